/* syntax/parser.c - the transition system, and the greedy search through it */
#include "syntax/parser.h"

void parser_init(struct parser *out, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    out->stack = arena_new_array(arena, SENTENCE_TOKENS, int32_t);
    out->nodes = arena_new_array(arena, SENTENCE_TOKENS + 1, struct node);
}

/* Precondition: range_length(sentence) <= SENTENCE_TOKENS, which segmentation keeps. */
void parser_start(struct parser *parser, const struct tree *tree, struct range sentence)
{
    static const struct node bare = {-1, -1, -1, -1, -1, 0, 0, RELATION_COUNT};
    int32_t i;

    parser->tree = tree;
    parser->sentence = sentence;
    parser->size = (int32_t)range_length(sentence);
    parser->next = parser->depth = 0;
    for (i = 0; i <= parser->size; i++)
        parser->nodes[i] = bare;
}

bool parser_done(const struct parser *parser)
{
    return parser->depth == 0 && parser->next == parser->size;
}

bool parser_allows(const struct parser *parser, enum action action)
{
    switch (action) {
    case ACTION_SHIFT:
        return parser->next < parser->size;
    case ACTION_LEFT:
        return parser->depth > 0;
    default:
        return parser->depth > 1;
    }
}

void parser_arc(const struct parser *parser, enum action action, int32_t *head, int32_t *child)
{
    *child = parser->stack[parser->depth - 1];
    *head = action == ACTION_LEFT ? parser->next : parser->stack[parser->depth - 2];
}

static void add_child(struct node *head, int32_t child, bool left)
{
    int32_t *outer = left ? &head->left : &head->right;
    int32_t *inner = left ? &head->left2 : &head->right2;
    uint8_t *count = left ? &head->lefts : &head->rights;

    *inner = *outer;
    *outer = child;
    if (*count < 3)
        ++*count;
}

void parser_act(struct parser *parser, enum action action, enum relation relation)
{
    int32_t head, child;

    if (action == ACTION_SHIFT) {
        parser->stack[parser->depth++] = parser->next++;
        return;
    }
    parser_arc(parser, action, &head, &child);
    parser->nodes[child].head = head;
    parser->nodes[child].relation = (uint8_t)relation;
    if (head < parser->size)
        add_child(&parser->nodes[head], child, child < head);
    parser->depth--;
}

static enum action best_action(const struct parser *parser, const struct model *model)
{
    int32_t scores[LINEAR_LABELS];
    int best = -1, a;

    linear_score(&model->action, &parser->features, scores);
    for (a = 0; a < ACTION_COUNT; a++)
        if (parser_allows(parser, (enum action)a) && (best < 0 || scores[a] > scores[best]))
            best = a;
    return (enum action)best;
}

static enum relation best_relation(const struct parser *parser, const struct model *model)
{
    int32_t scores[LINEAR_LABELS];
    uint32_t r, best = 0;

    linear_score(&model->relation, &parser->features, scores);
    for (r = 1; r < model->relation.labels; r++)
        if (scores[r] > scores[best])
            best = r;
    return (enum relation)best;
}

static void ask_relation(struct parser *parser, enum action action, const struct model *model)
{
    int32_t head, child;

    parser->action = action;
    parser_arc(parser, action, &head, &child);
    parser_relation_features(&parser->features, parser, head, child);
    linear_ask(&model->relation, &parser->features);
}

/* With nothing but the last word left there is no choice: it hangs on the root. */
static void ask_action(struct parser *parser, const struct model *model)
{
    parser->action = ACTION_COUNT;
    if (parser_done(parser))
        return;
    if (parser->next == parser->size && parser->depth == 1) {
        ask_relation(parser, ACTION_LEFT, model);
        return;
    }
    parser_features(&parser->features, parser);
    linear_ask(&model->action, &parser->features);
}

static void write_back(const struct parser *parser, struct tree *tree)
{
    uint32_t from = parser->sentence.from;
    int32_t i;

    for (i = 0; i < parser->size; i++) {
        const struct node *node = &parser->nodes[i];
        bool root = node->head < 0 || node->head == parser->size;
        tree->head[from + (uint32_t)i] = root ? NONE : from + (uint32_t)node->head;
        tree->relation[from + (uint32_t)i] = root ? RELATION_ROOT : node->relation;
    }
}

void parser_begin(struct parser *parser, const struct tree *tree, struct range sentence,
                  const struct model *model)
{
    parser_start(parser, tree, sentence);
    ask_action(parser, model);
}

bool parser_step(struct parser *parser, struct tree *tree, const struct model *model)
{
    enum action action = parser->action;

    if (parser_done(parser)) {
        write_back(parser, tree);
        return false;
    }
    if (action == ACTION_COUNT) {
        action = best_action(parser, model);
        if (action != ACTION_SHIFT) {
            ask_relation(parser, action, model);
            return true;
        }
        parser_act(parser, ACTION_SHIFT, RELATION_ROOT);
    } else {
        parser_act(parser, action, best_relation(parser, model));
    }
    ask_action(parser, model);
    return true;
}

void parser_read(struct parser *parser, struct tree *tree, struct range sentence,
                 const struct model *model)
{
    parser_begin(parser, tree, sentence, model);
    while (parser_step(parser, tree, model))
        continue;
}
