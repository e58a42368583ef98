/* corpus/neighbours.c - one article and those of its folder that it is linked with */
#include "corpus/neighbours.h"

#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
    const struct neighbour *x = a, *y = b;

    return strcmp(x->name, y->name);
}

static int64_t count(struct store *store, struct error *error)
{
    return store_number(
        store, store_prepare(store, "SELECT count(*) FROM article WHERE fault IS NULL", error), 0);
}

static void add(struct neighbours *out, int64_t id, struct view name, struct arena *arena)
{
    vec_push(arena, out, ((struct neighbour){id, arena_copy(arena, name).data}));
}

static enum error_code find_all(struct neighbours *out, struct store *store, const char *name,
                                struct arena *arena, struct error *error)
{
    sqlite3_stmt *all = store_prepare(
        store, "SELECT id, name FROM article WHERE fault IS NULL AND name <> ? ORDER BY name",
        error);
    int result = SQLITE_DONE;

    if (all)
        store_bind(all, 1, view_of(name));
    while ((result = store_step(store, all, error)) == SQLITE_ROW)
        add(out, sqlite3_column_int64(all, 0), store_text(all, 1), arena);
    if (all)
        sqlite3_reset(all);
    return result == SQLITE_DONE ? ERROR_OK : ERROR_UNREADABLE;
}

static void add_name(struct neighbours *out, struct store *store, int64_t id, struct arena *arena)
{
    sqlite3_stmt *find = store_prepare(store, "SELECT name FROM article WHERE id = ?", NULL);

    if (find)
        sqlite3_bind_int64(find, 1, id);
    if (store_step(store, find, NULL) == SQLITE_ROW)
        add(out, id, store_text(find, 0), arena);
    if (find)
        sqlite3_reset(find);
}

enum error_code neighbours_find(struct neighbours *out, struct store *store,
                                struct terms_maker *maker, const struct analysis *own,
                                const char *name, struct arena *arena, struct error *error)
{
    struct candidates candidates;
    enum error_code code;
    uint32_t i;

    memset(out, 0, sizeof(*out));
    if (count(store, error) <= FOLDER_ARTICLES)
        return find_all(out, store, name, arena, error);
    code = candidates_find(&candidates, store, maker, own, name, NONE, CANDIDATES_ARTICLES, arena,
                           error);
    for (i = 0; i < candidates.size && !code; i++)
        add_name(out, store, candidates.at[i].id, arena);
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_name);
    return code;
}
