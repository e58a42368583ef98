/* base/arena.c - blocks of zeroed memory, each at least as large as what is asked of it */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct arena_block {
    struct arena_block *older;
    size_t used, room;
    max_align_t data[];
};

enum { SMALL_BLOCK = 1 << 14, LARGE_BLOCK = 1 << 20 };

void arena_init(struct arena *arena, size_t limit)
{
    *arena = (struct arena){.limit = limit};
}

void arena_clear(struct arena *arena)
{
    while (arena->blocks) {
        struct arena_block *block = arena->blocks;

        arena->blocks = block->older;
        free(block);
    }
    arena->used = 0;
}

void arena_release(struct arena *arena)
{
    arena_clear(arena);
    *arena = (struct arena){0};
}

static void *out_of_memory(struct arena *arena)
{
    if (arena->guard)
        longjmp(*arena->guard, 1);
    return NULL;
}

/* Blocks double with the arena, so that a small analysis costs little and a large one few calls. */
static struct arena_block *add_block(struct arena *arena, size_t size)
{
    size_t room = arena->used < SMALL_BLOCK   ? SMALL_BLOCK
                  : arena->used > LARGE_BLOCK ? LARGE_BLOCK
                                              : arena->used;
    struct arena_block *block;

    if (room < size)
        room = size;
    block = calloc(1, sizeof(*block) + room);
    if (block) {
        block->room = room;
        block->older = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t align = sizeof(max_align_t);
    struct arena_block *block = arena->blocks;
    void *result;

    if (size > SIZE_MAX / 2 || (arena->limit && size > arena->limit - arena->used))
        return out_of_memory(arena);
    size = size ? (size + align - 1) / align * align : align;
    if (!block || block->room - block->used < size)
        block = add_block(arena, size);
    if (!block)
        return out_of_memory(arena);
    result = (char *)block->data + block->used;
    block->used += size;
    arena->used += size;
    if (arena->limit && arena->used > arena->limit)
        arena->used = arena->limit;
    return result;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return out_of_memory(arena);
    return arena_alloc(arena, count * size);
}

struct view arena_copy(struct arena *arena, struct view text)
{
    char *copy = arena_alloc(arena, text.size + 1);

    if (!copy)
        return (struct view){"", 0};
    if (text.size)
        memcpy(copy, text.data, text.size);
    return (struct view){copy, text.size};
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    char *result;
    int size;

    va_start(args, format);
    size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size < 0)
        return out_of_memory(arena);
    result = arena_alloc(arena, (size_t)size + 1);
    if (!result)
        return NULL;
    va_start(args, format);
    vsnprintf(result, (size_t)size + 1, format, args);
    va_end(args);
    return result;
}
