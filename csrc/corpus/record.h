/* corpus/record.h - an analysis as bytes, and back
 *
 * What the folder's store keeps of an article, so that links are found without analysing it again: all of struct analysis but what
 * the learnt models see (syntax.tree), which nothing reads once the statements are found. One function goes over each struct in both
 * directions (corpus/codec.h), so that what is written is what is read. A field that is added to one of these structs is to be added here
 * as well. The form has no version of its own: a store is made anew when the engine changes (corpus/store.h).
 *
 * Units:   bytes
 * Order:   as in analysis/analyze.h
 * Owner:   record_write: the buffer. record_read: all in the arena; views borrow the article's bytes and the record's
 * Errors:  record_read: ERROR_SYNTAX for bytes that are no record of this article (each length is checked, then every invariant of an
 *          analysis); ERROR_NO_MEMORY
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_RECORD_H
#define CORPUS_RECORD_H

#include "analysis/analyze.h"
#include "base/buffer.h"

/* Appends the record of an analysis. */
void record_write(struct buffer *out, const struct analysis *analysis);

/* The analysis of an article out of its record; *out borrows `article` and `authority`, the user's tables as they are now (or NULL). On
 * error *out is not to be used. */
enum error_code record_read(struct analysis *out, const struct article *article, struct view record,
                            const struct authority *authority, struct arena *arena,
                            struct error *error);

#endif
