/* statement/source.h - who may be the source of a cue
 *
 * Units:   tokens; scores 0..1
 * Order:   the best first
 * Owner:   values
 * Errors:  size 0 where nobody stands there
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_SOURCE_H
#define STATEMENT_SOURCE_H

#include "statement/cue.h"
#include "statement/subject.h"

enum { SOURCES = 4 }; /* candidates that are kept for one cue */

struct sources {
    struct source at[SOURCES];
    uint32_t size;
};

/* Candidates for a cue. last: the source of the statement before in the same sentence, or NULL. */
void sources_find(struct sources *out, const struct reader *reader, const struct cue *cue,
                  const struct source *last);

#endif
