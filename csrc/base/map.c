/* base/map.c - open addressing with linear probing, at most half full; the marks alone tell most absent keys */
#include "base/map.h"

enum { FIRST_ROOM = 16, FREE = 0 };

uint32_t hash_bytes(uint32_t seed, const void *data, size_t size)
{
    const unsigned char *byte = data;

    while (size--)
        seed = (seed ^ *byte++) * 0x01000193u;
    return seed;
}

static uint32_t hash_key(struct view key)
{
    const uint64_t factor = 0x9e3779b97f4a7c15u;
    const char *at = key.data;
    uint64_t hash = key.size, word;
    size_t left = key.size;

    for (; left >= sizeof(word); left -= sizeof(word), at += sizeof(word)) {
        memcpy(&word, at, sizeof(word));
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
    }
    for (word = 0; left; left--)
        word = word << 8 | (unsigned char)at[left - 1];
    hash = (hash ^ word) * factor;
    return (uint32_t)(hash >> 32);
}

/* What the byte beside a slot says of its key; never FREE. */
static uint8_t mark_of(uint32_t hash)
{
    return (uint8_t)(hash >> 24 | 1);
}

/* The slot of key, or the free one where it belongs. Precondition: a slot is free. */
static uint32_t find_slot(const struct map *map, struct view key, uint32_t hash)
{
    uint32_t at = hash & (map->room - 1);
    uint8_t mark = mark_of(hash);

    for (;; at = (at + 1) & (map->room - 1)) {
        const struct map_slot *slot = &map->slots[at];

        if (map->marks[at] == FREE ||
            (map->marks[at] == mark && slot->hash == hash && view_equal(slot->key, key)))
            return at;
    }
}

uint32_t map_get(const struct map *map, struct view key)
{
    uint32_t at;

    if (!map->size)
        return NONE;
    at = find_slot(map, key, hash_key(key));
    return map->marks[at] == FREE ? NONE : map->slots[at].value;
}

static void set_room(struct arena *arena, struct map *map, uint32_t room)
{
    map->room = room;
    map->slots = arena_array(arena, room, sizeof(*map->slots));
    map->marks = arena_array(arena, room, sizeof(*map->marks));
}

static void fill(struct map *map, uint32_t at, const struct map_slot *slot)
{
    map->slots[at] = *slot;
    map->marks[at] = mark_of(slot->hash);
}

static void grow(struct arena *arena, struct map *map)
{
    struct map old = *map;
    uint32_t i;

    set_room(arena, map, old.room ? old.room * 2 : FIRST_ROOM);
    for (i = 0; i < old.room; i++)
        if (old.marks[i] != FREE)
            fill(map, find_slot(map, old.slots[i].key, old.slots[i].hash), &old.slots[i]);
}

void map_reserve(struct arena *arena, struct map *map, uint32_t size)
{
    uint32_t room = FIRST_ROOM;

    while (room / 2 < size)
        room *= 2;
    set_room(arena, map, room);
}

uint32_t *map_at(struct arena *arena, struct map *map, struct view key)
{
    uint32_t hash = hash_key(key), at;

    if (map->size * 2 >= map->room)
        grow(arena, map);
    at = find_slot(map, key, hash);
    if (map->marks[at] == FREE) {
        fill(map, at, &(struct map_slot){{key.data ? key.data : "", key.size}, NONE, hash});
        map->size++;
    }
    return &map->slots[at].value;
}
