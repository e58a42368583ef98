/* tests/unit/test_sequence.c - Viterbi and chances against all labellings, counted out */
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

TEST(the_best_labelling_is_the_best_of_all)
{
    struct arena arena;
    uint32_t seed, way;

    arena_init(&arena, 0);
    for (seed = 1; seed <= 20; seed++) {
        struct sequence s;
        uint8_t labels[LENGTH], best[LENGTH] = {0};
        float most = -INFINITY;
        fill(&s, &arena, seed);
        for (way = 0; way < WAYS; way++) {
            float sum = total(&s, way, labels);
            if (!isnan(sum) && sum > most) {
                most = sum;
                memcpy(best, labels, LENGTH);
            }
        }
        sequence_best(&s);
        CHECK(memcmp(s.label, best, LENGTH) == 0);
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
    sequence_best(&s);
    sequence_chances(&s);
    CHECK(s.label[0] != 2);
    CHECK(s.chance[0][2] == 0);
    arena_release(&arena);
}
