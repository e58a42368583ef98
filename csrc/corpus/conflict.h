/* corpus/conflict.h - whether two sentences cannot both be so
 *
 * Refuting words alone are right one time in four, so only plain cases are told:
 *   sides    they take opposite sides in one matter (corpus/stance.h), said of the same parties or, in matters of things, in the
 *            same words about the same time;
 *   acts     converse acts on the same thing, about the same time ("will open", "will close");
 *   denied   what one says, in most of its words, the other says is not so;
 *   numbers  that differ in what one speaker said on one day.
 * The firmer both sides are, the higher it ranks. Time says what it may be besides a contradiction: one speaker may have changed
 * position, what one foresaw may have been overtaken. A list to look at, ranked; never an error.
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

/* Whether one says, in most of its words, what the other says is not so. */
bool conflict_denied(const struct corpus *corpus, const struct unit *a, const struct unit *b,
                     const struct overlap *overlap);

/* Whether units of different articles, which do not report one utterance, conflict; fills *out if so. */
bool conflict_compare(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                      const struct unit *b, const struct overlap *overlap, struct arena *arena);

#endif
