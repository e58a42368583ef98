/* analysis/analyze.h - the main path: from the bytes of an article to who said what
 *
 * analyze() calls one function for each stage and is short enough to read at once.
 *
 * Units:   bytes and tokens, see text/text.h
 * Order:   all arrays as their own headers say
 * Owner:   everything in struct analysis lives in the arena given; the article's bytes are borrowed
 * Errors:  ERROR_NO_MEMORY; ERROR_CANCELLED; ERROR_INTERNAL for a damaged lexicon. Any bytes are an article
 * Threads: any, on an arena of one's own
 * Layer:   7
 */
#ifndef ANALYSIS_ANALYZE_H
#define ANALYSIS_ANALYZE_H

#include "speaker/authority.h"
#include "speaker/provenance.h"
#include "text/article.h"

enum { ANALYSIS_MEMORY = 1 << 30 }; /* an analysis that needs more bytes is given up */

struct analysis {
    const struct article *article;
    struct heading heading;
    struct text text;
    struct syntax syntax;
    struct expressions expressions;
    struct mentions mentions;
    struct statements statements;
    struct speakers speakers;
    struct provenance *provenance; /* [statements.size] */
};

struct analysis_options {
    struct date date;          /* the user's date for the article, or unknown */
    const struct authority
        *authority;    /* what the user says, or NULL; lives as long as the analysis */
    const int *cancel; /* set to non-zero by another thread to stop early, or NULL */
    void (*enter)(void *context, const char *stage); /* told as each stage begins, or NULL */
    void *context;                                   /* what enter gets */
};

/* Analyses an article. On error *out is not to be used, and the caller may clear the arena. options may be NULL. */
enum error_code analyze(struct analysis *out, const struct article *article,
                        const struct analysis_options *options, struct arena *arena,
                        struct error *error);

/* Whether the invariants hold (spans inside the text, parts ordered, indexes valid); *error names the first that does not. */
bool analysis_check(const struct analysis *analysis, struct error *error);

#endif
