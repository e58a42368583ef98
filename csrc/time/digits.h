/* time/digits.h - dates in digits alone: 2024-03-08, 08.03.2024, 25/07/2023
 *
 * Day before month or month before day is a habit of the country, which an article does not tell: 05/07/2023 has two readings, of which none is
 * chosen here. With full stops or hyphens the day is first everywhere; a year that stands first has the month behind it.
 *
 * Not for other folders: they call expressions_find or heading_read.
 *
 * Units:   bytes
 * Order:   -
 * Owner:   values
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef TIME_DIGITS_H
#define TIME_DIGITS_H

#include "time/date.h"

struct digits {
    struct date date;    /* the day first, where both could be meant */
    struct date swapped; /* the month first; unknown where only one could be meant */
};

/* Reads one at the start of a text; returns its bytes, 0 where none stands there. What comes behind it is not looked at but for a digit. */
size_t digits_read(struct view text, struct digits *out);

#endif
