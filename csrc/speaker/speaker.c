/* speaker/speaker.c - from mentions and statements to speakers */
#include "speaker/speaker.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "speaker/anonymity.h"
#include "speaker/coreference.h"
#include "speaker/describe.h"

enum {
    CONTINUED = 16 /* statements back along `continues`, where they go on one after the other */
};

const char *kind_name(enum kind kind)
{
    static const char *const names[] = {"unnamed", "person",   "organisation", "place",
                                        "group",   "document", "unnamed"};

    return (unsigned)kind < sizeof(names) / sizeof(*names) ? names[kind] : "unnamed";
}

const char *form_name(enum mention_form form)
{
    static const char *const names[] = {"name", "title", "pronoun", "nominal"};

    return (unsigned)form < sizeof(names) / sizeof(*names) ? names[form] : "nominal";
}

/* Whether the source is a relative pronoun: "Moscow, which has criticised ...", "the towns that object", "Lund, who in March said". */
static bool is_relative(const struct resolver *r, struct range source)
{
    return source_is_relative(r, source) ||
           (range_length(source) == 1 &&
            word_has_class(r->lexicon, r->text->tokens.at[source.from].norm, "that"));
}

/* The entity that a statement names as its source; NONE where it names none that is known. */
static uint32_t entity_of_source(const struct resolver *r, const struct statement *s)
{
    uint32_t mention;

    if (!s->source.size || source_is_joint(r, s))
        return NONE;
    mention = is_relative(r, s->source.at[0]) ? relative_antecedent(r, s->source.at[0].from)
                                              : source_mention(r, s);
    return mention == NONE ? NONE : r->entity[mention];
}

static uint32_t paragraph_of(const struct resolver *r, const struct statement *s)
{
    const struct range *part = &s->content.at[s->content.size - 1];

    return r->text->sentences.at[r->text->tokens.at[part->to - 1].sentence].paragraph;
}

/* A quotation without source and cue, in the paragraph of another or the next: its speaker goes on. */
static bool goes_on(const struct resolver *r, const struct statement *before,
                    const struct statement *s)
{
    return !s->source.size && !s->cue.size && s->parent == NONE && before->parent == NONE &&
           s->type == TYPE_DIRECT && paragraph_of(r, s) - paragraph_of(r, before) <= 1;
}

static void find_statement_entities(const struct resolver *r, uint32_t *entity)
{
    uint32_t i, last = NONE;

    for (i = 0; i < r->statements->size; i++) {
        const struct statement *s = &r->statements->at[i];
        uint32_t from = i, left = CONTINUED;

        while (r->statements->at[from].continues != NONE && !r->statements->at[from].source.size &&
               left--)
            from = r->statements->at[from].continues;
        entity[i] = from < i ? entity[from] : entity_of_source(r, &r->statements->at[from]);
        if (entity[i] == NONE && last != NONE && goes_on(r, &r->statements->at[last], s))
            entity[i] = entity[last];
        if (s->parent == NONE)
            last = i;
    }
}

/* "I" in a quotation is who speaks. */
static void resolve_first_person(struct resolver *r, const uint32_t *of_statement)
{
    uint32_t i;

    for (i = 0; i < r->mentions->size; i++) {
        const struct mention *m = &r->mentions->at[i];
        uint32_t inside = r->traits[i].inside;

        if (m->form == FORM_PRONOUN && m->person == 1 && m->number == NUMBER_ONE &&
            inside != NONE && of_statement[inside] != NONE && r->entity[i] == NONE)
            entity_join(r, of_statement[inside], i);
    }
}

/* "I believe", in a quotation: known once the quotation's speaker is. */
static void take_first_person(const struct resolver *r, uint32_t *of_statement)
{
    uint32_t i;

    for (i = 0; i < r->statements->size; i++)
        if (of_statement[i] == NONE)
            of_statement[i] = entity_of_source(r, &r->statements->at[i]);
}

