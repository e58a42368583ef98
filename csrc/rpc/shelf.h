/* rpc/shelf.h - the articles of one folder: its store, and those of them that are in use
 *
 * A refresh brings the store up to date (corpus/index.h) in the pool. For each buffer the articles that its own is compared with are then
 * loaded (corpus/neighbours.h); one that several buffers use is loaded once, and let go when none uses it any more, so that memory
 * does not grow with the folder.
 *
 * One job at a time works on a shelf: a refresh, or whoever entered it. So the store needs no lock, and a buffer waits for the shelf
 * in the loop, never in the pool.
 *
 * Units:   -
 * Order:   readings by name
 * Owner:   the shelf holds its readings; struct shelf belongs to the session
 * Errors:  a folder that cannot be listed has no neighbours, and `error` says why. A store that cannot be kept is in memory, which `note`
 *          tells. A file that cannot be read is no neighbour
 * Threads: all functions and callbacks in the loop's thread, but shelf_gather and shelf_count
 * Layer:   9
 */
#ifndef RPC_SHELF_H
#define RPC_SHELF_H

#include <uv.h>

#include "corpus/index.h"
#include "corpus/terms.h"
#include "rpc/reading.h"
#include "rpc/watch.h"

enum {
    SHELF_PROGRESS = 100, /* milliseconds between two tellings */
    SHELF_FRESH = 10000   /* milliseconds after which a folder is looked at though nothing was told of it */
};

struct shelf;

/* What a shelf tells: how far it is (while files are read), that it may be entered, and that the folder has changed. */
struct shelf_listener {
    void (*progress)(void *context, struct shelf *shelf);
    void (*ready)(void *context, struct shelf *shelf);
    void (*changed)(void *context, struct shelf *shelf);
    void *context;
};

struct readings {
    struct reading **at; /* [size], malloc, each held */
    uint32_t size;
};

struct shelf {
    struct shelf *next; /* for the session */
    char *path;         /* of the folder, as the buffers name it */
    struct shelf_listener listener;
    struct watch *watch; /* NULL where the folder cannot be watched */
    char given[PLACE_PATTERNS]; /* the user's patterns, or "" */
    char patterns[PLACE_PATTERNS]; /* by which articles are known from other files */
    uv_loop_t *loop;
    uv_timer_t timer; /* tells progress while a refresh runs */
    struct store store;
    struct terms_maker maker;
    struct readings held;        /* in use, by name */
    char *file;                  /* of the store, malloc; NULL where it is in memory */
    struct authority *authority; /* the user's tables of the folder, or NULL */
    struct error error, note;
    uint32_t articles, left_out;   /* of the folder: in the store; too many or not readable */
    uint32_t too_many;             /* of those left out */
    uint32_t done, total;          /* of a refresh; written by a worker */
    uint64_t begun, looked;        /* when a refresh began; when the folder was last looked at */
    int cancel;                    /* read by workers */
    bool open;                     /* the store is, and the maker */
    bool busy, wanted;             /* a job works; a refresh is to follow */
    bool stale;                    /* something was told of the folder since it was last looked at */
    bool replaced;                 /* the store was found damaged once */
    bool closed, handle;           /* handle: the timer is still the loop's */
};

/* patterns: of the articles' names as the user gives them (corpus/place.h); "": those that the store has. */
struct shelf *shelf_new(uv_loop_t *loop, struct view path, const char *patterns,
                        const struct shelf_listener *listener);

/* Brings it up to date; `ready` is called once, later, also when a refresh was under way already. look: whether the folder is looked at
 * even where it is watched and nothing was told of it. */
void shelf_refresh(struct shelf *shelf, bool look);

/* Articles of a refresh that runs, and how many a second. */
struct shelf_progress {
    uint32_t done, total, rate;
};

struct shelf_progress shelf_progress(const struct shelf *shelf);

/* In `ready`, or while it is not busy: takes the shelf for one job in the pool. */
void shelf_enter(struct shelf *shelf);

/* In that job: the articles that `own` is compared with, and whether there are such. *out is to be given to shelf_leave also after an error. */
enum error_code shelf_gather(struct shelf *shelf, struct readings *out, const struct reading *own,
                             struct error *error);

/* In that job: how many articles there are with `own`, and files that are none. */
void shelf_count(struct shelf *shelf, const struct reading *own, uint32_t *articles,
                 uint32_t *left_out);

/* The job is done. Readings that nobody uses any more are let go; *gathered is empty then. `ready` is called again. A store that was found
 * damaged is made anew, once, and `changed` called. */
void shelf_leave(struct shelf *shelf, struct readings *gathered);

/* Stops what runs and frees, at once or when the last job has ended; nobody is told. */
void shelf_close(struct shelf *shelf);

#endif
