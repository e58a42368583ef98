/* corpus/store.c - the folder's store: an SQLite database, opened so that it can always be used */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "corpus/store.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "corpus/schema.h"

enum { ENGINE_TEXT = 64, CHOSEN_TEXT = 256 };

static bool is_damage(int result)
{
    return (result & 0xff) == SQLITE_CORRUPT || (result & 0xff) == SQLITE_NOTADB ||
           (result & 0xff) == SQLITE_ERROR || (result & 0xff) == SQLITE_MISMATCH;
}

static enum error_code store_fail(struct store *store, int result, struct error *error)
{
    const char *path = store->path ? store->path : "store";

    switch (result & 0xff) {
    case SQLITE_NOMEM:
        return error_set(error, ERROR_NO_MEMORY, "%s: %s", path, error_default(ERROR_NO_MEMORY));
    case SQLITE_FULL:
        return error_set(error, ERROR_UNREADABLE, "%s: there is no room left on the disk", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ERROR_UNREADABLE,
                         "%s: another csto has been writing for %d seconds; try again later", path,
                         STORE_PATIENCE / 1000);
    }
    if (!is_damage(result))
        return error_set(error, ERROR_UNREADABLE, "%s: could not be used: %s", path,
                         sqlite3_errstr(result));
    store->damaged = true;
    return error_set(error, ERROR_SYNTAX, "%s: the store is damaged (%s)", path,
                     store->database ? sqlite3_errmsg(store->database) : sqlite3_errstr(result));
}

static enum error_code execute(struct store *store, const char *sql, struct error *error)
{
    int result = sqlite3_exec(store->database, sql, NULL, NULL, NULL);

    return result ? store_fail(store, result, error) : ERROR_OK;
}

/* Which engine this is: what it found is kept only for itself. */
static void engine_text(char out[ENGINE_TEXT])
{
    static const char here;
    struct file_status status = {0};
    Dl_info info;

    if (dladdr(&here, &info) && info.dli_fname)
        file_status(&status, info.dli_fname, NULL);
    snprintf(out, ENGINE_TEXT, "%lld-%lld", (long long)status.size, (long long)status.modified);
}

