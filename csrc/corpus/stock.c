/* corpus/stock.c - what the folder's store holds of each article: putting it in, taking it out, listing */
#include "corpus/stock.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/record.h"
#include "corpus/rows.h"
#include "corpus/terms.h"

static bool list_add(struct stock_list *list, sqlite3_stmt *row)
{
    struct stock_entry *entry;

    if (list->size == list->room) {
        uint32_t room = list->room ? list->room * 2 : 256;
        struct stock_entry *entries = realloc(list->entries, room * sizeof(*entries));

        if (!entries)
            return false;
        list->entries = entries;
        list->room = room;
    }
    entry = &list->entries[list->size];
    entry->name = strndup(store_text(row, 0).data, store_text(row, 0).size);
    entry->file.id = sqlite3_column_int64(row, 1);
    entry->file.size = sqlite3_column_int64(row, 2);
    entry->file.modified = sqlite3_column_int64(row, 3);
    entry->file.hash = (uint64_t)sqlite3_column_int64(row, 4);
    entry->fault = sqlite3_column_type(row, 5) != SQLITE_NULL;
    list->size += entry->name != NULL;
    return entry->name != NULL;
}

enum error_code stock_list(struct stock_list *out, struct store *store, struct error *error)
{
    sqlite3_stmt *list = store_prepare(
        store, "SELECT name, id, size, modified, hash, fault FROM article ORDER BY name", error);
    int result;

    *out = (struct stock_list){NULL, 0, 0};
    while ((result = store_step(store, list, error)) == SQLITE_ROW) {
        if (!list_add(out, list)) {
            result = SQLITE_NOMEM;
            break;
        }
    }
    if (list)
        sqlite3_reset(list);
    if (result == SQLITE_DONE)
        return ERROR_OK;
    stock_list_release(out);
    error_set(error, ERROR_NO_MEMORY, "%s: %s", store->path, error_default(ERROR_NO_MEMORY));
    return error ? error->code : ERROR_NO_MEMORY;
}

void stock_list_release(struct stock_list *list)
{
    while (list->size)
        free(list->entries[--list->size].name);
    free(list->entries);
    *list = (struct stock_list){NULL, 0, 0};
}

static enum error_code run_one(struct store *store, const char *sql, int64_t id,
                               struct error *error)
{
    sqlite3_stmt *statement = store_prepare(store, sql, error);

    if (statement)
        sqlite3_bind_int64(statement, 1, id);
    return store_run(store, statement, error);
}

/* The next one of near-copies stands for those behind it; it has to be read again, since it is not in the index. */
static enum error_code hand_over(struct store *store, int64_t id, struct error *error)
{
    sqlite3_stmt *find =
        store_prepare(store, "SELECT min(id) FROM article WHERE copy_of = ?", error);
    sqlite3_stmt *follow;
    int64_t next;
    enum error_code code;

    if (!find)
        return error ? error->code : ERROR_UNREADABLE;
    sqlite3_bind_int64(find, 1, id);
    next = store_number(store, find, 0);
    if (!next)
        return ERROR_OK;
    code = run_one(store, "UPDATE article SET copy_of = NULL, modified = -1, hash = 0 WHERE id = ?",
                   next, error);
    follow = store_prepare(store, "UPDATE article SET copy_of = ?1 WHERE copy_of = ?2", error);
    if (code || !follow)
        return code ? code : ERROR_UNREADABLE;
    sqlite3_bind_int64(follow, 1, next);
    sqlite3_bind_int64(follow, 2, id);
    return store_run(store, follow, error);
}

enum error_code stock_remove(struct store *store, int64_t id, struct error *error)
{
    enum error_code code = rows_remove(store, id, error);

    code = code ? code : hand_over(store, id, error);
    code = code ? code : run_one(store, "DELETE FROM body WHERE article = ?", id, error);
    return code ? code : run_one(store, "DELETE FROM article WHERE id = ?", id, error);
}

/* The article that this one is a near-copy of, 0 if none: the first of those that have a band in common. */
static int64_t find_original(struct store *store, const struct stock_item *item, int64_t id)
{
    uint32_t band;

    for (band = 0; band < LIKENESS_BANDS; band++) {
        sqlite3_stmt *find =
            store_prepare(store,
                          "SELECT a.id, a.likeness FROM band b JOIN article a ON a.id = b.article "
                          "WHERE b.key = ?1 AND a.id <> ?2 AND a.copy_of IS NULL LIMIT 64",
                          NULL);
        int64_t found = 0;

        if (!find)
            return 0;
        sqlite3_bind_int64(find, 1, likeness_band(item->likeness, band));
        sqlite3_bind_int64(find, 2, id);
        while (!found && store_step(store, find, NULL) == SQLITE_ROW)
            if (likeness_near((uint64_t)sqlite3_column_int64(find, 1), item->likeness))
                found = sqlite3_column_int64(find, 0);
        sqlite3_reset(find);
        if (found)
            return found;
    }
    return 0;
}

