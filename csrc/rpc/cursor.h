/* rpc/cursor.h - what stands under a cursor
 *
 * Of all parts of statements (cue, source, content) that hold the place, the shortest one counts, which is the innermost.
 * Beside it the innermost mention of a speaker is told, whether or not it is part of a statement.
 *
 * Units:   bytes of the article, indexes of its analysis
 * Order:   -
 * Owner:   values
 * Errors:  nothing there is NONE
 * Threads: any
 * Layer:   9
 */
#ifndef RPC_CURSOR_H
#define RPC_CURSOR_H

#include "rpc/reading.h"

enum cursor_part { CURSOR_NOTHING, CURSOR_CUE, CURSOR_SOURCE, CURSOR_CONTENT };

struct cursor {
    uint32_t offset;
    uint32_t statement;     /* the innermost one, or NONE */
    enum cursor_part part;  /* of that statement */
    struct span span;       /* of that part */
    uint32_t speaker;       /* index of the speaker who is mentioned here, or NONE */
    struct span mention;    /* of that mention */
};

void cursor_find(struct cursor *out, const struct reading *reading, struct position position);

/* Whom the place is about: who is mentioned there, but within the words of a statement, who says them. NONE if unknown. */
uint32_t cursor_speaker(const struct cursor *cursor, const struct analysis *analysis);

#endif
