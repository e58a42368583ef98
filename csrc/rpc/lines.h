/* rpc/lines.h - the lines of a buffer, held for an editor that tells only what it changed
 *
 * An editor of a long text sends it in pieces, and later what was edited: the lines [row, end) are replaced by others. Both
 * sides know how many bytes that makes, and an `analyze` names them, so that a change that was missed is noticed.
 *
 * Units:   rows from 0; bytes with one \n behind each line
 * Order:   -
 * Owner:   the lines own their bytes; zeroed ones are empty
 * Errors:  remembered in `error` until all lines are replaced
 * Threads: one
 * Layer:   9
 */
#ifndef RPC_LINES_H
#define RPC_LINES_H

#include <msgpack.h>

#include "base/buffer.h"
#include "base/error.h"

struct lines {
    struct buffer text;
    uint32_t size; /* lines */
    struct error error;
};

/* Replaces the lines of rows; an end past the last line is the end of all. added: an array of strings. */
void lines_replace(struct lines *lines, struct range rows, const msgpack_object *added);
void lines_release(struct lines *lines);

/* Appends lines to a text; ERROR_TOO_LARGE where that would be no article any more, and then some of them are missing. */
enum error_code lines_append(struct buffer *out, const msgpack_object *added, struct error *error);

#endif
