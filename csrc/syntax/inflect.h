/* syntax/inflect.h - from an inflected word to its base form
 *
 * By the spelling rules of English (drop an e, double a consonant, y to i) and only to a base form that the lexicon has
 * as a verb, in words.tsv or cues.tsv; irregular forms stand in words.tsv.
 *
 * Units:   normal forms
 * Order:   -
 * Owner:   results borrow the lexicon's tables
 * Errors:  false where it is no form of a known verb
 * Threads: any
 * Layer:   3
 */
#ifndef SYNTAX_INFLECT_H
#define SYNTAX_INFLECT_H

#include "lexicon/lexicon.h"

struct inflection {
    struct view lemma;
    uint8_t form; /* enum verb_form */
};

/* Whether word is a form of a known verb, and of which. */
bool inflection_find(struct inflection *out, struct view word, const struct lexicon *lexicon);

/* The singular of a noun that ends like a plural; word itself where it does not. Lives as long as word or the arena. */
struct view inflection_singular(struct view word, struct arena *arena);

#endif
