/* corpus/index.c - brings the store of a folder up to date */
#include "corpus/index.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "corpus/crew.h"
#include "corpus/place.h"
#include "corpus/prune.h"

enum { TABLES_TEXT = 200 };

struct run {
    struct store *store;
    const char *folder;
    const struct index_options *options;
    struct index_report *report;
    struct error *error;
    char **paths; /* [size] of the folder's articles */
    uint32_t size;
    struct task *tasks; /* [tasks_size] */
    uint32_t tasks_size, done, total;
    uint32_t removed;                   /* by this look at the folder */
    struct harvest *batch[INDEX_BATCH]; /* [batch_size] waits to be written */
    uint32_t batch_size;
};

static enum error_code no_memory(struct run *run)
{
    return error_set(run->error, ERROR_NO_MEMORY, "%s: %s", run->folder,
                     error_default(ERROR_NO_MEMORY));
}

static bool is_cancelled(const struct run *run)
{
    const int *cancel = run->options->cancel;

    return cancel && __atomic_load_n(cancel, __ATOMIC_RELAXED);
}

static uint32_t thread_count(const struct run *run)
{
    uint32_t threads = run->options->threads ? run->options->threads : uv_available_parallelism();

    return threads < INDEX_THREADS ? threads : INDEX_THREADS;
}

static enum error_code keep(struct run *run, const struct harvest *harvest)
{
    if (harvest->same)
        return stock_touch(run->store, harvest->id, &harvest->item.file, run->error);
    run->report->analysed++;
    return stock_put(run->store, &harvest->item, run->error);
}

/* What waits is written in one go, so that another process that writes gets its turn while this one analyses. */
static enum error_code write_batch(struct run *run)
{
    enum error_code code = run->batch_size ? store_begin(run->store, run->error) : ERROR_OK;
    bool begun = run->batch_size && !code;
    uint32_t i;

    for (i = 0; i < run->batch_size; i++) {
        code = code ? code : keep(run, run->batch[i]);
        harvest_release(run->batch[i]);
    }
    run->batch_size = 0;
    if (begun && !code)
        code = store_commit(run->store, run->error);
    if (code)
        store_rollback(run->store);
    return code;
}

static enum error_code add_to_batch(struct run *run, struct harvest *harvest)
{
    if (harvest->cancelled) {
        harvest_release(harvest);
        return ERROR_OK;
    }
    run->batch[run->batch_size++] = harvest;
    return run->batch_size < INDEX_BATCH ? ERROR_OK : write_batch(run);
}

static void tell(struct run *run)
{
    run->done++;
    if (run->options->progress)
        run->options->progress(run->options->context, run->done, run->total);
}

static enum error_code take_all(struct run *run, struct crew *crew)
{
    enum error_code code = ERROR_OK;

    while (!code && crew->taken < crew->size) {
        struct harvest *harvest = crew_take(crew);

        code = harvest ? add_to_batch(run, harvest) : no_memory(run);
        tell(run);
        if (!code && is_cancelled(run))
            code = error_set(run->error, ERROR_CANCELLED, "%s: %s", run->folder,
                             error_default(ERROR_CANCELLED));
    }
    return code;
}

/* What is done is kept when somebody stops it. */
static enum error_code do_tasks(struct run *run)
{
    struct crew crew;
    enum error_code code, last;

    if (!run->tasks_size)
        return ERROR_OK;
    run->done = 0;
    run->total = run->tasks_size;
    code = crew_start(&crew, run->tasks, run->tasks_size, thread_count(run), run->options->gentle,
                      run->store->authority, run->options->cancel, run->error);
    if (code)
        return code;
    code = take_all(run, &crew);
    crew_end(&crew);
    last = write_batch(run);
    return code ? code : last;
}

static bool is_changed(const struct stock_entry *entry, const char *path)
{
    struct file_status status;

    return entry->fault || file_status(&status, path, NULL) || status.size != entry->file.size ||
           status.modified != entry->file.modified;
}

static void add_task(struct run *run, char *path, const struct stock_entry *entry)
{
    struct task *task = &run->tasks[run->tasks_size++];

    *task = (struct task){.path = path};
    if (entry)
        task->file = entry->file;
}

