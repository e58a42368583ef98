/* rpc/cursor.c - what stands under a cursor */
#include "rpc/cursor.h"

static bool span_has(struct span span, uint32_t offset)
{
    return span.start <= offset && offset < span.end;
}

static void try_parts(struct cursor *out, const struct text *text, uint32_t statement,
                      enum cursor_part part, const struct parts *parts)
{
    for (uint32_t i = 0; i < parts->size; i++) {
        struct span span = text_span(text, parts->at[i]);

        if (span_has(span, out->offset) &&
            (out->statement == NONE || span_length(span) < span_length(out->span))) {
            out->statement = statement;
            out->part = part;
            out->span = span;
        }
    }
}

static void try_mention(struct cursor *out, const struct analysis *analysis, uint32_t mention)
{
    struct span span = text_span(&analysis->text, analysis->mentions.at[mention].tokens);
    uint32_t speaker = analysis->speakers.of_mention[mention];

    if (speaker != NONE && span_has(span, out->offset) &&
        (out->speaker == NONE || span_length(span) < span_length(out->mention))) {
        out->speaker = speaker;
        out->mention = span;
    }
}

void cursor_find(struct cursor *out, const struct reading *reading, struct position position)
{
    const struct analysis *analysis = &reading->article.analysis;
    const struct text *text = &analysis->text;

    memset(out, 0, sizeof(*out));
    out->offset = position_offset(&reading->positions, position);
    out->statement = out->speaker = NONE;
    for (uint32_t i = 0; i < analysis->statements.size; i++) {
        const struct statement *statement = &analysis->statements.at[i];

        try_parts(out, text, i, CURSOR_CUE, &statement->cue);
        try_parts(out, text, i, CURSOR_SOURCE, &statement->source);
        try_parts(out, text, i, CURSOR_CONTENT, &statement->content);
    }
    for (uint32_t i = 0; i < analysis->mentions.size; i++)
        try_mention(out, analysis, i);
}

uint32_t cursor_speaker(const struct cursor *cursor, const struct analysis *analysis)
{
    bool said = cursor->part == CURSOR_CUE || cursor->part == CURSOR_CONTENT;

    if (cursor->speaker != NONE && !said)
        return cursor->speaker;
    return cursor->statement == NONE ? NONE : analysis->speakers.of_statement[cursor->statement];
}
