/* corpus/query.c - what an editor asks of a folder */
#include "corpus/query.h"

#include <stdlib.h>

#include "corpus/course.h"

enum { UTTERANCE_REPORTS = 64 }; /* of one utterance, at most */

struct question {
    const struct folder *folder;
    const struct links *links;
    uint32_t article, statement;
    struct arena *arena;
};

static bool is_at(const struct link_end *end, uint32_t article, uint32_t statement)
{
    return end->article == article && end->statement == statement && statement != NONE;
}

static struct view speaker_name(const struct analysis *analysis, uint32_t statement)
{
    uint32_t speaker = analysis->speakers.of_statement[statement];

    if (speaker >= analysis->speakers.all.size)
        return (struct view){"", 0};
    return analysis->speakers.all.at[speaker].name;
}

static void describe_statement(struct target *target, const struct folder *folder)
{
    const struct analysis *analysis = &folder->articles[target->article].analysis;

    target->text = text_bytes(&analysis->text, target->span);
    if (target->statement >= analysis->statements.size)
        return;
    target->name = speaker_name(analysis, target->statement);
    target->date = provenance_day(&analysis->provenance[target->statement]);
}

static struct target *add_target(struct targets *out, const struct question *q,
                                 const struct link_end *end)
{
    struct target *target = vec_add(q->arena, out);

    target->article = end->article;
    target->statement = end->statement;
    target->span = end->span;
    target->url = end->url;
    target->text = end->url;
    target->why = "";
    if (end->article != NONE)
        describe_statement(target, q->folder);
    return target;
}

/* The other end of a link. */
static struct target *add_link(struct targets *out, const struct question *q,
                               const struct link *link, const struct link_end *end)
{
    struct target *target = add_target(out, q, end);

    target->link = link;
    target->kind = link->kind;
    target->wording = link->wording;
    target->altered = link->altered;
    target->why = link->why ? link->why : "";
    return target;
}

/* The end of a link across from (article, statement); NULL where the link does not touch it. */
static const struct link_end *across(const struct link *link, uint32_t article, uint32_t statement)
{
    if (is_at(&link->from, article, statement))
        return &link->to;
    return is_at(&link->to, article, statement) ? &link->from : NULL;
}

static bool is_listed(const struct question *q, const struct targets *targets,
                      const struct link_end *end)
{
    const struct target *target;

    if (end->article == q->article)
        return true;
    vec_each (target, targets) {
        if (target->article == end->article && target->statement == end->statement)
            return true;
    }
    return false;
}

/* The reports that a link `same` joins to one statement. `asked`: it is the one that was asked about. */
static void add_reports(struct targets *out, const struct question *q, uint32_t article,
                        uint32_t statement, bool asked)
{
    const struct link *link;

    vec_each (link, q->links) {
        const struct link_end *end = across(link, article, statement);
        struct target *target;

        if (link->kind != LINK_SAME || !end || out->size >= UTTERANCE_REPORTS ||
            is_listed(q, out, end))
            continue;
        target = add_link(out, q, link, end);
        if (asked)
            continue;
        target->link = NULL;
        target->wording = WORDING_NONE;
        target->altered = (struct alias){0};
        target->why = "another report of what this is a report of";
    }
}

/* How many reports of the utterance stand nearer to the origin than this one. */
static uint32_t count_nearer(const struct question *q, uint32_t article, uint32_t statement)
{
    const struct link *link;
    uint32_t count = 0;

    vec_each (link, q->links) {
        const struct link_end *end = across(link, article, statement);

        count += end && link->kind == LINK_SAME && link->nearer == end->article;
    }
    return count;
}

