/* vim/request.h - a request in JSON, held to limits and turned into what the methods take
 *
 * {"method": string, "params": object}; other keys are ignored. Jansson decodes it, but not before a scanner has walked over
 * the bytes: Jansson recurses for each level and allocates for each element. The limits are those of rpc/wire.h.
 *
 * Units:   bytes, NUL-terminated; elements are commas and brackets
 * Order:   -
 * Owner:   the request owns both forms; it borrows nothing from the string
 * Errors:  ERROR_PROTOCOL, TOO_LARGE or NO_MEMORY; the request is then empty
 * Threads: one
 * Layer:   10
 */
#ifndef VIM_REQUEST_H
#define VIM_REQUEST_H

#include <jansson.h>
#include <msgpack.h>

#include "base/arena.h"
#include "base/error.h"

struct request {
    json_t *root;
    struct arena arena;
    struct view method;
    msgpack_object params; /* an array that holds one map, as in a message */
};

/* Reads what a caller sent; json may be NULL. */
enum error_code request_read(struct request *out, const char *json, struct error *error);

void request_release(struct request *request);

#endif
