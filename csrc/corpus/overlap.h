/* corpus/overlap.h - what two sentences share
 *
 * Words are counted by number and by weight: in all news (base), and in this folder too (corpus/vocabulary.h). What two speakers share by
 * chance grows with the folder, so that thresholds are multiplied by overlap_chance.
 *
 * Units:   weights 0..1 a word; shares 0..1
 * Order:   symmetric in a and b
 * Owner:   values
 * Errors:  none
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_OVERLAP_H
#define CORPUS_OVERLAP_H

#include "corpus/unit.h"

#define OVERLAP_INFORMATIVE 0.3F /* a word of less weight counts as none */

/* What two units share. */
struct overlap {
    float weight, base;      /* of the words that both hold: with and without the folder's share */
    float contained, based;  /* the same as shares of the lesser of the two units */
    uint32_t words, numbers; /* shared ones of some weight; shared numbers */
    uint32_t telling;        /* shared ones that tell something anywhere, and here */
    uint32_t countries;      /* shared ones of any weight */
    bool numbers_differ;     /* both name numbers, and none is shared */
    float but_numbers;       /* as contained, of the other words */
};

void overlap_find(struct overlap *out, const struct corpus *corpus, const struct unit *a,
                  const struct unit *b);

/* By what the least that two different speakers share is multiplied, for not to be chance: it grows with the folder, from 1. */
float overlap_chance(const struct corpus *corpus);

/* 1 where there are no more than few, and more with each doubling. */
float overlap_grown(uint32_t many, uint32_t few);

#endif