/* In a transaction, which the first one begins. */
static enum error_code remove_one(struct run *run, const struct stock_entry *entry)
{
    enum error_code code = run->removed++ ? ERROR_OK : store_begin(run->store, run->error);

    return code ? code : stock_remove(run->store, entry->file.id, run->error);
}

/* Both lists are in order of name. */
static enum error_code compare_lists(struct run *run, const struct stock_list *list)
{
    enum error_code code = ERROR_OK;
    uint32_t i = 0, k = 0;

    run->removed = 0;
    while (!code && (i < run->size || k < list->size)) {
        int order = i == run->size    ? 1
                    : k == list->size ? -1
                                      : strcmp(place_name(run->paths[i]), list->entries[k].name);

        if (order > 0)
            code = remove_one(run, &list->entries[k]);
        else if (order < 0 || is_changed(&list->entries[k], run->paths[i]))
            add_task(run, run->paths[i], order ? NULL : &list->entries[k]);
        i += order <= 0;
        k += order >= 0;
    }
    run->report->removed += run->removed;
    return code || !run->removed ? code : store_commit(run->store, run->error);
}

/* One look at the folder, and what follows from it. */
static enum error_code update_files(struct run *run)
{
    struct stock_list list;
    enum error_code code = stock_list(&list, run->store, run->error);

    if (code)
        return code;
    run->tasks_size = 0;
    run->tasks = calloc(run->size + 1u, sizeof(*run->tasks));
    code = run->tasks ? compare_lists(run, &list) : no_memory(run);
    if (code)
        store_rollback(run->store);
    code = code ? code : do_tasks(run);
    free(run->tasks);
    run->tasks = NULL;
    stock_list_release(&list);
    return code;
}

/* A near-copy whose original left or changed is to be read again: one more look finds it. */
static bool has_orphans(struct run *run)
{
    return store_number(run->store,
                        store_prepare(run->store,
                                      "SELECT 1 FROM article WHERE modified = -1 AND hash = 0",
                                      NULL),
                        0) == 1;
}

/* All articles are to be analysed again where the user's tables are not those that they were analysed with. */
static enum error_code forget_all(struct run *run, const char *tables)
{
    enum error_code code = store_begin(run->store, run->error);

    if (!code)
        code = store_run(
            run->store,
            store_prepare(run->store, "UPDATE article SET modified = -1, hash = 1", run->error),
            run->error);
    code = code ? code : store_set(run->store, "tables", tables, run->error);
    code = code ? code : store_commit(run->store, run->error);
    if (code)
        store_rollback(run->store);
    return code;
}

static enum error_code read_tables(struct run *run)
{
    struct authority **authority = &run->store->authority;
    struct authority_stamp none = {{0}, {0}};
    enum error_code code = authority_refresh(authority, view_of(run->folder), run->error);
    const struct authority_stamp *stamp = *authority ? &(*authority)->stamp : &none;
    char now[TABLES_TEXT] = "", before[TABLES_TEXT] = "";
    size_t size = 0;
    int i;

    for (i = 0; i < AUTHORITY_TABLES && size < sizeof(now); i++)
        size += (size_t)snprintf(now + size, sizeof(now) - size, "%lld:%lld ",
                                 (long long)stamp->size[i], (long long)stamp->modified[i]);
    store_get(run->store, "tables", before, sizeof(before));
    if (code || strcmp(now, before) == 0)
        return code;
    return forget_all(run, now);
}

static enum error_code update(struct run *run)
{
    enum error_code code = read_tables(run);

    code = code ? code : update_files(run);
    if (!code && has_orphans(run))
        code = update_files(run);
    return code ? code : store_set(run->store, "folder", run->folder, run->error);
}

void index_patterns(char out[PLACE_PATTERNS], struct store *store)
{
    if (!store_get(store, "patterns", out, PLACE_PATTERNS))
        snprintf(out, PLACE_PATTERNS, "%s", place_patterns);
}

/* What the user gives is kept, for those who give none. */
static enum error_code take_patterns(struct run *run, char out[PLACE_PATTERNS])
{
    const char *given = run->options->patterns;