/* "I", in no quotation: an answer set in its paragraph behind the name of who gives it. */
static void take_answers(const struct resolver *r, uint32_t *of_statement)
{
    uint32_t i;

    for (i = 1; i < r->statements->size; i++) {
        const struct statement *s = &r->statements->at[i];
        uint32_t mention = s->mention;

        if (of_statement[i] == NONE && mention != NONE && r->entity[mention] == NONE &&
            r->mentions->at[mention].person == 1 && r->mentions->at[mention].number == NUMBER_ONE &&
            paragraph_of(r, s) == paragraph_of(r, s - 1))
            of_statement[i] = of_statement[i - 1];
    }
}

/* Who is worth a card: named persons and bodies, and whoever speaks. */
static void mark_wanted(const struct resolver *r, const uint32_t *of_statement, bool *wanted)
{
    uint32_t i;

    for (i = 0; i < r->entities.size; i++) {
        const struct entity *e = &r->entities.at[i];

        wanted[i] =
            (e->named || e->entry) && (e->kind == KIND_PERSON || e->kind == KIND_ORGANISATION);
    }
    for (i = 0; i < r->statements->size; i++)
        if (of_statement[i] != NONE)
            wanted[of_statement[i]] = true;
}

/* A speaker and where the article first has it. */
struct place {
    uint32_t token, speaker;
};

struct places VECTOR(struct place);

static struct speaker *add_speaker(struct speakers *out, struct resolver *r, struct places *places,
                                   uint32_t token)
{
    vec_push(r->arena, places, ((struct place){token, out->all.size}));
    return vec_add(r->arena, &out->all);
}

static void make_speakers(struct speakers *out, struct resolver *r, const bool *wanted,
                          struct places *places)
{
    uint32_t *index = arena_new_array(r->arena, r->entities.size, uint32_t), i;

    for (i = 0; i < r->entities.size; i++)
        index[i] = NONE;
    for (i = 0; i < r->mentions->size; i++) {
        uint32_t entity = r->entity[i];

        out->of_mention[i] = NONE;
        if (entity == NONE || !wanted[entity])
            continue;
        if (index[entity] == NONE) {
            index[entity] = out->all.size;
            describe_speaker(add_speaker(out, r, places, r->mentions->at[i].tokens.from), r,
                             entity);
        }
        out->of_mention[i] = index[entity];
    }
    for (i = 0; i < r->statements->size; i++)
        if (out->of_statement[i] != NONE)
            out->of_statement[i] = index[out->of_statement[i]];
}

/* "us": nobody's name. */
static bool is_pronoun(const struct resolver *r, struct range source)
{
    return range_length(source) == 1 &&
           word_has_class(r->lexicon, r->text->tokens.at[source.from].norm, "pron");
}

/* A source that is no mention, and several that are joined, speak under their own words. */
static bool speaks_as_written(const struct resolver *r, const struct statement *s)
{
    if (!s->source.size)
        return false;
    if (source_is_joint(r, s))
        return true;
    return source_mention(r, s) == NONE && !is_relative(r, s->source.at[0]) &&
           !is_pronoun(r, s->source.at[0]);
}

static void make_unnamed(struct speakers *out, struct resolver *r, struct places *places)
{
    struct map by_name = {0};
    uint32_t i;

    for (i = 0; i < r->statements->size; i++) {
        const struct statement *s = &r->statements->at[i];
        struct speaker *speaker;
        struct view name;
        uint32_t *at;

        if (out->of_statement[i] != NONE || !speaks_as_written(r, s))
            continue;
        name = describe_phrase(r, s->source.at[0]);
        at = map_at(r->arena, &by_name, utf8_normal(r->arena, name));
        if (*at == NONE) {
            *at = out->all.size;
            speaker = add_speaker(out, r, places, s->source.at[0].from);
            speaker->name = name;
            speaker->id = describe_id(r->arena, name);
            speaker->kind = source_is_joint(r, s) ? KIND_GROUP : KIND_UNNAMED;
            vec_push(r->arena, &speaker->aliases, name);
        }
        out->of_statement[i] = *at;
    }
}

static int by_place(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->token != y->token)
        return x->token < y->token ? -1 : 1;
    return (x->speaker > y->speaker) - (x->speaker < y->speaker);
}

