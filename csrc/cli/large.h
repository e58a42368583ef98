/* cli/large.h - links in a folder that is too large to be compared as a whole
 *
 * Each article of it is taken in turn with those that it may be linked with (corpus/neighbours.h), and what is printed leaves the program
 * article by article.
 *
 * Units:   -
 * Order:   articles by name; each link once, with the first of its two articles
 * Owner:   large_print owns what it gathers; printing borrows it
 * Errors:  as gather_and_print
 * Threads: one
 * Layer:   10
 */
#ifndef CLI_LARGE_H
#define CLI_LARGE_H

#include "cli/gather.h"
#include "corpus/link.h"

/* Does it all where the input is one folder of more than FOLDER_ARTICLES articles, and sets *status; else false, and nothing is done. */
bool large_print(enum exit_status *status, const struct options *options,
                 void (*begin)(struct buffer *out, enum format format),
                 void (*print)(struct buffer *out, const struct gathered *gathered,
                               const struct link *link));

#endif
