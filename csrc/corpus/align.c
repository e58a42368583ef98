/* corpus/align.c - two wordings laid side by side */
#include "corpus/align.h"

static uint16_t *at(struct alignment *out, uint32_t i, uint32_t j)
{
    return &out->table[i * (ALIGN_WORDS + 1) + j];
}

/* table[i][j]: the length for the words from i of a and from j of b on. */
static void fill(struct alignment *out)
{
    uint32_t i, j;

    for (i = 0; i <= out->a_size; i++)
        *at(out, i, out->b_size) = 0;
    for (j = 0; j <= out->b_size; j++)
        *at(out, out->a_size, j) = 0;
    for (i = out->a_size; i-- > 0;)
        for (j = out->b_size; j-- > 0;) {
            uint16_t down = *at(out, i + 1, j), right = *at(out, i, j + 1);

            if (out->a[i] == out->b[j])
                *at(out, i, j) = (uint16_t)(*at(out, i + 1, j + 1) + 1);
            else
                *at(out, i, j) = down > right ? down : right;
        }
}

static void walk(struct alignment *out)
{
    uint32_t i = 0, j = 0;

    memset(out->to_a, 0, sizeof(out->to_a));
    memset(out->to_b, 0, sizeof(out->to_b));
    while (i < out->a_size && j < out->b_size) {
        if (out->a[i] == out->b[j]) {
            out->to_b[i] = (uint16_t)(j + 1);
            out->to_a[j++] = (uint16_t)(++i);
        } else if (*at(out, i + 1, j) >= *at(out, i, j + 1)) {
            i++;
        } else {
            j++;
        }
    }
}

void align_words(struct alignment *out)
{
    fill(out);
    out->matched = *at(out, 0, 0);
    walk(out);
}

static uint32_t gather(uint32_t out[ALIGN_WORDS], const struct unit *unit)
{
    uint32_t size = unit->words.size < ALIGN_WORDS ? unit->words.size : ALIGN_WORDS;

    for (uint32_t i = 0; i < size; i++)
        out[i] = unit->words.at[i].form;
    return size;
}

void align(struct alignment *out, const struct unit *a, const struct unit *b)
{
    out->a_size = gather(out->a, a);
    out->b_size = gather(out->b, b);
    align_words(out);
}

bool align_contained(const struct alignment *alignment)
{
    bool a_shorter = alignment->a_size <= alignment->b_size;
    const uint16_t *to = a_shorter ? alignment->to_b : alignment->to_a;
    uint32_t size = a_shorter ? alignment->a_size : alignment->b_size, i;

    if (!size || alignment->matched != size)
        return false;
    for (i = 1; i < size; i++)
        if (to[i] != to[i - 1] + 1)
            return false;
    return true;
}
