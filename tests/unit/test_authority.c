/* tests/unit/test_authority.c - the user's tables: what they say, and what is wrong in them */
#include "analysis/analyze.h"

#include <stdio.h>
#include <stdlib.h>

#include "user_table.h"

#define HEAD "name\tkind\taliases\troles\taffiliation\tnote\tlink\n"

static struct authority *table_of(const char *bytes)
{
    return user_table(AUTHORITY_SPEAKERS, "speakers.tsv", bytes);
}

static const struct authority_entry *find(struct authority *authority, const char *name)
{
    struct view key = authority_key(&authority->arena, lexicon_get(NULL), view_of(name));

    return authority_find(authority, key);
}

static bool says(const struct authority *authority, uint32_t index, const char *fault)
{
    return index < authority->faults.size && view_is(authority->faults.at[index], fault);
}

TEST(a_speaker_is_found_by_name_and_alias)
{
    struct authority *a =
        table_of(HEAD "Helga Brandvik\tperson\tBrandvik; the iron lady\t-\tNorland\n"
                      "Harbour Board\torganisation\tHB\n");

    CHECK(find(a, "Helga Brandvik") == &a->entries.at[0]);
    CHECK(find(a, "helga  brandvik") == NULL || find(a, "helga brandvik") == &a->entries.at[0]);
    CHECK(find(a, "The Iron Lady") == &a->entries.at[0]);
    CHECK(find(a, "HB") == &a->entries.at[1]);
    CHECK(find(a, "Norland") == NULL);
    CHECK(a->entries.at[1].kind == KIND_ORGANISATION);
    CHECK(view_is(a->entries.at[0].id, "helga-brandvik"));
    CHECK(view_is(a->entries.at[0].affiliation, "Norland"));
    CHECK(a->faults.size == 0);
    authority_drop(a);
}

TEST(a_person_is_found_by_another_spelling_and_by_the_last_name)
{
    struct authority *a = table_of(HEAD "Sergey Vasilyev\nAnna Lund\nPeter Lund\n");
    struct arena *arena = &a->arena;

    CHECK(authority_find_spelt(a, VIEW("sergei vasiliev"), arena) == &a->entries.at[0]);
    CHECK(authority_find_spelt(a, VIEW("vasiliev"), arena) == &a->entries.at[0]);
    CHECK(authority_find_spelt(a, VIEW("lund"), arena) == NULL);
    authority_drop(a);
}

TEST(a_role_is_held_between_its_days)
{
    struct authority *a =
        table_of(HEAD "Ann Lee\t-\t-\tmayor [2010..2014-05]; minister [2014-05-08..]\n");
    const struct authority_entry *lee = &a->entries.at[0];

    CHECK(a->faults.size == 0);
    CHECK(lee->roles.size == 2);
    CHECK(view_is(authority_role_on(lee, (struct date){2012, 1, 1})->text, "mayor"));
    CHECK(view_is(authority_role_on(lee, (struct date){2020, 0, 0})->text, "minister"));
    CHECK(view_is(authority_role_on(lee, (struct date){0, 0, 0})->text, "minister"));
    CHECK(view_is(authority_role_on(lee, (struct date){2014, 5, 20})->text, "minister"));
    authority_drop(a);
}

TEST(a_byte_order_mark_and_windows_lines_are_no_fault)
{
    struct authority *a = table_of("\xef\xbb\xbf# mine\r\nname\taliases\r\nAnn Lee\tLee\r\n");

    CHECK(a->faults.size == 0);
    CHECK(find(a, "Lee") == &a->entries.at[0]);
    authority_drop(a);
}

TEST(days_that_do_not_exist_are_told_with_line_and_column)
{
    struct authority *a = table_of(HEAD "Ann Lee\t-\t-\tmayor [2023-02-30..]; minister\n"
                                        "Bo Ek\t-\t-\tmayor [2020..2010]\n");

    CHECK(says(a, 0, "speakers.tsv:2:20: no day that exists; write YYYY, YYYY-MM or YYYY-MM-DD"));
    CHECK(says(a, 1, "speakers.tsv:3:18: this role ends before it begins"));
    CHECK(a->faults.size == 2);
    CHECK(a->places.size == 2);
    CHECK(view_is(a->places.at[0].file, "speakers.tsv"));
    CHECK(a->places.at[0].table == AUTHORITY_SPEAKERS);
    CHECK(a->places.at[1].line == 3 && a->places.at[1].column == 18);
    CHECK(view_is(a->places.at[1].what, "this role ends before it begins"));
    CHECK(a->entries.at[0].roles.size == 1);
    CHECK(a->entries.at[1].roles.size == 0);
    authority_drop(a);
}

