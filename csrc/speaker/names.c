/* speaker/names.c - sieves for names: the same words, the acronym, the spelling, the surname, the given name */
#include <stdlib.h>

#include "speaker/coreference.h"
#include "speaker/spelling.h"

enum {
    ACRONYM_ENTITIES = 400, /* whose initials an acronym is compared with */
    NEAR_BYTES = 7,         /* of a surname in which one letter may differ */
    SIEVES = 9
};

static const struct trait *trait_of(const struct resolver *r, uint32_t mention)
{
    return &r->traits[mention];
}

/* Persons, and names of which nothing is known: they may be persons. */
static bool may_be_person(const struct resolver *r, uint32_t mention)
{
    uint8_t kind = r->mentions->at[mention].kind;

    return kind == KIND_PERSON || kind == KIND_UNKNOWN;
}

static bool entity_may_be_person(const struct resolver *r, uint32_t entity)
{
    uint8_t kind = r->entities.at[entity].kind;

    return kind == KIND_PERSON || kind == KIND_UNKNOWN;
}

static struct view last_word(const struct trait *trait)
{
    return trait->words[trait->size - 1];
}

static void chain_add(struct resolver *r, struct map *map, struct view key, uint32_t entity)
{
    uint32_t *first = map_at(r->arena, map, key), i, left = CHAIN_PERSONS;
    struct chain *link;

    for (i = *first; i != NONE && left; i = r->chains.at[i].next, left--)
        if (r->chains.at[i].entity == entity)
            return;
    link = vec_add(r->arena, &r->chains);
    link->entity = entity;
    link->next = *first;
    *first = r->chains.size - 1;
}

/* A person is found again by the last word and by the first. */
static void index_person(struct resolver *r, uint32_t entity, uint32_t mention)
{
    const struct trait *trait = trait_of(r, mention);

    if (!trait->size || !may_be_person(r, mention))
        return;
    chain_add(r, &r->by_last, trait->last_bones, entity);
    if (trait->size > 1)
        chain_add(r, &r->by_first, trait->words[0], entity);
}

/* "Lantern" of "Lantern Electronics": a first word that is no place's and no other body's. */
static void index_head(struct resolver *r, uint32_t entity, const struct trait *trait)
{
    uint32_t *head = map_at(r->arena, &r->by_head, trait->words[0]);

    if (!lexicon_find(&r->lexicon->places, trait->words[0]))
        *head = *head == NONE || *head == entity ? entity : NONE - 1;
}

static void index_body(struct resolver *r, uint32_t entity, uint32_t mention)
{
    const struct trait *trait = trait_of(r, mention);

    if (trait->size < 2 || r->mentions->at[mention].kind != KIND_ORGANISATION)
        return;
    *map_at(r->arena, &r->by_tail, last_word(trait)) = entity;
    index_head(r, entity, trait);
}

static void take(struct resolver *r, uint32_t entity, uint32_t mention)
{
    if (entity == NONE)
        entity = entity_new(r, mention);
    else
        entity_join(r, entity, mention);
    *map_at(r->arena, &r->by_key, trait_of(r, mention)->key) = entity;
    index_person(r, entity, mention);
    index_body(r, entity, mention);
}

/* Sieve: the same words, or the same country, seat or outlet. */
static uint32_t same_key(struct resolver *r, uint32_t mention)
{
    uint32_t entity = map_get(&r->by_key, trait_of(r, mention)->key);

    return entity != NONE && entity_allows(r, entity, mention) ? entity : NONE;
}

/* Sieve: the user says who it is. */
static uint32_t by_authority(struct resolver *r, uint32_t mention)
{
    return entity_of_entry(r, trait_of(r, mention)->entry);
}

/* Sieve: the last name of somebody that the user knows, and that the article does not name in full. */
static uint32_t surname_by_authority(struct resolver *r, uint32_t mention)
{
    struct trait *trait = &r->traits[mention];
    const struct authority *authority = r->knowledge->authority;

    if (!authority || trait->entry || trait->size != 1 || !may_be_person(r, mention))
        return NONE;
    trait->entry = authority_find_spelt(authority, trait->words[0], r->arena);
    return entity_of_entry(r, trait->entry);
}

