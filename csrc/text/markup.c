/* text/markup.c - bytes of markdown that mark up words and are no words: emphasis, links */
#include "base/utf8.h"
#include "text/reader.h"

enum {
    EMPHASIS = 3,    /* marks of the longest emphasis */
    LINK_TEXT = 400, /* bytes of the longest text of a link */
    ADDRESS = 2000   /* bytes of the longest address of one */
};

static int32_t after(struct view paragraph, uint32_t at)
{
    uint32_t width;

    return at < paragraph.size ? utf8_decode(paragraph, at, &width) : ' ';
}

static int32_t before(struct view paragraph, uint32_t start, uint32_t at)
{
    uint32_t width;

    return at > start ? utf8_decode(paragraph, utf8_before(paragraph, at), &width) : ' ';
}

static bool is_word(int32_t character)
{
    return utf8_is_letter(character) || utf8_is_digit(character);
}

/* What emphasis can begin with: neither white space nor a mark that ends something ("___." is a line). */
static bool may_open(int32_t character)
{
    return !utf8_is_space(character) && !(character < 0x80 && strchr(".,;:!?)]}", character));
}

/* *so*, **so**, _so_: marks that touch a word, on one side of it. */
static uint32_t emphasis(struct view paragraph, uint32_t start, uint32_t at)
{
    const char mark = paragraph.data[at];
    int32_t left = before(paragraph, start, at), right;
    uint32_t end = at;

    while (end < paragraph.size && paragraph.data[end] == mark && end - at <= EMPHASIS)
        end++;
    right = after(paragraph, end);
    if (end - at > EMPHASIS || left == mark || (utf8_is_space(left) && !may_open(right)) ||
        (is_word(left) && is_word(right)))
        return 0;
    return end - at;
}

/* The byte that comes first of those in `marks`, not further than `reach`; the end of the paragraph if none does. */
static uint32_t find(struct view paragraph, uint32_t at, uint32_t reach, const char *marks)
{
    uint32_t end = paragraph.size - at > reach ? at + reach : (uint32_t)paragraph.size;

    for (; at < end; at++)
        if (paragraph.data[at] && strchr(marks, paragraph.data[at]))
            return at;
    return (uint32_t)paragraph.size;
}

/* The end of "](https://...)" at a bracket; `at` if it is none. */
static uint32_t address_end(struct view paragraph, uint32_t at)
{
    const struct view rest = {paragraph.data + at, paragraph.size - at};
    uint32_t end;

    if (!view_starts(rest, VIEW("](http")) && !view_starts(rest, VIEW("](/")) &&
        !view_starts(rest, VIEW("](www.")))
        return at;
    end = find(paragraph, at + 2, ADDRESS, "[]()\n");
    if (end < paragraph.size && paragraph.data[end] == '(') { /* one pair in the address itself */
        end = find(paragraph, end + 1, ADDRESS, "[]()\n");
        end = end < paragraph.size && paragraph.data[end] == ')'
                  ? find(paragraph, end + 1, ADDRESS, "[]()\n")
                  : (uint32_t)paragraph.size;
    }
    return end < paragraph.size && paragraph.data[end] == ')' ? end + 1 : at;
}

uint32_t markup_width(struct view paragraph, uint32_t start, uint32_t at, struct span *address)
{
    uint32_t end;

    *address = (struct span){0, 0};
    switch (paragraph.data[at]) {
    case '*':
    case '_':
        return emphasis(paragraph, start, at);
    case '>':
        return before(paragraph, start, at) == '\n'; /* of a quoted line */
    case '[':
        end = find(paragraph, at + 1, LINK_TEXT, "[]\n");
        return end < paragraph.size && address_end(paragraph, end) > end;
    case ']':
        end = address_end(paragraph, at);
        if (end > at)
            *address = (struct span){at + 2, end - 1};
        return end - at;
    default:
        return 0;
    }
}
