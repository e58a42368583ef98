/* corpus/place.c - which folders are read, which of their files are articles, and where their stores are */
#include "corpus/place.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/map.h"

const char place_patterns[] = "*.txt *.md";

const char *place_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static enum error_code no_memory(struct error *error, const char *path)
{
    return error_set(error, ERROR_NO_MEMORY, "%s: %s", path, error_default(ERROR_NO_MEMORY));
}

static bool is_home(const char *real)
{
    const char *home = getenv("HOME");
    char *real_home = home && home[0] ? realpath(home, NULL) : NULL;
    bool same = real_home && strcmp(real, real_home) == 0;

    free(real_home);
    return same;
}

enum error_code place_folder(char **out, const char *path, struct error *error)
{
    struct file_status status;
    enum error_code code = file_status(&status, path, error);
    char *real;

    if (code)
        return code;
    if (!status.directory)
        return error_set(error, ERROR_NOT_FOUND, "%s: is not a folder", path);
    real = realpath(path, NULL);
    if (!real)
        return error_set(error, ERROR_NOT_FOUND, "%s: %s", path, strerror(errno));
    if (strcmp(real, "/") == 0 || is_home(real)) {
        free(real);
        return error_set(error, ERROR_USAGE,
                         "%s: the home directory and / are not read as folders of articles; put "
                         "the articles into a folder of their own",
                         path);
    }
    *out = real;
    return ERROR_OK;
}

/* One that is there already is as good. */
static enum error_code make_directory(const char *path, struct error *error)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return error_set(error, ERROR_UNREADABLE, "%s: could not be made: %s", path,
                         strerror(errno));
    return ERROR_OK;
}

/* The user's cache directory; the specification wants an absolute path. */
static enum error_code cache_root(char **out, struct error *error)
{
    const char *root = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

    if (root && root[0] == '/')
        *out = strdup(root);
    else if (home && home[0] == '/')
        *out = path_join(home, ".cache");
    else
        return error_set(error, ERROR_UNREADABLE,
                         "there is no cache directory: neither XDG_CACHE_HOME nor HOME is set");
    if (!*out)
        return no_memory(error, "cache");
    return make_directory(*out, error);
}

static char *store_path(const char *directory, const char *folder)
{
    char name[32];

    snprintf(name, sizeof(name), "%08x%08x.sqlite", hash_bytes(HASH_SEED, folder, strlen(folder)),
             hash_bytes(0x9e3779b9, folder, strlen(folder)));
    return path_join(directory, name);
}

enum error_code place_store(char **out, const char *folder, struct error *error)
{
    char *root = NULL, *directory = NULL;
    enum error_code code = cache_root(&root, error);

    if (!code) {
        directory = path_join(root, "csto");
        code = directory ? make_directory(directory, error) : no_memory(error, root);
    }
    if (!code) {
        *out = store_path(directory, folder);
        code = *out ? ERROR_OK : no_memory(error, directory);
    }
    free(directory);
    free(root);
    return code;
}

static bool is_about_folder(const char *name)
{
    return strncasecmp(name, "readme.", 7) == 0;
}

static bool fits_one(const char *name, struct view pattern)
{
    char text[PLACE_PATTERNS];

    if (!pattern.size || pattern.size >= sizeof(text))
        return false;
    memcpy(text, pattern.data, pattern.size);
    text[pattern.size] = '\0';
    return fnmatch(text, name, FNM_PERIOD) == 0;
}

bool place_fits(const char *name, const char *patterns)
{
    if (is_about_folder(name) || name[0] == '.')
        return false;
    for (;;) {
        struct view pattern = {patterns, strcspn(patterns, " ")};

        if (fits_one(name, pattern))
            return true;
        patterns += pattern.size;
        if (!*patterns++)
            return false;
    }
}

enum error_code place_list(char ***out, uint32_t *size, uint32_t *left_out, uint32_t most,
                           const char *folder, const char *patterns, struct error *error)
{
    static const char *const any[] = {"", NULL};
    uint32_t all = 0, kept = 0, i;
    char **paths = NULL;
    enum error_code code = file_list(&paths, &all, folder, any, error);

    if (code)
        return code;
    for (i = 0; i < all; i++) {
        bool fits = place_fits(place_name(paths[i]), patterns);

        if (fits && kept < most) {
            paths[kept++] = paths[i];
            continue;
        }
        *left_out += fits;
        free(paths[i]);
    }
    *out = paths;
    *size = kept;
    return ERROR_OK;
}
