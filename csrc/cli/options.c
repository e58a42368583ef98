/* cli/options.c - what stands behind the command's name */
#include "base/buffer.h"
#include "cli/command.h"

static const char *const format_names[FORMAT_COUNT] = {"pretty", "json", "vimgrep", "tsv"};

static bool has_format(const struct command *command)
{
    return command->formats != FORMATS_NONE;
}

static bool has_date(const struct command *command)
{
    return command->takes_date;
}

static bool has_gold(const struct command *command)
{
    return command->takes_gold;
}

static bool has_store(const struct command *command)
{
    return command->takes_store;
}

static void list_formats(struct buffer *out, const struct command *command)
{
    const char *between = "";

    for (enum format format = 0; format < FORMAT_COUNT; format++) {
        if (!(command->formats & FORMAT_BIT(format)))
            continue;
        buffer_format(out, "%s%s", between, format_names[format]);
        between = ", ";
    }
}

static enum error_code refuse_format(const struct command *command, const char *value,
                                     struct error *error)
{
    struct buffer known = BUFFER_INIT;

    list_formats(&known, command);
    error_set(error, ERROR_USAGE, "%s: no format \"%s\"; there are %s", command->name, value,
              known.data ? known.data : "others");
    buffer_release(&known);
    return ERROR_USAGE;
}

static enum error_code set_format(struct options *options, const char *value, struct error *error)
{
    for (enum format format = 0; format < FORMAT_COUNT; format++) {
        if (options->command->formats & FORMAT_BIT(format) &&
            strcmp(value, format_names[format]) == 0) {
            options->format = format;
            return ERROR_OK;
        }
    }
    return refuse_format(options->command, value, error);
}

static enum error_code set_date(struct options *options, const char *value, struct error *error)
{
    struct date date = {0, 0, 0};

    if (!date_parse(&date, view_of(value)) || !date.day)
        return error_set(error, ERROR_USAGE,
                         "%s: \"%s\" is no day; write --date YYYY-MM-DD, as in 2024-02-23",
                         options->command->name, value);
    options->date = date;
    return ERROR_OK;
}

static enum error_code set_gold(struct options *options, const char *value, struct error *error)
{
    (void)error;
    options->gold = value;
    return ERROR_OK;
}

static enum error_code set_store(struct options *options, const char *value, struct error *error)
{
    (void)error;
    options->store = value;
    return ERROR_OK;
}

static enum error_code set_patterns(struct options *options, const char *value, struct error *error)
{
    (void)error;
    options->patterns = value;
    return ERROR_OK;
}

static const struct option {
    const char *name, *argument, *help;
    bool (*belongs)(const struct command *command);
    enum error_code (*set)(struct options *options, const char *value, struct error *error);
} all_options[] = {
    {"--format", "NAME", "how to print: ", has_format, set_format},
    {"--date", "YYYY-MM-DD", "the day of the articles, before what they say of themselves",
     has_date, set_date},
    {"--gold", "GOLD.jsonl", "what people say that the articles say", has_gold, set_gold},
    {"--store", "FILE", "where the store is; else in the user's cache directory", has_store,
     set_store},
    {"--files", "PATTERNS",
     "which files of the folder are articles, as in '*.txt *.md'; kept in the store", has_store,
     set_patterns},
};

enum { OPTIONS = sizeof(all_options) / sizeof(*all_options) };

/* Whether argument is the option, alone or as NAME=VALUE. */
static bool is_option(const struct option *option, const char *argument)
{
    size_t length = strlen(option->name);

    return strncmp(argument, option->name, length) == 0 &&
           (argument[length] == '\0' || argument[length] == '=');
}

static const struct option *find_option(const struct command *command, const char *argument)
{
    for (int i = 0; i < OPTIONS; i++) {
        if (all_options[i].belongs(command) && is_option(&all_options[i], argument))
            return &all_options[i];
    }
    return NULL;
}

/* Reads the option at argv[*at] and its value, and moves *at to the last argument used. */
static enum error_code read_option(struct options *options, char **argv, int *at,
                                   struct error *error)
{
    const struct option *option = find_option(options->command, argv[*at]);
    const char *value;

    if (!option)
        return error_set(error, ERROR_USAGE, "%s: unknown option %s; see: csto help %s",
                         options->command->name, argv[*at], options->command->name);
    value = strchr(argv[*at], '=');
    value = value ? value + 1 : argv[++*at];
    if (!value)
        return error_set(error, ERROR_USAGE, "%s: %s wants a value: %s %s", options->command->name,
                         option->name, option->name, option->argument);
    return option->set(options, value, error);
}

static bool is_help(const char *argument)
{
    return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

/* Whether argument stands for an input: "-" is standard input. */
static bool is_input(const char *argument)
{
    return argument[0] != '-' || argument[1] == '\0';
}

/* The inputs move to the front of argv, in their order, as getopt does. */
static enum error_code read_arguments(struct options *options, int argc, char **argv,
                                      struct error *error)
{
    bool only_inputs = false;

    for (int i = 0; i < argc; i++) {
        if (only_inputs || is_input(argv[i]))
            options->files[options->size++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            only_inputs = true;
        else if (is_help(argv[i]))
            options->help = true;
        else if (read_option(options, argv, &i, error))
            return ERROR_USAGE;
    }
    return ERROR_OK;
}

static enum error_code check_inputs(const struct options *options, struct error *error)
{
    const struct command *command = options->command;

    if (options->help)
        return ERROR_OK;
    if (options->size && !command->takes_files)
        return error_set(error, ERROR_USAGE, "%s: takes no argument \"%s\"; see: csto help %s",
                         command->name, options->files[0], command->name);
    if (!options->size && command->needs_files)
        return error_set(error, ERROR_USAGE, "%s: name at least one input: csto %s %s",
                         command->name, command->name, command->arguments);
    if (command->takes_gold && !options->gold)
        return error_set(error, ERROR_USAGE, "%s: name the gold: csto %s %s", command->name,
                         command->name, command->arguments);
    return ERROR_OK;
}

enum error_code options_parse(struct options *out, const struct command *command, int argc,
                              char **argv, struct error *error)
{
    memset(out, 0, sizeof(*out));
    out->command = command;
    out->files = argv;
    if (read_arguments(out, argc, argv, error))
        return ERROR_USAGE;
    return check_inputs(out, error);
}

void options_help(struct buffer *out, const struct command *command)
{
    for (int i = 0; i < OPTIONS; i++) {
        const struct option *option = &all_options[i];

        if (!option->belongs(command))
            continue;
        buffer_format(out, "  %s %s%*s%s", option->name, option->argument,
                      (int)(22 - strlen(option->name) - strlen(option->argument)), "",
                      option->help);
        if (option->set == set_format)
            list_formats(out, command);
        buffer_text(out, "\n");
    }
}
