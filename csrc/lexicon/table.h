/* lexicon/table.h - tables of words: tab-separated text with a head that explains itself
 *
 * The one reader for the tables that are built in (csrc/lexicon/tables/NAME.tsv) and for those of a user. A line that begins with
 * '#' is a comment; the first other line names the columns, separated by tabs; each further line is a row. A row with
 * fewer cells has empty last cells; one with more is an error. A cell "-" behind the first of its row is empty. Blank lines and a byte
 * order mark are passed over.
 *
 * Units:   lines and columns of errors count from 1; cells are UTF-8 without tabs
 * Order:   rows as in the file
 * Owner:   table and cells live in the arena given, or point into the bytes given, which must live as long
 * Errors:  ERROR_SYNTAX with table name, line and column of the first fault
 * Threads: immutable once read
 * Layer:   1
 */
#ifndef LEXICON_TABLE_H
#define LEXICON_TABLE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

enum {
    TABLE_COLUMNS = 12,  /* at most */
    TABLE_FAULTS = 100,  /* that are told of one table */
    TABLE_ROWS = 1 << 18 /* at most; nothing behind them is read */
};

struct table_row {
    struct view cell[TABLE_COLUMNS];
    uint32_t line; /* of the file, from 1 */
};

struct table {
    const char *name;
    struct view column[TABLE_COLUMNS];
    uint32_t columns;
    struct table_row *rows; /* [size] */
    uint32_t size;
};

/* Reads bytes as a table. *out is unchanged on error. name is for messages and is kept. */
enum error_code table_read(struct table *out, const char *name, struct view bytes,
                           struct arena *arena, struct error *error);

/* What is wrong in a table of a user, and where; `what` lives in the arena or for ever. */
struct table_fault {
    uint32_t line, column; /* column: byte of the line, from 1 */
    const char *what;
};

struct table_faults VECTOR(struct table_fault);

/* As table_read, for a table of a user: lines with a fault are left out and told in *faults (TABLE_FAULTS at most). *out is empty
 * where no line names the columns. */
void table_read_user(struct table *out, struct table_faults *faults, const char *name,
                     struct view bytes, struct arena *arena);

/* One fault more, where `at`, a part of a row of the bytes, begins; nothing past TABLE_FAULTS. */
void table_fault_at(struct table_faults *faults, struct view bytes, const struct table_row *row,
                    struct view at, const char *what, struct arena *arena);

/* The index of a column, NONE if there is none of that name. */
uint32_t table_column(const struct table *table, const char *column);
uint32_t table_column_of(const struct table *table, struct view column);

/* The bytes of the built-in table NAME ("cues" for tables/cues.tsv); an empty view if there is none. */
struct view table_builtin(const char *name);

#endif
