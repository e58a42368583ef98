/* corpus/link.c - all links between the articles of a folder */
#include "corpus/link.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "corpus/agreement.h"
#include "corpus/alteration.h"
#include "corpus/conflict.h"
#include "corpus/nearest.h"
#include "corpus/reference.h"
#include "corpus/reply.h"
#include "corpus/url.h"

static const float key_base = 0.35F;
static const float second_share =
    0.75F; /* of the score of a conflict, for each end that another report speaks for */

/* A conflict or an agreement, ranked when all reports are known. */
struct held {
    uint32_t a, b; /* units */
    float score;
    const char *why;
    uint8_t kind; /* enum link_kind */
};

/* Two units that may report one utterance, until all are known. */
struct twin {
    uint32_t a, b; /* units; a < b */
    struct verdict verdict;
    bool beaten;
};

struct finder {
    struct corpus corpus;
    struct links *out;
    struct arena *arena;
    struct alignment *alignment;
    struct indexes *postings; /* [entries] units that hold a word */
    uint32_t most_words;      /* of a unit's bag */
    uint32_t *seen;           /* [units] the last unit that was compared with it, + 1 */
    struct VECTOR(struct held) held;
    struct VECTOR(struct twin) twins;
    bool *second; /* [units] a nearer report says the same, as firmly */
    const int *cancel;
};

static bool is_cancelled(const struct finder *f)
{
    return f->cancel && __atomic_load_n(f->cancel, __ATOMIC_RELAXED);
}

const char *link_kind_name(enum link_kind kind)
{
    static const char *const names[] = {"same",      "reply",     "conflict",
                                        "agreement", "reference", "url"};

    return names[kind];
}

const char *link_wording_name(enum link_wording wording)
{
    static const char *const names[] = {NULL, "verbatim", "reworded", "altered"};

    return names[wording];
}

static struct link_end end_of(const struct unit *unit)
{
    return (struct link_end){unit->article, unit->statement, unit->span, {"", 0}};
}

static uint8_t wording_of(const struct link *link, const struct verdict *verdict)
{
    if (link->altered.size)
        return WORDING_ALTERED;
    return verdict->verbatim ? WORDING_VERBATIM : WORDING_REWORDED;
}

/* Whether one takes its side less firmly than the other. */
static bool is_weaker(const struct unit *a, const struct unit *b)
{
    return !a->stances.size ||
           (b->stances.size && a->stances.at[0].degree <= b->stances.at[0].degree);
}

/* Of the reports of one utterance the nearest speaks for all, but for one that puts it more firmly. */
static void mark_second(struct finder *f, const struct unit *from, const struct unit *to)
{
    if (is_weaker(from, to))
        f->second[from - f->corpus.units.at] = true;
}

/* From the report farther from the origin to the nearer one. */
static void add_same(struct finder *f, const struct unit *a, const struct unit *b,
                     struct verdict *verdict)
{
    const char *reason;
    int order = nearest_compare(&f->corpus, a, b, &reason, f->arena);
    const struct unit *from = order > 0 ? b : a, *to = order > 0 ? a : b;
    struct link *link = vec_add(f->arena, f->out);

    link->kind = LINK_SAME;
    link->from = end_of(from);
    link->to = end_of(to);
    link->score = verdict->score;
    link->nearer = order ? to->article : (uint32_t)NONE;
    link->why = verdict->why;
    if (reason)
        link->why = arena_format(f->arena, "%s; the nearer report %s", verdict->why, reason);
    if (order)
        mark_second(f, from, to);
    if (verdict->aligned)
        align(f->alignment, from, to);
    alterations_find(&link->altered, &f->corpus, from, to, verdict, f->alignment, f->arena);
    link->wording = wording_of(link, verdict);
}

static void hold(struct finder *f, uint32_t i, uint32_t j, enum link_kind kind, float score,
                 const char *why)
{
    struct held held = {i, j, score, why, (uint8_t)kind};

    vec_push(f->arena, &f->held, held);
}

/* Sentences of the articles' own are no reports of an utterance. */
static bool is_reported(const struct unit *unit)
{
    return unit->voice != NONE;
}

