/* rpc/target.h - places to go to, on their way out
 *
 * A target of corpus/query.h as doc/protocol.md describes it: the file, rows and columns as an editor shows them, who says it there, and
 * how it is linked.
 *
 * Units:   rows and columns of the article as an editor shows it
 * Order:   as given
 * Owner:   borrows everything
 * Errors:  memory that runs out is remembered by the buffer, see rpc/pack.h
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_TARGET_H
#define RPC_TARGET_H

#include "rpc/pack.h"
#include "rpc/snapshot.h"

#define CHANGE_ARROW                                                                               \
    " -> " /* between what was and what is: two positions in `change`, two words in `altered` */

/* One map. snapshot: of which the target is; NULL only where the target names no article. */
void pack_target(struct pack *pack, const struct snapshot *snapshot, const struct target *target);

/* An array of them. */
void pack_targets(struct pack *pack, const struct snapshot *snapshot,
                  const struct targets *targets);

/* An array of texts, each fit for a screen. */
void pack_words(struct pack *pack, const struct alias *words);

#endif
