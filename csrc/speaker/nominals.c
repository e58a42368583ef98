/* speaker/nominals.c - sieves for phrases that take up a body or a country: "the bloc", "the country" */
#include "speaker/coreference.h"

enum {
    NOMINAL_WORDS = 4,
    ACTING_SENTENCES = 2 /* how far back a body is told of as the one that acts */
};

static const struct mention *mention_of(const struct resolver *r, uint32_t mention)
{
    return &r->mentions->at[mention];
}

static const struct table_row *row_of_kind(const struct lexicon_table *nominals,
                                           const struct view *words, uint32_t size,
                                           const char *kind)
{
    uint32_t length = 0;
    const struct table_row *row = size > 1 ? lexicon_longest(nominals, words, size, &length)
                                           : lexicon_find(nominals, words[0]);

    for (; row && (size == 1 || length == size); row = lexicon_next(nominals, row))
        if (view_is(lexicon_cell(nominals, row, "kind"), kind))
            return row;
    return NULL;
}

const struct table_row *nominal_row(const struct resolver *r, struct range tokens, const char *kind)
{
    const struct lexicon_table *nominals = &r->lexicon->nominals;
    const struct token *end = &r->text->tokens.at[tokens.to];
    struct view words[NOMINAL_WORDS] = {{"", 0}};
    uint32_t size = range_length(tokens), i;

    if (!size || map_get(&nominals->by_last, end[-1].norm) == NONE)
        return NULL;
    size = size < NOMINAL_WORDS ? size : NOMINAL_WORDS;
    for (i = 0; i < size; i++)
        words[NOMINAL_WORDS - 1 - i] = end[-1 - (int32_t)i].norm;
    for (; size; size--) {
        const struct table_row *row =
            row_of_kind(nominals, words + NOMINAL_WORDS - size, size, kind);

        if (row)
            return row;
    }
    return NULL;
}

static const struct table_row *row_of(const struct resolver *r, uint32_t mention, const char *kind)
{
    const struct mention *m = mention_of(r, mention);

    return nominal_row(r, (struct range){m->tokens.from, m->head + 1}, kind);
}

static uint32_t words_in(struct view phrase)
{
    uint32_t words = 1;
    size_t i;

    for (i = 0; i < phrase.size; i++)
        words += phrase.data[i] == ' ';
    return words;
}

/* "the firm | Lantern": the name that follows is what is meant. */
static bool is_followed_by_name(const struct resolver *r, uint32_t mention)
{
    uint32_t end = mention_of(r, mention)->tokens.to;

    return end < r->text->tokens.size && r->text->tokens.at[end].capital &&
           mention_naming(r->mentions, end) != NONE;
}

/* Nothing but an article before the noun, or before the words of a row that ends with it, and nothing behind it. */
static bool is_plain(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    const struct table_row *row = row_of(r, mention, "organisation");

    return r->traits[mention].definite && m->tokens.to == m->head + 1 &&
           range_length(m->tokens) <= 1 + (row ? words_in(row->cell[0]) : 1) &&
           !is_followed_by_name(r, mention);
}

/* "Dutch", "Oslo-based" */
static bool tells_place(const struct resolver *r, uint32_t token)
{
    const struct token *t = &r->text->tokens.at[token];

    return t->capital &&
           (lexicon_find(&r->lexicon->places, t->norm) || memchr(t->norm.data, '-', t->norm.size));
}

/* The same with words of a place between: "the Dutch company". */
static bool is_plain_of_place(const struct resolver *r, uint32_t mention,
                              const struct table_row *row)
{
    const struct mention *m = mention_of(r, mention);
    uint32_t i, end = m->head + 1 - words_in(row->cell[0]);

    for (i = m->tokens.from + 1; i < end; i++)
        if (!tells_place(r, i))
            return false;
    return r->traits[mention].definite && m->tokens.to == m->head + 1 &&
           !is_followed_by_name(r, mention);
}

static uint32_t entity_of_country(const struct resolver *r, struct view country)
{
    uint32_t entity = country.size ? map_get(&r->by_key, country) : NONE;

    return entity != NONE && r->entities.at[entity].kind == KIND_PLACE ? entity : NONE;
}

/* Sieve: "the Armenian side" is the country. */
static uint32_t side_of_country(struct resolver *r, uint32_t mention)
{
    uint32_t entity = entity_of_country(r, r->traits[mention].country);

    return entity != NONE && row_of(r, mention, "side") ? entity : NONE;
}

/* The next mention that stands in this one behind its head. */
static uint32_t inner_mention(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    uint32_t i;

    for (i = mention + 1; i < r->mentions->size; i++) {
        if (mention_of(r, i)->tokens.from >= m->tokens.to)
            break;
        if (mention_of(r, i)->tokens.from > m->head)
            return i;
    }
    return NONE;
}

