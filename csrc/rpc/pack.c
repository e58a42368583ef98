/* rpc/pack.c - building the messages that go out */
#include "rpc/pack.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "rpc/wire.h"

static int pack_write(void *context, const char *data, size_t size)
{
    struct buffer *out = context;

    buffer_add(out, data, size);
    return out->failed ? -1 : 0;
}

void pack_init(struct pack *pack, struct buffer *out)
{
    pack->out = out;
    msgpack_packer_init(&pack->packer, out, pack_write);
}

void pack_nil(struct pack *pack)
{
    msgpack_pack_nil(&pack->packer);
}

void pack_bool(struct pack *pack, bool value)
{
    if (value)
        msgpack_pack_true(&pack->packer);
    else
        msgpack_pack_false(&pack->packer);
}

void pack_number(struct pack *pack, uint64_t value)
{
    msgpack_pack_uint64(&pack->packer, value);
}

void pack_index(struct pack *pack, uint32_t value)
{
    if (value == NONE)
        pack_nil(pack);
    else
        pack_number(pack, value);
}

void pack_real(struct pack *pack, double value)
{
    msgpack_pack_double(&pack->packer, value);
}

void pack_array(struct pack *pack, uint32_t size)
{
    msgpack_pack_array(&pack->packer, size);
}

void pack_map(struct pack *pack, uint32_t size)
{
    msgpack_pack_map(&pack->packer, size);
}

void pack_view(struct pack *pack, struct view text)
{
    msgpack_pack_str(&pack->packer, text.size);
    msgpack_pack_str_body(&pack->packer, text.data, text.size);
}

void pack_known(struct pack *pack, struct view text)
{
    if (text.size == 0)
        pack_nil(pack);
    else
        pack_view(pack, text);
}

void pack_text(struct pack *pack, const char *string)
{
    if (string)
        pack_view(pack, view_of(string));
    else
        pack_nil(pack);
}

uint32_t pack_shown(struct view text, size_t at, bool latin1, uint32_t *width, char out[PACK_SHOWN])
{
    unsigned char byte = (unsigned char)text.data[at];

    *width = 1;
    if (byte == '\n' || byte == '\r' || byte == '\t')
        out[0] = ' ';
    else if (latin1 && byte >= 0xa0)
        return utf8_encode(byte, out);
    else
        return utf8_visible(text, at, width, out);
    return 1;
}

void pack_visible(struct pack *pack, struct view text)
{
    struct buffer shown = BUFFER_INIT;
    bool latin1 = !utf8_valid(text);
    uint32_t width;

    for (size_t at = 0; at < text.size; at += width) {
        char bytes[PACK_SHOWN];

        buffer_add(&shown, bytes, pack_shown(text, at, latin1, &width, bytes));
    }
    pack_view(pack, buffer_as_view(&shown));
    pack->out->failed |= shown.failed;
    buffer_release(&shown);
}

void pack_visible_known(struct pack *pack, struct view text)
{
    if (text.size == 0)
        pack_nil(pack);
    else
        pack_visible(pack, text);
}

void pack_date(struct pack *pack, struct date date)
{
    char text[DATE_TEXT];

    date_format(date, text);
    pack_known(pack, view_of(text));
}

void pack_key(struct pack *pack, const char *key)
{
    pack_view(pack, view_of(key));
}

void pack_place(struct pack *pack, const struct positions *positions, struct span span)
{
    struct position start = position_of(positions, span.start);
    struct position end = position_of(positions, span.end);

    pack_array(pack, 4);
    pack_number(pack, start.row);
    pack_number(pack, start.column);
    pack_number(pack, end.row);
    pack_number(pack, end.column);
}

void pack_version(struct pack *pack, const char *version)
{
    static const char *const names[] = {"major", "minor", "patch"};
    char *end;

    pack_map(pack, 3);
    for (int i = 0; i < 3; i++) {
        pack_key(pack, names[i]);
        pack_number(pack, strtoul(version, &end, 10));
        version = *end == '.' ? end + 1 : end;
    }
}

void pack_answer(struct pack *pack, uint32_t id)
{
    pack_array(pack, 4);
    pack_number(pack, MESSAGE_RESPONSE);
    pack_number(pack, id);
    pack_nil(pack);
}

void pack_refusal(struct pack *pack, uint32_t id, const char *message)
{
    pack_array(pack, 4);
    pack_number(pack, MESSAGE_RESPONSE);
    pack_number(pack, id);
    pack_text(pack, message);
    pack_nil(pack);
}

void pack_event(struct pack *pack, const char *event)
{
    pack_array(pack, 3);
    pack_number(pack, MESSAGE_NOTIFICATION);
    pack_text(pack, "nvim_exec_lua");
    pack_array(pack, 2);
    pack_text(pack, "require('csto.client').receive(...)");
    pack_array(pack, 2);
    pack_text(pack, event);
}
