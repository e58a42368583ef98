/* rpc/session.c - the buffers of one editor, and what is known of each */
#include "rpc/session.h"

#include <stdlib.h>

#include "base/log.h"
#include "rpc/marks.h"

static void document_start(struct session *session, struct document *document);
static void document_gather(struct session *session, struct document *document);

void session_init(struct session *session, uv_loop_t *loop,
                  void (*send)(void *context, struct buffer *message), void *context)
{
    *session = (struct session){.loop = loop, .send = send, .context = context};
}

void session_event(struct session *session, struct buffer *event)
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

static void read_work(uv_work_t *work)
{
    job_read(work->data);
}

/* An older snapshot of the folder still answers until the new one is linked. */
static void document_take(struct document *document, struct job *job)
{
    reading_drop(document->reading);
    document->reading = job->reading;
    document->tick = job->errand.tick;
    document->row = job->errand.row;
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
    job_link(work->data);
}

static void link_take(struct job *job)
{
    struct document *document = job->document;

    if (job->error.code) {
        document_fail(job->session, document, &job->error);
        return;
    }
    snapshot_free(document->snapshot);
    document->snapshot = job->snapshot;
    job->snapshot = NULL;
    session_event(job->session, &job->event);
    document_rest(job->session, document);
}

static void link_done(uv_work_t *work, int status)
{
    struct job *job = work->data;

    (void)status;
    if (job_still(job))
        link_take(job);
    snapshot_free(job->snapshot);
    job->snapshot = NULL;
    shelf_leave(job->shelf, &job->gathered);
    job_free(job);
}

static void document_link(struct session *session, struct document *document)
{
    struct job *job = calloc(1, sizeof(*job));
    struct error error = {0};

    document->stage = STAGE_LINKING;
    if (job) {
        job->tick = document->tick;
        job->row = document->row;
        job->reading = reading_hold(document->reading);
        job->shelf = document->shelf;
        if (document_queue(session, document, job, link_work, link_done)) {
            shelf_enter(document->shelf);
            return;
        }
        job_free(job);
    }
    error_set(&error, ERROR_NO_MEMORY, "not enough memory to link the articles");
    document_fail(session, document, &error);
}

static void on_progress(void *context, struct shelf *shelf)
{
    const struct shelf_progress now = shelf_progress(shelf);
    struct session *session = context;

    for (struct document *it = session->documents; it; it = it->next) {
        if (it->shelf == shelf && it->stage == STAGE_GATHERING) {
            struct buffer event = BUFFER_INIT;

            progress_event(&event, it->number, now.done, now.total, now.rate);
            session_event(session, &event);
        }
    }
}

/* The one that has waited longest for the shelf; NULL if none does. */
static struct document *session_waits(const struct session *session, const struct shelf *shelf)
{
    struct document *first = NULL;

    for (struct document *it = session->documents; it; it = it->next)
        if (it->shelf == shelf && it->stage == STAGE_GATHERING &&
            (!first || it->turn - first->turn > UINT32_MAX / 2))
            first = it;
    return first;
}

/* What the user should know of the folder, once. */
static void document_tell(struct session *session, const struct document *document,
                          struct error *note)
{
    struct buffer event = BUFFER_INIT;

    if (!note->code)
        return;
    note_event(&event, document->number, note);
    session_event(session, &event);
    *note = (struct error){ERROR_OK, ""};
}

/* A folder that is not there yet has no articles, and so has one that is refused; any other fault is told. */
static bool is_empty(const struct error *error)
{
    return error->code == ERROR_NOT_FOUND || error->code == ERROR_USAGE;
}

static void on_ready(void *context, struct shelf *shelf)
{
    struct session *session = context;
    struct document *document = session_waits(session, shelf);
    struct error error = shelf->error;

    if (!document)
        return;
    document_tell(session, document, &shelf->note);
    if (error.code && !is_empty(&error)) {
        document_fail(session, document, &error);
        on_ready(context, shelf);
    } else {
        document_link(session, document);
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
    if (!shelf && (shelf = shelf_new(session->loop, path, session->files, &listener))) {
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

/* Whether the user's tables were written since the folder was looked at, though the watch has not told of it yet. */
static bool knows_other_tables(const struct reading *reading, const struct shelf *shelf)
{
    return reading->authority != shelf->authority;
}

static void document_gather(struct session *session, struct document *document)
{
    struct shelf *before = document->shelf;
    struct view folder = job_folder(buffer_as_view(&document->now.path));
    struct buffer event = BUFFER_INIT;
    struct error error = {0};

    if (!document->now.folder || folder.size == 0) {
        if (document->now.folder) {
            links_event(&event, document->number, document->tick, NULL, (struct portion){NONE, 0});
            session_event(session, &event);
        }
        document_rest(session, document);
        return;
    }
    document->stage = STAGE_GATHERING;
    document->turn = session->turns++;
    document->shelf = session_shelf(session, folder);
    if (document->shelf) {
        shelf_refresh(document->shelf, !document->now.reads ||
                                           knows_other_tables(document->reading, document->shelf));
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
    errand_take(&errand, arguments, &document->lines);
    errand_replace(&document->waiting, &errand);
    if (document->stage == STAGE_IDLE ||
        (document->stage == STAGE_GATHERING && document->waiting.reads))
        document_start(session, document);
    else if (document->waiting.reads)
        document_interrupt(session, document);
}

void session_text(struct session *session, const struct arguments *arguments)
{
    struct document *document = session_add(session, arguments->buffer);
    struct range rows = {arguments->position.row, arguments->end};

    if (document)
        lines_replace(&document->lines, rows, arguments->lines);
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
    lines_release(&document->lines);
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
        wide_forget(session, buffer);
        document_free(document);
        session_tidy(session);
    }
}

void session_release(struct session *session)
{
    while (session->documents)
        session_forget(session, session->documents->number);
}
