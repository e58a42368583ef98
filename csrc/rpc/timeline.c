/* rpc/timeline.c - what somebody said, in order of time, and what ties it together */
#include "rpc/timeline.h"

#include "rpc/answer.h"
#include "rpc/target.h"
#include "rpc/wide.h"

/* Whose timeline is asked for, in what is known of the folder: *snapshot, in a large one what was found in its store. NONE where nobody is meant. */
static uint32_t find_person(const struct call *call, const struct snapshot **snapshot)
{
    const struct snapshot *found = call->wide ? call->wide->snapshot : NULL;

    *snapshot = found ? found : call->document ? call->document->snapshot : NULL;
    return found ? people_find(&found->people, call_name(call), call->arena) : call_person(call);
}

/* Where each statement stands in the list: [articles][statements] index into targets, or NONE; a row is NULL where none does. */
static uint32_t **index_places(const struct timeline *timeline, struct arena *arena)
{
    const struct folder *folder = &timeline->snapshot->folder;
    uint32_t **places = arena_new_array(arena, folder->size, uint32_t *);

    for (uint32_t i = 0; i < timeline->targets.size; i++) {
        const struct target *target = &timeline->targets.at[i];
        uint32_t size = folder->articles[target->article].analysis.statements.size;
        uint32_t **row = &places[target->article];

        if (!*row) {
            *row = arena_new_array(arena, size, uint32_t);
            for (uint32_t k = 0; k < size; k++)
                (*row)[k] = NONE;
        }
        (*row)[target->statement] = i;
    }
    return places;
}

static uint32_t place_of(uint32_t *const *places, const struct link_end *end)
{
    if (end->article == NONE || end->statement == NONE || !places[end->article])
        return NONE;
    return places[end->article][end->statement];
}

/* The end of a link that is not in the list. */
static const struct target *find_other(const struct timeline *timeline, const struct tie *tie,
                                       struct arena *arena)
{
    const struct link *link = tie->link;
    const struct link_end *own = tie->from == NONE ? &link->to : &link->from;
    struct links one = {.at = (struct link *)link, .size = 1};
    struct targets found = {0};
    query *ask = link->kind == LINK_CONFLICT ? query_conflicts
                 : tie->from == NONE         ? query_reports
                                             : query_source;

    ask(&found, &timeline->snapshot->folder, &one, own->article, own->statement, arena);
    return found.size ? &found.at[0] : NULL;
}

/* Links within the list, and those that others speak up in. */
static void find_ties(struct timeline *timeline, struct arena *arena)
{
    uint32_t **places = index_places(timeline, arena);
    const struct link *link;

    vec_each (link, &timeline->snapshot->links) {
        struct tie tie = {link, place_of(places, &link->from), place_of(places, &link->to), NULL};
        bool within = tie.from != NONE && tie.to != NONE;
        bool speaks_up = link->kind == LINK_CONFLICT || link->kind == LINK_REPLY;

        if (!within && (!speaks_up || (tie.from == NONE && tie.to == NONE)))
            continue;
        if (!within)
            tie.other = find_other(timeline, &tie, arena);
        vec_push(arena, &timeline->ties, tie);
    }
}

bool timeline_find(struct timeline *out, const struct call *call)
{
    uint32_t person;

    memset(out, 0, sizeof(*out));
    person = find_person(call, &out->snapshot);
    if (person == NONE)
        return false;
    out->name = out->snapshot->people.all.at[person].name;
    query_timeline_linked(&out->targets, &out->snapshot->folder, &out->snapshot->links,
                          &out->snapshot->people, person, call->arena);
    find_ties(out, call->arena);
    return true;
}

static void pack_link(struct pack *pack, const struct timeline *timeline, const struct tie *tie)
{
    const struct link *link = tie->link;

    pack_map(pack, 7);
    pack_key(pack, "from");
    pack_index(pack, tie->from);
    pack_key(pack, "to");
    pack_index(pack, tie->to);
    pack_key(pack, "kind");
    pack_text(pack, link_kind_name(link->kind));
    pack_key(pack, "wording");
    pack_text(pack, link_wording_name(link->wording));
    pack_key(pack, "altered");
    pack_words(pack, &link->altered);
    pack_key(pack, "why");
    pack_visible_known(pack, view_of(link->why ? link->why : ""));
    pack_key(pack, "other");
    if (tie->other)
        pack_target(pack, timeline->snapshot, tie->other);
    else
        pack_nil(pack);
}

enum error_code answer_timeline(struct call *call, struct error *error)
{
    struct timeline timeline;

    (void)error;
    timeline_find(&timeline, call);
    pack_map(call->out, 3);
    pack_key(call->out, "name");
    pack_visible_known(call->out, timeline.name);
    pack_key(call->out, "targets");
    pack_targets(call->out, timeline.snapshot, &timeline.targets);
    pack_key(call->out, "links");
    pack_array(call->out, timeline.ties.size);
    for (uint32_t i = 0; i < timeline.ties.size; i++)
        pack_link(call->out, &timeline, &timeline.ties.at[i]);
    return ERROR_OK;
}
