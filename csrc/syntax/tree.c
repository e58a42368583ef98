/* syntax/tree.c - signs of words, and the stages in their order */
#include "syntax/tree.h"

#include <libstemmer.h>

#include "base/map.h"
#include "syntax/parser.h"
#include "syntax/tagger.h"

enum { SHAPE = 10, FORM = 64, LANES = 4 };

static uint32_t hash_part(const char *data, size_t size, uint32_t salt)
{
    return hash_bytes(HASH_SEED ^ (salt * 0x9e3779b9u), data, size);
}

static char shape_of(unsigned char c)
{
    return c >= 'A' && c <= 'Z'   ? 'A'
           : c >= 'a' && c <= 'z' ? 'a'
           : c >= '0' && c <= '9' ? '0'
           : c >= 0x80            ? 'u'
                                  : (char)c;
}

static uint32_t shape_hash(struct view bytes)
{
    char shape[SHAPE];
    size_t i, n = 0;

    for (i = 0; i < bytes.size && n < SHAPE; i++) {
        char c = shape_of((unsigned char)bytes.data[i]);
        if (n == 0 || shape[n - 1] != c)
            shape[n++] = c;
    }
    return hash_part(shape, n, 1);
}

/* The normal form with digits as 0, cut at FORM bytes. */
static size_t fold(char out[FORM], struct view norm)
{
    size_t i, size = norm.size < FORM ? norm.size : FORM;

    for (i = 0; i < size; i++)
        out[i] = norm.data[i] >= '0' && norm.data[i] <= '9' ? '0' : norm.data[i];
    return size;
}

static uint32_t stem_hash(struct sb_stemmer *stemmer, const char *word, size_t size)
{
    const sb_symbol *stem =
        stemmer ? sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)size) : NULL;

    return stem ? hash_part((const char *)stem, (size_t)sb_stemmer_length(stemmer), 2)
                : hash_part(word, size, 2);
}

static void sign_read(struct sign *out, const struct text *text, uint32_t token,
                      struct sb_stemmer *stemmer)
{
    struct view bytes = token_bytes(text, token);
    char word[FORM];
    size_t size = fold(word, text->tokens.at[token].norm), i;

    out->form = hash_part(bytes.data, bytes.size, 3);
    out->word = hash_part(word, size, 4);
    out->stem = stem_hash(stemmer, word, size);
    for (i = 1; i <= 4; i++)
        out->suffix[i] =
            hash_part(word + (size > i ? size - i : 0), size > i ? i : size, 10 + (uint32_t)i);
    for (i = 1; i <= 3; i++)
        out->prefix[i] = hash_part(word, size > i ? i : size, 20 + (uint32_t)i);
    out->shape = shape_hash(bytes);
}

void tree_init(struct tree *out, const struct text *text, struct arena *arena)
{
    uint32_t size = text->tokens.size, i;
    struct sb_stemmer *stemmer;

    out->sign = arena_new_array(arena, size, struct sign);
    out->tag = arena_new_array(arena, size, uint8_t);
    out->head = arena_new_array(arena, size, uint32_t);
    out->relation = arena_new_array(arena, size, uint8_t);
    stemmer = sb_stemmer_new("english", NULL);
    for (i = 0; i < size; i++) {
        sign_read(&out->sign[i], text, i, stemmer);
        out->head[i] = NONE;
    }
    sb_stemmer_delete(stemmer);
}

/* Some sentences go side by side, a step each in turn: while the memory answers for one, the others are worked on. */
struct lane {
    struct tagger tagger;
    struct parser parser;
    bool tagged;
};

struct reading {
    struct tree *tree;
    const struct text *text;
    const struct model *model;
    uint32_t next; /* sentence */
};

/* Puts the next sentence on a lane; false behind the last. */
static bool lane_take(struct lane *lane, struct reading *r)
{
    if (r->next == r->text->sentences.size)
        return false;
    lane->tagged = false;
    tagger_begin(&lane->tagger, r->tree, r->text->sentences.at[r->next++].tokens, r->model);
    return true;
}

/* One step; false when there is nothing left for this lane. */
static bool lane_step(struct lane *lane, struct reading *r)
{
    if (lane->tagged)
        return parser_step(&lane->parser, r->tree, r->model) || lane_take(lane, r);
    if (!tagger_step(&lane->tagger, r->tree, r->model)) {
        parser_begin(&lane->parser, r->tree, lane->tagger.sentence, r->model);
        lane->tagged = true;
    }
    return true;
}

void tree_read(struct tree *out, const struct text *text, const struct model *model,
               struct arena *arena)
{
    struct reading reading = {out, text, model, 0};
    struct lane *lanes = arena_new_array(arena, LANES, struct lane);
    uint32_t live = 0, i;

    tree_init(out, text, arena);
    while (live < LANES && lane_take(&lanes[live], &reading))
        parser_init(&lanes[live++].parser, arena);
    while (live)
        for (i = 0; i < live; i++)
            if (!lane_step(&lanes[i], &reading))
                lanes[i] = lanes[--live];
}

#define NAME(code, name) name,
const char *tag_name(enum tag tag)
{
    static const char *const names[] = {TAGS(NAME)};
    return names[tag];
}

const char *relation_name(enum relation relation)
{
    static const char *const names[] = {RELATIONS(NAME)};
    return names[relation];
}
#undef NAME
