/* speaker/media.c - outlets in an article */
#include "speaker/media.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
    OUTLET_WORDS = 8,  /* of an outlet's name */
    DESCRIBED = 8,     /* tokens between the joining words and the name */
    UNKNOWN_WORDS = 4, /* of a name that the lexicon does not have */
    LINE_OUTLETS = 4,  /* in one source line */
    DOMAIN_LETTERS = 4,
    HEARER_WORDS = 3, /* of a name of which nothing is known */
    HEARD_OF = 2      /* a name that stands there more often is told of elsewhere, too */
};

struct finder {
    struct media_places *out;
    const struct text *text;
    const struct lexicon *lexicon;
    const struct speakers *speakers;
    struct arena *arena;
    struct map by_alias; /* -> speaker; made when first asked for, as words */
    struct map words;    /* capitalised words -> how often they stand in the text */
    bool counted;        /* both are made */
    struct map by_word;  /* words of media.tsv -> index into masks */
    struct masks VECTOR(uint64_t)
        masks; /* of rows, whose patterns ask for the word; row 63 stands for all from there */
};

static const struct token *token_of(const struct finder *f, uint32_t token)
{
    return &f->text->tokens.at[token];
}

static bool nominal_is(const struct finder *f, uint32_t token, const char *kind)
{
    const struct lexicon_table *nominals = &f->lexicon->nominals;
    const struct table_row *row = lexicon_find(nominals, token_of(f, token)->norm);

    for (; row; row = lexicon_next(nominals, row))
        if (view_is(lexicon_cell(nominals, row, "kind"), kind))
            return true;
    return false;
}

static bool is_name_word(const struct finder *f, uint32_t token, uint32_t end)
{
    return token < end && token_of(f, token)->capital && token_of(f, token)->kind == TOKEN_WORD;
}

/* The outlet of the lexicon at a token; the end of its name, or `at`. */
static uint32_t known_outlet(const struct finder *f, uint32_t at, uint32_t end, struct view *name)
{
    struct view words[OUTLET_WORDS];
    uint32_t size, length = 0;
    const struct table_row *row;

    for (size = 0; size < OUTLET_WORDS && at + size < end; size++)
        words[size] = token_of(f, at + size)->norm;
    row = lexicon_longest(&f->lexicon->outlets, words, size, &length);
    if (!row || !(token_of(f, at)->capital || token_of(f, at)->quotation != NONE ||
                  token_of(f, at)->kind == TOKEN_NUMBER))
        return at;
    if (length == 1 && !token_of(f, at)->shouting && is_name_word(f, at + 1, end) &&
        !nominal_is(f, at + 1, "press") && !nominal_is(f, at + 1, "describes"))
        return at;
    *name = lexicon_cell(&f->lexicon->outlets, row, "name");
    return at + length;
}

/* "the Harbour Gazette", "Radio Lighthouse", "the Gazette": a name that ends, or begins, as many outlets' names do. */
static bool is_masthead(const struct finder *f, uint32_t at, uint32_t to)
{
    if (to == at || !at)
        return false;
    if (to - at == 1)
        return nominal_is(f, at, "masthead") && nominal_is(f, at - 1, "article");
    if (nominal_is(f, at, "masthead") && nominal_is(f, at, "press"))
        return true;
    return nominal_is(f, to - 1, "masthead") &&
           (nominal_is(f, at - 1, "article") ||
            !lexicon_find(&f->lexicon->names, token_of(f, at)->norm));
}

static bool is_place(const struct finder *f, uint32_t token)
{
    return token_of(f, token)->capital &&
           lexicon_find(&f->lexicon->places, token_of(f, token)->norm);
}

/* "KXYZ-TV" */
static bool is_station(const struct finder *f, uint32_t at)
{
    struct view norm = token_of(f, at)->norm;
    const char *hyphen = memchr(norm.data, '-', norm.size);
    size_t size = hyphen ? (size_t)(hyphen - norm.data) + 1 : 0;
    const struct lexicon_table *nominals = &f->lexicon->nominals;
    const struct table_row *row =
        size ? lexicon_find(nominals, (struct view){norm.data + size, norm.size - size}) : NULL;

    for (; row; row = lexicon_next(nominals, row))
        if (view_is(lexicon_cell(nominals, row, "kind"), "masthead"))
            return true;
    return false;
}

