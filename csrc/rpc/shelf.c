/* rpc/shelf.c - the articles of one folder: its store, and those of them that are in use */
#include "rpc/shelf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "corpus/neighbours.h"
#include "corpus/place.h"

/* A refresh on its way through the pool. */
struct refresh {
    uv_work_t work;
    struct shelf *shelf;
    bool look;
    struct index_report report;
    struct stock_counts counts;
    struct error error;
};

static void readings_release(struct readings *readings)
{
    for (uint32_t i = 0; i < readings->size; i++)
        reading_drop(readings->at[i]);
    free(readings->at);
    *readings = (struct readings){NULL, 0};
}

/* Once nothing runs for it and the loop has let its handle go. */
static void shelf_free(struct shelf *shelf)
{
    if (shelf->busy || shelf->handle)
        return;
    readings_release(&shelf->held);
    if (shelf->open) {
        terms_release(&shelf->maker);
        store_close(&shelf->store);
    }
    authority_drop(shelf->authority);
    free(shelf->file);
    free(shelf->path);
    free(shelf);
}

/* Editors write files beside the article on the way: only what can be an article or a table of names counts. */
static bool on_touched(void *context, const char *name)
{
    struct shelf *shelf = context;
    bool counts = !name || place_fits(name, shelf->patterns) ||
                  (name[0] != '.' && view_ends(view_of(name), VIEW(".tsv")));

    shelf->stale |= counts;
    return counts;
}

static void on_changed(void *context)
{
    struct shelf *shelf = context;

    shelf->listener.changed(shelf->listener.context, shelf);
}

static void shelf_watch(struct shelf *shelf)
{
    shelf->watch = watch_new(shelf->loop, shelf->path, on_touched, on_changed, shelf);
}

struct shelf *shelf_new(uv_loop_t *loop, struct view path, const char *patterns,
                        const struct shelf_listener *listener)
{
    struct shelf *shelf = calloc(1, sizeof(*shelf));

    if (!shelf)
        return NULL;
    shelf->loop = loop;
    shelf->listener = *listener;
    snprintf(shelf->given, sizeof(shelf->given), "%s", patterns);
    snprintf(shelf->patterns, sizeof(shelf->patterns), "%s",
             patterns[0] ? patterns : place_patterns);
    shelf->path = strndup(path.data, path.size);
    if (!shelf->path) {
        free(shelf);
        return NULL;
    }
    uv_timer_init(loop, &shelf->timer);
    shelf->timer.data = shelf;
    shelf->handle = true;
    uv_unref((uv_handle_t *)&shelf->timer);
    shelf_watch(shelf);
    return shelf;
}

static void set_progress(void *context, uint32_t done, uint32_t total)
{
    struct shelf *shelf = context;

    __atomic_store_n(&shelf->total, total, __ATOMIC_RELAXED);
    __atomic_store_n(&shelf->done, done, __ATOMIC_RELAXED);
}

static void on_timer(uv_timer_t *timer)
{
    struct shelf *shelf = timer->data;

    if (__atomic_load_n(&shelf->total, __ATOMIC_RELAXED))
        shelf->listener.progress(shelf->listener.context, shelf);
}

struct shelf_progress shelf_progress(const struct shelf *shelf)
{
    uint64_t passed = uv_now(shelf->loop) - shelf->begun;
    struct shelf_progress now = {.done = __atomic_load_n(&shelf->done, __ATOMIC_RELAXED),
                                 .total = __atomic_load_n(&shelf->total, __ATOMIC_RELAXED)};

    now.rate = passed ? (uint32_t)(now.done * 1000ull / passed) : 0;
    return now;
}

/* In the pool: opens the store, or brings the open one up to date. */
static enum error_code update(struct refresh *r, const char *folder)
{
    struct shelf *shelf = r->shelf;
    const struct index_options options = {.patterns = shelf->given[0] ? shelf->given : NULL,
                                          .cancel = &shelf->cancel,
                                          .progress = set_progress,
                                          .context = shelf,
                                          .gentle = true};
    enum error_code code;

    if (shelf->open)
        return index_refresh(&r->report, &shelf->store, folder, &options, &r->error);
    if (!terms_init(&shelf->maker, &r->error))
        return r->error.code;
    code = index_open(&shelf->store, &r->report, folder, NULL, &options, &r->error);
    shelf->open = !code;
    if (code)
        terms_release(&shelf->maker);
    return code;
}

static void refresh_work(uv_work_t *work)
{
    struct refresh *r = work->data;
    struct shelf *shelf = r->shelf;
    char *folder = NULL;

    if (!r->look)
        return;
    if (!place_folder(&folder, shelf->path, &r->error) && !update(r, folder))
        stock_count(&r->counts, &shelf->store, &r->error);
    free(folder);
    if (shelf->open && !shelf->store.path) { /* not even in memory */
        terms_release(&shelf->maker);
        shelf->open = false;
    }
}