static int by_score(const void *a, const void *b)
{
    const struct target *x = a, *y = b;

    if (x->nearer != y->nearer)
        return x->nearer ? -1 : 1;
    if (!x->link != !y->link)
        return x->link ? -1 : 1;
    if (x->link && x->link->score != y->link->score)
        return x->link->score < y->link->score ? 1 : -1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Whether a link says of two reports that neither stands nearer. */
static bool is_tie(const struct question *q, const struct target *a, const struct target *b)
{
    const struct link *link;

    vec_each (link, q->links) {
        const struct link_end *end = across(link, a->article, a->statement);

        if (end && link->kind == LINK_SAME && link->nearer == NONE && end->article == b->article &&
            end->statement == b->statement)
            return true;
    }
    return false;
}

/* The evidence of those that stand as near as the nearest says so. */
static void tell_ties(struct targets *targets, const struct question *q,
                      const struct target *nearest)
{
    struct target *target;

    vec_each (target, targets) {
        if (target != nearest && is_tie(q, target, nearest))
            target->why = arena_format(q->arena, "%s; stands as near to the origin as the nearest",
                                       target->why ? target->why : "");
    }
}

/* Marks the one that fewest others are nearer than, unless the statement asked about stands as near. */
static void mark_nearest(struct targets *targets, const struct question *q)
{
    uint32_t least = count_nearer(q, q->article, q->statement);
    struct target *target, *nearest = NULL;

    vec_each (target, targets) {
        uint32_t count = count_nearer(q, target->article, target->statement);

        if (count < least || (nearest && count == least && by_score(target, nearest) < 0)) {
            nearest = target;
            least = count;
        }
    }
    if (!nearest)
        return;
    nearest->nearer = true;
    tell_ties(targets, q, nearest);
}

/* All other reports of the utterance, the nearest marked and first. */
static void gather_reports(struct targets *out, const struct question *q)
{
    uint32_t i;

    add_reports(out, q, q->article, q->statement, true);
    for (i = 0; i < out->size; i++)
        add_reports(out, q, out->at[i].article, out->at[i].statement, false);
    mark_nearest(out, q);
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_score);
}

/* What a statement replies or refers to (from: it does so), or what does so to it. */
static void add_linked(struct targets *out, const struct question *q, enum link_kind kind,
                       bool from)
{
    const struct link *link;

    vec_each (link, q->links) {
        const struct link_end *own = from ? &link->from : &link->to;

        if (link->kind == kind && is_at(own, q->article, q->statement))
            add_link(out, q, link, from ? &link->to : &link->from);
    }
}

/* The paragraph of a statement and the one behind it. */
static struct span surroundings(const struct question *q)
{
    const struct analysis *analysis = &q->folder->articles[q->article].analysis;
    const struct text *text = &analysis->text;
    struct range part = analysis->statements.at[q->statement].content.at[0];
    uint32_t paragraph = text->sentences.at[text->tokens.at[part.from].sentence].paragraph;
    uint32_t last = paragraph + 1 < text->paragraphs.size ? paragraph + 1 : paragraph;

    return (struct span){text->paragraphs.at[paragraph].span.start,
                         text->paragraphs.at[last].span.end};
}

static void add_addresses(struct targets *out, const struct question *q, struct span where)
{
    const struct link *link;

    vec_each (link, q->links) {
        if (link->kind == LINK_URL && link->from.article == q->article &&
            span_overlaps(link->from.span, where))
            add_link(out, q, link, &link->to);
    }
}

static bool is_asked_well(const struct question *q)
{
    return q->article < q->folder->size &&
           q->statement < q->folder->articles[q->article].analysis.statements.size;
}

void query_source(struct targets *out, const struct folder *folder, const struct links *links,
                  uint32_t article, uint32_t statement, struct arena *arena)
{
    struct question q = {folder, links, article, statement, arena};

    memset(out, 0, sizeof(*out));
    if (!is_asked_well(&q))
        return;
    gather_reports(out, &q);
    add_linked(out, &q, LINK_REPLY, true);
    add_linked(out, &q, LINK_REFERENCE, true);
    add_addresses(out, &q, surroundings(&q));
}

void query_reports(struct targets *out, const struct folder *folder, const struct links *links,
                   uint32_t article, uint32_t statement, struct arena *arena)
{
    struct question q = {folder, links, article, statement, arena};

    memset(out, 0, sizeof(*out));
    if (!is_asked_well(&q))
        return;
    gather_reports(out, &q);
    add_linked(out, &q, LINK_REPLY, false);
    add_linked(out, &q, LINK_REFERENCE, false);
}

/* The other end of a link that touches the statement, or the article where statement is NONE. */
static const struct link_end *touched(const struct question *q, const struct link *link)
{
    if (q->statement != NONE)
        return across(link, q->article, q->statement);
    if (link->from.article == q->article)
        return &link->to;
    return link->to.article == q->article ? &link->from : NULL;
}

void query_conflicts(struct targets *out, const struct folder *folder, const struct links *links,
                     uint32_t article, uint32_t statement, struct arena *arena)
{
    struct question q = {folder, links, article, statement, arena};
    const struct link *link;

    memset(out, 0, sizeof(*out));
    if (article >= folder->size)
        return;
    vec_each (link, links) {
        bool altered = link->kind == LINK_SAME && link->wording == WORDING_ALTERED;
        const struct link_end *end = touched(&q, link);

        if (end && (link->kind == LINK_CONFLICT || altered))
            add_link(out, &q, link, end);
    }
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_score);
}

void query_address(struct targets *out, const struct folder *folder, const struct links *links,
                   uint32_t article, uint32_t offset, struct arena *arena)
{
    struct question q = {folder, links, article, NONE, arena};

    memset(out, 0, sizeof(*out));
    if (article < folder->size && offset < UINT32_MAX)
        add_addresses(out, &q, (struct span){offset, offset + 1});
}

