/* corpus/settle.h - which articles of a store are to be analysed once more, with names that other articles give
 *
 * The store's side of corpus/known.h, for a part of the folder: the last names that came or went since the last time.
 *
 * Units:   -
 * Order:   names of an article by name, as speaker/ wants them
 * Owner:   all in the arena
 * Errors:  those of corpus/store.h, and of the arena (a guard is needed)
 * Threads: one for each store
 * Layer:   8
 */
#ifndef CORPUS_SETTLE_H
#define CORPUS_SETTLE_H

#include "corpus/crew.h"

struct settle_task {
    struct view name; /* of the file */
    struct stock_file file; /* known: of the names that it is to be given */
    struct known known;
};

struct settle_tasks VECTOR(struct settle_task);

/* The articles whose names are not those that they were analysed with. */
enum error_code settle_find(struct settle_tasks *out, struct store *store, struct arena *arena,
                            struct error *error);

/* All names are settled. */
enum error_code settle_done(struct store *store, struct error *error);

#endif