/* "the ministry's press service": the mention before its "'s"; NONE if there is none. */
static uint32_t possessor(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    uint32_t next = mention + 1;

    return next < r->mentions->size && mention_of(r, next)->possessive &&
                   mention_of(r, next)->tokens.to <= m->head &&
                   mention_of(r, next)->tokens.from >= m->tokens.from
               ? next
               : NONE;
}

/* Sieve: "the press service of the ministry" speaks as the ministry. */
static uint32_t service_of_body(struct resolver *r, uint32_t mention)
{
    uint32_t inner;

    if (!row_of(r, mention, "service"))
        return NONE;
    inner = inner_mention(r, mention);
    if (inner == NONE)
        inner = possessor(r, mention);
    if (inner == NONE)
        return NONE;
    if (r->entity[inner] == NONE && mention_of(r, inner)->form != FORM_PRONOUN)
        return nominal_resolve(r, inner);
    return r->entity[inner];
}

/* "in Brussels" is the town. */
static bool is_location(const struct resolver *r, uint32_t mention)
{
    uint32_t from = mention_of(r, mention)->tokens.from;

    return from && nominal_row(r, (struct range){from - 1, from}, "locative");
}

bool mention_within(const struct resolver *r, uint32_t before, uint32_t mention, uint32_t sentences)
{
    return r->traits[mention].sentence - r->traits[before].sentence <= sentences;
}

static struct view country_of(const struct resolver *r, uint32_t mention)
{
    uint32_t entity = r->entity[mention];

    if (r->traits[mention].country.size || entity == NONE ||
        r->entities.at[entity].kind != KIND_PLACE)
        return r->traits[mention].country;
    return r->entities.at[entity].country;
}

struct view country_around(const struct resolver *r, uint32_t mention)
{
    uint32_t i, left = NOMINAL_MENTIONS;

    for (i = mention; i-- > 0 && left && mention_within(r, i, mention, PLACE_SENTENCES); left--) {
        struct view country = country_of(r, i);

        if (!is_location(r, i) && entity_of_country(r, country) != NONE)
            return country;
    }
    return VIEW("");
}

/* Sieve: "the country" is the one that was named last. */
static uint32_t last_country(struct resolver *r, uint32_t mention)
{
    if (!is_plain(r, mention) || !row_of(r, mention, "country"))
        return NONE;
    return entity_of_country(r, country_around(r, mention));
}

static bool is_outlet(const struct resolver *r, const struct entity *e)
{
    const struct trait *trait = e->naming == NONE ? NULL : &r->traits[e->naming];
    uint32_t length = 0;

    return trait && lexicon_longest(&r->lexicon->outlets, trait->words, trait->size, &length);
}

/* A ministry or a parliament is not "the organisation". */
static bool is_state_body(const struct resolver *r, const struct entity *e)
{
    struct range name;

    if (e->naming == NONE)
        return false;
    name = mention_of(r, e->naming)->name;
    if (nominal_row(r, name, "state"))
        return true;
    for (name.to = name.from + 1; name.to < mention_of(r, e->naming)->name.to; name.to++)
        if (word_has_class(r->lexicon, r->text->tokens.at[name.to].norm, "prep"))
            return nominal_row(r, name, "state") != NULL;
    return false;
}

/* "Monday" is written like a name. */
static bool is_time(const struct resolver *r, const struct entity *e)
{
    return lexicon_find(&r->lexicon->times,
                        r->text->tokens.at[mention_of(r, e->naming)->head].norm);
}

/* "Ann Lee" of whom nothing is known but a given name */
static bool begins_as_person(const struct resolver *r, const struct entity *e)
{
    const struct trait *trait = &r->traits[e->naming];

    return e->gender == GENDER_MALE || e->gender == GENDER_FEMALE ||
           (trait->size > 1 && lexicon_find(&r->lexicon->names, trait->words[0]));
}

static bool is_body(const struct entity *e)
{
    return e->kind == KIND_ORGANISATION && e->named;
}

/* Whether the name of a body ends with a word, or that before its "of". */
static bool ends_with(const struct resolver *r, const struct entity *e, struct view word)
{
    const struct trait *trait = &r->traits[e->naming];
    struct view last;
    uint32_t i;

    for (i = 1; i < trait->size && !word_has_class(r->lexicon, trait->words[i], "prep");)
        i++;
    last = trait->words[i - 1];

    return view_equal(last, word) ||
           (view_ends(word, VIEW("isation")) && view_ends(last, VIEW("ization")));
}

/* Sieve: "the ministry" is the body named last whose name ends so. */
static uint32_t body_by_word(struct resolver *r, uint32_t mention)
{
    struct view word = r->text->tokens.at[mention_of(r, mention)->head].norm;
    uint32_t i, left = NOMINAL_MENTIONS;

    if (!is_plain(r, mention) || !row_of(r, mention, "organisation"))
        return NONE;
    for (i = mention; i-- > 0 && left && mention_within(r, i, mention, OFFICE_SENTENCES); left--) {
        uint32_t entity = r->entity[i];

        if (entity != NONE && is_body(&r->entities.at[entity]) &&
            ends_with(r, &r->entities.at[entity], word))
            return entity;
    }
    return NONE;
}

