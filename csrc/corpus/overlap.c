/* corpus/overlap.c - what two sentences share */
#include "corpus/overlap.h"

#include <math.h>

enum { FEW_ARTICLES = 10 };

static const float telling_base = 0.5F, telling_weight = 0.2F, chance_doubled = 0.3F;

static void overlap_add(struct overlap *out, const struct entry *entry)
{
    out->weight += entry->weight;
    out->base += entry->base;
    out->words += entry->weight >= OVERLAP_INFORMATIVE;
    out->telling += entry->base >= telling_base && entry->weight >= telling_weight;
    out->numbers += entry->number;
    out->countries += entry->country;
}

static float lesser(float a, float b)
{
    return a < b ? a : b;
}

void overlap_find(struct overlap *out, const struct corpus *corpus, const struct unit *a,
                  const struct unit *b)
{
    const struct entry *entries = corpus->vocabulary.entries.at;
    float least = lesser(a->mass, b->mass);
    float base = lesser(a->base, b->base);
    float words = lesser(a->mass - a->figures, b->mass - b->figures);
    uint32_t i = 0, j = 0;

    memset(out, 0, sizeof(*out));
    while (i < a->bag_size && j < b->bag_size) {
        uint32_t x = a->bag[i], y = b->bag[j];

        if (x == y)
            overlap_add(out, &entries[x]);
        i += x <= y; /* no branch: which of the two is less cannot be foreseen */
        j += y <= x;
    }
    out->contained = least > 0 ? out->weight / least : 0;
    out->based = base > 0 ? out->base / base : 0;
    out->numbers_differ = !out->numbers && a->figures > 0 && b->figures > 0;
    out->but_numbers = words > 0 ? out->weight / words : 0;
}

float overlap_grown(uint32_t many, uint32_t few)
{
    float times = (float)many / (float)few;

    return times > 1 ? 1 + chance_doubled * log2f(times) : 1;
}

float overlap_chance(const struct corpus *corpus)
{
    return overlap_grown(corpus->folder->size, FEW_ARTICLES);
}
