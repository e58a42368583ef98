/* statement/cue.h - words that may introduce what somebody says
 *
 * A cue candidate is a verb group whose head cues.tsv knows ("has repeatedly rejected"), a form of be with an adjective ("is confident"), a
 * noun ("assurances"), a preposition ("according to"), or a colon behind a name. Whether it is one is decided in
 * choose.c, by what stands around it.
 *
 * Units:   tokens
 * Order:   by first token
 * Owner:   the reader's arena
 * Errors:  none
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_CUE_H
#define STATEMENT_CUE_H

#include "statement/frame.h"
#include "statement/reader.h"

enum cue_class { CUE_VERB, CUE_ADJECTIVE, CUE_NOUN, CUE_PREPOSITION, CUE_COLON };

struct cue {
    struct range tokens;
    uint32_t subject_end; /* where what may be its subject ends: the first token of the verb group */
    uint32_t head;        /* token */
    uint8_t class;        /* enum cue_class */
    bool finite, gerund, passive, negated;
    struct frames frames;
    bool preposition;     /* the token behind is a preposition that belongs to the cue (FRAME_PREP) */
    bool preposition_weak;
};

struct cues VECTOR(struct cue);

/* "KARACHI: Lund said on Monday that the mill was old.": whether a city, or a word in capitals, and the colon at a token stand before a
 * sentence of the text that quotes nobody. */
bool cue_is_dateline(const struct reader *reader, struct range name, uint32_t colon);

/* All candidates of a text; none in paragraphs that are no text of the article. */
void cues_find(struct cues *out, const struct reader *reader);

#endif
