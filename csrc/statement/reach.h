/* statement/reach.h - where a content ends
 *
 * Units:   tokens
 * Order:   -
 * Owner:   values
 * Errors:  none; no end lies past the sentence, but where a quotation does
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_REACH_H
#define STATEMENT_REACH_H

#include "statement/cue.h"

/* What the ends are searched with: the text, and all its cues, at which contents may end. */
struct reach {
    const struct reader *reader;
    const struct cues *cues;
};

/* The end of a clause that begins at token. */
uint32_t reach_clause(const struct reach *reach, uint32_t token);

/* The end of an infinitive or a gerund. */
uint32_t reach_action(const struct reach *reach, uint32_t token);

/* The end of a noun phrase with all that is said of it. */
uint32_t reach_object(const struct reach *reach, uint32_t token);

/* The quotation's end, with those that go on with it; past its sentence if the words run on there. */
uint32_t reach_quotation(const struct reach *reach, uint32_t quotation);

/* Whether a finite verb follows the noun phrase that begins at token, so that a clause begins there. */
bool clause_begins(const struct reader *reader, uint32_t token);

#endif