static bool is_told_of_by_head(uint8_t kind)
{
    return kind == KIND_ORGANISATION || kind == KIND_DOCUMENT || kind == KIND_GROUP;
}

/* Sieve: "the league" is "the farmers' league" told of before, "the study" a study. */
static uint32_t same_head(struct resolver *r, uint32_t mention)
{
    const struct mention *own = mention_of(r, mention);
    struct view word = r->text->tokens.at[own->head].norm;
    uint32_t i, left = NOMINAL_MENTIONS;

    if (!is_plain(r, mention) || !is_told_of_by_head(own->kind))
        return NONE;
    for (i = mention; i-- > 0 && left && mention_within(r, i, mention, OFFICE_SENTENCES); left--) {
        const struct mention *m = mention_of(r, i);

        if (r->entity[i] != NONE && m->form == FORM_NOMINAL && m->kind == own->kind &&
            m->number == own->number && view_equal(r->text->tokens.at[m->head].norm, word))
            return r->entity[i];
    }
    return NONE;
}

/* An enterprise may be a name of which nothing is known; a person, a place, an outlet, a body of a state are none. */
static bool may_be_company(const struct resolver *r, const struct entity *e)
{
    return e->named && e->naming != NONE &&
           (e->kind == KIND_ORGANISATION || (e->kind == KIND_UNKNOWN && !begins_as_person(r, e))) &&
           !is_outlet(r, e) && !is_state_body(r, e) && !is_time(r, e);
}

/* Begins a sentence, speaks, or is named by who does: "a spokesman for Lantern". */
static bool is_prominent(const struct resolver *r, uint32_t mention)
{
    uint32_t outer = r->traits[mention].outer;

    return r->traits[mention].first || r->traits[mention].source_of != NONE ||
           (outer != NONE && r->traits[outer].source_of != NONE);
}

/* The body or enterprise that begins a sentence or speaks, of some sentences before. */
static uint32_t prominent_within(const struct resolver *r, uint32_t mention, uint32_t sentences)
{
    uint32_t i, left = NOMINAL_MENTIONS;

    for (i = mention; i-- > 0 && left && mention_within(r, i, mention, sentences); left--) {
        uint32_t entity = r->entity[i];

        if (entity != NONE && is_prominent(r, i) && may_be_company(r, &r->entities.at[entity]))
            return entity;
    }
    return NONE;
}

/* The row of a noun that may stand for what it does not name; NULL where it is none of that kind. */
static const struct table_row *row_covering(const struct resolver *r, uint32_t mention,
                                            const char *covers)
{
    const struct table_row *row = row_of(r, mention, "organisation");

    return row && view_is(lexicon_cell(&r->lexicon->nominals, row, "covers"), covers) ? row : NULL;
}

/* Sieve: "the bloc" is the body that has just been told of or spoke, else the one named last, where the word fits any. */
static uint32_t last_body(struct resolver *r, uint32_t mention)
{
    uint32_t i, left = NOMINAL_MENTIONS, near;

    if (!row_covering(r, mention, "any") || !is_plain(r, mention))
        return NONE;
    near = prominent_within(r, mention, ACTING_SENTENCES);
    if (near != NONE)
        return near;
    for (i = mention; i-- > 0 && left && mention_within(r, i, mention, BODY_SENTENCES); left--) {
        uint32_t entity = r->entity[i];

        if (entity != NONE && !is_state_body(r, &r->entities.at[entity]) &&
            is_body(&r->entities.at[entity]) && !is_outlet(r, &r->entities.at[entity]))
            return entity;
    }
    return NONE;
}

/* Sieve: "the company" is the enterprise that this sentence or the ones before began with. */
static uint32_t company(struct resolver *r, uint32_t mention)
{
    const struct table_row *row = row_covering(r, mention, "company");

    return row && is_plain_of_place(r, mention, row) ? prominent_within(r, mention, BODY_SENTENCES)
                                                     : NONE;
}

/* Sieve: the user says who is called so. */
static uint32_t by_authority(struct resolver *r, uint32_t mention)
{
    return entity_of_entry(r, r->traits[mention].entry);
}

typedef uint32_t sieve(struct resolver *r, uint32_t mention);

uint32_t nominal_resolve(struct resolver *r, uint32_t mention)
{
    static sieve *const sieves[] = {by_authority, named_behind,  side_of_country, service_of_body,
                                    last_country, body_by_word,  same_head,       last_body,
                                    company,      office_resolve};
    uint32_t entity = NONE;
    size_t i;

    for (i = 0; i < sizeof(sieves) / sizeof(*sieves) && entity == NONE; i++)
        entity = sieves[i](r, mention);
    return entity;
}
