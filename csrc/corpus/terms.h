/* corpus/terms.h - by what a statement is found among those of a folder, and an article among its copies
 *
 * The terms of a statement, separated by spaces:
 *
 *   ferry              the stem of a word of its content: no closed classes, none of common.tsv
 *   =leave             the class of such a word in events.tsv
 *   ~1k3f              a character 5-gram of the content, hashed; one in TERMS_SAMPLE of them
 *   _penrose _penrose_1412   who says it, by the last name: at any time, and in a fortnight since 1970 (of its date, else of the article's)
 *
 * and of an article as a whole: @0a1b2c3d, a web address in it or its own.
 *
 * Likeness is a SimHash (Charikar 2002) of all runs of three words; near-copies differ in few bits. An article of under
 * TERMS_SHORT words is like those alone that have the same words.
 *
 * Units:   bytes
 * Order:   as in the text; a term may occur twice
 * Owner:   the stemmer is the maker's; arena memory is the caller's
 * Errors:  those of the arena and the buffer
 * Threads: one maker for each thread
 * Layer:   8
 */
#ifndef CORPUS_TERMS_H
#define CORPUS_TERMS_H

#include "analysis/analyze.h"
#include "base/buffer.h"

struct sb_stemmer;

enum {
    TERMS_SAMPLE = 4,
    TERMS_SHORT = 40,     /* words */
    TERMS_FORTNIGHT = 14, /* days */
    TERMS_BYTES = 48,     /* of one term; longer words are no terms */
    LIKENESS_BITS = 3,    /* in which near-copies differ at most, of 64 */
    LIKENESS_BANDS = 4    /* of 16 bits; near-copies agree in one at least */
};

struct terms_maker {
    const struct lexicon *lexicon;
    struct sb_stemmer *stemmer;
    struct buffer scratch; /* for whoever makes terms under an arena's guard */
};

bool terms_init(struct terms_maker *maker, struct error *error);
void terms_release(struct terms_maker *maker);

/* Appends the terms of a statement. slips: for a question: the speaker's neighbouring fortnights too. */
void terms_of_statement(struct buffer *out, const struct terms_maker *maker,
                        const struct analysis *analysis, uint32_t statement, bool slips,
                        struct arena *arena);

/* Appends those of the article as a whole. */
void terms_of_article(struct buffer *out, const struct analysis *analysis, struct arena *arena);

uint64_t likeness_of(const struct text *text);
uint32_t likeness_band(uint64_t likeness, uint32_t band); /* different for each band */
bool likeness_near(uint64_t a, uint64_t b);

#endif
