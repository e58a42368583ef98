/* time/expression.h - expressions of time in an article, resolved
 *
 * Finds "October 25", "on Thursday", "last month", "in September", "yesterday", "two days later" and says which day, month
 * or year each means, by the rules that news follows (see doc/algorithm.md). What hangs on the article's day, where that is unknown, stays unknown.
 *
 * Units:   tokens for places, struct date for values
 * Order:   by position
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef TIME_EXPRESSION_H
#define TIME_EXPRESSION_H

#include "lexicon/lexicon.h"
#include "text/text.h"
#include "time/date.h"

enum expression_base {
    BASE_FULL,     /* day, month and year stand there */
    BASE_ARTICLE,  /* counted from the article's date */
    BASE_CONTEXT   /* the year (or month) comes from an expression before it */
};

struct expression {
    struct range tokens;
    struct date value;   /* unknown where it cannot be resolved */
    uint8_t base;        /* enum expression_base */
    bool conflict;       /* the weekday named is not that of the date named */
    bool upcoming;       /* a weekday, or a day or month without its year, that is taken for the next one, as words around it tell of what
                            is to come */
    bool weekly;         /* a weekday */
    bool dated;          /* of the calendar: "2 September", "2018" */
    bool told;           /* counted in days from one told before: "that day", "the next morning" */
    int8_t shift;        /* how many from it */
    bool origin;         /* the one before it is counted from it, "two days after the vote on 10 May", and is what is told */
    bool duration;       /* "for three years", "since 2020": no day on which something was said */
};

struct expressions VECTOR(struct expression);

/* article: the article's own date, or unknown. */
void expressions_find(struct expressions *out, const struct text *text,
                      const struct lexicon *lexicon, struct date article, struct arena *arena);

/* Whether a word among these tells of what is to come: "will", "plans". */
bool expressions_upcoming(const struct text *text, const struct lexicon *lexicon,
                          struct range tokens);

#endif
