/* corpus/conflict.h - whether two sentences cannot both be so
 *
 * Refuting words alone are right one time in four, so only two plain cases are told: converse acts on the same thing ("will open",
 * "will close"), and numbers that differ in what one speaker said on one day. A list to look at, ranked; never an error.
 *
 * Units:   scores 0..1, for order among links, no probability
 * Order:   symmetric in a and b
 * Owner:   reasons live in the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_CONFLICT_H
#define CORPUS_CONFLICT_H

#include "corpus/same.h"

struct conflict {
    float score;
    const char *why;
};

/* Whether units of different articles, which do not report one utterance, conflict; fills *out if so. */
bool conflict_compare(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                      const struct unit *b, struct arena *arena);

#endif