/* "Channel Five television", and not "World Food Programme". */
static bool tells_of_press(const struct finder *f, uint32_t token)
{
    return nominal_is(f, token, "press") &&
           (!token_of(f, token)->capital || nominal_is(f, token, "masthead"));
}

/* "Norland 1" */
static bool is_number_of(const struct finder *f, uint32_t at, uint32_t token, uint32_t end)
{
    return token > at && token < end && token_of(f, token)->kind == TOKEN_NUMBER &&
           token_of(f, token)->norm.size <= 2;
}

/* "lantern.no": a word with a dot inside, and letters behind it. */
static bool is_site(const struct finder *f, uint32_t token)
{
    struct view norm = token_of(f, token)->norm;
    size_t at = norm.size, letters = 0;

    while (at && norm.data[at - 1] >= 'a' && norm.data[at - 1] <= 'z') {
        at--;
        letters++;
    }
    return letters >= 2 && letters <= DOMAIN_LETTERS && at > 2 && norm.data[at - 1] == '.' &&
           norm.data[at - 2] != '.';
}

/* The end of a name that a site's address ends: "Norwegian News lantern.no"; `at` where none does. */
static uint32_t site_end(const struct finder *f, uint32_t at, uint32_t end)
{
    uint32_t to = at;

    while (to - at < UNKNOWN_WORDS && is_name_word(f, to, end) && !is_site(f, to))
        to++;
    return to < end && is_site(f, to) ? to + 1 : at;
}

/* "Public Television": what describes an outlet is its name where both have a capital. */
static bool is_described_name(const struct finder *f, uint32_t at, uint32_t end)
{
    return nominal_is(f, at, "describes") && is_name_word(f, at, end) &&
           is_name_word(f, at + 1, end) && nominal_is(f, at + 1, "masthead");
}

/* "the newspaper Morning Lamp", "Channel Five television": a name that stands by a word of the press. */
static uint32_t unknown_outlet(const struct finder *f, uint32_t at, uint32_t end, bool pressed,
                               struct view *name)
{
    uint32_t to = is_described_name(f, at, end) ? at + 2 : at, site = site_end(f, at, end);
    bool proper = to > at;

    if (site > at) {
        *name = text_bytes(f->text, text_span(f->text, (struct range){at, site}));
        return site;
    }
    while (to - at < UNKNOWN_WORDS && (is_name_word(f, to, end) || is_number_of(f, at, to, end)) &&
           (!nominal_is(f, to, "press") || nominal_is(f, to, "masthead")) &&
           !nominal_is(f, to, "describes")) {
        proper = proper || (!nominal_is(f, to, "press") && !is_place(f, to)) ||
                 (to > at && nominal_is(f, to, "masthead"));
        to++;
    }
    if (!proper || (!pressed && !(to < end && tells_of_press(f, to)) && !is_masthead(f, at, to) &&
                    !is_station(f, to - 1)))
        return at;
    *name = text_bytes(f->text, text_span(f->text, (struct range){at, to}));
    return to;
}

/* Reads the phrase of an outlet at a token; the end, or `at` where none stands. */
static uint32_t read_outlet(const struct finder *f, uint32_t at, uint32_t end, struct view *name)
{
    bool pressed = false;
    uint32_t i;

    for (i = at; i < end && i < at + DESCRIBED; i++) {
        uint32_t to = known_outlet(f, i, end, name);

        if (to == i)
            to = unknown_outlet(f, i, end, pressed, name);
        if (to > i)
            return to;
        pressed = pressed || nominal_is(f, i, "press");
        if (token_of(f, i)->kind != TOKEN_QUOTE && token_of(f, i)->kind != TOKEN_CLITIC &&
            !nominal_is(f, i, "article") && !nominal_is(f, i, "press") &&
            !nominal_is(f, i, "describes") && !is_place(f, i))
            break;
    }
    return at;
}

