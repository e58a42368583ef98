/* corpus/vocabulary.c - the words of a folder, as they are compared between articles */
#include "corpus/vocabulary.h"

#include <libstemmer.h>
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "syntax/inflect.h"

enum {
    PHRASE_TOKENS = 6, /* of a country's name */
    WORD_BYTES = 64
};

static const float base_articles = 835, base_rare = 20; /* of frequencies.tsv */
static const float base_common = 0.3F, base_name = 0.4F, base_other = 1.0F, weight_least = 0.1F;

/* Each distinct normal form is stemmed once, an irregular verb by its base form. Forms of a length that no word has are their own stems. */
static struct view stem(struct vocabulary *v, struct view norm)
{
    uint32_t *at = map_at(v->arena, &v->stem_of, norm);
    struct inflection verb;
    const sb_symbol *out;

    if (*at != NONE)
        return v->stems.at[*at];
    *at = v->stems.size;
    if (inflection_find(&verb, norm, v->lexicon))
        norm = verb.lemma;
    out = norm.size > WORD_BYTES
              ? NULL
              : sb_stemmer_stem(v->stemmer, (const sb_symbol *)norm.data, (int)norm.size);
    if (out)
        norm = (struct view){(const char *)out, (size_t)sb_stemmer_length(v->stemmer)};
    vec_push(v->arena, &v->stems, arena_copy(v->arena, norm));
    return vec_last(&v->stems);
}

/* "let down" -> the stems of both, joined by a space. */
static struct view stem_phrase(struct vocabulary *v, struct view phrase)
{
    size_t at = 0;
    struct view first, second;

    while (at < phrase.size && phrase.data[at] != ' ')
        at++;
    first = stem(v, (struct view){phrase.data, at});
    if (at == phrase.size)
        return first;
    *map_at(v->arena, &v->pair_first, first) = 0;
    second = stem(v, (struct view){phrase.data + at + 1, phrase.size - at - 1});
    return view_of(arena_format(v->arena, "%.*s %.*s", VIEW_ARGS(first), VIEW_ARGS(second)));
}

static uint32_t intern(struct vocabulary *v, struct view key, struct view form, float base)
{
    uint32_t *at = map_at(v->arena, &v->by_key, key);

    if (*at == NONE) {
        struct entry *entry;

        *at = v->entries.size;
        entry = vec_add(v->arena, &v->entries);
        *entry = (struct entry){
            .form = form, .base = base, .weight = base, .last = NONE, .converse = NONE};
    }
    return *at;
}

static struct view cell(const struct lexicon_table *table, const struct table_row *row,
                        const char *column)
{
    return lexicon_cell(table, row, column);
}

/* Classes are interned with a '=' before them, which begins no stem. */
static uint32_t intern_class(struct vocabulary *v, struct view class, struct view form)
{
    return intern(v, view_of(arena_format(v->arena, "=%.*s", VIEW_ARGS(class))), form, base_other);
}

static uint32_t intern_event(struct vocabulary *v, const struct table_row *row, struct view form)
{
    const struct lexicon_table *events = &v->lexicon->events, *axes = &v->lexicon->axes;
    const struct table_row *axis = lexicon_find(axes, cell(events, row, "class"));
    uint32_t matter = NONE;
    uint32_t entry = intern_class(v, cell(events, row, "class"), form);
    struct view converse = cell(events, row, "converse");
    uint32_t other = converse.size ? intern_class(v, converse, converse) : (uint32_t)NONE;

    v->entries.at[entry].act = view_is(cell(events, row, "kind"), "act");
    v->entries.at[entry].converse = other;
    if (axis)
        matter =
            intern(v, view_of(arena_format(v->arena, "|%.*s", VIEW_ARGS(cell(axes, axis, "axis")))),
                   cell(axes, axis, "axis"), 0);
    v->entries.at[entry].axis = axis;
    v->entries.at[entry].matter = matter;
    return entry;
}