    index_patterns(out, run->store);
    if (!given || strcmp(given, out) == 0)
        return ERROR_OK;
    if (strlen(given) >= PLACE_PATTERNS)
        return error_set(run->error, ERROR_USAGE, "%s: patterns of more than %d bytes", run->folder,
                         PLACE_PATTERNS - 1);
    snprintf(out, PLACE_PATTERNS, "%s", given);
    return store_set(run->store, "patterns", given, run->error);
}

enum error_code index_update(struct index_report *out, struct store *store, const char *folder,
                             const struct index_options *options, struct error *error)
{
    static const struct index_options none;
    struct run run = {.store = store, .folder = folder, .report = out, .error = error};
    char patterns[PLACE_PATTERNS];
    enum error_code code;

    memset(out, 0, sizeof(*out));
    run.options = options ? options : &none;
    code = take_patterns(&run, patterns);
    out->in_store = code != ERROR_OK;
    if (code)
        return code;
    code = place_list(&run.paths, &run.size, &out->left_out,
                      store_is_memory(store) ? INDEX_IN_MEMORY : INDEX_ARTICLES, folder, patterns,
                      error);
    if (code)
        return code;
    out->in_store = true;
    if (!store_is_own(store)) {
        file_list_free(run.paths, run.size);
        return error_set(error, ERROR_VERSION, "%s: another build of csto uses it", store->path);
    }
    code = update(&run);
    file_list_free(run.paths, run.size);
    return code;
}

static enum error_code open_somewhere(struct store *out, const char *folder, const char *file,
                                      struct error *error)
{
    char *path = NULL;
    enum error_code code = file ? ERROR_OK : place_store(&path, folder, error);

    code = code ? code : store_open(out, file ? file : path, error);
    if (!code && !file)
        prune_beside(path, (int64_t)time(NULL) * 1000000000);
    free(path);
    return code;
}

/* What is said of a store that is not kept. */
static enum error_code open_in_memory(struct store *out, const struct error *why,
                                      struct error *error)
{
    enum error_code code = store_open(out, ":memory:", error);

    if (!code)
        error_set(&out->note, why->code, "%s; the store is kept in memory for now", why->message);
    return code;
}

/* Whether the store is at fault, and memory would do better. */
static bool is_of_store(const struct store *store, const struct index_report *report,
                        enum error_code code)
{
    return report->in_store && (code == ERROR_UNREADABLE || code == ERROR_VERSION) &&
           !store_is_memory(store);
}

/* A damaged one is replaced. */
static enum error_code update_sound(struct index_report *out, struct store *store,
                                    const char *folder, const struct index_options *options,
                                    struct error *error)
{
    enum error_code code;

    if (store->damaged && (code = store_replace(store, error)))
        return code;
    code = index_update(out, store, folder, options, error);
    if (!code || !store->damaged || store_replace(store, NULL))
        return code;
    *error = (struct error){ERROR_OK, ""};
    return index_update(out, store, folder, options, error);
}

enum error_code index_refresh(struct index_report *out, struct store *store, const char *folder,
                              const struct index_options *options, struct error *error)
{
    struct error first = {ERROR_OK, ""};
    enum error_code code = update_sound(out, store, folder, options, &first);

    if (code && is_of_store(store, out, code)) {
        store_close(store);
        if (open_in_memory(store, &first, error))
            return error ? error->code : code;
        first = (struct error){ERROR_OK, ""};
        code = index_update(out, store, folder, options, &first);
    }
    return code ? error_set(error, code, "%s", first.message) : ERROR_OK;
}

enum error_code index_open(struct store *out, struct index_report *report, const char *folder,
                           const char *file, const struct index_options *options,
                           struct error *error)
{
    struct error first = {ERROR_OK, ""};
    enum error_code code = open_somewhere(out, folder, file, &first);

    if (code && file)
        return error_set(error, code, "%s", first.message);
    if (code && open_in_memory(out, &first, error))
        return error ? error->code : code;
    first = (struct error){ERROR_OK, ""};
    code = file ? update_sound(report, out, folder, options, &first)
                : index_refresh(report, out, folder, options, &first);
    if (code && out->path)
        store_close(out);
    return code ? error_set(error, code, "%s", first.message) : ERROR_OK;
}
