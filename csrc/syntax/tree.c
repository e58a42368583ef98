/* syntax/tree.c - signs of words, and the stages in their order */
#include "syntax/tree.h"

#include <libstemmer.h>

#include "base/map.h"
#include "syntax/parser.h"
#include "syntax/tagger.h"

enum { SHAPE = 10, FORM = 64 };

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

void tree_read(struct tree *out, const struct text *text, const struct model *model,
               struct arena *arena)
{
    struct parser parser;
    uint32_t s;

    tree_init(out, text, arena);
    parser_init(&parser, arena);
    for (s = 0; s < text->sentences.size; s++) {
        tagger_read(out, text->sentences.at[s].tokens, model);
        parser_read(&parser, out, text->sentences.at[s].tokens, model);
    }
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
