/* statement/sequence.c - Viterbi, forward and backward */
#include "statement/sequence.h"

#include <math.h>

void sequence_init(struct sequence *out, uint32_t labels, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    out->labels = labels;
    out->score = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->score));
    out->chance = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->chance));
    out->label = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->label));
    out->forward = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->forward));
    out->backward = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->backward));
    out->weight = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->weight));
    out->back = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->back));
}

static void best_step(struct sequence *s, uint32_t i, const float *before, float *now)
{
    uint32_t from, to;

    for (to = 0; to < s->labels; to++) {
        uint32_t best = 0;
        for (from = 1; from < s->labels; from++)
            if (before[from] + s->next[from][to] > before[best] + s->next[best][to])
                best = from;
        now[to] = before[best] + s->next[best][to] + s->score[i][to];
        s->back[i][to] = (uint8_t)best;
    }
}

void sequence_best(struct sequence *s)
{
    float row[2][SEQUENCE_LABELS];
    uint32_t i, l, best = 0;

    for (l = 0; l < s->labels; l++)
        row[0][l] = s->score[0][l] + (s->first[l] ? 0.0f : SEQUENCE_NEVER);
    for (i = 1; i < s->length; i++)
        best_step(s, i, row[(i - 1) & 1], row[i & 1]);
    for (l = 1; l < s->labels; l++)
        if (row[(s->length - 1) & 1][l] > row[(s->length - 1) & 1][best])
            best = l;
    for (i = s->length; i-- > 0;) {
        s->label[i] = (uint8_t)best;
        if (i)
            best = s->back[i][best];
    }
}

static void scale(float *row, uint32_t size)
{
    float sum = 0;
    uint32_t l;

    for (l = 0; l < size; l++)
        sum += row[l];
    for (l = 0; l < size && sum > 0; l++)
        row[l] /= sum;
}

static void weigh(struct sequence *s, float next[SEQUENCE_LABELS][SEQUENCE_LABELS])
{
    uint32_t i, l, k;

    for (l = 0; l < s->labels; l++)
        for (k = 0; k < s->labels; k++)
            next[l][k] = s->next[l][k] <= SEQUENCE_NEVER ? 0.0f : expf(s->next[l][k]);
    for (i = 0; i < s->length; i++) {
        float top = s->score[i][0];
        for (l = 1; l < s->labels; l++)
            top = s->score[i][l] > top ? s->score[i][l] : top;
        for (l = 0; l < s->labels; l++)
            s->weight[i][l] = expf(s->score[i][l] - top);
    }
}

static void pass_forward(struct sequence *s, const float next[SEQUENCE_LABELS][SEQUENCE_LABELS])
{
    uint32_t i, l, k;

    for (l = 0; l < s->labels; l++)
        s->forward[0][l] = s->first[l] ? s->weight[0][l] : 0.0f;
    scale(s->forward[0], s->labels);
    for (i = 1; i < s->length; i++) {
        for (l = 0; l < s->labels; l++) {
            float sum = 0;
            for (k = 0; k < s->labels; k++)
                sum += s->forward[i - 1][k] * next[k][l];
            s->forward[i][l] = sum * s->weight[i][l];
        }
        scale(s->forward[i], s->labels);
    }
}

static void pass_backward(struct sequence *s, const float next[SEQUENCE_LABELS][SEQUENCE_LABELS])
{
    uint32_t i, l, k;

    for (l = 0; l < s->labels; l++)
        s->backward[s->length - 1][l] = 1.0f;
    for (i = s->length - 1; i-- > 0;) {
        for (l = 0; l < s->labels; l++) {
            float sum = 0;
            for (k = 0; k < s->labels; k++)
                sum += next[l][k] * s->weight[i + 1][k] * s->backward[i + 1][k];
            s->backward[i][l] = sum;
        }
        scale(s->backward[i], s->labels);
    }
}

void sequence_chances(struct sequence *s)
{
    float next[SEQUENCE_LABELS][SEQUENCE_LABELS];
    uint32_t i, l;

    weigh(s, next);
    pass_forward(s, (const float(*)[SEQUENCE_LABELS])next);
    pass_backward(s, (const float(*)[SEQUENCE_LABELS])next);
    for (i = 0; i < s->length; i++) {
        for (l = 0; l < s->labels; l++)
            s->chance[i][l] = s->forward[i][l] * s->backward[i][l];
        scale(s->chance[i], s->labels);
    }
}

void sequence_transitions(const struct sequence *s, float out[SEQUENCE_LABELS][SEQUENCE_LABELS])
{
    float pair[SEQUENCE_LABELS * SEQUENCE_LABELS];
    uint32_t i, l, k;

    memset(out, 0, sizeof(float) * SEQUENCE_LABELS * SEQUENCE_LABELS);
    for (i = 1; i < s->length; i++) {
        for (k = 0; k < s->labels; k++)
            for (l = 0; l < s->labels; l++)
                pair[k * s->labels + l] = s->next[k][l] <= SEQUENCE_NEVER
                                              ? 0.0f
                                              : s->forward[i - 1][k] * expf(s->next[k][l]) *
                                                    s->weight[i][l] * s->backward[i][l];
        scale(pair, s->labels * s->labels);
        for (k = 0; k < s->labels; k++)
            for (l = 0; l < s->labels; l++)
                out[k][l] += pair[k * s->labels + l];
    }
}
