/* corpus/folder.c - reads and analyses the articles of a folder */
#include "corpus/folder.h"

#include <stdlib.h>

#include "corpus/place.h"

void folder_init(struct folder *folder)
{
    memset(folder, 0, sizeof(*folder));
}

static void forget(struct folder_article *entry)
{
    if (entry->arena)
        arena_release(entry->arena);
    free(entry->arena);
    entry->arena = NULL;
    memset(&entry->article, 0, sizeof(entry->article));
    memset(&entry->analysis, 0, sizeof(entry->analysis));
}

void folder_release(struct folder *folder)
{
    uint32_t i;

    for (i = 0; i < folder->size; i++) {
        forget(&folder->articles[i]);
        free(folder->articles[i].path);
    }
    free(folder->articles);
    authorities_release(&folder->authorities);
    folder_init(folder);
}

static enum error_code no_memory(struct error *error, const char *path)
{
    return error_set(error, ERROR_NO_MEMORY, "%s: %s", path, error_default(ERROR_NO_MEMORY));
}

/* The first index whose path is not before `path`. */
static uint32_t place(const struct folder *folder, const char *path)
{
    uint32_t low = 0, high = folder->size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (strcmp(folder->articles[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_there(const struct folder *folder, const char *path)
{
    uint32_t at = place(folder, path);

    return at < folder->size && strcmp(folder->articles[at].path, path) == 0;
}

static bool insert(struct folder *folder, const struct folder_article *entry)
{
    uint32_t at = place(folder, entry->path);

    if (folder->size == folder->room) {
        uint32_t room = folder->room ? folder->room * 2 : 16;
        struct folder_article *articles = realloc(folder->articles, room * sizeof(*articles));

        if (!articles)
            return false;
        folder->articles = articles;
        folder->room = room;
    }
    memmove(&folder->articles[at + 1], &folder->articles[at],
            (folder->size - at) * sizeof(*folder->articles));
    folder->articles[at] = *entry;
    folder->size++;
    return true;
}

/* The entries move when the folder grows: the analysis looks at a copy of the article that stays. */
static enum error_code analyse(struct folder_article *entry, const struct article *article,
                               const struct analysis_options *options, struct error *error)
{
    struct article *kept = arena_new(entry->arena, struct article);

    if (!kept)
        return no_memory(error, entry->path);
    *kept = entry->article = *article;
    return analyze(&entry->analysis, kept, options, entry->arena, error);
}

static struct arena *new_arena(void)
{
    struct arena *arena = malloc(sizeof(*arena));

    if (arena)
        arena_init(arena, ANALYSIS_MEMORY);
    return arena;
}

static enum error_code check_size(const char *path, struct error *error)
{
    struct file_status status;
    enum error_code code = file_status(&status, path, error);

    if (code == ERROR_OK && !status.directory && status.size > FOLDER_FILE_BYTES)
        code = error_set(error, ERROR_TOO_LARGE,
                         "%s: is larger than the limit of %d bytes for an article of a folder",
                         path, (int)FOLDER_FILE_BYTES);
    return code;
}

static enum error_code read_file(struct folder *folder, struct folder_article *entry,
                                 const struct analysis_options *options, struct error *error)
{
    struct analysis_options own = options ? *options : (struct analysis_options){0};
    struct article article;
    enum error_code code = check_size(entry->path, error);

    if (code || (code = authorities_for(&folder->authorities, &own.authority, entry->path, error)))
        return code;
    entry->arena = new_arena();
    if (!entry->arena)
        return no_memory(error, entry->path);
    code = article_load(&article, entry->path, entry->arena, error);
    return code ? code : analyse(entry, &article, &own, error);
}

static enum error_code add(struct folder *folder, struct folder_article *entry,
                           const struct analysis_options *options, struct error *error)
{
    enum error_code code = read_file(folder, entry, options, &entry->error);

    if (code)
        forget(entry);
    if (code != ERROR_CANCELLED && insert(folder, entry))
        return code ? error_set(error, code, "%s", entry->error.message) : ERROR_OK;
    code =
        code ? error_set(error, code, "%s", entry->error.message) : no_memory(error, entry->path);
    forget(entry);
    free(entry->path);
    return code;
}

enum error_code folder_add_file(struct folder *folder, const char *path,
                                const struct analysis_options *options, struct error *error)
{
    struct folder_article entry = {0};

    if (is_there(folder, path))
        return ERROR_OK;
    if (folder->size >= FOLDER_ARTICLES) {
        folder->left_out++;
        return ERROR_OK;
    }
    entry.path = strdup(path);
    return entry.path ? add(folder, &entry, options, error) : no_memory(error, path);
}

enum error_code folder_add_directory(struct folder *folder, const char *path,
                                     const struct analysis_options *options,
                                     bool (*progress)(void *context, uint32_t done, uint32_t total),
                                     void *context, struct error *error)
{
    char **paths;
    uint32_t i, size;
    enum error_code code =
        place_list(&paths, &size, &folder->left_out, FOLDER_ARTICLES, path, place_patterns, error);

    if (code)
        return code;
    for (i = 0; i < size && code == ERROR_OK; i++) {
        struct error own = {0}; /* of a file that is kept with its error */

        code = folder_add_file(folder, paths[i], options, &own);
        if (code != ERROR_CANCELLED && code != ERROR_NO_MEMORY)
            code = ERROR_OK;
        if (code == ERROR_OK && progress && !progress(context, i + 1, size))
            code = ERROR_CANCELLED;
    }
    file_list_free(paths, size);
    if (code)
        error_set(error, code, "%s: %s", path, error_default(code));
    return code;
}
