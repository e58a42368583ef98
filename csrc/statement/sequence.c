/* statement/sequence.c - forward, backward, and spans */
#include "statement/sequence.h"

#include <math.h>

void sequence_init(struct sequence *out, uint32_t labels, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    out->labels = labels;
    out->score = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->score));
    out->chance = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->chance));
    out->forward = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->forward));
    out->backward = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->backward));
    out->weight = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->weight));
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

static void weigh(struct sequence *s)
{
    uint32_t i, l, k;

    for (l = 0; l < s->labels; l++)
        for (k = 0; k < s->labels; k++)
            s->step[l][k] = s->next[l][k] <= SEQUENCE_NEVER ? 0.0f : expf(s->next[l][k]);
    for (i = 0; i < s->length; i++) {
        float top = s->score[i][0];
        for (l = 1; l < s->labels; l++)
            top = s->score[i][l] > top ? s->score[i][l] : top;
        for (l = 0; l < s->labels; l++)
            s->weight[i][l] = expf(s->score[i][l] - top);
    }
}

static void pass_forward(struct sequence *s)
{
    uint32_t i, l, k;

    for (l = 0; l < s->labels; l++)
        s->forward[0][l] = s->first[l] ? s->weight[0][l] : 0.0f;
    scale(s->forward[0], s->labels);
    for (i = 1; i < s->length; i++) {
        for (l = 0; l < s->labels; l++) {
            float sum = 0;
            for (k = 0; k < s->labels; k++)
                sum += s->forward[i - 1][k] * s->step[k][l];
            s->forward[i][l] = sum * s->weight[i][l];
        }
        scale(s->forward[i], s->labels);
    }
}

static void pass_backward(struct sequence *s)
{
    uint32_t i, l, k;

    for (l = 0; l < s->labels; l++)
        s->backward[s->length - 1][l] = 1.0f;
    for (i = s->length - 1; i-- > 0;) {
        for (l = 0; l < s->labels; l++) {
            float sum = 0;
            for (k = 0; k < s->labels; k++)
                sum += s->step[l][k] * s->weight[i + 1][k] * s->backward[i + 1][k];
            s->backward[i][l] = sum;
        }
        scale(s->backward[i], s->labels);
    }
}

void sequence_chances(struct sequence *s)
{
    uint32_t i, l;

    weigh(s);
    pass_forward(s);
    pass_backward(s);
    for (i = 0; i < s->length; i++) {
        for (l = 0; l < s->labels; l++)
            s->chance[i][l] = s->forward[i][l] * s->backward[i][l];
        scale(s->chance[i], s->labels);
    }
}

/* The probability that place i has a label if the place before it has another; 0 behind the last. */
static float chance_behind(const struct sequence *s, uint32_t i, uint8_t before, uint8_t label)
{
    float all = 0;
    uint32_t l;

    if (i == s->length)
        return 0;
    for (l = 0; l < s->labels; l++)
        all += s->step[before][l] * s->weight[i][l] * s->backward[i][l];
    return all > 0 ? s->step[before][label] * s->weight[i][label] * s->backward[i][label] / all : 0;
}

float sequence_span(const struct sequence *s, uint32_t from, uint8_t begin, uint32_t *to)
{
    uint8_t inside = (uint8_t)(begin + 1), before = begin;
    float reached = s->chance[from][begin], best = 0; /* reached: that the span gets so far */
    uint32_t i;

    *to = from;
    for (i = from + 1; reached > best; i++, before = inside) {
        float further = reached * chance_behind(s, i, before, inside);
        if (reached - further > best) {
            best = reached - further;
            *to = i;
        }
        reached = further;
    }
    return best;
}

void sequence_transitions(const struct sequence *s, float out[SEQUENCE_LABELS][SEQUENCE_LABELS])
{
    float pair[SEQUENCE_LABELS * SEQUENCE_LABELS];
    uint32_t i, l, k;

    memset(out, 0, sizeof(float) * SEQUENCE_LABELS * SEQUENCE_LABELS);
    for (i = 1; i < s->length; i++) {
        for (k = 0; k < s->labels; k++)
            for (l = 0; l < s->labels; l++)
                pair[k * s->labels + l] =
                    s->forward[i - 1][k] * s->step[k][l] * s->weight[i][l] * s->backward[i][l];
        scale(pair, s->labels * s->labels);
        for (k = 0; k < s->labels; k++)
            for (l = 0; l < s->labels; l++)
                out[k][l] += pair[k * s->labels + l];
    }
}
