/* rpc/method.h - the method table: reading it is reading the protocol
 *
 * The table in method.c says of each method its form, what it takes and what answers it; doc/protocol.md says the same to people.
 * The answers themselves are in answer.h and card.h.
 *
 * Units:   -
 * Order:   -
 * Owner:   -
 * Errors:  a request that fails is answered with one sentence; a notification that fails is logged, an `analyze` makes the event `failed`
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_METHOD_H
#define RPC_METHOD_H

#include "rpc/pack.h"
#include "rpc/session.h"
#include "rpc/wire.h"

struct wide;

/* A request or notification on its way to its answer. */
struct call {
    struct session *session;
    struct arguments arguments;
    struct document *document; /* of arguments.buffer; NULL where it was never analysed */
    struct arena *arena;       /* for the time of the call */
    const struct wide *wide;   /* what was found in the store of a large folder, or NULL */
    struct pack *out;          /* where a request packs exactly one value */
};

/* Answers a request, or does what a notification says. A response to us is dropped: we never ask. */
void method_call(struct session *session, const struct message *message);

/* The same for a caller who knows no forms: packs the result alone, null for a notification. params: as in a message. On error
 * what is in `out` means nothing. */
enum error_code method_perform(struct session *session, struct view name,
                               const msgpack_object *params, struct buffer *out,
                               struct error *error);

/* The program's first message: who it is, and its methods. */
void method_introduce(struct session *session);

#endif
