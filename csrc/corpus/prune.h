/* corpus/prune.h - takes away the stores of folders that are gone
 *
 * A store in the user's cache is removed where its folder is not there any more and nobody has used it for PRUNE_DAYS: each use writes
 * into it, so its time tells. It must be a store by its name and by what it holds: the name is the hash of the folder that stands in
 * it. It is removed in the writer's turn; one that is busy, damaged or somebody else's file is left alone.
 *
 * Units:   -
 * Order:   by name, from another one each day; PRUNE_OPENED are opened at most, the others wait
 * Owner:   -
 * Errors:  none: what cannot be removed stays
 * Threads: any; several processes may do it at once
 * Layer:   8
 */
#ifndef CORPUS_PRUNE_H
#define CORPUS_PRUNE_H

#include <stdint.h>

enum { PRUNE_DAYS = 90, PRUNE_OPENED = 32 };

/* Looks at the stores beside one that is in use. now: nanoseconds since 1970. Returns how many were removed. */
uint32_t prune_beside(const char *store, int64_t now);

#endif
