/* time/cursor.h - the words that expressions of time are made of, asked for one by one
 *
 * Not for other folders: they call expressions_find or heading_read.
 *
 * Units:   tokens; months 1..12, weekdays 0 Monday .. 6 Sunday
 * Order:   -
 * Owner:   borrows the text and the lexicon
 * Errors:  a place behind the end holds nothing
 * Threads: any
 * Layer:   3
 */
#ifndef TIME_CURSOR_H
#define TIME_CURSOR_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/* Where reading stands: in a sentence, before its end. */
struct cursor {
    const struct text *text;
    const struct lexicon *lexicon;
    uint32_t begin, end; /* of the sentence */
};

/* The token at a place. Precondition: at < tokens of the text. */
const struct token *cursor_token(const struct cursor *c, uint32_t at);

bool cursor_is(const struct cursor *c, uint32_t at, const char *norm);
bool cursor_has(const struct cursor *c, uint32_t at, const char *kind);   /* a word of a kind of times.tsv or timing.tsv */
bool cursor_after(const struct cursor *c, uint32_t at, const char *kind); /* before the place stands such a word */

/* The value that a word of a kind has, empty where it is of another. */
struct view cursor_cell(const struct cursor *c, uint32_t at, const char *kind);

/* The same as a number, or absent. */
int32_t cursor_value(const struct cursor *c, uint32_t at, const char *kind, int32_t absent);

int8_t cursor_month(const struct cursor *c, uint32_t at);   /* or 0; capitalised: "march" and "may" are words */
int8_t cursor_weekday(const struct cursor *c, uint32_t at); /* or -1; capitalised, too, and no given name */
int16_t cursor_year(const struct cursor *c, uint32_t at);   /* or 0 */
int8_t cursor_day(const struct cursor *c, uint32_t at);     /* "8", "8th": of a month; or 0 */

/* Past a full stop that was split off an abbreviated month or weekday. */
uint32_t cursor_past_stop(const struct cursor *c, uint32_t at);

/* The number that digits, with a minus before them or not, are; -1 for anything else. */
int32_t number_of(struct view text);
int32_t signed_number_of(struct view text);

#endif
