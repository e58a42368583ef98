/* lexicon/pattern.h - surface patterns: PCRE2 behind four functions
 *
 * Patterns are UTF-8, with Unicode classes; invalid bytes of the subject never match and never fail. Match work is limited,
 * so that no text makes a pattern run long: what passes the limit is "no match", and no more than PATTERN_REACH bytes behind
 * `from` are looked at (the end of the subject is then no end of a line).
 *
 * Units:   bytes of the subject
 * Order:   the leftmost match at or after `from`
 * Owner:   pattern_compile's result belongs to the caller until pattern_free
 * Errors:  ERROR_SYNTAX with pattern, offset and PCRE2's words; ERROR_NO_MEMORY
 * Threads: a compiled pattern is immutable and shared; matching keeps its state on the caller's stack
 * Layer:   1
 */
#ifndef LEXICON_PATTERN_H
#define LEXICON_PATTERN_H

#include "base/error.h"
#include "base/view.h"

enum { PATTERN_GROUPS = 10, PATTERN_REACH = 8192 };

struct pattern;

struct pattern_match {
    struct span group[PATTERN_GROUPS]; /* [0] is the whole; an unset group is empty at 0 */
    uint32_t groups;
};

/* Compiles source (case-insensitive where it begins with "(?i)"). */
enum error_code pattern_compile(struct pattern **out, struct view source, struct error *error);

/* Makes machine code of a pattern that is matched often. Costs a start some tenths of a millisecond; before others see the pattern. */
void pattern_hasten(struct pattern *pattern);

/* Whether subject matches at or after byte `from`; fills *match (may be NULL). */
bool pattern_find(const struct pattern *pattern, struct view subject, uint32_t from,
                  struct pattern_match *match);

/* The bytes of a named group in a match, an empty view where it took no part. */
struct view pattern_named(const struct pattern *pattern, const char *name, struct view subject,
                          const struct pattern_match *match);

/* Frees; NULL is allowed. */
void pattern_free(struct pattern *pattern);

#endif