static struct span statement_span(const struct analysis *analysis, uint32_t statement)
{
    const struct parts *content = &analysis->statements.at[statement].content;

    return text_span(&analysis->text, content->at[0]);
}

static int by_date(const void *a, const void *b)
{
    const struct target *x = a, *y = b;
    bool known_x = date_known(x->date), known_y = date_known(y->date);
    int order = 0;

    if (known_x != known_y)
        return known_x ? -1 : 1;
    if (known_x)
        order = date_compare(x->date, y->date);
    if (order == 0 && !x->date_from != !y->date_from)
        order = x->date_from ? 1 : -1;
    if (order == 0)
        order = (x->article > y->article) - (x->article < y->article);
    return order ? order : (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* A target whose day is not told: its month or year may be. */
static struct target *find_undated(struct targets *targets, const struct link_end *end)
{
    struct target *target;

    vec_each (target, targets) {
        if (is_at(end, target->article, target->statement))
            return target->date.day && !target->date_from ? NULL : target;
    }
    return NULL;
}

/* Whether a date tells more than another: to the day before to the month, then the earlier. */
static bool is_better_date(struct date a, struct date b)
{
    if (!date_known(a) || !date_known(b))
        return date_known(a);
    if (!a.day != !b.day)
        return a.day != 0;
    return date_compare(a, b) < 0;
}

/* The best date of a report of the same utterance. */
static void infer_date(struct targets *targets, const struct question *q,
                       const struct link_end *own, const struct link_end *other)
{
    struct target *target = find_undated(targets, own);
    struct date date = {0};

    if (target && other->article != NONE &&
        other->statement < q->folder->articles[other->article].analysis.statements.size)
        date = provenance_day(
            &q->folder->articles[other->article].analysis.provenance[other->statement]);
    if (!date_known(date) || !is_better_date(date, target->date))
        return;
    if (date_known(target->date) && !target->date_from && !date_overlaps(date, target->date))
        return;
    target->date = date;
    target->date_from =
        arena_format(q->arena, "inferred:%s", q->folder->articles[other->article].path);
}

static void infer_dates(struct targets *targets, const struct question *q)
{
    const struct link *link;

    vec_each (link, q->links) {
        if (link->kind != LINK_SAME)
            continue;
        infer_date(targets, q, &link->from, &link->to);
        infer_date(targets, q, &link->to, &link->from);
    }
}

void query_timeline(struct targets *out, const struct folder *folder, const struct people *people,
                    uint32_t person, struct arena *arena)
{
    query_timeline_linked(out, folder, NULL, people, person, arena);
}

void query_timeline_linked(struct targets *out, const struct folder *folder,
                           const struct links *links, const struct people *people, uint32_t person,
                           struct arena *arena)
{
    struct question q = {folder, links, NONE, NONE, arena};
    const struct person_statement *said;

    memset(out, 0, sizeof(*out));
    if (person >= people->all.size)
        return;
    vec_each (said, &people->all.at[person].statements) {
        const struct analysis *analysis = &folder->articles[said->article].analysis;
        struct link_end end = {
            said->article, said->statement, statement_span(analysis, said->statement), {"", 0}};

        add_target(out, &q, &end);
    }
    if (links)
        infer_dates(out, &q);
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_date);
    if (lexicon_get(NULL))
        course_mark(out, folder, people, person, lexicon_get(NULL), arena);
}

static void count_link(struct link_counts *counts, const struct link *link)
{
    counts->same += link->kind == LINK_SAME;
    counts->reply += link->kind == LINK_REPLY;
    counts->conflict += link->kind == LINK_CONFLICT;
    counts->agreement += link->kind == LINK_AGREEMENT;
    counts->url += link->kind == LINK_URL;
    counts->altered += link->wording == WORDING_ALTERED;
}

struct link_counts query_counts(const struct links *links, uint32_t article, uint32_t statement)
{
    struct link_counts counts = {0};
    const struct link *link;

    vec_each (link, links) {
        if (across(link, article, statement))
            count_link(&counts, link);
    }
    return counts;
}

void query_counts_of_article(struct link_counts *counts, uint32_t size, const struct links *links,
                             uint32_t article)
{
    const struct link *link;

    memset(counts, 0, size * sizeof(*counts));
    vec_each (link, links) {
        if (link->from.article == article && link->from.statement < size)
            count_link(&counts[link->from.statement], link);
        if (link->to.article == article && link->to.statement < size)
            count_link(&counts[link->to.statement], link);
    }
}
