/* rpc/session.c - the buffers of one editor, and what is known of each */
#include "rpc/session.h"

#include <stdlib.h>

#include "base/log.h"
#include "rpc/marks.h"

/* What the pool works on for a document: its lines, or its snapshot. */
struct job {
    uv_work_t work;
    struct session *session;   /* with document; not looked at once that is NULL */
    struct document *document; /* NULL: forgotten */
    uint32_t buffer, tick;
    int cancel; /* read by the worker */
    struct errand errand;
    struct authority *authority; /* the user's tables of its folder, as known before; or NULL */
    struct reading *reading;
    struct snapshot *snapshot;
    struct buffer event;
    struct error error;
};

static void document_start(struct session *session, struct document *document);
static void document_gather(struct session *session, struct document *document);

void session_init(struct session *session, uv_loop_t *loop,
                  void (*send)(void *context, struct buffer *message), void *context)
{
    *session = (struct session){.loop = loop, .send = send, .context = context};
}

/* Sends an event, or says that memory ran out while it was made. */
static void session_event(struct session *session, struct buffer *event)
{
    if (event->failed)
        log_write(LEVEL_ERROR, "not enough memory for an event");
    else
        session->send(session->context, event);
    buffer_release(event);
}

void session_failed(struct session *session, uint32_t buffer, uint32_t tick,
                    const struct error *error)
{
    struct buffer event = BUFFER_INIT;

    failed_event(&event, buffer, tick, error);
    session_event(session, &event);
}

struct document *session_document(const struct session *session, uint32_t buffer)
{
    struct document *document = session->documents;

    while (document && document->number != buffer)
        document = document->next;
    return document;
}

static void job_stop(struct job *job)
{
    if (job)
        __atomic_store_n(&job->cancel, 1, __ATOMIC_RELAXED);
}

static void job_free(struct job *job)
{
    errand_release(&job->errand);
    authority_drop(job->authority);
    reading_drop(job->reading);
    snapshot_free(job->snapshot);
    buffer_release(&job->event);
    free(job);
}

static bool document_queue(struct session *session, struct document *document, struct job *job,
                           uv_work_cb run, uv_after_work_cb done)
{
    job->work.data = job;
    job->session = session;
    job->document = document;
    job->buffer = document->number;
    if (uv_queue_work(session->loop, &job->work, run, done))
        return false;
    document->job = job;
    return true;
}

/* The errand is done, well or badly: on to the one that waits. */
static void document_rest(struct session *session, struct document *document)
{
    document->stage = STAGE_IDLE;
    errand_release(&document->now);
    if (document->waiting.given)
        document_start(session, document);
}

/* What is held no longer fits what the buffer shows. */
static void document_clear(struct document *document)
{
    reading_drop(document->reading);
    snapshot_free(document->snapshot);
    document->reading = NULL;
    document->snapshot = NULL;
}

static void document_fail(struct session *session, struct document *document,
                          const struct error *error)
{
    if (document->stage == STAGE_READING)
        document_clear(document);
    session_failed(session, document->number, document->now.tick, error);
    document_rest(session, document);
}

/* Whether what a job brings is still wanted; if not, its document goes on with what waits. */
static bool job_still(struct job *job)
{
    struct document *document = job->document;

    if (!document)
        return false;
    if (job == document->stale) {
        document->stale = NULL;
        return false;
    }
    document->job = NULL;
    if (!job->cancel)
        return true;
    document_rest(job->session, document);
    return false;
}

/* A snapshot of the article alone: what is asked before the folder is linked is answered from it. */
static void read_finish(struct job *job)
{
    job->snapshot = snapshot_new(job->reading, NULL, 0, 0);
    if (!job->snapshot)
        error_set(&job->error, ERROR_NO_MEMORY, "not enough memory for the buffer");
    else if (!snapshot_link(job->snapshot, &job->error))
        marks_event(&job->event, job->buffer, job->errand.tick, job->reading);
}

/* The folder that a path lies in, "" where it names none. */
static struct view folder_of(struct view path)
{
    while (path.size > 0 && path.data[path.size - 1] != '/')
        path.size--;
    return path.size > 1 ? (struct view){path.data, path.size - 1} : path;
}

/* The user's tables beside the buffer's file, as they are now; those known before stay where that fails. */
static const struct authority *read_authority(struct job *job)
{
    struct view folder = folder_of(buffer_as_view(&job->errand.path));
    struct error error = {0};

    if (folder.size && authority_refresh(&job->authority, folder, &error))
        log_write(LEVEL_WARNING, "%s", error.message);
    return job->authority;
}

