/* rpc/shelf.h - the articles of one folder, kept between requests
 *
 * A refresh lists the folder and reads what is new or has another size or time; all else stays, unless the user's tables changed. The
 * work is done in the pool, at most SHELF_READERS articles at once, so that a thread is left for the buffers that somebody looks at.
 *
 * Units:   -
 * Order:   files by name
 * Owner:   the shelf holds its readings; struct shelf belongs to the session
 * Errors:  a folder that cannot be listed: the shelf is empty and `error` says why. A file that cannot be read has no reading
 * Threads: all functions and callbacks in the loop's thread
 * Layer:   9
 */
#ifndef RPC_SHELF_H
#define RPC_SHELF_H

#include <uv.h>

#include "rpc/reading.h"
#include "rpc/watch.h"

enum {
    SHELF_READERS = 3,
    SHELF_PROGRESS = 100 /* milliseconds between two tellings */
};

struct shelf;

/* What a shelf tells: how far it is (while files are read), that it is done, and that the folder has changed since. */
struct shelf_listener {
    void (*progress)(void *context, struct shelf *shelf);
    void (*ready)(void *context, struct shelf *shelf);
    void (*changed)(void *context, struct shelf *shelf);
    void *context;
};

struct shelf_file {
    char *path; /* malloc */
    int64_t size, modified;
    struct reading *reading; /* NULL: not read yet, or could not be */
};

struct shelf {
    struct shelf *next; /* for the session */
    char *path;         /* of the folder */
    struct shelf_listener listener;
    struct watch *watch; /* NULL where the folder cannot be watched */
    uv_loop_t *loop;
    struct shelf_file *files;    /* [size] */
    uint32_t size, left_out;     /* files, and files past FOLDER_ARTICLES */
    uint32_t at, done;           /* the next file to look at; how many need no more work */
    uint32_t jobs;               /* in the pool */
    uint64_t told;               /* when progress was told last */
    struct authority *authority; /* the user's tables of the folder, or NULL */
    struct error error;
    int cancel;               /* read by workers */
    bool busy, again, closed; /* again: somebody asked while it was busy */
};

struct shelf *shelf_new(uv_loop_t *loop, struct view path, const struct shelf_listener *listener);

/* Brings it up to date; `ready` is called once, later, also when a refresh was under way already. */
void shelf_refresh(struct shelf *shelf);

/* Stops what runs and frees, at once or when the last job has ended; nobody is told. */
void shelf_close(struct shelf *shelf);

/* The readings, in order; [shelf->size], NULL for those that could not be read. malloc; NULL where memory ran out. */
struct reading **shelf_readings(const struct shelf *shelf);

#endif
