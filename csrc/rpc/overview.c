/* rpc/overview.c - the answer `list`: what a window of an editor lists, line by line */
#include "rpc/overview.h"

#include "rpc/answer.h"
#include "rpc/utterances.h"

enum { BY_CELLS = 13 /* of "≤ 10 May 2024" */ };

static void add_person(struct list *list, const struct person *person)
{
    struct view role = person->roles.size ? person->roles.at[0].text : VIEW("");
    uint32_t row = list_row(list, 0, NULL);

    list->rows.at[row].person = person;
    list_add(list, row, "number", arena_format(list->arena, "%4u  ", person->statements.size));
    list_add(list, row, "title", list_shown(list, person->name, LIST_WHOLE));
    if (role.size && !view_equal(role, person->name))
        list_add(list, row, NULL,
                 arena_format(list->arena, ", %s", list_shown(list, role, LIST_QUOTED)));
}

static void list_speakers(struct list *list, const struct call *call)
{
    struct persons *persons = arena_new(call->arena, struct persons);
    const struct person *person;

    call_persons(persons, call);
    vec_each (person, persons)
        add_person(list, person);
}

static void add_said(struct list *list, const struct target *target)
{
    uint32_t row = list_row(list, 1, target);

    list_add(list, row, "note",
             arena_format(list->arena, "      %s ",
                          list_padded(list, list_when(list, target), BY_CELLS)));
    list_add(list, row, "file", list_padded(list, list_file(list, target), LIST_FILE));
    list_add(list, row, NULL, "  ");
    list_add(list, row, NULL, list_words(list, target, LIST_WORDS));
}

static void list_said(struct list *list, const struct timeline *timeline)
{
    struct moments moments = {0};
    const struct moment *moment;

    list_in_time(&moments, list, &timeline->targets);
    vec_each (moment, &moments)
        add_said(list, &timeline->targets.at[moment->target]);
}

enum error_code answer_list(struct call *call, struct error *error)
{
    struct timeline *timeline = arena_new(call->arena, struct timeline);
    struct list list = {.arena = call->arena};
    struct view kind = call->arguments.kind;

    if (view_is(kind, "speakers")) {
        list_speakers(&list, call);
    } else if (!view_is(kind, "timeline") && !view_is(kind, "said")) {
        return error_set(error, ERROR_USAGE, "there is no list %.*s", VIEW_ARGS(kind));
    } else if (timeline_find(timeline, call)) {
        list.snapshot = timeline->snapshot;
        list.name = timeline->name;
        if (view_is(kind, "said"))
            list_said(&list, timeline);
        else
            utterances_list(&list, timeline);
    }
    list_pack(call->out, &list);
    return ERROR_OK;
}
