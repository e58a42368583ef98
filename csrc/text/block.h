/* text/block.h - pieces of an article between line ends, before anybody knows what they are
 *
 * What paragraph.c hands to kind.c, and what furniture.c tells both of a line.
 *
 * Units:   bytes
 * Order:   by position
 * Owner:   the arena
 * Errors:  none but the arena's
 * Threads: one
 * Layer:   2
 */
#ifndef TEXT_BLOCK_H
#define TEXT_BLOCK_H

#include "text/reader.h"

struct block {
    struct span
        span;    /* trimmed of white space, quotation marks of lines and bullets, never empty */
    bool quoted; /* its lines began with > */
};

struct blocks VECTOR(struct block);

/* The blocks of the article's bytes: lines, or joined lines where the text was wrapped by hand. */
void blocks_read(struct blocks *out, const struct reader *reader);

/* The stop with which text ends as a sentence does (or a colon), closing marks and brackets passed over; 0 if there is none. */
int32_t sentence_stop(struct view text);

/* The kind of a line by headers.tsv, PARAGRAPH_BODY where no row matches; *length gets the bytes that matched. Rows that hold at the
 * top of an article alone are asked only there. */
enum paragraph_kind header_kind(const struct reader *reader, struct view text, bool top,
                                uint32_t *length);

/* The kind of the first row of boilerplate.tsv that matches, an empty view if none does; an appeal is looked for inside a block alone. */
struct view boilerplate_kind(const struct reader *reader, struct view text, bool inside);

/* Whether a line is, by the patterns of the lexicon, anything else than text of the article. */
bool is_furniture(const struct reader *reader, struct view line);

#endif
