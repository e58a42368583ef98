/* tests/cases/case.h - the behaviour of a stage as text: input, `---`, what the stage prints
 *
 * tests/cases/STAGE.c is a program that registers one printer (CASE_STAGE); tests/cases/STAGE/NAME.txt hold its cases:
 *
 *     Lines before the first title are comments.
 *     === a title, one line
 *     the input, as many lines as it takes
 *     ---
 *     what the printer is to print
 *
 * The input is what stands between, byte for byte, without its last line end; blank lines at the end of what is expected do not
 * count. A case runs in a child process, so a crash is one failed case. Cases that are known to fail stand in
 * tests/cases/known-failures.txt as `STAGE/NAME: title`: they count as skipped while they fail; the program says when one passes.
 *
 * Usage: STAGE [--accept] [PART OF A NAME OR TITLE...]; --accept writes what the stage prints into the files.
 *
 * Units:   bytes
 * Order:   files by name, cases as they stand
 * Owner:   the printer borrows its input and adds to out
 * Errors:  main returns 1 when a case failed or there was none
 * Threads: one
 * Layer:   above all (tests only)
 */
#ifndef CASE_H
#define CASE_H

#include "base/buffer.h"

/* The stage of this program, defined by CASE_STAGE: its folder's name and its printer. */
extern const char *const case_stage;
extern void (*const case_print)(struct buffer *out, struct view input);

#define CASE_STAGE(name, function)                                                                 \
    const char *const case_stage = #name;                                                          \
    void (*const case_print)(struct buffer *, struct view) = function;

#endif
