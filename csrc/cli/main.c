/* cli/main.c - the program: finds the command and hands over */
#include "csto.h"

#include "base/buffer.h"
#include "cli/command.h"
#include "cli/output.h"

const struct command commands[] = {
    {.name = "claims",
     .arguments = "[FILE...]",
     .summary = "who says what in each article",
     .detail = "Reads each FILE as one article, or standard input where none is named (or where "
               "the name\n"
               "is \"-\"), and prints its statements with speaker, date and medium.\n"
               "json is one object a line, offsets are bytes of the file; vimgrep is "
               "path:line:column:text\n"
               "for an editor's error list; tsv has a head line.\n",
     .formats = FORMATS_ALL,
     .takes_date = true,
     .takes_files = true,
     .run = command_claims},
    {.name = "speakers",
     .arguments = "FILE|DIR...",
     .summary = "who speaks, over all the articles",
     .detail = "Reads articles, and the articles (*.txt, *.md) directly in a folder, and prints "
               "each speaker\n"
               "once, with roles, other names, and statements.\n",
     .formats = FORMATS_ALL,
     .takes_date = true,
     .takes_store = true,
     .takes_files = true,
     .needs_files = true,
     .run = command_speakers},
    {.name = "links",
     .arguments = "FILE|DIR...",
     .summary = "which statements of different articles belong together",
     .detail = "Prints the links between statements of different articles: two reports of the same "
               "words,\n"
               "replies, contradictions, agreements, references, web addresses. Of two reports the "
               "one nearer\n"
               "to the origin is named.\n",
     .formats = FORMATS_ALL,
     .takes_date = true,
     .takes_store = true,
     .takes_files = true,
     .needs_files = true,
     .run = command_links},
    {.name = "index",
     .arguments = "DIR",
     .summary = "bring the store of a folder of articles up to date",
     .detail = "Analyses the articles (*.txt, *.md, not README.*) directly in DIR that are new or "
               "changed since\n"
               "the last time. The store is in $XDG_CACHE_HOME/csto (~/.cache/csto), never in DIR; "
               "it can be\n"
               "deleted at any time. doc/store.md describes its tables. CTRL-C stops it; what is "
               "done is kept.\n",
     .takes_store = true,
     .takes_files = true,
     .needs_files = true,
     .run = command_index},
    {.name = "score",
     .arguments = "--gold GOLD.jsonl FILE...",
     .summary = "how well the engine agrees with what people found",
     .detail =
         "Compares the statements of each FILE with those that the gold holds for a file of "
         "that name.\n"
         "Behind each figure stands its 95% interval, by bootstrap over the articles (Efron 1979): "
         "how far\n"
         "the figure may be off for want of more articles. There is none for a single article.\n",
     .formats = FORMAT_BIT(FORMAT_PRETTY) | FORMAT_BIT(FORMAT_JSON),
     .takes_date = true,
     .takes_gold = true,
     .takes_files = true,
     .needs_files = true,
     .run = command_score},
    {.name = "serve",
     .arguments = "",
     .summary = "speak msgpack-RPC with an editor",
     .detail = "Speaks msgpack-RPC on standard input and output until standard input ends. Editors "
               "start it;\n"
               "it is of no use in a terminal.\n",
     .run = command_serve},
    {.name = "version",
     .arguments = "",
     .summary = "print the version",
     .detail = "",
     .run = command_version},
    {.name = "help",
     .arguments = "[COMMAND]",
     .summary = "explain the program, or a command",
     .detail = "",
     .takes_files = true,
     .run = command_help},
    {.name = NULL},
};

const struct command *command_find(const char *name)
{
    for (const struct command *command = commands; command->name; command++) {
        if (strcmp(command->name, name) == 0)
            return command;
    }
    return NULL;
}

/* --version and --help are what people try first. */
static const struct command *find_by_argument(const char *argument)
{
    if (strcmp(argument, "--version") == 0 || strcmp(argument, "-V") == 0)
        return command_find("version");
    if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0)
        return command_find("help");
    return command_find(argument);
}

static enum exit_status run_command(const struct command *command, int argc, char **argv)
{
    struct error error = {ERROR_OK, ""};
    struct options options;

    if (options_parse(&options, command, argc, argv, &error)) {
        report_error(&error);
        return STATUS_USAGE;
    }
    if (options.help) {
        char *name[] = {(char *)(uintptr_t)command->name, NULL};

        options = (struct options){.command = command_find("help"), .files = name, .size = 1};
        return command_help(&options);
    }
    return command->run(&options);
}

int csto_main(int argc, char **argv)
{
    const struct command *command;

    if (argc < 2) {
        report_line("name a command: csto claims FILE... ; all of them: csto help");
        return STATUS_USAGE;
    }
    command = find_by_argument(argv[1]);
    if (!command) {
        report_unknown_command(argv[1]);
        return STATUS_USAGE;
    }
    return (int)run_command(command, argc - 2, argv + 2);
}

const char *csto_version(void)
{
    return CSTO_VERSION;
}