static void read_work(uv_work_t *work)
{
    struct job *job = work->data;
    struct analysis_options options = {.date = job->errand.date, .cancel = &job->cancel};

    options.authority = read_authority(job);
    if (job->errand.error.code)
        job->error = job->errand.error;
    else if (!reading_of_lines(&job->reading, buffer_as_view(&job->errand.path),
                               buffer_as_view(&job->errand.lines), &options, &job->error))
        read_finish(job);
}

/* An older snapshot of the folder still answers until the new one is linked. */
static void document_take(struct document *document, struct job *job)
{
    reading_drop(document->reading);
    document->reading = job->reading;
    document->tick = job->errand.tick;
    job->reading = NULL;
    if (!document->snapshot || !document->now.folder) {
        snapshot_free(document->snapshot);
        document->snapshot = job->snapshot;
        job->snapshot = NULL;
    }
}

static void read_done(uv_work_t *work, int status)
{
    struct job *job = work->data;
    struct document *document = job->document;
    bool still = job_still(job);

    (void)status;
    if (still && job->error.code) {
        document_fail(job->session, document, &job->error);
    } else if (still) {
        document_take(document, job);
        session_event(job->session, &job->event);
        document_gather(job->session, document);
    }
    job_free(job);
}

static void document_read(struct session *session, struct document *document)
{
    struct job *job = calloc(1, sizeof(*job));
    struct error error = {0};

    document->stage = STAGE_READING;
    if (job) {
        job->errand = document->now;
        job->authority = document->shelf ? authority_hold(document->shelf->authority) : NULL;
        document->now.lines = (struct buffer)BUFFER_INIT;
        document->now.path = (struct buffer)BUFFER_INIT;
        buffer_view(&document->now.path, buffer_as_view(&job->errand.path));
        if (document_queue(session, document, job, read_work, read_done))
            return;
        job_free(job);
    }
    error_set(&error, ERROR_NO_MEMORY, "not enough memory to read the buffer");
    document_fail(session, document, &error);
}

static void link_work(uv_work_t *work)
{
    struct job *job = work->data;

    if (!snapshot_link(job->snapshot, &job->error))
        links_event(&job->event, job->buffer, job->tick, job->snapshot);
}

static void link_done(uv_work_t *work, int status)
{
    struct job *job = work->data;
    struct document *document = job->document;
    bool still = job_still(job);

    (void)status;
    if (still && job->error.code) {
        document_fail(job->session, document, &job->error);
    } else if (still) {
        snapshot_free(document->snapshot);
        document->snapshot = job->snapshot;
        job->snapshot = NULL;
        session_event(job->session, &job->event);
        document_rest(job->session, document);
    }
    job_free(job);
}

static void document_link(struct session *session, struct document *document)
{
    struct shelf *shelf = document->shelf;
    struct job *job = calloc(1, sizeof(*job));
    struct reading **others = shelf_readings(shelf);
    struct error error = {0};

    document->stage = STAGE_LINKING;
    if (job && others)
        job->snapshot = snapshot_new(document->reading, others, shelf->size, shelf->left_out);
    free(others);

    if (job && job->snapshot) {
        job->tick = document->tick;
        if (document_queue(session, document, job, link_work, link_done))
            return;
    }
    if (job)
        job_free(job);
    error_set(&error, ERROR_NO_MEMORY, "not enough memory to link the articles");
    document_fail(session, document, &error);
}

static void on_progress(void *context, struct shelf *shelf)
{
    struct session *session = context;

    for (struct document *it = session->documents; it; it = it->next) {
        if (it->shelf == shelf && it->stage == STAGE_GATHERING) {
            struct buffer event = BUFFER_INIT;

            progress_event(&event, it->number, shelf->done, shelf->size);
            session_event(session, &event);
        }
    }
}

static void on_ready(void *context, struct shelf *shelf)
{
    struct session *session = context;
    struct error error = shelf->error;

    for (struct document *it = session->documents; it; it = it->next) {
        if (it->shelf != shelf || it->stage != STAGE_GATHERING)
            continue;
        /* a folder that is not there yet has no articles; any other fault is told */
        if (error.code && error.code != ERROR_NOT_FOUND)
            document_fail(session, it, &error);
        else
            document_link(session, it);
    }
}

/* Another article of the folder was written: what touches it is linked anew. */
static void on_changed(void *context, struct shelf *shelf)
{
    struct session *session = context;

    for (struct document *it = session->documents; it; it = it->next) {
        if (it->shelf == shelf && it->reading) {
            errand_relink(&it->waiting, it->tick, view_of(it->reading->article.path));
            if (it->stage == STAGE_IDLE)
                document_start(session, it);
        }
    }
}

static struct shelf *session_shelf(struct session *session, struct view path)
{
    const struct shelf_listener listener = {on_progress, on_ready, on_changed, session};
    struct shelf *shelf = session->shelves;

