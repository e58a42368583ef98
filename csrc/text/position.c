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

/* Bytes that the editor holds for the byte at an offset. */
static uint32_t width(const struct positions *positions, uint32_t offset)
{
    return positions->latin1 && (unsigned char)positions->bytes.data[offset] >= 0x80 ? 2 : 1;
}

struct position position_of(const struct positions *positions, uint32_t offset)
{
    uint32_t row = row_of(positions, offset), end = line_end(positions, row), i;
    struct position position = {row, 0};

    if (offset > end)
        offset = end;
    if (!positions->latin1 && offset > positions->line[row])
        position.column = offset - positions->line[row];
    for (i = positions->line[row]; positions->latin1 && i < offset; i++)
        position.column += width(positions, i);
    return position;
}

uint32_t position_offset(const struct positions *positions, struct position position)
{
    uint32_t row = position.row, offset, end, column = 0;

    if (row >= positions->lines)
        return line_end(positions, positions->lines - 1);
    offset = positions->line[row];
    end = line_end(positions, row);
    if (!positions->latin1)
        return position.column < end - offset ? offset + position.column : end;
    while (offset < end && column + width(positions, offset) <= position.column)
        column += width(positions, offset++);
    return offset;
}
