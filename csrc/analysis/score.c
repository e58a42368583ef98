/* analysis/score.c - spans, exact matches and overlap: the published metrics */
#include "analysis/score.h"

#include <stdlib.h>

#include "analysis/judge.h"

/* Claims without a word in cue or content are neither right nor wrong. */
static void keep_wordy(struct worded_list *out, const struct worded_list *all, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < all->size; i++) {
        if (all->at[i].part[PART_CUE].size || all->at[i].part[PART_CONTENT].size)
            vec_push(arena, out, all->at[i]);
    }
}

static bool shares(const struct worded *a, const struct worded *b, enum claim_part part)
{
    return word_set_shared(&a->part[part], &b->part[part]) > 0;
}

static bool anchored(const struct worded *a, const struct worded *b)
{
    if (a->part[PART_CUE].size && b->part[PART_CUE].size)
        return shares(a, b, PART_CUE);
    return shares(a, b, PART_CONTENT);
}

static bool equal(const struct worded *a, const struct worded *b, enum claim_part part)
{
    return word_set_equal(&a->part[part], &b->part[part]);
}

/* Whether b matches a in one part, or, where part is PART_COUNT, in all. */
static bool matches(const struct worded *a, const struct worded *b, enum claim_part part)
{
    if (part == PART_CUE)
        return equal(a, b, PART_CUE);
    if (part < PART_COUNT)
        return equal(a, b, part) && anchored(a, b);
    return equal(a, b, PART_CUE) && equal(a, b, PART_SOURCE) && equal(a, b, PART_CONTENT);
}

static uint64_t count_matched(const struct worded_list *list, const struct worded_list *others,
                              enum claim_part part)
{
    uint64_t count = 0;

    for (uint32_t i = 0; i < list->size; i++) {
        uint32_t j = 0;

        while (j < others->size && !matches(&list->at[i], &others->at[j], part))
            j++;
        count += j < others->size;
    }
    return count;
}

/* The spans of one role as ranges of words, sorted; equal ones stay. */
static void collect_spans(struct word_set *out, const struct words *words,
                          const struct claims *claims, enum claim_part part, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < claims->size; i++) {
        const struct span_list *spans = &claims->at[i].part[part];

        for (uint32_t j = 0; j < spans->size; j++) {
            struct range range = words_of_span(words, spans->at[j]);

            if (range_length(range))
                vec_push(arena, out, range);
        }
    }
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), range_compare);
}

static uint32_t count_common(const struct word_set *a, const struct word_set *b)
{
    uint32_t i = 0, j = 0, common = 0;

    while (i < a->size && j < b->size) {
        int order = range_compare(&a->at[i], &b->at[j]);

        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return common;
}

static void add_spans(struct score *score, const struct words *words,
                      const struct claims *predicted, const struct claims *gold,
                      struct arena *arena)
{
    for (enum claim_part part = 0; part < PART_COUNT; part++) {
        struct word_set p, g;

        collect_spans(&p, words, predicted, part, arena);
        collect_spans(&g, words, gold, part, arena);
        score->span[part].predicted += p.size;
        score->span[part].gold += g.size;
        score->span[part].both += count_common(&p, &g);
    }
}

struct pair {
    uint32_t shared, predicted, gold;
};

struct pairs VECTOR(struct pair);

static int descending(uint32_t a, uint32_t b)
{
    return (a < b) - (a > b);
}

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;

    if (x->shared != y->shared)
        return descending(x->shared, y->shared);
    if (x->predicted != y->predicted)
        return descending(x->predicted, y->predicted);
    return descending(x->gold, y->gold);
}

static void rank_pairs(struct pairs *out, const struct worded_list *predicted,
                       const struct worded_list *gold, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < predicted->size; i++) {
        for (uint32_t j = 0; j < gold->size; j++) {
            uint32_t shared = worded_shared(&predicted->at[i], &gold->at[j]);

            if (shared)
                vec_push(arena, out, ((struct pair){shared, i, j}));
        }
    }
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), compare_pairs);
}

static void add_overlap(struct score *score, const struct worded_list *predicted,
                        const struct worded_list *gold, struct arena *arena)
{
    bool *predicted_taken = arena_new_array(arena, predicted->size, bool);
    bool *gold_taken = arena_new_array(arena, gold->size, bool);
    struct pairs pairs;

    rank_pairs(&pairs, predicted, gold, arena);
    for (uint32_t i = 0; i < pairs.size; i++) {
        struct pair pair = pairs.at[i];

        if (predicted_taken[pair.predicted] || gold_taken[pair.gold])
            continue;
        predicted_taken[pair.predicted] = gold_taken[pair.gold] = true;
        for (enum claim_part part = 0; part < PART_COUNT; part++)
            score->overlap[part].both += word_set_shared(&predicted->at[pair.predicted].part[part],
                                                         &gold->at[pair.gold].part[part]);
    }
}

