/* train/lesson.c - reading the articles to learn from */
#include "train/lesson.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/gold.h"
#include "base/file.h"
#include "statement/rules.h"
#include "text/segment.h"
#include "train/weights.h"

enum { CONLL_BYTES = 1 << 30, COLUMNS = 9 };

static void give_up(const char *path, const char *why)
{
    fprintf(stderr, "csto-train: %s: %s\n", path, why);
    exit(1);
}

static char *join(const char *directory, const char *ending)
{
    size_t size = strlen(directory) + strlen(ending) + 1;
    char *path = must_alloc(size, 1);

    snprintf(path, size, "%s%s", directory, ending);
    return path;
}

/* ---- what another parser said ---- */

/* One line of a CoNLL file: index, form, lemma, tag, entity, head, relation, start, end. */
struct row {
    struct view cell[COLUMNS];
};

static uint32_t number(struct view cell)
{
    uint32_t value = 0;
    size_t i;

    for (i = 0; i < cell.size && isdigit((unsigned char)cell.data[i]); i++)
        value = value * 10 + (uint32_t)(cell.data[i] - '0');
    return value;
}

static bool row_read(struct row *out, struct view line)
{
    size_t i, from = 0;
    uint32_t n = 0;

    for (i = 0; i <= line.size && n < COLUMNS; i++)
        if (i == line.size || line.data[i] == '\t') {
            out->cell[n++] = (struct view){line.data + from, i - from};
            from = i + 1;
        }
    return n == COLUMNS;
}

static uint8_t tag_of(struct view name)
{
    uint8_t t;

    for (t = 0; t < TAG_COUNT; t++)
        if (view_is(name, tag_name((enum tag)t)))
            return t;
    return NO_TAG;
}

static uint8_t relation_of(struct view name)
{
    uint8_t r;

    for (r = 0; r < RELATION_COUNT; r++)
        if (view_is(name, relation_name((enum relation)r)))
            return r;
    return RELATION_DEP;
}

/* The token of the engine with exactly these bytes, or NONE. *from moves on. */
static uint32_t same_token(const struct text *text, struct span span, uint32_t *from)
{
    while (*from < text->tokens.size && text->tokens.at[*from].span.start < span.start)
        ++*from;
    if (*from < text->tokens.size && text->tokens.at[*from].span.start == span.start &&
        text->tokens.at[*from].span.end == span.end)
        return *from;
    return NONE;
}

/* The rows of one sentence onto the tokens of a lesson; heads count within the sentence, from 1. */
static void carry_sentence(struct lesson *lesson, const struct row *rows, uint32_t size,
                           uint32_t *from)
{
    uint32_t *token = must_alloc(size, sizeof(*token)), i;

    lesson->rows += size;
    for (i = 0; i < size; i++)
        token[i] = same_token(
            &lesson->text, (struct span){number(rows[i].cell[7]), number(rows[i].cell[8])}, from);
    for (i = 0; i < size; i++) {
        uint32_t head = number(rows[i].cell[5]);
        if (token[i] == NONE)
            continue;
        lesson->tag[token[i]] = tag_of(rows[i].cell[3]);
        lesson->relation[token[i]] = relation_of(rows[i].cell[6]);
        lesson->head[token[i]] = head && head <= size ? token[head - 1] : NONE;
    }
    free(token);
}

/* A sentence is whole where each token was given and each head but one, the root, lies inside it. */
static void find_whole(struct lesson *lesson)
{
    uint32_t s, i;

    for (s = 0; s < lesson->text.sentences.size; s++) {
        struct range in = lesson->text.sentences.at[s].tokens;
        uint32_t roots = 0;
        lesson->whole[s] = range_length(in) > 0;
        for (i = in.from; i < in.to; i++) {
            roots += lesson->head[i] == NONE;
            if (lesson->tag[i] == NO_TAG ||
                (lesson->head[i] != NONE && !range_has(in, lesson->head[i])))
                lesson->whole[s] = false;
        }
        if (roots != 1)
            lesson->whole[s] = false;
    }
}

static struct lesson *lesson_named(struct lessons *lessons, struct view name)
{
    uint32_t i;

    for (i = 0; i < lessons->size; i++) {
        struct view path = view_of(path_name(lessons->at[i].path));
        if (path.size > 4 && view_equal((struct view){path.data, path.size - 4}, name))
            return &lessons->at[i];
    }
    return NULL;
}

static void carry_trees(struct lessons *lessons, struct view bytes)
{
    static const char head[] = "# article = ";
    struct lesson *lesson = NULL;
    struct row *rows = must_alloc(100000, sizeof(*rows));
    uint32_t size = 0, from = 0;
    size_t at, end;

    for (at = 0; at < bytes.size; at = end + 1) {
        struct view line;
        for (end = at; end < bytes.size && bytes.data[end] != '\n'; end++)
            ;
        line = (struct view){bytes.data + at, end - at};
        if (line.size && line.data[0] != '#' && size < 100000 && row_read(&rows[size], line)) {
            size++;
            continue;
        }
        if (size && lesson)
            carry_sentence(lesson, rows, size, &from);
        size = 0;
        if (view_starts(line, view_of(head))) {
            lesson = lesson_named(
                lessons, (struct view){line.data + sizeof(head) - 1, line.size - sizeof(head) + 1});
            from = 0;
        }
    }
    if (size && lesson)
        carry_sentence(lesson, rows, size, &from);
    free(rows);
}

