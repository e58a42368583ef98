/* base/vector.h - arrays that grow, in an arena
 *
 * `struct tokens VECTOR(struct token)` declares a type; the fields are `at`, `size`, `room`. Growth doubles, the old
 * room is left to the arena. Pointers into a vector die at the next push: hold indexes.
 *
 * Units:   elements
 * Order:   as pushed
 * Owner:   the arena
 * Errors:  those of arena_alloc
 * Threads: one
 * Layer:   0
 */
#ifndef BASE_VECTOR_H
#define BASE_VECTOR_H

#include <stddef.h>

#include "base/arena.h"

#define VECTOR(type)                                                                               \
    {                                                                                              \
        type *at;                                                                                  \
        uint32_t size, room;                                                                       \
    }

/* Room for one more; the address of the new, zeroed last element. */
#define vec_add(arena, v)                                                                          \
    (vec_grow((arena), (void **)&(v)->at, (v)->size, &(v)->room, sizeof(*(v)->at)),                \
     &(v)->at[(v)->size++])
#define vec_push(arena, v, value) ((void)(*vec_add((arena), (v)) = (value)))
#define vec_last(v) ((v)->at[(v)->size - 1])
#define vec_each(it, v) for (it = (v)->at; it && it < (v)->at + (v)->size; it++)

/* The index of the first element whose member, a uint32_t by which they are in order, is `value` or more; the size where there is none. */
#define vec_from(v, member, value)                                                                 \
    vec_lower((v)->at, (v)->size, sizeof(*(v)->at), offsetof(__typeof__(*(v)->at), member), (value))

/* What vec_from does, for elements of `element` bytes with the member at `offset`. By bisection. */
uint32_t vec_lower(const void *at, uint32_t size, size_t element, size_t offset, uint32_t value);

/* Makes *room > size, moving the elements where it must; element bytes from size on are zeroed. */
void vec_grow(struct arena *arena, void **at, uint32_t size, uint32_t *room, size_t element);

#endif