static void count_names(struct finder *f)
{
    uint32_t i;

    for (i = 0; i < f->speakers->all.size; i++) {
        const struct view *alias;

        vec_each (alias, &f->speakers->all.at[i].aliases)
            *map_at(f->arena, &f->by_alias, *alias) = i;
    }
    for (i = 0; i < f->text->tokens.size; i++) {
        uint32_t *count =
            token_of(f, i)->capital ? map_at(f->arena, &f->words, token_of(f, i)->norm) : NULL;

        if (count)
            *count = *count == NONE ? 1 : *count + 1;
    }
    f->counted = true;
}

/* Whether the article tells more of somebody called so than that something was told to them. */
static bool is_somebody(struct finder *f, struct view name, uint32_t last)
{
    const struct speaker *speaker;
    uint32_t i, often;

    if (!f->counted)
        count_names(f);
    i = map_get(&f->by_alias, name);
    often = map_get(&f->words, token_of(f, last)->norm);
    if (often != NONE && often > HEARD_OF)
        return true;
    if (i == NONE)
        return false;
    speaker = &f->speakers->all.at[i];
    return speaker->roles.size || speaker->statements.size || !view_equal(speaker->name, name);
}

/* A word of a body, an office, a place, an honorific, a time, or of letters alone: no outlet's that only its name tells of. */
static bool is_known_otherwise(const struct finder *f, uint32_t token)
{
    const struct lexicon *l = f->lexicon;
    struct view norm = token_of(f, token)->norm, one = {norm.data, norm.size ? norm.size - 1 : 0};

    return token_of(f, token)->shouting || lexicon_find(&l->bodies, norm) ||
           lexicon_find(&l->titles, norm) || lexicon_find(&l->places, norm) ||
           lexicon_find(&l->honorifics, norm) || lexicon_find(&l->times, norm) ||
           lexicon_find(&l->words, norm) ||
           (view_ends(norm, VIEW("s")) && lexicon_find(&l->titles, one));
}

/* "told Coastline that": a name of which nothing is known, and that nobody in the article bears; the end, or `at`. */
static uint32_t read_hearer(struct finder *f, uint32_t at, uint32_t end, struct view *name)
{
    uint32_t from = at < end && nominal_is(f, at, "article") ? at + 1 : at, to = from;

    while (to - from <= HEARER_WORDS && is_name_word(f, to, end)) {
        if (is_known_otherwise(f, to))
            return at;
        to++;
    }
    if (to == from || to - from > HEARER_WORDS ||
        lexicon_find(&f->lexicon->names, token_of(f, from)->norm) ||
        (to < end && (token_of(f, to)->kind == TOKEN_CLITIC || token_is(f->text, to, "to"))))
        return at;
    *name = text_bytes(f->text, text_span(f->text, (struct range){from, to}));
    return is_somebody(f, *name, to - 1) ? at : to;
}

/* "told a Czech newspaper": an outlet that is described and not named; the end, or `at`. */
static uint32_t read_description(const struct finder *f, uint32_t at, uint32_t end,
                                 struct view *name)
{
    uint32_t from = at < end && nominal_is(f, at, "article") ? at + 1 : at, to = from;

    while (to < end && to - from < UNKNOWN_WORDS &&
           (nominal_is(f, to, "press") || nominal_is(f, to, "describes") || is_place(f, to)))
        to++;
    if (to - from < 2 || !nominal_is(f, to - 1, "press"))
        return at;
    *name = text_bytes(f->text, text_span(f->text, (struct range){from, to}));
    return to;
}

/* Behind the words of a row of media.tsv: an outlet that is known, or seems to be one, or is only described. */
static bool find_outlet(struct finder *f, const struct table_row *row, uint32_t at, uint32_t end,
                        struct view *name)
{
    const struct lexicon_table *media = &f->lexicon->media;
    bool any = view_is(lexicon_cell(media, row, "names"), "any");