static void index_events(struct vocabulary *v)
{
    const struct table *table = &v->lexicon->events.table;
    uint32_t i;

    for (i = 0; i < table->size; i++) {
        uint32_t *at = map_at(v->arena, &v->events, stem_phrase(v, table->rows[i].cell[0]));

        if (*at == NONE)
            *at = i;
    }
}

static float count_of(struct view digits)
{
    float count = 0;
    size_t i;

    for (i = 0; i < digits.size; i++)
        count = count * 10 + (float)(digits.data[i] - '0');
    return count;
}

/* What a word tells by itself: nothing where every article of news holds it, all where few do. */
static float base_of(const struct vocabulary *v, struct view stemmed)
{
    const struct lexicon_table *table = &v->lexicon->frequencies;
    const struct table_row *row = lexicon_find(table, stemmed);
    float articles = row ? count_of(lexicon_cell(table, row, "articles")) : 0;

    if (articles <= base_rare)
        return base_other;
    return base_other * logf(base_articles / articles) / logf(base_articles / base_rare);
}

/* Common words are entered before any article is read, by their stems. */
static void enter_common(struct vocabulary *v)
{
    const struct table *table = &v->lexicon->common.table;
    uint32_t i;

    for (i = 0; i < table->size; i++)
        intern(v, stem(v, table->rows[i].cell[0]), table->rows[i].cell[0], base_common);
}

static bool is_closed_class(struct view class)
{
    static const char *const classes[] = {"aux",   "modal", "to",  "neg",  "det", "poss", "pron",
                                          "exist", "conj",  "sub", "prep", "wh",  "that"};
    size_t i;

    for (i = 0; i < sizeof(classes) / sizeof(*classes); i++)
        if (view_is(class, classes[i]))
            return true;
    return false;
}

static bool is_closed(const struct lexicon_table *words, struct view norm)
{
    const struct table_row *row = lexicon_find(words, norm);

    for (; row; row = lexicon_next(words, row))
        if (is_closed_class(lexicon_cell(words, row, "class")))
            return true;
    return false;
}

static uint32_t intern_number(struct vocabulary *v, struct view digits, struct view form)
{
    char *key = arena_alloc(v->arena, digits.size + 2);
    size_t size = 1, i;
    uint32_t entry;

    key[0] = '#';
    for (i = 0; i < digits.size; i++)
        if (digits.data[i] != ',')
            key[size++] = digits.data[i];
    entry = intern(v, (struct view){key, size}, form, base_other);
    v->entries.at[entry].number = true;
    return entry;
}

/* "one" is rarely a number. */
static const struct table_row *number_word(const struct vocabulary *v, struct view norm)
{
    const struct lexicon_table *numbers = &v->lexicon->numbers;
    const struct table_row *row = lexicon_find(numbers, norm);

    if (!row || !view_is(lexicon_cell(numbers, row, "kind"), "cardinal") || view_is(norm, "one"))
        return NULL;
    return row;
}

/* "Sept." and "September"; NONE for other words, and for those that are months only with a capital. */
static uint32_t intern_month(struct vocabulary *v, const struct token *token)
{
    const struct lexicon_table *times = &v->lexicon->times;
    const struct table_row *row = token->capital ? lexicon_find(times, token->norm) : NULL;

    if (!row || !view_is(cell(times, row, "kind"), "month"))
        return NONE;
    return intern(
        v, view_of(arena_format(v->arena, "month %.*s", VIEW_ARGS(cell(times, row, "value")))),
        token->norm, base_other);
}

static uint32_t intern_word(struct vocabulary *v, const struct token *token)
{
    const struct table_row *number = number_word(v, token->norm);
    struct view key;
    uint32_t event, month = intern_month(v, token);

    if (month != NONE)
        return month;
    if (number)
        return intern_number(v, cell(&v->lexicon->numbers, number, "value"), token->norm);
    if (token->kind == TOKEN_NUMBER)
        return intern_number(v, token->norm, token->norm);
    if (is_closed(&v->lexicon->words, token->norm))
        return intern(v, token->norm, token->norm, 0);
    key = stem(v, token->norm);
    event = map_get(&v->events, key);
    if (event != NONE)
        return intern_event(v, &v->lexicon->events.table.rows[event], token->norm);
    return intern(v, key, token->norm, base_of(v, key));
}

