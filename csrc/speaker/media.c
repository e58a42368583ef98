/* speaker/media.c - where an article leads to an outlet */
#include "speaker/media.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "speaker/outlet.h"

enum {
    LINE_OUTLETS = 4, /* in one source line */
    LAST_BIT = 63     /* of a mask: all rows from there on */
};

struct finder {
    struct media_places *out;
    const struct text *text;
    const struct lexicon *lexicon;
    struct outlet_reader reader;
    struct arena *arena;
    struct map by_word; /* words of media.tsv -> index into masks */
    struct masks VECTOR(uint64_t)
        masks; /* of rows, whose patterns ask for the word; row 63 stands for all from there */
};

static const struct token *token_of(const struct finder *f, uint32_t token)
{
    return &f->text->tokens.at[token];
}

/* "told the BBC | 's driver": somebody or something of an outlet's, and none of its programmes or people of the press. */
static bool is_owner(const struct finder *f, uint32_t at, uint32_t end)
{
    const struct syntax *syntax = f->reader.syntax;
    uint32_t head;

    if (at + 1 >= end || token_of(f, at)->kind != TOKEN_CLITIC || token_of(f, at + 1)->capital ||
        syntax->phrase[at + 1] == NONE)
        return false;
    head = syntax->phrases.at[syntax->phrase[at + 1]].head;
    return !token_of(f, head)->capital &&
           !lexicon_find_with(&f->lexicon->nominals, token_of(f, head)->norm, "kind",
                              VIEW("press")) &&
           !lexicon_find_with(&f->lexicon->settings, token_of(f, head)->norm, "kind",
                              VIEW("outlet")) &&
           lexicon_find(&f->lexicon->titles, token_of(f, head)->norm);
}

/* Behind the words of a row of media.tsv: an outlet that is known, or seems to be one, or is only described. */
static bool find_outlet(struct finder *f, const struct table_row *row, uint32_t at, uint32_t end,
                        struct view *name)
{
    const struct lexicon_table *media = &f->lexicon->media;
    struct view names = lexicon_cell(media, row, "names");
    uint32_t to = outlet_read(&f->reader, at, end, name);

    if (to > at)
        return !is_owner(f, to, end);
    return (view_is(names, "any") && outlet_guess(&f->reader, at, end, name) > at) ||
           (view_is(names, "programme") && outlet_programme(&f->reader, at, end, name) > at);
}

static void add(struct finder *f, struct range tokens, uint8_t kind, struct view outlet,
                struct view by)
{
    struct media_place *place = vec_add(f->arena, f->out);

    place->tokens = tokens;
    place->sentence = token_of(f, tokens.from)->sentence;
    place->kind = kind;
    if (outlet.size)
        place->medium = (struct medium){outlet, by, MEDIUM_OUTLET};
}

/* "(According to TASS, Reuters)": one outlet after the other. */
static void add_line(struct finder *f, struct range tokens, uint32_t end)
{
    uint32_t at = tokens.to, left = LINE_OUTLETS, next;
    struct view name;

    while (left-- && (next = outlet_read(&f->reader, at, end, &name)) > at) {
        add(f, tokens, MEDIA_LINE, name, VIEW(""));
        at = next;
        while (at < end && token_of(f, at)->kind == TOKEN_PUNCT && !token_is(f->text, at, ")"))
            at++;
    }
}

