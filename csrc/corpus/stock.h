/* corpus/stock.h - what the folder's store holds of each article: putting it in, taking it out, listing
 *
 * An article is kept as its bytes, its record (corpus/record.h), the rows that people may query, and its terms (corpus/terms.h) in the
 * index. The first of several near-copies stands for all: the others are not in the index.
 *
 * An article's number in the index (doc) is never used twice, so that what the index still holds of one that has left, or of an earlier
 * state, leads nowhere.
 *
 * Units:   bytes; nanoseconds since 1970
 * Order:   stock_list by name, bytewise
 * Owner:   as each function says
 * Errors:  those of corpus/store.h
 * Threads: one for each store
 * Layer:   8
 */
#ifndef CORPUS_STOCK_H
#define CORPUS_STOCK_H

#include "base/buffer.h"
#include "corpus/folder.h"
#include "corpus/store.h"

enum {
    STOCK_QUOTE = 32,       /* characters of prefix and suffix */
    STOCK_STATEMENTS = 4094 /* of an article; further ones are kept and not found by their words */
};

/* What tells whether a file is still the one that was read. */
struct stock_file {
    int64_t id, size, modified;
    uint64_t hash;
};

struct stock_entry {
    char *name; /* malloc */
    struct stock_file file;
    bool fault; /* could not be read when it was last looked at */
};

struct stock_list {
    struct stock_entry *entries; /* [size], malloc */
    uint32_t size, room;
};

enum error_code stock_list(struct stock_list *out, struct store *store, struct error *error);
void stock_list_release(struct stock_list *list);

/* What a thread prepares of an article, for the writer. */
struct stock_item {
    const char *name;
    struct stock_file file;
    const struct folder_article *article; /* with its error where it could not be read */
    struct buffer record;
    struct buffer terms; /* those of each statement and, last, of the article; each ends with a line end */
    uint64_t likeness;
};

/* Puts an article in, in the place of one of that name. In a transaction. */
enum error_code stock_put(struct store *store, const struct stock_item *item, struct error *error);

/* The file was touched and is what it was. */
enum error_code stock_touch(struct store *store, int64_t id, const struct stock_file *file,
                            struct error *error);

/* Takes an article out. One of its near-copies takes its place: its time is forgotten, so that the next look reads it again. */
enum error_code stock_remove(struct store *store, int64_t id, struct error *error);

/* Fills an article (path: to be set by the caller) from what is kept of it, in an arena of its own. ERROR_NOT_FOUND where it has left. */
enum error_code stock_load(struct folder_article *out, struct store *store, int64_t id,
                           const char *path, struct error *error);

struct stock_counts {
    int64_t articles, statements, copies, faults;
};

enum error_code stock_count(struct stock_counts *out, struct store *store, struct error *error);

#endif
