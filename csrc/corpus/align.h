/* corpus/align.h - two wordings laid side by side
 *
 * The longest common subsequence of normal forms (Hunt & Szymanski's problem by the plain table), so that what was replaced, left
 * out or put in can be named. O(n m) for sentences of at most ALIGN_WORDS words, of which later ones are not looked at.
 *
 * Units:   indexes into the two lists of words
 * Order:   matches ascend in both
 * Owner:   struct alignment is the caller's scratch, of 130 KB: one for a run, not one for a pair
 * Errors:  none
 * Threads: one for each scratch
 * Layer:   8
 */
#ifndef CORPUS_ALIGN_H
#define CORPUS_ALIGN_H

#include "corpus/unit.h"

enum { ALIGN_WORDS = 250 };

struct alignment {
    uint32_t a_size, b_size, matched;
    uint16_t to_b[ALIGN_WORDS]; /* [a_size] index + 1 of the word that matches, 0 for none */
    uint16_t to_a[ALIGN_WORDS]; /* [b_size] */
    uint32_t a[ALIGN_WORDS], b[ALIGN_WORDS]; /* numbers of the normal forms */
    uint16_t table[(ALIGN_WORDS + 1) * (ALIGN_WORDS + 1)];
};

/* Those that are in out->a and out->b already, out->a_size and out->b_size of them. */
void align_words(struct alignment *out);

void align(struct alignment *out, const struct unit *a, const struct unit *b);

/* Whether all words of the shorter stand in the longer in one run. */
bool align_contained(const struct alignment *alignment);

#endif
