/* tests/rpc/peer.h - plays the editor against the real `csto serve`
 *
 * Messages are written as JSON with single quotes for double ones, and what comes back is JSON too, so that a test reads as the protocol does.
 *
 * Units:   -
 * Order:   peer_start first, peer_end last
 * Owner:   the peer owns the process and what it has received; results of peer_answer and peer_event are the caller's (json_decref)
 * Errors:  a program that says nothing for PEER_SECONDS counts as silent: NULL
 * Threads: one
 * Layer:   above all (tests only)
 */
#ifndef PEER_H
#define PEER_H

#include <jansson.h>
#include <sys/types.h>

#include "rpc/pack.h"
#include "rpc/wire.h"

enum { PEER_SECONDS = 60 };

struct peer {
    pid_t process;
    int in, out; /* we write to in, read from out */
    struct wire wire;
    json_t *kept; /* messages that came while another was waited for */
    uint32_t id;  /* of the last request */
};

/* Starts $BUILD/csto serve, with PEER_CACHE as the user's cache directory, or one of the tests. */
bool peer_start(struct peer *peer);

/* Starts it and says hello. */
bool peer_greet(struct peer *peer);

void peer_bytes(struct peer *peer, const void *bytes, size_t size);

/* The bytes of one message [0, id, method, [map]], or [2, method, [map]] for id 0. */
void message_pack(struct buffer *out, uint32_t id, const char *method, const char *map);

/* Sends a request and returns its id; sends a notification. map is JSON, or printf's format of it. */
uint32_t peer_ask(struct peer *peer, const char *method, const char *map, ...)
    __attribute__((format(printf, 3, 4)));
void peer_tell(struct peer *peer, const char *method, const char *map, ...)
    __attribute__((format(printf, 3, 4)));

/* The next message of all, the next answer to a request [1, id, error, result], the map of the next event. */
json_t *peer_next(struct peer *peer);
json_t *peer_answer(struct peer *peer, uint32_t id);
json_t *peer_event(struct peer *peer, const char *event);

/* Asks and waits: the result, or NULL where it was refused. */
json_t *peer_result(struct peer *peer, const char *method, const char *map);

/* Closes its input, or sends a signal first (0: none); its exit status, or 128 + signal that it died of. Counts what still came. */
int peer_end(struct peer *peer, int signal, size_t *messages);

/* An entry of a map as a number; -1 where there is none. */
long long number_of(const json_t *map, const char *key);

#endif
