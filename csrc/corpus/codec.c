/* corpus/codec.c - values as bytes, and back, by one function for both directions */
#include "corpus/codec.h"

static uint8_t read_byte(struct codec *c)
{
    if (c->at >= c->in.size) {
        c->failed = true;
        return 0;
    }
    return (uint8_t)c->in.data[c->at++];
}

void codec_byte(struct codec *c, uint8_t *value)
{
    if (c->out)
        buffer_add(c->out, value, 1);
    else
        *value = read_byte(c);
}

static void write_number(struct codec *c, uint32_t value)
{
    char bytes[5];
    size_t size = 0;

    for (; value >= 0x80; value >>= 7)
        bytes[size++] = (char)(value | 0x80);
    bytes[size++] = (char)value;
    buffer_add(c->out, bytes, size);
}

static uint32_t read_number(struct codec *c)
{
    uint32_t value = 0, shift;

    for (shift = 0; shift < 32; shift += 7) {
        uint8_t byte = read_byte(c);

        value |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    c->failed = true;
    return 0;
}

void codec_number(struct codec *c, uint32_t *value)
{
    if (c->out)
        write_number(c, *value);
    else
        *value = read_number(c);
}

void codec_index(struct codec *c, uint32_t *value)
{
    uint32_t shifted = *value + 1;

    codec_number(c, &shifted);
    if (!c->out)
        *value = shifted - 1;
}

void codec_flag(struct codec *c, bool *value)
{
    uint8_t byte = *value;

    codec_byte(c, &byte);
    if (!c->out)
        *value = byte != 0;
}

void codec_float(struct codec *c, float *value)
{
    uint32_t bits;

    memcpy(&bits, value, sizeof(bits));
    codec_number(c, &bits);
    if (!c->out)
        memcpy(value, &bits, sizeof(bits));
}

void codec_span(struct codec *c, struct span *span)
{
    uint32_t length = span->end - span->start;

    codec_number(c, &span->start);
    codec_number(c, &length);
    if (!c->out)
        span->end = span->start + length;
}

void codec_range(struct codec *c, struct range *range)
{
    uint32_t length = range->to - range->from;

    codec_number(c, &range->from);
    codec_number(c, &length);
    if (!c->out)
        range->to = range->from + length;
}

void codec_date(struct codec *c, struct date *date)
{
    uint32_t year = (uint16_t)date->year;
    uint8_t month = (uint8_t)date->month, day = (uint8_t)date->day;

    codec_number(c, &year);
    codec_byte(c, &month);
    codec_byte(c, &day);
    if (!c->out)
        *date = (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
}

static bool is_inside(const struct codec *c, struct view text)
{
    return text.size && text.data >= c->bytes.data &&
           text.data + text.size <= c->bytes.data + c->bytes.size;
}

static void write_text(struct codec *c, struct view text)
{
    bool inside = is_inside(c, text);

    write_number(c, (uint32_t)text.size << 1 | inside);
    if (inside)
        write_number(c, (uint32_t)(text.data - c->bytes.data));
    else
        buffer_view(c->out, text);
}

static struct view read_text(struct codec *c)
{
    uint32_t head = read_number(c), size = head >> 1;
    struct view from = head & 1 ? c->bytes : c->in;
    size_t at = head & 1 ? read_number(c) : c->at;

    if (c->failed || at > from.size || size > from.size - at) {
        c->failed = true;
        return (struct view){"", 0};
    }
    from = (struct view){from.data + at, size};
    if (!(head & 1))
        c->at += size;
    return from;
}

void codec_text(struct codec *c, struct view *text)
{
    if (c->out)
        write_text(c, *text);
    else
        *text = read_text(c);
}

void codec_string(struct codec *c, const char **string)
{
    struct view text = view_of(c->out ? *string : NULL);

    codec_text(c, &text);
    if (!c->out)
        *string = text.size ? arena_copy(c->arena, text).data : NULL;
}

uint32_t codec_size(struct codec *c, uint32_t size)
{
    codec_number(c, &size);
    if (!c->out && size > c->in.size - c->at) {
        c->failed = true;
        return 0;
    }
    return size;
}
