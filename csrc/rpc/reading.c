/* rpc/reading.c - one article, read and analysed */
#include "rpc/reading.h"

#include <stdlib.h>

#include "base/log.h"

static struct reading *reading_new(const struct authority *authority)
{
    struct reading *reading = calloc(1, sizeof(*reading));

    if (!reading)
        return NULL;
    reading->holders = 1;
    arena_init(&reading->arena, ANALYSIS_MEMORY);
    reading->article.arena = &reading->arena;
    reading->authority = authority_hold(authority);
    return reading;
}

/* Under a guard: what allocates in the arena does not return when memory runs out. */
static enum error_code fill_lines(struct reading *reading, struct view path, struct view bytes,
                                  const struct analysis_options *options, struct error *error)
{
    struct folder_article *own = &reading->article;
    jmp_buf guard;
    enum error_code code;

    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "%.*s: not enough memory", VIEW_ARGS(path));
    reading->arena.guard = &guard;
    path = arena_copy(&reading->arena, path);
    own->path = (char *)path.data;
    code =
        article_bytes(&own->article, path, arena_copy(&reading->arena, bytes), DOOR_LINES, error);
    if (!code)
        code = analyze(&own->analysis, &own->article, options, &reading->arena, error);
    if (!code)
        positions_init(&reading->positions, &own->article, &reading->arena);
    reading->arena.guard = NULL;
    return code;
}

static enum error_code fill_stored(struct reading *reading, struct store *store, int64_t id,
                                   const char *path, struct error *error)
{
    struct folder_article *own = &reading->article;
    jmp_buf guard;
    enum error_code code;

    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "%s: not enough memory", path);
    reading->arena.guard = &guard;
    own->path = (char *)arena_copy(&reading->arena, view_of(path)).data;
    code = stock_load(own, store, id, own->path, error);
    if (!code)
        positions_init(&reading->positions, &own->article, &reading->arena);
    reading->arena.guard = NULL;
    return code;
}

/* Only what was filled is handed out. */
static enum error_code hand_out(struct reading **out, struct reading *reading, enum error_code code)
{
    if (code)
        reading_drop(reading);
    *out = code ? NULL : reading;
    return code;
}

enum error_code reading_of_store(struct reading **out, struct store *store, int64_t id,
                                 const char *path, struct error *error)
{
    struct reading *reading = reading_new(store->authority);

    *out = NULL;
    if (!reading)
        return error_set(error, ERROR_NO_MEMORY, "%s: not enough memory", path);
    return hand_out(out, reading, fill_stored(reading, store, id, path, error));
}

enum error_code reading_of_lines(struct reading **out, struct view path, struct view bytes,
                                 const struct analysis_options *options, struct error *error)
{
    struct reading *reading = reading_new(options->authority);

    *out = NULL;
    if (!reading)
        return error_set(error, ERROR_NO_MEMORY, "not enough memory");
    return hand_out(out, reading, fill_lines(reading, path, bytes, options, error));
}

struct reading *reading_hold(struct reading *reading)
{
    __atomic_add_fetch(&reading->holders, 1, __ATOMIC_RELAXED);
    return reading;
}

void reading_drop(struct reading *reading)
{
    if (!reading || __atomic_sub_fetch(&reading->holders, 1, __ATOMIC_ACQ_REL))
        return;
    arena_release(&reading->arena);
    authority_drop(reading->authority);
    free(reading);
}

bool reading_is_shared(const struct reading *reading)
{
    return __atomic_load_n(&reading->holders, __ATOMIC_RELAXED) > 1;
}

struct view reading_name(const struct reading *reading)
{
    const char *slash = strrchr(reading->article.path, '/');

    return view_of(slash ? slash + 1 : reading->article.path);
}

static void warm_work(uv_work_t *work)
{
    struct error error = {0};

    (void)work;
    if (!lexicon_get(&error))
        log_write(LEVEL_ERROR, "%s", error.message);
}

static void warm_done(uv_work_t *work, int status)
{
    (void)work;
    (void)status;
}

int reading_warm(uv_loop_t *loop, uv_work_t *work)
{
    return uv_queue_work(loop, work, warm_work, warm_done);
}
