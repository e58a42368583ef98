/* speaker/authority_read.c - the rows of the user's tables */
#include "base/utf8.h"
#include "speaker/authority.h"
#include "speaker/describe.h"
#include "speaker/spelling.h"

enum { SHARED = 0xFFFFFFFE }; /* in a map: of two entries, and so of none */

/* One table while it is read. */
struct book {
    struct authority *authority;
    struct arena *arena;
    const struct lexicon *lexicon;
    struct table table;
    struct table_faults faults;
    struct view bytes;
    const char *name;
    const struct table_row *row;
    struct authority_entry *entry; /* that the row makes */
};

static struct view cell(const struct book *b, const char *column)
{
    uint32_t index = table_column(&b->table, column);

    return index == NONE ? VIEW("") : b->row->cell[index];
}

static void fault(struct book *b, struct view at, const char *what)
{
    table_fault_at(&b->faults, b->bytes, b->row, at, what, b->arena);
}

/* Cuts off the first of several parts that ';' separates. */
static struct view next_part(struct view *rest)
{
    const char *mark = rest->size ? memchr(rest->data, ';', rest->size) : NULL;
    size_t size = mark ? (size_t)(mark - rest->data) : rest->size;
    struct view part = {rest->data, size};

    size += mark != NULL;
    *rest = (struct view){rest->data + size, rest->size - size};
    return view_trim(part);
}

static bool is_article(const struct lexicon *lexicon, struct view word)
{
    const struct table_row *row = lexicon_find(&lexicon->nominals, word);

    return row && view_is(lexicon_cell(&lexicon->nominals, row, "kind"), "article");
}

struct view authority_key(struct arena *arena, const struct lexicon *lexicon, struct view name)
{
    struct view lower = utf8_normal(arena, name);
    char *out = arena_alloc(arena, lower.size + 1);
    size_t size = 0, at = 0, end;

    for (; at < lower.size; at = end + 1) {
        struct view word;

        for (end = at; end < lower.size && lower.data[end] != ' ';)
            end++;
        word = (struct view){lower.data + at, end - at};
        if (word.size > 2 && word.data[word.size - 1] == '.')
            word.size--;
        if (!word.size || (!size && end < lower.size && is_article(lexicon, word)))
            continue;
        if (size)
            out[size++] = ' ';
        memcpy(out + size, word.data, word.size);
        size += word.size;
    }
    return (struct view){out, size};
}

static uint8_t kind_of(struct book *b)
{
    struct view name = cell(b, "kind");
    uint8_t kind;

    for (kind = KIND_PERSON; kind < KIND_UNNAMED; kind++)
        if (view_is(name, kind_name(kind)))
            return kind;
    if (name.size)
        fault(b, name,
              "no kind of speaker; there are person, organisation, place, group, document");
    return KIND_PERSON;
}

/* Enters a name; false where it is another's. */
static bool claim(struct book *b, struct view name, uint32_t entry)
{
    uint32_t *at =
        map_at(b->arena, &b->authority->by_name, authority_key(b->arena, b->lexicon, name));

    if (*at != NONE && *at != entry)
        return false;
    *at = entry;
    return true;
}

static void add_alias(struct book *b, struct view alias)
{
    if (b->entry->aliases.size == AUTHORITY_ALIASES)
        fault(b, alias, "more names than one speaker can have here");
    else if (!claim(b, alias, (uint32_t)(b->entry - b->authority->entries.at)))
        fault(b, alias, "this name is another speaker's already");
    else
        vec_push(b->arena, &b->entry->aliases, alias);
}

static void read_aliases(struct book *b)
{
    struct view rest = cell(b, "aliases");

    vec_push(b->arena, &b->entry->aliases, b->entry->name);
    while (rest.size) {
        struct view alias = next_part(&rest);

        if (alias.size)
            add_alias(b, alias);
    }
}

