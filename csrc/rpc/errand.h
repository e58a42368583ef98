/* rpc/errand.h - what an `analyze` asks for, kept until it is done
 *
 * Units:   ticks are the editor's b:changedtick
 * Order:   -
 * Owner:   an errand owns its lines and path; a zeroed one is empty
 * Errors:  lines that cannot be an article are remembered in `error`, to be told when the errand's turn comes
 * Threads: one
 * Layer:   9
 */
#ifndef RPC_ERRAND_H
#define RPC_ERRAND_H

#include "base/buffer.h"
#include "rpc/arguments.h"
#include "rpc/lines.h"

struct errand {
    bool given;          /* false: nothing is asked for */
    bool reads, folder;  /* lines are to be read; the folder is to be linked */
    uint32_t tick;
    uint32_t row;        /* the first that is seen; NONE: the editor takes all marks at once */
    struct date date;
    struct buffer lines; /* joined by \n, one after the last */
    struct buffer path;  /* empty for a buffer without a name */
    struct error error;
};

/* Copies what a message says into *out, an empty errand; the lines are the message's, or those that are held. */
void errand_take(struct errand *out, const struct arguments *arguments, const struct lines *held);

/* Puts `newer` in the place of *errand. Lines that wait to be read are kept where the newer one has none. *newer is empty then. */
void errand_replace(struct errand *errand, struct errand *newer);

/* Asks for the links of what was read already; lines that wait are kept, as they bring new links anyway. */
void errand_relink(struct errand *errand, uint32_t tick, struct view path);

void errand_release(struct errand *errand);

#endif
