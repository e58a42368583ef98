/* corpus/alteration.h - what one report changed against another, in words
 *
 *   "will -> may"   "condition dropped: if the rain stopped"   "“practically” dropped"   "30 -> 13"   "Norway -> Denmark"
 *   "quoted “theatre” is not in the other report"   "date 2024-02-23 against 2024-02-22"
 *
 * Two wordings that run alongside are compared word by word; else only what alterations.tsv lists, and numbers, can be told.
 *
 * Units:   -
 * Order:   as in the text of the nearer report; what is added, last
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_ALTERATION_H
#define CORPUS_ALTERATION_H

#include "corpus/same.h"

enum { ALTERATIONS = 6 }; /* told at most */

/* What `from` changed against `to`, the report nearer the origin. alignment: of from and to, used where verdict->aligned. */
void alterations_find(struct alias *out, const struct corpus *corpus, const struct unit *from,
                      const struct unit *to, const struct verdict *verdict,
                      const struct alignment *alignment, struct arena *arena);

#endif
