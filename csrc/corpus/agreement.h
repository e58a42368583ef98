/* corpus/agreement.h - whether two sentences say the same without being one utterance
 *
 *   sides  both take one side in a matter (corpus/stance.h) in the same way, about the same parties
 *   words  most of what the shorter one says is in the other
 *
 * By different speakers, or by a speaker and an article itself; what one speaker says again belongs to his timeline.
 *
 * Units:   scores 0..1, for order among links, no probability
 * Order:   symmetric in a and b
 * Owner:   reasons live in the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_AGREEMENT_H
#define CORPUS_AGREEMENT_H

#include "corpus/same.h"

struct agreement {
    float score;
    const char *why;
};

/* Whether units of different articles, which neither report one utterance nor conflict, agree; fills *out if so. */
bool agreement_compare(struct agreement *out, const struct corpus *corpus, const struct unit *a,
                       const struct unit *b, const struct overlap *overlap, struct arena *arena);

#endif
