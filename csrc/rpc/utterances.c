/* rpc/utterances.c - a timeline as a list: each utterance once, by its first report, and below it what was made of it */
#include "rpc/utterances.h"

#include "rpc/profile.h"

enum { WHEN_CELLS = 14, ACT_CELLS = 8 };

/* A tie among those of an utterance, and the next one. */
struct knot {
    const struct tie *tie;
    uint32_t next;
};

struct utterances {
    struct list *list;
    const struct timeline *timeline;
    uint32_t *first;             /* [targets] the first report of the same utterance */
    uint32_t *next;              /* [targets] the next report of it, or NONE */
    const struct link **altered; /* [targets] where the report is said to have altered something */
    uint32_t *tied;              /* [targets] index into knots, of those that are first, or NONE */
    struct VECTOR(struct knot) knots;
    uint32_t conflicts, changes, alterations;
};

/* Unions have their lowest index for a root: the report that is first in the list. */
static uint32_t root_of(uint32_t *first, uint32_t at)
{
    while (first[at] != at) {
        first[at] = first[first[at]];
        at = first[at];
    }
    return at;
}

static void join_reports(struct utterances *all)
{
    const struct tie *tie;

    vec_each (tie, &all->timeline->ties) {
        if (tie->link->wording == WORDING_ALTERED && tie->from != NONE)
            all->altered[tie->from] = tie->link;
        if (tie->link->kind == LINK_SAME && tie->from != NONE && tie->to != NONE) {
            uint32_t a = root_of(all->first, tie->from), b = root_of(all->first, tie->to);

            all->first[a > b ? a : b] = a > b ? b : a;
        }
    }
}

/* Each first report gets the others behind it, in the order of the list. */
static void chain_reports(struct utterances *all, uint32_t size)
{
    uint32_t *last = arena_new_array(all->list->arena, size, uint32_t);

    for (uint32_t i = 0; i < size; i++) {
        uint32_t first = all->first[i] = root_of(all->first, i);

        all->next[i] = NONE;
        if (first != i)
            all->next[last[first]] = i;
        last[first] = i;
    }
}

static void knot(struct utterances *all, uint32_t target, const struct tie *tie)
{
    uint32_t first = all->first[target];
    struct knot knot = {tie, all->tied[first]};

    all->tied[first] = all->knots.size;
    vec_push(all->list->arena, &all->knots, knot);
}

/* What leads elsewhere: a conflict, from both of its ends, and a reply of somebody else. The last first, so that chains are in order. */
static void chain_ties(struct utterances *all)
{
    for (uint32_t i = all->timeline->ties.size; i-- > 0;) {
        const struct tie *tie = &all->timeline->ties.at[i];
        bool conflict = tie->link->kind == LINK_CONFLICT;
        bool reply = tie->link->kind == LINK_REPLY && tie->other;

        if ((conflict || reply) && tie->to != NONE)
            knot(all, tie->to, tie);
        if (conflict && tie->from != NONE &&
            (tie->to == NONE || all->first[tie->from] != all->first[tie->to]))
            knot(all, tie->from, tie);
    }
}

static void below(struct utterances *all, const struct target *target, const char *colour,
                  const char *text)
{
    uint32_t row = list_row(all->list, 1, target);

    list_add(all->list, row, NULL, "                  ");
    list_add(all->list, row, colour, text);
}

/* The position taken and, where it was another, the one before it. True where it changed. */
static bool add_change(struct utterances *all, const struct target *target)
{
    bool changed = target->change && strstr(target->change, CHANGE_ARROW);

    if (target->change)
        below(all, target, changed ? "warning" : "note",
              arena_format(all->list->arena, "%c position: %s", changed ? '*' : ' ',
                           list_shown(all->list, view_of(target->change), LIST_WHOLE)));
    return changed;
}

/* "10 May 2024: 'We ...'" */
static const char *told(const struct list *list, const struct target *target)
{
    const char *when = list_when(list, target);

    return arena_format(list->arena, "%s: %s", *when ? when : "day not known",
                        list_words(list, target, LIST_QUOTED));
}

