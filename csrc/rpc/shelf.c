/* rpc/shelf.c - the articles of one folder, kept between requests */
#include "rpc/shelf.h"

#include <stdlib.h>

#include "base/log.h"

static const char *const suffixes[] = {".txt", ".md", NULL};

/* One piece of work in the pool: to list the folder (file == NONE), or to read a file. */
struct shelf_job {
    uv_work_t work;
    struct shelf *shelf;
    uint32_t file;
    struct shelf_file *files; /* what was listed */
    uint32_t size, left_out;
    struct authority *authority; /* the folder's tables as they are now */
    struct reading *reading;     /* what was read */
    struct error error;
};

static void files_free(struct shelf_file *files, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        reading_drop(files[i].reading);
        free(files[i].path);
    }
    free(files);
}

static void shelf_free(struct shelf *shelf)
{
    files_free(shelf->files, shelf->size);
    authority_drop(shelf->authority);
    free(shelf->path);
    free(shelf);
}

static void on_changed(void *context)
{
    struct shelf *shelf = context;

    shelf->listener.changed(shelf->listener.context, shelf);
}

struct shelf *shelf_new(uv_loop_t *loop, struct view path, const struct shelf_listener *listener)
{
    struct shelf *shelf = calloc(1, sizeof(*shelf));

    if (!shelf)
        return NULL;
    shelf->loop = loop;
    shelf->listener = *listener;
    shelf->path = malloc(path.size + 1);
    if (!shelf->path) {
        free(shelf);
        return NULL;
    }
    memcpy(shelf->path, path.data, path.size);
    shelf->path[path.size] = '\0';
    shelf->watch = watch_new(loop, shelf->path, on_changed, shelf);
    return shelf;
}

static void shelf_ready(struct shelf *shelf)
{
    shelf->busy = false;
    if (shelf->again)
        shelf_refresh(shelf);
    else
        shelf->listener.ready(shelf->listener.context, shelf);
}

/* In the pool. Takes the paths over. */
static void list_statuses(struct shelf_job *job, char **paths, uint32_t size)
{
    job->files = calloc(size + 1, sizeof(*job->files));
    for (uint32_t i = 0; i < size; i++) {
        struct file_status status;

        if (!job->files || job->size == FOLDER_ARTICLES || file_status(&status, paths[i], NULL)) {
            job->left_out += job->size == FOLDER_ARTICLES;
            free(paths[i]);
            continue;
        }
        job->files[job->size++] = (struct shelf_file){paths[i], status.size, status.modified, NULL};
    }
    free(paths);
    if (!job->files)
        error_set(&job->error, ERROR_NO_MEMORY, "not enough memory to list the folder");
}

static void list_work(uv_work_t *work)
{
    struct shelf_job *job = work->data;
    char **paths = NULL;
    uint32_t size = 0;

    job->authority = authority_hold(job->shelf->authority);
    authority_refresh(&job->authority, view_of(job->shelf->path), &job->error);
    if (!file_list(&paths, &size, job->shelf->path, suffixes, &job->error))
        list_statuses(job, paths, size);
}

static void read_work(uv_work_t *work)
{
    struct shelf_job *job = work->data;
    struct analysis_options options = {.cancel = &job->shelf->cancel,
                                       .authority = job->shelf->authority};

    reading_of_file(&job->reading, job->shelf->files[job->file].path, &options, &job->error);
}

static bool shelf_queue(struct shelf *shelf, uint32_t file, uv_work_cb run, uv_after_work_cb done)
{
    struct shelf_job *job = calloc(1, sizeof(*job));

    if (!job)
        return false;
    job->work.data = job;
    job->shelf = shelf;
    job->file = file;
    if (uv_queue_work(shelf->loop, &job->work, run, done)) {
        free(job);
        return false;
    }
    shelf->jobs++;
    return true;
}

/* What every end of a job begins with. False: the shelf is gone, or goes with its last job. */
static bool shelf_still(struct shelf *shelf)
{
    shelf->jobs--;
    if (shelf->closed && shelf->jobs == 0)
        shelf_free(shelf);
    else
        return !shelf->closed;
    return false;
}