static uint64_t count_words(const struct worded_list *list, enum claim_part part)
{
    uint64_t count = 0;

    for (uint32_t i = 0; i < list->size; i++)
        count += word_set_size(&list->at[i].part[part]);
    return count;
}

void score_add(struct score *score, struct view text, const struct claims *predicted,
               const struct claims *gold, struct arena *arena)
{
    struct worded_list all_p, all_g, p, g;
    struct words words;

    words_find(&words, text, arena);
    worded_of_claims(&all_p, &words, predicted, arena);
    worded_of_claims(&all_g, &words, gold, arena);
    keep_wordy(&p, &all_p, arena);
    keep_wordy(&g, &all_g, arena);
    score->texts++;
    score->predicted += p.size;
    score->gold += g.size;
    add_spans(score, &words, predicted, gold, arena);
    for (enum claim_part part = 0; part <= PART_COUNT; part++) {
        score->exact[part].predicted += count_matched(&p, &g, part);
        score->exact[part].gold += count_matched(&g, &p, part);
    }
    add_overlap(score, &p, &g, arena);
    for (enum claim_part part = 0; part < PART_COUNT; part++) {
        score->overlap[part].predicted += count_words(&p, part);
        score->overlap[part].gold += count_words(&g, part);
    }
    judge_found(score, predicted, &all_p, gold, &all_g, arena);
}

/* A score is nothing but counts. */
void score_sum(struct score *score, const struct score *other)
{
    uint64_t *to = (uint64_t *)score;
    const uint64_t *from = (const uint64_t *)other;

    for (size_t i = 0; i < sizeof(*score) / sizeof(*to); i++)
        to[i] += from[i];
}

static double share(uint64_t part, uint64_t whole)
{
    return (double)part / (double)(whole ? whole : 1);
}

static struct figure figure_of(const char *name, double precision, double recall)
{
    double sum = precision + recall;

    return (struct figure){name, precision, recall, sum > 0 ? 2 * precision * recall / sum : 0};
}

static struct figure figure_of_counts(const char *name, struct score_span counts)
{
    return figure_of(name, share(counts.both, counts.predicted), share(counts.both, counts.gold));
}

void score_figures(const struct score *score, struct figure out[SCORE_FIGURES])
{
    static const char *const span[] = {"cue span", "source span", "content span"};
    static const char *const exact[] = {"cue exact", "source exact", "content exact", "all exact"};
    static const char *const overlap[] = {"cue overlap", "source overlap", "content overlap"};
    struct score_span all = {0, 0, 0};

    for (enum claim_part part = 0; part < PART_COUNT; part++) {
        *out++ = figure_of_counts(span[part], score->span[part]);
        all.predicted += score->overlap[part].predicted;
        all.gold += score->overlap[part].gold;
        all.both += score->overlap[part].both;
    }
    for (enum claim_part part = 0; part <= PART_COUNT; part++)
        *out++ = figure_of(exact[part], share(score->exact[part].predicted, score->predicted),
                           share(score->exact[part].gold, score->gold));
    for (enum claim_part part = 0; part < PART_COUNT; part++)
        *out++ = figure_of_counts(overlap[part], score->overlap[part]);
    *out = figure_of_counts("all overlap", all);
}

void score_shares(const struct score *score, struct score_share out[SCORE_SHARES])
{
    const struct score_share judged[] = {score->type, score->speaker, score->date, score->medium};

    out[SHARE_FOUND] = (struct score_share){score->found, score->gold, 0};
    memcpy(&out[SHARE_TYPE], score->found_by_type, sizeof(score->found_by_type));
    memcpy(&out[SHARE_JUDGED], judged, sizeof(judged));
    memcpy(&out[SHARE_NAMING], score->speaker_by_naming, sizeof(score->speaker_by_naming));
}

double share_value(struct score_share of)
{
    return share(of.right, of.all);
}

const char *share_name(int index)
{
    static const char *const judged[] = {"type", "speaker", "date", "medium"};

    if (index == SHARE_FOUND)
        return "found";
    if (index < SHARE_JUDGED)
        return type_name((enum statement_type)(TYPE_DIRECT + index - SHARE_TYPE));
    if (index < SHARE_NAMING)
        return judged[index - SHARE_JUDGED];
    return naming_name((enum claim_naming)(index - SHARE_NAMING));
}
