/* corpus/offices.h - who holds which office, as the articles of a folder tell
 *
 *   one article   "Millbrook Mayor Ann Holm said"
 *   another       "the mayor of Millbrook said"     Ann Holm, where nobody else was told to be mayor in those months
 *
 * What the folder knows goes down to each article as this: made from all of them when all are analysed, and immutable then, so that it does
 * not matter in which order they were. An office is the words that tell it, in any order, and its country; "the minister", of no country and no
 * body, is nobody's. Two articles that name two holders bound their time: between them nobody is taken for either.
 *
 * Units:   days since 1970 (time/date.h)
 * Order:   -
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: immutable once made
 * Layer:   8
 */
#ifndef CORPUS_OFFICES_H
#define CORPUS_OFFICES_H

#include "corpus/folder.h"

enum {
    OFFICE_WORDS = 16,     /* of an office that are compared */
    OFFICE_DAYS = 366,     /* between two articles that may speak of the same holder */
    OFFICE_TENANCIES = 512 /* of the same words; an office that more are told to hold is nobody's */
};

/* That articles tell somebody to hold an office, or to have held it. */
struct tenancy {
    struct view country; /* or empty */
    uint32_t person;
    uint32_t next;       /* of the same words: index into offices.all, or NONE */
    int32_t first, last; /* days of the articles that tell so; first > last: of none with a date */
    int32_t left;        /* of the first one that tells it as past; INT32_MAX: of none */
    uint8_t gender;      /* enum gender */
    bool undated;        /* an article without a date tells so */
};

struct offices {
    const struct folder *folder;
    const struct lexicon *lexicon;
    struct VECTOR(struct tenancy) all;
    struct map by_words; /* -> the first of `all` */
};

/* person[articles][speakers]: who the speakers are, to be asked for those with a name. */
void offices_find(struct offices *out, const struct folder *folder, uint32_t *const *person,
                  const struct lexicon *lexicon, struct arena *arena);

/* Who a speaker that an article calls by an office alone is; NONE where nobody is known, or two could be meant. */
uint32_t offices_holder(const struct offices *offices, uint32_t article, uint32_t speaker,
                        struct arena *arena);

#endif
