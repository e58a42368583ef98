/* analysis/interval.c - 95% intervals by bootstrap over articles */
#include "analysis/interval.h"

#include <stdlib.h>

enum { VALUES = 3 * SCORE_FIGURES + SCORE_SHARES };

_Static_assert(sizeof(struct intervals) == VALUES * sizeof(struct interval), "one for each value");

/* What the resamples gave for one figure. */
struct values {
    double at[INTERVAL_RESAMPLES];
    uint32_t size;
};

/* The next of a sequence of even 64-bit numbers: splitmix64 (Steele, Lea and Flood, OOPSLA 2014). */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static void draw_texts(struct score *sum, const struct scores *texts, uint64_t *state)
{
    memset(sum, 0, sizeof(*sum));
    for (uint32_t i = 0; i < texts->size; i++)
        score_sum(sum, &texts->at[((draw(state) >> 32) * texts->size) >> 32]);
}

static void keep(struct values *values, double value)
{
    values->at[values->size++] = value;
}

/* A share of nothing has no value. */
static void keep_values(struct values all[VALUES], const struct score *score)
{
    struct figure figures[SCORE_FIGURES];
    struct score_share shares[SCORE_SHARES];
    struct values *next = all;

    score_figures(score, figures);
    score_shares(score, shares);
    for (int i = 0; i < SCORE_FIGURES; i++) {
        keep(next++, figures[i].precision);
        keep(next++, figures[i].recall);
        keep(next++, figures[i].f1);
    }
    for (int i = 0; i < SCORE_SHARES; i++, next++) {
        if (shares[i].all)
            keep(next, share_value(shares[i]));
    }
}

static int compare_values(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static struct interval interval_of(struct values *values)
{
    uint32_t outside = values->size * (100 - INTERVAL_LEVEL) / 200;

    qsort(values->at, values->size, sizeof(*values->at), compare_values);
    return (struct interval){values->at[outside], values->at[values->size - 1 - outside], true};
}

/* Whether at least two articles have a part in a share: what one alone decides never varies. */
static bool varies(const struct scores *texts, int share)
{
    struct score_share shares[SCORE_SHARES];
    const struct score *text;
    uint32_t count = 0;

    vec_each (text, texts) {
        score_shares(text, shares);
        count += shares[share].all > 0;
    }
    return count > 1;
}

void intervals_find(struct intervals *out, const struct scores *texts, struct arena *arena)
{
    struct values *values = arena_new_array(arena, VALUES, struct values);
    struct interval *intervals = (struct interval *)out;
    int first_share = VALUES - SCORE_SHARES;
    uint64_t state = 1979;
    struct score sum;

    memset(out, 0, sizeof(*out));
    if (texts->size < 2)
        return;
    for (int i = 0; i < INTERVAL_RESAMPLES; i++) {
        draw_texts(&sum, texts, &state);
        keep_values(values, &sum);
    }
    for (int i = 0; i < VALUES; i++) {
        if (i < first_share || varies(texts, i - first_share))
            intervals[i] = interval_of(&values[i]);
    }
}
