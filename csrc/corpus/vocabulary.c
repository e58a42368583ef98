/* corpus/vocabulary.c - the words of a folder, as they are compared between articles */
#include "corpus/vocabulary.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"

enum {
    PHRASE_TOKENS = 6 /* of a country's name */
};

static const float base_articles = 835, base_rare = 20; /* of frequencies.tsv */
static const float base_common = 0.3F, base_name = 0.4F, base_other = 1.0F, weight_least = 0.1F;

static void fill_form(struct vocabulary *v, struct form *form, struct view norm)
{
    form->norm = norm;
    form->stem = stem_of(norm, v->stemmer, v->lexicon, v->arena);
    form->entry = NONE;
    form->opens_event = map_get(&v->stems->openers, form->stem) != NONE;
    form->opens_place =
        lexicon_begins(&v->lexicon->places, norm) || memchr(norm.data, '-', norm.size);
    form->opens_acronym = map_get(&v->acronyms.by_first, norm) != NONE;
}

/* Each distinct normal form is looked at once. */
static uint32_t form_of(struct vocabulary *v, struct view norm)
{
    uint32_t *at = map_at(v->arena, &v->by_norm, norm);

    if (*at == NONE) {
        *at = v->forms.size;
        fill_form(v, vec_add(v->arena, &v->forms), norm);
    }
    return *at;
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

static uint32_t enter_event(struct vocabulary *v, const struct table_row *row, struct view form)
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

static uint32_t intern_event(struct vocabulary *v, uint32_t row, struct view form)
{
    if (!v->of_event[row])
        v->of_event[row] = enter_event(v, &v->lexicon->events.table.rows[row], form) + 1;
    return v->of_event[row] - 1;
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

    for (i = 0; v->stems->common && i < table->size; i++)
        intern(v, v->stems->common[i], table->rows[i].cell[0], base_common);
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

static uint32_t intern_word(struct vocabulary *v, const struct token *token, struct view stem)
{
    const struct table_row *number = number_word(v, token->norm);
    uint32_t event, month = intern_month(v, token);

    if (month != NONE)
        return month;
    if (number)
        return intern_number(v, cell(&v->lexicon->numbers, number, "value"), token->norm);
    if (token->kind == TOKEN_NUMBER)
        return intern_number(v, token->norm, token->norm);
    if (is_closed(&v->lexicon->words, token->norm))
        return intern(v, token->norm, token->norm, 0);
    event = map_get(&v->stems->events, stem);
    if (event != NONE)
        return intern_event(v, event, token->norm);
    return intern(v, stem, token->norm, base_of(v, stem));
}

static uint32_t word_entry(struct vocabulary *v, const struct token *token, uint32_t form)
{
    if (v->forms.at[form].entry == NONE)
        v->forms.at[form].entry = intern_word(v, token, v->forms.at[form].stem);
    return v->forms.at[form].entry;
}

static uint32_t enter_country(struct vocabulary *v, const struct table_row *row, struct view form)
{
    struct view country = cell(&v->lexicon->places, row, "country");
    struct view key = view_of(arena_format(v->arena, "@%.*s", VIEW_ARGS(country)));
    uint32_t entry = country.size ? intern(v, key, form, base_name) : (uint32_t)NONE;

    if (entry != NONE)
        v->entries.at[entry].country = true;
    return entry;
}

static uint32_t country_entry(struct vocabulary *v, const struct table_row *row, struct view form)
{
    uint32_t *entry = &v->of_place[row - v->lexicon->places.table.rows];

    if (!*entry)
        *entry = enter_country(v, row, form) + 1;
    return *entry - 1;
}

/* "Norland-led", "Norland-born": the country's name before the hyphen. */
static const struct table_row *country_before_hyphen(const struct vocabulary *v, struct view norm)
{
    const char *hyphen = memchr(norm.data, '-', norm.size);

    return hyphen ? lexicon_find(&v->lexicon->places,
                                 (struct view){norm.data, (size_t)(hyphen - norm.data)})
                  : NULL;
}

/* What is read: words of one article up to an end. */
struct reader {
    struct vocabulary *v;
    const struct text *text;
    const uint32_t *forms; /* [tokens], or NULL: each is looked up */
    uint32_t end;
};

static uint32_t form_at(const struct reader *r, uint32_t token)
{
    return r->forms ? r->forms[token] : form_of(r->v, r->text->tokens.at[token].norm);
}

/* The row of a country's name that begins at a token. */
static const struct table_row *country_at(const struct reader *r, uint32_t token, uint32_t *length)
{
    struct view norms[PHRASE_TOKENS];
    const struct table_row *row;
    uint32_t size = 0;

    for (; token < r->end && size < PHRASE_TOKENS; token++)
        norms[size++] = r->text->tokens.at[token].norm;
    row = lexicon_longest(&r->v->lexicon->places, norms, size, length);
    if (row)
        return row;
    *length = 1;
    return country_before_hyphen(r->v, norms[0]);
}

/* What begins with a capital: a country, or a long name that has initials. NONE for others. */
static uint32_t name_at(const struct reader *r, uint32_t token, uint32_t form, uint32_t *length)
{
    struct vocabulary *v = r->v;
    const struct form *known = &v->forms.at[form];
    const struct table_row *row = known->opens_place ? country_at(r, token, length) : NULL;
    uint32_t entry = row ? country_entry(v, row, known->norm) : (uint32_t)NONE;
    const struct acronym *acronym;

    if (entry != NONE || !known->opens_acronym)
        return entry;
    acronym = acronym_at(&v->acronyms, r->text, token, r->end, length);
    if (!acronym)
        return NONE;
    form = form_of(v, acronym->norm);
    return intern(v, v->forms.at[form].stem, acronym->norm, base_other);
}

/* Behind the hedge that stands at a token, if one does: "are de facto out". */
static uint32_t pass_hedge(const struct reader *r, uint32_t token)
{
    const struct lexicon_table *table = &r->v->lexicon->alterations;
    struct view norms[PHRASE_TOKENS];
    const struct table_row *row;
    uint32_t size = 0, length;

    while (token + size < r->end && size < PHRASE_TOKENS) {
        norms[size] = r->text->tokens.at[token + size].norm;
        size++;
    }
    row = lexicon_longest(table, norms, size, &length);
    return row && view_is(cell(table, row, "class"), "hedge") ? token + length : token;
}

/* The event of two words, "let down", that begins at a token; *length gets its tokens. */
static uint32_t pair_at(const struct reader *r, uint32_t token, uint32_t form, uint32_t *length)
{
    struct vocabulary *v = r->v;
    uint32_t next, second;

    if (token + 1 >= r->end)
        return NONE;
    next = pass_hedge(r, token + 1);
    if (next >= r->end || r->text->tokens.at[next].kind != TOKEN_WORD)
        return NONE;
    *length = next + 1 - token;
    second = form_at(r, next);
    return map_get(&v->stems->events,
                   stem_join(v->forms.at[form].stem, v->forms.at[second].stem, v->arena));
}

static bool is_word(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_CLITIC || token->kind == TOKEN_NUMBER;
}

/* The word at a token, of a form; *length gets its tokens. */
static uint32_t read_word(const struct reader *r, uint32_t token, uint32_t form, uint32_t *length)
{
    const struct token *at = &r->text->tokens.at[token];
    uint32_t found = at->capital ? name_at(r, token, form, length) : (uint32_t)NONE;

    if (found != NONE)
        return found;
    if (r->v->forms.at[form].opens_event && at->kind != TOKEN_NUMBER)
        found = pair_at(r, token, form, length);
    if (found != NONE)
        return intern_event(r->v, found, at->norm);
    *length = 1;
    return word_entry(r->v, at, form);
}

void vocabulary_words(struct word_list *out, struct vocabulary *v, const struct text *text,
                      uint32_t article, struct range tokens, struct arena *arena)
{
    const struct reader reader = {v, text, article < v->articles ? v->forms_of[article] : NULL,
                                  tokens.to};
    uint32_t i = tokens.from, length;

    while (i < tokens.to) {
        length = 1;
        if (is_word(&text->tokens.at[i])) {
            struct word *word = vec_add(arena, out);

            word->form = form_at(&reader, i);
            word->entry = read_word(&reader, i, word->form, &length);
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

/* [tokens] the forms of an article's words. */
static uint32_t *read_forms(struct vocabulary *v, const struct text *text)
{
    uint32_t *forms = arena_new_array(v->arena, text->tokens.size, uint32_t), i;

    for (i = 0; i < text->tokens.size; i++)
        if (is_word(&text->tokens.at[i]))
            forms[i] = form_of(v, text->tokens.at[i].norm);
    return forms;
}

/* Marks each entry that an article holds; the words themselves are not kept. */
static void count_article(struct vocabulary *v, const struct text *text, uint32_t article)
{
    const struct reader reader = {v, text, read_forms(v, text), text->tokens.size};
    uint32_t i = 0, length;

    v->forms_of[article] = reader.forms;
    while (i < text->tokens.size) {
        length = 1;
        if (is_word(&text->tokens.at[i])) {
            uint32_t index = read_word(&reader, i, reader.forms[i], &length);
            struct entry *entry = &v->entries.at[index];

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
    out->stems = stems_get();
    out->of_event = arena_new_array(arena, lexicon->events.table.size, uint32_t);
    out->of_place = arena_new_array(arena, lexicon->places.table.size, uint32_t);
    out->forms_of = arena_new_array(arena, folder->size, const uint32_t *);
    out->articles = folder->size;
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
