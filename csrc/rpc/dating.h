/* rpc/dating.h - what a card says of the day of a statement, and how that day is known
 *
 *   12 Mar 2025                                           it stands there
 *   11 Mar 2025 (counted from the day at its head)      "on Tuesday"
 *   day not known ("on Tuesday")                          the same in an article without a day
 *   day not known, published 12 Mar 2025                  nothing tells it
 *
 * Units:   -
 * Order:   -
 * Owner:   the card's arena
 * Errors:  those of the arena
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_DATING_H
#define RPC_DATING_H

#include "rpc/sheet.h"

/* linked: the statement in the snapshot, or NONE. */
const char *dating_words(const struct card *card, uint32_t statement, uint32_t linked);

#endif
