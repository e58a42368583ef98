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

static enum action choose(const struct parser *parser, const int32_t *scores)
{
    int best = -1, a;

    for (a = 0; a < ACTION_COUNT; a++)
        if (parser_allows(parser, (enum action)a) && (best < 0 || scores[a] > scores[best]))
            best = a;
    return (enum action)best;
}

static enum relation choose_relation(struct parser *parser, enum action action,
                                     const struct model *model)
{
    struct features features;
    int32_t scores[LINEAR_LABELS], head, child;
    uint32_t r, best = 0;

    parser_arc(parser, action, &head, &child);
    parser_relation_features(&features, parser, head, child);
    linear_score(&model->relation, &features, scores);
    for (r = 1; r < model->relation.labels; r++)
        if (scores[r] > scores[best])
            best = r;
    return (enum relation)best;
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

void parser_read(struct parser *parser, struct tree *tree, struct range sentence,
                 const struct model *model)
{
    struct features features;
    int32_t scores[LINEAR_LABELS];

    parser_start(parser, tree, sentence);
    while (!parser_done(parser)) {
        enum action action = ACTION_LEFT;
        if (parser->next < parser->size || parser->depth > 1) {
            parser_features(&features, parser);
            linear_score(&model->action, &features, scores);
            action = choose(parser, scores);
        }
        parser_act(parser, action,
                   action == ACTION_SHIFT ? RELATION_ROOT : choose_relation(parser, action, model));
    }
    write_back(parser, tree);
}
