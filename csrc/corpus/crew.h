/* corpus/crew.h - threads that read and analyse files, for one that writes
 *
 * Not for other folders: index_update gives it a list of tasks and takes what comes of them in the order of the list, so that a store
 * does not depend on which thread was first. At most CREW_WAITING articles wait for the writer, so that memory does not grow with the list.
 *
 * Units:   bytes; nanoseconds since 1970
 * Order:   results as their tasks
 * Owner:   tasks are borrowed; a result belongs to whoever took it (harvest_release)
 * Errors:  a file that cannot be read is a result with its error; crew_start: ERROR_NO_MEMORY
 * Threads: all functions in the writer's thread
 * Layer:   8
 */
#ifndef CORPUS_CREW_H
#define CORPUS_CREW_H

#include <uv.h>

#include "corpus/stock.h"

enum { CREW_WAITING = 32, CREW_READS = 3 /* of a file that changes meanwhile */, CREW_NICE = 10 };

struct task {
    char *path;              /* of the file */
    struct stock_file file;  /* as it was last time; id 0: new */
};

struct harvest {
    struct folder_article article;
    struct stock_item item;
    int64_t id;     /* as in its task */
    bool same;      /* the bytes are as they were: nothing was analysed */
    bool cancelled; /* stopped on request: to be thrown away */
};

/* Where the result of a task waits, which may be NULL where memory ran out. */
struct crew_slot {
    struct harvest *harvest;
    bool full;
};

struct crew {
    const struct task *tasks; /* [size] */
    uint32_t size, next, taken, threads;
    const struct authority *authority; /* the user's tables, or NULL */
    const int *cancel;
    bool gentle, stop;
    struct crew_slot ready[CREW_WAITING]; /* that of task i at i % CREW_WAITING */
    uv_mutex_t lock;
    uv_cond_t more, room;
    uv_thread_t thread[8];
};

enum error_code crew_start(struct crew *crew, const struct task *tasks, uint32_t size,
                           uint32_t threads, bool gentle, const struct authority *authority,
                           const int *cancel, struct error *error);

/* The next result, waiting for it; NULL after the last one, or where memory ran out. */
struct harvest *crew_take(struct crew *crew);

/* Stops what runs, and throws away what nobody took. */
void crew_end(struct crew *crew);

void harvest_release(struct harvest *harvest);

#endif
