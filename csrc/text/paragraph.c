/* text/paragraph.c - lines to paragraphs: a line each, or lines joined where a text was wrapped by hand */
#include "base/utf8.h"
#include "text/block.h"

/* A text counts as wrapped when its longest line has this many characters. */
enum { NARROWEST = 40, WIDEST = 100 };

struct line {
    struct span span; /* trimmed; empty for a blank line */
    uint32_t columns;
    bool spaces; /* has inner white space */
    bool quoted; /* began with >, which is not in the span */
};

struct lines VECTOR(struct line);

static void measure(struct line *line, struct view bytes)
{
    uint32_t at, width;

    for (at = line->span.start; at < line->span.end; at += width) {
        line->spaces = utf8_is_space(utf8_decode(bytes, at, &width)) || line->spaces;
        line->columns++;
    }
}

static struct span trim(struct view bytes, struct span span)
{
    uint32_t width;

    while (span.start < span.end && utf8_is_space(utf8_decode(bytes, span.start, &width)))
        span.start += width;
    while (span.start < span.end) {
        uint32_t last = (uint32_t)utf8_before(bytes, span.end);

        if (!utf8_is_space(utf8_decode(bytes, last, &width)))
            break;
        span.end = last;
    }
    return span;
}

/* Past the marks of a quoted line: "> ", ">> ", "> > ". */
static void unquote(struct line *line, struct view bytes)
{
    uint32_t at = line->span.start, width;

    while (at < line->span.end && bytes.data[at] == '>') {
        while (at < line->span.end && bytes.data[at] == '>')
            at++;
        if (at < line->span.end && !utf8_is_space(utf8_decode(bytes, at, &width)))
            return;
        line->span = trim(bytes, (struct span){at, line->span.end});
        line->quoted = true;
        at = line->span.start;
    }
}

static void read_lines(struct lines *out, struct view bytes, struct arena *arena)
{
    uint32_t at = 0, size = (uint32_t)bytes.size;

    while (at < size) {
        const char *newline = memchr(bytes.data + at, '\n', size - at);
        uint32_t end = newline ? (uint32_t)(newline - bytes.data) : size;
        struct line *line = vec_add(arena, out);

        line->span = trim(bytes, (struct span){at, end});
        unquote(line, bytes);
        measure(line, bytes);
        at = end + 1;
    }
}

static bool is_blank(const struct line *line)
{
    return line->span.start == line->span.end;
}

static int32_t first_of(struct view bytes, const struct line *line)
{
    uint32_t width;

    return utf8_decode(bytes, line->span.start, &width);
}

int32_t sentence_stop(struct view text)
{
    while (text.size) {
        size_t last = utf8_before(text, text.size);
        uint32_t width;
        int32_t character = utf8_decode(text, last, &width);

        if (character < 0x80 && strchr(".!?:;", character))
            return character;
        if (character == 0x2026)
            return character;
        if (utf8_is_letter(character) || utf8_is_digit(character) || utf8_is_space(character))
            return 0;
        text.size = last; /* a closing mark or bracket: what stands before it counts */
    }
    return 0;
}

/* Whether a sentence plainly goes on from a line to the next. */
static bool is_broken(struct view bytes, const struct line *line)
{
    int32_t next = first_of(bytes, line + 1);

    return (utf8_is_lower(next) || next == ',' || next == ';') &&
           !sentence_stop(view_slice(bytes, line->span));
}

/* The width of a text that was wrapped by hand, 0 for one whose lines are paragraphs. */
static uint32_t wrap_width(const struct lines *lines, struct view bytes)
{
    uint32_t i, widest = 0, pairs = 0, broken = 0;

    for (i = 0; i < lines->size; i++) {
        const struct line *line = &lines->at[i];

        if (line->spaces && line->columns > widest)
            widest = line->columns;
        if (i + 1 < lines->size && !is_blank(line) && !is_blank(line + 1)) {
            pairs++;
            broken += is_broken(bytes, line);
        }
    }
    if (widest < NARROWEST || widest > WIDEST || !broken || broken * 3 < pairs)
        return 0;
    return widest;
}

/* The bytes of the bullet and the space with which an item of a list begins; 0 if the text is none. */
static uint32_t bullet_width(struct view text)
{
    uint32_t width, space;
    int32_t first = text.size ? utf8_decode(text, 0, &width) : 0;

    if (!first ||
        (first < 0x80 ? !strchr("-*+", first)
                      : first != 0xB7 && first != 0x2022 && first != 0x2023 && first != 0x25AA &&
                            first != 0x25CF && first != 0x25E6) ||
        width >= text.size || !utf8_is_space(utf8_decode(text, width, &space)))
        return 0;
    return width + space;
}

static bool is_item(struct view bytes, const struct line *line)
{
    struct view text = view_slice(bytes, line->span);
    uint32_t width, digits = 0;
    int32_t first = first_of(bytes, line);

    if (bullet_width(text))
        return true;
    if (first == 0x2013 || first == 0x2014)
        return text.size > 3 && utf8_is_space(utf8_decode(text, 3, &width));
    while (digits < text.size && utf8_is_digit((unsigned char)text.data[digits]))
        digits++;
    return digits && digits < 3 && digits + 1 < text.size &&
           (text.data[digits] == '.' || text.data[digits] == ')') && text.data[digits + 1] == ' ';
}

/* Columns of the first word of a line. */
static uint32_t first_word(struct view bytes, const struct line *line)
{
    uint32_t at, width, columns = 0;

    for (at = line->span.start; at < line->span.end; at += width, columns++)
        if (utf8_is_space(utf8_decode(bytes, at, &width)))
            break;
    return columns;
}

/* Whether the next line goes on with the paragraph: its first word had no room, or a sentence is broken. */
static bool goes_on(const struct reader *reader, const struct line *line, uint32_t width)
{
    const struct view bytes = reader->text->bytes;

    if (is_blank(line + 1) || is_item(bytes, line + 1) || line->quoted != line[1].quoted)
        return false;
    if (line->columns + 1 + first_word(bytes, line + 1) <= width && !is_broken(bytes, line))
        return false;
    if (!width && !is_broken(bytes, line))
        return false;
    return !is_furniture(reader, view_slice(bytes, line->span)) &&
           !is_furniture(reader, view_slice(bytes, line[1].span));
}

void blocks_read(struct blocks *out, const struct reader *reader)
{
    struct lines lines = {0};
    uint32_t i, width;

    read_lines(&lines, reader->text->bytes, reader->arena);
    width = wrap_width(&lines, reader->text->bytes);
    for (i = 0; i < lines.size; i++) {
        struct block *block;

        if (is_blank(&lines.at[i]))
            continue;
        block = vec_add(reader->arena, out);
        *block = (struct block){lines.at[i].span, lines.at[i].quoted};
        block->span.start += bullet_width(view_slice(reader->text->bytes, block->span));
        block->span = trim(reader->text->bytes, block->span);
        for (; i + 1 < lines.size && goes_on(reader, &lines.at[i], width); i++)
            block->span.end = lines.at[i + 1].span.end;
    }
}
