/* corpus/known.c - which full names the folder has for articles that give a last name only */
#include "corpus/known.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"

struct known_entry {
    struct known_name name;
    bool shared; /* by two people */
};

struct known_map {
    struct map by_last; /* normal form of the last word -> index into names */
    struct VECTOR(struct known_entry) names;
};

struct view name_last(struct view name)
{
    size_t at = name.size;

    while (at && name.data[at - 1] != ' ')
        at--;
    return (struct view){name.data + at, name.size - at};
}

/* The letter below the accents. */
static int32_t bare(int32_t character)
{
    utf8proc_int32_t letters[8];
    int boundary = 0;
    utf8proc_ssize_t size = utf8proc_decompose_char(
        character, letters, 8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK,
        &boundary);

    return size >= 1 && size <= 8 ? letters[0] : character;
}

/* Without "J." in the middle. */
static struct view without_initials(struct view name, char *out)
{
    size_t at = 0, size = 0;

    while (at < name.size) {
        size_t start = at;

        while (at < name.size && name.data[at] != ' ')
            at++;
        at += at < name.size;
        if (size && at < name.size &&
            (at - start == 2 || (at - start == 3 && name.data[at - 2] == '.')))
            continue;
        memmove(out + size, name.data + start, at - start);
        size += at - start;
    }
    return (struct view){out, size};
}

struct view name_key(struct view name, struct arena *arena)
{
    char *out = arena_alloc(arena, name.size * 4 + 1);
    size_t at = 0, size = 0;

    while (at < name.size) {
        uint32_t width;
        int32_t character = utf8_decode(name, at, &width);

        if (character == UTF8_BAD && width == 1)
            character = (unsigned char)name.data[at];
        size += utf8_encode(bare(character), out + size);
        at += width;
    }
    return utf8_normal(arena, without_initials((struct view){out, size}, out));
}

static bool is_one_word(struct view name)
{
    return name_last(name).size == name.size;
}

bool known_gives(const struct speaker *speaker)
{
    return speaker->kind == KIND_PERSON && !is_one_word(speaker->name);
}

bool known_lacks(const struct speaker *speaker)
{
    return speaker->name.size && is_one_word(speaker->name) &&
           (speaker->kind == KIND_PERSON || speaker->kind == KIND_UNKNOWN);
}

static void collect_name(struct known_map *map, const struct speaker *speaker, struct arena *arena)
{
    struct view last = name_key(name_last(speaker->name), arena);
    uint32_t *at = map_at(arena, &map->by_last, last);

    if (*at == NONE) {
        *at = map->names.size;
        vec_add(arena, &map->names)->name = (struct known_name){
            speaker->name, speaker->id, speaker->affiliation, speaker->kind, speaker->gender};
    } else if (!view_equal(name_key(map->names.at[*at].name.name, arena),
                           name_key(speaker->name, arena))) {
        map->names.at[*at].shared = true;
    }
}

static void known_collect(struct known_map *map, const struct folder *folder, struct arena *arena)
{
    uint32_t i;

    for (i = 0; i < folder->size; i++) {
        const struct speakers *speakers = &folder->articles[i].analysis.speakers;
        const struct speaker *speaker;

        vec_each (speaker, &speakers->all) {
            if (known_gives(speaker))
                collect_name(map, speaker, arena);
        }
    }
}

static int by_name(const void *a, const void *b)
{
    const struct known_name *x = a, *y = b;

    return view_compare(x->name, y->name);
}

static uint32_t find_last(const struct known_map *map, const struct speaker *speaker,
                          struct arena *arena)
{
    uint32_t at;

    if (!known_lacks(speaker))
        return NONE;
    at = map_get(&map->by_last, name_key(speaker->name, arena));
    return at == NONE || map->names.at[at].shared ? NONE : at;
}

static void known_for(struct known *out, const struct known_map *map,
                      const struct speakers *speakers, struct arena *arena)
{
    struct known_name *names = arena_new_array(arena, speakers->all.size, struct known_name);
    const struct speaker *speaker;

    *out = (struct known){names, 0};
    vec_each (speaker, &speakers->all) {
        uint32_t at = find_last(map, speaker, arena);

        if (at != NONE)
            names[out->size++] = map->names.at[at].name;
    }
    if (out->size)
        qsort(names, out->size, sizeof(*names), by_name);
}

struct known *known_of_folder(const struct folder *folder, struct arena *arena)
{
    struct known *out = arena_new_array(arena, folder->size, struct known);
    struct known_map map = {0};
    uint32_t i;

    known_collect(&map, folder, arena);
    for (i = 0; i < folder->size; i++) {
        known_for(&out[i], &map, &folder->articles[i].analysis.speakers, arena);
        known_copy(&out[i], arena);
    }
    return out;
}

void known_copy(struct known *known, struct arena *arena)
{
    struct known_name *names = arena_new_array(arena, known->size, struct known_name);
    uint32_t i;

    for (i = 0; i < known->size; i++) {
        names[i] = known->names[i];
        names[i].name = arena_copy(arena, names[i].name);
        names[i].id = arena_copy(arena, names[i].id);
        names[i].affiliation = arena_copy(arena, names[i].affiliation);
    }
    known->names = names;
}
