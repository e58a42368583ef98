/* rpc/errand.c - what an `analyze` asks for, kept until it is done */
#include "rpc/errand.h"

/* The text that is held, if it is the one that the editor speaks of. */
static void take_held(struct errand *out, const struct lines *held, uint32_t bytes)
{
    if (held->error.code)
        out->error = held->error;
    else if (held->text.size != bytes)
        error_set(&out->error, ERROR_PROTOCOL, "%zu bytes are held of a text of %u",
                  held->text.size, bytes);
    else
        buffer_view(&out->lines, buffer_as_view(&held->text));
}

void errand_take(struct errand *out, const struct arguments *arguments, const struct lines *held)
{
    out->given = true;
    out->reads = arguments->lines || arguments->bytes;
    out->row = arguments->position.row;
    out->folder = arguments->folder;
    out->tick = arguments->tick;
    out->date = arguments->date;
    buffer_view(&out->path, arguments->path);
    if (memchr(arguments->path.data ? arguments->path.data : "", '\0', arguments->path.size))
        error_set(&out->error, ERROR_USAGE, "the path holds a NUL byte");
    if (arguments->lines)
        lines_append(&out->lines, arguments->lines, &out->error);
    else if (out->reads)
        take_held(out, held, arguments->bytes);
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
