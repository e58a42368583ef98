/* statement/sequence.h - labels of a sequence, weighed together
 *
 * A linear-chain conditional random field (Lafferty et al. 2001) over few labels: for each place the probability of each label (forward-backward,
 * in probabilities that are scaled at each place), and that of whole spans.
 *
 * Units:   scores are logarithms; SEQUENCE_NEVER forbids
 * Order:   linear in the length
 * Owner:   the caller; room for SEQUENCE_LENGTH places lives in the arena
 * Errors:  none; a longer sequence is a fault of the caller
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_SEQUENCE_H
#define STATEMENT_SEQUENCE_H

#include "base/arena.h"

enum { SEQUENCE_LENGTH = 1024, SEQUENCE_LABELS = 5 };
#define SEQUENCE_NEVER (-1e9f)

struct sequence {
    uint32_t labels, length;
    float (*score)[SEQUENCE_LABELS];              /* [length][labels], filled by the caller */
    float (*chance)[SEQUENCE_LABELS];             /* [length][labels], filled by sequence_chances */
    float next[SEQUENCE_LABELS][SEQUENCE_LABELS]; /* [from][to]; SEQUENCE_NEVER where not allowed */
    bool first[SEQUENCE_LABELS];                  /* may stand first */
    float step[SEQUENCE_LABELS][SEQUENCE_LABELS]; /* next as factors, filled by sequence_chances */
    float (*forward)[SEQUENCE_LABELS], (*backward)[SEQUENCE_LABELS], (*weight)[SEQUENCE_LABELS];
};

/* Makes room. next and first are the caller's to fill in. */
void sequence_init(struct sequence *out, uint32_t labels, struct arena *arena);

/* The probability of each label at each place, into chance. Precondition: 1 <= length <= SEQUENCE_LENGTH. */
void sequence_chances(struct sequence *sequence);

/* The likeliest span that begins at a place, of the label `begin` and then of the one behind it: returns its probability, *to gets its end.
 * After sequence_chances. */
float sequence_span(const struct sequence *sequence, uint32_t from, uint8_t begin, uint32_t *to);

/* Expected number of each transition, after sequence_chances; for training. */
void sequence_transitions(const struct sequence *sequence,
                          float out[SEQUENCE_LABELS][SEQUENCE_LABELS]);

#endif
