/* speaker/lead.h - the day that an article's lead tells, and who speaks right behind it
 *
 * Not for other folders.
 *
 * Units:   paragraphs
 * Order:   statements by position
 * Owner:   plain data
 * Errors:  none
 * Threads: one
 * Layer:   6
 */
#ifndef SPEAKER_LEAD_H
#define SPEAKER_LEAD_H

#include "speaker/occasion.h"

/* Begin with zeros. */
struct lead {
    struct date day;    /* or unknown */
    uint32_t speaker;   /* who is told to have spoken on it, or NONE */
    uint32_t paragraph; /* of the first statement */
    bool begun;         /* that one is known */
    bool over;          /* the text has gone on to another time */
};

/* Gives a statement of which no day is known that of the lead, if it stands right behind it. */
void lead_take(struct lead *lead, struct tracer *tracer, uint32_t statement);

#endif
