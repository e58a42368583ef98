/* speaker/provenance.h - on which day, to whom, and through whom a statement came
 *
 *   said by Dmitry Peskov - to Zvezda - reported by TASS - in this article
 *
 * Units:   struct date
 * Order:   reported_by from the nearest to the speaker outwards
 * Owner:   the arena; views borrow the article's bytes or the lexicon's
 * Errors:  none; what is not known is empty
 * Threads: any
 * Layer:   6
 */
#ifndef SPEAKER_PROVENANCE_H
#define SPEAKER_PROVENANCE_H

#include "speaker/speaker.h"
#include "syntax/syntax.h"
#include "time/expression.h"
#include "time/heading.h"

/* From the one that tells least of where it was said to the one that tells most, which wins. */
enum medium_kind {
    MEDIUM_NONE,
    MEDIUM_WRITING,  /* what carried it: "a statement" */
    MEDIUM_BODY,     /* that sat and heard it: "the jury" */
    MEDIUM_OCCASION, /* on which it was said: "a news conference" */
    MEDIUM_OUTLET    /* "RIA News", "France 24", "Twitter"; the lexicon's name where it knows it */
};

/* To whom or where something was said. Of the kinds only an outlet is one and the same in two articles that name it alike. */
struct medium {
    struct view name; /* empty where nothing is known */
    struct view
        by; /* the word that leads to it: "in" (a statement), "on" (Twitter); empty for "to" */
    uint8_t kind; /* enum medium_kind */
};

struct provenance {
    struct date date;
    const char *
        date_from; /* "stated" (the day stands by it), "article" (today, on Thursday: counted from the
                                  article's date), "context" (that of the statement before, or of the gathering), "lead" (probable: that of the first sentences), "conflict" (stated, and the weekday
                                  beside it is another day's), or NULL */
    struct medium medium;
    struct alias reported_by;
};

/* out[statements.size] is filled. */
void provenance_find(struct provenance *out, const struct text *text, const struct syntax *syntax,
                     const struct mentions *mentions, const struct statements *statements,
                     const struct speakers *speakers, const struct expressions *expressions,
                     const struct heading *heading, const struct lexicon *lexicon,
                     struct arena *arena);

/* The day that the article tells of a statement; unknown where it is but probable ("lead"). */
struct date provenance_day(const struct provenance *provenance);

/* "to", "in" ...: the word that leads to a medium that is known. */
struct view medium_by(const struct medium *medium);

#endif
