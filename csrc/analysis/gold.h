/* analysis/gold.h - what people say that an article says
 *
 * JSON, one article a line: {"article", "statements": [{"cue", "source", "content", ...}]}, where a span is {"start", "end"} or
 * [start, end]. "type", "speaker", "date" and "medium" may be there or not. Articles are known by the last part of their path; of
 * several lines for one article the first counts.
 *
 * Units:   bytes of the article
 * Order:   articles as in the file
 * Owner:   struct gold owns what it read until gold_release; claims borrow it
 * Errors:  those of file_read; ERROR_SYNTAX with path, line and what is wrong there
 * Threads: immutable once read
 * Layer:   7
 */
#ifndef ANALYSIS_GOLD_H
#define ANALYSIS_GOLD_H

#include <jansson.h>

#include "analysis/claim.h"

enum { GOLD_BYTES = 256 << 20 }; /* a larger file is refused */

struct gold {
    json_t *articles; /* an object: name of the article -> its line */
};

/* Reads a file of gold. On error *out needs no release. */
enum error_code gold_read(struct gold *out, const char *path, struct error *error);
void gold_release(struct gold *gold);

/* How many articles it speaks of. */
uint32_t gold_size(const struct gold *gold);

/* Whether it speaks of the article of that name (without folders). */
bool gold_has(const struct gold *gold, const char *name);

/* The claims of an article. Precondition: gold_has(gold, name). */
void gold_claims(struct claims *out, const struct gold *gold, const char *name,
                 struct arena *arena);

/* The name behind the last '/' of a path. */
const char *path_name(const char *path);

#endif
