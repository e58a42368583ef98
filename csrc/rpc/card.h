/* rpc/card.h - hover cards: who says this, when, through whom, and who else has it
 *
 * Within the words or the cue of a statement the card is the statement's; on its source, or on a mention of a speaker elsewhere, the
 * speaker's. Lines are Markdown; what comes from an article is escaped and has its control characters made visible.
 *
 * Units:   -
 * Order:   what matters most first
 * Owner:   the call's arena
 * Errors:  none but memory, see rpc/method.c
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_CARD_H
#define RPC_CARD_H

#include "rpc/method.h"

/* A card, or null where neither a statement nor a speaker is. */
enum error_code answer_hover(struct call *call, struct error *error);

#endif
