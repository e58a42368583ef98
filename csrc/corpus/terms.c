/* corpus/terms.c - by what a statement is found among those of a folder, and an article among its copies */
#include "corpus/terms.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "corpus/name.h"
#include "corpus/url.h"

enum { GRAM = 5, GRAM_BYTES = GRAM * 4 };

bool terms_init(struct terms_maker *maker, struct error *error)
{
    memset(maker, 0, sizeof(*maker));
    maker->lexicon = lexicon_get(error);
    maker->stemmer = maker->lexicon ? sb_stemmer_new("english", NULL) : NULL;
    if (!maker->stemmer)
        error_set(error, ERROR_NO_MEMORY, "%s", error_default(ERROR_NO_MEMORY));
    return maker->stemmer != NULL;
}

void terms_release(struct terms_maker *maker)
{
    sb_stemmer_delete(maker->stemmer);
    buffer_release(&maker->scratch);
    maker->stemmer = NULL;
}

static bool is_term_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte & 0x80) != 0;
}

/* A term; what could part it in two is made a '_'. */
static void add_term(struct buffer *out, const char *before, struct view text)
{
    size_t i;

    if (!text.size || text.size > TERMS_BYTES)
        return;
    buffer_text(out, before);
    for (i = 0; i < text.size; i++)
        buffer_add(out, is_term_byte(text.data[i]) ? &text.data[i] : "_", 1);
    buffer_text(out, " ");
}

static struct view stem(const struct terms_maker *maker, struct view norm)
{
    const sb_symbol *out =
        norm.size > TERMS_BYTES
            ? NULL
            : sb_stemmer_stem(maker->stemmer, (const sb_symbol *)norm.data, (int)norm.size);

    return out ? (struct view){(const char *)out, (size_t)sb_stemmer_length(maker->stemmer)} : norm;
}

static void add_word(struct buffer *out, const struct terms_maker *maker, struct view norm)
{
    const struct lexicon *lexicon = maker->lexicon;
    const struct table_row *event = lexicon_find(&lexicon->events, norm);

    if (lexicon_find(&lexicon->words, norm) || lexicon_find(&lexicon->common, norm))
        return;
    if (event)
        add_term(out, "=", lexicon_cell(&lexicon->events, event, "class"));
    add_term(out, "", stem(maker, norm));
}

/* Grams run over words and the spaces between them. */
struct grams {
    char bytes[GRAM_BYTES];
    uint8_t widths[GRAM];
    uint32_t size, characters;
};

static void drop_first(struct grams *grams)
{
    uint32_t width = grams->widths[0];

    grams->size -= width;
    grams->characters--;
    memmove(grams->bytes, grams->bytes + width, grams->size);
    memmove(grams->widths, grams->widths + 1, grams->characters);
}

static void add_character(struct buffer *out, struct grams *grams, struct view text, size_t at,
                          uint32_t width)
{
    uint32_t hash;

    if (grams->characters == GRAM)
        drop_first(grams);
    memcpy(grams->bytes + grams->size, text.data + at, width);
    grams->widths[grams->characters++] = (uint8_t)width;
    grams->size += width;
    if (grams->characters < GRAM)
        return;
    hash = hash_bytes(HASH_SEED, grams->bytes, grams->size);
    if (hash % TERMS_SAMPLE == 0)
        buffer_format(out, "~%x ", hash);
}

static void add_grams(struct buffer *out, struct grams *grams, struct view norm)
{
    size_t at;
    uint32_t width;

    add_character(out, grams, VIEW(" "), 0, 1);
    for (at = 0; at < norm.size; at += width) {
        utf8_decode(norm, at, &width);
        add_character(out, grams, norm, at, width);
    }
}

static void add_part(struct buffer *out, const struct terms_maker *maker, const struct text *text,
                     struct range part)
{
    struct grams grams = {.size = 0};
    uint32_t i;

    for (i = part.from; i < part.to; i++) {
        const struct token *token = &text->tokens.at[i];

        if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)
            continue;
        add_word(out, maker, token->norm);
        add_grams(out, &grams, token->norm);
    }
}

