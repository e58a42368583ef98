/* corpus/load.h - articles out of the store, as a folder that links are found in
 *
 * What is loaded is what analysing the files would give.
 *
 * Units:   -
 * Order:   by path, bytewise
 * Owner:   the folder; its articles borrow its own tables of the user's, which become the store's `authority`
 * Errors:  those of corpus/store.h; ERROR_NO_MEMORY. A file that could not be read is there with its error
 * Threads: one for each store
 * Layer:   8
 */
#ifndef CORPUS_LOAD_H
#define CORPUS_LOAD_H

#include "corpus/stock.h"

/* Adds all articles of the store, at most FOLDER_ARTICLES, to an empty folder; directory: as their paths are to name it. */
enum error_code load_all(struct folder *out, struct store *store, const char *directory,
                         struct error *error);

/* Adds one article under a path, which is taken over (malloc). */
enum error_code load_article(struct folder *out, struct store *store, int64_t id, char *path,
                             struct error *error);

#endif
