/* corpus/prune.c - takes away the stores of folders that are gone */
#include "corpus/prune.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "corpus/place.h"

static const int64_t day = (int64_t)24 * 60 * 60 * 1000000000;

/* What SQLite and corpus/store.h put beside a store. */
static const char *const endings[] = {"-wal", "-shm", ".aside", ".aside-wal", ".aside-shm", ""};

static char *with_ending(const char *path, const char *ending)
{
    size_t size = strlen(path) + strlen(ending) + 1;
    char *out = malloc(size);

    if (out)
        snprintf(out, size, "%s%s", path, ending);
    return out;
}

static int64_t time_of(const char *path, const char *ending)
{
    struct file_status status = {0};
    char *file = with_ending(path, ending);

    if (!file || file_status(&status, file, NULL))
        status.modified = INT64_MIN;
    free(file);
    return status.modified;
}

/* Sixteen digits, as place_store names it. */
static bool is_store(const char *path)
{
    return strspn(place_name(path), "0123456789abcdef") == 16 &&
           strcmp(place_name(path) + 16, ".sqlite") == 0;
}

/* What is written waits in the log until it is put into the store. */
static bool is_old(const char *path, int64_t now)
{
    int64_t before = now - PRUNE_DAYS * day;

    return time_of(path, "") < before && time_of(path, "-wal") < before;
}

static bool is_gone(const char *folder)
{
    struct file_status status;

    return file_status(&status, folder, NULL) == ERROR_NOT_FOUND;
}

/* Whether a store of that name is the one of a folder, which is gone. */
static bool is_left_behind(const char *path, const char *folder)
{
    char *own = NULL;
    bool is = folder && folder[0] == '/' && is_gone(folder) && !place_store(&own, folder, NULL) &&
              strcmp(place_name(own), place_name(path)) == 0;

    free(own);
    return is;
}

static bool remove_all(const char *path)
{
    bool removed = false;

    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        char *file = with_ending(path, endings[i]);

        removed = file && unlink(file) == 0;
        free(file);
    }
    return removed;
}

/* In a transaction of the writer's, which nobody else has then. */
static bool remove_in_turn(sqlite3 *database, const char *path)
{
    sqlite3_stmt *find = NULL;
    bool removed = false;

    if (sqlite3_prepare_v2(database, "SELECT value FROM meta WHERE key = 'folder'", -1, &find,
                           NULL) == SQLITE_OK &&
        sqlite3_step(find) == SQLITE_ROW &&
        is_left_behind(path, (const char *)sqlite3_column_text(find, 0)))
        removed = remove_all(path);
    sqlite3_finalize(find);
    return removed;
}

static bool prune(const char *path)
{
    sqlite3 *database = NULL;
    bool removed = false;

    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
        removed = remove_in_turn(database, path);
    sqlite3_close(database);
    return removed;
}

uint32_t prune_beside(const char *store, int64_t now)
{
    static const char *const suffixes[] = {".sqlite", NULL};
    char *directory = strndup(store, (size_t)(place_name(store) - store)), **paths = NULL;
    uint32_t size = 0, opened = 0, removed = 0;

    if (directory && !file_list(&paths, &size, directory, suffixes, NULL))
        for (uint32_t i = 0; i < size && opened < PRUNE_OPENED; i++) {
            const char *path = paths[((uint64_t)(now / day) + i) % size];

            if (!is_store(path) || strcmp(place_name(path), place_name(store)) == 0 ||
                !is_old(path, now))
                continue;
            opened++;
            removed += prune(path);
        }
    file_list_free(paths, size);
    free(directory);
    return removed;
}
