/* speaker/spelling.c - names in several spellings */
#include "speaker/spelling.h"

/* What a transliterator may write for one sound, and what stands for it here; the longer first. */
static const struct {
    const char *from, *to;
} choices[] = {{"tch", "c"}, {"sch", "s"}, {"kh", "h"}, {"ph", "f"}, {"sh", "s"}, {"ch", "c"},
               {"zh", "z"},  {"ts", "c"},  {"tz", "c"}, {"dj", "z"}, {"dz", "z"}, {"ks", "x"},
               {"ck", "k"},  {"ou", "u"},  {"oo", "u"}, {"ie", "e"}, {"ye", "e"}, {"ij", "i"},
               {"y", "i"},   {"j", "i"},   {"w", "v"},  {"q", "k"}};

static size_t replace(struct view rest, char *to)
{
    size_t i;

    for (i = 0; i < sizeof(choices) / sizeof(*choices); i++) {
        if (view_starts(rest, view_of(choices[i].from))) {
            *to = choices[i].to[0];
            return strlen(choices[i].from);
        }
    }
    *to = rest.data[0];
    return 1;
}

struct view spelling_skeleton(struct arena *arena, struct view word)
{
    char *out = arena_alloc(arena, word.size + 1);
    size_t size = 0, i = 0;

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
