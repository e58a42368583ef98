/* rpc/errand.c - what an `analyze` asks for, kept until it is done */
#include "rpc/errand.h"

#include "text/article.h"

/* Neovim holds a NUL byte of a line as \n: turned back, so that rows stay rows and the article is known as binary. */
static void add_line(struct buffer *out, struct view line)
{
    const char *stray;

    while ((stray = memchr(line.data, '\n', line.size))) {
        size_t before = (size_t)(stray - line.data);

        buffer_add(out, line.data, before);
        buffer_add(out, "", 1);
        line.data += before + 1;
        line.size -= before + 1;
    }
    buffer_view(out, line);
    buffer_add(out, "\n", 1);
}

static void join_lines(struct errand *out, const msgpack_object *lines)
{
    for (uint32_t i = 0; i < lines->via.array.size; i++) {
        const msgpack_object_str *line = &lines->via.array.ptr[i].via.str;

        if (out->lines.size + line->size >= ARTICLE_BYTES) {
            error_set(&out->error, ERROR_TOO_LARGE, "the buffer is larger than %d MiB",
                      ARTICLE_BYTES >> 20);
            return;
        }
        if (line->size)
            add_line(&out->lines, (struct view){line->ptr, line->size});
        else
            buffer_add(&out->lines, "\n", 1);
    }
}

void errand_take(struct errand *out, const struct arguments *arguments)
{
    out->given = true;
    out->reads = arguments->lines != NULL;
    out->folder = arguments->folder;
    out->tick = arguments->tick;
    out->date = arguments->date;
    buffer_view(&out->path, arguments->path);
    if (memchr(arguments->path.data ? arguments->path.data : "", '\0', arguments->path.size))
        error_set(&out->error, ERROR_USAGE, "the path holds a NUL byte");
    if (out->reads)
        join_lines(out, arguments->lines);
    if (out->lines.failed || out->path.failed)
        error_set(&out->error, ERROR_NO_MEMORY, "not enough memory for the buffer's lines");
}

void errand_replace(struct errand *errand, struct errand *newer)
{
    if (errand->reads && !newer->reads) {
        errand->folder |= newer->folder;
        errand_release(newer);
        return;
    }
    errand_release(errand);
    *errand = *newer;
    memset(newer, 0, sizeof(*newer));
}

void errand_relink(struct errand *errand, uint32_t tick, struct view path)
{
    struct errand newer = {.given = true, .folder = true, .tick = tick};

    buffer_view(&newer.path, path);
    if (newer.path.failed || errand->given)
        errand_release(&newer);
    else
        *errand = newer;
}

void errand_release(struct errand *errand)
{
    buffer_release(&errand->lines);
    buffer_release(&errand->path);
    memset(errand, 0, sizeof(*errand));
}
