/* rpc/wire.c - scans for whole messages, then has msgpack-c decode them */
#include "rpc/wire.h"

#include <stdlib.h>

/* What stands behind the first byte of a value. */
struct head {
    uint8_t field;   /* bytes of the number that says how much payload, or how many entries */
    uint8_t times;   /* elements for each entry: 0 a scalar, 1 an array, 2 a map */
    uint8_t payload; /* bytes to pass over */
    uint8_t entries; /* of an array or map without a field */
};

enum { UNUSED = 0xff };

/* c0 to df, in the order of the msgpack specification */
static const struct head heads[32] = {
    {0, 0, 0, 0}, {UNUSED, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, /* nil - false true */
    {1, 0, 0, 0}, {2, 0, 0, 0},      {4, 0, 0, 0},               /* bin */
    {1, 0, 1, 0}, {2, 0, 1, 0},      {4, 0, 1, 0},               /* ext */
    {0, 0, 4, 0}, {0, 0, 8, 0},                                  /* float */
    {0, 0, 1, 0}, {0, 0, 2, 0},      {0, 0, 4, 0}, {0, 0, 8, 0}, /* uint */
    {0, 0, 1, 0}, {0, 0, 2, 0},      {0, 0, 4, 0}, {0, 0, 8, 0}, /* int */
    {0, 0, 2, 0}, {0, 0, 3, 0},      {0, 0, 5, 0}, {0, 0, 9, 0}, {0, 0, 17, 0}, /* fixext */
    {1, 0, 0, 0}, {2, 0, 0, 0},      {4, 0, 0, 0},                              /* str */
    {2, 1, 0, 0}, {4, 1, 0, 0},      {2, 2, 0, 0}, {4, 2, 0, 0},                /* array, map */
};

static struct head head_of(uint8_t byte)
{
    struct head fixed = {0, 0, 0, 0};

    if (byte >= 0xc0 && byte < 0xe0)
        return heads[byte - 0xc0];
    if (byte >= 0xa0 && byte < 0xc0) {
        fixed.payload = byte & 31;
    } else if (byte >= 0x80 && byte < 0xa0) {
        fixed.times = byte < 0x90 ? 2 : 1;
        fixed.entries = byte & 15;
    }
    return fixed;
}

void wire_init(struct wire *wire)
{
    memset(wire, 0, sizeof(*wire));
    msgpack_unpacked_init(&wire->unpacked);
}

void wire_release(struct wire *wire)
{
    msgpack_unpacked_destroy(&wire->unpacked);
    free(wire->data);
    wire_init(wire);
}

/* Moves what is left to the front; gives back the room that one large message took. */
static void wire_compact(struct wire *wire)
{
    if (wire->start == 0)
        return;
    wire->size -= wire->start;
    wire->at -= wire->start;
    memmove(wire->data, wire->data + wire->start, wire->size);
    wire->start = 0;
    if (wire->size == 0 && wire->room > 16 * WIRE_PIECE) {
        free(wire->data);
        wire->data = NULL;
        wire->room = 0;
    }
}

char *wire_room(struct wire *wire, size_t *size)
{
    msgpack_unpacked_destroy(&wire->unpacked);
    wire_compact(wire);
    if (wire->room - wire->size < WIRE_PIECE) {
        size_t room = wire->room * 2 + WIRE_PIECE;
        char *data = realloc(wire->data, room);
        if (!data) {
            *size = 0;
            return NULL;
        }
        wire->data = data;
        wire->room = room;
    }
    *size = wire->room - wire->size;
    return wire->data + wire->size;
}

void wire_filled(struct wire *wire, size_t size)
{
    wire->size += size;
}

static enum wire_state wire_fail(struct wire *wire, struct error *error, enum error_code code,
                                 const char *why)
{
    wire->bad = true;
    error_set(error, code, "%s", why);
    return WIRE_BAD;
}

/* Takes note of an array or map that was opened. NULL, or what is wrong with it. */
static const char *wire_open(struct wire *wire, uint64_t elements)
{
    if (elements > WIRE_ELEMENTS - wire->elements)
        return "a message of too many elements";
    if (wire->depth == WIRE_DEPTH)
        return "a message that is nested too deeply";
    wire->elements += (uint32_t)elements;
    wire->left[wire->depth++] = elements;
    return NULL;
}

/* Passes over one head, and as much of the bytes behind it as came in. */
static enum wire_state wire_scan_head(struct wire *wire, struct error *error)
{
    const unsigned char *bytes = (const unsigned char *)wire->data + wire->at;
    struct head head = head_of(bytes[0]);
    uint64_t number = 0;

    if (head.field == UNUSED)
        return wire_fail(wire, error, ERROR_PROTOCOL, "a byte that is not msgpack");
    if (wire->size - wire->at < 1u + head.field)
        return WIRE_MORE;
    for (uint8_t i = 0; i < head.field; i++)
        number = number << 8 | bytes[1 + i];
    wire->at += 1u + head.field;
    if (wire->depth > 0)
        wire->left[wire->depth - 1]--;
    if (head.times > 0) {
        const char *why = wire_open(wire, (head.entries + number) * head.times);
        return why ? wire_fail(wire, error, ERROR_TOO_LARGE, why) : WIRE_MESSAGE;
    }
    wire->pass = head.payload + number;
    if (wire->at - wire->start + wire->pass > WIRE_BYTES)
        return wire_fail(wire, error, ERROR_TOO_LARGE, "a message of more than 64 MiB");
    return WIRE_MESSAGE;
}

/* Goes on over the present message. WIRE_MESSAGE: it is whole and ends at wire->at. */
static enum wire_state wire_scan(struct wire *wire, struct error *error)
{
    enum wire_state state = WIRE_MESSAGE;

    while (state == WIRE_MESSAGE) {
        uint64_t rest = wire->size - wire->at;
        uint64_t step = wire->pass < rest ? wire->pass : rest;
        wire->at += (size_t)step;
        wire->pass -= step;
        if (wire->pass > 0)
            return WIRE_MORE;
        while (wire->depth > 0 && wire->left[wire->depth - 1] == 0)
            wire->depth--;
        if (wire->depth == 0 && wire->at > wire->start)
            return WIRE_MESSAGE;
        state = wire->at == wire->size ? WIRE_MORE : wire_scan_head(wire, error);
    }
    return state;
}

/* Whether the object is one of the three forms; fills *out. */
static bool message_read(struct message *out, const msgpack_object *object)
{
    static const uint32_t sizes[] = {4, 4, 3};
    const msgpack_object *part = object->via.array.ptr;

    if (object->type != MSGPACK_OBJECT_ARRAY || object->via.array.size < 3 ||
        part[0].type != MSGPACK_OBJECT_POSITIVE_INTEGER || part[0].via.u64 > MESSAGE_NOTIFICATION ||
        object->via.array.size != sizes[part[0].via.u64])
        return false;
    memset(out, 0, sizeof(*out));
    out->kind = (enum message_kind)part[0].via.u64;
    if (out->kind != MESSAGE_NOTIFICATION) {
        part++;
        if (part->type != MSGPACK_OBJECT_POSITIVE_INTEGER || part->via.u64 > UINT32_MAX)
            return false;
        out->id = (uint32_t)part->via.u64;
    }
    if (out->kind == MESSAGE_RESPONSE)
        return true;
    if (part[1].type != MSGPACK_OBJECT_STR || part[2].type != MSGPACK_OBJECT_ARRAY)
        return false;
    out->method = (struct view){part[1].via.str.ptr, part[1].via.str.size};
    out->params = &part[2];
    return true;
}

enum wire_state wire_next(struct wire *wire, struct message *out, struct error *error)
{
    enum wire_state state;
    msgpack_unpack_return done;
    size_t read = 0;

    if (wire->bad)
        return wire_fail(wire, error, ERROR_PROTOCOL, "nothing is read behind a bad message");
    state = wire_scan(wire, error);
    if (state != WIRE_MESSAGE)
        return state;
    done = msgpack_unpack_next(&wire->unpacked, wire->data + wire->start, wire->at - wire->start,
                               &read);
    if (done == MSGPACK_UNPACK_NOMEM_ERROR)
        return wire_fail(wire, error, ERROR_NO_MEMORY, "not enough memory for a message");
    if (done != MSGPACK_UNPACK_SUCCESS || read != wire->at - wire->start ||
        !message_read(out, &wire->unpacked.data))
        return wire_fail(wire, error, ERROR_PROTOCOL, "a message that is not msgpack-RPC");
    wire->start = wire->at;
    wire->elements = 0;
    return WIRE_MESSAGE;
}
