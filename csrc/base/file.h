/* base/file.h - reading files and listing folders
 *
 * Reads only. Nothing here writes, creates or locks.
 *
 * Units:   bytes; nanoseconds since 1970 for times
 * Order:   file_list by name, bytewise
 * Owner:   file_read's bytes live in the arena; file_list's strings are malloc'ed, file_list_free frees them
 * Errors:  ERROR_NOT_FOUND, NOT_A_FILE, UNREADABLE, TOO_LARGE, each with path and reason
 * Threads: any
 * Layer:   0
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"

struct file_status {
    int64_t size, modified;
    bool directory;
};

enum error_code file_status(struct file_status *out, const char *path, struct error *error);

/* The whole of a regular file, NUL-terminated behind its end. More than limit bytes is ERROR_TOO_LARGE, found before reading. */
enum error_code file_read(struct view *out, const char *path, size_t limit, struct arena *arena,
                          struct error *error);

/* A descriptor to its end, the same limit. name is for messages. */
enum error_code file_read_fd(struct view *out, int fd, const char *name, size_t limit,
                             struct arena *arena, struct error *error);

/* The regular files directly in a directory whose names end with one of suffixes (NULL-terminated), hidden ones
 * and symbolic links that lead out of it left out; full paths. */
enum error_code file_list(char ***out, uint32_t *size, const char *directory,
                          const char *const *suffixes, struct error *error);
void file_list_free(char **paths, uint32_t size);

/* directory/name, malloc'ed; NULL where there is no memory. */
char *path_join(const char *directory, const char *name);

#endif
