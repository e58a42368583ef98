/* text/position.h - rows and columns, the one place where they are computed
 *
 * An editor that opens a file does not see its bytes: it drops a byte order mark, takes CR LF for a line end where every line has one, and,
 * where a byte is not UTF-8, reads the whole file as Latin-1 (each byte over 0x7f then takes two). Offsets of a file are
 * turned into what a user's cursor would say in Neovim and Vim with their default options.
 *
 * Units:   rows from 0; columns in bytes of the line as the editor holds it, from 0
 * Order:   row, then column
 * Owner:   the index lives in the arena and borrows the bytes
 * Errors:  an offset past the end is the end of the last line; a position past a line's end is that end
 * Threads: immutable once made
 * Layer:   2
 */
#ifndef TEXT_POSITION_H
#define TEXT_POSITION_H

#include "text/article.h"

enum { POSITION_STEP = 256 };

struct position {
    uint32_t row, column;
};

struct positions {
    struct view bytes;
    uint32_t *line; /* [lines + 1] offset of each line's first byte; the last is the end */
    uint32_t lines;
    uint32_t skip;  /* bytes of a byte order mark */
    bool crlf;      /* every line ends with CR LF */
    bool latin1;    /* is read as Latin-1 */
    uint32_t *wide; /* if so: the high bytes before each multiple of POSITION_STEP; else NULL */
};

/* Looks at the bytes once. */
void positions_init(struct positions *out, const struct article *article, struct arena *arena);

struct position position_of(const struct positions *positions, uint32_t offset);
uint32_t position_offset(const struct positions *positions, struct position position);

#endif
