/* corpus/index.h - brings the store of a folder up to date
 *
 *   list the folder -> take out what has left -> read and analyse what is new or changed
 *
 * A file whose size and time are as they were is not read; one whose bytes are as they were is not analysed. Threads read, analyse and
 * prepare; the caller's thread writes, INDEX_BATCH articles in one go, so that a process that is killed loses no more than those, and several
 * processes that write take turns.
 *
 * Units:   -
 * Order:   by name
 * Owner:   -
 * Errors:  those of corpus/place.h and corpus/store.h; ERROR_CANCELLED keeps what is done. A file that cannot be read is kept with its
 *          fault and looked at again each time. A file that changes while it is read is read again, and, if that does not
 *          end, taken as it is and looked at again the next time
 * Threads: one run for each store; several processes may run on one file
 * Layer:   8
 */
#ifndef CORPUS_INDEX_H
#define CORPUS_INDEX_H

#include "corpus/place.h"
#include "corpus/stock.h"

enum {
    INDEX_ARTICLES = 100000, /* of a folder; more are left out, and counted */
    INDEX_IN_MEMORY = 2000,  /* of a store that is in memory */
    INDEX_BATCH = 32,        /* articles in a transaction */
    INDEX_THREADS = 8        /* at most */
};

struct index_options {
    const char *patterns; /* of the articles' names (corpus/place.h), kept in the store from then on; NULL: those that it has */
    uint32_t threads; /* 0: as many as there are processors, but no more than INDEX_THREADS */
    const int *cancel; /* set to non-zero by another thread to stop, or NULL */
    void (*progress)(void *context, uint32_t done, uint32_t total); /* after each article, or NULL */
    void *context;
    bool gentle; /* other work of the process goes before, where the system can tell threads apart */
};

struct index_report {
    uint32_t analysed, removed, left_out; /* articles; left_out: past the limit */
    bool in_store; /* where something went wrong: the folder could be listed, the store is at fault */
};

/* folder: as place_folder gave it. options may be NULL. */
enum error_code index_update(struct index_report *out, struct store *store, const char *folder,
                             const struct index_options *options, struct error *error);

/* The patterns by which the articles of a store were found. */
void index_patterns(char out[PLACE_PATTERNS], struct store *store);

/* The same of a store that index_open opened: one that turns out to be damaged is replaced, one that cannot be written is kept in memory from
 * then on; store->note says so. It may be closed after an error. */
enum error_code index_refresh(struct index_report *out, struct store *store, const char *folder,
                              const struct index_options *options, struct error *error);

/* Opens the store of a folder and brings it up to date. file: where the store is, or NULL for the user's cache. A damaged store is replaced, and
 * where none can be kept (no permission, no room) it is in memory; store->note says so. folder: as place_folder gave it. */
enum error_code index_open(struct store *out, struct index_report *report, const char *folder,
                           const char *file, const struct index_options *options,
                           struct error *error);

#endif
