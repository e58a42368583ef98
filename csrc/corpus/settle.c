/* corpus/settle.c - which articles of a store are to be analysed once more, with names that other articles give */
#include "corpus/settle.h"

#include <stdlib.h>

#include "base/map.h"

static struct view copy_column(sqlite3_stmt *row, int column, struct arena *arena)
{
    return arena_copy(arena, store_text(row, column));
}

/* The one full name that the folder has for a last name; false where it has none, or several. */
static bool find_name(struct known_name *out, struct store *store, struct view last,
                      struct arena *arena)
{
    sqlite3_stmt *find = store_prepare(
        store,
        "SELECT f.spelling, f.id, f.affiliation, f.kind, f.gender, "
        "  EXISTS(SELECT 1 FROM full_name g WHERE g.last = f.last AND g.name <> f.name) "
        "FROM full_name f JOIN article a ON a.id = f.article WHERE f.last = ? "
        "ORDER BY a.name LIMIT 1",
        NULL);
    bool found;

    if (!find)
        return false;
    store_bind(find, 1, last);
    found = store_step(store, find, NULL) == SQLITE_ROW && !sqlite3_column_int(find, 5);
    if (found)
        *out = (struct known_name){
            copy_column(find, 0, arena), copy_column(find, 1, arena), copy_column(find, 2, arena),
            (uint8_t)sqlite3_column_int(find, 3), (uint8_t)sqlite3_column_int(find, 4)};
    sqlite3_reset(find);
    return found;
}

struct names VECTOR(struct known_name);

/* What each last name of the articles in question means is asked once. */
struct settling {
    struct store *store;
    struct arena *arena;
    struct map seen; /* last name -> index into names, or NONE - 1 where it means nobody */
    struct names names;
};

static uint32_t name_of(struct settling *s, struct view last)
{
    uint32_t *at = map_at(s->arena, &s->seen, last);
    struct known_name name;

    if (*at != NONE)
        return *at;
    *at = NONE - 1;
    if (find_name(&name, s->store, last, s->arena)) {
        *at = s->names.size;
        vec_push(s->arena, &s->names, name);
    }
    return *at;
}

static int by_name(const void *a, const void *b)
{
    const struct known_name *x = a, *y = b;

    return view_compare(x->name, y->name);
}

/* 0 for no names, so that it is what an article has that was analysed alone. */
static int64_t signature(const struct known *known)
{
    uint32_t hash = HASH_SEED, i;

    for (i = 0; i < known->size; i++) {
        hash = hash_bytes(hash, known->names[i].name.data, known->names[i].name.size);
        hash = hash_bytes(hash, "\n", 1);
        hash = hash_bytes(hash, known->names[i].affiliation.data, known->names[i].affiliation.size);
        hash = hash_bytes(hash, &known->names[i].gender, 1);
    }
    return known->size ? (int64_t)hash + 1 : 0;
}

static void finish(struct settling *s, struct settle_tasks *out, struct names *names)
{
    struct settle_task *task = &vec_last(out);

    if (names->size)
        qsort(names->at, names->size, sizeof(*names->at), by_name);
    task->known = (struct known){names->at, names->size};
    if (signature(&task->known) == task->file.known)
        out->size--;
    else
        task->file.known = signature(&task->known);
    *names = (struct names){NULL, 0, 0};
    (void)s;
}

static void begin(struct settling *s, struct settle_tasks *out, sqlite3_stmt *row)
{
    struct settle_task *task = vec_add(s->arena, out);

    *task = (struct settle_task){.name = copy_column(row, 1, s->arena)};
    task->file.id = sqlite3_column_int64(row, 0);
    task->file.hash = (uint64_t)sqlite3_column_int64(row, 2);
    task->file.known = sqlite3_column_int64(row, 3);
}

static const char questions[] =
    "SELECT a.id, a.name, a.hash, a.known, l.last FROM last_name l JOIN article a "
    "ON a.id = l.article WHERE l.article IN (SELECT o.article FROM unsettled u "
    "JOIN last_name o ON o.last = u.last) ORDER BY a.id";

enum error_code settle_find(struct settle_tasks *out, struct store *store, struct arena *arena,
                            struct error *error)
{
    struct settling s = {.store = store, .arena = arena};
    struct names names = {NULL, 0, 0};
    sqlite3_stmt *ask = store_prepare(store, questions, error);
    int64_t id = 0;
    int result;

    memset(out, 0, sizeof(*out));
    while ((result = store_step(store, ask, error)) == SQLITE_ROW) {
        uint32_t at;

        if (id && id != sqlite3_column_int64(ask, 0))
            finish(&s, out, &names);
        if (id != sqlite3_column_int64(ask, 0))
            begin(&s, out, ask);
        id = sqlite3_column_int64(ask, 0);
        at = name_of(&s, copy_column(ask, 4, arena));
        if (at < s.names.size)
            vec_push(arena, &names, s.names.at[at]);
    }
    if (ask)
        sqlite3_reset(ask);
    if (id)
        finish(&s, out, &names);
    return result == SQLITE_DONE ? ERROR_OK : error ? error->code : ERROR_UNREADABLE;
}

enum error_code settle_done(struct store *store, struct error *error)
{
    return store_run(store, store_prepare(store, "DELETE FROM unsettled", error), error);
}