    return read_outlet(f, at, end, name) > at ||
           (any && (read_hearer(f, at, end, name) > at || read_description(f, at, end, name) > at));
}

static void add(struct finder *f, struct range tokens, uint8_t kind, struct view outlet,
                const struct table_row *row)
{
    struct media_place *place = vec_add(f->arena, f->out);

    place->tokens = tokens;
    place->sentence = token_of(f, tokens.from)->sentence;
    place->kind = kind;
    if (outlet.size)
        place->medium =
            (struct medium){outlet, lexicon_cell(&f->lexicon->media, row, "by"), MEDIUM_OUTLET};
}

/* "(According to TASS, Reuters)": one outlet after the other. */
static void add_line(struct finder *f, struct range tokens, uint32_t end,
                     const struct table_row *row)
{
    uint32_t at = tokens.to, left = LINE_OUTLETS, next;
    struct view name;

    while (left-- && (next = read_outlet(f, at, end, &name)) > at) {
        add(f, tokens, MEDIA_LINE, name, row);
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
                      const struct pattern_match *match)
{
    const struct lexicon_table *media = &f->lexicon->media;
    uint8_t kind = kind_of(lexicon_cell(media, row, "kind"));
    struct view name = lexicon_cell(media, row, "outlet");
    struct span span = {p->span.start + match->group[0].start, p->span.start + match->group[0].end};
    struct range tokens = text_tokens(f->text, span);
    uint32_t end;

    if (!range_length(tokens))
        return;
    end = f->text->sentences.at[token_of(f, tokens.to - 1)->sentence].tokens.to;
    if (kind == MEDIA_LINE) {
        add_line(f, tokens, p->tokens.to, row);
    } else if (kind == MEDIA_AIRED) {
        if (read_outlet(f, tokens.to, end, &name) > tokens.to && may_air(f, name))
            add(f, tokens, MEDIA_TOLD, name, row);
    } else if (name.size || find_outlet(f, row, tokens.to, end, &name) || kind == MEDIA_INTERVIEW) {
        add(f, tokens, kind, name, row);
    }
}

static void find_in(struct finder *f, const struct paragraph *p, uint32_t row)
{
    const struct lexicon_table *media = &f->lexicon->media;
    struct view bytes = text_bytes(f->text, p->span);
    struct pattern_match match;
    uint32_t at = 0;

    while (at < bytes.size && pattern_find(media->pattern[row], bytes, at, &match)) {
        add_match(f, p, &media->table.rows[row], &match);
        at = match.group[0].end > at ? match.group[0].end : at + 1;
    }
}

static uint64_t row_mask(uint32_t row)
{
    return UINT64_C(1) << (row < 63 ? row : 63);
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

/* The rows of which a paragraph holds a word. */
static uint64_t rows_of(const struct finder *f, const struct paragraph *p)
{
    uint64_t rows = 0;
    uint32_t i;

    for (i = p->tokens.from; i < p->tokens.to; i++) {
        uint32_t at = map_get(&f->by_word, token_of(f, i)->norm);

        rows |= at == NONE ? 0 : f->masks.at[at];
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

void media_find(struct media_places *out, const struct text *text, const struct speakers *speakers,
                const struct lexicon *lexicon, struct arena *arena)
{
    struct finder f = {
        .out = out, .text = text, .lexicon = lexicon, .speakers = speakers, .arena = arena};
    const struct paragraph *p;
    uint64_t rows;
    uint32_t row;

    find_words(&f);
    vec_each (p, &text->paragraphs) {
        if (!may_hold_lines(p))
            continue;
        rows = rows_of(&f, p);
        for (row = 0; rows && row < lexicon->media.table.size; row++)
            if (rows & row_mask(row))
                find_in(&f, p, row);
    }
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_place);
}

struct view media_outlet(const struct lexicon *lexicon, struct view name, struct arena *arena)
{
    const struct table_row *row = lexicon_find(&lexicon->outlets, utf8_normal(arena, name));

    return row ? lexicon_cell(&lexicon->outlets, row, "name") : VIEW("");
}
