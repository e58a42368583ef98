/* text/text.c - looking things up in a text */
#include "text/text.h"

struct view text_bytes(const struct text *text, struct span span)
{
    return view_slice(text->bytes, span);
}

struct view token_bytes(const struct text *text, uint32_t token)
{
    return view_slice(text->bytes, text->tokens.at[token].span);
}

struct span text_span(const struct text *text, struct range tokens)
{
    uint32_t end = (uint32_t)text->bytes.size;

    if (tokens.from < tokens.to)
        return (struct span){text->tokens.at[tokens.from].span.start,
                             text->tokens.at[tokens.to - 1].span.end};
    if (tokens.from < text->tokens.size)
        end = text->tokens.at[tokens.from].span.start;
    return (struct span){end, end};
}

/* The first token that ends behind offset (ends) or starts at or behind it. */
static uint32_t first_token(const struct text *text, uint32_t offset, bool ends)
{
    uint32_t low = 0, high = text->tokens.size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct span span = text->tokens.at[middle].span;

        if (ends ? span.end > offset : span.start >= offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

struct range text_tokens(const struct text *text, struct span span)
{
    uint32_t from = first_token(text, span.start, true);
    uint32_t to = span.end > span.start ? first_token(text, span.end, false) : from;

    return (struct range){from, to < from ? from : to};
}

bool token_is(const struct text *text, uint32_t token, const char *norm)
{
    return view_is(text->tokens.at[token].norm, norm);
}
