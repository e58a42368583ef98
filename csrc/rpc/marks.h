/* rpc/marks.h - the events that tell an editor what was found
 *
 * marks: the statements and speakers of a buffer. links: how many links each statement has. Their maps are drawn in doc/protocol.md.
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

void marks_event(struct buffer *out, uint32_t buffer, uint32_t tick, const struct reading *reading);

/* snapshot may be NULL: no folder, no links. */
void links_event(struct buffer *out, uint32_t buffer, uint32_t tick,
                 const struct snapshot *snapshot);
void progress_event(struct buffer *out, uint32_t buffer, uint32_t done, uint32_t total,
                    uint32_t rate);
void note_event(struct buffer *out, uint32_t buffer, const struct error *note);
void failed_event(struct buffer *out, uint32_t buffer, uint32_t tick, const struct error *error);

#endif
