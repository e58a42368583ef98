/* base/span.h - half-open ranges: of bytes (struct span) and of tokens (struct range)
 *
 * Two types, so that a byte offset is never taken for the number of a token. Both are small values.
 *
 * Units:   span: bytes of the article as it came; range: indexes into an array that the holder names
 * Order:   start <= end, from <= to; an empty one covers nothing and overlaps nothing
 * Owner:   values
 * Errors:  none
 * Threads: any
 * Layer:   0
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

enum { NONE = UINT32_MAX }; /* "no index": no speaker, no sentence, no quotation */

struct span {
    uint32_t start, end; /* bytes */
};

struct range {
    uint32_t from, to; /* tokens, unless the holder says otherwise */
};

static inline uint32_t span_length(struct span a)
{
    return a.end - a.start;
}

static inline bool span_overlaps(struct span a, struct span b)
{
    return a.start < b.end && b.start < a.end;
}

static inline bool span_contains(struct span outer, struct span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

static inline uint32_t range_length(struct range a)
{
    return a.to - a.from;
}

static inline bool range_overlaps(struct range a, struct range b)
{
    return a.from < b.to && b.from < a.to;
}

static inline bool range_contains(struct range outer, struct range inner)
{
    return outer.from <= inner.from && inner.to <= outer.to;
}

static inline bool range_has(struct range a, uint32_t index)
{
    return a.from <= index && index < a.to;
}

#endif
