/* syntax/linear.c - reading linear models and adding up their weights */
#include "syntax/linear.h"

enum { PAIR = 2 };

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
    size_t count = (size_t)out->mask + 1;

    if (out->kind == LINEAR_SPARSE)
        return open_sparse(out, at, size);
    out->rows = at;
    if (out->kind == LINEAR_ROWS)
        return out->labels <= LINEAR_ROW_LABELS && size == count * LINEAR_ROW;
    return out->kind == LINEAR_DENSE && out->labels <= LINEAR_DENSE_LABELS &&
           size >= LINEAR_DENSE_LABELS && size == count * out->labels;
}

bool linear_open(struct linear *out, struct view bytes)
{
    const uint8_t *at = (const uint8_t *)bytes.data;
    struct linear m;
    uint32_t scale;

    memset(&m, 0, sizeof(m));
    if (bytes.size < LINEAR_HEAD)
        return false;
    m.kind = at[0];
    m.labels = linear_u32(at + 4);
    m.mask = linear_u32(at + 8);
    scale = linear_u32(at + 12);
    memcpy(&m.scale, &scale, sizeof(m.scale));
    if (!m.labels || m.labels > LINEAR_LABELS || (m.mask & (m.mask + 1)) || m.mask > 1u << 26)
        return false;
    if (!open_body(&m, at + LINEAR_HEAD, bytes.size - LINEAR_HEAD))
        return false;
    *out = m;
    return true;
}

bool linear_check(const struct linear *model)
{
    uint32_t i, last = 0;

    if (model->kind != LINEAR_SPARSE)
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

static size_t stride_of(const struct linear *m)
{
    return m->kind == LINEAR_ROWS ? LINEAR_ROW : m->labels;
}

void linear_ask(const struct linear *m, const struct features *features)
{
    size_t stride = stride_of(m);
    uint32_t i;

    for (i = 0; m->rows && i < features->size; i++)
        __builtin_prefetch(m->rows + (features->at[i] & m->mask) * stride);
}

/* All labels of a row at once: each weight, made positive, is added up in 16 bits of its own, which have room for FEATURES of them. A row is shorter
 * than the eight bytes that are read: what follows it falls into lanes that nobody asks for; the last rows are read from where eight bytes are
 * left. */
static void add_dense(const struct linear *m, const struct features *features, int32_t *scores)
{
    const uint64_t sign = 0x8080808080808080u, lanes = 0x00ff00ff00ff00ffu;
    size_t last = ((size_t)m->mask + 1) * m->labels - LINEAR_DENSE_LABELS;
    uint64_t even = 0, odd = 0;
    uint32_t i;

    for (i = 0; i < features->size; i++) {
        size_t at = (size_t)(features->at[i] & m->mask) * m->labels;
        size_t from = at < last ? at : last;
        uint64_t row = eight_bytes(m->rows + from) >> 8 * (at - from) ^ sign;
        even += row & lanes;
        odd += row >> 8 & lanes;
    }
    for (i = 0; i < m->labels; i++)
        scores[i] =
            (int32_t)((i % 2 ? odd : even) >> i / 2 * 16 & 0xffff) - 128 * (int32_t)features->size;
}

static void add_rows(const struct linear *m, const struct features *features, int32_t *scores)
{
    uint16_t sums[LINEAR_ROW_LABELS] = {0};
    uint32_t i, l;

    for (i = 0; i < features->size; i++) {
        const uint8_t *row = m->rows + (size_t)(features->at[i] & m->mask) * LINEAR_ROW;
        for (l = 0; l < LINEAR_ROW_LABELS; l++)
            sums[l] += row[l];
    }
    for (l = 0; l < m->labels; l++)
        scores[l] = sums[l] - LINEAR_BIAS * (int32_t)features->size;
}

/* The list of one row: from *pair to the result. */
static const uint8_t *list_of(const struct linear *m, uint32_t row, const uint8_t **pair)
{
    const uint8_t *first = m->first + 4 * (size_t)row;

    *pair = m->pairs + PAIR * (size_t)linear_u32(first);
    return m->pairs + PAIR * (size_t)linear_u32(first + 4);
}

static void add_sparse(const struct linear *m, const struct features *features, int32_t *scores)
{
    const uint8_t *pair, *end;
    uint32_t i;

    memset(scores, 0, m->labels * sizeof(*scores));
    for (i = 0; i < features->size; i++)
        for (end = list_of(m, features->at[i] & m->mask, &pair); pair < end; pair += PAIR)
            scores[pair[0]] += (int8_t)pair[1];
}

void linear_score(const struct linear *model, const struct features *features, int32_t *scores)
{
    if (model->kind == LINEAR_DENSE)
        add_dense(model, features, scores);
    else if (model->kind == LINEAR_ROWS)
        add_rows(model, features, scores);
    else
        add_sparse(model, features, scores);
}

size_t linear_unfolded_size(const struct linear *sparse)
{
    return LINEAR_HEAD + ((size_t)sparse->mask + 1) * LINEAR_ROW;
}

void linear_unfold(uint8_t *out, const struct linear *sparse)
{
    const uint8_t *pair, *end;
    uint8_t *row = out + LINEAR_HEAD;
    uint32_t i;

    memcpy(out, sparse->first - LINEAR_HEAD, LINEAR_HEAD);
    out[0] = LINEAR_ROWS;
    memset(row, LINEAR_BIAS, linear_unfolded_size(sparse) - LINEAR_HEAD);
    for (i = 0; i <= sparse->mask; i++, row += LINEAR_ROW)
        for (end = list_of(sparse, i, &pair); pair < end; pair += PAIR)
            row[pair[0]] = (uint8_t)(LINEAR_BIAS + (int8_t)pair[1]);
}
