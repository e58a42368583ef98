/* rpc/watch.h - tells when an article of a folder was written, made, renamed or removed
 *
 * Each change is told at once (touched: whether the file counts), and those that come together once more (changed), when WATCH_REST milliseconds have passed without one. Where a folder cannot be watched
 * (some network file systems), nothing is told, and the folder is looked at when a buffer is analysed.
 *
 * Units:   -
 * Order:   -
 * Owner:   struct watch is freed by watch_close, later, on the loop
 * Errors:  NULL where it cannot be watched
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_WATCH_H
#define RPC_WATCH_H

#include <stdbool.h>
#include <uv.h>

enum { WATCH_REST = 200 };

struct watch;

/* Watches a folder until it is closed (touched gets a NULL name where the system tells none); neither this nor a change that waits to be told keeps the loop running. */
struct watch *watch_new(uv_loop_t *loop, const char *folder,
                        bool (*touched)(void *context, const char *name),
                        void (*changed)(void *context), void *context);

void watch_close(struct watch *watch); /* NULL is allowed */

#endif
