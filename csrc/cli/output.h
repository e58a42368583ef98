/* cli/output.h - what the program prints
 *
 * Commands fill a buffer and flush it, one write for each article or report. A reader that goes away (csto claims | head) ends the
 * output quietly. Text of articles reaches a terminal only through buffer_visible, so that nothing in it can steer the terminal.
 *
 * Units:   columns of a terminal for widths
 * Order:   standard output as written; standard error at once
 * Owner:   the caller owns buffers
 * Errors:  output_flush returns false when nothing more can be printed, and has said why (but not of a reader that went away)
 * Threads: one
 * Layer:   10
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/buffer.h"
#include "base/error.h"
#include "corpus/authorities.h"

enum { OUTPUT_OK, OUTPUT_CLOSED, OUTPUT_FAILED };

/* How to print for a person. */
struct style {
    bool colour;
    uint32_t width; /* columns */
};

enum paint { PAINT_NONE, PAINT_BOLD, PAINT_DIM, PAINT_DIRECT, PAINT_INDIRECT, PAINT_MIXED, PAINT_BAD };

/* Writes all of the buffer to standard output and empties it. */
int output_flush(struct buffer *buffer);

/* Colour where standard output is a terminal and NO_COLOR is not set; its width, at most 100. */
struct style style_of_output(void);

/* Text in a colour, made visible, white space folded to single spaces. */
void style_text(struct buffer *out, const struct style *style, enum paint paint, struct view text);

/* The same, wrapped at the width, each line behind `indent` columns; ends with a line end. */
void style_wrap(struct buffer *out, const struct style *style, enum paint paint, uint32_t indent,
                struct view text);

/* A cell of tab-separated text: tab, line ends and backslash as \t, \n, \r, \\; else as buffer_visible. */
void tsv_cell(struct buffer *out, struct view text);

/* "csto: MESSAGE" on standard error. */
void report_line(const char *message);
void report_error(const struct error *error);

/* The faults in the user's tables; whether there are any. */
bool report_faults(const struct authorities *authorities);

void report_unknown_command(const char *name);

#endif
