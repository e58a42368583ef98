/* rpc/list.c - the lines of a list that an editor shows: what stands in them, in what colours, and where they lead */
#include "rpc/list.h"

#include <stdlib.h>

uint32_t list_row(struct list *list, uint32_t level, const struct target *target)
{
    struct list_row row = {.text = VIEW(""), .level = level, .target = target};

    vec_push(list->arena, &list->rows, row);
    return list->rows.size - 1;
}

void list_add(struct list *list, uint32_t index, const char *colour, const char *text)
{
    struct list_row *row = &list->rows.at[index];
    uint32_t start = (uint32_t)row->text.size;

    row->text = view_of(arena_format(list->arena, "%s%s", row->text.data, text));
    if (colour && *text && row->coloured < LIST_COLOURS)
        row->colours[row->coloured++] =
            (struct list_colour){start, (uint32_t)row->text.size, colour};
}

/* Where to cut before `at`: behind a word, unless that leaves less than half. */
static size_t word_end(const char *text, size_t at)
{
    size_t end = at;

    while (end > 0 && text[end - 1] != ' ')
        end--;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end * 2 > at ? end : at;
}

const char *list_shown(const struct list *list, struct view text, uint32_t characters)
{
    size_t most = text.size < characters ? text.size : characters;
    char *out = arena_array(list->arena, most + 2, PACK_SHOWN);
    size_t size = 0, last = 0; /* last: before the last character that would fit */
    bool latin1 = !utf8_valid(text);
    uint32_t width, count = 0;

    for (size_t at = 0; at < text.size; at += width) {
        if (count++ == characters) {
            memcpy(out + word_end(out, last), "…", sizeof("…"));
            return out;
        }
        last = size;
        size += pack_shown(text, at, latin1, &width, out + size);
    }
    out[size] = '\0';
    return out;
}

const char *list_padded(const struct list *list, const char *text, uint32_t cells)
{
    uint32_t used = utf8_cells(view_of(text));

    return arena_format(list->arena, "%s%*s", text, used < cells ? (int)(cells - used) : 0, "");
}

const char *list_words(const struct list *list, const struct target *target, uint32_t characters)
{
    struct view text = target->text;
    const char *end = memchr(text.data, '\n', text.size);

    if (end)
        text.size = (size_t)(end - text.data);
    return list_shown(list, view_trim(text), characters);
}

static struct date published(const struct list *list, const struct target *target)
{
    if (target->article == NONE)
        return (struct date){0};
    return list->snapshot->folder.articles[target->article].analysis.heading.date;
}

const char *list_when(const struct list *list, const struct target *target)
{
    bool known = date_known(target->date);
    char day[DATE_SPELLED];

    date_spell(known ? target->date : published(list, target), day);
    return *day ? arena_format(list->arena, "%s%s", known ? "" : "≤ ", day) : "";
}

const char *list_file(const struct list *list, const struct target *target)
{
    struct view name = target->article == NONE
                           ? target->url
                           : reading_name(list->snapshot->readings[target->article]);

    return list_shown(list, name, LIST_FILE);
}

static int by_time(const void *a, const void *b)
{
    const struct moment *x = a, *y = b;
    int order = date_known(y->date) - date_known(x->date);

    if (order == 0 && date_known(x->date))
        order = date_compare(x->date, y->date);
    return order ? order : (x->target > y->target) - (x->target < y->target);
}

void list_in_time(struct moments *moments, const struct list *list, const struct targets *targets)
{
    for (uint32_t i = 0; i < targets->size; i++) {
        const struct target *at = &targets->at[i];
        struct moment moment = {date_known(at->date) ? at->date : published(list, at), i};

        vec_push(list->arena, moments, moment);
    }
    if (moments->size)
        qsort(moments->at, moments->size, sizeof(*moments->at), by_time);
}

static void pack_colours(struct pack *pack, const struct list_row *row)
{
    pack_array(pack, row->coloured);
    for (uint32_t i = 0; i < row->coloured; i++) {
        pack_array(pack, 3);
        pack_number(pack, row->colours[i].start);
        pack_number(pack, row->colours[i].end);
        pack_text(pack, row->colours[i].name);
    }
}

static void pack_row(struct pack *pack, const struct list *list, const struct list_row *row)
{
    pack_map(pack, 6);
    pack_key(pack, "text");
    pack_view(pack, row->text);
    pack_key(pack, "level");
    pack_number(pack, row->level);
    pack_key(pack, "colours");
    pack_colours(pack, row);
    pack_key(pack, "speaker");
    pack_known(pack, row->person ? row->person->id : VIEW(""));
    pack_key(pack, "name");
    pack_visible_known(pack, row->person ? row->person->name : VIEW(""));
    pack_key(pack, "target");
    if (row->target)
        pack_target(pack, list->snapshot, row->target);
    else
        pack_nil(pack);
}

void list_pack(struct pack *pack, const struct list *list)
{
    pack_map(pack, 2);
    pack_key(pack, "name");
    pack_visible_known(pack, list->name);
    pack_key(pack, "rows");
    pack_array(pack, list->rows.size);
    for (uint32_t i = 0; i < list->rows.size; i++)
        pack_row(pack, list, &list->rows.at[i]);
}