static void shelf_go_on(struct shelf *shelf);

static void read_done(uv_work_t *work, int status)
{
    struct shelf_job *job = work->data;
    struct shelf *shelf = job->shelf;

    (void)status;
    if (shelf_still(shelf)) {
        shelf->files[job->file].reading = job->reading;
        shelf->done++;
        if (job->error.code)
            log_write(LEVEL_WARNING, "%s", job->error.message);
        shelf_go_on(shelf);
    } else {
        reading_drop(job->reading);
    }
    free(job);
}

/* Files that need no work are passed over, the others are queued; tells how far it is. */
static void shelf_go_on(struct shelf *shelf)
{
    while (shelf->at < shelf->size && shelf->jobs < SHELF_READERS) {
        uint32_t file = shelf->at++;

        if (shelf->files[file].reading || !shelf_queue(shelf, file, read_work, read_done))
            shelf->done++;
    }
    if (shelf->done == shelf->size) {
        shelf_ready(shelf);
    } else if (uv_now(shelf->loop) - shelf->told >= SHELF_PROGRESS) {
        shelf->told = uv_now(shelf->loop);
        shelf->listener.progress(shelf->listener.context, shelf);
    }
}

/* Both lists are in order of name: what is the same file still hands its reading over. */
static void files_adopt(struct shelf_file *files, uint32_t size, struct shelf_file *old,
                        uint32_t old_size)
{
    for (uint32_t i = 0, j = 0; i < size && j < old_size;) {
        int order = strcmp(files[i].path, old[j].path);

        if (order == 0 && files[i].size == old[j].size && files[i].modified == old[j].modified) {
            files[i].reading = old[j].reading;
            old[j].reading = NULL;
        }
        i += order <= 0;
        j += order >= 0;
    }
}

/* Other tables: every article is to be read anew. */
static bool shelf_take_authority(struct shelf *shelf, struct shelf_job *job)
{
    struct authority *before = shelf->authority;

    shelf->authority = job->authority;
    job->authority = before;
    for (uint32_t i = 0;
         shelf->authority != before && shelf->authority && i < shelf->authority->faults.size; i++)
        log_write(LEVEL_WARNING, "%s", shelf->authority->faults.at[i].data);
    return shelf->authority != before;
}

static void list_done(uv_work_t *work, int status)
{
    struct shelf_job *job = work->data;
    struct shelf *shelf = job->shelf;

    (void)status;
    if (shelf_still(shelf)) {
        if (!shelf_take_authority(shelf, job))
            files_adopt(job->files, job->size, shelf->files, shelf->size);
        files_free(shelf->files, shelf->size);
        shelf->files = job->files;
        shelf->size = job->size;
        shelf->left_out = job->left_out;
        shelf->error = job->error;
        shelf->at = shelf->done = 0;
        shelf->told = uv_now(shelf->loop);
        shelf_go_on(shelf);
    } else {
        files_free(job->files, job->size);
    }
    authority_drop(job->authority);
    free(job);
}

void shelf_refresh(struct shelf *shelf)
{
    shelf->again = shelf->busy;
    if (shelf->busy)
        return;
    shelf->busy = true;
    if (!shelf_queue(shelf, NONE, list_work, list_done)) {
        shelf->error = (struct error){0};
        error_set(&shelf->error, ERROR_NO_MEMORY, "not enough memory to list the folder");
        shelf_ready(shelf);
    }
}

void shelf_close(struct shelf *shelf)
{
    shelf->closed = true;
    watch_close(shelf->watch);
    __atomic_store_n(&shelf->cancel, 1, __ATOMIC_RELAXED);
    if (shelf->jobs == 0)
        shelf_free(shelf);
}

struct reading **shelf_readings(const struct shelf *shelf)
{
    struct reading **readings = calloc(shelf->size + 1u, sizeof(*readings));

    for (uint32_t i = 0; readings && i < shelf->size; i++)
        readings[i] = shelf->files[i].reading;
    return readings;
}
