/* time/date.h - civil dates with a granularity, and intervals of them
 *
 * A date in news is a day, a month or a year: "2024-02-23", "2024-02", "2024". What is not known is 0, never invented.
 * The day arithmetic is Howard Hinnant's days_from_civil (proleptic Gregorian).
 *
 * Units:   days since 1970-01-01; years 1..9999, months 1..12, days 1..31
 * Order:   date_compare orders by first day, the finer first on ties
 * Owner:   values
 * Errors:  a date that does not exist is not parsed
 * Threads: any
 * Layer:   3
 */
#ifndef TIME_DATE_H
#define TIME_DATE_H

#include "base/view.h"

struct date {
    int16_t year; /* 0: no date at all */
    int8_t month; /* 0: the year only */
    int8_t day;   /* 0: the month only */
};

struct days {
    int32_t first, last; /* inclusive */
};

enum {
    DATE_TEXT = 11,   /* bytes of "YYYY-MM-DD" and its NUL */
    DATE_SPELLED = 12 /* bytes of "30 May 2024" and its NUL */
};

static inline bool date_known(struct date date)
{
    return date.year != 0;
}

bool date_exists(struct date date);
int32_t date_to_day(struct date date);  /* the first day that it covers. Precondition: date_known */
struct date date_from_day(int32_t day); /* a full date */
struct days date_days(struct date date); /* all days that it covers. Precondition: date_known */
int date_weekday(struct date date);      /* 0 Monday .. 6 Sunday. Precondition: a full date */
int date_compare(struct date a, struct date b);
bool date_overlaps(struct date a, struct date b); /* share a day; false where one is unknown */

/* "YYYY[-MM[-DD]]" to a date and back; parse returns false (and leaves *out) on anything else. */
bool date_parse(struct date *out, struct view text);
void date_format(struct date date, char out[DATE_TEXT]); /* "" for an unknown one */

/* "9 May 2024", "May 2024", "2024" for whoever reads a screen; "" for an unknown one. */
void date_spell(struct date date, char out[DATE_SPELLED]);

#endif
