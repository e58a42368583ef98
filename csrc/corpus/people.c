/* corpus/people.c - merges the speakers of a folder's articles */
#include "corpus/people.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/name.h"
#include "corpus/namesake.h"
#include "corpus/offices.h"

struct gathering {
    struct people *out;
    const struct folder *folder;
    const struct lexicon *lexicon;
    struct arena *arena;
    struct map by_name;
};

/* "officials" of one article are not those of another. */
static bool is_somebody(const struct speaker *speaker)
{
    return speaker->kind != KIND_GROUP && speaker->kind != KIND_DOCUMENT &&
           speaker->kind != KIND_UNNAMED && speaker->name.size;
}

static struct person *person_new(struct gathering *g, const struct speaker *speaker)
{
    struct person *person = vec_add(g->arena, &g->out->all);

    person->id = speaker->id;
    person->name = speaker->name;
    person->affiliation = speaker->affiliation;
    person->kind = speaker->kind;
    person->entry = speaker->entry;
    return person;
}

static uint32_t person_of(struct gathering *g, const struct speaker *speaker)
{
    uint32_t *at;

    if (!is_somebody(speaker)) {
        person_new(g, speaker);
        return g->out->all.size - 1;
    }
    at = map_at(g->arena, &g->by_name, name_key(speaker->name, g->arena));
    if (*at == NONE) {
        *at = g->out->all.size;
        person_new(g, speaker);
    }
    return *at;
}

static void add_alias(struct person *person, struct view alias, struct arena *arena)
{
    const struct view *known;

    vec_each (known, &person->aliases) {
        if (view_equal(*known, alias))
            return;
    }
    vec_push(arena, &person->aliases, alias);
}

static void add_roles(struct gathering *g, struct person *person, uint32_t article,
                      const struct speaker *speaker)
{
    const struct analysis *analysis = &g->folder->articles[article].analysis;
    const struct range *role;

    vec_each (role, &speaker->roles) {
        struct person_role *added = vec_add(g->arena, &person->roles);

        added->span = text_span(&analysis->text, *role);
        added->text = text_bytes(&analysis->text, added->span);
        added->article = article;
        added->date = analysis->heading.date;
        added->tenure = (uint8_t)role_tenure(&analysis->text, g->lexicon, *role);
    }
}

static void add_speaker(struct gathering *g, struct person *person, uint32_t article,
                        const struct speaker *speaker)
{
    const struct view *alias;
    const uint32_t *statement;

    if (is_somebody(speaker) && speaker->name.size > person->name.size)
        person->name = speaker->name;
    if (!person->affiliation.size)
        person->affiliation = speaker->affiliation;
    if (person->kind == KIND_UNKNOWN)
        person->kind = speaker->kind;
    if (!person->entry)
        person->entry = speaker->entry;
    vec_each (alias, &speaker->aliases) {
        add_alias(person, *alias, g->arena);
    }
    add_roles(g, person, article, speaker);
    vec_each (statement, &speaker->statements) {
        vec_push(g->arena, &person->statements, ((struct person_statement){article, *statement}));
    }
}

/* Each speaker to the person of its id, in of_speaker. */
static void assign(struct gathering *g)
{
    uint32_t i, j;

    for (i = 0; i < g->folder->size; i++) {
        const struct speakers *speakers = &g->folder->articles[i].analysis.speakers;

        if (speakers->all.size)
            g->out->of_speaker[i] = arena_new_array(g->arena, speakers->all.size, uint32_t);
        for (j = 0; j < speakers->all.size; j++)
            g->out->of_speaker[i][j] = person_of(g, &speakers->all.at[j]);
    }
}

/* Each speaker's person to the one that it is. */
static void follow(struct gathering *g, const uint32_t *to)
{
    uint32_t i, j;

    for (i = 0; i < g->folder->size; i++)
        for (j = 0; j < g->folder->articles[i].analysis.speakers.all.size; j++)
            g->out->of_speaker[i][j] = to[g->out->of_speaker[i][j]];
}

/* Whoever an article calls by an office alone is the one who holds it, by what other articles tell. */
static void join_offices(struct gathering *g)
{
    struct offices offices;
    uint32_t i, j;

    offices_find(&offices, g->folder, g->out->of_speaker, g->lexicon, g->arena);
    for (i = 0; i < g->folder->size; i++)
        for (j = 0; j < g->folder->articles[i].analysis.speakers.all.size; j++) {
            uint32_t holder = offices_holder(&offices, i, j, g->arena);

            if (holder != NONE)
                g->out->of_speaker[i][j] = holder;
        }
}

static void fill(struct gathering *g)
{
    uint32_t i, j;

    for (i = 0; i < g->folder->size; i++) {
        const struct speakers *speakers = &g->folder->articles[i].analysis.speakers;

        for (j = 0; j < speakers->all.size; j++)
            add_speaker(g, &g->out->all.at[g->out->of_speaker[i][j]], i, &speakers->all.at[j]);
    }
}

static bool is_past(const struct person_role *role)
{
    return role->tenure == TENURE_THEN || role->tenure == TENURE_FORMER;
}

