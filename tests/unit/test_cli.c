/* test_cli.c - options, and what may reach a terminal */
#include "harness.h"

#include "cli/command.h"
#include "cli/output.h"

static struct options options;
static struct error error;

/* Parses the arguments (up to a NULL) for a command, as the program would. */
static enum error_code parse(const char *command, char *const *arguments)
{
    static char *argv[16];
    int argc = 0;

    for (; arguments[argc]; argc++)
        argv[argc] = arguments[argc];
    argv[argc] = NULL;
    error = (struct error){ERROR_OK, ""};
    return options_parse(&options, command_find(command), argc, argv, &error);
}

#define PARSE(command, ...) parse(command, (char *[]){__VA_ARGS__, NULL})

static void check_refused(enum error_code code, const char *thing, const char *remedy)
{
    CHECK_INT(code, ERROR_USAGE);
    if (!CHECK(strstr(error.message, thing) && strstr(error.message, remedy)))
        printf("# it says: %s\n", error.message);
}

TEST(options_and_files_may_stand_in_any_order)
{
    NEED(PARSE("claims", "a.txt", "--format", "json", "b.txt", "--date=2024-02-23", "-", "--",
               "--c.txt") == ERROR_OK);
    CHECK_INT(options.format, FORMAT_JSON);
    CHECK_INT(options.date.day, 23);
    NEED(options.size == 4);
    CHECK_STR(options.files[0], "a.txt");
    CHECK_STR(options.files[1], "b.txt");
    CHECK_STR(options.files[2], "-");
    CHECK_STR(options.files[3], "--c.txt");
}

TEST(help_is_an_option_of_each_command)
{
    NEED(PARSE("links", "--help") == ERROR_OK);
    CHECK(options.help);
}

TEST(wrong_usage_names_the_thing_and_the_remedy)
{
    check_refused(PARSE("claims", "--frobnicate"), "--frobnicate", "csto help claims");
    check_refused(PARSE("claims", "--gold", "x"), "--gold", "csto help claims");
    check_refused(PARSE("claims", "-x"), "-x", "csto help claims");
    check_refused(PARSE("claims", "--format", "xml"), "xml", "pretty, json, vimgrep, tsv");
    check_refused(PARSE("score", "--gold", "g", "--format", "tsv", "a"), "tsv", "pretty, json");
    check_refused(PARSE("claims", "--format"), "--format", "NAME");
    check_refused(PARSE("claims", "--date", "2024-02-30"), "2024-02-30", "YYYY-MM-DD");
    check_refused(PARSE("claims", "--date", "2024-02"), "2024-02", "YYYY-MM-DD");
    check_refused(PARSE("claims", "--date="), "\"\"", "YYYY-MM-DD");
    check_refused(PARSE("score", "a.txt"), "gold", "--gold GOLD.jsonl FILE...");
    check_refused(PARSE("version", "a.txt"), "a.txt", "csto help version");
}

TEST(folders_and_files_are_wanted_where_nothing_can_be_read_else)
{
    char *const nothing[] = {NULL};

    CHECK_INT(parse("claims", nothing), ERROR_OK);
    CHECK_INT(options.size, 0);
    check_refused(parse("links", nothing), "links", "FILE|DIR...");
    check_refused(parse("speakers", nothing), "speakers", "FILE|DIR...");
}

TEST(each_command_can_be_found_and_explained)
{
    uint32_t count = 0;

    for (const struct command *command = commands; command->name; command++, count++) {
        CHECK(command_find(command->name) == command);
        CHECK(command->summary[0] != '\0' && command->arguments && command->detail);
        CHECK(command->run != NULL);
    }
    CHECK_INT(count, 8);
    CHECK(command_find("frobnicate") == NULL);
}

static const struct style plain = {false, 20}, coloured = {true, 20};

TEST(text_is_folded_and_made_visible)
{
    struct buffer out = BUFFER_INIT;

    style_text(&out, &plain, PAINT_BOLD, VIEW(" a\n\tb \xc2\xa0 c\x1b[31m "));
    CHECK_STR(out.data, "a b c^[[31m");
    buffer_release(&out);
}

TEST(colour_is_closed)
{
    struct buffer out = BUFFER_INIT;

    style_text(&out, &coloured, PAINT_BOLD, VIEW("a"));
    CHECK_STR(out.data, "\x1b[1ma\x1b[0m");
    buffer_release(&out);
}

TEST(lines_wrap_by_columns)
{
    struct buffer out = BUFFER_INIT;

    style_wrap(&out, &plain, PAINT_NONE, 4, VIEW("one two three four unbreakablyverylong five"));
    CHECK_STR(out.data, "    one two three\n    four\n    unbreakablyverylong\n    five\n");
    buffer_clear(&out);
    style_wrap(&out, &plain, PAINT_NONE, 0,
               VIEW("\xe6\xbc\xa2\xe5\xad\x97 \xe6\xbc\xa2\xe5\xad\x97 "
                    "\xe6\xbc\xa2\xe5\xad\x97 \xe6\xbc\xa2\xe5\xad\x97 "
                    "\xe6\xbc\xa2\xe5\xad\x97"));
    CHECK_STR(out.data,
              "\xe6\xbc\xa2\xe5\xad\x97 \xe6\xbc\xa2\xe5\xad\x97 \xe6\xbc\xa2\xe5\xad\x97 "
              "\xe6\xbc\xa2\xe5\xad\x97\n\xe6\xbc\xa2\xe5\xad\x97\n");
    buffer_clear(&out);
    style_wrap(&out, &plain, PAINT_NONE, 2, VIEW(""));
    CHECK_STR(out.data, "  \n");
    buffer_release(&out);
}

TEST(cells_hold_neither_tabs_nor_line_ends)
{
    struct buffer out = BUFFER_INIT;

    tsv_cell(&out, VIEW("rat\tnet\r\nc\\d\0e\xff"));
    CHECK_STR(out.data, "rat\\tnet\\r\\nc\\\\d^@e<ff>");
    buffer_clear(&out);
    tsv_cell(&out, VIEW(""));
    CHECK_VIEW(buffer_as_view(&out), "");
    tsv_cell(&out, VIEW("\t"));
    CHECK_VIEW(buffer_as_view(&out), "\\t");
    buffer_release(&out);
}
