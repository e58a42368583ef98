/* rpc/snapshot.h - a buffer's article among those of its folder that it is linked with, with the people and the links in them
 *
 * The buffer is represented by its lines, not by the file of the same name. Built once for an analysis, immutable, and
 * replaced as a whole by the next one.
 *
 * Units:   article: index into folder.articles and into readings
 * Order:   articles by name; links as corpus/link.h says
 * Owner:   the snapshot owns its arrays and links, and holds its readings
 * Errors:  ERROR_NO_MEMORY, ERROR_CANCELLED
 * Threads: made and linked by one thread, then immutable
 * Layer:   9
 */
#ifndef RPC_SNAPSHOT_H
#define RPC_SNAPSHOT_H

#include "corpus/query.h"
#include "rpc/reading.h"

struct snapshot {
    struct folder folder;      /* articles are those of the readings, whose memory they share */
    struct reading **readings; /* [folder.size] */
    uint32_t own;              /* index of the buffer's article */
    uint32_t articles;         /* of the whole folder, this one included */
    uint32_t left_out;         /* files of it that are too many or could not be read */
    struct arena arena;
    struct links links;
    struct people people;
};

/* Holds `own` and others[size], in order of name and none of them of its name. NULL where memory ran out. */
struct snapshot *snapshot_new(struct reading *own, struct reading *const *others, uint32_t size);
void snapshot_free(struct snapshot *snapshot); /* NULL is allowed */

/* Whether it holds the whole folder: one that is too large is linked with the articles nearest to the buffer's. */
bool snapshot_is_whole(const struct snapshot *snapshot); /* NULL is allowed */

/* Finds the people and the links. cancel: set to non-zero by another thread to stop, or NULL. */
enum error_code snapshot_link(struct snapshot *snapshot, const int *cancel, struct error *error);

/* The statement of the snapshot's own article that is statement `index` of a reading: the same one or, where the
 * buffer was edited since the snapshot was made, one of the same words. NONE where there is none. */
uint32_t snapshot_statement(const struct snapshot *snapshot, const struct reading *reading,
                            uint32_t index);

/* The person who is speaker `index` of a reading, the snapshot's own or a newer one of the same buffer. NONE where there is none. */
uint32_t snapshot_person(const struct snapshot *snapshot, const struct reading *reading,
                         uint32_t index);

#endif
