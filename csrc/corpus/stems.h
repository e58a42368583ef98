/* corpus/stems.h - one form for all forms of a word: Snowball's stem, of an irregular verb that of its base form
 *
 * The lexicon's own words are stemmed once for the process: there are more of them than of new words in an article.
 *
 * Units:   normal forms
 * Order:   common: as in the table
 * Owner:   stem_of: the arena; stems_get: lives as long as the process
 * Errors:  stem_of: those of the arena. stems_get is empty where memory ran out
 * Threads: one for each stemmer; stems_get may be called from any, its result is immutable
 * Layer:   8
 */
#ifndef CORPUS_STEMS_H
#define CORPUS_STEMS_H

#include "lexicon/lexicon.h"

struct sb_stemmer;

/* The words of the built-in lexicon by their stems. */
struct stems {
    struct map events;         /* one stem, or two joined by a space -> row of events.tsv */
    struct map openers;        /* the first ones of two */
    const struct view *common; /* [rows of common.tsv]; NULL where memory ran out */
};

const struct stems *stems_get(void);

/* Forms of a length that no word has are their own stems. */
struct view stem_of(struct view norm, struct sb_stemmer *stemmer, const struct lexicon *lexicon,
                    struct arena *arena);

/* Two stems joined by a space. */
struct view stem_join(struct view first, struct view second, struct arena *arena);

#endif
