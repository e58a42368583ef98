/* corpus/name.c - names as they are compared */
#include "corpus/name.h"

#include <utf8proc.h>

#include "base/utf8.h"

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
