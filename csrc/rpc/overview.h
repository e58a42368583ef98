/* rpc/overview.h - the answer `list`: what a window of an editor lists, line by line
 *
 * The kinds: `speakers`, who speaks in the folder; `timeline`, what one of them said (rpc/utterances.h); `said`, the same as plain
 * lines below the line of the speaker, which an editor asks for when it has time.
 *
 * Units:   -
 * Order:   speakers as in the answer of that name; what they said in order of time
 * Owner:   the call's arena
 * Errors:  ERROR_USAGE: there is no such kind
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_OVERVIEW_H
#define RPC_OVERVIEW_H

#include "rpc/method.h"

/* {name, rows} */
enum error_code answer_list(struct call *call, struct error *error);

#endif
