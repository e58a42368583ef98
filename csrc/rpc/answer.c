/* rpc/answer.c - the answers that are lists: targets and speakers */
#include "rpc/answer.h"

#include "base/utf8.h"
#include "rpc/cursor.h"

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

static void pack_altered(struct pack *pack, const struct alias *altered)
{
    pack_array(pack, altered->size);
    for (uint32_t i = 0; i < altered->size; i++)
        pack_visible(pack, altered->at[i]);
}

static void pack_target(struct pack *pack, const struct snapshot *snapshot,
                        const struct target *target)
{
    const struct reading *reading =
        target->article == NONE ? NULL : snapshot->readings[target->article];
    const struct positions *positions = reading ? &reading->positions : NULL;

    pack_map(pack, 14);
    pack_key(pack, "path");
    pack_known(pack, reading ? view_of(reading->article.path) : VIEW(""));
    pack_position(pack, target, positions);
    pack_key(pack, "text");
    pack_first_line(pack, positions, target->text);
    pack_key(pack, "name");
    pack_visible_known(pack, target->name);
    pack_key(pack, "date");
    pack_date(pack, target->date);
    pack_key(pack, "kind");
    pack_text(pack, target->link || target->why[0] ? link_kind_name(target->kind) : NULL);
    pack_key(pack, "wording");
    pack_text(pack, link_wording_name(target->wording));
    pack_key(pack, "altered");
    pack_altered(pack, &target->altered);
    pack_key(pack, "why");
    pack_visible_known(pack, view_of(target->why));
    pack_key(pack, "nearer");
    pack_bool(pack, target->nearer);
    pack_key(pack, "url");
    pack_visible_known(pack, target->url);
}

static void pack_targets(struct call *call, const struct targets *targets)
{
    pack_key(call->out, "targets");
    pack_array(call->out, targets->size);
    for (uint32_t i = 0; i < targets->size; i++)
        pack_target(call->out, call->document->snapshot, &targets->at[i]);
}

typedef void query(struct targets *out, const struct folder *folder, const struct links *links,
                   uint32_t article, uint32_t statement, struct arena *arena);

/* Asks about a statement of the buffer; where nothing is known of it, about those around it. */
static void query_around(struct targets *out, struct call *call, uint32_t statement, query *ask)
{
    const struct snapshot *snapshot = call->document->snapshot;
    const struct reading *reading = call->document->reading;

    for (uint32_t tries = 0; tries < 8 && statement != NONE && out->size == 0; tries++) {
        uint32_t index = snapshot_statement(snapshot, reading, statement);

        if (index != NONE)
            ask(out, &snapshot->folder, &snapshot->links, snapshot->own, index, call->arena);
        statement = reading->article.analysis.statements.at[statement].parent;
    }
}

static bool call_cursor(struct cursor *out, const struct call *call)
{
    const struct arguments *arguments = &call->arguments;

    if (!call->document || !call->document->reading || arguments->position.row == NONE ||
        arguments->position.column == NONE)
        return false;
    cursor_find(out, call->document->reading, arguments->position);
    return true;
}

static enum error_code answer_targets(struct call *call, query *ask)
{
    struct targets targets = {0};
    struct cursor cursor;

    if (call_cursor(&cursor, call))
        query_around(&targets, call, cursor.statement, ask);
    pack_map(call->out, 1);
    pack_targets(call, &targets);
    return ERROR_OK;
}

enum error_code answer_source(struct call *call, struct error *error)
{
    struct targets targets = {0};
    struct cursor cursor;

    (void)error;
    if (call_cursor(&cursor, call)) {
        const struct snapshot *snapshot = call->document->snapshot;

        query_address(&targets, &snapshot->folder, &snapshot->links, snapshot->own, cursor.offset,
                      call->arena);
        query_around(&targets, call, cursor.statement, query_source);
    }
    pack_map(call->out, 1);
    pack_targets(call, &targets);
    return ERROR_OK;
}

