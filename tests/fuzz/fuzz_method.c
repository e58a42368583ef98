/* tests/fuzz/fuzz_method.c - any messages of a greeted editor: one answer for each request, and the session ends empty */
#include "rpc/method.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count(void *context, struct buffer *message)
{
    /* [1, id, error, result]: what is not an event is an answer */
    if (message->size > 1 && message->data[0] == '\x94')
        ++*(int *)context;
}

/* Has every message done; the number of requests among them. */
static int feed(struct wire *wire, struct session *session)
{
    struct message message;
    struct error error = {0};
    int requests = 0;

    while (wire_next(wire, &message, &error) == WIRE_MESSAGE) {
        requests += message.kind == MESSAGE_REQUEST;
        method_call(session, &message);
    }
    return requests;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int answers = 0, requests;
    struct session session;
    struct wire wire;
    uv_loop_t loop;
    size_t room;

    if (size > WIRE_PIECE || uv_loop_init(&loop))
        return 0;
    wire_init(&wire);
    session_init(&session, &loop, count, &answers);
    session.greeted = true;
    memcpy(wire_room(&wire, &room), data, size);
    wire_filled(&wire, size);
    requests = feed(&wire, &session);
    uv_run(&loop, UV_RUN_DEFAULT);
    session_release(&session);
    uv_run(&loop, UV_RUN_DEFAULT);
    if (answers != requests || session.documents || session.shelves || uv_loop_close(&loop))
        abort();
    wire_release(&wire);
    return 0;
}
