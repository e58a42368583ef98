/* base/file.c - reading files and listing folders */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __APPLE__
#define st_mtim st_mtimespec
#endif

static enum error_code fail(struct error *error, const char *path, int reason)
{
    if (reason == ENOMEM)
        return error_set(error, ERROR_NO_MEMORY, "%s: %s", path, error_default(ERROR_NO_MEMORY));
    if (reason == ENOENT || reason == ENOTDIR)
        return error_set(error, ERROR_NOT_FOUND, "%s: %s", path, error_default(ERROR_NOT_FOUND));
    return error_set(error, ERROR_UNREADABLE, "%s: could not be read: %s", path, strerror(reason));
}

static enum error_code too_large(struct error *error, const char *path, size_t limit)
{
    return error_set(error, ERROR_TOO_LARGE, "%s: is larger than the limit of %zu bytes", path,
                     limit);
}

enum error_code file_status(struct file_status *out, const char *path, struct error *error)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return fail(error, path, errno);
    out->size = status.st_size;
    out->modified = (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
    out->directory = S_ISDIR(status.st_mode);
    return ERROR_OK;
}

/* Reads to the end, at most room bytes; -1 and errno on failure. */
static ssize_t read_some(int fd, char *into, size_t room)
{
    size_t size = 0;

    while (size < room) {
        size_t ask = room - size < INT_MAX ? room - size : INT_MAX;
        ssize_t got = read(fd, into + size, ask);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        size += (size_t)got;
    }
    return (ssize_t)size;
}

/* Reads in an arena without guard, doubling from a first guess of the size. */
static enum error_code read_all(struct view *out, int fd, const char *name, size_t limit,
                                size_t guess, struct arena *arena, struct error *error)
{
    size_t size = 0, room = guess + 2;
    char *data = arena_alloc(arena, room);

    while (data) {
        ssize_t got = read_some(fd, data + size, room - 1 - size);
        char *more;

        if (got < 0)
            return fail(error, name, errno);
        size += (size_t)got;
        if (size > limit)
            return too_large(error, name, limit);
        if (size < room - 1) {
            data[size] = '\0';
            *out = (struct view){data, size};
            return ERROR_OK;
        }
        room = room * 2 < limit + 2 ? room * 2 : limit + 2;
        more = arena_alloc(arena, room);
        if (more)
            memcpy(more, data, size);
        data = more;
    }
    return fail(error, name, ENOMEM);
}

/* The guard is lifted while something other than arena memory is held. */
static enum error_code read_unguarded(struct view *out, int fd, const char *name, size_t limit,
                                      size_t guess, struct arena *arena, struct error *error)
{
    jmp_buf *guard = arena->guard;
    enum error_code code;

    arena->guard = NULL;
    code = read_all(out, fd, name, limit, guess, arena, error);
    arena->guard = guard;
    return code;
}

enum error_code file_read_fd(struct view *out, int fd, const char *name, size_t limit,
                             struct arena *arena, struct error *error)
{
    size_t guess = limit < 1 << 14 ? limit : 1 << 14;

    return read_unguarded(out, fd, name, limit, guess, arena, error);
}

static enum error_code read_open(struct view *out, int fd, const char *path, size_t limit,
                                 struct arena *arena, struct error *error)
{
    struct stat status;

    if (fstat(fd, &status) != 0)
        return fail(error, path, errno);
    if (!S_ISREG(status.st_mode))
        return error_set(error, ERROR_NOT_A_FILE, "%s: %s", path, error_default(ERROR_NOT_A_FILE));
    if (status.st_size > 0 && (uintmax_t)status.st_size > limit)
        return too_large(error, path, limit);
    return read_unguarded(out, fd, path, limit, (size_t)status.st_size, arena, error);
}

/* Without O_NONBLOCK the open itself would wait for the other end of a named pipe. */
enum error_code file_read(struct view *out, const char *path, size_t limit, struct arena *arena,
                          struct error *error)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    enum error_code code;

    if (fd < 0)
        return fail(error, path, errno);
    code = read_open(out, fd, path, limit, arena, error);
    close(fd);
    return code;
}

struct listing {
    char **paths;
    uint32_t size, room;
};

static bool listing_add(struct listing *listing, char *path)
{
    if (listing->size == listing->room) {
        uint32_t room = listing->room ? listing->room * 2 : 64;
        char **paths = realloc(listing->paths, room * sizeof(*paths));

        if (!paths)
            return false;
        listing->paths = paths;
        listing->room = room;
    }
    listing->paths[listing->size++] = path;
    return true;
}

static bool has_suffix(const char *name, const char *const *suffixes)
{
    for (; *suffixes; suffixes++)
        if (view_ends(view_of(name), view_of(*suffixes)))
            return true;
    return false;
}

/* A regular file, or a symbolic link to one inside root (a real path). */
static bool is_inside(const char *path, const char *root)
{
    size_t length = strlen(root);
    struct stat status;
    char *real;
    bool inside;

    if (lstat(path, &status) != 0)
        return false;
    if (!S_ISLNK(status.st_mode))
        return S_ISREG(status.st_mode);
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    real = realpath(path, NULL);
    inside = real && strncmp(real, root, length) == 0 && (real[length] == '/' || length == 1);
    free(real);
    return inside;
}

char *path_join(const char *directory, const char *name)
{
    size_t length = strlen(directory), size = length + strlen(name) + 2;
    char *path = malloc(size);

    if (path)
        snprintf(path, size, "%s%s%s", directory, length && directory[length - 1] == '/' ? "" : "/",
                 name);
    return path;
}

static bool list_open(struct listing *listing, DIR *open, const char *directory, const char *root,
                      const char *const *suffixes)
{
    struct dirent *entry;

    while ((entry = readdir(open)) != NULL) {
        char *path;

        if (entry->d_name[0] == '.' || !has_suffix(entry->d_name, suffixes))
            continue;
        path = path_join(directory, entry->d_name);
        if (!path)
            return false;
        if (!is_inside(path, root)) {
            free(path);
        } else if (!listing_add(listing, path)) {
            free(path);
            return false;
        }
    }
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum error_code file_list(char ***out, uint32_t *size, const char *directory,
                          const char *const *suffixes, struct error *error)
{
    struct listing listing = {0};
    DIR *open = opendir(directory);
    char *root;
    bool complete;

    if (!open)
        return fail(error, directory, errno);
    root = realpath(directory, NULL);
    complete = root && list_open(&listing, open, directory, root, suffixes);
    free(root);
    closedir(open);
    if (!complete) {
        file_list_free(listing.paths, listing.size);
        return fail(error, directory, ENOMEM);
    }
    if (listing.size)
        qsort(listing.paths, listing.size, sizeof(*listing.paths), by_name);
    *out = listing.paths;
    *size = listing.size;
    return ERROR_OK;
}

void file_list_free(char **paths, uint32_t size)
{
    while (size)
        free(paths[--size]);
    free(paths);
}
