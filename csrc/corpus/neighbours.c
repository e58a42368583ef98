/* corpus/neighbours.c - one article and those of its folder that it is linked with */
#include "corpus/neighbours.h"

#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
    const struct neighbour *x = a, *y = b;

    return strcmp(x->name, y->name);
}

static bool is_small(struct store *store, struct error *error)
{
    sqlite3_stmt *count =
        store_prepare(store, "SELECT count(*) FROM (SELECT 1 FROM article LIMIT ?)", error);

    if (count)
        sqlite3_bind_int(count, 1, NEIGHBOURS_ALL + 1);
    return store_number(store, count, 0) <= NEIGHBOURS_ALL;
}

void neighbours_add(struct neighbours *out, sqlite3_stmt *row, struct arena *arena)
{
    struct neighbour neighbour = {sqlite3_column_int64(row, 0),
                                  (uint64_t)sqlite3_column_int64(row, 1),
                                  arena_copy(arena, store_text(row, 2)).data};

    vec_push(arena, out, neighbour);
}

static enum error_code find_all(struct neighbours *out, struct store *store, const char *name,
                                struct arena *arena, struct error *error)
{
    sqlite3_stmt *all = store_prepare(
        store, "SELECT id, hash, name FROM article WHERE fault IS NULL AND name <> ? ORDER BY name",
        error);
    int result = SQLITE_DONE;

    if (all)
        store_bind(all, 1, view_of(name));
    while ((result = store_step(store, all, error)) == SQLITE_ROW)
        neighbours_add(out, all, arena);
    if (all)
        sqlite3_reset(all);
    return result == SQLITE_DONE ? ERROR_OK : ERROR_UNREADABLE;
}

static void add_name(struct neighbours *out, struct store *store, int64_t id, struct arena *arena)
{
    sqlite3_stmt *find =
        store_prepare(store, "SELECT id, hash, name FROM article WHERE id = ?", NULL);

    if (find)
        sqlite3_bind_int64(find, 1, id);
    if (store_step(store, find, NULL) == SQLITE_ROW)
        neighbours_add(out, find, arena);
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
    if (is_small(store, error))
        return find_all(out, store, name, arena, error);
    code = candidates_find(&candidates, store, maker, own, name, NONE, CANDIDATES_ARTICLES, arena,
                           error);
    for (i = 0; i < candidates.size && !code; i++)
        add_name(out, store, candidates.at[i].id, arena);
    if (out->size)
        qsort(out->at, out->size, sizeof(*out->at), by_name);
    return code;
}
