/* rpc/tables.h - the user's tables of a folder on their way to an editor: a speaker's row, and what is wrong in them
 *
 * speaker/authority.h says what the tables hold. Nothing here writes them: the editor shows a row as an edit that the user saves, or does not.
 *
 * Units:   rows and columns from 0; columns are bytes of the file's line
 * Order:   faults file by file, as they were found; a row's offices as corpus/people.h has them
 * Owner:   the call's arena
 * Errors:  ERROR_USAGE where somebody has no name to enter, or the buffer no folder; memory, see rpc/method.c
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_TABLES_H
#define RPC_TABLES_H

#include "rpc/method.h"

/* {path, name, row, head, cells}: the row that a speaker has in speakers.tsv, or what to write there; null where nobody is. */
enum error_code answer_entry(struct call *call, struct error *error);

/* Sends the event `faults`: what is wrong in the tables beside the buffer's file. */
enum error_code on_faults(struct call *call, struct error *error);

#endif
