/* speaker/log.h - an article that was written through a day, its entries each under their time: "16:20"
 *
 * Not for other folders.
 *
 * Units:   paragraphs
 * Order:   -
 * Owner:   plain data
 * Errors:  none
 * Threads: any
 * Layer:   6
 */
#ifndef SPEAKER_LOG_H
#define SPEAKER_LOG_H

#include "speaker/trace.h"

/* The paragraph of the first entry; NONE in an article that is no log. Linear. */
uint32_t log_begin(const struct tracer *tracer);

/* Gives a statement of an entry, of which no day is known, that of the article: what is said there was said while it was written. first: of
 * log_begin. */
void log_take(struct tracer *tracer, uint32_t statement, uint32_t first);

#endif
