/* speaker/sitting.h - the debate, the hearing, the trial that the text is in, and what is said there
 *
 * What is told of it once, "MPs debated the bill on Tuesday", "Lund told the inquiry", is the day and the place of all that is said there.
 * For each statement in the order of the text: sitting_take, then whatever else finds its day and medium, then sitting_leave.
 *
 * Not for other folders.
 *
 * Units:   -
 * Order:   statements by position
 * Owner:   the arena
 * Errors:  none
 * Threads: one
 * Layer:   6
 */
#ifndef SPEAKER_SITTING_H
#define SPEAKER_SITTING_H

#include "speaker/occasion.h"

struct sitting {
    struct occasions occasions;
    const struct occasion *told; /* the last one that began a sitting, or NULL */
    uint32_t classes;            /* of it */
    struct date day;             /* or unknown */
    const char *day_from;        /* as date_from of struct provenance */
    struct medium medium;        /* or none */
    uint32_t before;             /* the last statement that was made on an occasion, or NONE */
    uint32_t first;              /* the statement with which one of no known day began */
    uint32_t paragraph;          /* up to which the text is in it */
    bool on;                     /* the text is in one */
    bool here;                   /* the last statement was made there */
};

/* Before the first statement: what the article tells of sittings. */
void sitting_begin(struct sitting *sitting, const struct tracer *tracer);

/* Gives a statement that was made at a sitting the day and the medium that are told of it. */
void sitting_take(struct sitting *sitting, struct tracer *tracer, uint32_t statement);

/* Where the text is after a statement, of which all is known; if it is the first to tell the day of the sitting, those before it get that. */
void sitting_leave(struct sitting *sitting, struct tracer *tracer, uint32_t statement);

#endif
