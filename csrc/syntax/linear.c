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
    return out->kind == LINEAR_DENSE && size == ((size_t)out->mask + 1) * out->labels;
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

/* Called with a constant number of labels, so that the inner loop is none. */
static inline __attribute__((always_inline)) void
add_dense(const struct linear *m, const struct features *features, int32_t *scores, uint32_t labels)
{
    uint32_t i, l;

    for (i = 0; i < features->size; i++) {
        const int8_t *row = m->dense + (size_t)(features->at[i] & m->mask) * labels;
        for (l = 0; l < labels; l++)
            scores[l] += row[l];
    }
}

/* All lists are found before any is read, so that the memory answers while the next is looked up. */
static void add_sparse(const struct linear *m, const struct features *features, int32_t *scores)
{
    const uint8_t *from[FEATURES], *to[FEATURES], *pair;
    uint32_t i;

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
    memset(scores, 0, model->labels * sizeof(*scores));
    if (model->kind == LINEAR_SPARSE)
        add_sparse(model, features, scores);
    else if (model->labels == 3)
        add_dense(model, features, scores, 3);
    else if (model->labels == 5)
        add_dense(model, features, scores, 5);
    else
        add_dense(model, features, scores, model->labels);
}
