/* analysis/claim.h - who said what, as gold and engine both say it
 *
 * The form in which an analysis is compared with what people wrote: spans and plain text, nothing of how they were found.
 *
 * Units:   bytes of the article
 * Order:   as in gold, or as in the analysis
 * Owner:   the arena; views borrow the analysis or the gold
 * Errors:  those of the arena
 * Threads: any, on an arena of one's own
 * Layer:   7
 */
#ifndef ANALYSIS_CLAIM_H
#define ANALYSIS_CLAIM_H

#include "analysis/analyze.h"
#include "analysis/words.h"

enum claim_part { PART_CUE, PART_SOURCE, PART_CONTENT, PART_COUNT };

/* How a claim names who speaks; X(code, name). An organisation or a place counts as such in whatever form it is named. */
#define CLAIM_NAMINGS(X)                                                                           \
    X(NAME, "name")                                                                                \
    X(TITLE, "title")                                                                              \
    X(PRONOUN, "pronoun")                                                                          \
    X(NOMINAL, "nominal")                                                                          \
    X(ORGANISATION, "organisation")                                                                \
    X(NONE, "implicit")

#define NAMING_ENUM(code, name) NAMING_##code,
enum claim_naming { CLAIM_NAMINGS(NAMING_ENUM) NAMING_COUNT };
#undef NAMING_ENUM

struct claim {
    struct span_list part[PART_COUNT];
    struct view type, date, medium; /* empty where not known */
    struct alias speaker;           /* gold: one name or none; engine: the name and the aliases */
    uint8_t naming;                 /* engine: enum claim_naming */
    bool judges_date;               /* gold: says what the date is, if only that there is none */
    bool judges_medium;
};

struct claims VECTOR(struct claim);

/* The statements of an analysis as claims. */
void claims_of_analysis(struct claims *out, const struct analysis *analysis, struct arena *arena);

/* "cue", "source", "content". Precondition: part < PART_COUNT. */
const char *part_name(enum claim_part part);

/* "name", "title" ... Precondition: naming < NAMING_COUNT. */
const char *naming_name(enum claim_naming naming);

#endif
