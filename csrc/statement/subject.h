/* statement/subject.h - the subject of a verb, and the source that it makes
 *
 * Units:   tokens; scores 0..1
 * Order:   -
 * Owner:   values
 * Errors:  false where no subject stands there
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_SUBJECT_H
#define STATEMENT_SUBJECT_H

#include "statement/reader.h"

struct source {
    struct range tokens;
    uint32_t head;    /* token by which its mention is found */
    float score;
    bool inverted;    /* stands right behind the cue: "said Lee", "assurances from Lee" */
    bool shared;      /* belongs to another verb too: "..., noting that" */
    const char *rule; /* static */
};

void source_set(struct source *out, struct range tokens, uint32_t head, float score,
                const char *rule);

/* The subject that stands before a verb group: the noun phrase with all that hangs on it. */
bool subject_before(struct source *out, const struct reader *reader, uint32_t group_start);

/* Finite verbs whose heads stand in [from, end). */
uint32_t verbs_between(const struct reader *reader, uint32_t from, uint32_t end);

/* Whether a preposition stands right before a token. */
bool is_governed(const struct reader *reader, uint32_t first);

#endif
