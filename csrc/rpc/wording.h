/* rpc/wording.h - two wordings of one utterance, word by word
 *
 * Words are compared in normal form and without the marks around them (corpus/align.h).
 *
 * Units:   pieces of the texts given
 * Order:   as they are read: what was left out before what was put in its place
 * Owner:   the arena; pieces borrow the texts
 * Errors:  those of the arena
 * Threads: any
 * Layer:   9
 */
#ifndef RPC_WORDING_H
#define RPC_WORDING_H

#include "base/vector.h"
#include "rpc/pack.h"

enum piece_kind { PIECE_KEPT, PIECE_DELETED, PIECE_ADDED };

struct piece {
    struct view text;
    enum piece_kind kind;
};

struct pieces VECTOR(struct piece);

/* What makes `before` into `after`. No pieces where they share less than half of their words: two texts, not one that was changed. */
void wording_compare(struct pieces *out, struct view before, struct view after,
                     struct arena *arena);

/* [[text, "kept" | "deleted" | "added"], ...], each text on one line and fit for a screen; null for none. */
void wording_pack(struct pack *pack, const struct pieces *pieces);

#endif
