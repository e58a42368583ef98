/* text/position.c - rows and columns as an editor counts them */
#include "text/position.h"

/* Whether Vim would read the bytes as UTF-8: it looks at lead and continuation bytes alone, up to six of them. */
static bool reads_as_utf8(struct view bytes)
{
    size_t at = 0;

    while (at < bytes.size) {
        unsigned char lead = (unsigned char)bytes.data[at++];
        unsigned more = lead < 0x80   ? 0
                        : lead < 0xC0 ? 9
                        : lead < 0xE0 ? 1
                        : lead < 0xF0 ? 2
                        : lead < 0xF8 ? 3
                        : lead < 0xFC ? 4
                        : lead < 0xFE ? 5
                                      : 9;

        if (more == 9 || more > bytes.size - at)
            return false;
        for (; more; more--, at++)
            if (((unsigned char)bytes.data[at] & 0xC0) != 0x80)
                return false;
    }
    return true;
}

static uint32_t count_newlines(struct view bytes, bool *crlf)
{
    uint32_t count = 0;
    size_t i;

    *crlf = true;
    for (i = 0; i < bytes.size; i++)
        if (bytes.data[i] == '\n') {
            count++;
            *crlf = *crlf && i && bytes.data[i - 1] == '\r';
        }
    *crlf = *crlf && count;
    return count;
}

static bool is_wide(struct view bytes, uint32_t offset)
{
    return (unsigned char)bytes.data[offset] >= 0x80;
}

/* Without these sums a long line would be walked again for each position. */
static void count_wide(struct positions *positions, struct arena *arena)
{
    const struct view bytes = positions->bytes;
    uint32_t i, count = 0;

    positions->wide = arena_new_array(arena, bytes.size / POSITION_STEP + 1, uint32_t);
    for (i = 0; i < bytes.size; i++) {
        if (i % POSITION_STEP == 0)
            positions->wide[i / POSITION_STEP] = count;
        count += is_wide(bytes, i);
    }
    if (bytes.size % POSITION_STEP == 0)
        positions->wide[bytes.size / POSITION_STEP] = count;
}

/* The bytes that an editor holds for those before offset. */
static uint32_t held_before(const struct positions *positions, uint32_t offset)
{
    uint32_t i, held = offset;

    if (!positions->latin1)
        return held;
    held += positions->wide[offset / POSITION_STEP];
    for (i = offset / POSITION_STEP * POSITION_STEP; i < offset; i++)
        held += is_wide(positions->bytes, i);
    return held;
}

void positions_init(struct positions *out, const struct article *article, struct arena *arena)
{
    const struct view bytes = article->bytes;
    const bool file = article->door == DOOR_FILE;
    bool crlf;
    uint32_t i, line = 1, newlines = count_newlines(bytes, &crlf);

    *out = (struct positions){.bytes = bytes, .lines = newlines};
    if (file) {
        out->crlf = crlf;
        out->latin1 = !reads_as_utf8(bytes);
        out->skip = !out->latin1 && view_starts(bytes, VIEW("\xEF\xBB\xBF")) ? 3 : 0;
    }
    if (!bytes.size || bytes.data[bytes.size - 1] != '\n')
        out->lines++;
    out->line = arena_new_array(arena, (size_t)out->lines + 1, uint32_t);
    out->line[0] = out->skip;
    for (i = 0; i < bytes.size; i++)
        if (bytes.data[i] == '\n')
            out->line[line++] = i + 1;
    out->line[out->lines] = (uint32_t)bytes.size;
    if (out->latin1)
        count_wide(out, arena);
}

/* Where the text of a line ends: before its line end. */
static uint32_t line_end(const struct positions *positions, uint32_t row)
{
    uint32_t start = positions->line[row], end = positions->line[row + 1];

    if (end > start && positions->bytes.data[end - 1] == '\n') {
        end--;
        if (positions->crlf && end > start)
            end--;
    }
    return end;
}

static uint32_t row_of(const struct positions *positions, uint32_t offset)
{
    uint32_t low = 0, high = positions->lines;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (positions->line[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct position position_of(const struct positions *positions, uint32_t offset)
{
    uint32_t row = row_of(positions, offset), start = positions->line[row];
    uint32_t end = line_end(positions, row);

    if (offset > end)
        offset = end;
    if (offset < start)
        offset = start;
    return (struct position){row, held_before(positions, offset) - held_before(positions, start)};
}

uint32_t position_offset(const struct positions *positions, struct position position)
{
    uint32_t row = position.row, low, high, start;

    if (row >= positions->lines)
        return line_end(positions, positions->lines - 1);
    low = positions->line[row];
    high = line_end(positions, row);
    start = held_before(positions, low);
    while (low < high) { /* the last offset whose column is not past the one asked for */
        uint32_t middle = low + (high - low + 1) / 2;

        if (held_before(positions, middle) - start <= position.column)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
