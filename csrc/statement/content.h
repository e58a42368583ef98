/* statement/content.h - what may be the content of a cue
 *
 * Units:   tokens; scores 0..1
 * Order:   as found; choose.c compares
 * Owner:   values
 * Errors:  size 0 where nothing fits
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_CONTENT_H
#define STATEMENT_CONTENT_H

#include "statement/reach.h"
#include "statement/source.h"

enum {
    CONTENT_PARTS = 2, /* of one candidate; a quotation that goes on later is joined afterwards */
    CONTENTS = 12      /* candidates for one cue */
};

struct content {
    struct range part[CONTENT_PARTS];
    uint32_t parts;
    uint32_t cue_to;  /* where the cue ends if this is its content: a preposition may belong to it */
    uint8_t frame;    /* enum frame */
    bool left;        /* begins before the cue */
    bool quoted;      /* is, or begins with, a quotation */
    float score;
    const char *rule; /* static */
};

struct contents {
    struct content at[CONTENTS];
    uint32_t size;
};

/* Candidates behind the cue (behind the source where it is inverted). */
void contents_after(struct contents *out, const struct reach *reach, const struct cue *cue,
                    uint32_t from);

/* Candidates before the unit of source and cue, which is `unit`. */
void contents_before(struct contents *out, const struct reach *reach, const struct cue *cue,
                     struct range unit);

/* Adds a candidate; beyond CONTENTS it is dropped. */
void content_add(struct contents *out, struct range part, uint32_t cue_to, enum frame frame,
                 float score, const char *rule);

#endif
