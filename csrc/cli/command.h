/* cli/command.h - the commands of the program and what their options mean
 *
 * One table of commands (cli/main.c) and one of options (cli/options.c): parsing, messages and help all read them.
 *
 * Units:   -
 * Order:   commands as `csto help` lists them
 * Owner:   struct options borrows argv
 * Errors:  options_parse: ERROR_USAGE with a sentence that names the argument and the remedy
 * Threads: one
 * Layer:   10
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/error.h"
#include "time/date.h"

enum exit_status { STATUS_DONE = 0, STATUS_INPUT = 1, STATUS_USAGE = 2 };

enum format { FORMAT_PRETTY, FORMAT_JSON, FORMAT_VIMGREP, FORMAT_TSV, FORMAT_COUNT };

/* Bits of struct command.formats. */
enum { FORMATS_ALL = 15, FORMATS_NONE = 0 };
#define FORMAT_BIT(format) (1u << (format))

struct command;

struct options {
    const struct command *command;
    enum format format;
    struct date date;  /* unknown where not given */
    const char *gold;  /* NULL where not given */
    const char *store; /* NULL where not given */
    const char *patterns; /* the same */
    bool help;         /* --help stood among them */
    char **files;      /* [size] */
    uint32_t size;
};

struct command {
    const char *name;
    const char *arguments; /* "FILE..." */
    const char *summary;   /* one line, no full stop */
    const char *detail;    /* paragraphs, wrapped, ends with a line end */
    unsigned formats;      /* bits of the formats that it can print, 0: has no --format */
    bool takes_date, takes_gold, takes_store, takes_files, needs_files;
    enum exit_status (*run)(const struct options *options);
};

/* Reads the arguments behind the command's name. argv[argc] is NULL. */
enum error_code options_parse(struct options *out, const struct command *command, int argc,
                              char **argv, struct error *error);

/* The lines of help on a command's options, on standard output or error. */
struct buffer;
void options_help(struct buffer *out, const struct command *command);

/* The table, ended by one without a name; and one of it, or NULL. */
extern const struct command commands[];
const struct command *command_find(const char *name);

/* One function for each command. */
enum exit_status command_claims(const struct options *options);
enum exit_status command_speakers(const struct options *options);
enum exit_status command_links(const struct options *options);
enum exit_status command_index(const struct options *options);
enum exit_status command_score(const struct options *options);
enum exit_status command_serve(const struct options *options);
enum exit_status command_version(const struct options *options);
enum exit_status command_help(const struct options *options);

#endif
