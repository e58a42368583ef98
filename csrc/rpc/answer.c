/* rpc/answer.c - the answers that are lists: targets and speakers */
#include "rpc/answer.h"

#include "base/utf8.h"
#include "rpc/target.h"
#include "rpc/wide.h"

static void call_targets(struct call *call, const struct targets *targets)
{
    const struct document *document = call->document;

    pack_key(call->out, "targets");
    pack_targets(call->out, document ? document->snapshot : NULL, targets);
}

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

bool call_cursor(struct cursor *out, const struct call *call)
{
    const struct arguments *arguments = &call->arguments;

    if (!call->document || !call->document->reading || arguments->position.row == NONE ||
        arguments->position.column == NONE)
        return false;
    cursor_find(out, call->document->reading, arguments->position);
    return true;
}

/* The speaker under the cursor; NONE where there is none. */
static uint32_t speaker_under(const struct call *call)
{
    struct cursor cursor;

    return call_cursor(&cursor, call)
               ? cursor_speaker(&cursor, &call->document->reading->article.analysis)
               : (uint32_t)NONE;
}

struct view call_name(const struct call *call)
{
    struct view name = call->arguments.name;
    uint32_t speaker = name.size ? NONE : speaker_under(call);

    return speaker == NONE ? name
                           : call->document->reading->article.analysis.speakers.all.at[speaker].id;
}

uint32_t call_person(const struct call *call)
{
    const struct document *document = call->document;
    struct view name = call->arguments.name;
    uint32_t speaker;

    if (!document || !document->snapshot)
        return NONE;
    if (name.size)
        return people_find(&document->snapshot->people, name, call->arena);
    speaker = speaker_under(call);
    return speaker == NONE ? speaker
                           : snapshot_person(document->snapshot, document->reading, speaker);
}

/* Nil where there is neither a statement nor a target. */
static enum error_code pack_found(struct call *call, const struct targets *targets,
                                  bool is_statement)
{
    if (!is_statement && targets->size == 0) {
        pack_nil(call->out);
        return ERROR_OK;
    }
    pack_map(call->out, 1);
    call_targets(call, targets);
    return ERROR_OK;
}

static enum error_code answer_targets(struct call *call, query *ask)
{
    struct targets targets = {0};
    struct cursor cursor;

    if (!call_cursor(&cursor, call))
        return pack_found(call, &targets, false);
    query_around(&targets, call, cursor.statement, ask);
    return pack_found(call, &targets, cursor.statement != NONE);
}

enum error_code answer_source(struct call *call, struct error *error)
{
    struct targets targets = {0};
    struct cursor cursor = {.statement = NONE};

    (void)error;
    if (call_cursor(&cursor, call)) {
        const struct snapshot *snapshot = call->document->snapshot;

        query_address(&targets, &snapshot->folder, &snapshot->links, snapshot->own, cursor.offset,
                      call->arena);
        query_around(&targets, call, cursor.statement, query_source);
    }
    return pack_found(call, &targets, cursor.statement != NONE);
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
    return pack_found(call, &targets, true);
}

static bool person_is(const struct person *person, struct view wanted, struct arena *arena)
{
    bool is = view_holds(utf8_normal(arena, person->name), wanted);

    for (uint32_t i = 0; !is && i < person->aliases.size; i++)
        is = view_holds(utf8_normal(arena, person->aliases.at[i]), wanted);
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
    pack_words(pack, &person->aliases);
    pack_key(pack, "statements");
    pack_number(pack, person->statements.size);
    pack_key(pack, "mentions");
    pack_array(pack, 0);
}

static struct person person_of_entry(const struct roster_entry *entry, struct arena *arena)
{
    struct person person = {.id = entry->id,
                            .name = entry->name,
                            .affiliation = entry->affiliation,
                            .kind = entry->kind};
    struct person_role role = {.text = entry->role};

    if (entry->role.size)
        vec_push(arena, &person.roles, role);
    person.statements.size = entry->statements;
    return person;
}

void call_persons(struct persons *out, const struct call *call)
{
    const struct people *people =
        call->document && call->document->snapshot ? &call->document->snapshot->people : NULL;
    struct view wanted = utf8_normal(call->arena, call->arguments.name);
    const struct roster_entry *entry;

    memset(out, 0, sizeof(*out));
    if (call->wide && call->wide->roster) {
        vec_each (entry, call->wide->roster)
            vec_push(call->arena, out, person_of_entry(entry, call->arena));
        return;
    }
    for (uint32_t i = 0; people && i < people->all.size; i++)
        if (person_is(&people->all.at[i], wanted, call->arena))
            vec_push(call->arena, out, people->all.at[i]);
}

enum error_code answer_speakers(struct call *call, struct error *error)
{
    struct persons persons;
    const struct person *person;

    (void)error;
    call_persons(&persons, call);
    pack_map(call->out, 1);
    pack_key(call->out, "speakers");
    pack_array(call->out, persons.size);
    vec_each (person, &persons)
        pack_person(call->out, person);
    return ERROR_OK;
}
