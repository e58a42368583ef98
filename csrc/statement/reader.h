/* statement/reader.h - what the files of this folder read, and small questions about tokens
 *
 * Units:   tokens
 * Order:   -
 * Owner:   a reader lives on the stack of statements_find; all it points to outlives it
 * Errors:  none: a token outside the text is a mark of class MARK and no word
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_READER_H
#define STATEMENT_READER_H

#include "mention/extent.h"
#include "statement/statement.h"

struct reader {
    struct scene scene; /* first, so that extent.h's functions take it */
    const struct mentions *mentions;
    struct arena *arena;
};

enum word_class reader_class(const struct reader *reader, uint32_t token);
bool reader_is(const struct reader *reader, uint32_t token, const char *norm);
bool reader_is_dash(const struct reader *reader, uint32_t token); /* of any length */
bool reader_does(const struct reader *reader, uint32_t token, enum word_task task);
const struct verb_group *reader_group(const struct reader *reader, uint32_t token); /* or NULL */
struct range reader_sentence(const struct reader *reader, uint32_t token);

const struct noun_phrase *phrase_at(const struct reader *reader, uint32_t phrase);

/* Whether a token is "who", "which", or "that" with their task. */
bool is_relative(const struct reader *reader, uint32_t token);

/* The phrase that begins, or ends, right at a token boundary; NONE where none does. */
uint32_t phrase_beginning(const struct reader *reader, uint32_t token);
uint32_t phrase_ending(const struct reader *reader, uint32_t token);

/* The quotation whose first token is `token`, or whose last is token - 1; NONE where none is. Nested ones do not count. */
uint32_t quotation_beginning(const struct reader *reader, uint32_t token);
uint32_t quotation_ending(const struct reader *reader, uint32_t token);

/* Whether a token is "I", "we", "you": of speech, not of a report. */
bool reader_speaks_himself(const struct reader *reader, uint32_t token);

/* Whether a quotation reads like speech and not like a title or a word held at arm's length. */
bool quotation_speaks(const struct reader *reader, uint32_t quotation);

/* Past adverbs, times and short adjuncts: "on Thursday, February 1", "in an interview with X", "to reporters". */
uint32_t skip_adjuncts(const struct reader *reader, uint32_t token, uint32_t end);

/* Past one expression of time that begins at token; token itself if none does. */
uint32_t skip_time(const struct reader *reader, uint32_t token, uint32_t end);

/* Without punctuation and white space at both ends; quotation marks stay where they pair up. */
struct range trim_marks(const struct reader *reader, struct range tokens);

#endif
