/* vim/answer.h - what the methods and events say, as JSON
 *
 * Strings that are not UTF-8 come out with U+FFFD for each bad byte. Binary data and extension types, which no method sends, are null.
 *
 * Units:   -
 * Order:   keys as they were packed
 * Owner:   the caller's buffer
 * Errors:  ERROR_NO_MEMORY; ERROR_INTERNAL for bytes that are no msgpack
 * Threads: one for each buffer
 * Layer:   10
 */
#ifndef VIM_ANSWER_H
#define VIM_ANSWER_H

#include <msgpack.h>

#include "base/buffer.h"
#include "base/error.h"

/* Appends a value that is at most WIRE_DEPTH deep. */
enum error_code answer_object(struct buffer *out, const msgpack_object *value, struct error *error);

/* Appends one packed value. */
enum error_code answer_packed(struct buffer *out, struct view packed, struct error *error);

/* Appends {"error": {"code", "message"}}. */
void answer_error(struct buffer *out, const struct error *error);

#endif
