/* corpus/same.h - whether two sentences report one utterance
 *
 * Nobody is asked to guess: a wrong "same" sends a reader to the wrong place. Two units are the same utterance where nothing speaks
 * against speaker and date, and
 *   verbatim    the words of one stand in the other in one run, VERBATIM_WORDS at least; or
 *   altered     both are quotations, and most words of the shorter stand close together in the longer, in order; or
 *   shared      the speaker is known, and most of what the shorter one says (by weight of words) is in the other; or
 *   point       both are about one act, of one speaker, at least one is dated, and they share what the act is done to; or
 *   weak        the speaker is one, they share some telling words, and neither goes better with anything else; on one day fewer will do.
 * What is quoted without a day, days after an article that tells of it in other words, was said again.
 * The thresholds are in same.c. Weights are those of corpus/vocabulary.h: in a folder about one topic the topic's words weigh nothing,
 * so that "shared" needs more than the topic, and "point" carries.
 *
 * Units:   scores 0..1, for order among links, no probability
 * Order:   symmetric in a and b
 * Owner:   reasons live in the arena
 * Errors:  those of the arena
 * Threads: one for each scratch
 * Layer:   8
 */
#ifndef CORPUS_SAME_H
#define CORPUS_SAME_H

#include "corpus/align.h"
#include "corpus/overlap.h"
#include "corpus/who.h"

struct verdict {
    float score;
    bool verbatim, aligned; /* aligned: near enough in wording that single words can be compared */
    bool
        weak; /* holds only where neither of the two goes better with another unit of the other's article */
    enum who who;
    enum when_relation when;
    const char *why;
};

/* Whether two units take opposite sides in anything, or are about converse acts. */
bool same_opposed(const struct corpus *corpus, const struct unit *a, const struct unit *b);

/* Whether a unit negates a word that the other says too. */
bool same_negates(const struct corpus *corpus, const struct unit *unit, const struct unit *other);

/* Whether one of two units says that what both are about is not so. */
bool same_denied(const struct corpus *corpus, const struct unit *a, const struct unit *b);

/* Whether a and b, of different articles, report one utterance; fills *out if so. */
bool same_compare(struct verdict *out, const struct corpus *corpus, const struct unit *a,
                  const struct unit *b, const struct overlap *overlap, struct alignment *scratch,
                  struct arena *arena);

#endif
