/* statement/quote.h - quotations that go on, and what follows from the statements that were chosen
 *
 * Units:   tokens, indexes of statements
 * Order:   quotes_continue before the statements are sorted, statements_finish after
 * Owner:   the reader's arena
 * Errors:  none
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_QUOTE_H
#define STATEMENT_QUOTE_H

#include "statement/reader.h"

/* Gives the quotations that no cue has to the statement that they go on with: "A," he said. "B." and whole paragraphs of quotation. */
void quotes_continue(struct statements *statements, const struct reader *reader);

/* The same for statements of the models, which find most of these themselves: only the sentence right behind '"A," he said.' */
void quotes_follow(struct statements *statements, const struct reader *reader);

/* Sets type, parent and continues of each. Precondition: sorted. */
void statements_finish(struct statements *statements, const struct reader *reader);

#endif
