/* base/buffer.h - text that grows, on the heap
 *
 * For output: what is printed, sent or shown. Memory that runs out is remembered in `failed`; further writes do nothing, and
 * whoever sends the buffer looks at it once.
 *
 * Units:   bytes; data[size] is always NUL
 * Order:   -
 * Owner:   the buffer owns its bytes; buffer_detach hands them over (free)
 * Errors:  failed is true once memory ran out
 * Threads: one
 * Layer:   0
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/view.h"

struct buffer {
    char *data;
    size_t size, room;
    bool failed;
};

#define BUFFER_INIT                                                                                \
    {                                                                                              \
        NULL, 0, 0, false                                                                          \
    }

void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* keeps the room */
void buffer_add(struct buffer *buffer, const void *data, size_t size);
void buffer_text(struct buffer *buffer, const char *string);
void buffer_view(struct buffer *buffer, struct view view);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct view buffer_as_view(const struct buffer *buffer);

/* The bytes as a malloc'ed NUL-terminated string, the buffer empty after it; NULL where memory ran out. */
char *buffer_detach(struct buffer *buffer);

/* Text that may come from anywhere, fit for a screen: control characters, bad bytes and direction overrides are made visible. */
void buffer_visible(struct buffer *buffer, struct view text);

#endif
