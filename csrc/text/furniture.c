/* text/furniture.c - what a line is by the patterns of the lexicon, before its neighbours are looked at */
#include "text/block.h"

static enum paragraph_kind kind_named(struct view name)
{
    static const struct {
        const char *name;
        enum paragraph_kind kind;
    } names[] = {{"header", PARAGRAPH_HEADER},   {"title", PARAGRAPH_TITLE},
                 {"caption", PARAGRAPH_CAPTION}, {"address", PARAGRAPH_ADDRESS},
                 {"source", PARAGRAPH_SOURCE},   {"time", PARAGRAPH_TIME}};
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (view_is(name, names[i].name))
            return names[i].kind;
    return PARAGRAPH_BODY;
}

enum paragraph_kind header_kind(const struct reader *reader, struct view text, bool top,
                                uint32_t *length)
{
    const struct lexicon_table *list = &reader->lexicon->headers;
    bool any = pattern_find(list->any, text, 0, NULL);
    uint32_t i;

    for (i = 0; any && i < list->table.size; i++) {
        const struct table_row *row = &list->table.rows[i];
        struct pattern_match match;

        if ((!top && view_is(lexicon_cell(list, row, "where"), "top")) ||
            !pattern_find(list->pattern[i], text, 0, &match))
            continue;
        *length = match.group[0].end;
        return kind_named(lexicon_cell(list, row, "kind"));
    }
    *length = 0;
    return PARAGRAPH_BODY;
}

struct view boilerplate_kind(const struct reader *reader, struct view text, bool inside)
{
    const struct lexicon_table *list = &reader->lexicon->boilerplate;
    bool any = pattern_find(list->any, text, 0, NULL);
    uint32_t i;

    for (i = 0; any && i < list->table.size; i++) {
        struct view kind = lexicon_cell(list, &list->table.rows[i], "kind");

        if ((inside || !view_is(kind, "appeal")) && pattern_find(list->pattern[i], text, 0, NULL))
            return kind;
    }
    return VIEW("");
}

bool is_furniture(const struct reader *reader, struct view line)
{
    uint32_t length;

    return header_kind(reader, line, true, &length) != PARAGRAPH_BODY ||
           boilerplate_kind(reader, line, false).size;
}
