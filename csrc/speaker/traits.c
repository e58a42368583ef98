/* speaker/traits.c - what the rules of coreference ask of each mention */
#include "base/utf8.h"
#include "mention/person.h"
#include "speaker/coreference.h"
#include "speaker/spelling.h"

enum { PLACE_WORDS = 6, TITLE_WORDS = 5 };

static struct view bare(const struct text *text, uint32_t token)
{
    struct view norm = text->tokens.at[token].norm;

    if (norm.size > 2 && norm.data[norm.size - 1] == '.')
        norm.size--;
    return norm;
}

bool word_has_class(const struct lexicon *lexicon, struct view word, const char *class)
{
    return lexicon_find_with(&lexicon->words, word, "class", view_of(class)) != NULL;
}

static bool is_article(const struct lexicon *lexicon, struct view word)
{
    const struct table_row *row = lexicon_find(&lexicon->nominals, word);

    return row && view_is(lexicon_cell(&lexicon->nominals, row, "kind"), "article");
}

/* The row of the longest phrase of a table at a token, within `to`. */
static const struct table_row *phrase_at(const struct resolver *r,
                                         const struct lexicon_table *table, uint32_t at,
                                         uint32_t to, uint32_t *length)
{
    struct view words[PLACE_WORDS];
    uint32_t size;

    for (size = 0; size < PLACE_WORDS && at + size < to; size++)
        words[size] = bare(r->text, at + size);
    return lexicon_longest(table, words, size, length);
}

struct view country_in(const struct resolver *r, struct range tokens)
{
    const struct lexicon_table *places = &r->lexicon->places;
    uint32_t i, length;

    for (i = tokens.from; i < tokens.to; i++) {
        const struct table_row *row;
        struct view country;

        if (!r->text->tokens.at[i].capital)
            continue;
        row = phrase_at(r, places, i, tokens.to, &length);
        country = row ? lexicon_cell(places, row, "country") : VIEW("");
        if (country.size)
            return country;
    }
    return VIEW("");
}

/* The office behind a hyphen: "ex-minister". */
static struct view title_behind_hyphen(const struct resolver *r, uint32_t token)
{
    struct view norm = bare(r->text, token);
    const char *hyphen = norm.size ? memchr(norm.data, '-', norm.size) : NULL;
    size_t size = hyphen ? (size_t)(hyphen - norm.data) : 0;
    const struct table_row *row;

    if (!size || !role_is_tenure(r->lexicon, (struct view){norm.data, size}))
        return VIEW("");
    row = lexicon_find(&r->lexicon->titles, (struct view){hyphen + 1, norm.size - size - 1});
    return row ? row->cell[0] : VIEW("");
}

/* "sen" is "senator". */
static struct view unabbreviated(const struct lexicon_table *nominals, struct view title)
{
    const struct table_row *row = lexicon_find_with(nominals, title, "kind", VIEW("short"));

    return row ? lexicon_cell(nominals, row, "covers") : title;
}

struct view title_at(const struct resolver *r, uint32_t from, uint32_t to, uint32_t *length)
{
    const struct table_row *row = phrase_at(r, &r->lexicon->titles, from, to, length);

    *length = row ? *length : 1;
    if (row)
        return unabbreviated(&r->lexicon->nominals, row->cell[0]);
    return trade_man(r->text, r->lexicon, from) ? r->text->tokens.at[from].norm
                                                : title_behind_hyphen(r, from);
}

struct view title_of(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];
    uint32_t to = m->head + 1, from, length;

    from = to > m->tokens.from + TITLE_WORDS ? to - TITLE_WORDS : m->tokens.from;
    for (; from < to; from++) {
        struct view title = title_at(r, from, to, &length);

        if (title.size && from + length == to)
            return title;
    }
    return VIEW("");
}

/* "organisation" and "organization" are one word. */
static struct view american(struct arena *arena, struct view word)
{
    struct view copy;
    char *data;

    if (!view_ends(word, VIEW("isation")))
        return word;
    data = arena_alloc(arena, word.size + 1);
    memcpy(data, word.data, word.size);
    data[word.size - 6] = 'z';
    copy = (struct view){data, word.size};
    return copy;
}

