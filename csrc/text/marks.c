/* text/marks.c - quotation marks, as the lexicon's table says */
#include "text/reader.h"

static uint8_t style_of(struct view name)
{
    return view_is(name, "single")      ? QUOTATION_SINGLE
           : view_is(name, "guillemet") ? QUOTATION_GUILLEMET
                                        : QUOTATION_DOUBLE;
}

/* The entry of a mark, made where it is new; NULL where there is no room. */
static struct mark *entry(struct marks *marks, struct view bytes)
{
    unsigned char first;
    uint32_t i;

    for (i = 0; i < marks->size; i++)
        if (view_equal(marks->at[i].bytes, bytes))
            return &marks->at[i];
    if (!bytes.size || marks->size == MARKS)
        return NULL;
    first = (unsigned char)bytes.data[0];
    marks->first[first / 32] |= 1u << first % 32;
    marks->at[marks->size].bytes = bytes;
    return &marks->at[marks->size++];
}

void marks_read(struct marks *out, const struct lexicon *lexicon)
{
    const struct lexicon_table *list = &lexicon->marks;
    uint32_t i;

    *out = (struct marks){.size = 0};
    for (i = 0; i < list->table.size && i < MARK_PAIRS; i++) {
        const struct table_row *row = &list->table.rows[i];
        struct mark *open = entry(out, lexicon_cell(list, row, "open"));
        struct mark *close = entry(out, lexicon_cell(list, row, "close"));

        if (!open || !close)
            continue;
        open->opens |= UINT64_C(1) << i;
        close->closes |= UINT64_C(1) << i;
        out->style[i] = style_of(lexicon_cell(list, row, "style"));
        if (open == close)
            out->symmetric |= UINT64_C(1) << i;
        if (view_is(lexicon_cell(list, row, "use"), "tolerated"))
            out->tolerated |= UINT64_C(1) << i;
    }
}

const struct mark *marks_find(const struct marks *marks, struct view bytes, size_t at, size_t end)
{
    const struct view rest = {bytes.data + at, end - at};
    const unsigned char first = (unsigned char)bytes.data[at];
    const struct mark *found = NULL;
    uint32_t i;

    if (!(marks->first[first / 32] >> first % 32 & 1))
        return NULL;
    for (i = 0; i < marks->size; i++)
        if (view_starts(rest, marks->at[i].bytes) &&
            (!found || found->bytes.size < marks->at[i].bytes.size))
            found = &marks->at[i];
    return found;
}
