/* rpc/arguments.h - the parameters of a method, read from its map
 *
 * A method says which parameters it takes as a line of words, "buffer tick path?": one with a question mark may be null or
 * missing. Keys that a method does not take are ignored.
 *
 * Units:   rows and columns from 0
 * Order:   any, in the map
 * Owner:   views and `lines` borrow the message
 * Errors:  ERROR_USAGE names the parameter
 * Threads: one
 * Layer:   9
 */
#ifndef RPC_ARGUMENTS_H
#define RPC_ARGUMENTS_H

#include <msgpack.h>

#include "base/error.h"
#include "text/position.h"
#include "time/date.h"

struct arguments {
    uint32_t buffer, tick, protocol;
    uint32_t bytes, portion, ticket; /* 0 where not given */
    uint32_t end;            /* NONE where not given */
    struct view client, version, kind, name, path, files; /* empty where not given */
    struct position position;                /* row and column, NONE where not given */
    struct date date;
    bool folder, links;
    const msgpack_object *lines; /* an array of strings, or NULL */
};

/* Reads what a method takes out of `params`, an array that holds one map (or nothing, where all may be null). */
enum error_code arguments_read(struct arguments *out, const char *takes,
                               const msgpack_object *params, struct error *error);

#endif
