/* base/utf8.c - characters, by utf8proc, with a short way for ASCII */
#include "base/utf8.h"

#include <stdio.h>
#include <utf8proc.h>

int32_t utf8_decode(struct view text, size_t at, uint32_t *width)
{
    const unsigned char *byte = (const unsigned char *)text.data + at;
    size_t left = text.size - at;
    utf8proc_int32_t character;
    utf8proc_ssize_t size;

    *width = 1;
    if (*byte < 0x80)
        return *byte;
    size = utf8proc_iterate(byte, (utf8proc_ssize_t)(left < 4 ? left : 4), &character);
    if (size <= 0)
        return UTF8_BAD;
    *width = (uint32_t)size;
    return character;
}

size_t utf8_before(struct view text, size_t at)
{
    uint32_t width, back;

    /* The widest first: the last byte of a character alone is a bad byte, of width 1 too. */
    for (back = at < 4 ? (uint32_t)at : 4; back > 1; back--) {
        utf8_decode(text, at - back, &width);
        if (width == back)
            break;
    }
    return at - back;
}

uint32_t utf8_encode(int32_t character, char out[4])
{
    return (uint32_t)utf8proc_encode_char(character, (utf8proc_uint8_t *)out);
}

bool utf8_valid(struct view text)
{
    size_t at = 0;
    uint32_t width;

    for (; at < text.size; at += width)
        if (utf8_decode(text, at, &width) == UTF8_BAD && width == 1)
            return false;
    return true;
}

bool utf8_is_letter(int32_t character)
{
    if (character < 0x80)
        return (character | 32) >= 'a' && (character | 32) <= 'z';
    switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    default:
        return false;
    }
}

bool utf8_is_digit(int32_t character)
{
    if (character < 0x80)
        return character >= '0' && character <= '9';
    return utf8proc_category(character) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_upper(int32_t character)
{
    if (character < 0x80)
        return character >= 'A' && character <= 'Z';
    switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return true;
    default:
        return false;
    }
}

bool utf8_is_lower(int32_t character)
{
    if (character < 0x80)
        return character >= 'a' && character <= 'z';
    return utf8proc_category(character) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_space(int32_t character)
{
    if (character < 0x80)
        return character == ' ' || (character >= '\t' && character <= '\r');
    switch (character) {
    case 0x85:   /* next line */
    case 0x200B: /* zero-width space */
    case 0x2060: /* word joiner */
    case 0xFEFF: /* byte order mark */
        return true;
    default:
        break;
    }
    switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

int32_t utf8_lower(int32_t character)
{
    if (character < 0x80)
        return character >= 'A' && character <= 'Z' ? character + 32 : character;
    return utf8proc_tolower(character);
}

bool utf8_is_apostrophe(int32_t character)
{
    switch (character) {
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0xFF07:
        return true;
    default:
        return false;
    }
}

static int32_t straight(int32_t character)
{
    return utf8_is_apostrophe(character) ? '\'' : character;
}

/* Lower case, apostrophes straight, bad bytes dropped. *ascii: whether nothing is left to compose.
 */
static struct view lowered(struct arena *arena, struct view text, bool *ascii)
{
    /* a character whose lower case is longer in UTF-8 has two bytes and gets three */
    char *out = arena_alloc(arena, text.size + text.size / 2 + 4);
    size_t at, size = 0;
    uint32_t width;

    *ascii = true;
    for (at = 0; at < text.size; at += width) {
        int32_t character = utf8_decode(text, at, &width);

        if (character == UTF8_BAD && width == 1)
            continue;
        character = straight(utf8_lower(character));
        *ascii = *ascii && character < 0x80;
        size += utf8_encode(character, out + size);
    }
    return (struct view){out, size};
}

struct view utf8_normal(struct arena *arena, struct view text)
{
    const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    bool ascii;
    struct view low = lowered(arena, text, &ascii);
    utf8proc_int32_t *points;
    utf8proc_ssize_t count, size;

    if (ascii || low.size > UTF8_NORMAL)
        return low;
    count = utf8proc_decompose((const utf8proc_uint8_t *)low.data, (utf8proc_ssize_t)low.size, NULL,
                               0, how);
    if (count <= 0)
        return low;
    points = arena_array(arena, (size_t)count + 1, sizeof(*points));
    utf8proc_decompose((const utf8proc_uint8_t *)low.data, (utf8proc_ssize_t)low.size, points,
                       count, how);
    size = utf8proc_reencode(points, count, how);
    return size < 0 ? low : (struct view){(const char *)points, (size_t)size};
}

uint32_t utf8_cells(struct view text)
{
    uint32_t width, cells = 0;

    for (size_t at = 0; at < text.size; at += width)
        cells += (uint32_t)utf8proc_charwidth(utf8_decode(text, at, &width));
    return cells;
}

size_t utf8_utf16_length(struct view text)
{
    size_t at, units = 0;
    uint32_t width;

    for (at = 0; at < text.size; at += width)
        units += utf8_decode(text, at, &width) > 0xFFFF ? 2 : 1;
    return units;
}

static bool turns_direction(int32_t character)
{
    return character == 0x061C || character == 0x200E || character == 0x200F ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

uint32_t utf8_visible(struct view text, size_t at, uint32_t *width, char out[UTF8_VISIBLE])
{
    int32_t character = utf8_decode(text, at, width);
    int size;

    if (character < 0x20 || character == 0x7F)
        size = snprintf(out, UTF8_VISIBLE, "^%c", character ^ 0x40);
    else if (character == UTF8_BAD && *width == 1)
        size = snprintf(out, UTF8_VISIBLE, "<%02x>", (unsigned char)text.data[at]);
    else if ((character >= 0x80 && character < 0xA0) || turns_direction(character))
        size = snprintf(out, UTF8_VISIBLE, "<%02x>", (unsigned)character);
    else
        size = (int)utf8_encode(character, out);
    return (uint32_t)size;
}

void utf8_visible_text(char *out, size_t room, struct view text)
{
    size_t at, size = 0;
    uint32_t width;

    for (at = 0; at < text.size; at += width) {
        char shown[UTF8_VISIBLE];
        uint32_t length = utf8_visible(text, at, &width, shown);

        if (size + length >= room)
            break;
        memcpy(out + size, shown, length);
        size += length;
    }
    out[size] = '\0';
}
