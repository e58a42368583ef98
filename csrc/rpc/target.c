/* rpc/target.c - places to go to, on their way out */
#include "rpc/target.h"

#include "base/utf8.h"

/* The first line of a text as an editor shows it, byte for byte. */
static void pack_first_line(struct pack *pack, const struct positions *positions, struct view text)
{
    struct buffer shown = BUFFER_INIT;
    const char *end = memchr(text.data, '\n', text.size);

    if (end)
        text.size = (size_t)(end - text.data);
    if (end && positions && positions->crlf && view_ends(text, VIEW("\r")))
        text.size--;
    for (size_t i = 0; positions && positions->latin1 && i < text.size; i++) {
        char bytes[4];

        buffer_add(&shown, bytes, utf8_encode((unsigned char)text.data[i], bytes));
    }
    pack_view(pack, shown.size ? buffer_as_view(&shown) : text);
    pack->out->failed |= shown.failed;
    buffer_release(&shown);
}

static void pack_position(struct pack *pack, const struct target *target,
                          const struct positions *positions)
{
    struct position start = {NONE, NONE}, end = {NONE, NONE};

    if (positions) {
        start = position_of(positions, target->span.start);
        end = position_of(positions, target->span.end);
    }
    pack_key(pack, "row");
    pack_index(pack, start.row);
    pack_key(pack, "column");
    pack_index(pack, start.column);
    pack_key(pack, "end_row");
    pack_index(pack, end.row);
    pack_key(pack, "end_column");
    pack_index(pack, end.column);
}

void pack_words(struct pack *pack, const struct alias *words)
{
    pack_array(pack, words->size);
    for (uint32_t i = 0; i < words->size; i++)
        pack_visible(pack, words->at[i]);
}

/* What the statement there is, and the day of its article. */
static void pack_manner(struct pack *pack, const struct reading *reading,
                        const struct target *target)
{
    const struct analysis *analysis = reading ? &reading->article.analysis : NULL;
    const struct statement *statement = NULL;

    if (analysis && target->statement < analysis->statements.size)
        statement = &analysis->statements.at[target->statement];
    pack_key(pack, "type");
    pack_text(pack, statement ? type_name(statement->type) : NULL);
    pack_key(pack, "act");
    pack_text(pack, statement ? act_name(statement->act) : NULL);
    pack_key(pack, "published");
    pack_date(pack, analysis ? analysis->heading.date : (struct date){0});
}

void pack_target(struct pack *pack, const struct snapshot *snapshot, const struct target *target)
{
    const struct reading *reading =
        target->article == NONE ? NULL : snapshot->readings[target->article];
    const struct positions *positions = reading ? &reading->positions : NULL;

    pack_map(pack, 19);
    pack_key(pack, "path");
    pack_known(pack, reading ? view_of(reading->article.path) : VIEW(""));
    pack_position(pack, target, positions);
    pack_key(pack, "text");
    pack_first_line(pack, positions, target->text);
    pack_key(pack, "name");
    pack_visible_known(pack, target->name);
    pack_key(pack, "date");
    pack_date(pack, target->date);
    pack_key(pack, "date_from");
    pack_visible_known(pack, view_of(target->date_from ? target->date_from : ""));
    pack_manner(pack, reading, target);
    pack_key(pack, "kind");
    pack_text(pack, target->link || target->why[0] ? link_kind_name(target->kind) : NULL);
    pack_key(pack, "wording");
    pack_text(pack, link_wording_name(target->wording));
    pack_key(pack, "altered");
    pack_words(pack, &target->altered);
    pack_key(pack, "why");
    pack_visible_known(pack, view_of(target->why));
    pack_key(pack, "change");
    pack_text(pack, target->change);
    pack_key(pack, "nearer");
    pack_bool(pack, target->nearer);
    pack_key(pack, "url");
    pack_visible_known(pack, target->url);
}

void pack_targets(struct pack *pack, const struct snapshot *snapshot, const struct targets *targets)
{
    pack_array(pack, targets->size);
    for (uint32_t i = 0; i < targets->size; i++)
        pack_target(pack, snapshot, &targets->at[i]);
}