static uint8_t kind_of(struct view name)
{
    static const char *const names[] = {"interview", "told", "reported", "line", "aired"};
    uint8_t i;

    for (i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (view_is(name, names[i]))
            return i;
    return MEDIA_TOLD;
}

/* "on the Gazette" is no place where somebody speaks; an outlet that is not known was told of as one. */
static bool may_air(const struct finder *f, struct view outlet)
{
    const struct lexicon_table *outlets = &f->lexicon->outlets;
    const struct table_row *row = lexicon_find(outlets, utf8_normal(f->arena, outlet));
    struct view kind = row                                     ? lexicon_cell(outlets, row, "kind")
                       : memchr(outlet.data, ' ', outlet.size) ? VIEW("site")
                                                               : VIEW("");

    return view_is(kind, "site") || view_is(kind, "broadcaster") || view_is(kind, "platform");
}

static void add_match(struct finder *f, const struct paragraph *p, const struct table_row *row,
                      const struct pattern *pattern, const struct pattern_match *match)
{
    const struct lexicon_table *media = &f->lexicon->media;
    uint8_t kind = kind_of(lexicon_cell(media, row, "kind"));
    struct view name = lexicon_cell(media, row, "outlet"), by = lexicon_cell(media, row, "by");
    struct view named = pattern_named(pattern, "by", text_bytes(f->text, p->span), match);
    struct span span = {p->span.start + match->group[0].start, p->span.start + match->group[0].end};
    struct range tokens = text_tokens(f->text, span);
    uint32_t end;

    if (!range_length(tokens))
        return;
    by = named.size ? named : by;
    end = f->text->sentences.at[token_of(f, tokens.to - 1)->sentence].tokens.to;
    if (kind == MEDIA_LINE) {
        add_line(f, tokens, p->tokens.to);
    } else if (kind == MEDIA_AIRED) {
        if (outlet_read(&f->reader, tokens.to, end, &name) > tokens.to && may_air(f, name))
            add(f, tokens, MEDIA_AIRED, name, by);
    } else if (name.size || find_outlet(f, row, tokens.to, end, &name) || kind == MEDIA_INTERVIEW) {
        add(f, tokens, kind, name, by);
    }
}

/* Where the sentence of a token begins in its paragraph, in bytes. */
static uint32_t sentence_in(const struct finder *f, const struct paragraph *p, uint32_t token)
{
    struct range tokens = f->text->sentences.at[token_of(f, token)->sentence].tokens;
    uint32_t start = token_of(f, tokens.from)->span.start;

    return tokens.from == p->tokens.from ? 0 : start - p->span.start;
}

/* from: the first token of the paragraph that the row asks for; no pattern begins before its sentence. */
static void find_in(struct finder *f, const struct paragraph *p, uint32_t row, uint32_t from)
{
    const struct lexicon_table *media = &f->lexicon->media;
    struct view bytes = text_bytes(f->text, p->span);
    struct pattern_match match;
    uint32_t at = sentence_in(f, p, from);

    while (at < bytes.size && pattern_find(media->pattern[row], bytes, at, &match)) {
        add_match(f, p, &media->table.rows[row], media->pattern[row], &match);
        at = match.group[0].end > at ? match.group[0].end : at + 1;
    }
}

static uint32_t row_bit(uint32_t row)
{
    return row < LAST_BIT ? row : LAST_BIT;
}

static uint64_t row_mask(uint32_t row)
{
    return UINT64_C(1) << row_bit(row);
}

static void add_word(struct finder *f, struct view word, uint32_t row)
{
    uint32_t *at = map_at(f->arena, &f->by_word, word);

    if (*at == NONE) {
        *at = f->masks.size;
        vec_push(f->arena, &f->masks, 0);
    }
    f->masks.at[*at] |= row_mask(row);
}

/* Which rows ask for which words. */
static void find_words(struct finder *f)
{
    const struct lexicon_table *media = &f->lexicon->media;
    uint32_t row;

    for (row = 0; row < media->table.size; row++) {
        struct view words = lexicon_cell(media, &media->table.rows[row], "words");
        size_t at = 0, end;

        for (; at < words.size; at = end + 1) {
            for (end = at; end < words.size && words.data[end] != ' ';)
                end++;
            add_word(f, (struct view){words.data + at, end - at}, row);
        }
    }
}

/* The rows of which a paragraph holds a word; first[] gets the first such token of each bit. */
static uint64_t rows_of(const struct finder *f, const struct paragraph *p, uint32_t *first)
{
    uint64_t rows = 0, new;
    uint32_t i, bit;

    for (i = p->tokens.from; i < p->tokens.to; i++) {
        uint32_t at = map_get(&f->by_word, token_of(f, i)->norm);

        new = at == NONE ? 0 : f->masks.at[at] & ~rows;
        rows |= new;
        for (bit = 0; new; bit++, new >>= 1)
            if (new & 1)
                first[bit] = i;
    }
    return rows;
}

static bool may_hold_lines(const struct paragraph *p)
{
    return p->kind == PARAGRAPH_SOURCE || p->kind == PARAGRAPH_BODY;
}

static int by_place(const void *a, const void *b)
{
    const struct media_place *x = a, *y = b;

    return (x->tokens.from > y->tokens.from) - (x->tokens.from < y->tokens.from);
}

void media_find(struct media_places *out, const struct text *text, const struct syntax *syntax,
                const struct speakers *speakers, const struct lexicon *lexicon, struct arena *arena)
{
    struct finder f = {.out = out,
                       .text = text,
                       .lexicon = lexicon,
                       .reader = {.text = text,
                                  .syntax = syntax,
                                  .lexicon = lexicon,
                                  .speakers = speakers,
                                  .arena = arena},
                       .arena = arena};
    const struct paragraph *p;
    uint32_t row, first[LAST_BIT + 1];
    uint64_t rows;

    find_words(&f);
    vec_each (p, &text->paragraphs) {
        if (!may_hold_lines(p))
            continue;
        rows = rows_of(&f, p, first);
        for (row = 0; rows && row < lexicon->media.table.size; row++)
            if (rows & row_mask(row))
                find_in(&f, p, row, first[row_bit(row)]);
    }
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_place);
}