/* "Joe" is "Joseph". */
static bool is_short_for(const struct lexicon *lexicon, struct view familiar, struct view name)
{
    return lexicon_find_with(&lexicon->nicknames, familiar, "name", name) != NULL;
}

static bool same_first(const struct lexicon *lexicon, const struct trait *a, const struct trait *b)
{
    struct view x = a->words[0], y = b->words[0];

    return view_equal(a->first_bones, b->first_bones) || spelling_initial(x, y) ||
           spelling_initial(y, x) || is_short_for(lexicon, x, y) || is_short_for(lexicon, y, x);
}

/* Whether two full names are one person's: "Ann K. Lee" and "Ann Lee", "Vasilyev" and "Vasiliev". */
static bool same_full_name(const struct lexicon *lexicon, const struct trait *a,
                           const struct trait *b)
{
    struct view x, y;

    if (a->size < 2 || b->size < 2 || !same_first(lexicon, a, b))
        return false;
    x = last_word(a);
    y = last_word(b);
    return view_equal(a->last_bones, b->last_bones) ||
           (x.size >= NEAR_BYTES && view_equal(a->words[0], b->words[0]) && spelling_near(x, y));
}

/* "Peña Nieto" of "Enrique Peña Nieto": the last words of a longer name. */
static bool is_tail(const struct trait *tail, const struct trait *name)
{
    uint32_t i;

    if (tail->size < 2 || tail->size >= name->size)
        return false;
    for (i = 1; i <= tail->size; i++)
        if (!view_equal(tail->words[tail->size - i], name->words[name->size - i]))
            return false;
    return true;
}

static bool same_person(const struct lexicon *lexicon, const struct trait *a, const struct trait *b)
{
    return same_full_name(lexicon, a, b) || is_tail(a, b) || is_tail(b, a);
}

/* Sieve: the name in another spelling, with or without an initial, or only the last words of it. */
static uint32_t other_spelling(struct resolver *r, uint32_t mention)
{
    const struct trait *trait = trait_of(r, mention);
    uint32_t pass, i, left;

    if (trait->size < 2 || !may_be_person(r, mention))
        return NONE;
    for (pass = 0; pass < 2; pass++) {
        i = pass ? map_get(&r->by_first, trait->words[0]) : map_get(&r->by_last, trait->last_bones);
        for (left = CHAIN_PERSONS; i != NONE && left; i = r->chains.at[i].next, left--) {
            uint32_t entity = r->chains.at[i].entity, naming = r->entities.at[entity].naming;

            if (naming != NONE && entity_allows(r, entity, mention) &&
                same_person(r->lexicon, trait, trait_of(r, naming)))
                return entity;
        }
    }
    return NONE;
}

/* Whether the letters of an acronym are the initials of the words; small words may be passed over. */
static bool spells(const struct trait *acronym, const struct trait *name)
{
    struct view letters = acronym->words[0];
    size_t at = 0;
    uint32_t i;

    for (i = 0; i < name->size && at < letters.size; i++)
        if (name->words[i].size && name->words[i].data[0] == letters.data[at])
            at++;
    return at == letters.size && name->size >= 2 && letters.data[0] == name->words[0].data[0];
}

static bool is_acronym(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];

    return trait_of(r, mention)->size == 1 && r->text->tokens.at[m->head].shouting;
}

/* Sieve: the acronym in the bracket behind a name is that name's. */
static uint32_t bracket_acronym(struct resolver *r, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];
    uint32_t i, left = 4;

    if (!is_acronym(r, mention) || !m->tokens.from || !token_is(r->text, m->tokens.from - 1, "("))
        return NONE;
    for (i = mention; i-- > 0 && left; left--) {
        const struct trait *trait = trait_of(r, i);

        if (r->mentions->at[i].form == FORM_NAME && r->entity[i] != NONE && trait->size > 1 &&
            trait->name.to <= m->tokens.from && trait->name.to + 2 >= m->tokens.from &&
            trait->words[0].data[0] == trait_of(r, mention)->words[0].data[0])
            return r->entity[i];
    }
    return NONE;
}