/* ---- what people said ---- */

static bool is_edge(const struct text *text, uint32_t token)
{
    uint8_t kind = text->tokens.at[token].kind;

    return kind == TOKEN_PUNCT || kind == TOKEN_QUOTE || kind == TOKEN_SYMBOL;
}

/* A list of byte spans as tokens, without punctuation at the edges (a cue may be nothing else). */
static void carry_spans(struct spans *out, const struct text *text, const struct span_list *spans)
{
    uint32_t i;

    for (i = 0; i < spans->size && out->size < PROPOSAL_SPANS; i++) {
        struct range all = text_tokens(text, spans->at[i]), r = all;
        while (r.from < r.to && is_edge(text, r.to - 1))
            r.to--;
        while (r.from < r.to && is_edge(text, r.from))
            r.from++;
        if (r.from == r.to)
            r = all;
        if (r.from < r.to)
            out->at[out->size++] = r;
    }
}

static void carry_attributions(struct lesson *lesson, const struct gold *gold)
{
    struct claims claims = {0};
    uint32_t i, k;

    gold_claims(&claims, gold, path_name(lesson->path), &lesson->arena);
    for (i = 0; i < claims.size; i++) {
        struct attribution a = {0};
        carry_spans(&a.cue, &lesson->text, &claims.at[i].part[PART_CUE]);
        carry_spans(&a.source, &lesson->text, &claims.at[i].part[PART_SOURCE]);
        carry_spans(&a.content, &lesson->text, &claims.at[i].part[PART_CONTENT]);
        if (!a.cue.size)
            continue;
        vec_push(&lesson->arena, &lesson->attributions, a);
        for (k = a.cue.at[0].from; k < a.cue.at[0].to; k++)
            lesson->cue[k] = k == a.cue.at[0].from ? CUE_BEGIN : CUE_INSIDE;
    }
}

static void find_rules(struct lesson *lesson, const struct lexicon *lexicon)
{
    struct syntax syntax;
    struct mentions mentions;

    syntax_read(&syntax, &lesson->text, lexicon, &lesson->arena);
    mentions_find(&mentions, &lesson->text, &syntax, lexicon, &lesson->arena);
    statements_by_rules(&lesson->rules, &lesson->text, &syntax, &mentions, lexicon, &lesson->arena);
}

static void lesson_read(struct lesson *lesson, const char *path)
{
    struct error error = {0};
    const struct lexicon *lexicon = lexicon_get(&error);
    uint32_t i, n;

    arena_init(&lesson->arena, 0);
    if (!lexicon || article_load(&lesson->article, path, &lesson->arena, &error))
        give_up(path, error.message);
    lesson->path = arena_format(&lesson->arena, "%s", path);
    text_read(&lesson->text, lesson->article.bytes, lexicon, &lesson->arena);
    find_rules(lesson, lexicon);
    tree_init(&lesson->tree, &lesson->text, &lesson->arena);
    n = lesson->text.tokens.size;
    lesson->tag = arena_new_array(&lesson->arena, n, uint8_t);
    lesson->guess = arena_new_array(&lesson->arena, n, uint8_t);
    lesson->head = arena_new_array(&lesson->arena, n, uint32_t);
    lesson->relation = arena_new_array(&lesson->arena, n, uint8_t);
    lesson->cue = arena_new_array(&lesson->arena, n, uint8_t);
    lesson->whole = arena_new_array(&lesson->arena, lesson->text.sentences.size, bool);
    for (i = 0; i < n; i++) {
        lesson->tag[i] = NO_TAG;
        lesson->head[i] = NONE;
    }
}

void lesson_set(struct lesson *lesson)
{
    bool *begins = must_alloc(lesson->text.tokens.size, sizeof(*begins));
    uint32_t i;

    setting_init(&lesson->setting, &lesson->text, &lesson->tree, &lesson->rules, &lesson->arena);
    for (i = 0; i < lesson->text.tokens.size; i++)
        begins[i] = lesson->cue[i] == CUE_BEGIN;
    setting_count_cues(&lesson->setting, begins);
    free(begins);
}

void lessons_read(struct lessons *out, const char *directory)
{
    static const char *const suffixes[] = {".txt", NULL};
    struct error error = {0};
    struct gold gold;
    struct arena arena;
    struct view conll;
    char **paths, *trees = join(directory, ".conll"), *people = join(directory, ".gold.jsonl");
    uint32_t i;

    arena_init(&arena, 0);
    if (file_list(&paths, &out->size, directory, suffixes, &error) ||
        gold_read(&gold, people, &error) || file_read(&conll, trees, CONLL_BYTES, &arena, &error))
        give_up(directory, error.message);
    out->at = must_alloc(out->size, sizeof(*out->at));
    for (i = 0; i < out->size; i++)
        lesson_read(&out->at[i], paths[i]);
    carry_trees(out, conll);
    for (i = 0; i < out->size; i++) {
        find_whole(&out->at[i]);
        if (gold_has(&gold, path_name(paths[i])))
            carry_attributions(&out->at[i], &gold);
    }
    gold_release(&gold);
    arena_release(&arena);
    file_list_free(paths, out->size);
    free(trees);
    free(people);
}

void lessons_release(struct lessons *lessons)
{
    uint32_t i;

    for (i = 0; i < lessons->size; i++)
        arena_release(&lessons->at[i].arena);
    free(lessons->at);
}
