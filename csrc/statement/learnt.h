/* statement/learnt.h - statements by the learnt models
 *
 * Units:   tokens; confidence is the chance that the proposal's cue is one
 * Order:   the surest first
 * Owner:   the reader's arena
 * Errors:  none
 * Threads: any
 * Layer:   5
 */
#ifndef STATEMENT_LEARNT_H
#define STATEMENT_LEARNT_H

#include "statement/proposal.h"
#include "statement/reader.h"

/* Fills *out with the proposals that are likely enough; of cues that overlap the likeliest is taken. What the rules found is evidence for
 * the models, and tells the act where the rules have the same cue. Precondition: the reader's syntax has a tree. */
void statements_by_model(struct statements *out, const struct reader *reader,
                         const struct statements *rules, const struct model *model);

#endif
