/* rpc/tables.c - the user's tables of a folder: a speaker's row, and what is wrong in them */
#include "rpc/tables.h"

#include "corpus/name.h"
#include "rpc/answer.h"

static const char *const head[] = {
    "# speakers.tsv - who is who in this folder; what it says counts before what csto finds out",
    "# Columns, separated by tabs ('-' or nothing: not known). Several aliases or roles: separated "
    "by ';'",
    "# A role may end with its days: [2018-05-08..] since, [..2012] until, [2004..2008-05] from "
    "and to",
    "# kind: person, organisation, place, group or document",
    "name\tkind\taliases\troles\taffiliation\tnote\tlink",
};

enum { HEAD = sizeof(head) / sizeof(head[0]) };

/* The tables as the folder has them now or, where it is not looked at, as the article was read with them. */
static const struct authority *call_authority(const struct call *call)
{
    const struct document *document = call->document;

    if (!document)
        return NULL;
    if (document->shelf)
        return document->shelf->authority;
    return document->reading ? document->reading->authority : NULL;
}

/* Text that stays in its cell, and in its place there. */
static struct view cell_text(struct arena *arena, struct view text)
{
    char *out = arena_array(arena, text.size + 1, PACK_SHOWN);
    bool latin1 = !utf8_valid(text);
    uint32_t size = 0, width;

    for (size_t at = 0; at < text.size; at += width)
        size += pack_shown(text, at, latin1, &width, out + size);
    for (uint32_t i = 0; i < size; i++) {
        if (out[i] == ';')
            out[i] = ',';
        else if (out[i] == '[' || out[i] == ']')
            out[i] = out[i] == '[' ? '(' : ')';
    }
    return (struct view){out, size};
}

static struct view join(struct arena *arena, struct view cell, struct view part)
{
    return cell.size ? view_of(arena_format(arena, "%.*s; %.*s", VIEW_ARGS(cell), VIEW_ARGS(part)))
                     : part;
}

static bool is_listed(const struct alias *list, struct view text)
{
    const struct view *old;

    vec_each (old, list)
        if (view_equal(*old, text))
            return true;
    return false;
}

/* The names in the mentions of a speaker of one article, without honorifics and offices. */
static void add_names(struct alias *out, const struct analysis *analysis, uint32_t speaker,
                      struct arena *arena)
{
    const uint32_t *index;

    vec_each (index, &analysis->speakers.all.at[speaker].mentions) {
        struct range name = analysis->mentions.at[*index].name;
        struct view text = text_bytes(&analysis->text, text_span(&analysis->text, name));

        if (range_length(name) && !is_listed(out, text))
            vec_push(arena, out, text);
    }
}

/* Of all that somebody is called, "the mayor" too, what is a name. */
static void names_of(struct alias *out, const struct snapshot *snapshot, uint32_t person,
                     struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < snapshot->folder.size; i++) {
        const struct analysis *analysis = &snapshot->folder.articles[i].analysis;

        for (uint32_t k = 0; k < analysis->speakers.all.size; k++)
            if (snapshot->people.of_speaker[i][k] == person)
                add_names(out, analysis, k, arena);
    }
}

/* A name that another speaks under, too, or has a row under, is nobody's alias. */
static bool is_shared(const struct call *call, uint32_t person, struct view alias)
{
    const struct people *people = &call->document->snapshot->people;
    const struct authority *authority = call_authority(call);
    struct view key = authority_key(call->arena, lexicon_get(NULL), alias);

    for (uint32_t i = 0; i < people->all.size; i++)
        if (i != person && is_listed(&people->all.at[i].aliases, alias))
            return true;
    return authority && authority_find(authority, key);
}

static struct view aliases_cell(const struct call *call, uint32_t person)
{
    const struct person *known = &call->document->snapshot->people.all.at[person];
    struct view cell = VIEW(""), *alias;
    struct alias names;

    names_of(&names, call->document->snapshot, person, call->arena);
    vec_each (alias, &known->aliases) {
        if (!view_equal(*alias, known->name) && is_listed(&names, *alias) &&
            !is_shared(call, person, *alias))
            cell = join(call->arena, cell, cell_text(call->arena, *alias));
    }
    return cell;
}

/* Whether all words of one office stand in another: "mayor" in "mayor of Ellery". */
static bool is_within(struct view office, struct view other)
{
    for (size_t at = 0; at + office.size <= other.size; at++) {
        size_t end = at + office.size;

        if ((at == 0 || other.data[at - 1] == ' ') &&
            (end == other.size || other.data[end] == ' ') &&
            memcmp(other.data + at, office.data, office.size) == 0)
            return true;
    }
    return false;
}

/* "former minister" as "minister": the days say the rest. */
static struct view without_tenure(struct view office, struct arena *arena)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    const char *blank = memchr(office.data, ' ', office.size);
    size_t size = blank ? (size_t)(blank - office.data) : 0;
    struct view first = utf8_normal(arena, (struct view){office.data, size});
    const struct table_row *row = lexicon_find(&lexicon->nominals, first);

    if (!row || !view_is(lexicon_cell(&lexicon->nominals, row, "kind"), "tenure"))
        return office;
    return (struct view){office.data + size + 1, office.size - size - 1};
}

struct office {
    struct view text, key;
    struct date seen; /* the first day on which an article has it so */
    bool former;
};

struct offices VECTOR(struct office);

static void note_day(struct office *office, struct date day)
{
    if (date_known(day) && (!date_known(office->seen) || date_compare(day, office->seen) < 0))
        office->seen = day;
}

