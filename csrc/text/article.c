/* text/article.c - articles from files, descriptors and memory */
#include "text/article.h"

#include "base/file.h"

enum error_code article_bytes(struct article *out, struct view path, struct view bytes,
                              enum article_door door, struct error *error)
{
    const char *name = path.size ? path.data : "the text";
    int length = path.size ? (int)path.size : 8;

    if (bytes.size > ARTICLE_BYTES)
        return error_set(error, ERROR_TOO_LARGE, "%.*s: %s of %d MiB", length, name,
                         error_default(ERROR_TOO_LARGE), ARTICLE_BYTES >> 20);
    if (bytes.size && memchr(bytes.data, '\0', bytes.size))
        return error_set(error, ERROR_BINARY, "%.*s: %s", length, name,
                         error_default(ERROR_BINARY));
    *out = (struct article){path, bytes, door};
    return ERROR_OK;
}

enum error_code article_load(struct article *out, const char *path, struct arena *arena,
                             struct error *error)
{
    struct view bytes;
    enum error_code code = file_read(&bytes, path, ARTICLE_BYTES, arena, error);

    if (code != ERROR_OK)
        return code;
    return article_bytes(out, arena_copy(arena, view_of(path)), bytes, DOOR_FILE, error);
}

enum error_code article_read(struct article *out, int fd, const char *name, struct arena *arena,
                             struct error *error)
{
    struct view bytes;
    enum error_code code = file_read_fd(&bytes, fd, name, ARTICLE_BYTES, arena, error);

    if (code != ERROR_OK)
        return code;
    return article_bytes(out, arena_copy(arena, view_of(name)), bytes, DOOR_FILE, error);
}