static int64_t pragma_version(struct store *store)
{
    sqlite3_stmt *statement = NULL;
    int64_t version = -1;

    if (sqlite3_prepare_v2(store->database, "PRAGMA user_version", -1, &statement, NULL) ==
            SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        version = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return version;
}

/* One drop at a time: each changes what is there to be dropped, a virtual table takes its own tables along. */
static enum error_code drop_all(struct store *store, struct error *error)
{
    enum error_code code = ERROR_OK;
    char sql[300];

    do {
        sqlite3_stmt *next = NULL;
        int result = sqlite3_prepare_v2(
            store->database,
            "SELECT printf('DROP %s \"%w\"', type, name) FROM sqlite_master WHERE type IN "
            "('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT GLOB 'term_*' LIMIT 1",
            -1, &next, NULL);

        sql[0] = '\0';
        result = result ? result : sqlite3_step(next);
        if (result == SQLITE_ROW)
            snprintf(sql, sizeof(sql), "%s", (const char *)sqlite3_column_text(next, 0));
        else if (result != SQLITE_DONE)
            code = store_fail(store, result, error);
        sqlite3_finalize(next);
        if (!code && sql[0])
            code = execute(store, sql, error);
    } while (!code && sql[0]);
    return code;
}

/* All but what the user chose is made anew. */
static enum error_code make_tables(struct store *store, const char *engine, struct error *error)
{
    char version[48], chosen[CHOSEN_TEXT];
    bool has_chosen = store_get(store, "patterns", chosen, sizeof(chosen));
    enum error_code code;

    snprintf(version, sizeof(version), "PRAGMA user_version = %d", STORE_SCHEMA);
    code = drop_all(store, error);
    code = code ? code : execute(store, schema_create, error);
    code = code ? code : store_set(store, "engine", engine, error);
    if (!code && has_chosen)
        code = store_set(store, "patterns", chosen, error);
    return code ? code : execute(store, version, error);
}

static bool is_ours(struct store *store, const char *engine)
{
    char other[ENGINE_TEXT];

    return pragma_version(store) == STORE_SCHEMA &&
           store_get(store, "engine", other, sizeof(other)) && strcmp(engine, other) == 0;
}

/* Looked at again in the transaction: another process may have made the tables meanwhile. */
static enum error_code ensure_tables(struct store *store, struct error *error)
{
    char engine[ENGINE_TEXT];
    enum error_code code;

    engine_text(engine);
    if (is_ours(store, engine))
        return ERROR_OK;
    code = store_begin(store, error);
    if (!code && !is_ours(store, engine))
        code = make_tables(store, engine, error);
    code = code ? code : store_commit(store, error);
    if (code)
        store_rollback(store);
    return code;
}

bool store_is_own(struct store *store)
{
    char engine[ENGINE_TEXT];

    engine_text(engine);
    return is_ours(store, engine);
}

bool store_is_memory(const struct store *store)
{
    return strcmp(store->path, ":memory:") == 0;
}

/* The file is the user's alone: it holds the articles. */
static void make_private(const char *path)
{
    FILE *file = fopen(path, "abe");

    if (file) {
        fchmod(fileno(file), 0600);
        fclose(file);
    }
}

static enum error_code open_database(struct store *store, struct error *error)
{
    int result;

    if (!store_is_memory(store))
        make_private(store->path);
    result =
        sqlite3_open_v2(store->path, &store->database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result)
        return store_fail(store, result, error);
    sqlite3_busy_timeout(store->database, STORE_PATIENCE);
    return execute(store,
                   "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                   "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                   "PRAGMA journal_size_limit = 8388608; PRAGMA cache_size = -16384",
                   error);
}

static void close_database(struct store *store)
{
    for (int i = 0; i < STORE_STATEMENTS; i++) {
        sqlite3_finalize(store->prepared[i].statement);
        store->prepared[i].sql = NULL;
        store->prepared[i].statement = NULL;
    }
    sqlite3_close(store->database);
    store->database = NULL;
}

static enum error_code open_usable(struct store *store, struct error *error)
{
    enum error_code code = open_database(store, error);

    if (!code && pragma_version(store) > STORE_SCHEMA) {
        store->damaged = true;
        code = error_set(error, ERROR_VERSION, "%s: was made by a newer csto", store->path);
    }
    code = code ? code : ensure_tables(store, error);
    if (code)
        close_database(store);
    return code;
}

static void rename_one(const char *path, const char *suffix)
{
    size_t size = strlen(path) + 24;
    char *from = malloc(size), *to = malloc(size);

    if (from && to) {
        snprintf(from, size, "%s%s", path, suffix);
        snprintf(to, size, "%s.aside%s", path, suffix);
        rename(from, to);
    }
    free(from);
    free(to);
}

static enum error_code replace(struct store *store, const struct error *why, struct error *error)
{
    close_database(store);
    store->damaged = false;
    rename_one(store->path, "-wal");
    rename_one(store->path, "-shm");
    rename_one(store->path, "");
    error_set(&store->note, why->code ? why->code : ERROR_SYNTAX,
              "%s; it is set aside as %s.aside and made anew",
              why->message[0] ? why->message : store->path, store->path);
    return open_usable(store, error);
}

enum error_code store_replace(struct store *store, struct error *error)
{
    struct error why = {ERROR_OK, ""};

    error_set(&why, ERROR_SYNTAX, "%s: the store is damaged", store->path);
    return replace(store, &why, error);
}

enum error_code store_open(struct store *out, const char *path, struct error *error)
{
    struct error first = {ERROR_OK, ""};
    enum error_code code;

    memset(out, 0, sizeof(*out));
    out->path = strdup(path);
    if (!out->path)
        return error_set(error, ERROR_NO_MEMORY, "%s: %s", path, error_default(ERROR_NO_MEMORY));
    code = open_usable(out, &first);
    if (code && out->damaged)
        code = replace(out, &first, error);
    else if (code)
        error_set(error, code, "%s", first.message);
    if (code)
        store_close(out);
    return code;
}

void store_close(struct store *store)
{
    close_database(store);
    authority_drop(store->authority);
    store->authority = NULL;
    free(store->path);
    store->path = NULL;
}

enum error_code store_begin(struct store *store, struct error *error)
{
    return execute(store, "BEGIN IMMEDIATE", error);
}

enum error_code store_commit(struct store *store, struct error *error)
{
    return execute(store, "COMMIT", error);
}

void store_rollback(struct store *store)
{
    if (store->database && !sqlite3_get_autocommit(store->database))
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
}

sqlite3_stmt *store_prepare(struct store *store, const char *sql, struct error *error)
{
    int i, result;

    for (i = 0; i < STORE_STATEMENTS && store->prepared[i].sql; i++) {
        if (store->prepared[i].sql != sql)
            continue;
        sqlite3_reset(store->prepared[i].statement);
        sqlite3_clear_bindings(store->prepared[i].statement);
        return store->prepared[i].statement;
    }
    if (i == STORE_STATEMENTS) {
        error_set(error, ERROR_INTERNAL, "%s: too many statements", store->path);
        return NULL;
    }
    result = sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                &store->prepared[i].statement, NULL);
    if (result) {
        store_fail(store, result, error);
        return NULL;
    }
    store->prepared[i].sql = sql;
    return store->prepared[i].statement;
}