static void compare(struct finder *f, uint32_t i, uint32_t j)
{
    const struct unit *a = &f->corpus.units.at[i], *b = &f->corpus.units.at[j];
    struct overlap overlap;
    struct verdict verdict;
    struct conflict conflict;
    struct agreement agreement;

    overlap_find(&overlap, &f->corpus, a, b);
    if (is_reported(a) && is_reported(b) &&
        same_compare(&verdict, &f->corpus, a, b, &overlap, f->alignment, f->arena))
        vec_push(f->arena, &f->twins, ((struct twin){i, j, verdict, false}));
    else if (conflict_compare(&conflict, &f->corpus, a, b, &overlap, f->arena))
        hold(f, i, j, LINK_CONFLICT, conflict.score, conflict.why);
    else if (agreement_compare(&agreement, &f->corpus, a, b, &overlap, f->arena))
        hold(f, i, j, LINK_AGREEMENT, agreement.score, agreement.why);
}

/* One end of a twin, and where its other one stands. */
struct twin_end {
    uint32_t unit, article, twin;
    float score;
};

static int by_end(const void *a, const void *b)
{
    const struct twin_end *x = a, *y = b;

    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->score < y->score) - (x->score > y->score);
}

static struct twin_end *ends_of_all(const struct finder *f)
{
    const struct unit *units = f->corpus.units.at;
    struct twin_end *ends = arena_new_array(f->arena, (size_t)f->twins.size * 2, struct twin_end);
    uint32_t i;

    for (i = 0; i < f->twins.size; i++) {
        const struct twin *twin = &f->twins.at[i];

        ends[2 * i] = (struct twin_end){twin->a, units[twin->b].article, i, twin->verdict.score};
        ends[2 * i + 1] =
            (struct twin_end){twin->b, units[twin->a].article, i, twin->verdict.score};
    }
    qsort(ends, (size_t)f->twins.size * 2, sizeof(*ends), by_end);
    return ends;
}

/* Of the weak ones those stay that are the best of both their ends. */
static void beat_weak(struct finder *f)
{
    const struct twin_end *ends;
    uint32_t i, first = 0;

    if (!f->twins.size)
        return;
    ends = ends_of_all(f);
    for (i = 1; i < f->twins.size * 2; i++) {
        if (ends[i].unit != ends[first].unit || ends[i].article != ends[first].article)
            first = i;
        else if (ends[i].score < ends[first].score)
            f->twins.at[ends[i].twin].beaten = true;
    }
}

static void add_twins(struct finder *f)
{
    struct twin *twin;

    beat_weak(f);
    vec_each (twin, &f->twins) {
        if (!twin->beaten || !twin->verdict.weak)
            add_same(f, &f->corpus.units.at[twin->a], &f->corpus.units.at[twin->b], &twin->verdict);
    }
}

/* The same within an article: what a speaker is quoted with speaks for what is retold of it. */
static void mark_retold(struct finder *f)
{
    uint32_t i, j;

    for (i = 0; i < f->corpus.units.size; i++)
        for (j = i; j-- > 0 && i - j <= LINK_NEIGHBOURS;) {
            const struct unit *a = &f->corpus.units.at[i], *b = &f->corpus.units.at[j];

            if (a->article != b->article)
                break;
            if (!a->stances.size || !b->stances.size || a->person != b->person ||
                !stance_is_of(&a->stances.at[0], &b->stances.at[0]) ||
                a->stances.at[0].on != b->stances.at[0].on || a->form == b->form)
                continue;
            mark_second(f, a->form > b->form ? a : b, a->form > b->form ? b : a);
        }
}

static void add_held(struct finder *f, const struct held *held)
{
    struct link *link = vec_add(f->arena, f->out);

    link->kind = held->kind;
    link->from = end_of(&f->corpus.units.at[held->a]);
    link->to = end_of(&f->corpus.units.at[held->b]);
    link->score = held->score;
    link->nearer = NONE;
    link->why = held->why;
    if (f->second[held->a])
        link->score *= second_share;
    if (f->second[held->b])
        link->score *= second_share;
}

