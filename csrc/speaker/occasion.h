/* speaker/occasion.h - where an article tells of a debate, a hearing, a trial: the day and what it is called
 *
 * Not for other folders: speaker/sitting.c joins the occasions to statements.
 *
 * Units:   tokens; classes are bits, of what may be one occasion (the column of occasions.tsv)
 * Order:   by position
 * Owner:   the arena; names borrow the article's bytes
 * Errors:  none
 * Threads: one
 * Layer:   6
 */
#ifndef SPEAKER_OCCASION_H
#define SPEAKER_OCCASION_H

#include "speaker/trace.h"

/* The kinds of occasions.tsv, whose head says what each means. */
enum sign {
    SITTING,
    ACTS,
    EVENT,
    COURSE,
    HEARS,
    MARKS,
    SPEAKS,
    FILES,
    BREAKS,
    BESIDE,
    AHEAD,
    APART,
    SIGNS
};

/* The classes that the words of some tokens have, by what they tell. */
struct signs {
    uint32_t classes[SIGNS];
    uint32_t at[SIGNS]; /* the last word of the first phrase of each, or NONE */
};

struct occasion {
    struct range tokens; /* of its sentence */
    struct date day;
    struct medium medium;            /* the sitting, or the body that sat; or none */
    uint32_t sitting, event, course; /* the classes that it may be of */
    bool speaks;                     /* it says that somebody spoke */
    bool files;                      /* a document came out */
};

struct occasions VECTOR(struct occasion);

/* Adds the occasions whose day the narrator tells, one a sentence. Linear. */
void occasions_find(const struct tracer *tracer, struct occasions *out);

/* What the words in a range tell that stand in the content of a statement, or outside of all for NONE; definite: only those that name an
 * occasion that was told of. */
struct signs signs_read(const struct tracer *tracer, struct range tokens, uint32_t content,
                        bool definite);

/* "After the debate": whether a token behind `begin` names an occasion that was over, or still to come. */
bool occasion_is_past(const struct tracer *tracer, uint32_t token, uint32_t begin);

/* "Sitting next to her": whether the sentence of a token tells that somebody was where the one was who spoke before. */
bool occasion_beside(const struct tracer *tracer, uint32_t token);

/* "Meanwhile": whether the sentence of a token says that it tells of elsewhere. */
bool occasion_breaks(const struct tracer *tracer, uint32_t token);

#endif
