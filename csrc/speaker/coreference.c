/* speaker/coreference.c - entities, and the order in which the sieves work */
#include "speaker/coreference.h"

static const struct mention *mention_of(const struct resolver *r, uint32_t mention)
{
    return &r->mentions->at[mention];
}

static bool same_kind(uint8_t a, uint8_t b)
{
    bool thing_a = a == KIND_ORGANISATION || a == KIND_PLACE;
    bool thing_b = b == KIND_ORGANISATION || b == KIND_PLACE;
    bool one_a = a == KIND_PERSON || a == KIND_UNNAMED;
    bool one_b = b == KIND_PERSON || b == KIND_UNNAMED;

    return a == b || a == KIND_UNKNOWN || b == KIND_UNKNOWN || (thing_a && thing_b) ||
           (one_a && one_b);
}

bool entity_allows(const struct resolver *r, uint32_t entity, uint32_t mention)
{
    const struct entity *e = &r->entities.at[entity];
    const struct mention *m = mention_of(r, mention);

    if (m->possessive && r->traits[mention].outer != NONE &&
        r->entity[r->traits[mention].outer] == entity)
        return false; /* "Mr Lund's mother, Eva Lund" */
    if (e->gender && m->gender && e->gender != m->gender)
        return false;
    if (e->number && m->number && e->number != m->number)
        return false;
    return same_kind(e->kind, r->traits[mention].kind);
}

/* The titles of titles.tsv in words that tell an office. */
static void add_titles(struct resolver *r, struct entity *e, struct range role)
{
    uint32_t i, length;

    for (i = role.from; i < role.to; i += length) {
        struct view title;

        if (word_has_class(r->lexicon, r->text->tokens.at[i].norm, "prep") ||
            word_has_class(r->lexicon, r->text->tokens.at[i].norm, "to"))
            break; /* "aide to the president": the offices behind are others' */
        title = title_at(r, i, role.to, &length);
        if (title.size && e->titles.size < TITLES)
            vec_push(r->arena, &e->titles, title);
    }
}

/* "Ann Lee", but not "Lawmakers Ann Lee" */
static bool begins_with_given_name(const struct resolver *r, const struct trait *trait)
{
    return trait->size > 1 && lexicon_find(&r->lexicon->names, trait->words[0]);
}

/* A name with more words says more, if what it begins with is a name too; and a word says more than an acronym. */
static bool names_better(const struct resolver *r, uint32_t mention, uint32_t than)
{
    const struct trait *a = &r->traits[mention], *b = &r->traits[than];
    bool given = begins_with_given_name(r, a);

    if (b->size > 1 && a->size > 1 && given != begins_with_given_name(r, b))
        return given;
    if (a->size != b->size)
        return a->size > b->size;
    return r->text->tokens.at[mention_of(r, than)->head].shouting &&
           !r->text->tokens.at[mention_of(r, mention)->head].shouting;
}

/* What the user says of somebody counts before what the text shows. */
static void take_entry(struct resolver *r, uint32_t entity, const struct authority_entry *entry)
{
    struct entity *e = &r->entities.at[entity];

    if (!entry || e->entry)
        return;
    e->entry = entry;
    e->kind = entry->kind;
    *map_at(r->arena, &r->by_entry, entry->id) = entity;
}

uint32_t entity_of_entry(const struct resolver *r, const struct authority_entry *entry)
{
    return entry ? map_get(&r->by_entry, entry->id) : NONE;
}

void entity_join(struct resolver *r, uint32_t entity, uint32_t mention)
{
    struct entity *e = &r->entities.at[entity];
    const struct mention *m = mention_of(r, mention);
    const struct trait *trait = &r->traits[mention];

    vec_push(r->arena, &e->mentions, mention);
    r->entity[mention] = entity;
    e->latest = mention;
    take_entry(r, entity, trait->entry);
    if (!e->kind && (e->mentions.size == 1 || trait->kind != KIND_PLACE))
        e->kind = trait->kind;
    if (!e->gender && m->form != FORM_NOMINAL &&
        (m->gender != GENDER_THING || (e->kind && e->kind != KIND_PERSON)))
        e->gender = m->gender;
    if (!e->number)
        e->number = m->number;
    if (!e->country.size && same_kind(e->kind, m->kind))
        e->country = trait->country;
    if (m->form != FORM_PRONOUN)
        add_titles(r, e, m->role);
    if (m->form != FORM_NAME)
        return;
    if (m->kind == KIND_PERSON && m->role.to <= m->name.from)
        add_titles(r, e, (struct range){m->name.to, m->tokens.to}); /* "Dr Ann Lee, the mayor" */
    e->named = true;
    if (e->naming == NONE || names_better(r, mention, e->naming))
        e->naming = mention;
}

uint32_t entity_new(struct resolver *r, uint32_t mention)
{
    struct entity *e = vec_add(r->arena, &r->entities);

    e->naming = e->latest = NONE;
    entity_join(r, r->entities.size - 1, mention);
    return r->entities.size - 1;
}

/* Whether a phrase that nothing before it explains is somebody of its own: not "he", and not "it". */
static bool stands_alone(const struct resolver *r, uint32_t mention)
{
    return mention_of(r, mention)->form != FORM_PRONOUN;
}

/* "the authorities" and "the authorities": the key of a nominal that stood before. */
static uint32_t same_phrase(struct resolver *r, uint32_t mention)
{
    struct view key = r->traits[mention].key;
    uint32_t entity = key.size ? map_get(&r->by_key, key) : NONE;

    return entity != NONE && entity_allows(r, entity, mention) ? entity : NONE;
}

/* "He broke his word," she said: who speaks is found before whom the quotation means, which is somebody else. */
static void resolve_speaker_first(struct resolver *r, uint32_t mention)
{
    uint32_t inside = r->traits[mention].inside, source, entity;

    if (inside == NONE || r->text->tokens.at[mention_of(r, mention)->head].quotation == NONE)
        return;
    source = r->source[inside];
    if (source == NONE || source < mention || r->entity[source] != NONE ||
        mention_of(r, source)->form != FORM_PRONOUN)
        return;
    entity = pronoun_resolve(r, source);
    if (entity != NONE)
        entity_join(r, entity, source);
}

static void resolve_in_order(struct resolver *r, uint32_t mention)
{
    bool pronoun = mention_of(r, mention)->form == FORM_PRONOUN;
    uint32_t entity = pronoun ? pronoun_resolve(r, mention) : nominal_resolve(r, mention);
    struct view key = r->traits[mention].key;

    if (entity == NONE && !pronoun)
        entity = same_phrase(r, mention);
    if (entity != NONE) {
        entity_join(r, entity, mention);
    } else if (stands_alone(r, mention)) {
        entity = entity_new(r, mention);
        if (key.size)
            *map_at(r->arena, &r->by_key, key) = entity;
    }
}

static void open_second_pass(struct resolver *r)
{
    struct entity *e;

    vec_each (e, &r->entities)
        e->latest = NONE;
}

void coreference_run(struct resolver *r)
{
    uint32_t i;

    r->entity = arena_new_array(r->arena, r->mentions->size, uint32_t);
    for (i = 0; i < r->mentions->size; i++)
        r->entity[i] = NONE;
    traits_find(r);
    names_resolve(r);
    open_second_pass(r);
    for (i = 0; i < r->mentions->size; i++) {
        if (r->entity[i] == NONE && !r->traits[i].apart) {
            resolve_speaker_first(r, i);
            resolve_in_order(r, i);
        } else if (r->entity[i] != NONE) {
            r->entities.at[r->entity[i]].latest = i;
        }
    }
}
