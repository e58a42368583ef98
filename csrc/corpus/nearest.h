/* corpus/nearest.h - which of two reports of one utterance stands nearer to its origin, and why
 *
 * The first difference decides, in this order:
 *   1. quotes in full > quotes a part > retells
 *   2. is the outlet that was spoken to > is the one whose report the other gives > names an outlet > does not
 *   3. is the one to which the other gives the web address
 *   4. was published earlier (where both dates are stated; one that is inferred from other reports never counts)
 *   5. tells the day > a month or year > nothing
 *   6. tells more of it
 *   7. tells when it was published
 *
 * Units:   -
 * Order:   a total order on reports but for ties
 * Owner:   reasons live in the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_NEAREST_H
#define CORPUS_NEAREST_H

#include "corpus/unit.h"

/* Over 0: a is nearer, under 0: b, 0: a tie. *reason (may be NULL) gets what decided, of the nearer one; NULL for a tie. */
int nearest_compare(const struct corpus *corpus, const struct unit *a, const struct unit *b,
                    const char **reason, struct arena *arena);

#endif