/* "Russia-led", "US-backed": says something of a name, and is no part of it. */
static bool is_epithet(const struct resolver *r, uint32_t token)
{
    struct view norm = r->text->tokens.at[token].norm, bytes = token_bytes(r->text, token);
    const char *hyphen = memchr(norm.data, '-', norm.size);
    size_t size = hyphen ? (size_t)(hyphen - norm.data) : 0;

    return size && size + 1 < bytes.size && norm.size == bytes.size &&
           utf8_is_lower((unsigned char)bytes.data[size + 1]) &&
           lexicon_find(&r->lexicon->places, (struct view){norm.data, size});
}

/* "Ministry of Defence", "Office for National Statistics": the end of the name, or `at`. */
static uint32_t extended(const struct resolver *r, const struct mention *m, uint32_t at)
{
    const struct token *tokens = r->text->tokens.at;
    uint32_t i = at;

    if (i >= m->tokens.to || !word_has_class(r->lexicon, tokens[i].norm, "prep"))
        return at;
    i++;
    if (i < m->tokens.to && is_article(r->lexicon, tokens[i].norm))
        i++;
    if (i >= m->tokens.to || !tokens[i].capital || tokens[i].kind != TOKEN_WORD)
        return at;
    while (i < m->tokens.to && tokens[i].capital && tokens[i].kind == TOKEN_WORD)
        i++;
    return i;
}

static bool is_one_word_or_body(const struct mention *m)
{
    return m->kind == KIND_ORGANISATION || (m->kind == KIND_UNKNOWN && range_length(m->name) == 1);
}

static struct range proper_name(const struct resolver *r, const struct mention *m)
{
    struct range name = m->name;
    uint32_t end, left = 3;

    while (name.from + 1 < name.to &&
           (is_article(r->lexicon, r->text->tokens.at[name.from].norm) || is_epithet(r, name.from)))
        name.from++;
    if (!is_one_word_or_body(m) || range_length(m->role))
        return name;
    while (left-- && (end = extended(r, m, name.to)) > name.to)
        name.to = end;
    return name;
}

static void find_words(struct resolver *r, const struct mention *m, struct trait *trait)
{
    uint32_t i;

    trait->name = proper_name(r, m);
    i = range_length(trait->name);
    trait->words = arena_new_array(r->arena, i < NAME_WORDS ? i : NAME_WORDS, struct view);
    for (i = trait->name.from; i < trait->name.to && trait->size < NAME_WORDS; i++) {
        const struct token *token = &r->text->tokens.at[i];

        if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)
            continue;
        if (trait->size && i + 1 < trait->name.to &&
            lexicon_find(&r->lexicon->honorifics, bare(r->text, i)))
            continue;
        trait->words[trait->size++] = american(r->arena, bare(r->text, i));
    }
    if (trait->size && (m->kind != KIND_ORGANISATION || trait->size == 1)) {
        trait->first_bones = spelling_skeleton(r->arena, trait->words[0]);
        trait->last_bones = spelling_skeleton(r->arena, trait->words[trait->size - 1]);
    }
}

static struct view joined(struct arena *arena, const struct view *words, uint32_t size)
{
    size_t length = 0;
    uint32_t i;
    char *out;

    for (i = 0; i < size; i++)
        length += words[i].size + 1;
    out = arena_alloc(arena, length + 1);
    for (length = 0, i = 0; i < size; i++) {
        if (i)
            out[length++] = ' ';
        memcpy(out + length, words[i].data, words[i].size);
        length += words[i].size;
    }
    return (struct view){out, length};
}

/* The name by which the lexicon knows a country, its capital, a seat or an outlet. */
static struct view known_name(const struct resolver *r, const struct mention *m,
                              const struct trait *trait)
{
    const struct lexicon_table *places = &r->lexicon->places, *outlets = &r->lexicon->outlets;
    const struct table_row *row;
    uint32_t length = 0;

    if (m->kind == KIND_PERSON)
        return VIEW("");
    row = lexicon_longest(places, trait->words, trait->size, &length);
    if (row && length == trait->size) {
        bool seat = view_is(lexicon_cell(places, row, "kind"), "capital");

        return lexicon_cell(places, row, seat ? "country" : "name");
    }
    row = lexicon_longest(outlets, trait->words, trait->size, &length);
    return row && length == trait->size ? lexicon_cell(outlets, row, "name") : VIEW("");
}

/* Nominals with a definite article are keyed by their words: "the authorities" are the same ones. */
static struct view phrase_key(struct resolver *r, const struct mention *m, uint32_t skip)
{
    struct view words[NAME_WORDS];
    uint32_t size = 0, i;

    for (i = m->tokens.from + skip; i < m->tokens.to && size < NAME_WORDS; i++)
        words[size++] = r->text->tokens.at[i].norm;
    return joined(r->arena, words, size);
}

