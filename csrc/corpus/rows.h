/* corpus/rows.h - the rows of a store that people may query: statements with their places, speakers
 *
 * Not for other folders: corpus/stock.h puts whole articles. Places are kept as TextQuote selectors (W3C Web Annotation): the exact words
 * with some before and behind, so that they are found again in an article that was edited.
 *
 * Units:   bytes of the article
 * Order:   as in the analysis
 * Owner:   -
 * Errors:  those of corpus/store.h
 * Threads: one for each store
 * Layer:   8
 */
#ifndef CORPUS_ROWS_H
#define CORPUS_ROWS_H

#include "analysis/analyze.h"
#include "corpus/store.h"

enum { ROWS_NUMBER_BITS = 12, ROWS_ARTICLE = (1 << ROWS_NUMBER_BITS) - 1 };

/* The number in the index of a statement, or (ROWS_ARTICLE) of an article as a whole. */
static inline int64_t rows_document(int64_t doc, uint32_t number)
{
    return doc << ROWS_NUMBER_BITS | number;
}

/* The rows of an article. */
enum error_code rows_put(struct store *store, int64_t article, const struct analysis *analysis,
                         struct error *error);
enum error_code rows_remove(struct store *store, int64_t article, struct error *error);

#endif
