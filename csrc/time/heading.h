/* time/heading.h - what an article says of itself: date, title, outlet, web address
 *
 * Read from its header paragraphs, front matter, dateline and source lines. Where the date is not stated it is unknown; nothing is guessed.
 *
 * Units:   -
 * Order:   date: option, then what was given, then header, then the article's own web address
 * Owner:   views borrow the article's bytes, or the lexicon's
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef TIME_HEADING_H
#define TIME_HEADING_H

#include "lexicon/lexicon.h"
#include "text/text.h"
#include "time/date.h"

struct heading {
    struct view title, outlet, url; /* empty where not given */
    struct date date;
    const char *date_from; /* "header", "url", "option", "sidecar" (given), or NULL */
};

/* given: what is known from elsewhere and counts before what the article says, or NULL. option: a date that counts before that, or
 * unknown. */
void heading_read(struct heading *out, const struct text *text, const struct lexicon *lexicon,
                  const struct heading *given, struct date option);

#endif
