/* tests/unit/test_sequence.c - chances of labels and of spans against all labellings, counted out */
#include "statement/sequence.h"

#include <math.h>

#include "harness.h"

enum { LABELS = 3, LENGTH = 6, WAYS = 729 /* LABELS ^ LENGTH */ };

/* Scores that no pattern makes easy, the same at each run. */
static float score_of(uint32_t seed)
{
    return (float)(seed * 2654435761u >> 22) / 256.0f - 2.0f;
}

static void fill(struct sequence *s, struct arena *arena, uint32_t seed)
{
    uint32_t i, k;

    sequence_init(s, LABELS, arena);
    s->length = LENGTH;
    for (i = 0; i < LENGTH; i++)
        for (k = 0; k < LABELS; k++)
            s->score[i][k] = score_of(seed * 97 + i * LABELS + k);
    for (i = 0; i < LABELS; i++)
        for (k = 0; k < LABELS; k++)
            s->next[i][k] = score_of(seed * 89 + 50 + i * LABELS + k);
    s->next[0][2] = SEQUENCE_NEVER;
    s->first[0] = s->first[1] = true;
}

/* The score of the labelling with that number; NAN where it is not allowed. */
static float total(const struct sequence *s, uint32_t way, uint8_t *labels)
{
    float sum = 0;
    uint32_t i;

    for (i = 0; i < LENGTH; i++, way /= LABELS)
        labels[i] = (uint8_t)(way % LABELS);
    if (!s->first[labels[0]])
        return NAN;
    for (i = 0; i < LENGTH; i++) {
        sum += s->score[i][labels[i]];
        if (i && s->next[labels[i - 1]][labels[i]] <= SEQUENCE_NEVER)
            return NAN;
        sum += i ? s->next[labels[i - 1]][labels[i]] : 0;
    }
    return sum;
}

/* Whether a labelling has a span of label 1 and then 2 at exactly these places. */
static bool has_span(const uint8_t *labels, uint32_t from, uint32_t to)
{
    uint32_t i;

    for (i = from + 1; i < to; i++)
        if (labels[i] != 2)
            return false;
    return labels[from] == 1 && (to == LENGTH || labels[to] != 2);
}

/* The share that each span from a place has of all labellings, by its end. */
static void count_spans(double share[LENGTH + 1], const struct sequence *s, uint32_t from)
{
    uint8_t labels[LENGTH];
    double all = 0;
    uint32_t way, to;

    memset(share, 0, (LENGTH + 1) * sizeof(*share));
    for (way = 0; way < WAYS; way++) {
        double weight = exp(total(s, way, labels));
        if (isnan(weight))
            continue;
        all += weight;
        for (to = from + 1; to <= LENGTH; to++)
            share[to] += has_span(labels, from, to) ? weight : 0;
    }
    for (to = 0; to <= LENGTH; to++)
        share[to] /= all;
}

TEST(the_likeliest_span_is_that_of_most_labellings)
{
    struct arena arena;
    uint32_t seed, from, to, end;

    arena_init(&arena, 0);
    for (seed = 1; seed <= 20; seed++) {
        struct sequence s;
        fill(&s, &arena, seed);
        sequence_chances(&s);
        for (from = 0; from < LENGTH; from++) {
            double share[LENGTH + 1], most = 0;
            float chance = sequence_span(&s, from, 1, &end);
            count_spans(share, &s, from);
            for (to = from + 1; to <= LENGTH; to++)
                most = share[to] > most ? share[to] : most;
            CHECK(fabs(chance - most) < 1e-4);
            CHECK(fabs(share[end] - most) < 1e-4);
        }
    }
    arena_release(&arena);
}

TEST(chances_are_shares_of_all_labellings)
{
    struct arena arena;
    uint32_t seed, way, i, k;

    arena_init(&arena, 0);
    for (seed = 1; seed <= 20; seed++) {
        struct sequence s;
        uint8_t labels[LENGTH];
        double share[LENGTH][LABELS] = {{0}}, pair[LABELS][LABELS] = {{0}}, all = 0;
        float transitions[SEQUENCE_LABELS][SEQUENCE_LABELS];
        fill(&s, &arena, seed);
        for (way = 0; way < WAYS; way++) {
            double weight = exp(total(&s, way, labels));
            if (isnan(weight))
                continue;
            all += weight;
            for (i = 0; i < LENGTH; i++) {
                share[i][labels[i]] += weight;
                if (i)
                    pair[labels[i - 1]][labels[i]] += weight;
            }
        }
        sequence_chances(&s);
        sequence_transitions(&s, transitions);
        for (i = 0; i < LENGTH; i++)
            for (k = 0; k < LABELS; k++)
                CHECK(fabs(s.chance[i][k] - share[i][k] / all) < 1e-4);
        for (i = 0; i < LABELS; i++)
            for (k = 0; k < LABELS; k++)
                CHECK(fabs(transitions[i][k] - pair[i][k] / all) < 1e-3);
    }
    arena_release(&arena);
}

TEST(a_single_place_may_only_hold_what_may_stand_first)
{
    struct arena arena;
    struct sequence s;

    arena_init(&arena, 0);
    fill(&s, &arena, 3);
    s.length = 1;
    s.score[0][2] = 50;
    sequence_chances(&s);
    CHECK(s.chance[0][2] == 0);
    CHECK(s.chance[0][0] + s.chance[0][1] > 0.999f);
    arena_release(&arena);
}
