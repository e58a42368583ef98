/* rpc/session.h - the buffers of one editor, and what is known of each
 *
 * A buffer goes through three stages, of which the second and third are left out where no folder is asked for:
 *
 *   analyze -> READING (in the pool: its lines)        -> event marks
 *           -> GATHERING (the shelf is brought up to date, others have their turn)  -> event progress
 *           -> LINKING (in the pool: its snapshot)     -> event links
 *
 * A newer `analyze` with lines stops what runs and takes its place; one without lines waits for it. Of those that wait only the newest
 * is kept. Linking hears a request to stop late: one such job for a buffer is left to end by itself, so that marks need not wait for
 * it. Requests are answered from what is there.
 *
 * Units:   ticks are the editor's b:changedtick, given back as they came
 * Order:   -
 * Owner:   the session owns buffers and shelves; a job in the pool owns what it works on until it is back on the loop
 * Errors:  event `failed` with the tick, the code and a sentence
 * Threads: all functions in the loop's thread; nothing but the jobs' own memory is touched by the pool
 * Layer:   9
 */
#ifndef RPC_SESSION_H
#define RPC_SESSION_H

#include "rpc/job.h"

enum { SESSION_DOCUMENTS = 1000 }; /* buffers at a time; a further one is refused */

enum stage { STAGE_IDLE, STAGE_READING, STAGE_GATHERING, STAGE_LINKING };

struct document {
    struct document *next;
    uint32_t number; /* the editor's name for the buffer */
    uint32_t tick;   /* of `reading` */
    uint32_t row;    /* where its marks began; NONE: they were sent at once */
    enum stage stage;
    uint32_t turn; /* since when it waits for its shelf */
    struct lines lines; /* as the editor said since */
    struct errand now, waiting;
    struct job *job;   /* in the pool for this document, or NULL */
    struct job *stale; /* one that links what is outdated, and was told to stop; or NULL */
    struct shelf *shelf;       /* of the folder asked for last, or NULL */
    struct reading *reading;   /* the newest, or NULL */
    struct snapshot *snapshot; /* of that reading, or NULL */
};

struct session {
    uv_loop_t *loop;
    void (*send)(void *context, struct buffer *message); /* takes the bytes over */
    void *context;
    struct document *documents;
    struct shelf *shelves;
    struct wide *asked; /* questions about whole folders (rpc/wide.h), the one that is looked for first */
    uint32_t turns; /* given to documents that wait for a shelf */
    char files[PLACE_PATTERNS]; /* patterns of the articles' names, or "" */
    bool greeted;  /* hello was answered without an error */
};

void session_init(struct session *session, uv_loop_t *loop,
                  void (*send)(void *context, struct buffer *message), void *context);

/* Stops everything and forgets every buffer. Jobs in the pool end later, on the loop, and free what they hold. */
void session_release(struct session *session);

/* The methods `text`, `analyze`, `more` and `forget`. */
void session_text(struct session *session, const struct arguments *arguments);
void session_analyze(struct session *session, const struct arguments *arguments);
void session_more(struct session *session, struct document *document,
                  const struct arguments *arguments);
void session_forget(struct session *session, uint32_t buffer);

/* Questions about the folder of a buffer are not looked for any more (rpc/wide.c). */
void wide_forget(struct session *session, uint32_t buffer);

/* The buffer, or NULL where it was never analysed. */
struct document *session_document(const struct session *session, uint32_t buffer);

/* Sends an event and releases it, or says that memory ran out while it was made. */
void session_event(struct session *session, struct buffer *event);

/* Sends the event `failed`. */
void session_failed(struct session *session, uint32_t buffer, uint32_t tick,
                    const struct error *error);

/* What is held. */
struct session_size {
    uint32_t buffers, folders, articles; /* articles: in the stores of the folders */
    uint64_t memory; /* bytes of articles, analyses and links */
};

void session_measure(const struct session *session, struct session_size *out);

#endif
