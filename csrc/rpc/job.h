/* rpc/job.h - what the pool does for a buffer: reading its lines, linking its article
 *
 * Not for other folders: rpc/session.c says when. A job brings the event that is to be sent, or an error.
 *
 * Units:   ticks are the editor's b:changedtick
 * Order:   -
 * Owner:   a job owns all that it points to, but session, document and shelf
 * Errors:  `error`; ERROR_CANCELLED where job_stop was heard
 * Threads: job_read and job_link in the pool, all else in the loop's thread
 * Layer:   9
 */
#ifndef RPC_JOB_H
#define RPC_JOB_H

#include "rpc/errand.h"
#include "rpc/shelf.h"
#include "rpc/snapshot.h"

struct document;
struct session;

struct job {
    uv_work_t work;
    struct session *session;   /* with document; not looked at once that is NULL */
    struct document *document; /* NULL: forgotten */
    uint32_t buffer, tick;
    uint32_t row; /* as the document's */
    int cancel; /* read by the worker */
    struct errand errand;
    struct authority *authority; /* the user's tables of its folder, as known before; or NULL */
    struct reading *reading;
    struct shelf *shelf; /* that it works on, or NULL */
    struct readings gathered;
    struct snapshot *snapshot;
    struct buffer event;
    struct error error;
};

/* The lines of an errand: their reading, its snapshot alone, and the event marks. */
void job_read(struct job *job);

/* A reading among those of its shelf: its snapshot, and the event links. */
void job_link(struct job *job);

void job_stop(struct job *job); /* NULL is allowed */
void job_free(struct job *job);

/* The folder that a path lies in, "" where it names none. */
struct view job_folder(struct view path);

#endif
