/* corpus/when.h - when a statement was made, as far as its article tells, and whether two reports agree on it
 *
 * A date that an article states is an interval of days. Without one a statement was made before its article was published, and, as news is
 * about what is new, not long before it: WHEN_RECENT days. Where the article has no date either, the latest full date in its text is the
 * earliest day on which it can have been published.
 *
 * Units:   days since 1970-01-01
 * Order:   first <= last
 * Owner:   values
 * Errors:  none; what is not known is open (INT32_MIN, INT32_MAX)
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_WHEN_H
#define CORPUS_WHEN_H

#include "corpus/folder.h"

enum {
    WHEN_RECENT = 30, /* how old news may be */
    WHEN_SLIP = 1,    /* days by which two reports of one utterance often differ */
    WHEN_MONTH = 14,  /* and where one of them names but a month */
    WHEN_REPEAT = 14  /* within these a quotation in the same words is the same utterance */
};

struct when {
    int32_t first, last;
    bool
        stated; /* the article tells the date; else first is a guess, and last the day of publication */
    bool day;       /* to the day */
    bool inherited; /* stated of the statement before it, and so perhaps not of this one */
};

enum when_relation {
    WHEN_SAME,     /* both are stated and overlap */
    WHEN_OPEN,     /* nothing speaks against it */
    WHEN_NEAR,     /* both are stated and differ by so little that one of them may be a slip */
    WHEN_UNLIKELY, /* apart, by the guess how old news may be */
    WHEN_APART     /* stated so, or published before the other was said */
};

/* The earliest day on which an article can have been published; INT32_MIN where nothing tells. */
int32_t when_published_after(const struct analysis *analysis);

/* published_after: of its article. */
struct when when_of(const struct analysis *analysis, uint32_t statement, int32_t published_after);

/* The same of a sentence in the article's own words. */
struct when when_narrated(const struct analysis *analysis, int32_t published_after);

enum when_relation when_compare(struct when a, struct when b);

/* Days between them, 0 where they overlap. */
int32_t when_gap(struct when a, struct when b);

#endif