/* Sieve: an acronym that the initials of just one body of the article spell. */
static uint32_t spelt_acronym(struct resolver *r, uint32_t mention)
{
    uint32_t found = NONE, i;

    if (!is_acronym(r, mention) || trait_of(r, mention)->words[0].size < 3)
        return NONE;
    for (i = 0; i < r->entities.size && i < ACRONYM_ENTITIES; i++) {
        const struct entity *e = &r->entities.at[i];

        if (e->naming == NONE || e->kind != KIND_ORGANISATION ||
            !spells(trait_of(r, mention), trait_of(r, e->naming)))
            continue;
        if (found != NONE)
            return NONE;
        found = i;
    }
    return found;
}

/* Whether letters are the initials of an office of somebody. */
static bool holds_initials(const struct entity *e, struct view letters)
{
    const struct view *title;

    vec_each (title, &e->titles) {
        size_t at = 0, i;

        for (i = 0; i < title->size; i++)
            if (!i || title->data[i - 1] == ' ') {
                if (at == letters.size || title->data[i] != letters.data[at])
                    break;
                at++;
            }
        if (i == title->size && at == letters.size && at > 1)
            return true;
    }
    return false;
}

/* What speaks for one of those who share a surname. */
struct claim {
    uint32_t brief; /* how often he was called by it alone so far */
    uint32_t full;  /* how often he was named in full before */
    uint32_t last;  /* the last mention before, as far as names go; NONE if there is none */
};

static struct claim claim_of(const struct entity *e, uint32_t mention)
{
    struct claim claim = {e->mentions.size - e->full, 0, e->latest};
    uint32_t high = e->full;

    while (claim.full < high) {
        uint32_t middle = claim.full + (high - claim.full) / 2;

        if (e->mentions.at[middle] < mention)
            claim.full = middle + 1;
        else
            high = middle;
    }
    if (claim.full && (claim.last == NONE || e->mentions.at[claim.full - 1] > claim.last))
        claim.last = e->mentions.at[claim.full - 1];
    return claim;
}

static bool is_stronger(struct claim a, struct claim b)
{
    if (a.brief != b.brief)
        return a.brief > b.brief;
    if (a.full != b.full)
        return a.full > b.full;
    return a.last != NONE && (b.last == NONE || a.last > b.last);
}

/* Whether nothing names somebody in full: he is nowhere introduced, and may be meant anywhere. */
static bool is_brief(const struct resolver *r, const struct entity *e)
{
    return e->naming != NONE && trait_of(r, e->naming)->size == 1;
}

/* Of a chain of persons the one with the strongest claim; else the one who is named first after a mention. */
static uint32_t nearest(const struct resolver *r, uint32_t chain, uint32_t mention)
{
    uint32_t before = NONE, after = NONE, i, left = CHAIN_PERSONS;
    struct claim best = {0};

    for (i = chain; i != NONE && left; i = r->chains.at[i].next, left--) {
        uint32_t entity = r->chains.at[i].entity;
        const struct entity *e = &r->entities.at[entity];
        struct claim claim = claim_of(e, mention);

        if (!entity_may_be_person(r, entity) ||
            (may_be_person(r, mention) ? !entity_allows(r, entity, mention) : claim.last == NONE))
            continue;
        if (claim.last == NONE && !is_brief(r, e)) {
            if (after == NONE || e->mentions.at[0] < r->entities.at[after].mentions.at[0])
                after = entity;
        } else if (before == NONE || is_stronger(claim, best)) {
            before = entity;
            best = claim;
        }
    }
    return before != NONE ? before : after;
}

/* "Paris" is a person where one of that name was named in full, but "in Paris" is not; so is "LEE", which is no acronym then. */
static bool may_be_surname(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];
    uint32_t from = m->tokens.from;

    return may_be_person(r, mention) ||
           (m->kind == KIND_ORGANISATION && r->text->tokens.at[m->head].shouting) ||
           (m->kind == KIND_PLACE && range_length(m->tokens) == 1 && from &&
            !nominal_row(r, (struct range){from - 1, from}, "locative"));
}

/* Sieve: the surname of somebody named in full. */
static uint32_t surname(struct resolver *r, uint32_t mention)
{
    const struct trait *trait = trait_of(r, mention);

    if (trait->size != 1 || !may_be_surname(r, mention))
        return NONE;
    return nearest(r, map_get(&r->by_last, trait->last_bones), mention);
}

/* Sieve: the given name of somebody named in full. */
static uint32_t given_name(struct resolver *r, uint32_t mention)
{
    const struct trait *trait = trait_of(r, mention);

    if (trait->size != 1 || !may_be_person(r, mention))
        return NONE;
    return nearest(r, map_get(&r->by_first, trait->words[0]), mention);
}

