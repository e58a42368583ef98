/* syntax/linear.h - linear models as they lie in the model file
 *
 * For each feature a row of weights, one for each label; the score of a label is the sum over the features that hold. Weights are 8-bit,
 * with one scale for a model. Models of few labels are dense: a row for each hash, eight bytes in all at least. Models of many labels are sparse in
 * the file that is kept: for each hash a list of (label, weight), the lists one behind the other. The build unfolds them into rows, each a line of
 * the processor's cache, so that a feature costs one look into memory.
 *
 *   dense   int8 [mask + 1][labels]
 *   sparse  uint32 first[mask + 2], counting pairs; then the pairs: label, int8 weight
 *   rows    uint8 [mask + 1][LINEAR_ROW], weights plus LINEAR_BIAS; what no list names is LINEAR_BIAS
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

enum {
    LINEAR_LABELS = 64,
    LINEAR_DENSE_LABELS = 8,
    LINEAR_ROW_LABELS = 48,
    LINEAR_ROW = 64,
    LINEAR_BIAS = 128,
    LINEAR_HEAD = 16 /* bytes before the weights: kind, labels, mask, scale */
};
enum linear_kind { LINEAR_DENSE = 1, LINEAR_SPARSE = 2, LINEAR_ROWS = 3 };

struct linear {
    uint32_t labels, mask;
    float scale;
    uint8_t kind;                          /* enum linear_kind */
    const uint8_t *rows;  /* dense and rows: the weights */
    const uint8_t *first; /* sparse: [mask + 2] where each list begins, the last where all end */
    const uint8_t *pairs;
    uint32_t size;        /* of pairs */
};

/* Reads the head of a model from bytes. */
bool linear_open(struct linear *out, struct view bytes);

/* Whether every row of a model lies inside it: for files that were not built in. */
bool linear_check(const struct linear *model);

/* Asks the memory for the rows of features that are scored soon: whoever has other work meanwhile does not wait for them. */
void linear_ask(const struct linear *model, const struct features *features);

/* scores[labels] = sums of weights. */
void linear_score(const struct linear *model, const struct features *features, int32_t *scores);

/* Bytes of a sparse model as rows, and these bytes with their head. Precondition: linear_check, labels <= LINEAR_ROW_LABELS. */
size_t linear_unfolded_size(const struct linear *sparse);
void linear_unfold(uint8_t *out, const struct linear *sparse);

static inline uint32_t linear_u32(const uint8_t *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

#endif
