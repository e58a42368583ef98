/* time/dateline.h - the day at the head of an article: in a line of its own, behind a byline, in a dateline
 *
 * Not for other folders: they call heading_read.
 *
 * Units:   tokens
 * Order:   a day that is announced, then those that are not, then the day of a change
 * Owner:   borrows the text and the lexicon
 * Errors:  none
 * Threads: one
 * Layer:   3
 */
#ifndef TIME_DATELINE_H
#define TIME_DATELINE_H

#include "time/digits.h"
#include "time/heading.h"

/* What reading the head of one article remembers. */
struct head {
    struct heading *out;
    const struct text *text;
    const struct lexicon *lexicon;
    struct date changed;   /* "Updated: ...": holds where the article tells no other day */
    struct digits unclear; /* the first day of two readings: 05/07/2023 */
};

/* The first day with month and year that stands in a range of tokens, or unknown. */
struct date head_day(struct head *head, struct range tokens);

/* The day and the outlet that stand at the head without a word that says so, where they are not known yet. */
void head_read(struct head *head);

#endif