/* Somebody else, who may have no name. */
static const char *who(const struct list *list, const struct target *target)
{
    return target->name.size ? list_shown(list, target->name, LIST_WHOLE) : "somebody not named";
}

static void add_conflict(struct utterances *all, uint32_t at, const struct tie *tie)
{
    bool is_from = tie->from != NONE && all->first[tie->from] == at;
    uint32_t across = is_from ? tie->to : tie->from;
    struct list *list = all->list;
    const struct target *own = across == NONE ? NULL : &all->timeline->targets.at[across];

    if (tie->other)
        below(all, tie->other, "conflict",
              arena_format(list->arena, "! in conflict with %s, %s", who(list, tie->other),
                           told(list, tie->other)));
    else if (own)
        below(all, own, "conflict",
              arena_format(list->arena, "! in conflict with %s", told(list, own)));
}

/* Two links may say the same. */
static bool is_told(const struct list *list, uint32_t from)
{
    for (uint32_t i = from; i + 1 < list->rows.size; i++)
        if (view_equal(list->rows.at[i].text, vec_last(&list->rows).text))
            return true;
    return false;
}

/* Links that lead elsewhere: to what else was said, and to what others said. True where one is a conflict. */
static bool add_ties(struct utterances *all, uint32_t at)
{
    struct list *list = all->list;
    uint32_t from = list->rows.size;
    bool conflict = false;

    for (uint32_t i = all->tied[at]; i != NONE; i = all->knots.at[i].next) {
        const struct tie *tie = all->knots.at[i].tie;
        uint32_t before = list->rows.size;

        if (tie->link->kind == LINK_CONFLICT)
            add_conflict(all, at, tie);
        else
            below(all, tie->other, "note",
                  arena_format(list->arena, "< %s replied, %s", who(list, tie->other),
                               told(list, tie->other)));
        conflict |= tie->link->kind == LINK_CONFLICT && list->rows.size > before;
        if (list->rows.size > before && is_told(list, from))
            list->rows.size--;
    }
    return conflict;
}

static const char *alterations(const struct list *list, const struct link *link)
{
    const char *out = "";
    const struct view *words;

    vec_each (words, &link->altered)
        out = arena_format(list->arena, "%s%s%s", out, *out ? "; " : "",
                           list_shown(list, *words, LIST_WHOLE));
    return out;
}

/* The reports of an utterance: where, and what they altered, the first one too. True where one did. */
static bool add_reports(struct utterances *all, uint32_t at)
{
    struct list *list = all->list;
    bool altered = false;

    for (uint32_t i = at; i != NONE; i = all->next[i]) {
        const struct target *target = &all->timeline->targets.at[i];
        const char *file = list_file(list, target);

        if (all->altered[i])
            below(all, target, "altered",
                  arena_format(list->arena, "~ altered %s%s: %s", i == at ? "here" : "in ",
                               i == at ? "" : file, alterations(list, all->altered[i])));
        else if (i != at)
            below(all, target, "note", arena_format(list->arena, "= also in %s", file));
        altered |= all->altered[i] != NULL;
    }
    return altered;
}

static const char *act_of(const struct list *list, const struct target *target)
{
    const struct statements *statements =
        &list->snapshot->folder.articles[target->article].analysis.statements;

    return target->statement < statements->size ? act_name(statements->at[target->statement].act)
                                                : "";
}

/* The line of an utterance, which is there: what strikes in it is known when the lines below it are. */
static void fill_head(struct list *list, uint32_t row, char sign)
{
    const struct target *target = list->rows.at[row].target;
    const char *when = list_when(list, target), *file = list_file(list, target);
    const char *colour = sign == '!' || sign == '*' ? "conflict" : sign == '~' ? "altered" : NULL;
    bool strikes = sign == '!' || sign == '*';

    list_add(list, row, strikes ? "warning" : "number",
             list_padded(list, *when ? when : "day not known", WHEN_CELLS));
    list_add(list, row, NULL, " ");
    list_add(list, row, "warning", arena_format(list->arena, "%c", sign));
    list_add(list, row, NULL,
             arena_format(list->arena, " %s ", list_padded(list, act_of(list, target), ACT_CELLS)));
    list_add(list, row, "file", file);
    list_add(list, row, NULL, list_padded(list, "", LIST_FILE + 2 - utf8_cells(view_of(file))));
    list_add(list, row, colour, list_words(list, target, LIST_WORDS));
}

