/* base/arena.h - memory that dies as a whole
 *
 * All that the analysis of one article makes lives in one arena. There is no free of a single thing.
 * When memory runs out, or the arena's limit is passed, arena_alloc does not return: it jumps to the guard that
 * arena_guard set, so that the stages need no check at each allocation. Code that runs under a guard therefore
 * owns nothing but arena memory (no open file, no lock, no malloc).
 *
 * Units:   bytes; memory is zeroed and aligned for any type
 * Order:   init, guard, any number of allocs, then clear (to use again) or release
 * Owner:   the arena owns all that it gave out
 * Errors:  out of memory or past the limit: jumps to the guard; without a guard returns NULL
 * Threads: an arena belongs to one thread at a time
 * Layer:   0
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

#include "base/view.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* the newest first */
    size_t used, limit;         /* bytes given out; 0: no limit */
    jmp_buf *guard;             /* where to go when memory runs out; NULL: return NULL */
};

/* Makes an empty arena. limit: bytes it may give out, 0 for no limit. Allocates nothing yet. */
void arena_init(struct arena *arena, size_t limit);

/* Frees everything and leaves an empty arena, limit and guard kept. */
void arena_clear(struct arena *arena);

/* Frees everything; the arena must be initialised again before use. */
void arena_release(struct arena *arena);

/* size zeroed bytes, aligned for any type; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* count * size zeroed bytes; an overflow counts as memory run out. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of text, NUL-terminated behind its end; the view does not count the NUL. */
struct view arena_copy(struct arena *arena, struct view text);

/* A formatted string in the arena, NUL-terminated. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_new_array(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
