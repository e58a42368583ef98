/* base/vector.c - growth of arrays in an arena; where a value stands in one that is in order */
#include "base/vector.h"

enum { FIRST_ROOM = 16 };

/* The field is copied with memcpy because its type is a pointer to something else than void. */
void vec_grow(struct arena *arena, void **at, uint32_t size, uint32_t *room, size_t element)
{
    uint32_t wanted = size < FIRST_ROOM       ? FIRST_ROOM
                      : size > UINT32_MAX / 2 ? UINT32_MAX
                                              : size * 2;
    void *old, *new;

    if (size < *room)
        return;
    new = arena_array(arena, size == UINT32_MAX ? SIZE_MAX : wanted, element);
    memcpy(&old, at, sizeof(old));
    if (size)
        memcpy(new, old, size * element);
    memcpy(at, &new, sizeof(new));
    *room = wanted;
}

uint32_t vec_lower(const void *at, uint32_t size, size_t element, size_t offset, uint32_t value)
{
    uint32_t low = 0, high = size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2, found;

        memcpy(&found, (const char *)at + middle * element + offset, sizeof(found));
        if (found < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
