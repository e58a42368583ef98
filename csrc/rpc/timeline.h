/* rpc/timeline.h - what somebody said, in order of time, and what ties it together
 *
 * From the buffer's newest snapshot (rpc/snapshot.h), in a large folder from what was found in the store (rpc/wide.h). Beside the statements stand the links between any two of them (one utterance reported
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

/* A link that touches the list: an end that is not in it is NONE, and `other` the target there, or NULL where there is none. */
struct tie {
    const struct link *link;
    uint32_t from, to;
    const struct target *other;
};

struct timeline {
    const struct snapshot *snapshot;
    struct view name;
    struct targets targets;
    struct VECTOR(struct tie) ties;
};

/* What the person named said or, without a name, whom the place under the cursor is about. False where nobody is meant. */
bool timeline_find(struct timeline *out, const struct call *call);

/* {name, targets, links} of it. */
enum error_code answer_timeline(struct call *call, struct error *error);

#endif
