/* tests/bench/server.h - what `csto serve` costs without an editor
 *
 * Units:   milliseconds: median and 95th percentile
 * Order:   -
 * Owner:   -
 * Errors:  false where the program $BUILD/csto does not answer
 * Threads: one
 * Layer:   above all (tests only)
 */
#ifndef SERVER_BENCH_H
#define SERVER_BENCH_H

#include <stdbool.h>

/* Prints process start to hello, a question's round trip, and lines to marks of an article of 600 words. */
bool bench_server(void);

#endif
