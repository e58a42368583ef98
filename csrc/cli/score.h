/* cli/score.h - what csto score prints
 *
 * Each figure with the interval that it lies in (analysis/interval.h).
 *
 * Units:   per cent for a person, shares 0..1 in JSON
 * Order:   as analysis/score.h gives the figures and shares
 * Owner:   writes to the caller's buffer
 * Errors:  the buffer's
 * Threads: one
 * Layer:   10
 */
#ifndef CLI_SCORE_H
#define CLI_SCORE_H

#include "analysis/interval.h"
#include "base/buffer.h"

void score_pretty(struct buffer *out, const struct score *score, const struct intervals *intervals);

/* One object, on one line. */
void score_json(struct buffer *out, const struct score *score, const struct intervals *intervals);

#endif
