/* rpc/timeline.h - what somebody said, in order of time, and what ties it together
 *
 * From the buffer's newest snapshot (rpc/snapshot.h), in a large folder from the store (rpc/wide.h). Beside the statements stand the links between any two of them (one utterance reported
 * twice, a position that changed), and the replies and conflicts of others.
 *
 * Units:   links name statements by their index in the list
 * Order:   targets as query_timeline gives them, links as corpus/link.h
 * Owner:   the call's arena
 * Errors:  none but memory, see rpc/method.c
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_TIMELINE_H
#define RPC_TIMELINE_H

#include "rpc/method.h"

/* {name, targets, links} of the person named or, without a name, of whom the place under the cursor is about. */
enum error_code answer_timeline(struct call *call, struct error *error);

#endif