enum error_code answer_reports(struct call *call, struct error *error)
{
    (void)error;
    return answer_targets(call, query_reports);
}

enum error_code answer_conflicts(struct call *call, struct error *error)
{
    const struct document *document = call->document;
    struct targets targets = {0};

    (void)error;
    if (call->arguments.position.row != NONE || !document || !document->snapshot)
        return answer_targets(call, query_conflicts);
    query_conflicts(&targets, &document->snapshot->folder, &document->snapshot->links,
                    document->snapshot->own, NONE, call->arena);
    pack_map(call->out, 1);
    pack_targets(call, &targets);
    return ERROR_OK;
}

static bool name_holds(struct view name, struct view wanted, struct arena *arena)
{
    name = utf8_normal(arena, name);
    for (size_t at = 0; at + wanted.size <= name.size; at++)
        if (memcmp(name.data + at, wanted.data, wanted.size) == 0)
            return true;
    return false;
}

static bool person_is(const struct person *person, struct view wanted, struct arena *arena)
{
    bool is = name_holds(person->name, wanted, arena);

    for (uint32_t i = 0; !is && i < person->aliases.size; i++)
        is = name_holds(person->aliases.at[i], wanted, arena);
    return is;
}

static void pack_person(struct pack *pack, const struct person *person)
{
    pack_map(pack, 8);
    pack_key(pack, "id");
    pack_view(pack, person->id);
    pack_key(pack, "name");
    pack_visible(pack, person->name);
    pack_key(pack, "kind");
    pack_text(pack, kind_name(person->kind));
    pack_key(pack, "role");
    pack_visible_known(pack, person->roles.size ? person->roles.at[0].text : VIEW(""));
    pack_key(pack, "affiliation");
    pack_visible_known(pack, person->affiliation);
    pack_key(pack, "aliases");
    pack_altered(pack, &person->aliases);
    pack_key(pack, "statements");
    pack_number(pack, person->statements.size);
    pack_key(pack, "mentions");
    pack_array(pack, 0);
}

enum error_code answer_speakers(struct call *call, struct error *error)
{
    const struct people *people =
        call->document && call->document->snapshot ? &call->document->snapshot->people : NULL;
    struct view wanted = utf8_normal(call->arena, call->arguments.name);
    struct indexes found = {0};

    (void)error;
    for (uint32_t i = 0; people && i < people->all.size; i++)
        if (person_is(&people->all.at[i], wanted, call->arena))
            vec_push(call->arena, &found, i);
    pack_map(call->out, 1);
    pack_key(call->out, "speakers");
    pack_array(call->out, found.size);
    for (uint32_t i = 0; i < found.size; i++)
        pack_person(call->out, &people->all.at[found.at[i]]);
    return ERROR_OK;
}

/* Whose timeline is asked for: the name given, else whom the place under the cursor is about. */
static uint32_t call_person(const struct call *call)
{
    const struct document *document = call->document;
    const struct speakers *speakers;
    struct view name = call->arguments.name;
    struct cursor cursor;

    if (!document || !document->snapshot)
        return NONE;
    if (name.size == 0 && call_cursor(&cursor, call)) {
        uint32_t speaker = cursor_speaker(&cursor, &document->reading->article.analysis);

        speakers = &document->reading->article.analysis.speakers;
        name = speaker == NONE ? name : speakers->all.at[speaker].id;
    }
    return name.size ? people_find(&document->snapshot->people, name, call->arena) : NONE;
}

enum error_code answer_timeline(struct call *call, struct error *error)
{
    uint32_t person = call_person(call);
    struct targets targets = {0};
    struct view name = {"", 0};

    (void)error;
    if (person != NONE) {
        const struct snapshot *snapshot = call->document->snapshot;

        query_timeline(&targets, &snapshot->folder, &snapshot->people, person, call->arena);
        name = snapshot->people.all.at[person].name;
    }
    pack_map(call->out, 2);
    pack_key(call->out, "name");
    pack_visible_known(call->out, name);
    pack_targets(call, &targets);
    return ERROR_OK;
}
