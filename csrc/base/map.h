/* base/map.h - from text to a number
 *
 * Open addressing, keys compared bytewise; keys are borrowed. Most words of an article are in no table: a byte beside each slot tells so
 * without its key. For lexicons (built once, read often) and for counting.
 *
 * Units:   values are uint32_t; NONE is "absent" and is not stored
 * Order:   none
 * Owner:   the arena; keys must live as long as the map
 * Errors:  those of arena_alloc
 * Threads: one writer; immutable maps may be shared
 * Layer:   0
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

struct map_slot {
    struct view key;
    uint32_t value, hash;
};

struct map {
    struct map_slot *slots; /* [room], a power of two, or NULL while empty */
    uint8_t *marks;         /* [room] 0 for a free slot, else some bits of its hash */
    uint32_t size, room;
};

/* The value of key, NONE if absent. */
uint32_t map_get(const struct map *map, struct view key);

/* The address of key's value, which is NONE when the key is new. Valid until the next call. */
uint32_t *map_at(struct arena *arena, struct map *map, struct view key);

/* Makes room for so many keys at once. *map: empty. */
void map_reserve(struct arena *arena, struct map *map, uint32_t size);

/* FNV-1a, 32 bits, the same on every machine. */
uint32_t hash_bytes(uint32_t seed, const void *data, size_t size);
enum { HASH_SEED = 0x811c9dc5 };

#endif
