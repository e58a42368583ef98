/* corpus/store.h - the folder's store: an SQLite database, opened so that it can always be used
 *
 * Nothing in it is the only copy of anything: all can be computed from the folder again. So it is made anew, not migrated, when its
 * schema (STORE_SCHEMA) or the engine itself (the library's size and time) is another; one that is damaged, or of a newer schema, is set
 * aside as FILE.aside and made anew. Write-ahead log: readers never wait, writers take turns, a process that is killed leaves the
 * last whole transaction. The tables are described in doc/store.md.
 *
 * Units:   -
 * Order:   open, any number of begin/commit, close
 * Owner:   struct store is the caller's; store_close frees what it holds
 * Errors:  ERROR_UNREADABLE (no disk space, no permission, another writer for STORE_PATIENCE), ERROR_SYNTAX (damaged: `damaged` is set),
 *          ERROR_NO_MEMORY; each with path and reason. A step that fails leaves the database as the last commit had it
 * Threads: one at a time for each struct store; any number of stores, in any number of processes, on one file
 * Layer:   8
 */
#ifndef CORPUS_STORE_H
#define CORPUS_STORE_H

#include <sqlite3.h>

#include "base/error.h"
#include "base/view.h"
#include "speaker/authority.h"

enum {
    STORE_SCHEMA = 3,      /* to be raised with each change of schema.c, record.c or terms.c */
    STORE_PATIENCE = 10000 /* milliseconds to wait for another writer */
};

enum { STORE_STATEMENTS = 64 }; /* different SQL statements that are kept prepared */

struct store {
    sqlite3 *database; /* NULL: not open */
    char *path;        /* malloc; ":memory:" for one that is not kept */
    struct error note; /* what was done that the user should know (set aside), or ERROR_OK */
    bool damaged;      /* a step found that it is */
    struct authority *authority; /* held: the user's tables of the folder, as index_update found them; or NULL */
    struct {
        const char *sql; /* static, compared by address */
        sqlite3_stmt *statement;
    } prepared[STORE_STATEMENTS];
};

/* Opens the store at path, ":memory:" for one that lives as long as it is open. On error it is not open. */
enum error_code store_open(struct store *out, const char *path, struct error *error);
void store_close(struct store *store);

/* Whether it is still that of this engine: another build may have made it anew since it was opened. */
bool store_is_own(struct store *store);

bool store_is_memory(const struct store *store); /* it is gone when it is closed */

/* Moves a store that is damaged out of the way and opens an empty one. */
enum error_code store_replace(struct store *store, struct error *error);

enum error_code store_begin(struct store *store, struct error *error); /* takes the writer's turn */
enum error_code store_commit(struct store *store, struct error *error);
void store_rollback(struct store *store); /* nothing where no transaction is open */

/* A statement with its parameters unset, NULL (and *error) where it cannot be prepared. sql: a string literal, one address for one text. */
sqlite3_stmt *store_prepare(struct store *store, const char *sql, struct error *error);

/* One step: SQLITE_ROW, or SQLITE_DONE, or anything else with *error set. */
int store_step(struct store *store, sqlite3_stmt *statement, struct error *error);

/* Runs a statement that gives no rows, to its end. */
enum error_code store_run(struct store *store, sqlite3_stmt *statement, struct error *error);

/* The first column of the first row as a number; `none` where there is no row or it fails. */
int64_t store_number(struct store *store, sqlite3_stmt *statement, int64_t none);

/* Binds a text, which must live until the statement is prepared again; NULL where it is empty. A column's bytes, until the next step. */
void store_bind(sqlite3_stmt *statement, int at, struct view text);
struct view store_text(sqlite3_stmt *statement, int column);

/* A name and value of table meta; get gives false where there is none, text that is cut at room. */
enum error_code store_set(struct store *store, const char *key, const char *value,
                          struct error *error);
bool store_get(struct store *store, const char *key, char *out, size_t room);

#endif