/* The tables that the store's articles were analysed with: those of buffers are to be as well. */
static void take_authority(struct shelf *shelf)
{
    const struct authority *authority = shelf->open ? shelf->store.authority : NULL;

    if (authority == shelf->authority)
        return;
    readings_release(&shelf->held);
    authority_drop(shelf->authority);
    shelf->authority = authority_hold(authority);
}

/* A folder that is not there is not watched either; one that is back is looked at once more, for what came before the watch did. */
static void watch_again(struct shelf *shelf)
{
    if (shelf->error.code) {
        watch_close(shelf->watch);
        shelf->watch = NULL;
    } else if (!shelf->watch) {
        shelf_watch(shelf);
        shelf->stale = shelf->watch != NULL;
    }
}

/* What is new to the user: that the store is another, the folder refused, or too large. */
static void take_note(struct shelf *shelf, const struct refresh *r)
{
    if (shelf->open && shelf->store.note.code) {
        shelf->note = shelf->store.note;
        shelf->store.note = (struct error){ERROR_OK, ""};
    } else if (r->error.code == ERROR_USAGE && shelf->error.code != ERROR_USAGE) {
        shelf->note = r->error;
    } else if (r->report.left_out > shelf->too_many) {
        error_set(&shelf->note, ERROR_TOO_LARGE, "%s: %u articles past the limit are left out",
                  shelf->path, r->report.left_out);
    }
    shelf->too_many = r->report.left_out;
}

static void take_file(struct shelf *shelf)
{
    bool kept = shelf->open && !shelf->error.code && !store_is_memory(&shelf->store);

    free(shelf->file);
    shelf->file = kept ? strdup(shelf->store.path) : NULL;
}

static void take_report(struct shelf *shelf, const struct refresh *r)
{
    take_note(shelf, r);
    shelf->error = r->error;
    shelf->articles = (uint32_t)r->counts.articles;
    shelf->left_out = (uint32_t)r->counts.faults + r->report.left_out;
    if (r->error.code)
        log_write(LEVEL_WARNING, "%s", r->error.message);
    if (shelf->open)
        index_patterns(shelf->patterns, &shelf->store);
    take_authority(shelf);
    take_file(shelf);
    watch_again(shelf);
}

static void shelf_next(struct shelf *shelf);

static void refresh_done(uv_work_t *work, int status)
{
    struct refresh *r = work->data;
    struct shelf *shelf = r->shelf;

    (void)status;
    shelf->busy = false;
    uv_timer_stop(&shelf->timer);
    if (shelf->closed) {
        shelf_free(shelf);
    } else {
        if (r->look)
            take_report(shelf, r);
        shelf_next(shelf);
    }
    free(r);
}

static bool is_due(const struct shelf *shelf)
{
    return !shelf->watch || shelf->stale || !shelf->looked ||
           uv_now(shelf->loop) - shelf->looked >= SHELF_FRESH;
}

static bool queue_refresh(struct shelf *shelf)
{
    struct refresh *r = calloc(1, sizeof(*r));

    if (!r)
        return false;
    r->work.data = r;
    r->shelf = shelf;
    r->look = is_due(shelf);
    if (uv_queue_work(shelf->loop, &r->work, refresh_work, refresh_done)) {
        free(r);
        return false;
    }
    if (r->look) {
        shelf->stale = false;
        shelf->looked = uv_now(shelf->loop) + 1; /* never 0 */
    }
    return true;
}

/* What is to be done now that nothing works on the shelf. */
static void shelf_next(struct shelf *shelf)
{
    if (shelf->busy)
        return;
    if (!shelf->wanted) {
        shelf->listener.ready(shelf->listener.context, shelf);
        return;
    }
    shelf->wanted = false;
    shelf->done = shelf->total = 0;
    shelf->begun = uv_now(shelf->loop);
    shelf->busy = queue_refresh(shelf);
    if (shelf->busy) {
        uv_timer_start(&shelf->timer, on_timer, SHELF_PROGRESS, SHELF_PROGRESS);
        return;
    }
    error_set(&shelf->error, ERROR_NO_MEMORY, "not enough memory to list the folder");
    shelf->listener.ready(shelf->listener.context, shelf);
}

void shelf_refresh(struct shelf *shelf, bool look)
{
    shelf->wanted = true;
    shelf->stale |= look;
    shelf_next(shelf);
}

void shelf_enter(struct shelf *shelf)
{
    shelf->busy = true;
}

