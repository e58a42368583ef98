/* rpc/lines.c - the lines of a buffer, held for an editor that tells only what it changed */
#include "rpc/lines.h"

#include "text/article.h"

/* Neovim holds a NUL byte of a line as \n: turned back, so that rows stay rows and the article is known as binary. */
static void add_line(struct buffer *out, struct view line)
{
    const char *stray;

    while (line.size && (stray = memchr(line.data, '\n', line.size))) {
        size_t before = (size_t)(stray - line.data);

        buffer_add(out, line.data, before);
        buffer_add(out, "", 1);
        line.data += before + 1;
        line.size -= before + 1;
    }
    buffer_view(out, line);
    buffer_add(out, "\n", 1);
}

enum error_code lines_append(struct buffer *out, const msgpack_object *added, struct error *error)
{
    for (uint32_t i = 0; i < added->via.array.size; i++) {
        const msgpack_object_str *line = &added->via.array.ptr[i].via.str;

        if (out->size + line->size >= ARTICLE_BYTES)
            return error_set(error, ERROR_TOO_LARGE, "the buffer is larger than %d MiB",
                             ARTICLE_BYTES >> 20);
        add_line(out, line->size ? (struct view){line->ptr, line->size} : VIEW(""));
    }
    return out->failed
               ? error_set(error, ERROR_NO_MEMORY, "not enough memory for the buffer's lines")
               : ERROR_OK;
}

/* Where a row begins. Precondition: row <= lines->size. */
static size_t offset_of(const struct lines *lines, uint32_t row)
{
    const char *at = lines->text.data, *end = at + lines->text.size;

    if (row == lines->size)
        return lines->text.size;
    while (row-- > 0)
        at = (const char *)memchr(at, '\n', (size_t)(end - at)) + 1;
    return (size_t)(at - lines->text.data);
}

/* Replaces lines in the middle by way of a copy of what stands behind them. */
static void splice(struct lines *lines, struct range rows, const msgpack_object *added)
{
    size_t from = offset_of(lines, rows.from), to = offset_of(lines, rows.to);
    struct buffer behind = BUFFER_INIT;

    buffer_add(&behind, lines->text.data + to, lines->text.size - to);
    lines->text.size = from;
    lines_append(&lines->text, added, &lines->error);
    buffer_view(&lines->text, buffer_as_view(&behind));
    if (behind.failed || lines->text.failed)
        error_set(&lines->error, ERROR_NO_MEMORY, "not enough memory for the buffer's lines");
    buffer_release(&behind);
}

void lines_replace(struct lines *lines, struct range rows, const msgpack_object *added)
{
    if (rows.to > lines->size)
        rows.to = lines->size;
    if (rows.from == 0 && rows.to == lines->size) {
        lines_release(lines);
        rows.to = 0;
    }
    if (lines->error.code)
        return;
    if (rows.from > lines->size || rows.from > rows.to) {
        error_set(&lines->error, ERROR_PROTOCOL, "there is no line %u to replace", rows.from);
        return;
    }
    if (rows.from == lines->size)
        lines_append(&lines->text, added, &lines->error);
    else
        splice(lines, rows, added);
    lines->size += added->via.array.size - (rows.to - rows.from);
}

void lines_release(struct lines *lines)
{
    buffer_release(&lines->text);
    memset(lines, 0, sizeof(*lines));
}