/* A number that was never used; 0 where that fails. */
static int64_t next_doc(struct store *store)
{
    sqlite3_stmt *count = store_prepare(
        store,
        "INSERT INTO counter(id, docs) VALUES(1, 1) ON CONFLICT DO UPDATE SET docs = docs + 1",
        NULL);

    if (store_run(store, count, NULL))
        return 0;
    return store_number(store, store_prepare(store, "SELECT docs FROM counter", NULL), 0);
}

/* The terms of each statement are a document of the index; those of the article, one more. */
static enum error_code put_terms(struct store *store, const struct stock_item *item, int64_t doc,
                                 struct error *error)
{
    const char *at = item->terms.data, *end = at + item->terms.size;
    uint32_t number = 0;
    enum error_code code = ERROR_OK;

    for (; at < end && !code; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        struct view line = {at, (size_t)(stop - at)};
        bool last = stop + 1 == end;
        sqlite3_stmt *put;

        at = stop + 1;
        if (!line.size || (!last && number >= STOCK_STATEMENTS))
            continue;
        put = store_prepare(store, "INSERT INTO term(rowid, terms) VALUES(?, ?)", error);
        if (put) {
            sqlite3_bind_int64(put, 1, rows_document(doc, last ? ROWS_ARTICLE : number));
            store_bind(put, 2, line);
        }
        code = store_run(store, put, error);
    }
    return code;
}

static int64_t find_id(struct store *store, const char *name)
{
    sqlite3_stmt *find = store_prepare(store, "SELECT id FROM article WHERE name = ?", NULL);

    if (find)
        store_bind(find, 1, view_of(name));
    return store_number(store, find, 0);
}

static enum error_code put_article(struct store *store, const struct stock_item *item, int64_t *id,
                                   int64_t copy_of, int64_t doc, struct error *error)
{
    const struct heading *heading = &item->article->analysis.heading;
    char date[DATE_TEXT];
    sqlite3_stmt *put = store_prepare(
        store,
        "INSERT INTO article(id, name, doc, size, modified, hash, fault, title, date, date_from, "
        "outlet, url, statements, copy_of, likeness) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) "
        "ON CONFLICT(id) DO UPDATE SET doc = ?3, size = ?4, modified = ?5, hash = ?6, fault = ?7, "
        "title = ?8, date = ?9, date_from = ?10, outlet = ?11, url = ?12, statements = ?13, "
        "copy_of = ?14, likeness = ?15",
        error);
    enum error_code code;

    if (!put)
        return error ? error->code : ERROR_UNREADABLE;
    date_format(heading->date, date);
    if (*id)
        sqlite3_bind_int64(put, 1, *id);
    store_bind(put, 2, view_of(item->name));
    if (doc)
        sqlite3_bind_int64(put, 3, doc);
    sqlite3_bind_int64(put, 4, item->file.size);
    sqlite3_bind_int64(put, 5, item->file.modified);
    sqlite3_bind_int64(put, 6, (int64_t)item->file.hash);
    store_bind(put, 7, view_of(item->article->error.code ? item->article->error.message : NULL));
    store_bind(put, 8, heading->title);
    store_bind(put, 9, view_of(date));
    store_bind(put, 10, view_of(heading->date_from));
    store_bind(put, 11, heading->outlet);
    store_bind(put, 12, heading->url);
    sqlite3_bind_int64(put, 13, item->article->analysis.statements.size);
    if (copy_of)
        sqlite3_bind_int64(put, 14, copy_of);
    sqlite3_bind_int64(put, 15, (int64_t)item->likeness);
    code = store_run(store, put, error);
    if (!*id)
        *id = sqlite3_last_insert_rowid(store->database);
    return code;
}

static enum error_code put_body(struct store *store, const struct stock_item *item, int64_t id,
                                struct error *error)
{
    sqlite3_stmt *put = store_prepare(
        store, "INSERT OR REPLACE INTO body(article, bytes, record) VALUES(?, ?, ?)", error);

    if (put) {
        struct view bytes = item->article->analysis.text.bytes;

        sqlite3_bind_int64(put, 1, id);
        sqlite3_bind_blob(put, 2, bytes.size ? bytes.data : "", (int)bytes.size, SQLITE_STATIC);
        sqlite3_bind_blob(put, 3, item->record.data, (int)item->record.size, SQLITE_STATIC);
    }
    return store_run(store, put, error);
}

static enum error_code put_bands(struct store *store, const struct stock_item *item, int64_t id,
                                 struct error *error)
{
    enum error_code code = ERROR_OK;
    uint32_t band;

    for (band = 0; band < LIKENESS_BANDS && !code; band++) {
        sqlite3_stmt *put =
            store_prepare(store, "INSERT OR IGNORE INTO band(key, article) VALUES(?, ?)", error);

        if (put) {
            sqlite3_bind_int64(put, 1, likeness_band(item->likeness, band));
            sqlite3_bind_int64(put, 2, id);
        }
        code = store_run(store, put, error);
    }
    return code;
}