/* What the user says of a name, by its words or by what the lexicon calls it; of another phrase, by all its words. */
static const struct authority_entry *entry_of(struct resolver *r, const struct mention *m,
                                              const struct trait *trait)
{
    const struct authority *authority = r->knowledge->authority;
    const struct authority_entry *entry;
    struct view words;

    if (!authority || m->form == FORM_PRONOUN)
        return NULL;
    words =
        m->form == FORM_NAME ? joined(r->arena, trait->words, trait->size) : phrase_key(r, m, 0);
    entry = authority_find(authority, authority_key(r->arena, r->lexicon, words));
    if (!entry && m->form == FORM_NAME)
        entry = authority_find(authority, authority_key(r->arena, r->lexicon, trait->key));
    if (!entry && trait->size > 1 && (m->kind == KIND_PERSON || m->kind == KIND_UNKNOWN))
        entry = authority_find_spelt(authority, words, r->arena);
    return entry;
}

/* "the expert", "this expert" and "that expert", but not "an expert" and "another expert". */
static bool is_definite(const struct resolver *r, const struct mention *m)
{
    struct range first = {m->tokens.from, m->tokens.from + 1};
    struct view norm = r->text->tokens.at[first.from].norm;

    return (word_has_class(r->lexicon, norm, "det") || word_has_class(r->lexicon, norm, "that")) &&
           !lexicon_find(&r->lexicon->numbers, norm) && !nominal_row(r, first, "vague");
}

static void find_key(struct resolver *r, const struct mention *m, struct trait *trait)
{
    const struct lexicon *lexicon = r->lexicon;
    struct view first = r->text->tokens.at[m->tokens.from].norm;

    if (m->form == FORM_NAME) {
        find_words(r, m, trait);
        trait->key = known_name(r, m, trait);
        if (!trait->key.size)
            trait->key = joined(r->arena, trait->words, trait->size);
        return;
    }
    if (m->form == FORM_PRONOUN)
        return;
    trait->definite = is_definite(r, m);
    if ((trait->definite && range_length(m->tokens) > 1) || m->kind == KIND_GROUP ||
        m->kind == KIND_ORGANISATION)
        trait->key = phrase_key(r, m, is_article(lexicon, first));
}

static void find_country(struct resolver *r, const struct mention *m, struct trait *trait)
{
    if (m->form == FORM_PRONOUN)
        return;
    if (m->kind == KIND_PERSON && m->form == FORM_NAME)
        trait->country = country_in(r, m->role);
    else
        trait->country = country_in(r, m->tokens);
}

bool mention_is_governed(const struct resolver *r, uint32_t mention)
{
    uint32_t from = r->mentions->at[mention].tokens.from;

    return from && word_has_class(r->lexicon, r->text->tokens.at[from - 1].norm, "prep");
}

/* "In a letter to the league | Lund": what hangs on a preposition begins no sentence. */
static bool may_begin(const struct resolver *r, uint32_t mention)
{
    return r->traits[mention].source_of != NONE || !mention_is_governed(r, mention);
}

/* "Ann Lee, 40," */
bool mention_has_age(const struct resolver *r, uint32_t mention)
{
    uint32_t at = r->mentions->at[mention].name.to;

    return at + 2 < r->text->tokens.size && token_is(r->text, at, ",") &&
           r->text->tokens.at[at + 1].kind == TOKEN_NUMBER &&
           r->text->tokens.at[at + 1].norm.size == 2 && token_is(r->text, at + 2, ",");
}

/* "Ann Lee, who ..." */
static bool is_followed_by_who(const struct resolver *r, const struct mention *m)
{
    uint32_t at = m->tokens.to < r->text->tokens.size && token_is(r->text, m->tokens.to, ",")
                      ? m->tokens.to + 1
                      : m->tokens.to;
    const struct table_row *row =
        at < r->text->tokens.size ? nominal_row(r, (struct range){at, at + 1}, "relative") : NULL;

    return row && view_is(lexicon_cell(&r->lexicon->nominals, row, "covers"), "one");
}

/* "BBC Radio Wales", but not "National Rail" */
static bool begins_with_outlet(const struct resolver *r, const struct trait *trait)
{
    uint32_t length;

    return trait->size > 1 && r->text->tokens.at[trait->name.from].shouting &&
           lexicon_longest(&r->lexicon->outlets, trait->words, trait->size, &length);
}

