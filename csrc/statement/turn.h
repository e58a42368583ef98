/* statement/turn.h - who speaks in turn: interviews, transcripts, records of a parliament, posts
 *
 *   Q: Did you see it?            label "Q", said "Did you see it?"
 *   MAYOR LUND (Osterby): I did.  label "MAYOR LUND (Osterby)", said "I did." and the paragraphs up to the next label
 *   @osterby: Bridge closed       label "@osterby"
 *   "I did." - Lund, the mayor    label "Lund, the mayor": a signature, behind the dash or in a paragraph of its own
 *
 * A short label at a paragraph's start, with a colon, is a turn where the text is a dialogue: where labels come back. A handle of a social
 * network always is. What is said in a turn is said word for word, as in quotation marks.
 *
 * Units:   tokens; a turn has at most TURN_PARAGRAPHS paragraphs
 * Order:   by position; turns do not overlap
 * Owner:   the reader's arena
 * Errors:  none
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_TURN_H
#define STATEMENT_TURN_H

#include "statement/reader.h"

enum { TURN_PARAGRAPHS = 40 };

struct turn {
    struct range whole; /* label and content */
    struct range label; /* who, and what brackets say of them */
    uint32_t colon;     /* or the dash before a signature */
    struct range content;
};

struct turns VECTOR(struct turn);

/* All turns of a text. */
void turns_find(struct turns *out, const struct reader *reader);

/* Makes each turn a statement. Of the others those stay that report inside a turn what a third one says, cut to the turn. */
void turns_apply(struct statements *statements, const struct turns *turns,
                 const struct reader *reader);

#endif
