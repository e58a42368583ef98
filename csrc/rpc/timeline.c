/* rpc/timeline.c - what somebody said, in order of time, and what ties it together */
#include "rpc/timeline.h"

#include "rpc/answer.h"
#include "rpc/target.h"
#include "rpc/wide.h"

struct timeline {
    const struct snapshot *snapshot;
    struct targets targets;
    uint32_t **places; /* [articles][statements] index into targets, or NONE */
};

/* Whose timeline is asked for, in what is known of the folder: *snapshot, for which a large folder's store is asked. NONE where nobody is meant. */
static uint32_t find_person(const struct call *call, const struct snapshot **snapshot)
{
    const struct snapshot *wide = NULL;
    struct view name;

    *snapshot = call->document ? call->document->snapshot : NULL;
    if (!wide_is(*snapshot))
        return call_person(call);
    name = call_name(call);
    if (name.size)
        wide = wide_of_person(call->document, name, call->arena);
    if (!wide)
        return call_person(call);
    *snapshot = wide;
    return people_find(&wide->people, name, call->arena);
}

/* Where each statement stands in the list. */
static void timeline_index(struct timeline *timeline, struct arena *arena)
{
    const struct folder *folder = &timeline->snapshot->folder;

    timeline->places = arena_new_array(arena, folder->size, uint32_t *);
    for (uint32_t i = 0; i < timeline->targets.size; i++) {
        const struct target *target = &timeline->targets.at[i];
        uint32_t size = folder->articles[target->article].analysis.statements.size;
        uint32_t **row = &timeline->places[target->article];

        if (!*row) {
            *row = arena_new_array(arena, size, uint32_t);
            for (uint32_t k = 0; k < size; k++)
                (*row)[k] = NONE;
        }
        (*row)[target->statement] = i;
    }
}

static uint32_t timeline_place(const struct timeline *timeline, const struct link_end *end)
{
    if (end->article == NONE || end->statement == NONE || !timeline->places[end->article])
        return NONE;
    return timeline->places[end->article][end->statement];
}

/* Links within the list, and those that others speak up in. */
static bool timeline_has(const struct timeline *timeline, const struct link *link, uint32_t *from,
                         uint32_t *to)
{
    *from = timeline_place(timeline, &link->from);
    *to = timeline_place(timeline, &link->to);
    if (*from != NONE && *to != NONE)
        return true;
    return (*from != NONE || *to != NONE) &&
           (link->kind == LINK_CONFLICT || link->kind == LINK_REPLY);
}

/* The end of a link that is not in the list. */
static void pack_other(struct pack *pack, const struct timeline *timeline, const struct link *link,
                       const struct link_end *end, struct arena *arena)
{
    const struct link_end *own = end == &link->from ? &link->to : &link->from;
    struct links one = {.at = (struct link *)link, .size = 1};
    struct targets found = {0};
    query *ask = link->kind == LINK_CONFLICT ? query_conflicts
                 : end == &link->from        ? query_reports
                                             : query_source;

    ask(&found, &timeline->snapshot->folder, &one, own->article, own->statement, arena);
    if (found.size == 0)
        pack_nil(pack);
    else
        pack_target(pack, timeline->snapshot, &found.at[0]);
}

static void pack_link(struct pack *pack, const struct timeline *timeline, const struct link *link,
                      struct arena *arena)
{
    uint32_t from, to;

    timeline_has(timeline, link, &from, &to);
    pack_map(pack, 7);
    pack_key(pack, "from");
    pack_index(pack, from);
    pack_key(pack, "to");
    pack_index(pack, to);
    pack_key(pack, "kind");
    pack_text(pack, link_kind_name(link->kind));
    pack_key(pack, "wording");
    pack_text(pack, link_wording_name(link->wording));
    pack_key(pack, "altered");
    pack_words(pack, &link->altered);
    pack_key(pack, "why");
    pack_visible_known(pack, view_of(link->why ? link->why : ""));
    pack_key(pack, "other");
    if (from == NONE || to == NONE)
        pack_other(pack, timeline, link, from == NONE ? &link->from : &link->to, arena);
    else
        pack_nil(pack);
}

/* Two walks: the number of entries stands before them. */
static void pack_links(struct pack *pack, const struct timeline *timeline, struct arena *arena)
{
    const struct links *links = &timeline->snapshot->links;
    uint32_t from, to, size = 0;

    for (uint32_t i = 0; i < links->size; i++)
        size += timeline_has(timeline, &links->at[i], &from, &to);
    pack_array(pack, size);
    for (uint32_t i = 0; i < links->size; i++)
        if (timeline_has(timeline, &links->at[i], &from, &to))
            pack_link(pack, timeline, &links->at[i], arena);
}

enum error_code answer_timeline(struct call *call, struct error *error)
{
    struct timeline timeline = {0};
    uint32_t person = find_person(call, &timeline.snapshot);

    (void)error;
    pack_map(call->out, 3);
    pack_key(call->out, "name");
    if (person == NONE) {
        pack_nil(call->out);
        pack_key(call->out, "targets");
        pack_array(call->out, 0);
        pack_key(call->out, "links");
        pack_array(call->out, 0);
        return ERROR_OK;
    }
    query_timeline_linked(&timeline.targets, &timeline.snapshot->folder, &timeline.snapshot->links,
                          &timeline.snapshot->people, person, call->arena);
    timeline_index(&timeline, call->arena);
    pack_visible_known(call->out, timeline.snapshot->people.all.at[person].name);
    pack_key(call->out, "targets");
    pack_targets(call->out, timeline.snapshot, &timeline.targets);
    pack_key(call->out, "links");
    pack_links(call->out, &timeline, call->arena);
    return ERROR_OK;
}
