/* rpc/reading.h - one article, read and analysed, and kept as long as somebody holds it
 *
 * A file of a folder or the lines of a buffer. Once made it never changes, so that several buffers' snapshots share it.
 *
 * Units:   bytes of the article's own door
 * Order:   -
 * Owner:   whoever holds it; the last one to drop it frees it
 * Errors:  those of text/article.h and analysis/analyze.h, each with the path and the reason
 * Threads: made in any thread, then immutable; held and dropped by the loop's thread alone
 * Layer:   9
 */
#ifndef RPC_READING_H
#define RPC_READING_H

#include "base/buffer.h"
#include "base/file.h"
#include "corpus/folder.h"
#include "text/position.h"

struct reading {
    uint32_t holders;
    struct arena arena;
    struct folder_article article; /* .arena is the one above; .path lives in it too */
    struct positions positions;
    struct authority *authority; /* held, since the analysis looks at it; or NULL */
};

/* Reads and analyses. *out has one holder; on error *out is NULL. path of lines may be empty. */
enum error_code reading_of_file(struct reading **out, const char *path,
                                const struct analysis_options *options, struct error *error);
enum error_code reading_of_lines(struct reading **out, struct view path, struct view bytes,
                                 const struct analysis_options *options, struct error *error);

struct reading *reading_hold(struct reading *reading);
void reading_drop(struct reading *reading); /* NULL is allowed */

/* What to call it in messages: the file's name without its folder. */
struct view reading_name(const struct reading *reading);

#endif
