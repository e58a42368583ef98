/* lexicon/embedded.h - the bytes of the built-in tables
 *
 * What the build makes of csrc/lexicon/tables/NAME.tsv (build/gen/tables.c). Only lexicon/table.c reads it.
 *
 * Units:   bytes
 * Order:   by name
 * Owner:   static, for ever
 * Errors:  none
 * Threads: constant
 * Layer:   1
 */
#ifndef LEXICON_EMBEDDED_H
#define LEXICON_EMBEDDED_H

#include <stddef.h>

struct table_file {
    const char *name; /* "cues" for tables/cues.tsv */
    const unsigned char *data;
    size_t size;
};

extern const struct table_file table_files[]; /* [table_files_size] */
extern const size_t table_files_size;

#endif
