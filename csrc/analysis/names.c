/* analysis/names.c - names as sets of words */
#include <stdlib.h>

#include "analysis/judge.h"
#include "base/utf8.h"

struct name_words VECTOR(struct view);

/* The name in lower case, with room for the longest form. */
static struct view lower(struct view name, struct arena *arena)
{
    char *out = arena_array(arena, name.size + 1, 4);
    uint32_t width;
    size_t size = 0;

    for (size_t at = 0; at < name.size; at += width) {
        int32_t c = utf8_decode(name, at, &width);

        size += utf8_encode(utf8_lower(c), out + size);
        if (c == 0x130) /* its lower case is two characters, the second a mark that ends the word */
            size += utf8_encode(0x307, out + size);
    }
    return (struct view){out, size};
}

static bool is_small(struct view word)
{
    static const char *const small[] = {"the", "of", "a", "an", "mr", "mrs", "ms", "dr", NULL};

    for (const char *const *s = small; *s; s++) {
        if (view_is(word, *s))
            return true;
    }
    return false;
}

/* A possessive's s. This list and this rule belong to the metric: they must not move with the lexicon. */
static bool is_possessive(struct view text, struct view word)
{
    size_t at = (size_t)(word.data - text.data);
    uint32_t width;
    int32_t before;

    if (at == 0 || !view_is(word, "s"))
        return false;
    before = utf8_decode(text, utf8_before(text, at), &width);
    return before == '\'' || before == 0x2019;
}

static int compare_words(const void *a, const void *b)
{
    return view_compare(*(const struct view *)a, *(const struct view *)b);
}

static void sort_unique(struct name_words *words)
{
    uint32_t kept = 0;

    if (!words->size)
        return;
    qsort(words->at, words->size, sizeof(*words->at), compare_words);
    for (uint32_t i = 1; i < words->size; i++) {
        if (!view_equal(words->at[i], words->at[kept]))
            words->at[++kept] = words->at[i];
    }
    words->size = kept + 1;
}

static void split_name(struct name_words *out, struct view name, struct arena *arena)
{
    struct view text = lower(name, arena);
    size_t at = 0, start = 0;
    uint32_t width = 0;

    memset(out, 0, sizeof(*out));
    for (; at <= text.size; at += width) {
        struct view word = {text.data + start, at - start};

        if (at < text.size && is_word_character(utf8_decode(text, at, &width)))
            continue;
        if (word.size && !is_small(word) && !is_possessive(text, word))
            vec_push(arena, out, word);
        width = at < text.size ? width : 1;
        start = at + width;
    }
    sort_unique(out);
}

bool names_equal(struct view a, struct view b, struct arena *arena)
{
    struct name_words x, y;

    split_name(&x, a, arena);
    split_name(&y, b, arena);
    if (x.size != y.size)
        return false;
    for (uint32_t i = 0; i < x.size; i++) {
        if (!view_equal(x.at[i], y.at[i]))
            return false;
    }
    return true;
}

bool names_touch(struct view a, struct view b, struct arena *arena)
{
    struct name_words x, y;
    uint32_t i = 0, j = 0;

    split_name(&x, a, arena);
    split_name(&y, b, arena);
    while (i < x.size && j < y.size) {
        int order = view_compare(x.at[i], y.at[j]);

        if (order == 0)
            return true;
        i += order < 0;
        j += order > 0;
    }
    return false;
}
