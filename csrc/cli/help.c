/* cli/help.c - csto help, csto version */
#include "csto.h"

#include "cli/command.h"
#include "cli/output.h"

static enum exit_status print(struct buffer *out)
{
    enum exit_status status = output_flush(out) == OUTPUT_FAILED ? STATUS_INPUT : STATUS_DONE;

    buffer_release(out);
    return status;
}

static enum exit_status help_program(void)
{
    struct buffer out = BUFFER_INIT;

    buffer_text(&out, "csto - who says what in news articles\n\nusage: csto COMMAND [OPTION...] "
                      "[FILE...]\n\n");
    for (const struct command *command = commands; command->name; command++)
        buffer_format(&out, "  %-9s %s\n", command->name, command->summary);
    buffer_text(&out, "\n`csto help COMMAND` explains one. Exit status: 0 done, 1 some input could "
                      "not be read, 2 wrong usage.\n");
    return print(&out);
}

static bool takes_options(const struct command *command)
{
    return command->formats || command->takes_date || command->takes_store;
}

static enum exit_status help_command(const struct command *command)
{
    struct buffer out = BUFFER_INIT;

    buffer_format(&out, "csto %s - %s\n\nusage: csto %s%s %s\n", command->name, command->summary,
                  command->name, takes_options(command) ? " [OPTION...]" : "", command->arguments);
    if (command->detail[0])
        buffer_format(&out, "\n%s", command->detail);
    if (takes_options(command)) {
        buffer_text(&out, "\n");
        options_help(&out, command);
    }
    return print(&out);
}

enum exit_status command_help(const struct options *options)
{
    const struct command *command;

    if (!options->size)
        return help_program();
    command = command_find(options->files[0]);
    if (command)
        return help_command(command);
    report_unknown_command(options->files[0]);
    return STATUS_USAGE;
}

enum exit_status command_version(const struct options *options)
{
    struct buffer out = BUFFER_INIT;

    (void)options;
    buffer_format(&out, "csto %s (protocol %d)\n", csto_version(), CSTO_PROTOCOL);
    return print(&out);
}
