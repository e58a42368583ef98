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
#include "time/expression.h"
#include "time/heading.h"

struct provenance {
    struct date date;
    const char *
        date_from; /* "stated" (the day stands by it), "article" (today, on Thursday: counted from the
                                  article's date), "context" (that of the statement before), "conflict" (stated, and the weekday
                                  beside it is another day's), or NULL */
    struct view
        medium; /* to whom or where: "RIA News", "France 24"; the lexicon's name where it knows it */
    struct alias reported_by;
};

/* out[statements.size] is filled. */
void provenance_find(struct provenance *out, const struct text *text,
                     const struct statements *statements, const struct speakers *speakers,
                     const struct expressions *expressions, const struct heading *heading,
                     const struct lexicon *lexicon, struct arena *arena);

#endif