/* The first of the readings in use whose name is not before a name. */
static uint32_t place_of(const struct readings *held, struct view name)
{
    uint32_t low = 0, high = held->size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (view_compare(reading_name(held->at[middle]), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct reading *find_held(const struct readings *held, const struct neighbour *neighbour)
{
    struct view name = view_of(neighbour->name);

    for (uint32_t i = place_of(held, name);
         i < held->size && view_equal(reading_name(held->at[i]), name); i++)
        if (held->at[i]->hash == neighbour->hash)
            return reading_hold(held->at[i]);
    return NULL;
}

static enum error_code load(struct shelf *shelf, struct reading **out,
                            const struct neighbour *neighbour, struct arena *arena,
                            struct error *error)
{
    const char *path = arena_format(arena, "%s/%s", shelf->path, neighbour->name);
    enum error_code code = reading_of_store(out, &shelf->store, neighbour->id, path, error);

    if (!code)
        (*out)->hash = neighbour->hash;
    return code;
}

/* One that left meanwhile (another process may write, too) is none. */
static enum error_code gather_one(struct shelf *shelf, struct readings *out,
                                  const struct neighbour *neighbour, struct arena *arena,
                                  struct error *error)
{
    struct error own = {ERROR_OK, ""};
    struct reading *reading = find_held(&shelf->held, neighbour);
    enum error_code code = reading ? ERROR_OK : load(shelf, &reading, neighbour, arena, &own);

    if (code && code != ERROR_NOT_FOUND)
        return error_set(error, code, "%s", own.message);
    if (reading)
        out->at[out->size++] = reading;
    return ERROR_OK;
}

static enum error_code gather_guarded(struct shelf *shelf, struct readings *out,
                                      const struct reading *own, struct arena *arena,
                                      struct error *error)
{
    struct neighbours found;
    enum error_code code;
    jmp_buf guard;

    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to link the articles");
    arena->guard = &guard;
    code = neighbours_find(&found, &shelf->store, &shelf->maker, &own->article.analysis,
                           arena_copy(arena, reading_name(own)).data, arena, error);
    if (code)
        return code;
    out->at = calloc(found.size + 1u, sizeof(struct reading *));
    if (!out->at)
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to link the articles");
    for (uint32_t i = 0; i < found.size && !code; i++)
        code = gather_one(shelf, out, &found.at[i], arena, error);
    return code;
}

enum error_code shelf_gather(struct shelf *shelf, struct readings *out, const struct reading *own,
                             struct error *error)
{
    struct arena arena;
    enum error_code code;

    *out = (struct readings){NULL, 0};
    if (!shelf->open || shelf->error.code)
        return ERROR_OK;
    arena_init(&arena, ANALYSIS_MEMORY);
    code = gather_guarded(shelf, out, own, &arena, error);
    arena_release(&arena);
    return code;
}

void shelf_count(struct shelf *shelf, const struct reading *own, uint32_t *articles,
                 uint32_t *left_out)
{
    sqlite3_stmt *find;
    int64_t is_read;

    *articles = 1;
    *left_out = 0;
    if (!shelf->open || shelf->error.code)
        return;
    find = store_prepare(&shelf->store, "SELECT fault IS NULL FROM article WHERE name = ?", NULL);
    if (find)
        store_bind(find, 1, reading_name(own));
    is_read = store_number(&shelf->store, find, -1);
    *articles = shelf->articles + (is_read != 1);
    *left_out = shelf->left_out - (is_read == 0);
}

/* Those of both lists that somebody beside the lists holds; each once. Takes both over; without memory for it nothing is kept. */
static void keep_used(struct readings *held, struct readings *gathered)
{
    struct readings kept = {calloc(held->size + gathered->size + 1u, sizeof(struct reading *)), 0};
    uint32_t i = 0, k = 0;

    while (kept.at && (i < held->size || k < gathered->size)) {
        int order = i == held->size ? 1
                    : k == gathered->size
                        ? -1
                        : view_compare(reading_name(held->at[i]), reading_name(gathered->at[k]));
        struct reading *reading = order <= 0 ? held->at[i++] : gathered->at[k++];

        if (order == 0 && reading == gathered->at[k])
            reading_drop(gathered->at[k++]);
        if (reading_is_shared(reading))
            kept.at[kept.size++] = reading;
        else
            reading_drop(reading);
    }
    if (kept.at)
        held->size = gathered->size = 0;
    readings_release(held);
    readings_release(gathered);
    *held = kept;
}

void shelf_leave(struct shelf *shelf, struct readings *gathered)
{
    shelf->busy = false;
    keep_used(&shelf->held, gathered);
    if (shelf->closed) {
        shelf_free(shelf);
        return;
    }
    if (shelf->open && shelf->store.damaged && !shelf->replaced) {
        shelf->replaced = shelf->stale = true;
        on_changed(shelf);
    }
    shelf_next(shelf);
}

static void on_handle_closed(uv_handle_t *handle)
{
    struct shelf *shelf = handle->data;

    shelf->handle = false;
    shelf_free(shelf);
}

void shelf_close(struct shelf *shelf)
{
    shelf->closed = true;
    watch_close(shelf->watch);
    shelf->watch = NULL;
    __atomic_store_n(&shelf->cancel, 1, __ATOMIC_RELAXED);
    uv_close((uv_handle_t *)&shelf->timer, on_handle_closed);
}