TEST(aliases_that_run_in_a_circle_are_told_and_lead_nowhere)
{
    struct authority *a = table_of(HEAD "Ann Lee\t-\tBo Ek\nBo Ek\t-\tAnn Lee; Ek\n");

    CHECK(find(a, "Ann Lee") == &a->entries.at[0]);
    CHECK(find(a, "Bo Ek") == &a->entries.at[1]);
    CHECK(find(a, "Ek") == &a->entries.at[1]);
    CHECK(says(a, 0, "speakers.tsv:2:11: this name is another speaker's already"));
    CHECK(says(a, 1, "speakers.tsv:3:9: this name is another speaker's already"));
    CHECK(a->faults.size == 2);
    authority_drop(a);
}

TEST(a_second_row_for_one_speaker_is_left_out)
{
    struct authority *a = table_of(HEAD "Ann Lee\nann lee\t-\tLee\n");

    CHECK(a->entries.size == 1);
    CHECK(find(a, "Lee") == NULL);
    CHECK(says(a, 0, "speakers.tsv:3:1: this speaker has a row already"));
    authority_drop(a);
}

TEST(other_faults_leave_the_rest)
{
    struct authority *a = table_of(HEAD "\tperson\tnobody\n"
                                        "Ann Lee\talien\n"
                                        "a\tb\tc\td\te\tf\tg\th\n"
                                        "Bo \xff\n"
                                        "Cy Young\n");

    CHECK(says(a, 0, "speakers.tsv:4:15: more cells than columns"));
    CHECK(says(a, 1, "speakers.tsv:5:4: is not UTF-8"));
    CHECK(says(a, 2, "speakers.tsv:2:1: a row without a name"));
    CHECK(a->faults.size == 4);
    CHECK(a->entries.size == 2);
    CHECK(find(a, "Cy Young") == &a->entries.at[1]);
    authority_drop(a);
}

TEST(days_in_brackets_that_nothing_ends_are_told)
{
    struct authority *a =
        table_of(HEAD "Ann Lee\t-\t-\tmayor [2020..; judge [2010] of Ells; cook\n");
    static const char what[] = "days in brackets that nothing ends, or that do not stand last";

    CHECK_INT(a->faults.size, 2);
    CHECK_INT(a->places.at[0].column, 19);
    CHECK_INT(a->places.at[1].column, 34);
    CHECK_VIEW(a->places.at[1].what, what);
    CHECK_INT(a->entries.at[0].roles.size, 1);
    authority_drop(a);
}

TEST(a_row_with_a_nul_is_told_and_left_out)
{
    static const char bytes[] = "name\nAnn\0 Lee\nBo Ek\n";
    struct error error = {0};
    struct table table;
    struct table_faults faults = {0};
    struct arena arena;

    arena_init(&arena, 0);
    table_read_user(&table, &faults, "words", (struct view){bytes, sizeof(bytes) - 1}, &arena);
    CHECK_INT(table.size, 1);
    NEED(faults.size == 1);
    CHECK_INT(faults.at[0].line, 2);
    CHECK_INT(faults.at[0].column, 4);
    CHECK(table_read(&table, "words", (struct view){bytes, sizeof(bytes) - 1}, &arena, &error) ==
          ERROR_SYNTAX);
    arena_release(&arena);
}

TEST(rows_that_are_too_many_are_told_once)
{
    size_t size = 2 + (TABLE_ROWS + 9) * 2;
    char *bytes = malloc(size);
    struct table_faults faults = {0};
    struct table table;
    struct arena arena;

    for (size_t i = 0; i < size; i++)
        bytes[i] = i % 2 ? '\n' : 'a';
    arena_init(&arena, 0);
    table_read_user(&table, &faults, "words", (struct view){bytes, size}, &arena);
    CHECK_INT(table.size, TABLE_ROWS);
    NEED(faults.size == 1);
    CHECK_INT(faults.at[0].line, TABLE_ROWS + 2);
    arena_release(&arena);
    free(bytes);
}

TEST(a_table_without_a_head_says_so)
{
    struct authority *a = table_of("Ann Lee\tperson\n"), *b = table_of("");

    CHECK(says(a, 0, "speakers.tsv:1:1: no line names the columns, \"name\" first"));
    CHECK(a->faults.size == 1 && a->entries.size == 0);
    CHECK(b->faults.size == 1);
    authority_drop(a);
    authority_drop(b);
}

