/* rpc/wide.c - what is asked of a whole folder that is too large to be loaded */
#include "rpc/wide.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/utf8.h"
#include "rpc/answer.h"

/* The store is to be read through a connection of the question's own; one in memory is lent as a whole. */
static bool take_store(struct wide *wide, struct shelf *shelf)
{
    if (shelf->file)
        buffer_text(&wide->file, shelf->file);
    else if (shelf->busy || !shelf->open || shelf->error.code)
        return false;
    buffer_text(&wide->folder, shelf->path);
    wide->authority = authority_hold(shelf->authority);
    if (!shelf->file) {
        shelf_enter(shelf);
        wide->shelf = shelf;
    }
    return !wide->file.failed && !wide->folder.failed;
}

static bool take_arguments(struct wide *wide, const struct call *call, struct view name)
{
    wide->arguments =
        (struct arguments){.buffer = call->arguments.buffer, .position = call->arguments.position};
    buffer_view(&wide->name, name);
    buffer_view(&wide->kind, call->arguments.kind);
    wide->arguments.name = buffer_as_view(&wide->name);
    wide->arguments.kind = buffer_as_view(&wide->kind);
    return !wide->name.failed && !wide->kind.failed;
}

struct wide *wide_new(const struct call *call, bool persons)
{
    struct document *document = call->document;
    struct view name = persons ? call->arguments.name : call_name(call);
    struct wide *wide;

    if (!document || snapshot_is_whole(document->snapshot) || !document->shelf ||
        (!persons && !name.size))
        return NULL;
    wide = calloc(1, sizeof(*wide));
    if (!wide)
        return NULL;
    arena_init(&wide->arena, ANALYSIS_MEMORY);
    wide->work.data = wide;
    wide->session = call->session;
    wide->persons = persons;
    wide->own = reading_hold(document->reading);
    if (take_arguments(wide, call, name) && take_store(wide, document->shelf))
        return wide;
    wide_free(wide);
    return NULL;
}

void wide_free(struct wide *wide)
{
    struct readings none = {NULL, 0};

    if (!wide)
        return;
    snapshot_free(wide->snapshot);
    reading_drop(wide->own);
    authority_drop(wide->authority);
    if (wide->shelf)
        shelf_leave(wide->shelf, &none);
    buffer_release(&wide->name);
    buffer_release(&wide->kind);
    buffer_release(&wide->file);
    buffer_release(&wide->folder);
    arena_release(&wide->arena);
    free(wide);
}

static bool is_cancelled(const struct wide *wide)
{
    return __atomic_load_n(&wide->cancel, __ATOMIC_RELAXED);
}

/* Those that can be loaded; each is held. */
static uint32_t load_all(struct reading **out, struct wide *wide, struct store *store,
                         const struct neighbours *found)
{
    uint32_t size = 0;

    for (uint32_t i = 0; i < found->size && !is_cancelled(wide); i++) {
        const char *path = arena_format(
            &wide->arena, "%.*s/%s", VIEW_ARGS(buffer_as_view(&wide->folder)), found->at[i].name);
        struct error error = {ERROR_OK, ""};

        if (!reading_of_store(&out[size], store, found->at[i].id, path, &error))
            size++;
    }
    return size;
}

static struct snapshot *link_all(struct wide *wide, struct reading **others, uint32_t size)
{
    struct snapshot *snapshot = snapshot_new(wide->own, others, size);
    struct error error = {ERROR_OK, ""};

    for (uint32_t i = 0; i < size; i++)
        reading_drop(others[i]);
    if (!snapshot || !snapshot_link(snapshot, &wide->cancel, &error))
        return snapshot;
    log_write(LEVEL_WARNING, "%s", error.message);
    snapshot_free(snapshot);
    return NULL;
}

static enum error_code find_person(struct wide *wide, struct store *store, struct error *error)
{
    struct arena *arena = &wide->arena;
    struct view id = roster_id(store, utf8_normal(arena, wide->arguments.name), arena);
    struct neighbours found;
    struct reading **others;