/* Sieve: "the Post" of a body whose name ends so. */
static uint32_t tail_of_body(struct resolver *r, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];
    struct range first = {m->tokens.from, m->tokens.from + 1};
    uint32_t entity;

    if (trait_of(r, mention)->size != 1 || m->kind == KIND_PERSON)
        return NONE;
    entity = map_get(&r->by_tail, trait_of(r, mention)->words[0]);
    return entity != NONE && nominal_row(r, first, "article") ? entity : NONE;
}

/* Sieve: "Lantern" of the one body whose name begins so. */
static uint32_t head_of_body(struct resolver *r, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];
    uint32_t entity = trait_of(r, mention)->size == 1 && m->kind != KIND_PERSON
                          ? map_get(&r->by_head, trait_of(r, mention)->words[0])
                          : NONE;

    return entity < r->entities.size && !range_length(m->role) ? entity : NONE;
}

/* Sieve: "the AG", who was told to be attorney general. */
static uint32_t office_acronym(struct resolver *r, uint32_t mention)
{
    struct range first = {r->mentions->at[mention].tokens.from,
                          r->mentions->at[mention].tokens.from + 1};
    struct view letters;
    uint32_t found = NONE, i;

    if (!is_acronym(r, mention) || !nominal_row(r, first, "article"))
        return NONE;
    letters = trait_of(r, mention)->words[0];
    for (i = 0; i < r->entities.size && i < ACRONYM_ENTITIES; i++)
        if (r->entities.at[i].kind == KIND_PERSON && holds_initials(&r->entities.at[i], letters)) {
            if (found != NONE)
                return NONE;
            found = i;
        }
    return found;
}

typedef uint32_t sieve(struct resolver *r, uint32_t mention);

/* The names that a pass takes: first those of several words, then acronyms in brackets, then those with a word that shows the gender, then
 * what is left. */
enum pass { PASS_FULL, PASS_BRACKET, PASS_ADDRESSED, PASS_BRIEF, PASSES };

static bool is_of_pass(const struct resolver *r, uint32_t mention, enum pass pass)
{
    const struct mention *m = &r->mentions->at[mention];
    const struct trait *trait = trait_of(r, mention);

    if (m->form != FORM_NAME || !trait->size || trait->apart || r->entity[mention] != NONE)
        return false;
    switch (pass) {
    case PASS_FULL:
        return trait->size > 1;
    case PASS_BRACKET:
        return is_acronym(r, mention);
    case PASS_ADDRESSED:
        return m->kind == KIND_PERSON && m->gender != GENDER_UNKNOWN;
    default:
        return true;
    }
}

static void resolve(struct resolver *r, uint32_t mention, enum pass pass)
{
    static sieve *const sieves[PASSES][SIEVES] = {
        [PASS_FULL] = {by_authority, same_key, other_spelling},
        [PASS_BRACKET] = {by_authority, bracket_acronym},
        [PASS_ADDRESSED] = {by_authority, surname, given_name, same_key, surname_by_authority},
        [PASS_BRIEF] = {by_authority, tail_of_body, surname, given_name, same_key, office_acronym,
                        spelt_acronym, head_of_body, surname_by_authority},
    };
    uint32_t entity = NONE, i;

    for (i = 0; i < SIEVES && sieves[pass][i] && entity == NONE; i++)
        entity = sieves[pass][i](r, mention);
    if (entity != NONE || pass != PASS_BRACKET)
        take(r, entity, mention);
}

static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* The mentions so far in order, for those of later passes to find the last one before them. */
static void close_pass(struct resolver *r)
{
    struct entity *e;

    vec_each (e, &r->entities) {
        if (e->latest != NONE && e->mentions.size > 1)
            qsort(e->mentions.at, e->mentions.size, sizeof(*e->mentions.at), by_index);
        e->full = e->mentions.size;
        e->latest = NONE;
    }
}

void names_resolve(struct resolver *r)
{
    enum pass pass;
    uint32_t i;

    for (pass = PASS_FULL; pass < PASSES; pass++) {
        for (i = 0; i < r->mentions->size; i++)
            if (is_of_pass(r, i, pass))
                resolve(r, i, pass);
        close_pass(r);
    }
}
