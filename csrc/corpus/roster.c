/* corpus/roster.c - who speaks in a folder that is too large to be loaded, out of its store */
#include "corpus/roster.h"

#include <stdlib.h>

static struct view copy(sqlite3_stmt *row, int column, struct arena *arena)
{
    return arena_copy(arena, store_text(row, column));
}

static uint8_t kind_of(struct view name)
{
    uint8_t kind = KIND_PERSON;

    while (kind < KIND_UNNAMED && !view_is(name, kind_name(kind)))
        kind++;
    return kind;
}

static void add_entry(struct roster *out, sqlite3_stmt *row, struct arena *arena)
{
    struct roster_entry entry = {.id = copy(row, 0, arena),
                                 .name = copy(row, 1, arena),
                                 .affiliation = copy(row, 2, arena),
                                 .role = copy(row, 3, arena),
                                 .kind = kind_of(store_text(row, 4)),
                                 .statements = (uint32_t)sqlite3_column_int64(row, 5)};

    vec_push(arena, out, entry);
}

/* Of a group SQLite gives the columns of the row that max() is taken from: the name of whoever speaks most. */
static const char people[] =
    "SELECT id, name, affiliation, roles, kind, sum(statements) AS said, max(statements) "
    "FROM speaker WHERE statements > 0 AND name <> '' AND kind NOT IN ('group', 'document', "
    "'unnamed') AND (?1 IS NULL OR instr(lower(name), ?1)) GROUP BY id ORDER BY said DESC, id "
    "LIMIT ?2";

enum error_code roster_find(struct roster *out, struct store *store, struct view wanted,
                            struct arena *arena, struct error *error)
{
    sqlite3_stmt *ask = store_prepare(store, people, error);
    int result;

    memset(out, 0, sizeof(*out));
    if (ask) {
        store_bind(ask, 1, wanted);
        sqlite3_bind_int(ask, 2, ROSTER_PEOPLE);
    }
    while ((result = store_step(store, ask, error)) == SQLITE_ROW)
        add_entry(out, ask, arena);
    if (ask)
        sqlite3_reset(ask);
    return result == SQLITE_DONE ? ERROR_OK : ERROR_UNREADABLE;
}

/* One question for ids, which have an index, and one for names. */
static const char by_id[] = "SELECT id FROM speaker WHERE id = ?1 AND statements > 0 LIMIT 1";
static const char by_name[] = "SELECT id FROM speaker WHERE statements > 0 AND (lower(name) = ?1 "
                              "OR substr(lower(name), -length(?1) - 1) = ' ' || ?1) GROUP BY id "
                              "ORDER BY max(lower(name) = ?1) DESC, sum(statements) DESC LIMIT 1";

static struct view first_text(struct store *store, const char *sql, struct view name,
                              struct arena *arena)
{
    sqlite3_stmt *ask = store_prepare(store, sql, NULL);
    struct view found = {"", 0};

    if (ask)
        store_bind(ask, 1, name);
    if (store_step(store, ask, NULL) == SQLITE_ROW)
        found = copy(ask, 0, arena);
    if (ask)
        sqlite3_reset(ask);
    return found;
}

struct view roster_id(struct store *store, struct view name, struct arena *arena)
{
    struct view found = first_text(store, by_id, name, arena);

    return found.size ? found : first_text(store, by_name, name, arena);
}

static int compare_names(const void *a, const void *b)
{
    const struct neighbour *x = a, *y = b;

    return strcmp(x->name, y->name);
}

enum error_code roster_articles(struct neighbours *out, struct store *store, struct view id,
                                struct view but, struct arena *arena, struct error *error)
{
    sqlite3_stmt *ask = store_prepare(
        store,
        "SELECT a.id, a.hash, a.name FROM speaker w JOIN article a ON a.id = w.article "
        "WHERE w.id = ?1 AND w.statements > 0 AND a.name <> ?2 "
        "GROUP BY a.id ORDER BY sum(w.statements) DESC, a.name LIMIT ?3",
        error);
    int result;

    memset(out, 0, sizeof(*out));
    if (ask) {
        store_bind(ask, 1, id);
        store_bind(ask, 2, but);
        sqlite3_bind_int(ask, 3, ROSTER_ARTICLES);
    }
    while ((result = store_step(store, ask, error)) == SQLITE_ROW)
        neighbours_add(out, ask, arena);
    if (ask)
        sqlite3_reset(ask);
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), compare_names);
    return result == SQLITE_DONE ? ERROR_OK : ERROR_UNREADABLE;
}