/* One utterance: the line of its first report and those below. */
static void add_utterance(struct utterances *all, uint32_t at)
{
    const struct target *target = &all->timeline->targets.at[at];
    uint32_t row = list_row(all->list, 0, target);
    bool changed = add_change(all, target);
    bool conflict = add_ties(all, at);
    bool altered = add_reports(all, at);

    fill_head(all->list, row, conflict ? '!' : changed ? '*' : altered ? '~' : ' ');
    all->conflicts += conflict;
    all->changes += changed && !conflict;
    all->alterations += altered && !changed && !conflict;
}

static uint32_t count_articles(const struct utterances *all)
{
    const struct targets *targets = &all->timeline->targets;
    bool *seen = arena_new_array(all->list->arena, all->list->snapshot->folder.size, bool);
    uint32_t count = 0;

    for (uint32_t i = 0; i < targets->size; i++) {
        count += !seen[targets->at[i].article];
        seen[targets->at[i].article] = true;
    }
    return count;
}

/* What leaps to the eye below, counted. */
static const char *striking(const struct utterances *all)
{
    struct arena *arena = all->list->arena;
    const char *changes = "", *conflicts = "", *alterations = "";

    if (all->changes == 1)
        changes = ", the position changed once";
    else if (all->changes)
        changes = arena_format(arena, ", the position changed %u times", all->changes);
    if (all->conflicts)
        conflicts = arena_format(arena, ", %u in conflict", all->conflicts);
    if (all->alterations)
        alterations = arena_format(arena, ", %u altered", all->alterations);
    return arena_format(arena, "%s%s%s", changes, conflicts, alterations);
}

/* Who, how much, and what strikes below. */
static void fill_title(const struct utterances *all, uint32_t row)
{
    struct list *list = all->list;
    uint32_t size = all->timeline->targets.size, articles = count_articles(all);
    const char *told = striking(all);

    list_add(list, row, "title", list_shown(list, list->name, LIST_WHOLE));
    list_add(list, row, NULL,
             arena_format(list->arena, ", %u statement%s in %u article%s", size,
                          size == 1 ? "" : "s", articles, articles == 1 ? "" : "s"));
    list_add(list, row, NULL, *told ? ":" : "");
    list_add(list, row, "warning", *told ? told + 1 : "");
}

static void utterances_init(struct utterances *all, struct list *list,
                            const struct timeline *timeline)
{
    uint32_t size = timeline->targets.size;

    memset(all, 0, sizeof(*all));
    all->list = list;
    all->timeline = timeline;
    all->first = arena_new_array(list->arena, size, uint32_t);
    all->next = arena_new_array(list->arena, size, uint32_t);
    all->altered = arena_new_array(list->arena, size, const struct link *);
    all->tied = arena_new_array(list->arena, size, uint32_t);
    for (uint32_t i = 0; i < size; i++) {
        all->first[i] = i;
        all->tied[i] = NONE;
    }
}

void utterances_list(struct list *list, const struct timeline *timeline)
{
    const struct targets *targets = &timeline->targets;
    struct moments moments = {0};
    struct utterances all;
    const struct moment *moment;
    uint32_t title = list_row(list, 0, NULL);

    list_row(list, 0, NULL);
    utterances_init(&all, list, timeline);
    join_reports(&all);
    chain_reports(&all, targets->size);
    chain_ties(&all);
    list_in_time(&moments, list, targets);
    vec_each (moment, &moments) {
        if (all.first[moment->target] == moment->target)
            add_utterance(&all, moment->target);
    }
    fill_title(&all, title);
}
