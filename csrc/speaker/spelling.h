/* speaker/spelling.h - whether two words may be one name in two spellings
 *
 * Names that were written in another alphabet reach the news in several spellings: Vasilyev and Vasiliev, Aleksandr and Alexandr. Both
 * are reduced to a skeleton in which the usual choices of a transliterator fall together.
 *
 * Units:   bytes, lower case
 * Order:   -
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   6
 */
#ifndef SPEAKER_SPELLING_H
#define SPEAKER_SPELLING_H

#include "base/arena.h"

/* The skeleton of a name's word; words of one skeleton are spellings of each other. */
struct view spelling_skeleton(struct arena *arena, struct view word);

/* Whether one letter more, less or other turns a into b. Linear. */
bool spelling_near(struct view a, struct view b);

/* Whether a is the initial of b: "j." or "j" of "joe". */
bool spelling_initial(struct view a, struct view b);

#endif
