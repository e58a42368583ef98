/* rpc/wire.h - from bytes to msgpack-RPC messages, with limits
 *
 * A cursor and "need more": bytes come in pieces of any size, wire_next gives the next whole message or says that more is needed.
 * msgpack-c does the decoding, but only of a message that has come in whole and kept the limits. Its unpacker does not recurse
 * (it holds a stack of 32), yet it allocates what an array claims before a single element has come, so that five bytes can ask
 * it for 96 GiB. Therefore a scanner walks over the heads first: it finds where a message ends, whatever the pieces, and refuses claims
 * as soon as they are read.
 *
 *   [0, id, method, params]   [1, id, error, result]   [2, method, params]
 *
 * Units:   bytes; elements are entries of arrays and twice the entries of maps, added up over a message
 * Order:   wire_room, wire_filled, then wire_next until it says WIRE_MORE
 * Owner:   the wire owns the bytes; a message borrows them and dies at the next call of any kind
 * Errors:  WIRE_BAD with ERROR_PROTOCOL, TOO_LARGE or NO_MEMORY; the wire then stays bad, as where a next message begins is not known
 * Threads: one
 * Layer:   9
 */
#ifndef RPC_WIRE_H
#define RPC_WIRE_H

#include <msgpack.h>

#include "base/error.h"
#include "base/view.h"

enum {
    WIRE_BYTES = 64 << 20,    /* of a message */
    WIRE_DEPTH = 32,          /* arrays and maps inside one another, the message itself counted */
    WIRE_ELEMENTS = 4 << 20,  /* msgpack-c takes 24 bytes for each */
    WIRE_PIECE = 64 << 10     /* wire_room gives at least that much */
};

enum message_kind { MESSAGE_REQUEST, MESSAGE_RESPONSE, MESSAGE_NOTIFICATION };

struct message {
    enum message_kind kind;
    uint32_t id;                  /* of a request or response */
    struct view method;           /* of a request or notification */
    const msgpack_object *params; /* an array; NULL for a response */
};

enum wire_state { WIRE_MESSAGE, WIRE_MORE, WIRE_BAD };

struct wire {
    char *data;              /* [room] what came in and was not given out yet */
    size_t size, room;       /* bytes that came, bytes there is room for */
    size_t start, at;        /* where the present message begins, how far it was scanned */
    uint64_t pass;           /* bytes of a string or number to pass over */
    uint64_t left[WIRE_DEPTH]; /* elements still to come, for each array and map that is open */
    uint32_t depth, elements;
    bool bad;
    msgpack_unpacked unpacked; /* the message given out last */
};

void wire_init(struct wire *wire);
void wire_release(struct wire *wire);

/* Where the next piece may be written: *size gets how much fits. NULL where memory ran out. */
char *wire_room(struct wire *wire, size_t *size);

/* Says that `size` bytes were written there. Precondition: size <= what wire_room gave. */
void wire_filled(struct wire *wire, size_t size);

/* The next message. */
enum wire_state wire_next(struct wire *wire, struct message *out, struct error *error);

#endif
