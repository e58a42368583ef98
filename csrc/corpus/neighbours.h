/* corpus/neighbours.h - one article and those of its folder that it is linked with
 *
 * In a folder of at most NEIGHBOURS_ALL articles these are all others, so that links are those of the whole folder; in a larger one
 * the candidates (corpus/candidates.h).
 *
 * Units:   -
 * Order:   ids by name of the article, bytewise
 * Owner:   the arena
 * Errors:  those of corpus/store.h, and of the arena (a guard is needed)
 * Threads: one for each store
 * Layer:   8
 */
#ifndef CORPUS_NEIGHBOURS_H
#define CORPUS_NEIGHBOURS_H

#include "corpus/candidates.h"
#include "corpus/stock.h"

enum { NEIGHBOURS_ALL = 200 };

struct neighbour {
    int64_t id;
    uint64_t hash;    /* of its bytes */
    const char *name; /* of the file */
};

struct neighbours VECTOR(struct neighbour);

/* Appends the article of a row: id, hash, name. */
void neighbours_add(struct neighbours *out, sqlite3_stmt *row, struct arena *arena);

/* The articles to be loaded beside `own`, which has that name and is not among them. Those that could not be read are left out. */
enum error_code neighbours_find(struct neighbours *out, struct store *store,
                                struct terms_maker *maker, const struct analysis *own,
                                const char *name, struct arena *arena, struct error *error);

#endif
