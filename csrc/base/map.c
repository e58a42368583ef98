/* base/map.c - open addressing with linear probing, at most half full */
#include "base/map.h"

enum { FIRST_ROOM = 16 };

uint32_t hash_bytes(uint32_t seed, const void *data, size_t size)
{
    const unsigned char *byte = data;

    while (size--)
        seed = (seed ^ *byte++) * 0x01000193u;
    return seed;
}

/* The slot of key, or the free one where it belongs. Precondition: a slot is free. */
static struct map_slot *find_slot(const struct map *map, struct view key, uint32_t hash)
{
    uint32_t at = hash & (map->room - 1);

    for (;; at = (at + 1) & (map->room - 1)) {
        struct map_slot *slot = &map->slots[at];

        if (!slot->key.data || (slot->hash == hash && view_equal(slot->key, key)))
            return slot;
    }
}

uint32_t map_get(const struct map *map, struct view key)
{
    const struct map_slot *slot;

    if (!map->size)
        return NONE;
    slot = find_slot(map, key, hash_bytes(HASH_SEED, key.data, key.size));
    return slot->key.data ? slot->value : NONE;
}

static void grow(struct arena *arena, struct map *map)
{
    struct map old = *map;
    uint32_t i;

    map->room = old.room ? old.room * 2 : FIRST_ROOM;
    map->slots = arena_array(arena, map->room, sizeof(*map->slots));
    for (i = 0; i < old.room; i++)
        if (old.slots[i].key.data)
            *find_slot(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
}

void map_reserve(struct arena *arena, struct map *map, uint32_t size)
{
    uint32_t room = FIRST_ROOM;

    while (room / 2 < size)
        room *= 2;
    map->room = room;
    map->slots = arena_array(arena, room, sizeof(*map->slots));
}

uint32_t *map_at(struct arena *arena, struct map *map, struct view key)
{
    uint32_t hash = hash_bytes(HASH_SEED, key.data, key.size);
    struct map_slot *slot;

    if (map->size * 2 >= map->room)
        grow(arena, map);
    slot = find_slot(map, key, hash);
    if (!slot->key.data) {
        *slot = (struct map_slot){{key.data ? key.data : "", key.size}, NONE, hash};
        map->size++;
    }
    return &slot->value;
}
