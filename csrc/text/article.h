/* text/article.h - an article and its two doors
 *
 * A file comes as bytes, a buffer of an editor as lines; the two may differ (byte order mark, CR LF, Latin-1), so an
 * article remembers by which door it came, and its offsets mean bytes of that door. The metadata that stands in the article itself
 * (header lines, front matter, address, outlet) is found by time/heading.h.
 *
 * Units:   bytes
 * Order:   -
 * Owner:   article_load's bytes and strings live in the arena; article_lines copies too
 * Errors:  ERROR_NOT_FOUND, NOT_A_FILE, UNREADABLE, TOO_LARGE, BINARY, each with the path and the reason
 * Threads: immutable once made
 * Layer:   2
 */
#ifndef TEXT_ARTICLE_H
#define TEXT_ARTICLE_H

#include "base/arena.h"
#include "base/error.h"

enum { ARTICLE_BYTES = 16 << 20 }; /* a larger file is refused, with a message */

enum article_door { DOOR_FILE, DOOR_LINES };

struct article {
    struct view path;  /* as given; empty for standard input and buffers without a name */
    struct view bytes; /* as on disk, or lines joined by \n with one after the last */
    enum article_door door;
};

/* Reads a file whole. On error *out is unchanged and error names the path. A file with NUL bytes is ERROR_BINARY. */
enum error_code article_load(struct article *out, const char *path, struct arena *arena,
                             struct error *error);

/* Reads an open descriptor to its end (standard input); name is used as the path. */
enum error_code article_read(struct article *out, int fd, const char *name, struct arena *arena,
                             struct error *error);

/* An article from bytes in memory, which are borrowed. The same checks. */
enum error_code article_bytes(struct article *out, struct view path, struct view bytes,
                              enum article_door door, struct error *error);

#endif
