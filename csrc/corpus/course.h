/* corpus/course.h - how a speaker's positions changed from statement to statement
 *
 *   2023-10-25  "Norland remains part of the union for now"        remains
 *   2024-02-22  "We have practically frozen our participation"     remains -> frozen
 *   2024-03-12  "If they do not answer, Norland will leave"        frozen -> will leave on a condition
 *
 * A position is the firmest stance (corpus/stance.h) of a statement in a matter between parties. It is held against the one before it in time on the same matter,
 * about the same parties; where the day of one of the two is not known nothing can have changed between them. Where a statement takes no
 * position, and an earlier one says in most of its words what this one says is not so, "said so -> denies it", or the other way round.
 *
 * Units:   targets: a timeline, in order (corpus/query.h)
 * Order:   -
 * Owner:   the arena
 * Errors:  those of the arena; where the stemmer cannot be made there are no changes
 * Threads: any, over a folder that nobody changes
 * Layer:   8
 */
#ifndef CORPUS_COURSE_H
#define CORPUS_COURSE_H

#include "corpus/query.h"

enum { COURSE_BACK = 100 }; /* statements that are looked back over */

/* Sets `change` of each target of a person's timeline. */
void course_mark(struct targets *timeline, const struct folder *folder, const struct people *people,
                 uint32_t person, const struct lexicon *lexicon, struct arena *arena);

#endif
