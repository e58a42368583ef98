/* tests/unit/test_lexicon.c - tables, patterns, and every table that is built in */
#include "harness.h"

#include "base/utf8.h"
#include "lexicon/lexicon.h"

static struct arena arena;

static enum error_code read_table(struct table *out, const char *bytes, struct error *error)
{
    arena_init(&arena, 0);
    return table_read(out, "words", view_of(bytes), &arena, error);
}

TEST(a_table_has_comments_columns_and_rows)
{
    struct table table;

    NEED(read_table(&table, "# why\n\na\tb\tc\r\n-\t-\t 3 \nx\n# no row\n\ny\tz", NULL) ==
         ERROR_OK);
    CHECK_INT(table.columns, 3);
    CHECK_INT(table.size, 3);
    CHECK_VIEW(table.column[2], "c");
    CHECK_VIEW(table.rows[0].cell[0], "-");
    CHECK_VIEW(table.rows[0].cell[1], "");
    CHECK_VIEW(table.rows[0].cell[2], "3");
    CHECK_VIEW(table.rows[1].cell[0], "x");
    CHECK_VIEW(table.rows[1].cell[2], "");
    CHECK_INT(table.rows[2].line, 8);
    CHECK_INT(table_column(&table, "b"), 1);
    CHECK_INT(table_column(&table, "d"), NONE);
    arena_release(&arena);
}

TEST(a_damaged_table_names_the_place)
{
    static const struct {
        const char *bytes, *message;
    } damaged[] = {
        {"a\tb\n1\t2\t3\n", "table words, line 2, column 3: more cells than columns"},
        {"# only a head\n", "table words, line 1, column 1: no line that names the columns"},
        {"a\t\n", "table words, line 1, column 2: a column without a name"},
        {"a\n\xff\n", "table words, line 2, column 1: is not UTF-8"},
        {"1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13",
         "table words, line 1, column 13: too many columns"},
    };
    struct table table = {.name = "unchanged"};
    size_t i;

    for (i = 0; i < sizeof(damaged) / sizeof(damaged[0]); i++) {
        struct error error = {0};

        CHECK_INT(read_table(&table, damaged[i].bytes, &error), ERROR_SYNTAX);
        CHECK_STR(error.message, damaged[i].message);
        CHECK_STR(table.name, "unchanged");
        arena_release(&arena);
    }
}

TEST(patterns_find_and_name)
{
    struct pattern *pattern = NULL;
    struct pattern_match match;
    const struct view text = VIEW("caf\xC3\xA9 \xff said Ada Holm, ADA");

    NEED(pattern_compile(&pattern, VIEW("(?i)\\b(?<name>ada)\\b(x)?"), NULL) == ERROR_OK);
    CHECK(pattern_find(pattern, text, 0, &match));
    CHECK_VIEW(view_slice(text, match.group[0]), "Ada");
    CHECK_VIEW(pattern_named(pattern, "name", text, &match), "Ada");
    CHECK_VIEW(pattern_named(pattern, "none", text, &match), "");
    CHECK_INT(match.group[2].start, match.group[2].end);
    CHECK(pattern_find(pattern, text, match.group[0].end, &match));
    CHECK_VIEW(view_slice(text, match.group[0]), "ADA");
    CHECK(!pattern_find(pattern, text, match.group[0].end, NULL));
    CHECK(!pattern_find(pattern, text, 1000, NULL));
    pattern_free(pattern);
    pattern_free(NULL);
}

TEST(a_bad_pattern_says_where)
{
    struct pattern *pattern = NULL;
    struct error error = {0};

    CHECK_INT(pattern_compile(&pattern, VIEW("a(b"), &error), ERROR_SYNTAX);
    CHECK(strstr(error.message, "a(b") && strstr(error.message, "offset 3"));
    CHECK(pattern == NULL);
}

TEST(a_pattern_that_runs_wild_is_no_match)
{
    enum { SIZE = 1 << 20 };
    struct pattern *pattern = NULL;
    char *text = malloc(SIZE);

    NEED(text && pattern_compile(&pattern, VIEW("^(a+)+$"), NULL) == ERROR_OK);
    memset(text, 'a', SIZE);
    CHECK(!pattern_find(pattern, (struct view){text, SIZE}, 0, NULL));
    pattern_free(pattern);
    NEED(pattern_compile(&pattern, VIEW("a+b"), NULL) == ERROR_OK);
    CHECK(!pattern_find(pattern, (struct view){text, SIZE}, 0, NULL));
    pattern_free(pattern);
    free(text);
}

TEST(more_groups_than_there_is_room_for)
{
    struct pattern *pattern = NULL;
    struct pattern_match match;

    NEED(pattern_compile(&pattern, VIEW("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)"), NULL) == ERROR_OK);
    CHECK(pattern_find(pattern, VIEW("abcdefghijk"), 0, &match));
    CHECK_INT(match.groups, PATTERN_GROUPS);
    pattern_free(pattern);
}

static void check_phrases(const struct lexicon_table *table)
{
    uint32_t i;

    for (i = 0; i < table->table.size; i++) {
        const struct table_row *row = &table->table.rows[i];
        struct view normal = utf8_normal(&arena, row->cell[0]);

        if (!CHECK(row->cell[0].size && view_equal(normal, row->cell[0])) ||
            !CHECK(lexicon_find(table, normal) != NULL))
            printf("# table %s, line %u\n", table->table.name, row->line);
    }
}

TEST(every_table_can_be_read_and_its_phrases_are_normal_forms)
{
    struct error error = {0};
    const struct lexicon *lexicon = lexicon_get(&error);

    CHECK_STR(error.message, "");
    NEED(lexicon != NULL);
    CHECK(lexicon_get(NULL) == lexicon);
    arena_init(&arena, 0);
#define CHECK_TABLE(field, name) check_phrases(&lexicon->field);
    LEXICON_TABLES(CHECK_TABLE)
#undef CHECK_TABLE
#define CHECK_LIST(field, name) CHECK(lexicon->field.table.columns > 0);
    LEXICON_LISTS(CHECK_LIST)
#undef CHECK_LIST
    arena_release(&arena);
}

TEST(the_longest_phrase_wins)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    const struct view words[] = {VIEW("n't"), VIEW("known")};
    const struct table_row *row;
    uint32_t length = 0;

    NEED(lexicon != NULL);
    row = lexicon_longest(&lexicon->clitics, words, 2, &length);
    NEED(row != NULL);
    CHECK_INT(length, 1);
    CHECK_VIEW(lexicon_cell(&lexicon->clitics, row, "kind"), "ending");
    CHECK_VIEW(lexicon_cell(&lexicon->clitics, row, "no such column"), "");
    CHECK(lexicon_longest(&lexicon->clitics, words + 1, 1, &length) == NULL);
    CHECK(lexicon_longest(&lexicon->clitics, words, 0, &length) == NULL);
    CHECK(lexicon_find(&lexicon->clitics, VIEW("known")) == NULL);
}

TEST(each_row_of_a_phrase_is_found)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    const struct table_row *row;
    uint32_t i, found = 0, wanted = 0;

    NEED(lexicon != NULL);
    for (i = 0; i < lexicon->words.table.size; i++)
        wanted += view_is(lexicon->words.table.rows[i].cell[0], "that");
    for (row = lexicon_find(&lexicon->words, VIEW("that")); row;
         row = lexicon_next(&lexicon->words, row))
        found++;
    CHECK(wanted > 0);
    CHECK_INT(found, wanted);
}