/* A name of which nothing is known but what stands behind it is a person's where that is said of persons only. */
static uint8_t kind_of(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];

    if (m->form != FORM_NAME || m->kind != KIND_UNKNOWN)
        return m->kind;
    if (mention_has_age(r, mention) || is_followed_by_who(r, m))
        return KIND_PERSON;
    return begins_with_outlet(r, &r->traits[mention]) ? KIND_ORGANISATION : KIND_UNKNOWN;
}

/* Mentions come the outer before the inner: the open ones are a stack. */
static void find_outer(struct resolver *r)
{
    uint32_t *open = arena_new_array(r->arena, r->mentions->size, uint32_t), depth = 0, i;
    uint32_t begun = NONE; /* the sentence of which the first mention was seen */

    for (i = 0; i < r->mentions->size; i++) {
        struct range tokens = r->mentions->at[i].tokens;
        struct trait *trait = &r->traits[i];

        while (depth && r->mentions->at[open[depth - 1]].tokens.to <= tokens.from)
            depth--;
        trait->outer = depth ? open[depth - 1] : NONE;
        trait->first = trait->outer == NONE && begun != trait->sentence && may_begin(r, i);
        if (trait->first)
            begun = trait->sentence;
        open[depth++] = i;
    }
}

/* For each token the innermost statement in whose content it stands. */
static uint32_t *contents(struct resolver *r)
{
    uint32_t size = r->text->tokens.size, i, t;
    uint32_t *of = arena_new_array(r->arena, size, uint32_t);
    uint32_t *length = arena_new_array(r->arena, size, uint32_t);
    const struct range *part;

    for (t = 0; t < size; t++)
        of[t] = NONE;
    for (i = 0; i < r->statements->size; i++) {
        vec_each (part, &r->statements->at[i].content) {
            for (t = part->from; t < part->to; t++) {
                if (of[t] == NONE || range_length(*part) < length[t]) {
                    of[t] = i;
                    length[t] = range_length(*part);
                }
            }
        }
    }
    return of;
}

static bool is_apart(uint8_t paragraph_kind)
{
    return paragraph_kind != PARAGRAPH_BODY && paragraph_kind != PARAGRAPH_TITLE &&
           paragraph_kind != PARAGRAPH_CAPTION;
}

bool source_is_relative(const struct resolver *r, struct range source)
{
    return range_length(source) &&
           nominal_row(r, (struct range){source.from, source.from + 1}, "relative");
}

/* "Ann Lee, | who insisted": she speaks, of those that end there the mention that begins first. */
static uint32_t mention_before_relative(const struct resolver *r, uint32_t end)
{
    uint32_t i, left = NAMING_BACK, found = NONE;

    if (end < 2)
        return NONE;
    end -= token_is(r->text, end - 1, ",");
    for (i = mention_last(r->mentions, end - 1); i != NONE && left; i--, left--)
        if (r->mentions->at[i].tokens.to == end)
            found = i;
    return found;
}

/* Who speaks in each statement, as far as a mention tells. */
static void find_sources(struct resolver *r)
{
    uint32_t i;

    r->source = arena_new_array(r->arena, r->statements->size, uint32_t);
    for (i = 0; i < r->statements->size; i++) {
        const struct statement *s = &r->statements->at[i];
        bool relative = s->source.size && source_is_relative(r, s->source.at[0]);

        if (!s->source.size)
            r->source[i] = NONE;
        else if (relative)
            r->source[i] = mention_before_relative(r, s->source.at[0].from);
        else
            r->source[i] = source_mention(r, s);
        if (r->source[i] != NONE && (!relative || r->traits[r->source[i]].source_of == NONE))
            r->traits[r->source[i]].source_of = i;
    }
}

void traits_find(struct resolver *r)
{
    uint32_t *content = contents(r), i;

    r->traits = arena_new_array(r->arena, r->mentions->size, struct trait);
    for (i = 0; i < r->mentions->size; i++) {
        const struct mention *m = &r->mentions->at[i];
        struct trait *trait = &r->traits[i];

        trait->sentence = r->text->tokens.at[m->head].sentence;
        trait->paragraph = r->text->sentences.at[trait->sentence].paragraph;
        trait->apart = is_apart(r->text->paragraphs.at[trait->paragraph].kind);
        trait->source_of = NONE;
        trait->inside = content[m->head];
        find_key(r, m, trait);
        trait->kind = kind_of(r, i);
        trait->entry = entry_of(r, m, trait);
        find_country(r, m, trait);
    }
    find_sources(r);
    find_outer(r);
}