/* Each distinct normal form is looked at once. */
static uint32_t word_entry(struct vocabulary *v, const struct token *token)
{
    uint32_t found = map_get(&v->by_norm, token->norm);

    if (found == NONE) {
        found = intern_word(v, token);
        *map_at(v->arena, &v->by_norm, token->norm) = found;
    }
    return found;
}

static uint32_t country_entry(struct vocabulary *v, const struct table_row *row, struct view form)
{
    struct view country = cell(&v->lexicon->places, row, "country");
    struct view key = view_of(arena_format(v->arena, "@%.*s", VIEW_ARGS(country)));

    uint32_t entry = country.size ? intern(v, key, form, base_name) : (uint32_t)NONE;

    if (entry != NONE)
        v->entries.at[entry].country = true;
    return entry;
}

/* "Norland-led", "Norland-born": the country's name before the hyphen. */
static const struct table_row *country_before_hyphen(const struct vocabulary *v, struct view norm)
{
    const char *hyphen = memchr(norm.data, '-', norm.size);

    return hyphen ? lexicon_find(&v->lexicon->places,
                                 (struct view){norm.data, (size_t)(hyphen - norm.data)})
                  : NULL;
}

/* The row of a country's name that begins at a token. */
static const struct table_row *country_at(const struct vocabulary *v, const struct text *text,
                                          uint32_t token, uint32_t end, uint32_t *length)
{
    struct view norms[PHRASE_TOKENS];
    const struct table_row *row;
    uint32_t size = 0;

    if (!text->tokens.at[token].capital)
        return NULL;
    for (; token < end && size < PHRASE_TOKENS; token++)
        norms[size++] = text->tokens.at[token].norm;
    row = lexicon_longest(&v->lexicon->places, norms, size, length);
    if (row)
        return row;
    *length = 1;
    return country_before_hyphen(v, norms[0]);
}

/* Behind the hedge that stands at a token, if one does: "are de facto out". */
static uint32_t pass_hedge(const struct vocabulary *v, const struct text *text, uint32_t token,
                           uint32_t end)
{
    const struct lexicon_table *table = &v->lexicon->alterations;
    struct view norms[PHRASE_TOKENS];
    const struct table_row *row;
    uint32_t size = 0, length;

    while (token + size < end && size < PHRASE_TOKENS) {
        norms[size] = text->tokens.at[token + size].norm;
        size++;
    }
    row = lexicon_longest(table, norms, size, &length);
    return row && view_is(cell(table, row, "class"), "hedge") ? token + length : token;
}

/* The event of two words, "let down", that begins at a token; *length gets its tokens. */
static uint32_t pair_at(struct vocabulary *v, const struct text *text, uint32_t token, uint32_t end,
                        uint32_t *length)
{
    struct view first, second;
    uint32_t next;

    first = stem(v, text->tokens.at[token].norm);
    if (token + 1 >= end || map_get(&v->pair_first, first) == NONE)
        return NONE;
    next = pass_hedge(v, text, token + 1, end);
    if (next >= end || text->tokens.at[next].kind != TOKEN_WORD)
        return NONE;
    *length = next + 1 - token;
    second = stem(v, text->tokens.at[next].norm);
    return map_get(&v->events, view_of(arena_format(v->arena, "%.*s %.*s", VIEW_ARGS(first),
                                                    VIEW_ARGS(second))));
}

static bool is_word(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_CLITIC || token->kind == TOKEN_NUMBER;
}