TEST(a_hundred_thousand_rows_are_read)
{
    enum { ROWS = 100000, ROW = 64 };
    char *bytes = malloc(sizeof(HEAD) + ROWS * ROW);
    size_t size = (size_t)sprintf(bytes, "%s", HEAD);
    struct authority *a;

    for (int i = 0; i < ROWS; i++)
        size += (size_t)snprintf(bytes + size, ROW, "Ann%d Lee%d\tperson\tLee%d\tmayor [2010..]\n",
                                 i, i, i);
    a = table_of(bytes);
    CHECK(a->entries.size == ROWS && a->faults.size == 0);
    CHECK(find(a, "Lee99999") == &a->entries.at[99999]);
    authority_drop(a);
    free(bytes);
}

/* The name of who makes the first statement of a text. */
static struct view speaker_on(const struct authority *authority, const char *text, struct date day,
                              struct arena *arena)
{
    struct analysis_options options = {.authority = authority, .date = day};
    struct article article = {0};
    struct error error = {0};
    struct analysis a;

    arena_init(arena, 0);
    CHECK(!article_bytes(&article, VIEW("case.txt"), view_of(text), DOOR_FILE, &error));
    CHECK(!analyze(&a, &article, &options, arena, &error));
    CHECK(analysis_check(&a, &error));
    if (!a.statements.size || a.speakers.of_statement[0] == NONE)
        return VIEW("");
    return a.speakers.all.at[a.speakers.of_statement[0]].name;
}

static struct view speaker_of(const struct authority *authority, const char *text,
                              struct arena *arena)
{
    return speaker_on(authority, text, (struct date){0, 0, 0}, arena);
}

TEST(an_office_is_that_of_who_held_it_on_the_day)
{
    struct authority *a = table_of(
        HEAD "Ann Lee\t-\t-\tPrime Minister of Norway [2010..2014-05]\n"
             "Bo Ek\t-\t-\tPrime Minister of Norway [2014-05-08..]; aide [2010..]\tNorway\n"
             "Cy Ray\t-\t-\tEnvoy [2010..]\tNorway\n"
             "Di Oak\t-\t-\tEnvoy [2010..]\tNorway\n");
    const char *text = "The Norwegian prime minister said the mill was old.";
    struct arena arena;

    CHECK(view_is(speaker_on(a, text, (struct date){2012, 3, 1}, &arena), "Ann Lee"));
    arena_release(&arena);
    CHECK(view_is(speaker_on(a, text, (struct date){2020, 3, 1}, &arena), "Bo Ek"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(a, text, &arena), "Bo Ek"));
    arena_release(&arena);
    CHECK(view_is(speaker_on(a, text, (struct date){2005, 3, 1}, &arena),
                  "Norwegian prime minister"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(a, "Norway's premier said the mill was old.", &arena), "Bo Ek"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(a, "The Finnish prime minister said so.", &arena),
                  "Finnish prime minister"));
    arena_release(&arena);
    CHECK(
        view_is(speaker_of(a, "The former Norwegian prime minister said the mill was old.", &arena),
                "former Norwegian prime minister"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(a, "The Norwegian envoy said the mill was old.", &arena),
                  "Norwegian envoy"));
    arena_release(&arena);
    authority_drop(a);
}

TEST(the_table_wins_over_what_the_article_shows)
{
    struct authority *a = table_of(HEAD "Peter Lund\t-\tLund; the old man of the harbour\n"
                                        "Board of Harbours\torganisation\tHarbour Board\n");
    struct arena arena;

    CHECK(view_is(speaker_of(a, "Lund said that Anna Lund would leave.", &arena), "Peter Lund"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(a, "The old man of the harbour said the mill was old.", &arena),
                  "Peter Lund"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(a, "The Harbour Board said the mill was old.", &arena),
                  "Board of Harbours"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(NULL, "Lund said the mill was old.", &arena), "Lund"));
    arena_release(&arena);
    authority_drop(a);
}

TEST(a_last_name_alone_is_that_of_the_table)
{
    struct authority *a = table_of(HEAD "Sergey Vasilyev\n");
    struct arena arena;

    CHECK(view_is(speaker_of(a, "Vasiliev said the mill was old.", &arena), "Sergey Vasilyev"));
    arena_release(&arena);
    CHECK(view_is(speaker_of(a, "Anna Vasilyev said the mill was old.", &arena), "Anna Vasilyev"));
    arena_release(&arena);
    authority_drop(a);
}
