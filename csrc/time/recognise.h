/* time/recognise.h - the words of an expression of time, not yet counted from any day
 *
 * Not for other folders: they call expressions_find or heading_read.
 *
 * Units:   tokens; months 1..12, weekdays 0 Monday .. 6 Sunday
 * Order:   the longest expression that begins at a token wins
 * Owner:   values
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef TIME_RECOGNISE_H
#define TIME_RECOGNISE_H

#include "lexicon/lexicon.h"
#include "text/text.h"
#include "time/date.h"

enum shape {
    SHAPE_DATE,    /* date holds what stands there: any of year, month and day */
    SHAPE_WEEKDAY, /* "on Thursday", "last Friday" */
    SHAPE_UNIT,    /* "last month", "this year" */
    SHAPE_AGO,     /* "two days ago" */
    SHAPE_AFTER,   /* "two days later": counted from a time told before */
    SHAPE_DAY,     /* "yesterday": amount days from the article's */
    SHAPE_SAME,    /* "that day", "at that time", "that year": the one told before, or as much of it as the unit is */
    SHAPE_VAGUE    /* "recently", "two days after the vote": a time, but none that can be counted */
};

enum time_unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR };

enum { MODIFIER_NONE = 2 };

struct recognised {
    struct range tokens;
    struct date date;
    int32_t amount;   /* of units, negative for the past; of SHAPE_SAME: sentences that it reaches back */
    uint8_t shape;    /* enum shape */
    uint8_t unit;     /* enum time_unit */
    int8_t weekday;   /* or -1 */
    int8_t modifier;  /* -1 last, 0 this, 1 next, or MODIFIER_NONE */
    bool duration;    /* a stretch: "since March", "for two weeks" */
    bool that_year;   /* a day or month of the year that was told before: "in March of that year" */
    bool future;      /* words around it tell of what is to come */
};

/* Whether an expression begins at token `at` of its sentence; fills *out. */
bool recognise(struct recognised *out, const struct text *text, const struct lexicon *lexicon,
               uint32_t at);

/* Whether a word of a kind of times.tsv stands in a range of tokens. */
bool recognise_any(const struct text *text, const struct lexicon *lexicon, struct range tokens,
                   const char *kind);

#endif
