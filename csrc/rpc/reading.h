/* rpc/reading.h - one article, read and analysed, and kept as long as somebody holds it
 *
 * An article of a folder, out of its store, or the lines of a buffer. Once made it never changes, so that several buffers' snapshots
 * share it.
 *
 * Units:   bytes of the article's own door
 * Order:   -
 * Owner:   whoever holds it; the last one to drop it frees it
 * Errors:  those of text/article.h, analysis/analyze.h and corpus/stock.h, each with the path and the reason
 * Threads: made in any thread, then immutable; held and dropped in any
 * Layer:   9
 */
#ifndef RPC_READING_H
#define RPC_READING_H

#include <uv.h>

#include "base/buffer.h"
#include "base/file.h"
#include "corpus/stock.h"
#include "text/position.h"

struct reading {
    uint32_t holders;
    uint64_t hash; /* of the bytes, as the store has it; 0 for lines */
    struct arena arena;
    struct folder_article article; /* .arena is the one above; .path lives in it too */
    struct positions positions;
    struct authority *authority; /* held, since the analysis looks at it; or NULL */
};

/* What the store has of an article; path: as it is to be called. *out has one holder; on error *out is NULL. */
enum error_code reading_of_store(struct reading **out, struct store *store, int64_t id,
                                 const char *path, struct error *error);

/* Reads and analyses lines. path may be empty. */
enum error_code reading_of_lines(struct reading **out, struct view path, struct view bytes,
                                 const struct analysis_options *options, struct error *error);

/* Has the pool read the lexicon while the first lines are still on their way. 0, or what libuv says. work lives until that is done. */
int reading_warm(uv_loop_t *loop, uv_work_t *work);

struct reading *reading_hold(struct reading *reading);
void reading_drop(struct reading *reading); /* NULL is allowed */

/* Whether anybody beside the caller holds it. */
bool reading_is_shared(const struct reading *reading);

/* What to call it in messages: the file's name without its folder. */
struct view reading_name(const struct reading *reading);

#endif