int store_step(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    int result = statement ? sqlite3_step(statement) : SQLITE_MISUSE;

    if (statement && result != SQLITE_ROW && result != SQLITE_DONE)
        store_fail(store, result, error);
    return result;
}

enum error_code store_run(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    struct error own = {ERROR_OK, ""};
    int result = store_step(store, statement, error ? error : &own);

    if (statement)
        sqlite3_reset(statement);
    if (result == SQLITE_DONE || result == SQLITE_ROW)
        return ERROR_OK;
    return error && error->code ? error->code : own.code ? own.code : ERROR_UNREADABLE;
}

int64_t store_number(struct store *store, sqlite3_stmt *statement, int64_t none)
{
    if (store_step(store, statement, NULL) == SQLITE_ROW)
        none = sqlite3_column_int64(statement, 0);
    if (statement)
        sqlite3_reset(statement);
    return none;
}

void store_bind(sqlite3_stmt *statement, int at, struct view text)
{
    if (text.size)
        sqlite3_bind_text(statement, at, text.data, (int)text.size, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, at);
}

struct view store_text(sqlite3_stmt *statement, int column)
{
    const void *data = sqlite3_column_blob(statement, column);

    return (struct view){data ? data : "", (size_t)sqlite3_column_bytes(statement, column)};
}

enum error_code store_set(struct store *store, const char *key, const char *value,
                          struct error *error)
{
    sqlite3_stmt *set =
        store_prepare(store, "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)", error);

    if (set) {
        store_bind(set, 1, view_of(key));
        store_bind(set, 2, view_of(value));
    }
    return store_run(store, set, error);
}

/* Not kept prepared: the table may not be there yet. */
bool store_get(struct store *store, const char *key, char *out, size_t room)
{
    sqlite3_stmt *get = NULL;
    bool found = false;

    if (sqlite3_prepare_v2(store->database, "SELECT value FROM meta WHERE key = ?", -1, &get,
                           NULL) == SQLITE_OK) {
        store_bind(get, 1, view_of(key));
        found = sqlite3_step(get) == SQLITE_ROW && sqlite3_column_text(get, 0) &&
                (size_t)sqlite3_column_bytes(get, 0) < room;
        if (found)
            snprintf(out, room, "%s", (const char *)sqlite3_column_text(get, 0));
    }
    sqlite3_finalize(get);
    return found;
}
