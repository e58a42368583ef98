/* cli/output.c - what the program prints */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/command.h"

enum { WIDTH_LEAST = 40, WIDTH_MOST = 100, WIDTH_USUAL = 80 };

int output_flush(struct buffer *buffer)
{
    size_t done = 0;

    if (buffer->failed) {
        report_line("not enough memory for the output");
        return OUTPUT_FAILED;
    }
    while (done < buffer->size) {
        ssize_t written = write(STDOUT_FILENO, buffer->data + done, buffer->size - done);

        if (written < 0 && errno == EPIPE)
            return OUTPUT_CLOSED;
        if (written < 0 && errno != EINTR) {
            struct error error = {ERROR_OK, ""};

            error_set(&error, ERROR_UNREADABLE, "standard output: %s", strerror(errno));
            report_error(&error);
            return OUTPUT_FAILED;
        }
        done += written > 0 ? (size_t)written : 0;
    }
    buffer_clear(buffer);
    return OUTPUT_OK;
}

static uint32_t terminal_width(void)
{
    struct winsize size;
    uint32_t width = WIDTH_USUAL;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        width = size.ws_col;
    width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
    return width > WIDTH_MOST ? WIDTH_MOST : width;
}

struct style style_of_output(void)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool dumb = terminal && strcmp(terminal, "dumb") == 0;

    return (struct style){isatty(STDOUT_FILENO) && !dumb && !(no_color && *no_color),
                          terminal_width()};
}

static void paint_begin(struct buffer *out, const struct style *style, enum paint paint)
{
    static const char *const codes[] = {
        [PAINT_NONE] = "",           [PAINT_BOLD] = "\x1b[1m",      [PAINT_DIM] = "\x1b[2m",
        [PAINT_DIRECT] = "\x1b[32m", [PAINT_INDIRECT] = "\x1b[36m", [PAINT_MIXED] = "\x1b[33m",
        [PAINT_BAD] = "\x1b[31m",
    };

    if (style->colour)
        buffer_text(out, codes[paint]);
}

static void paint_end(struct buffer *out, const struct style *style, enum paint paint)
{
    if (style->colour && paint != PAINT_NONE)
        buffer_text(out, "\x1b[0m");
}

/* The next word at or behind *at, without the white space around it; empty at the end. */
static struct view next_word(struct view text, size_t *at)
{
    size_t start;
    uint32_t width;

    while (*at < text.size && utf8_is_space(utf8_decode(text, *at, &width)))
        *at += width;
    start = *at;
    while (*at < text.size && !utf8_is_space(utf8_decode(text, *at, &width)))
        *at += width;
    return (struct view){text.data + start, *at - start};
}

/* The columns that a word takes when it is shown. */
static uint32_t word_columns(struct view word)
{
    uint32_t columns = 0, width;

    for (size_t at = 0; at < word.size; at += width) {
        char shown[UTF8_VISIBLE];
        uint32_t size = utf8_visible(word, at, &width, shown);

        columns += utf8_cells((struct view){shown, size});
    }
    return columns;
}

void style_text(struct buffer *out, const struct style *style, enum paint paint, struct view text)
{
    size_t at = 0;
    struct view word = next_word(text, &at);

    paint_begin(out, style, paint);
    while (word.size) {
        buffer_visible(out, word);
        word = next_word(text, &at);
        if (word.size)
            buffer_text(out, " ");
    }
    paint_end(out, style, paint);
}

void style_wrap(struct buffer *out, const struct style *style, enum paint paint, uint32_t indent,
                struct view text)
{
    uint32_t column = indent;
    size_t at = 0;

    buffer_format(out, "%*s", (int)indent, "");
    paint_begin(out, style, paint);
    for (struct view word = next_word(text, &at); word.size; word = next_word(text, &at)) {
        uint32_t columns = word_columns(word);

        if (column > indent && column + 1 + columns > style->width) {
            buffer_format(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            buffer_text(out, " ");
            column++;
        }
        buffer_visible(out, word);
        column += columns;
    }
    paint_end(out, style, paint);
    buffer_text(out, "\n");
}

static const char *tsv_escape(char c)
{
    switch (c) {
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\\':
        return "\\\\";
    default:
        return NULL;
    }
}

void tsv_cell(struct buffer *out, struct view text)
{
    size_t done = 0;

    for (size_t at = 0; at < text.size; at++) {
        const char *escape = tsv_escape(text.data[at]);

        if (!escape)
            continue;
        buffer_visible(out, (struct view){text.data + done, at - done});
        buffer_text(out, escape);
        done = at + 1;
    }
    buffer_visible(out, (struct view){text.data + done, text.size - done});
}

void report_line(const char *message)
{
    fprintf(stderr, "csto: %s\n", message);
}

void report_error(const struct error *error)
{
    report_line(error->message[0] ? error->message : error_default(error->code));
}

bool report_faults(const struct authorities *authorities)
{
    bool any = false;

    for (uint32_t i = 0; i < authorities->size; i++) {
        const struct authority *authority = authorities->folders[i].authority;

        for (uint32_t k = 0; authority && k < authority->faults.size; k++) {
            struct error error = {ERROR_OK, ""};

            error_set(&error, ERROR_SYNTAX, "%s", authority->faults.at[k].data);
            report_error(&error);
            any = true;
        }
    }
    return any;
}

void report_unknown_command(const char *name)
{
    struct error error = {ERROR_OK, ""};
    struct buffer known = BUFFER_INIT;

    for (const struct command *command = commands; command->name; command++)
        buffer_format(&known, "%s%s", command == commands ? "" : ", ", command->name);
    error_set(&error, ERROR_USAGE, "no command \"%s\"; there are %s", name,
              known.failed ? "others" : known.data);
    report_error(&error);
    buffer_release(&known);
}
