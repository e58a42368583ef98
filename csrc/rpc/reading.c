/* rpc/reading.c - one article, read and analysed */
#include "rpc/reading.h"

#include <stdlib.h>

struct door {
    struct view path, bytes;
    enum article_door kind;
};

static enum error_code reading_load(struct reading *reading, const struct door *door,
                                    struct error *error)
{
    struct folder_article *own = &reading->article;
    struct view path = arena_copy(&reading->arena, door->path);

    own->path = (char *)path.data;
    if (door->kind == DOOR_FILE)
        return article_load(&own->article, path.data, &reading->arena, error);
    return article_bytes(&own->article, path, arena_copy(&reading->arena, door->bytes), DOOR_LINES,
                         error);
}

/* Under a guard: what allocates in the arena does not return when memory runs out. */
static enum error_code reading_fill(struct reading *reading, const struct door *door,
                                    const struct analysis_options *options, struct error *error)
{
    jmp_buf guard;
    enum error_code code;

    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "%.*s: not enough memory", VIEW_ARGS(door->path));
    reading->arena.guard = &guard;
    code = reading_load(reading, door, error);
    if (!code)
        code = analyze(&reading->article.analysis, &reading->article.article, options,
                       &reading->arena, error);
    if (!code)
        positions_init(&reading->positions, &reading->article.article, &reading->arena);
    reading->arena.guard = NULL;
    return code;
}

static enum error_code reading_make(struct reading **out, const struct door *door,
                                    const struct analysis_options *options, struct error *error)
{
    struct reading *reading = calloc(1, sizeof(*reading));
    enum error_code code;

    *out = NULL;
    if (!reading)
        return error_set(error, ERROR_NO_MEMORY, "not enough memory");
    reading->holders = 1;
    arena_init(&reading->arena, ANALYSIS_MEMORY);
    reading->article.arena = &reading->arena;
    reading->authority = authority_hold(options->authority);
    code = reading_fill(reading, door, options, error);
    if (code)
        reading_drop(reading);
    else
        *out = reading;
    return code;
}

enum error_code reading_of_file(struct reading **out, const char *path,
                                const struct analysis_options *options, struct error *error)
{
    struct file_status status;
    struct door door = {view_of(path), {"", 0}, DOOR_FILE};
    enum error_code code = file_status(&status, path, error);

    *out = NULL;
    if (!code && status.size > FOLDER_FILE_BYTES)
        code = error_set(error, ERROR_TOO_LARGE, "%s: is larger than 2 MiB", path);
    return code ? code : reading_make(out, &door, options, error);
}

enum error_code reading_of_lines(struct reading **out, struct view path, struct view bytes,
                                 const struct analysis_options *options, struct error *error)
{
    struct door door = {path, bytes, DOOR_LINES};

    return reading_make(out, &door, options, error);
}

struct reading *reading_hold(struct reading *reading)
{
    reading->holders++;
    return reading;
}

void reading_drop(struct reading *reading)
{
    if (reading && --reading->holders == 0) {
        arena_release(&reading->arena);
        authority_drop(reading->authority);
        free(reading);
    }
}

struct view reading_name(const struct reading *reading)
{
    const char *slash = strrchr(reading->article.path, '/');

    return view_of(slash ? slash + 1 : reading->article.path);
}