/* One end of "[2018-05-08..]"; an empty one is open. */
static bool read_day(struct book *b, struct date *out, struct view day)
{
    day = view_trim(day);
    if (!day.size || date_parse(out, day))
        return true;
    fault(b, day, "no day that exists; write YYYY, YYYY-MM or YYYY-MM-DD");
    return false;
}

static size_t find_dots(struct view text)
{
    size_t i;

    for (i = 0; i + 1 < text.size; i++)
        if (text.data[i] == '.' && text.data[i + 1] == '.')
            return i;
    return text.size;
}

/* The days in the brackets behind a role; false, and told, where they are none. */
static bool read_days(struct book *b, struct authority_role *role, struct view days)
{
    size_t dots = find_dots(days);
    struct view from = {days.data, dots};
    struct view to = {days.data + dots, days.size - dots};

    if (to.size)
        to = (struct view){to.data + 2, to.size - 2};
    if (!read_day(b, &role->from, from) || !read_day(b, &role->to, to))
        return false;
    if (dots == days.size)
        role->to = role->from;
    if (!date_known(role->from) || !date_known(role->to) ||
        date_to_day(role->from) <= date_days(role->to).last)
        return true;
    fault(b, days, "this role ends before it begins");
    return false;
}

static void add_role(struct book *b, struct view text)
{
    const char *open = memchr(text.data, '[', text.size);
    struct authority_role role = {.text = text};

    if (b->entry->roles.size == AUTHORITY_ROLES) {
        fault(b, text, "more roles than one speaker can have here");
        return;
    }
    if (open && text.data[text.size - 1] != ']') {
        fault(b, (struct view){open, 1},
              "days in brackets that nothing ends, or that do not stand last");
        return;
    }
    if (open) {
        size_t at = (size_t)(open - text.data);

        role.text = view_trim((struct view){text.data, at});
        if (!read_days(b, &role, (struct view){open + 1, text.size - at - 2}))
            return;
    }
    if (role.text.size)
        vec_push(b->arena, &b->entry->roles, role);
}

static bool is_after(const struct authority_role *a, const struct authority_role *b)
{
    if (date_known(a->to) != date_known(b->to))
        return date_known(a->to);
    return date_known(b->from) && (!date_known(a->from) || date_compare(a->from, b->from) < 0);
}

/* Those that have no end first, then the ones that began last. */
static void order_roles(struct authority_roles *roles)
{
    uint32_t i, k;

    for (i = 1; i < roles->size; i++) {
        struct authority_role role = roles->at[i];

        for (k = i; k && is_after(&roles->at[k - 1], &role); k--)
            roles->at[k] = roles->at[k - 1];
        roles->at[k] = role;
    }
}

static void read_roles(struct book *b)
{
    struct view rest = cell(b, "roles");

    while (rest.size) {
        struct view role = next_part(&rest);

        if (role.size)
            add_role(b, role);
    }
    order_roles(&b->entry->roles);
}

static void read_name(struct book *b)
{
    struct authority *a = b->authority;
    struct view name = cell(b, "name");

    if (!authority_key(b->arena, b->lexicon, name).size) {
        fault(b, b->row->cell[0], "a row without a name");
        return;
    }
    if (!claim(b, name, a->entries.size)) {
        fault(b, name, "this speaker has a row already");
        return;
    }
    b->entry = vec_add(b->arena, &a->entries);
    *b->entry = (struct authority_entry){.id = describe_id(b->arena, name),
                                         .name = name,
                                         .affiliation = cell(b, "affiliation"),
                                         .note = cell(b, "note"),
                                         .link = cell(b, "link"),
                                         .kind = kind_of(b),
                                         .line = b->row->line};
}

static void share(struct arena *arena, struct map *map, struct view key, uint32_t entry)
{
    uint32_t *at = map_at(arena, map, key);

    *at = *at == NONE || *at == entry ? entry : (uint32_t)SHARED;
}

