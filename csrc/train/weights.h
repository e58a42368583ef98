/* train/weights.h - linear models while they are learnt
 *
 * Float weights over hashed features, learnt by the averaged perceptron (Collins 2002) or by AdaGrad (Duchi et al. 2011), and then packed into
 * the 8-bit form of syntax/linear.h.
 *
 * Units:   a table of 2^bits rows of `labels` weights
 * Order:   -
 * Owner:   malloc'ed; weights_release frees. weights_pack's bytes belong to the caller (free)
 * Errors:  memory that runs out ends the training program
 * Threads: one for each table
 * Layer:   11
 */
#ifndef TRAIN_WEIGHTS_H
#define TRAIN_WEIGHTS_H

#include "train/model_file.h"

struct weights {
    uint32_t labels, bits;
    float *at;    /* [2^bits][labels] */
    float *sum;   /* the same: perceptron: sum of weight times step; AdaGrad: sum of squares */
    double steps; /* of the perceptron */
};

void weights_init(struct weights *out, uint32_t labels, uint32_t bits);
void weights_release(struct weights *weights);

/* scores[labels] = sums of weights. */
void weights_score(const struct weights *weights, const struct features *features, float *scores);

/* Perceptron: adds delta to the weights of one label. Count the step first: weights->steps++. */
void weights_add(struct weights *weights, const struct features *features, uint32_t label,
                 float delta);
void weights_average(struct weights *weights);

/* AdaGrad: a step along gradient[labels] (of the log-likelihood). */
void weights_climb(struct weights *weights, const struct features *features, const float *gradient,
                   float rate);

/* The model's bytes, as linear_open reads them; weights that round to less than `prune` steps are dropped (sparse). */
struct view weights_pack(const struct weights *weights, enum linear_kind kind, int prune);

/* A deterministic source of numbers: 0 <= result < limit. */
uint32_t random_below(uint64_t *state, uint32_t limit);
void shuffle(uint32_t *order, uint32_t size, uint64_t *state);

/* 0, 1, ... size - 1; malloc'ed. */
uint32_t *order_of(uint32_t size);

#endif
