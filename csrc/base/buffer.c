/* base/buffer.c - text that grows, on the heap */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

void buffer_release(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer)BUFFER_INIT;
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

/* Room for more bytes and the NUL behind them. */
static bool reserve(struct buffer *buffer, size_t more)
{
    size_t wanted = buffer->room ? buffer->room : 256;
    char *data;

    if (buffer->failed || more >= SIZE_MAX / 4 - buffer->size) {
        buffer->failed = true;
        return false;
    }
    if (buffer->size + more < buffer->room)
        return true;
    while (wanted <= buffer->size + more)
        wanted *= 2;
    data = realloc(buffer->data, wanted);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->room = wanted;
    return true;
}

void buffer_add(struct buffer *buffer, const void *data, size_t size)
{
    if (!reserve(buffer, size))
        return;
    if (size)
        memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void buffer_text(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

void buffer_view(struct buffer *buffer, struct view view)
{
    buffer_add(buffer, view.data, view.size);
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list args;
    int size;

    va_start(args, format);
    size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size < 0 || !reserve(buffer, (size_t)size)) {
        buffer->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, args);
    va_end(args);
    buffer->size += (size_t)size;
}

struct view buffer_as_view(const struct buffer *buffer)
{
    return (struct view){buffer->data ? buffer->data : "", buffer->size};
}

char *buffer_detach(struct buffer *buffer)
{
    char *data = NULL;

    if (reserve(buffer, 0)) {
        data = buffer->data;
        data[buffer->size] = '\0';
        buffer->data = NULL;
    }
    buffer_release(buffer);
    return data;
}

void buffer_visible(struct buffer *buffer, struct view text)
{
    size_t at;
    uint32_t width;

    for (at = 0; at < text.size; at += width) {
        char shown[UTF8_VISIBLE];
        uint32_t size = utf8_visible(text, at, &width, shown);

        buffer_add(buffer, shown, size);
    }
}
