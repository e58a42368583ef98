/* syntax/linear.h - linear models as they lie in the model file
 *
 * For each feature a row of weights, one for each label; the score of a label is the sum over the features that hold. Weights are 8-bit,
 * with one scale for a model. Models of few labels are dense: a row for each hash, eight bytes in all at least. Models of many labels are sparse: for each hash
 * a list of (label, weight), the lists one behind the other.
 *
 *   dense   int8 [mask + 1][labels]
 *   sparse  uint32 first[mask + 2], counting pairs; then the pairs: label, int8 weight
 *
 * Units:   scores are whole numbers of `scale`
 * Order:   numbers in the file are little-endian and are read byte by byte, so that any machine reads them
 * Owner:   borrows the bytes of the model file
 * Errors:  linear_open checks sizes and returns false on bytes that are not a model; linear_check looks at each row too
 * Threads: immutable
 * Layer:   3
 */
#ifndef SYNTAX_LINEAR_H
#define SYNTAX_LINEAR_H

#include "base/view.h"
#include "syntax/feature.h"

enum { LINEAR_LABELS = 64, LINEAR_DENSE_LABELS = 8 };
enum linear_kind { LINEAR_DENSE = 1, LINEAR_SPARSE = 2 };

struct linear {
    uint32_t labels, mask;
    float scale;
    uint8_t kind;                          /* enum linear_kind */
    const int8_t *dense;                   /* [mask + 1][labels], or NULL */
    const uint8_t *first; /* sparse: [mask + 2] where each list begins, the last where all end */
    const uint8_t *pairs;
    uint32_t size;        /* of pairs */
};

/* Reads the head of a model from bytes. */
bool linear_open(struct linear *out, struct view bytes);

/* Whether every row of a model lies inside it: for files that were not built in. */
bool linear_check(const struct linear *model);

/* scores[labels] = sums of weights. */
void linear_score(const struct linear *model, const struct features *features, int32_t *scores);

static inline uint32_t linear_u32(const uint8_t *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

#endif
