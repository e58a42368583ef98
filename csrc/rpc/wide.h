/* rpc/wide.h - what is asked of a whole folder that is too large to be loaded
 *
 * The snapshot of a buffer holds the articles that its own is linked with. Who speaks in the folder, and what somebody said in it, comes out
 * of the store instead (corpus/roster.h), while the editor waits: some tenths of a second at most.
 *
 * Units:   -
 * Order:   as corpus/roster.h and rpc/snapshot.h say
 * Owner:   the document owns the snapshot, until the next question; rosters live in the arena
 * Errors:  false or NULL where the store does not answer now; then the snapshot of the buffer has to do
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_WIDE_H
#define RPC_WIDE_H

#include "corpus/roster.h"
#include "rpc/session.h"

/* Whether there is more to the folder than a snapshot holds. NULL is allowed. */
bool wide_is(const struct snapshot *snapshot);

bool wide_roster(struct roster *out, struct document *document, struct view wanted,
                 struct arena *arena);

/* The buffer's article among those that somebody speaks in, linked. */
const struct snapshot *wide_of_person(struct document *document, struct view name,
                                      struct arena *arena);

#endif
