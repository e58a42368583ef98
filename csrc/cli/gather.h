/* cli/gather.h - the articles of all files and folders that a command names
 *
 * Units:   -
 * Order:   as named; a folder's articles by name
 * Owner:   gather_and_print owns folder and arena; printing borrows them
 * Errors:  what cannot be read is said on standard error and makes the status STATUS_INPUT; the rest is printed
 * Threads: one
 * Layer:   10
 */
#ifndef CLI_GATHER_H
#define CLI_GATHER_H

#include <jansson.h>

#include "cli/command.h"
#include "cli/output.h"
#include "corpus/folder.h"
#include "text/position.h"

struct gathered {
    struct folder folder;
    struct positions *positions; /* [folder.size]; of articles that could be read */
    struct style style;
    enum format format;
};

/* Reads all inputs of options, has them printed under the arena's guard, writes what was printed, and frees everything. */
enum exit_status gather_and_print(const struct options *options,
                                  void (*print)(struct buffer *out, const struct gathered *gathered,
                                                struct arena *arena));

/* The path of an article, and its bytes at a span. */
struct view gathered_path(const struct gathered *gathered, uint32_t article);
struct view gathered_bytes(const struct gathered *gathered, uint32_t article, struct span span);

/* "path:line:column:" */
void gathered_place(struct buffer *out, const struct gathered *gathered, uint32_t article,
                    uint32_t offset);

/* {"article", "statement", "start", "end", "text"}; statement may be NONE. */
json_t *gathered_json(const struct gathered *gathered, uint32_t article, uint32_t statement,
                      struct span span);

#endif
