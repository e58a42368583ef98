/* corpus/load.c - articles out of the store, as a folder that links are found in */
#include "corpus/load.h"

#include <stdlib.h>

#include "base/file.h"

static enum error_code no_memory(struct error *error, const char *path)
{
    return error_set(error, ERROR_NO_MEMORY, "%s: %s", path, error_default(ERROR_NO_MEMORY));
}

static bool grow(struct folder *folder)
{
    uint32_t room = folder->room ? folder->room * 2 : 16;
    struct folder_article *articles;

    if (folder->size < folder->room)
        return true;
    articles = realloc(folder->articles, room * sizeof(*articles));
    if (!articles)
        return false;
    folder->articles = articles;
    folder->room = room;
    return true;
}

static void empty(struct folder_article *article)
{
    if (article->arena)
        arena_release(article->arena);
    free(article->arena);
    article->arena = NULL;
    memset(&article->article, 0, sizeof(article->article));
    memset(&article->analysis, 0, sizeof(article->analysis));
}

enum error_code load_article(struct folder *out, struct store *store, int64_t id, char *path,
                             struct error *error)
{
    struct folder_article *article;
    enum error_code code;

    if (!path || !grow(out)) {
        free(path);
        return no_memory(error, store->path);
    }
    article = &out->articles[out->size++];
    *article = (struct folder_article){.path = path, .arena = malloc(sizeof(struct arena))};
    if (!article->arena)
        return no_memory(error, path);
    arena_init(article->arena, ANALYSIS_MEMORY);
    code = stock_load(article, store, id, path, &article->error);
    if (code) {
        empty(article);
        error_set(error, code, "%s", article->error.message);
    }
    return code;
}

/* Why it could not be read; in the store it names the real path. */
static void load_fault(struct folder_article *article, struct store *store, int64_t id)
{
    sqlite3_stmt *find = store_prepare(store, "SELECT fault FROM article WHERE id = ?", NULL);

    empty(article);
    article->error = (struct error){ERROR_OK, ""};
    if (find)
        sqlite3_bind_int64(find, 1, id);
    if (store_step(store, find, NULL) == SQLITE_ROW)
        error_set(&article->error, ERROR_UNREADABLE, "%.*s", VIEW_ARGS(store_text(find, 0)));
    else
        error_set(&article->error, ERROR_NOT_FOUND, "%s: %s", article->path,
                  error_default(ERROR_NOT_FOUND));
    if (find)
        sqlite3_reset(find);
}

/* What is loaded looks at tables that live as long as the folder. */
static void borrow(struct store *store, const struct authority *authority)
{
    if (store->authority == authority)
        return;
    authority_drop(store->authority);
    store->authority = authority_hold(authority);
}

static enum error_code load_entry(struct folder *out, struct store *store,
                                  const struct stock_entry *entry, const char *directory,
                                  struct error *error)
{
    const struct authority *authority = NULL;
    struct error own = {ERROR_OK, ""};
    char *path = path_join(directory, entry->name);
    enum error_code code = path ? authorities_for(&out->authorities, &authority, path, error)
                                : no_memory(error, directory);

    if (code) {
        free(path);
        return code;
    }
    borrow(store, authority);
    code = load_article(out, store, entry->file.id, path, &own);
    if (code == ERROR_NOT_FOUND && entry->fault) {
        load_fault(&out->articles[out->size - 1], store, entry->file.id);
        return ERROR_OK;
    }
    return code ? error_set(error, code, "%s", own.message) : ERROR_OK;
}

enum error_code load_all(struct folder *out, struct store *store, const char *directory,
                         struct error *error)
{
    struct stock_list list;
    enum error_code code = stock_list(&list, store, error);
    uint32_t i;

    for (i = 0; i < list.size && i < FOLDER_ARTICLES && !code; i++)
        code = load_entry(out, store, &list.entries[i], directory, error);
    out->left_out += list.size - i;
    stock_list_release(&list);
    return code;
}
