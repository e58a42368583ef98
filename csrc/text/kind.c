/* text/kind.c - what each paragraph is: text of the article, or header, title, caption, source, boilerplate */
#include "base/utf8.h"
#include "text/block.h"

enum {
    FURNITURE = 700, /* bytes; a longer paragraph is text */
    TITLE = 300,     /* bytes of the longest headline */
    NAME_LINE = 60   /* bytes of the longest name below a picture */
};

struct kinds {
    struct reader *reader;
    struct blocks blocks;
    uint32_t at;    /* the block at hand */
    bool top;       /* no sentence of the article was seen yet */
    bool titled;    /* a title was seen, or it is too late for one */
    uint32_t block; /* paragraphs of an appeal so far, 0 outside one */
    bool ended;     /* what follows is behind the article */
};

static struct view block_text(const struct kinds *kinds, uint32_t index)
{
    return view_slice(kinds->reader->text->bytes, kinds->blocks.at[index].span);
}

/* Past the marks of a heading in markdown: "## ". */
static struct span without_marks(struct view bytes, struct span span)
{
    uint32_t at = span.start, width;

    while (at < span.end && bytes.data[at] == '#')
        at++;
    if (at == span.start || at == span.end || !utf8_is_space(utf8_decode(bytes, at, &width)))
        return span;
    while (at < span.end && utf8_is_space(utf8_decode(bytes, at, &width)))
        at += width;
    return at < span.end ? (struct span){at, span.end} : span;
}

/* A name, an office or a place on a line of its own: the article's text does not begin with it. */
static bool is_brief_line(struct view text)
{
    return text.size <= NAME_LINE && !sentence_stop(text);
}

static void add(struct kinds *kinds, struct span span, enum paragraph_kind kind)
{
    struct paragraph *paragraph = vec_add(kinds->reader->arena, &kinds->reader->text->paragraphs);
    struct view text = view_slice(kinds->reader->text->bytes, span);

    paragraph->span = without_marks(kinds->reader->text->bytes, span);
    paragraph->kind = (uint8_t)kind;
    kinds->top = kinds->top && (kind != PARAGRAPH_BODY || is_brief_line(text));
    kinds->titled = kinds->titled || kind == PARAGRAPH_BODY || kind == PARAGRAPH_TITLE;
}

/* A header at the start of a line that goes on with text: the header alone is added. */
static void split_header(struct kinds *kinds)
{
    const struct view bytes = kinds->reader->text->bytes;
    struct span *span = &kinds->blocks.at[kinds->at].span;
    struct view text = block_text(kinds, kinds->at);
    uint32_t length = 0, end, width;

    if (!kinds->top || header_kind(kinds->reader, text, true, &length) != PARAGRAPH_HEADER)
        return;
    if (!length || length >= text.size)
        return;
    end = span->start + length;
    add(kinds, (struct span){span->start, end}, PARAGRAPH_HEADER);
    while (end < span->end && utf8_is_space(utf8_decode(bytes, end, &width)))
        end += width;
    span->start = end;
}

/* A short line without a stop that stands twice is the name below a picture. */
static bool is_name_line(const struct kinds *kinds)
{
    const struct view text = block_text(kinds, kinds->at);
    const uint32_t i = kinds->at;

    if (!is_brief_line(text))
        return false;
    return (i && view_equal(block_text(kinds, i - 1), text)) ||
           (i + 1 < kinds->blocks.size && view_equal(block_text(kinds, i + 1), text));
}

/* A headline: the first paragraph, without a full stop, with text of the article behind it. */
static bool is_title(const struct kinds *kinds)
{
    const struct view text = block_text(kinds, kinds->at);
    const int32_t stop = sentence_stop(text);
    uint32_t i;

    if (kinds->titled || text.size > TITLE || (stop && stop != '!' && stop != '?'))
        return false;
    for (i = kinds->at + 1; i < kinds->blocks.size && i < kinds->at + 12; i++)
        if (sentence_stop(block_text(kinds, i)))
            return true;
    return false;
}

static bool is_boilerplate(struct kinds *kinds, struct view text)
{
    struct view kind;

    if (kinds->ended)
        return true;
    kind = boilerplate_kind(kinds->reader, text, kinds->block > 0);
    if (kinds->block == 1 || view_is(kind, "appeal")) {
        kinds->block++;
        return true;
    }
    kinds->block = view_is(kind, "block");
    kinds->ended = view_is(kind, "end") &&
                   kinds->blocks.at[kinds->at].span.start >= kinds->reader->text->bytes.size / 2;
    return kind.size > 0;
}

static enum paragraph_kind kind_of(struct kinds *kinds)
{
    struct view text = block_text(kinds, kinds->at);
    enum paragraph_kind kind;
    uint32_t length;

    if (text.size > FURNITURE && !kinds->block && !kinds->ended)
        return PARAGRAPH_BODY;
    if (is_boilerplate(kinds, text))
        return PARAGRAPH_BOILERPLATE;
    kind = header_kind(kinds->reader, text, kinds->top, &length);
    if (kind != PARAGRAPH_BODY && (kind != PARAGRAPH_HEADER || length == text.size))
        return kind;
    if (is_name_line(kinds))
        return PARAGRAPH_CAPTION;
    return is_title(kinds) ? PARAGRAPH_TITLE : PARAGRAPH_BODY;
}

void paragraphs_read(struct reader *reader)
{
    struct kinds kinds = {.reader = reader, .top = true};

    blocks_read(&kinds.blocks, reader);
    for (; kinds.at < kinds.blocks.size; kinds.at++) {
        split_header(&kinds);
        add(&kinds, kinds.blocks.at[kinds.at].span, kind_of(&kinds));
        vec_last(&reader->text->paragraphs).quoted = kinds.blocks.at[kinds.at].quoted;
    }
}
