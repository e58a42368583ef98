/* rpc/profile.h - the card of a speaker: offices, other names, what was said where, positions
 *
 * Units:   -
 * Order:   offices, names, the position now, the one before, articles
 * Owner:   as rpc/sheet.h
 * Errors:  those of the arena
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_PROFILE_H
#define RPC_PROFILE_H

#include "rpc/cursor.h"
#include "rpc/sheet.h"

enum { PROFILE_POSITIONS = 1000 }; /* statements of a speaker whose positions are compared; a key waits for the card */

/* Writes the card of a speaker of the article; index: into its speakers. */
void profile_add(struct card *card, const struct cursor *cursor, uint32_t index);

#endif
