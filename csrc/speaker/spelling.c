/* speaker/spelling.c - names in several spellings */
#include "speaker/spelling.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* What a transliterator may write for one sound, and what stands for it here; by first letter, the longer first. */
static const struct {
    char from[4];
    uint8_t size;
    char to;
} choices[] = {{"ch", 2, 'c'},  {"ck", 2, 'k'}, {"dj", 2, 'z'}, {"dz", 2, 'z'},  {"ie", 2, 'e'},
               {"ij", 2, 'i'},  {"j", 1, 'i'},  {"kh", 2, 'h'}, {"ks", 2, 'x'},  {"oo", 2, 'u'},
               {"ou", 2, 'u'},  {"ph", 2, 'f'}, {"q", 1, 'k'},  {"sch", 3, 's'}, {"sh", 2, 's'},
               {"tch", 3, 'c'}, {"ts", 2, 'c'}, {"tz", 2, 'c'}, {"w", 1, 'v'},   {"ye", 2, 'e'},
               {"y", 1, 'i'},   {"zh", 2, 'z'}};

static size_t replace(struct view rest, char *to)
{
    size_t i;

    *to = rest.data[0];
    for (i = 0; i < sizeof(choices) / sizeof(*choices) && choices[i].from[0] <= *to; i++) {
        if (choices[i].from[0] == *to && choices[i].size <= rest.size &&
            memcmp(choices[i].from, rest.data, choices[i].size) == 0) {
            *to = choices[i].to;
            return choices[i].size;
        }
    }
    return 1;
}

/* Letters that no mark makes out of others. */
static const struct {
    int32_t letter;
    char plain[3];
} others[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},   {0xFE, "th"},
              {0x111, "d"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x259, "a"},
              {0x2B9, ""},  {0x2BC, ""},  {0x2019, ""}};

/* A letter without its marks, in UTF-8; the size of it. */
static size_t write_plain(int32_t letter, char *out)
{
    utf8proc_int32_t parts[4];
    size_t i;
    int last;

    for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (others[i].letter == letter) {
            memcpy(out, others[i].plain, strlen(others[i].plain));
            return strlen(others[i].plain);
        }
    }
    last = 0;
    if (utf8proc_decompose_char(letter, parts, 4, UTF8PROC_DECOMPOSE, &last) > 0)
        letter = parts[0];
    return utf8_encode(letter, out);
}

/* A word of which each letter with marks is written without them. */
static struct view plain(struct arena *arena, struct view word)
{
    char *out = arena_alloc(arena, word.size * 2 + 4);
    size_t size = 0, i;
    uint32_t width;

    for (i = 0; i < word.size; i += width) {
        int32_t letter = utf8_decode(word, i, &width);

        if (letter < 0x80)
            out[size++] = word.data[i];
        else
            size += write_plain(letter, out + size);
    }
    return (struct view){out, size};
}

static bool is_ascii(struct view word)
{
    size_t i;

    for (i = 0; i < word.size; i++)
        if ((unsigned char)word.data[i] >= 0x80)
            return false;
    return true;
}

struct view spelling_skeleton(struct arena *arena, struct view word)
{
    char *out;
    size_t size = 0, i = 0;

    if (!is_ascii(word))
        word = plain(arena, word);
    out = arena_alloc(arena, word.size + 1);
    while (i < word.size) {
        char letter;

        i += replace((struct view){word.data + i, word.size - i}, &letter);
        if (letter != '\'' && letter != '-' && (!size || out[size - 1] != letter))
            out[size++] = letter;
    }
    return (struct view){out, size};
}

bool spelling_near(struct view a, struct view b)
{
    size_t head = 0, tail = 0, shorter = a.size < b.size ? a.size : b.size;
    size_t longer = a.size < b.size ? b.size : a.size;

    if (longer - shorter > 1)
        return false;
    while (head < shorter && a.data[head] == b.data[head])
        head++;
    while (tail < shorter - head && a.data[a.size - 1 - tail] == b.data[b.size - 1 - tail])
        tail++;
    return longer - head - tail <= 1;
}

bool spelling_initial(struct view a, struct view b)
{
    bool initial = a.size == 1 || (a.size == 2 && a.data[1] == '.');

    return initial && b.size && a.data[0] == b.data[0];
}
