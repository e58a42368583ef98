/* analysis/json.h - an analysis as JSON
 *
 * The form of `csto claims --format json`: all offsets are bytes of the file as it is on disk. Text that is not valid UTF-8 comes out with
 * U+FFFD for each bad byte; the offsets beside it still mean the bytes on disk. What is not known is null.
 *
 * Units:   bytes
 * Order:   keys as the interface lists them; statements and speakers as in the analysis
 * Owner:   json_t results belong to the caller
 * Errors:  memory that runs out: NULL from functions that return json_t, which Jansson hands upwards; out->failed
 * Threads: any
 * Layer:   7
 */
#ifndef ANALYSIS_JSON_H
#define ANALYSIS_JSON_H

#include <jansson.h>

#include "analysis/analyze.h"
#include "base/buffer.h"

/* The whole analysis as one object. */
json_t *analysis_json(const struct analysis *analysis);

/* {"start", "end", "text"} of bytes of the article. */
json_t *span_json(const struct text *text, struct span span);

/* Text as a JSON string; null where it is empty, for the second. */
json_t *text_json(struct view text);
json_t *text_or_null_json(struct view text);

/* Several texts as an array. */
json_t *texts_json(const struct alias *texts);

/* Appends value on one line, and takes it over; NULL sets out->failed. */
void json_write(struct buffer *out, json_t *value);

#endif
