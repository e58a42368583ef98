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

enum { SOURCES = 4 }; /* candidates that are kept for one cue */

struct source {
    struct range tokens;
    uint32_t head;    /* token by which its mention is found */
    float score;
    bool inverted;    /* stands right behind the cue: "said Lee", "assurances from Lee" */
    bool shared;      /* belongs to another verb too: "..., noting that" */
    const char *rule; /* static */
};

struct sources {
    struct source at[SOURCES];
    uint32_t size;
};

/* Candidates for a cue. last: the source of the statement before in the same sentence, or NULL. */
void sources_find(struct sources *out, const struct reader *reader, const struct cue *cue,
                  const struct source *last);

/* The subject that stands before a verb group: the noun phrase with all that hangs on it. False where none does. */
bool subject_before(struct source *out, const struct reader *reader, uint32_t group_start);

#endif
