/* rpc/job.c - what the pool does for a buffer: reading its lines, linking its article */
#include "rpc/job.h"

#include <stdlib.h>

#include "base/log.h"
#include "rpc/marks.h"

void job_stop(struct job *job)
{
    if (job)
        __atomic_store_n(&job->cancel, 1, __ATOMIC_RELAXED);
}

void job_free(struct job *job)
{
    errand_release(&job->errand);
    authority_drop(job->authority);
    reading_drop(job->reading);
    snapshot_free(job->snapshot);
    buffer_release(&job->event);
    free(job);
}

struct view job_folder(struct view path)
{
    while (path.size > 0 && path.data[path.size - 1] != '/')
        path.size--;
    return path.size > 1 ? (struct view){path.data, path.size - 1} : path;
}

/* A snapshot of the article alone: what is asked before the folder is linked is answered from it. */
static void read_finish(struct job *job)
{
    job->snapshot = snapshot_new(job->reading, NULL, 0);
    if (!job->snapshot)
        error_set(&job->error, ERROR_NO_MEMORY, "not enough memory for the buffer");
    else if (!snapshot_link(job->snapshot, &job->cancel, &job->error))
        marks_event(&job->event, job->buffer, job->errand.tick, job->reading,
                    (struct portion){job->errand.row, 0});
}

/* The user's tables beside the buffer's file, as they are now; those known before stay where that fails. */
static const struct authority *read_authority(struct job *job)
{
    struct view folder = job_folder(buffer_as_view(&job->errand.path));
    struct error error = {0};

    if (folder.size && authority_refresh(&job->authority, folder, &error))
        log_write(LEVEL_WARNING, "%s", error.message);
    return job->authority;
}

void job_read(struct job *job)
{
    struct analysis_options options = {.date = job->errand.date, .cancel = &job->cancel};

    options.authority = read_authority(job);
    if (job->errand.error.code)
        job->error = job->errand.error;
    else if (!reading_of_lines(&job->reading, buffer_as_view(&job->errand.path),
                               buffer_as_view(&job->errand.lines), &options, &job->error))
        read_finish(job);
}

void job_link(struct job *job)
{
    if (shelf_gather(job->shelf, &job->gathered, job->reading, &job->error))
        return;
    job->snapshot = snapshot_new(job->reading, job->gathered.at, job->gathered.size);
    if (!job->snapshot) {
        error_set(&job->error, ERROR_NO_MEMORY, "not enough memory to link the articles");
        return;
    }
    shelf_count(job->shelf, job->reading, &job->snapshot->articles, &job->snapshot->left_out);
    if (!snapshot_link(job->snapshot, &job->cancel, &job->error))
        links_event(&job->event, job->buffer, job->tick, job->snapshot,
                    (struct portion){job->row, 0});
}
