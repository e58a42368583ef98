/* rpc/mentions.h - where speakers are named, for an editor that marks those places
 *
 * A place is not marked within what somebody says, which would be more colour than help, nor is one of somebody who says nothing.
 * Both depend on whether the user wants to see what is thought and intended, too, so that each mention tells of either case.
 *
 * Units:   indexes of struct mentions
 * Order:   as in the text
 * Owner:   -
 * Errors:  memory that runs out is remembered by the buffer
 * Threads: any
 * Layer:   9
 */
#ifndef RPC_MENTIONS_H
#define RPC_MENTIONS_H

#include "rpc/pack.h"
#include "rpc/reading.h"

/* When a mention is marked. */
enum { MENTION_UNLESS_THOUGHTS = 1, MENTION_WITH_THOUGHTS = 2 };

/* How many mentions are of somebody. */
uint32_t mentions_known(const struct analysis *analysis);

/* The first whose place ends behind an offset, counting only those that are known. */
uint32_t mentions_from(const struct analysis *analysis, uint32_t offset);

/* [row, column, end_row, end_column, index of the speaker, when it is marked] of `size` known mentions from the `first`th
 * on, going round. */
void mentions_pack(struct pack *pack, const struct reading *reading, uint32_t first, uint32_t size);

#endif
