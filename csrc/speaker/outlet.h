/* speaker/outlet.h - reading the name of an outlet in a text
 *
 * Not for other folders. Who calls knows from the words before ("in an interview with") that an outlet may stand there.
 *
 * Units:   tokens
 * Order:   -
 * Owner:   the arena; names borrow the article's bytes or the lexicon's
 * Errors:  none
 * Threads: one for a reader
 * Layer:   6
 */
#ifndef SPEAKER_OUTLET_H
#define SPEAKER_OUTLET_H

#include "speaker/speaker.h"
#include "syntax/syntax.h"

/* Made by naming the first five; the rest is found when first asked for. */
struct outlet_reader {
    const struct text *text;
    const struct syntax *syntax;
    const struct lexicon *lexicon;
    const struct speakers *speakers; /* whom the article tells of, whose names are no outlets' */
    struct arena *arena;
    struct map by_alias; /* -> speaker */
    struct map words;    /* capitalised words -> how often they stand in the text */
    bool counted;        /* both are made */
};

/* Each reads at a token, not beyond `end`, and answers with the end of what it read, or `at` where none stands; *name is written then only. */

/* An outlet that is known, or whose name or a word beside it tells that it is one: "the newspaper X", "the Harbour Gazette". */
uint32_t outlet_read(const struct outlet_reader *reader, uint32_t at, uint32_t end,
                     struct view *name);

/* A name of which nothing is known and that nobody in the article bears, or one that is only described: "a Czech newspaper". */
uint32_t outlet_guess(struct outlet_reader *reader, uint32_t at, uint32_t end, struct view *name);

/* A name that holds a word of many programmes' names: "Good Morning Norland". */
uint32_t outlet_programme(const struct outlet_reader *reader, uint32_t at, uint32_t end,
                          struct view *name);

/* The lexicon's name of the outlet that a phrase is, an empty view if it is none. */
struct view outlet_name(const struct lexicon *lexicon, struct view phrase, struct arena *arena);

#endif
