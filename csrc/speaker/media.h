/* speaker/media.h - where an article names an outlet through which something was said
 *
 * Not for other folders: provenance_find joins the places to statements.
 *
 * Units:   tokens
 * Order:   by position
 * Owner:   the arena; names borrow the article's bytes or the lexicon's
 * Errors:  none
 * Threads: any
 * Layer:   6
 */
#ifndef SPEAKER_MEDIA_H
#define SPEAKER_MEDIA_H

#include "speaker/provenance.h"

enum media_kind {
    MEDIA_INTERVIEW,
    MEDIA_TOLD,
    MEDIA_REPORTED,
    MEDIA_LINE,
    MEDIA_AIRED,
    MEDIA_TAKEN_UP, /* "the channel", "it": what the text told of before (speaker/uptake.c) */
    MEDIA_SETTING   /* of no pattern: a meeting, a body that sits, a letter (speaker/setting.c) */
};

struct media_place {
    struct range tokens;  /* the words that join: "in an interview with" */
    struct medium medium; /* without a name for an interview whose outlet is not named here */
    uint32_t sentence;
    uint8_t kind; /* enum media_kind */
};

struct media_places VECTOR(struct media_place);

/* Adds all outlets to *out and puts it in order. Linear: each pattern passes over each paragraph once. speakers: whom the article tells
 * of, whose names are no outlets'. */
void media_find(struct media_places *out, const struct text *text, const struct syntax *syntax,
                const struct speakers *speakers, const struct lexicon *lexicon,
                struct arena *arena);

#endif