static enum error_code put_contents(struct store *store, const struct stock_item *item, int64_t id,
                                    int64_t doc, struct error *error)
{
    enum error_code code = put_body(store, item, id, error);

    code = code ? code : rows_put(store, id, &item->article->analysis, error);
    if (doc && !code)
        code = put_terms(store, item, doc, error);
    return doc && !code ? put_bands(store, item, id, error) : code;
}

/* Its near-copies stay with it. */
static bool is_like_before(struct store *store, int64_t id, uint64_t likeness)
{
    sqlite3_stmt *find = store_prepare(store, "SELECT likeness FROM article WHERE id = ?", NULL);

    if (find)
        sqlite3_bind_int64(find, 1, id);
    return likeness_near((uint64_t)store_number(store, find, 0), likeness);
}

enum error_code stock_put(struct store *store, const struct stock_item *item, struct error *error)
{
    int64_t id = find_id(store, item->name), copy_of = 0, doc = 0;
    bool fault = item->article->error.code != ERROR_OK;
    enum error_code code = ERROR_OK;

    if (id) {
        code = rows_remove(store, id, error);
        if (!code && !is_like_before(store, id, item->likeness))
            code = hand_over(store, id, error);
    }
    if (!fault && item->article->analysis.text.tokens.size)
        copy_of = find_original(store, item, id);
    if (!fault && !copy_of)
        doc = next_doc(store);
    code = code ? code : put_article(store, item, &id, copy_of, doc, error);
    if (!code && fault)
        return run_one(store, "DELETE FROM body WHERE article = ?", id, error);
    return code ? code : put_contents(store, item, id, doc, error);
}

enum error_code stock_touch(struct store *store, int64_t id, const struct stock_file *file,
                            struct error *error)
{
    sqlite3_stmt *touch =
        store_prepare(store, "UPDATE article SET size = ?, modified = ? WHERE id = ?", error);

    if (touch) {
        sqlite3_bind_int64(touch, 1, file->size);
        sqlite3_bind_int64(touch, 2, file->modified);
        sqlite3_bind_int64(touch, 3, id);
    }
    return store_run(store, touch, error);
}

/* The bytes and the record into the arena. */
static bool copy_body(struct article *article, struct view *record, sqlite3_stmt *row,
                      const char *path, struct arena *arena)
{
    jmp_buf guard, *volatile outer = arena->guard;

    if (setjmp(guard)) {
        arena->guard = outer;
        return false;
    }
    arena->guard = &guard;
    article->path = arena_copy(arena, view_of(path));
    article->bytes = arena_copy(arena, store_text(row, 0));
    article->door = DOOR_FILE;
    *record = arena_copy(arena, store_text(row, 1));
    arena->guard = outer;
    return true;
}

static enum error_code fill(struct folder_article *out, sqlite3_stmt *row, const char *path,
                            const struct authority *authority, struct error *error)
{
    struct article *kept = arena_new(out->arena, struct article);
    struct view record;

    if (!kept || !copy_body(kept, &record, row, path, out->arena))
        return error_set(error, ERROR_NO_MEMORY, "%s: %s", path, error_default(ERROR_NO_MEMORY));
    out->article = *kept;
    return record_read(&out->analysis, kept, record, authority, out->arena, error);
}

enum error_code stock_load(struct folder_article *out, struct store *store, int64_t id,
                           const char *path, struct error *error)
{
    sqlite3_stmt *find =
        store_prepare(store, "SELECT bytes, record FROM body WHERE article = ?", error);
    enum error_code code;
    int result;

    if (!find)
        return error ? error->code : ERROR_UNREADABLE;
    sqlite3_bind_int64(find, 1, id);
    result = store_step(store, find, error);
    if (result == SQLITE_ROW)
        code = fill(out, find, path, store->authority, error);
    else if (result == SQLITE_DONE)
        code = error_set(error, ERROR_NOT_FOUND, "%s: is not in the store any more", path);
    else
        code = error ? error->code : ERROR_UNREADABLE;
    sqlite3_reset(find);
    store->damaged |= code == ERROR_SYNTAX;
    return code;
}

enum error_code stock_count(struct stock_counts *out, struct store *store, struct error *error)
{
    sqlite3_stmt *count = store_prepare(store,
                                        "SELECT count(*) - count(fault), total(statements), "
                                        "count(copy_of), count(fault) FROM article",
                                        error);

    *out = (struct stock_counts){0};
    if (store_step(store, count, error) == SQLITE_ROW) {
        out->articles = sqlite3_column_int64(count, 0);
        out->statements = sqlite3_column_int64(count, 1);
        out->copies = sqlite3_column_int64(count, 2);
        out->faults = sqlite3_column_int64(count, 3);
    }
    if (count)
        sqlite3_reset(count);
    return error && error->code ? error->code : ERROR_OK;
}