static int by_time(const void *a, const void *b)
{
    const struct person_role *x = a, *y = b;
    int32_t left = date_known(x->date) ? date_to_day(x->date) : INT32_MIN;
    int32_t right = date_known(y->date) ? date_to_day(y->date) : INT32_MIN;

    if (is_past(x) != is_past(y))
        return is_past(x) ? 1 : -1;
    if (left != right)
        return left > right ? -1 : 1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->text.data > y->text.data) - (x->text.data < y->text.data);
}

static void order_roles(const struct people *people)
{
    uint32_t i;

    for (i = 0; i < people->all.size; i++) {
        struct person_roles *roles = &people->all.at[i].roles;

        if (roles->size)
            qsort(roles->at, roles->size, sizeof(*roles->at), by_time);
    }
}

static int by_weight(const void *a, const void *b)
{
    const struct person *x = *(const struct person *const *)a;
    const struct person *y = *(const struct person *const *)b;

    if (x->statements.size != y->statements.size)
        return x->statements.size < y->statements.size ? 1 : -1;
    return view_compare(x->name, y->name);
}

/* Those who speak, the most first; of_speaker follows. */
static void arrange(struct gathering *g)
{
    struct people *people = g->out;
    uint32_t size = people->all.size, i, j, kept = 0;
    const struct person **order = arena_new_array(g->arena, size, const struct person *);
    struct person *sorted = arena_new_array(g->arena, size, struct person);
    uint32_t *to = arena_new_array(g->arena, size, uint32_t);

    for (i = 0; i < size; i++)
        order[i] = &people->all.at[i];
    if (size)
        qsort(order, size, sizeof(*order), by_weight);
    for (i = 0; i < size; i++) {
        to[order[i] - people->all.at] = order[i]->statements.size ? i : (uint32_t)NONE;
        kept += order[i]->statements.size > 0;
        sorted[i] = *order[i];
    }
    people->all.at = sorted;
    people->all.size = people->all.room = kept;
    for (i = 0; i < g->folder->size; i++)
        for (j = 0; j < g->folder->articles[i].analysis.speakers.all.size; j++)
            people->of_speaker[i][j] = to[people->of_speaker[i][j]];
}

/* Each id of a speaker is the person's; of several people with one ("official") the one who speaks most. */
static void index_ids(struct gathering *g)
{
    uint32_t i, j, person, *at;

    for (i = 0; i < g->folder->size; i++) {
        const struct speakers *speakers = &g->folder->articles[i].analysis.speakers;

        for (j = 0; j < speakers->all.size; j++) {
            person = g->out->of_speaker[i][j];
            at = map_at(g->arena, &g->out->by_id, name_key(speakers->all.at[j].id, g->arena));
            *at = person < *at ? person : *at;
        }
    }
}

void folder_speakers(struct people *out, const struct folder *folder, struct arena *arena)
{
    struct gathering g = {out, folder, lexicon_get(NULL), arena, {0}};

    memset(out, 0, sizeof(*out));
    out->of_speaker = arena_new_array(arena, folder->size, uint32_t *);
    assign(&g);
    follow(&g, namesakes_find(out, g.lexicon, arena));
    join_offices(&g);
    fill(&g);
    order_roles(out);
    arrange(&g);
    index_ids(&g);
}

/* "Prime Minister" and "prime minister" are one office. */
static bool is_alike(struct view a, struct view b)
{
    size_t i = 0, k = 0;
    uint32_t one, other;

    while (i < a.size && k < b.size &&
           utf8_lower(utf8_decode(a, i, &one)) == utf8_lower(utf8_decode(b, k, &other))) {
        i += one;
        k += other;
    }
    return i >= a.size && k >= b.size;
}

bool person_role_repeated(const struct person *person, uint32_t role)
{
    uint32_t i;

    for (i = 0; i < role; i++)
        if (is_alike(person->roles.at[i].text, person->roles.at[role].text))
            return true;
    return false;
}

static bool has_alias(const struct person *person, struct view name, struct arena *arena)
{
    const struct view *alias;

    vec_each (alias, &person->aliases) {
        if (view_equal(name_key(*alias, arena), name))
            return true;
    }
    return false;
}

/* How well a name names a person: 3 the name, 2 an alias, 1 the last name, 0 not at all. */
static int fit(const struct person *person, struct view name, struct arena *arena)
{
    struct view own = name_key(person->name, arena);

    if (view_equal(own, name))
        return 3;
    if (has_alias(person, name, arena))
        return 2;
    return view_equal(name_last(own), name);
}

uint32_t people_find(const struct people *people, struct view name, struct arena *arena)
{
    struct view normal = name_key(view_trim(name), arena);
    uint32_t i, best = map_get(&people->by_id, normal);
    int best_fit = 0;

    if (best != NONE)
        return best;
    for (i = 0; i < people->all.size; i++) {
        int own = fit(&people->all.at[i], normal, arena);

        if (own > best_fit) {
            best = i;
            best_fit = own;
        }
    }
    return best;
}

uint32_t people_of_statement(const struct people *people, const struct folder *folder,
                             uint32_t article, uint32_t statement)
{
    const struct analysis *analysis;
    uint32_t speaker;

    if (article >= folder->size)
        return NONE;
    analysis = &folder->articles[article].analysis;
    if (statement >= analysis->statements.size)
        return NONE;
    speaker = analysis->speakers.of_statement[statement];
    return speaker < analysis->speakers.all.size ? people->of_speaker[article][speaker]
                                                 : (uint32_t)NONE;
}
