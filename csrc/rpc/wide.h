/* rpc/wide.h - what is asked of a whole folder that is too large to be loaded
 *
 * The snapshot of a buffer holds the articles that its own is linked with. Who speaks in the folder, and what somebody said in it, comes out
 * of the store instead (corpus/roster.h), which takes some tenths of a second: a job in the pool looks there, and the answer is packed when
 * that is back on the loop. One such question of a session works at a time, so that buffers need not wait for them; the others wait in
 * order. One that is asked anew (same buffer, method and kind of list) takes the place of the older one, which is answered as cancelled;
 * so are those of a buffer that is forgotten.
 *
 * Units:   -
 * Order:   as corpus/roster.h and rpc/snapshot.h say
 * Owner:   the question owns what it found; the session owns the question from wide_ask on
 * Errors:  where the store does not answer nothing is found: then the snapshot of the buffer has to do
 * Threads: the loop's, but wide_find
 * Layer:   9
 */
#ifndef RPC_WIDE_H
#define RPC_WIDE_H

#include "corpus/roster.h"
#include "rpc/method.h"

/* Whom the answer goes to: a request by its id or, told as a notification, a buffer and a ticket. */
struct reply {
    uint32_t id;
    bool told;
};

struct wide {
    struct wide *next; /* that waits behind it */
    uv_work_t work;
    struct session *session;
    const struct method *method;
    struct arguments arguments; /* name and kind, and numbers; the rest is not kept */
    struct reply reply;
    void (*answer)(struct wide *wide); /* called once; with `cancel` set where nothing is to be found any more */
    int cancel;                        /* read by the worker */
    bool persons;                      /* asked for: the roster; else what one person said */
    struct buffer name, kind, file, folder; /* file: of the store */
    struct authority *authority;
    struct reading *own;
    struct shelf *shelf; /* entered, since its store is in memory; else NULL */
    struct arena arena;
    struct roster *roster;     /* found, or NULL */
    struct snapshot *snapshot; /* the buffer's article among those that somebody speaks in, linked; or NULL */
};

/* What a call asks of the folder's store, NULL where it needs nothing of it or that does not answer now. persons: those that
 * speak, else one. */
struct wide *wide_new(const struct call *call, bool persons);
void wide_free(struct wide *wide); /* NULL is allowed */

/* Looks into the store. In the pool, or by a caller who waits. */
void wide_find(struct wide *wide);

/* Has it looked for and then answered, when its turn comes. */
void wide_ask(struct wide *wide);

#endif
