/* train/weights.c - learning linear models, and packing them */
#include "train/weights.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { HEAD = LINEAR_HEAD, LARGEST = 127 };

static const float adagrad_start = 1.0f; /* sum of squares before the first step: keeps it small */

void weights_init(struct weights *out, uint32_t labels, uint32_t bits)
{
    out->labels = labels;
    out->bits = bits;
    out->at = must_alloc((size_t)labels << bits, sizeof(float));
    out->sum = must_alloc((size_t)labels << bits, sizeof(float));
    out->steps = 1;
}

void weights_release(struct weights *weights)
{
    free(weights->at);
    free(weights->sum);
    memset(weights, 0, sizeof(*weights));
}

static size_t row_of(const struct weights *weights, uint32_t feature)
{
    return (size_t)(feature & ((1u << weights->bits) - 1)) * weights->labels;
}

void weights_score(const struct weights *weights, const struct features *features, float *scores)
{
    uint32_t i, l;

    for (l = 0; l < weights->labels; l++)
        scores[l] = 0;
    for (i = 0; i < features->size; i++) {
        const float *row = weights->at + row_of(weights, features->at[i]);
        for (l = 0; l < weights->labels; l++)
            scores[l] += row[l];
    }
}

void weights_add(struct weights *weights, const struct features *features, uint32_t label,
                 float delta)
{
    uint32_t i;

    for (i = 0; i < features->size; i++) {
        size_t at = row_of(weights, features->at[i]) + label;
        weights->at[at] += delta;
        weights->sum[at] += (float)(delta * weights->steps);
    }
}

void weights_average(struct weights *weights)
{
    size_t i, size = (size_t)weights->labels << weights->bits;

    for (i = 0; i < size; i++)
        weights->at[i] -= (float)(weights->sum[i] / weights->steps);
}

void weights_climb(struct weights *weights, const struct features *features, const float *gradient,
                   float rate)
{
    uint32_t i, l;

    for (i = 0; i < features->size; i++) {
        size_t row = row_of(weights, features->at[i]);
        float *at = weights->at + row, *sum = weights->sum + row;
        for (l = 0; l < weights->labels; l++) {
            sum[l] += gradient[l] * gradient[l];
            at[l] += rate * gradient[l] / sqrtf(sum[l] + adagrad_start);
        }
    }
}

/* One step of the 8-bit weights: all but the largest one in ten thousand fit. */
static float scale_of(const struct weights *weights)
{
    enum { BINS = 4096 };
    size_t size = (size_t)weights->labels << weights->bits, i, count = 0, over = 0;
    size_t *bins = must_alloc(BINS, sizeof(*bins));
    float largest = 0, limit;
    int b;

    for (i = 0; i < size; i++)
        largest = fmaxf(largest, fabsf(weights->at[i]));
    for (i = 0; i < size && largest > 0; i++)
        if (weights->at[i] != 0) {
            bins[(int)(fabsf(weights->at[i]) / largest * (BINS - 1))]++;
            count++;
        }
    for (b = BINS - 1; b > 0 && over + bins[b] < count / 10000; b--)
        over += bins[b];
    limit = largest * (float)(b + 1) / BINS;
    free(bins);
    return limit > 0 ? limit / LARGEST : 1;
}

static int8_t step_of(float weight, float scale)
{
    float steps = roundf(weight / scale);

    return (int8_t)fmaxf(-LARGEST, fminf(LARGEST, steps));
}

static void put_head(uint8_t *at, const struct weights *weights, enum linear_kind kind, float scale)
{
    uint32_t bits;

    memcpy(&bits, &scale, sizeof(bits));
    at[0] = (uint8_t)kind;
    put_u32(at + 4, weights->labels);
    put_u32(at + 8, (1u << weights->bits) - 1);
    put_u32(at + 12, bits);
}

static struct view pack_dense(const struct weights *weights, float scale)
{
    size_t size = (size_t)weights->labels << weights->bits, i;
    uint8_t *out = must_alloc(HEAD + size, 1);

    put_head(out, weights, LINEAR_DENSE, scale);
    for (i = 0; i < size; i++)
        out[HEAD + i] = (uint8_t)step_of(weights->at[i], scale);
    return (struct view){(char *)out, HEAD + size};
}

/* Writes the list of one row (or only counts it, where at is NULL); returns its pairs. */
static size_t put_list(uint8_t *at, const struct weights *weights, size_t row, float scale,
                       int prune)
{
    size_t n = 0, l;

    for (l = 0; l < weights->labels; l++) {
        int8_t step = step_of(weights->at[row * weights->labels + l], scale);
        if (abs(step) < prune)
            continue;
        if (at) {
            at[2 * n] = (uint8_t)l;
            at[2 * n + 1] = (uint8_t)step;
        }
        n++;
    }
    return n;
}

static struct view pack_sparse(const struct weights *weights, float scale, int prune)
{
    size_t rows = (size_t)1 << weights->bits, row, pairs = 0, size;
    uint8_t *out, *first, *list;

    for (row = 0; row < rows; row++)
        pairs += put_list(NULL, weights, row, scale, prune);
    size = HEAD + (rows + 1) * 4 + pairs * 2;
    out = must_alloc(size, 1);
    put_head(out, weights, LINEAR_SPARSE, scale);
    first = out + HEAD;
    list = first + (rows + 1) * 4;
    for (row = 0, pairs = 0; row < rows; row++) {
        put_u32(first + 4 * row, (uint32_t)pairs);
        pairs += put_list(list + 2 * pairs, weights, row, scale, prune);
    }
    put_u32(first + 4 * rows, (uint32_t)pairs);
    return (struct view){(char *)out, size};
}

struct view weights_pack(const struct weights *weights, enum linear_kind kind, int prune)
{
    float scale = scale_of(weights);

    return kind == LINEAR_DENSE ? pack_dense(weights, scale) : pack_sparse(weights, scale, prune);
}

uint32_t random_below(uint64_t *state, uint32_t limit)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) % limit);
}

void shuffle(uint32_t *order, uint32_t size, uint64_t *state)
{
    uint32_t i;

    for (i = size; i > 1; i--) {
        uint32_t k = random_below(state, i), swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

uint32_t *order_of(uint32_t size)
{
    uint32_t *order = must_alloc(size, sizeof(*order)), i;

    for (i = 0; i < size; i++)
        order[i] = i;
    return order;
}