    if (!id.size)
        return ERROR_OK;
    if (roster_articles(&found, store, id, reading_name(wide->own), arena, error))
        return error->code;
    others = arena_new_array(arena, found.size + 1, struct reading *);
    wide->snapshot = link_all(wide, others, load_all(others, wide, store, &found));
    return ERROR_OK;
}

static enum error_code find_persons(struct wide *wide, struct store *store, struct error *error)
{
    struct roster *roster = arena_new(&wide->arena, struct roster);

    if (roster_find(roster, store, utf8_normal(&wide->arena, wide->arguments.name), &wide->arena,
                    error))
        return error->code;
    wide->roster = roster;
    return ERROR_OK;
}

/* Under a guard: what allocates in the arena does not return when memory runs out. */
static enum error_code find_in(struct wide *wide, struct store *store, struct error *error)
{
    jmp_buf guard;
    enum error_code code;

    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to search the folder");
    wide->arena.guard = &guard;
    code = wide->persons ? find_persons(wide, store, error) : find_person(wide, store, error);
    wide->arena.guard = NULL;
    return code;
}

/* Through a connection of its own, which knows the user's tables that the folder was read with. */
static enum error_code find_in_file(struct wide *wide, struct error *error)
{
    struct store store;
    enum error_code code;

    buffer_add(&wide->file, "", 1);
    if (wide->file.failed)
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to search the folder");
    if (store_open(&store, wide->file.data, error))
        return error->code;
    store.authority = authority_hold(wide->authority);
    code = find_in(wide, &store, error);
    store_close(&store);
    return code;
}

void wide_find(struct wide *wide)
{
    struct error error = {ERROR_OK, ""};

    if (is_cancelled(wide))
        return;
    if (wide->shelf ? find_in(wide, &wide->shelf->store, &error) : find_in_file(wide, &error))
        log_write(LEVEL_WARNING, "%s", error.message);
}

static void find_work(uv_work_t *work)
{
    wide_find(work->data);
}

static void ask_first(struct session *session);

static void find_done(uv_work_t *work, int status)
{
    struct wide *wide = work->data;
    struct session *session = wide->session;

    (void)status;
    session->asked = wide->next;
    wide->answer(wide);
    wide_free(wide);
    ask_first(session);
}

/* Without memory for the pool the buffer's snapshot has to do. */
static void ask_first(struct session *session)
{
    struct wide *wide = session->asked;

    while (wide && uv_queue_work(session->loop, &wide->work, find_work, find_done)) {
        session->asked = wide->next;
        wide->answer(wide);
        wide_free(wide);
        wide = session->asked;
    }
}

/* Only the first one works; it is answered when it has stopped. */
static void cancel_at(struct wide **at, bool works)
{
    struct wide *wide = *at;

    __atomic_store_n(&wide->cancel, 1, __ATOMIC_RELAXED);
    if (works)
        return;
    *at = wide->next;
    wide->answer(wide);
    wide_free(wide);
}

/* Those of a buffer or, where `newer` is given, those whose place that takes. The end of what is asked. */
static struct wide **cancel_those(struct session *session, uint32_t buffer,
                                  const struct wide *newer)
{
    struct wide **at = &session->asked;

    while (*at) {
        struct wide *older = *at;
        bool goes = older->arguments.buffer == buffer &&
                    (!newer || (newer->method == older->method &&
                                view_equal(newer->arguments.kind, older->arguments.kind)));

        if (goes)
            cancel_at(at, older == session->asked);
        if (*at == older)
            at = &older->next;
    }
    return at;
}

void wide_ask(struct wide *wide)
{
    *cancel_those(wide->session, wide->arguments.buffer, wide) = wide;
    if (wide->session->asked == wide)
        ask_first(wide->session);
}

void wide_forget(struct session *session, uint32_t buffer)
{
    cancel_those(session, buffer, NULL);
}
