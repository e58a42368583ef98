/* syntax/feature.h - features as numbers
 *
 * A feature is a template and the values that fill it, hashed to 32 bits; a linear model keeps as many of the low bits as its
 * table has. Words enter as hashes too, so that no word list can be read back from a model.
 *
 * Units:   hashes, the same on every machine
 * Order:   as added; a model adds up, so order never matters
 * Owner:   values
 * Errors:  none; past FEATURES the rest is left out
 * Threads: any
 * Layer:   3
 */
#ifndef SYNTAX_FEATURE_H
#define SYNTAX_FEATURE_H

#include <stdint.h>

enum { FEATURES = 96 };

struct features {
    uint32_t at[FEATURES];
    uint32_t size;
};

static inline uint32_t feature_mix(uint32_t hash, uint32_t value)
{
    hash ^= value + 0x9e3779b9u + (hash << 6) + (hash >> 2);
    hash *= 0x85ebca6bu;
    return hash ^ (hash >> 13);
}

static inline void feature_put(struct features *features, const uint32_t *values, uint32_t size)
{
    uint32_t hash = values[0] * 0x9e3779b1u, i;

    for (i = 1; i < size; i++)
        hash = feature_mix(hash, values[i]);
    hash ^= hash >> 16;
    hash *= 0xc2b2ae35u;
    hash ^= hash >> 15;
    if (features->size < FEATURES)
        features->at[features->size++] = hash;
}

/* FEATURE(&features, template, values ...): template is a number that no other template of the same model has. */
#define FEATURE(features, ...)                                                                     \
    feature_put((features), (const uint32_t[]){__VA_ARGS__},                                       \
                sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

#endif