/* Words that say something in themselves bring sentences together: no closed classes, common words or countries. */
static bool is_key(const struct entry *entry)
{
    return entry->base >= key_base && !entry->country;
}

/* Those who take a side in a matter of parties are brought together whatever their words. */
static void add_stance_keys(struct finder *f, const struct unit *unit, uint32_t i)
{
    uint32_t k;

    for (k = 0; k < unit->stances.size; k++)
        if (stance_of_parties(&unit->stances.at[k], f->corpus.lexicon))
            vec_push(f->arena, &f->postings[unit->stances.at[k].matter], i);
}

static void index_units(struct finder *f)
{
    uint32_t i, j;

    f->postings = arena_new_array(f->arena, f->corpus.vocabulary.entries.size, struct indexes);
    f->seen = arena_new_array(f->arena, f->corpus.units.size, uint32_t);
    f->second = arena_new_array(f->arena, f->corpus.units.size, bool);
    for (i = 0; i < f->corpus.units.size; i++) {
        const struct unit *unit = &f->corpus.units.at[i];

        f->most_words = unit->bag_size > f->most_words ? unit->bag_size : f->most_words;
        for (j = 0; j < unit->bag_size; j++)
            if (is_key(&f->corpus.vocabulary.entries.at[unit->bag[j]]))
                vec_push(f->arena, &f->postings[unit->bag[j]], i);
        if (unit->point != NONE)
            vec_push(f->arena, &f->postings[unit->point], i);
        add_stance_keys(f, unit, i);
    }
}

/* Compares unit i with the earlier ones of other articles that hold a word; at most `left` of them. Returns what is left. */
static uint32_t follow(struct finder *f, uint32_t i, uint32_t word, uint32_t left)
{
    const struct indexes *posting = &f->postings[word];
    uint32_t k, found = f->twins.size + f->held.size;

    for (k = 0; k < posting->size && posting->at[k] < i && left; k++) {
        uint32_t j = posting->at[k];

        if (f->seen[j] == i + 1 || f->corpus.units.at[j].article == f->corpus.units.at[i].article)
            continue;
        f->seen[j] = i + 1;
        left--;
        compare(f, j, i);
        if (f->twins.size + f->held.size - found >= LINK_FOUND)
            return 0;
    }
    return left;
}

struct key {
    uint32_t word, size; /* of its posting */
};

static int by_size(const void *a, const void *b)
{
    const struct key *x = a, *y = b;

    return (x->size > y->size) - (x->size < y->size);
}

static void add_key(const struct finder *f, struct key *keys, uint32_t *size, uint32_t word)
{
    uint32_t length = f->postings[word].size;

    if (length > 1 && length <= LINK_POSTINGS)
        keys[(*size)++] = (struct key){word, length};
}

static void compare_all(struct finder *f)
{
    struct key *keys = arena_new_array(f->arena, f->most_words + 1 + UNIT_STANCES, struct key);
    uint32_t i, j;

    for (i = 0; i < f->corpus.units.size && !is_cancelled(f); i++) {
        const struct unit *unit = &f->corpus.units.at[i];
        uint32_t size = 0, left = LINK_COMPARED;

        for (j = 0; j < unit->bag_size; j++)
            add_key(f, keys, &size, unit->bag[j]);
        if (unit->point != NONE)
            add_key(f, keys, &size, unit->point);
        for (j = 0; j < unit->stances.size; j++)
            add_key(f, keys, &size, unit->stances.at[j].matter);
        if (size)
            qsort(keys, size, sizeof(*keys), by_size);
        for (j = 0; j < size && left; j++)
            left = follow(f, i, keys[j].word, left);
    }
}

static int compare_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Those of one statement, kind and other article stand together, the best first. */
static int by_rivalry(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    int order = compare_number(x->from.article, y->from.article);

    order = order ? order : compare_number(x->from.statement, y->from.statement);
    if (order == 0 && x->from.statement == NONE)
        order = compare_number(x->from.span.start, y->from.span.start);
    order = order ? order : compare_number(x->kind, y->kind);
    order = order ? order : compare_number(x->to.article, y->to.article);
    if (order == 0 && x->score != y->score)
        order = x->score < y->score ? 1 : -1;
    order = order ? order : compare_number(x->from.span.start, y->from.span.start);
    return order ? order : compare_number(x->to.span.start, y->to.span.start);
}