/* One office is kept for each set of words that hold each other, the longest. */
static void add_office(struct offices *out, const struct person_role *role, struct arena *arena)
{
    struct office office = {.seen = role->date, .former = role->tenure == TENURE_FORMER}, *old;

    office.text = office.former ? without_tenure(role->text, arena) : role->text;
    office.key = name_key(cell_text(arena, office.text), arena);
    vec_each (old, out) {
        bool longer = is_within(old->key, office.key);

        if (old->former != office.former || (!longer && !is_within(office.key, old->key)))
            continue;
        note_day(&office, old->seen);
        note_day(old, office.seen);
        if (longer) {
            old->text = office.text;
            old->key = office.key;
        }
        return;
    }
    if (out->size < AUTHORITY_ROLES)
        vec_push(arena, out, office);
}

static struct view roles_cell(struct arena *arena, const struct person *person)
{
    struct offices offices = {0};
    const struct person_role *role;
    const struct office *office;
    struct view cell = VIEW("");

    vec_each (role, &person->roles)
        add_office(&offices, role, arena);
    vec_each (office, &offices) {
        struct view text = cell_text(arena, office->text);
        char day[DATE_TEXT];

        date_format(office->seen, day);
        if (*day)
            text = view_of(arena_format(arena, office->former ? "%.*s [..%s]" : "%.*s [%s..]",
                                        VIEW_ARGS(text), day));
        cell = join(arena, cell, text);
    }
    return cell;
}

static void pack_cells(const struct call *call, uint32_t person)
{
    const struct person *known = &call->document->snapshot->people.all.at[person];
    struct arena *arena = call->arena;
    bool is_kind = known->kind != KIND_UNKNOWN && known->kind != KIND_UNNAMED;

    pack_map(call->out, 5);
    pack_key(call->out, "name");
    pack_view(call->out, cell_text(arena, known->name));
    pack_key(call->out, "kind");
    pack_text(call->out, is_kind ? kind_name(known->kind) : "");
    pack_key(call->out, "aliases");
    pack_view(call->out, aliases_cell(call, person));
    pack_key(call->out, "roles");
    pack_view(call->out, roles_cell(arena, known));
    pack_key(call->out, "affiliation");
    pack_view(call->out, cell_text(arena, known->affiliation));
}

/* Where the table has somebody already; NONE if nowhere. */
static uint32_t row_of(const struct call *call, const struct person *person)
{
    const struct authority *authority = call_authority(call);
    struct view key = authority_key(call->arena, lexicon_get(NULL), person->name);
    const struct authority_entry *entry = authority ? authority_find(authority, key) : NULL;

    entry = entry ? entry : person->entry;
    return entry ? entry->line - 1 : (uint32_t)NONE;
}

static void pack_head(struct pack *pack)
{
    pack_array(pack, HEAD);
    for (int i = 0; i < HEAD; i++)
        pack_text(pack, head[i]);
}

static void pack_entry(const struct call *call, struct view folder, uint32_t person)
{
    const struct person *known = &call->document->snapshot->people.all.at[person];

    pack_map(call->out, 5);
    pack_key(call->out, "path");
    pack_text(call->out, arena_format(call->arena, "%.*sspeakers.tsv", VIEW_ARGS(folder)));
    pack_key(call->out, "name");
    pack_visible(call->out, known->name);
    pack_key(call->out, "row");
    pack_index(call->out, row_of(call, known));
    pack_key(call->out, "head");
    pack_head(call->out);
    pack_key(call->out, "cells");
    pack_cells(call, person);
}

/* Up to its last '/'; empty where the buffer shows no file. */
static struct view folder_of(const struct snapshot *snapshot)
{
    struct view path = view_of(snapshot->folder.articles[snapshot->own].path);

    while (path.size && path.data[path.size - 1] != '/')
        path.size--;
    return path;
}

enum error_code answer_entry(struct call *call, struct error *error)
{
    uint32_t person = call_person(call);
    const struct person *known;
    struct view folder;

    if (person == NONE) {
        pack_nil(call->out);
        return ERROR_OK;
    }
    known = &call->document->snapshot->people.all.at[person];
    folder = folder_of(call->document->snapshot);
    if (known->kind == KIND_UNNAMED || known->kind == KIND_GROUP)
        return error_set(error, ERROR_USAGE, "%.*s: without a name there is no row to write",
                         VIEW_ARGS(known->name));
    if (!folder.size)
        return error_set(error, ERROR_USAGE,
                         "the buffer shows no file; speakers.tsv lies beside one");
    pack_entry(call, folder, person);
    return ERROR_OK;
}

static void pack_fault(struct pack *pack, const struct authority_fault *fault)
{
    pack_map(pack, 4);
    pack_key(pack, "path");
    pack_view(pack, fault->file);
    pack_key(pack, "row");
    pack_index(pack, fault->line ? fault->line - 1 : (uint32_t)NONE);
    pack_key(pack, "column");
    pack_index(pack, fault->column ? fault->column - 1 : (uint32_t)NONE);
    pack_key(pack, "message");
    pack_visible(pack, fault->what);
}

enum error_code on_faults(struct call *call, struct error *error)
{
    const struct authority *authority = call_authority(call);
    uint32_t size = authority ? authority->places.size : 0;
    struct buffer out = BUFFER_INIT;
    struct pack pack;

    (void)error;
    pack_init(&pack, &out);
    pack_event(&pack, "faults");
    pack_map(&pack, 2);
    pack_key(&pack, "buffer");
    pack_number(&pack, call->arguments.buffer);
    pack_key(&pack, "faults");
    pack_array(&pack, size);
    for (uint32_t i = 0; i < size; i++)
        pack_fault(&pack, &authority->places.at[i]);
    call->session->send(call->session->context, &out);
    buffer_release(&out);
    return ERROR_OK;
}
