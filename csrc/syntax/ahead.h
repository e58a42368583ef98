/* syntax/ahead.h - sums of a linear model, each made while the memory answers for the next
 *
 *   ahead_init, then for each sum: fill ahead_features, ahead_send; ahead_finish behind the last
 *
 * Units:   -
 * Order:   a sum is there after the next ahead_send or ahead_finish
 * Owner:   borrows the model and the places where sums go
 * Errors:  none
 * Threads: one
 * Layer:   3
 */
#ifndef SYNTAX_AHEAD_H
#define SYNTAX_AHEAD_H

#include "syntax/linear.h"

struct ahead {
    const struct linear *model;
    struct features features[2];
    int32_t *to[2]; /* NULL: nothing waits there */
    uint32_t turn;  /* which of the two is filled */
};

void ahead_init(struct ahead *out, const struct linear *model);

/* The features of the next sum, to be filled. */
struct features *ahead_features(struct ahead *ahead);

/* Asks for the rows of these features; their sums will be in to[labels]. */
void ahead_send(struct ahead *ahead, int32_t *to);

/* Makes the last sum. */
void ahead_finish(struct ahead *ahead);

#endif