/* Persons of two names and more are found by their spelling, and by the last name. */
static void index_spelling(struct book *b, uint32_t entry)
{
    const struct authority_entry *e = &b->authority->entries.at[entry];
    struct view key = authority_key(b->arena, b->lexicon, e->name), last = authority_last_word(key);

    if (e->kind != KIND_PERSON || last.size == key.size)
        return;
    share(b->arena, &b->authority->by_bones, spelling_skeleton(b->arena, key), entry);
    share(b->arena, &b->authority->by_last, spelling_skeleton(b->arena, last), entry);
}

/* All names first: an alias never takes another row's name. */
static void read_speakers(struct book *b)
{
    struct authority_entries *entries = &b->authority->entries;
    uint32_t i, next = entries->size;

    for (i = 0; i < b->table.size; i++) {
        b->row = &b->table.rows[i];
        read_name(b);
    }
    for (i = 0; i < b->table.size && next < entries->size; i++) {
        b->row = &b->table.rows[i];
        if (entries->at[next].line != b->row->line)
            continue;
        b->entry = &entries->at[next];
        read_aliases(b);
        read_roles(b);
        authority_index_offices(b->authority, b->lexicon, next);
        index_spelling(b, next++);
    }
}

static void read_articles(struct book *b)
{
    struct authority *a = b->authority;
    uint32_t i;

    for (i = 0; i < b->table.size; i++) {
        struct authority_article *article;
        struct view file, date;
        uint32_t *at;

        b->row = &b->table.rows[i];
        file = cell(b, "file");
        date = cell(b, "date");
        at = map_at(b->arena, &a->by_file, file);
        *at = a->articles.size;
        article = vec_add(b->arena, &a->articles);
        *article = (struct authority_article){.file = file,
                                              .outlet = cell(b, "outlet"),
                                              .url = cell(b, "url"),
                                              .title = cell(b, "title")};
        read_day(b, &article->date, date);
    }
}

static void read_outlets(struct book *b)
{
    if (!b->table.size || table_column(&b->table, "phrase") == NONE)
        return;
    b->authority->lexicon = arena_new(b->arena, struct lexicon);
    lexicon_add_outlets(b->authority->lexicon, b->lexicon, &b->table, b->arena);
}

static void tell_faults(const struct book *b, enum authority_table table)
{
    const struct table_fault *f;

    vec_each (f, &b->faults) {
        vec_push(
            b->arena, &b->authority->faults,
            view_of(arena_format(b->arena, "%s:%u:%u: %s", b->name, f->line, f->column, f->what)));
        vec_push(b->arena, &b->authority->places,
                 ((struct authority_fault){view_of(b->name), view_of(f->what), f->line, f->column,
                                           (uint8_t)table}));
    }
}

static const struct {
    const char *first; /* the column by which its rows are known */
    void (*read)(struct book *);
} tables[AUTHORITY_TABLES] = {[AUTHORITY_SPEAKERS] = {"name", read_speakers},
                              [AUTHORITY_OUTLETS] = {"phrase", read_outlets},
                              [AUTHORITY_ARTICLES] = {"file", read_articles}};

/* A head without the column by which the rows are known says nothing. */
void authority_read(struct authority *authority, enum authority_table table, const char *name,
                    struct view bytes)
{
    const char *first = tables[table].first;
    struct book b = {.authority = authority, .arena = &authority->arena, .bytes = bytes};

    b.name = name;
    b.lexicon = lexicon_get(NULL);
    if (!b.lexicon)
        return;
    table_read_user(&b.table, &b.faults, name, bytes, b.arena);
    if (table_column(&b.table, first) != NONE)
        tables[table].read(&b);
    else if (!b.faults.size)
        vec_push(
            b.arena, &b.faults,
            ((struct table_fault){
                1, 1, arena_format(b.arena, "no line names the columns, \"%s\" first", first)}));
    tell_faults(&b, table);
}
