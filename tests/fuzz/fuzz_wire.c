/* tests/fuzz/fuzz_wire.c - any bytes in pieces of any size are messages, "need more" or bad for good */
#include "rpc/wire.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Takes what messages there are; false when the wire is bad, and then it stays so. */
static bool drain(struct wire *wire)
{
    struct error error = {0};
    struct message message;
    enum wire_state state;
    while ((state = wire_next(wire, &message, &error)) == WIRE_MESSAGE) {
        if (message.kind == MESSAGE_REQUEST && !message.method.data)
            abort();
    }
    if (state == WIRE_BAD && wire_next(wire, &message, &error) != WIRE_BAD)
        abort();
    return state == WIRE_MORE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct wire wire;
    size_t piece = 1 + data[0] % 16, at = 1;
    wire_init(&wire);
    while (at < size) {
        size_t room, take = size - at < piece ? size - at : piece;
        char *into = wire_room(&wire, &room);
        if (!into)
            break;
        memcpy(into, data + at, take);
        wire_filled(&wire, take);
        at += take;
        if (!drain(&wire))
            break;
    }
    wire_release(&wire);
    return 0;
}
