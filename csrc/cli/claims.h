/* cli/claims.h - one article's statements in each format
 *
 * Units:   bytes; rows and columns from 1 where an editor reads them
 * Order:   statements as in the analysis
 * Owner:   writes to the caller's buffer
 * Errors:  the buffer's, and the arena's guard
 * Threads: one
 * Layer:   10
 */
#ifndef CLI_CLAIMS_H
#define CLI_CLAIMS_H

#include "analysis/analyze.h"
#include "cli/output.h"
#include "text/position.h"

/* For a person: a heading, then each statement with who says it, how, when and to whom. */
void claims_pretty(struct buffer *out, const struct analysis *analysis, struct arena *arena,
                   const struct style *style);

/* path:line:column:speaker: text */
void claims_vimgrep(struct buffer *out, const struct analysis *analysis, struct arena *arena);

/* A line for each statement; and the line of column names. */
void claims_tsv(struct buffer *out, const struct analysis *analysis, struct arena *arena);
void claims_tsv_head(struct buffer *out);

/* The bytes of a statement's parts, one behind the other, with " ... " between. */
struct view parts_text(const struct analysis *analysis, const struct parts *parts,
                       struct arena *arena);

/* Who says it: the speaker's name, or the words of the source, or an empty view. */
struct view statement_speaker(const struct analysis *analysis, uint32_t statement,
                              struct arena *arena);

/* The first byte of a statement's content. */
uint32_t statement_start(const struct analysis *analysis, uint32_t statement);

/* "path:line:column:" of a byte of an article. */
void place_add(struct buffer *out, const struct positions *positions, struct view path,
               uint32_t offset);

#endif