static int by_place(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    int order = compare_number(x->from.article, y->from.article);

    order = order ? order : compare_number(x->from.statement, y->from.statement);
    if (order == 0 && x->score != y->score)
        order = x->score < y->score ? 1 : -1;
    return order ? order : by_rivalry(a, b);
}

static bool is_rival(const struct link *a, const struct link *b)
{
    return a->from.article == b->from.article && a->from.statement == b->from.statement &&
           (a->from.statement != NONE || a->from.span.start == b->from.span.start) &&
           a->kind == b->kind && a->to.article == b->to.article && a->kind != LINK_URL;
}

static bool is_repeat(const struct links *links, uint32_t first, const struct link *link)
{
    uint32_t i;

    for (i = first; i < links->size; i++)
        if (links->at[i].to.statement == link->to.statement &&
            (link->to.statement != NONE || links->at[i].to.span.start == link->to.span.start))
            return true;
    return false;
}

/* Keeps the best link between two statements, and of a statement the best LINK_RIVALS to one article. */
static void thin_out(struct links *links)
{
    uint32_t size = links->size, i, first = 0;

    if (size)
        qsort(links->at, size, sizeof(*links->at), by_rivalry);
    links->size = 0;
    for (i = 0; i < size; i++) {
        const struct link *link = &links->at[i];

        if (!links->size || !is_rival(&links->at[first], link))
            first = links->size;
        else if (links->size - first >= LINK_RIVALS || is_repeat(links, first, link))
            continue;
        links->at[links->size++] = *link;
    }
    if (size > links->size) /* what is pushed next is to be zeroed */
        memset(links->at + links->size, 0, (size - links->size) * sizeof(*links->at));
}

/* Which articles name the web addresses of which; what is referred to came first. */
static const bool *find_references(const struct links *links, const struct folder *folder,
                                   struct arena *arena)
{
    const struct link *link;
    bool *refers;

    if (folder->size > FOLDER_ARTICLES)
        return NULL;
    refers = arena_new_array(arena, (size_t)folder->size * folder->size, bool);
    vec_each (link, links) {
        if (link->to.article != NONE)
            refers[(size_t)link->from.article * folder->size + link->to.article] = true;
    }
    return refers;
}

static bool find_all(struct links *out, const struct folder *folder, const struct lexicon *lexicon,
                     const int *cancel, struct sb_stemmer *stemmer, struct arena *arena)
{
    struct finder f = {.out = out, .arena = arena, .cancel = cancel};
    const struct held *held;

    corpus_build(&f.corpus, folder, lexicon, stemmer, arena);
    url_links(out, folder, arena);
    f.corpus.refers = find_references(out, folder, arena);
    f.alignment = arena_new(arena, struct alignment);
    index_units(&f);
    compare_all(&f);
    if (is_cancelled(&f))
        return false;
    add_twins(&f);
    mark_retold(&f);
    vec_each (held, &f.held)
        add_held(&f, held);
    thin_out(out);
    reply_links(out, &f.corpus, f.postings, arena);
    reference_links(out, &f.corpus, arena);
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_place);
    return true;
}

/* The stemmer is no arena memory: it is freed on the way past, whoever set the guard before. */
bool links_find(struct links *out, const struct folder *folder, const struct lexicon *lexicon,
                const int *cancel, struct arena *arena)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("english", NULL);
    jmp_buf *outer = arena->guard, guard;
    volatile bool done = false, failed = true;

    memset(out, 0, sizeof(*out));
    if (setjmp(guard) == 0) {
        arena->guard = &guard;
        done = !stemmer || find_all(out, folder, lexicon, cancel, stemmer, arena);
        failed = false;
    }
    sb_stemmer_delete(stemmer);
    arena->guard = outer;
    if (!done)
        memset(out, 0, sizeof(*out));
    if (failed && outer)
        longjmp(*outer, 1);
    return done;
}
