/* syntax/linear.c - reading linear models and adding up their weights */
#include "syntax/linear.h"

enum { HEAD = 16, PAIR = 2 };

static bool open_sparse(struct linear *out, const uint8_t *at, size_t size)
{
    size_t firsts = ((size_t)out->mask + 2) * sizeof(uint32_t);

    if (size < firsts)
        return false;
    out->first = at;
    out->pairs = at + firsts;
    out->size = linear_u32(at + firsts - sizeof(uint32_t));
    return size - firsts == (size_t)out->size * PAIR;
}

static bool open_body(struct linear *out, const uint8_t *at, size_t size)
{
    if (out->kind == LINEAR_SPARSE)
        return open_sparse(out, at, size);
    out->dense = (const int8_t *)at;
    return out->kind == LINEAR_DENSE && out->labels <= LINEAR_DENSE_LABELS &&
           size >= LINEAR_DENSE_LABELS && size == ((size_t)out->mask + 1) * out->labels;
}

bool linear_open(struct linear *out, struct view bytes)
{
    const uint8_t *at = (const uint8_t *)bytes.data;
    struct linear m;
    uint32_t scale;

    memset(&m, 0, sizeof(m));
    if (bytes.size < HEAD)
        return false;
    m.kind = at[0];
    m.labels = linear_u32(at + 4);
    m.mask = linear_u32(at + 8);
    scale = linear_u32(at + 12);
    memcpy(&m.scale, &scale, sizeof(m.scale));
    if (!m.labels || m.labels > LINEAR_LABELS || (m.mask & (m.mask + 1)) || m.mask > 1u << 26)
        return false;
    if (!open_body(&m, at + HEAD, bytes.size - HEAD))
        return false;
    *out = m;
    return true;
}

bool linear_check(const struct linear *model)
{
    uint32_t i, last = 0;

    if (model->kind == LINEAR_DENSE)
        return true;
    for (i = 0; i <= model->mask + 1; i++) {
        uint32_t first = linear_u32(model->first + 4 * (size_t)i);
        if (first < last || first > model->size)
            return false;
        last = first;
    }
    for (i = 0; i < model->size; i++)
        if (model->pairs[PAIR * (size_t)i] >= model->labels)
            return false;
    return true;
}

static inline uint64_t eight_bytes(const uint8_t *at)
{
    return linear_u32(at) | (uint64_t)linear_u32(at + 4) << 32;
}

/* All labels of a row at once: each weight, made positive, is added up in 16 bits of its own, which have room for FEATURES of them. A row is shorter
 * than the eight bytes that are read: what follows it falls into lanes that nobody asks for; the last rows are read from where eight bytes are
 * left. All rows are asked for before any is added, so that the memory answers meanwhile. */
static void add_dense(const struct linear *m, const struct features *features, int32_t *scores)
{
    const uint64_t sign = 0x8080808080808080u, lanes = 0x00ff00ff00ff00ffu;
    const uint8_t *table = (const uint8_t *)m->dense;
    size_t last = ((size_t)m->mask + 1) * m->labels - LINEAR_DENSE_LABELS, at[FEATURES];
    uint64_t even = 0, odd = 0;
    uint32_t i;

    for (i = 0; i < features->size; i++) {
        at[i] = (size_t)(features->at[i] & m->mask) * m->labels;
        __builtin_prefetch(table + at[i]);
    }
    for (i = 0; i < features->size; i++) {
        size_t from = at[i] < last ? at[i] : last;
        uint64_t row = eight_bytes(table + from) >> 8 * (at[i] - from) ^ sign;
        even += row & lanes;
        odd += row >> 8 & lanes;
    }
    for (i = 0; i < m->labels; i++)
        scores[i] =
            (int32_t)((i % 2 ? odd : even) >> i / 2 * 16 & 0xffff) - 128 * (int32_t)features->size;
}

/* All lists are found before any is read, so that the memory answers while the next is looked up. */
static void add_sparse(const struct linear *m, const struct features *features, int32_t *scores)
{
    const uint8_t *from[FEATURES], *to[FEATURES], *pair;
    uint32_t i;

    for (i = 0; i < features->size; i++)
        __builtin_prefetch(m->first + 4 * (size_t)(features->at[i] & m->mask));
    for (i = 0; i < features->size; i++) {
        const uint8_t *first = m->first + 4 * (size_t)(features->at[i] & m->mask);
        from[i] = m->pairs + PAIR * (size_t)linear_u32(first);
        to[i] = m->pairs + PAIR * (size_t)linear_u32(first + 4);
        __builtin_prefetch(from[i]);
    }
    for (i = 0; i < features->size; i++)
        for (pair = from[i]; pair < to[i]; pair += PAIR)
            scores[pair[0]] += (int8_t)pair[1];
}

void linear_score(const struct linear *model, const struct features *features, int32_t *scores)
{
    if (model->kind == LINEAR_DENSE) {
        add_dense(model, features, scores);
        return;
    }
    memset(scores, 0, model->labels * sizeof(*scores));
    add_sparse(model, features, scores);
}