/* The fortnight of a statement, as a number; -1 where no date tells. */
static int32_t fortnight_of(const struct analysis *analysis, uint32_t statement)
{
    struct date date = analysis->provenance[statement].date;

    if (!date.month)
        date = analysis->heading.date;
    if (!date.month)
        return -1;
    return (date_to_day(date) + 1000000 * TERMS_FORTNIGHT) / TERMS_FORTNIGHT - 1000000;
}

static void add_speaker(struct buffer *out, const struct analysis *analysis, uint32_t statement,
                        bool slips, struct arena *arena)
{
    uint32_t speaker = analysis->speakers.of_statement[statement];
    int32_t fortnight = fortnight_of(analysis, statement), i;
    struct view last;

    if (speaker == NONE)
        return;
    last = name_key(name_last(analysis->speakers.all.at[speaker].name), arena);
    add_term(out, "_", last);
    if (fortnight < 0)
        return;
    for (i = fortnight - slips; i <= fortnight + slips; i++) {
        const char *text = arena_format(arena, "%.*s_%d", VIEW_ARGS(last), (int)i);

        add_term(out, "_", view_of(text));
    }
}

void terms_of_statement(struct buffer *out, const struct terms_maker *maker,
                        const struct analysis *analysis, uint32_t statement, bool slips,
                        struct arena *arena)
{
    const struct range *part;

    vec_each (part, &analysis->statements.at[statement].content) {
        add_part(out, maker, &analysis->text, *part);
    }
    add_speaker(out, analysis, statement, slips, arena);
}

static void add_address(struct buffer *out, struct view url, struct arena *arena)
{
    url = url_normal(url, arena);
    if (url.size)
        buffer_format(out, "@%08x ", hash_bytes(HASH_SEED, url.data, url.size));
}

void terms_of_article(struct buffer *out, const struct analysis *analysis, struct arena *arena)
{
    const struct token *token;

    add_address(out, analysis->heading.url, arena);
    vec_each (token, &analysis->text.tokens) {
        if (token->kind == TOKEN_URL)
            add_address(out, text_bytes(&analysis->text, token->span), arena);
    }
}

static uint64_t hash_shingle(const uint32_t words[3])
{
    uint8_t bytes[12];
    uint32_t i;

    for (i = 0; i < 12; i++)
        bytes[i] = (uint8_t)(words[i / 4] >> i % 4 * 8);
    return (uint64_t)hash_bytes(HASH_SEED, bytes, sizeof(bytes)) << 32 |
           hash_bytes(0x9e3779b9, bytes, sizeof(bytes));
}

uint64_t likeness_of(const struct text *text)
{
    int32_t sums[64] = {0};
    uint32_t words[3] = {0}, size = 0, bit;
    uint64_t all = 0, likeness = 0;
    const struct token *token;

    vec_each (token, &text->tokens) {
        uint64_t hash;

        if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)
            continue;
        words[0] = words[1];
        words[1] = words[2];
        words[2] = hash_bytes(HASH_SEED, token->norm.data, token->norm.size);
        hash = hash_shingle(words);
        all = all * 0x9e3779b97f4a7c15u + hash;
        size++;
        for (bit = 0; size >= 3 && bit < 64; bit++)
            sums[bit] += hash >> bit & 1 ? 1 : -1;
    }
    if (size < TERMS_SHORT)
        return all;
    for (bit = 0; bit < 64; bit++)
        likeness |= (uint64_t)(sums[bit] > 0) << bit;
    return likeness;
}

uint32_t likeness_band(uint64_t likeness, uint32_t band)
{
    return band << 16 | (uint32_t)(likeness >> band * 16 & 0xffff);
}

bool likeness_near(uint64_t a, uint64_t b)
{
    uint64_t differ = a ^ b;
    uint32_t bits;

    for (bits = 0; differ && bits <= LIKENESS_BITS; bits++)
        differ &= differ - 1;
    return bits <= LIKENESS_BITS;
}
