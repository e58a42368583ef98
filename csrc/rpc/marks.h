/* rpc/marks.h - the events that tell an editor what was found
 *
 * marks: the statements and speakers of a buffer. links: how many links each statement has. Their maps are drawn in doc/protocol.md.
 *
 * Both may be too long for an editor to take at once without a pause. Then they come in portions, and those of the statements
 * and mentions begin with what is seen: they go round from there.
 *
 * Units:   rows and columns from 0, see text/position.h; statements by their index
 * Order:   as in the analysis
 * Owner:   the buffer given gets the whole message
 * Errors:  memory that runs out is remembered by the buffer
 * Threads: any; marks and links are made in the pool
 * Layer:   9
 */
#ifndef RPC_MARKS_H
#define RPC_MARKS_H

#include "rpc/snapshot.h"

enum { EXCERPT_CHARACTERS = 80 };

/* Which part of the lists: those from `row` on first, `number` of the portion from 0. row NONE: everything. */
struct portion {
    uint32_t row, number;
};

enum {
    PORTION_STATEMENTS = 16, /* of each list, in a portion: what takes an editor about a millisecond */
    PORTION_MENTIONS = 48,
    PORTION_SPEAKERS = 16,
    PORTION_LINKS = 48,
    PORTION_FIRST = 3 /* as many in the first one, so that most articles need no other */
};

void marks_event(struct buffer *out, uint32_t buffer, uint32_t tick, const struct reading *reading,
                 struct portion portion);

/* snapshot may be NULL: no folder, no links. Portions are not turned to the row. */
void links_event(struct buffer *out, uint32_t buffer, uint32_t tick,
                 const struct snapshot *snapshot, struct portion portion);
void progress_event(struct buffer *out, uint32_t buffer, uint32_t done, uint32_t total,
                    uint32_t rate);
void note_event(struct buffer *out, uint32_t buffer, const struct error *note);
void failed_event(struct buffer *out, uint32_t buffer, uint32_t tick, const struct error *error);

#endif