/* The speakers in the order in which they appear. */
static void arrange(struct speakers *out, struct resolver *r, struct places *places)
{
    uint32_t size = out->all.size, i;
    struct speaker *sorted = arena_new_array(r->arena, size, struct speaker);
    uint32_t *to = arena_new_array(r->arena, size, uint32_t);

    if (size)
        qsort(places->at, size, sizeof(*places->at), by_place);
    for (i = 0; i < size; i++) {
        sorted[i] = out->all.at[places->at[i].speaker];
        to[places->at[i].speaker] = i;
    }
    out->all.at = sorted;
    out->all.room = size;
    for (i = 0; i < r->mentions->size; i++)
        if (out->of_mention[i] != NONE)
            out->of_mention[i] = to[out->of_mention[i]];
    for (i = 0; i < r->statements->size; i++)
        if (out->of_statement[i] != NONE)
            out->of_statement[i] = to[out->of_statement[i]];
}

/* Of several speakers of one id, all but the first get a number behind it that makes an id of no other. */
static void make_ids_single(struct speakers *out, struct arena *arena)
{
    struct map taken = {0}, count = {0};
    uint32_t i;

    for (i = 0; i < out->all.size; i++) {
        struct speaker *speaker = &out->all.at[i];
        uint32_t *number = map_at(arena, &count, speaker->id);
        struct view id = speaker->id;

        *number = *number == NONE ? 1 : *number;
        while (map_get(&taken, id) != NONE)
            id = view_of(arena_format(arena, "%.*s-%u", VIEW_ARGS(speaker->id), ++*number));
        speaker->id = id;
        *map_at(arena, &taken, id) = i;
    }
}

static void add_alias(struct speaker *speaker, struct resolver *r, struct view name)
{
    const struct view *old;

    if (speaker->aliases.size >= ALIASES)
        return;
    vec_each (old, &speaker->aliases)
        if (view_equal(*old, name))
            return;
    vec_push(r->arena, &speaker->aliases, name);
}

/* Who is not named goes by all the words of the source: "a source close to the talks". */
static void name_by_sources(struct speakers *out, struct resolver *r)
{
    uint32_t i;

    for (i = 0; i < r->statements->size; i++) {
        const struct statement *s = &r->statements->at[i];
        struct speaker *speaker =
            out->of_statement[i] == NONE ? NULL : &out->all.at[out->of_statement[i]];

        if (speaker && s->source.size && range_length(s->source.at[0]) > 1 &&
            (speaker->kind == KIND_UNNAMED || speaker->kind == KIND_GROUP ||
             speaker->kind == KIND_DOCUMENT))
            add_alias(speaker, r, describe_phrase(r, s->source.at[0]));
    }
}

/* The mentions and statements of each. */
static void list_shares(struct speakers *out, const struct resolver *r)
{
    uint32_t i;

    for (i = 0; i < r->mentions->size; i++)
        if (out->of_mention[i] != NONE)
            vec_push(r->arena, &out->all.at[out->of_mention[i]].mentions, i);
    for (i = 0; i < r->statements->size; i++)
        if (out->of_statement[i] != NONE)
            vec_push(r->arena, &out->all.at[out->of_statement[i]].statements, i);
}

void speakers_find(struct speakers *out, const struct text *text, const struct mentions *mentions,
                   const struct statements *statements, const struct lexicon *lexicon,
                   const struct knowledge *knowledge, struct arena *arena)
{
    struct resolver r = {.text = text,
                         .mentions = mentions,
                         .statements = statements,
                         .lexicon = lexicon,
                         .knowledge = knowledge,
                         .arena = arena};
    struct places places = {0};
    bool *wanted;

    *out = (struct speakers){0};
    out->of_mention = arena_new_array(arena, mentions->size, uint32_t);
    out->of_statement = arena_new_array(arena, statements->size, uint32_t);
    coreference_run(&r);
    find_statement_entities(&r, out->of_statement);
    resolve_first_person(&r, out->of_statement);
    take_first_person(&r, out->of_statement);
    take_answers(&r, out->of_statement);
    describe_countries(&r);
    wanted = arena_new_array(arena, r.entities.size, bool);
    mark_wanted(&r, out->of_statement, wanted);
    make_speakers(out, &r, wanted, &places);
    make_unnamed(out, &r, &places);
    arrange(out, &r, &places);
    make_ids_single(out, arena);
    list_shares(out, &r);
    name_by_sources(out, &r);
    anonymity_find(out, text, mentions, statements, lexicon);
}
