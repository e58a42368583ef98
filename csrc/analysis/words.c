/* analysis/words.c - the words that the metrics count */
#include "analysis/words.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"

static bool is_alphanumeric(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);

    /* Marks are left out, which utf8_is_letter counts: the published metric's tokenizer stops at them. */
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool is_word_character(int32_t character)
{
    return character == '_' || is_alphanumeric(character);
}

static bool is_joiner(int32_t c)
{
    return c == '.' || c == '\'' || c == '-' || c == 0x2019;
}

static size_t skip_word_characters(struct view text, size_t at)
{
    uint32_t width;

    while (at < text.size && is_word_character(utf8_decode(text, at, &width)))
        at += width;
    return at;
}

static size_t word_end(struct view text, size_t at)
{
    for (;;) {
        size_t joiner = skip_word_characters(text, at), next;
        uint32_t width;

        if (joiner >= text.size || !is_joiner(utf8_decode(text, joiner, &width)))
            return joiner;
        next = joiner + width;
        if (next >= text.size || !is_word_character(utf8_decode(text, next, &width)))
            return joiner;
        at = next;
    }
}

void words_find(struct words *out, struct view text, struct arena *arena)
{
    size_t at = 0, end;

    memset(out, 0, sizeof(*out));
    for (; at < text.size; at = end) {
        uint32_t width;
        int32_t first = utf8_decode(text, at, &width);

        end = is_word_character(first) ? word_end(text, at) : at + width;
        if (is_alphanumeric(first))
            vec_push(arena, out, ((struct span){(uint32_t)at, (uint32_t)end}));
    }
}

/* The first word whose start (or else whose end) is at offset or behind it. */
static uint32_t first_from(const struct words *words, uint32_t offset, bool start)
{
    uint32_t low = 0, high = words->size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct span word = words->at[middle];

        if ((start ? word.start : word.end) >= offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

struct range words_of_span(const struct words *words, struct span span)
{
    uint32_t from = first_from(words, span.start + 1, false);
    uint32_t to = first_from(words, span.end, true);

    return (struct range){from, from < to ? to : from};
}

int range_compare(const void *a, const void *b)
{
    const struct range *x = a, *y = b;

    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

static void merge_touching(struct word_set *set)
{
    uint32_t kept = 0;

    for (uint32_t i = 1; i < set->size; i++) {
        if (set->at[i].from > set->at[kept].to)
            set->at[++kept] = set->at[i];
        else if (set->at[i].to > set->at[kept].to)
            set->at[kept].to = set->at[i].to;
    }
    set->size = set->size ? kept + 1 : 0;
}

void words_of_spans(struct word_set *out, const struct words *words, const struct span_list *spans,
                    struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < spans->size; i++) {
        struct range range = words_of_span(words, spans->at[i]);

        if (range_length(range))
            vec_push(arena, out, range);
    }
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), range_compare);
    merge_touching(out);
}

uint32_t word_set_size(const struct word_set *set)
{
    uint32_t size = 0;

    for (uint32_t i = 0; i < set->size; i++)
        size += range_length(set->at[i]);
    return size;
}

uint32_t word_set_shared(const struct word_set *a, const struct word_set *b)
{
    uint32_t i = 0, j = 0, shared = 0;

    while (i < a->size && j < b->size) {
        struct range x = a->at[i], y = b->at[j];
        uint32_t from = x.from > y.from ? x.from : y.from, to = x.to < y.to ? x.to : y.to;

        shared += from < to ? to - from : 0;
        if (x.to < y.to)
            i++;
        else
            j++;
    }
    return shared;
}

bool word_set_equal(const struct word_set *a, const struct word_set *b)
{
    if (a->size != b->size)
        return false;
    return a->size == 0 || memcmp(a->at, b->at, a->size * sizeof(*a->at)) == 0;
}
