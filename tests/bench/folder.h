/* tests/bench/folder.h - what a folder of articles costs: to open again, and to link one statement or one article of it
 *
 * Units:   -
 * Order:   -
 * Owner:   -
 * Errors:  false, and a sentence on standard error
 * Threads: one
 * Layer:   above all (measuring only)
 */
#ifndef BENCH_FOLDER_H
#define BENCH_FOLDER_H

#include <stdbool.h>

/* store: a file that is made where it is not there. */
bool bench_folder(const char *directory, const char *store);

#endif