    while (shelf && !view_is(path, shelf->path))
        shelf = shelf->next;
    if (!shelf && (shelf = shelf_new(session->loop, path, &listener))) {
        shelf->next = session->shelves;
        session->shelves = shelf;
    }
    return shelf;
}

/* Shelves that no document's folder is any more. */
static void session_tidy(struct session *session)
{
    struct shelf **at = &session->shelves;

    while (*at) {
        struct shelf *shelf = *at;
        struct document *user = session->documents;

        while (user && user->shelf != shelf)
            user = user->next;
        if (user) {
            at = &shelf->next;
        } else {
            *at = shelf->next;
            shelf_close(shelf);
        }
    }
}

static void document_gather(struct session *session, struct document *document)
{
    struct shelf *before = document->shelf;
    struct view folder = folder_of(buffer_as_view(&document->now.path));
    struct buffer event = BUFFER_INIT;
    struct error error = {0};

    if (!document->now.folder || folder.size == 0) {
        if (document->now.folder) {
            links_event(&event, document->number, document->tick, NULL);
            session_event(session, &event);
        }
        document_rest(session, document);
        return;
    }
    document->stage = STAGE_GATHERING;
    document->shelf = session_shelf(session, folder);
    if (document->shelf) {
        shelf_refresh(document->shelf);
    } else {
        error_set(&error, ERROR_NO_MEMORY, "not enough memory to read the folder");
        document_fail(session, document, &error);
    }
    if (before && before != document->shelf)
        session_tidy(session);
}

static void document_start(struct session *session, struct document *document)
{
    struct error error = {0};

    errand_release(&document->now);
    document->now = document->waiting;
    document->waiting = (struct errand){0};
    if (document->now.reads) {
        document_read(session, document);
    } else if (document->reading) {
        document_gather(session, document);
    } else {
        error_set(&error, ERROR_USAGE, "the buffer was not analysed yet");
        document_fail(session, document, &error);
    }
}

static struct document *session_add(struct session *session, uint32_t buffer)
{
    struct document *document = session->documents;
    uint32_t size = 0;

    for (; document; document = document->next, size++)
        if (document->number == buffer)
            return document;
    document = size < SESSION_DOCUMENTS ? calloc(1, sizeof(*document)) : NULL;
    if (document) {
        document->number = buffer;
        document->next = session->documents;
        session->documents = document;
    }
    return document;
}

static void document_interrupt(struct session *session, struct document *document)
{
    job_stop(document->job);
    if (document->stage == STAGE_LINKING && !document->stale) {
        document->stale = document->job;
        document->job = NULL;
        document_start(session, document);
    }
}

void session_analyze(struct session *session, const struct arguments *arguments)
{
    struct document *document = session_add(session, arguments->buffer);
    struct errand errand = {0};

    if (!document) {
        error_set(&errand.error, ERROR_TOO_LARGE, "more than %d buffers at a time",
                  SESSION_DOCUMENTS);
        session_failed(session, arguments->buffer, arguments->tick, &errand.error);
        return;
    }
    errand_take(&errand, arguments);
    errand_replace(&document->waiting, &errand);
    if (document->stage == STAGE_IDLE ||
        (document->stage == STAGE_GATHERING && document->waiting.reads))
        document_start(session, document);
    else if (document->waiting.reads)
        document_interrupt(session, document);
}

static void job_forget(struct job *job)
{
    job_stop(job);
    if (job)
        job->document = NULL;
}

static void document_free(struct document *document)
{
    job_forget(document->job);
    job_forget(document->stale);
    errand_release(&document->now);
    errand_release(&document->waiting);
    document_clear(document);
    free(document);
}

void session_forget(struct session *session, uint32_t buffer)
{
    struct document **at = &session->documents;

    while (*at && (*at)->number != buffer)
        at = &(*at)->next;
    if (*at) {
        struct document *document = *at;

        *at = document->next;
        document_free(document);
        session_tidy(session);
    }
}

void session_release(struct session *session)
{
    while (session->documents)
        session_forget(session, session->documents->number);
}

void session_measure(const struct session *session, struct session_size *out)
{
    *out = (struct session_size){0};
    for (const struct document *it = session->documents; it; it = it->next) {
        out->buffers++;
        out->memory += it->reading ? it->reading->arena.used : 0;
        out->memory += it->snapshot ? it->snapshot->arena.used : 0;
    }
    for (const struct shelf *it = session->shelves; it; it = it->next) {
        out->folders++;
        for (uint32_t i = 0; i < it->size; i++) {
            out->articles += it->files[i].reading != NULL;
            out->memory += it->files[i].reading ? it->files[i].reading->arena.used : 0;
        }
    }
}
