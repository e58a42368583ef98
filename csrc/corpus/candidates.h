/* corpus/candidates.h - which articles of a folder are worth comparing with one
 *
 * In a folder of thousands an article is linked with a few of the others: those whose statements share the rarest terms with its own
 * (corpus/terms.h: words, character 5-grams, speaker and fortnight), by BM25 (Robertson & Zaragoza 2009) over the index of the
 * store. A term that more than CANDIDATES_ROWS statements hold is passed over, so that the cost does not grow with the folder; in a
 * folder about one topic these are the words of the topic. Near-copies are one candidate; of the article's own near-copies
 * CANDIDATES_COPIES are added. So are articles that its web addresses name, and those that name it.
 *
 * Units:   -
 * Order:   by score, the best first; then by id
 * Owner:   the arena
 * Errors:  those of corpus/store.h, and of the arena (a guard is needed)
 * Threads: one for each store
 * Layer:   8
 */
#ifndef CORPUS_CANDIDATES_H
#define CORPUS_CANDIDATES_H

#include "corpus/store.h"
#include "corpus/terms.h"

enum {
    CANDIDATES_ROWS = 500,     /* statements that hold a term that is asked for */
    CANDIDATES_STATEMENTS = 50, /* for each statement of the article */
    CANDIDATES_ARTICLES = 40,  /* for an article: what linking it may cost */
    CANDIDATES_FEW = 10,       /* for one statement */
    CANDIDATES_COPIES = 3
};

struct candidate {
    int64_t id; /* of an article of the store */
    float score;
};

struct candidates VECTOR(struct candidate);

/* The articles to compare with `own`, which has that name in the store (or is not in it), at most `most` besides copies. statement: by that one alone, or
 * NONE for all. */
enum error_code candidates_find(struct candidates *out, struct store *store,
                                struct terms_maker *maker, const struct analysis *own,
                                const char *name, uint32_t statement, uint32_t most,
                                struct arena *arena, struct error *error);

#endif