/* The word at a token; *length gets its tokens. */
static uint32_t read_word(struct vocabulary *v, const struct text *text, uint32_t token,
                          uint32_t end, uint32_t *length)
{
    const struct token *at = &text->tokens.at[token];
    const struct table_row *row = country_at(v, text, token, end, length);
    uint32_t entry = row ? country_entry(v, row, at->norm) : (uint32_t)NONE;
    const struct acronym *acronym;

    if (entry != NONE)
        return entry;
    acronym = at->capital ? acronym_at(&v->acronyms, text, token, end, length) : NULL;
    if (acronym)
        return intern(v, stem(v, acronym->norm), acronym->norm, base_other);
    entry = at->kind == TOKEN_WORD || at->kind == TOKEN_CLITIC
                ? pair_at(v, text, token, end, length)
                : (uint32_t)NONE;
    if (entry != NONE)
        return intern_event(v, &v->lexicon->events.table.rows[entry], at->norm);
    *length = 1;
    return word_entry(v, at);
}

void vocabulary_words(struct word_list *out, struct vocabulary *v, const struct text *text,
                      struct range tokens, struct arena *arena)
{
    uint32_t i = tokens.from, length;

    while (i < tokens.to) {
        length = 1;
        if (is_word(&text->tokens.at[i])) {
            struct word *word = vec_add(arena, out);

            word->entry = read_word(v, text, i, tokens.to, &length);
            word->tokens = (struct range){i, i + length};
        }
        i += length;
    }
}

/* The first word of a sentence or quotation tells nothing by its capital. */
static void count_capital(struct entry *entry, const struct text *text, uint32_t token)
{
    const struct token *at = &text->tokens.at[token];

    if (token == 0 || text->tokens.at[token - 1].sentence != at->sentence ||
        text->tokens.at[token - 1].kind == TOKEN_QUOTE)
        return;
    entry->times++;
    entry->capitals += at->capital;
}

/* Marks each entry that an article holds; the words themselves are not kept. */
static void count_article(struct vocabulary *v, const struct text *text, uint32_t article)
{
    uint32_t i = 0, length;

    while (i < text->tokens.size) {
        length = 1;
        if (is_word(&text->tokens.at[i])) {
            struct entry *entry = &v->entries.at[read_word(v, text, i, text->tokens.size, &length)];

            entry->articles += entry->last != article;
            entry->last = article;
            count_capital(entry, text, i);
        }
        i += length;
    }
}

static void weigh(struct entry *entry, uint32_t articles)
{
    float others = entry->articles > 2 ? (float)(entry->articles - 2) : 0;
    bool name = entry->times > 0 && entry->capitals * 10 >= entry->times * 8;
    float share = others / (float)(articles > 4 + 2 ? articles - 2 : 4);

    if (name && !entry->act && !entry->number && entry->base > base_name)
        entry->base = base_name;
    entry->weight = entry->base * (1 - share);
    if (entry->weight < weight_least && entry->base > 0)
        entry->weight = weight_least;
}

void vocabulary_build(struct vocabulary *out, const struct folder *folder,
                      const struct lexicon *lexicon, struct sb_stemmer *stemmer,
                      struct arena *arena)
{
    struct entry *entry;
    uint32_t i;

    memset(out, 0, sizeof(*out));
    out->lexicon = lexicon;
    out->arena = arena;
    out->stemmer = stemmer;
    index_events(out);
    enter_common(out);
    for (i = 0; i < folder->size; i++)
        acronyms_learn(&out->acronyms, &folder->articles[i].analysis.text, arena);
    for (i = 0; i < folder->size; i++)
        count_article(out, &folder->articles[i].analysis.text, i);
    vec_each (entry, &out->entries) {
        weigh(entry, folder->size);
    }
}

uint32_t vocabulary_country(struct vocabulary *v, struct view name, struct arena *arena)
{
    struct view norm = utf8_normal(arena, name);
    const struct table_row *row;

    if (view_starts(norm, VIEW("the ")))
        norm = (struct view){norm.data + 4, norm.size - 4};
    row = lexicon_find(&v->lexicon->places, norm);
    return row ? country_entry(v, row, norm) : (uint32_t)NONE;
}
