/* base/view.c - comparing and trimming views */
#include "base/view.h"

int view_compare(struct view a, struct view b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;

    if (order)
        return order;
    return a.size < b.size ? -1 : a.size > b.size;
}

bool view_starts(struct view text, struct view with)
{
    return text.size >= with.size && view_equal((struct view){text.data, with.size}, with);
}

bool view_ends(struct view text, struct view with)
{
    if (text.size < with.size)
        return false;
    return view_equal((struct view){text.data + (text.size - with.size), with.size}, with);
}

bool view_holds(struct view text, struct view part)
{
    for (size_t at = 0; at + part.size <= text.size; at++)
        if (view_equal((struct view){text.data + at, part.size}, part))
            return true;
    return false;
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct view view_trim(struct view text)
{
    while (text.size && is_space(text.data[0])) {
        text.data++;
        text.size--;
    }
    while (text.size && is_space(text.data[text.size - 1]))
        text.size--;
    return text;
}
