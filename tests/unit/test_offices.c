/* tests/unit/test_offices.c - whom the folder knows to hold an office by which alone an article calls somebody */
#include "scratch.h"

#include "corpus/people.h"

static char root[] = "/tmp/csto-offices-XXXXXX";
static struct folder folder;
static struct arena arena;
static struct people people;
static struct error error;

static void start(void)
{
    CHECK(mkdtemp(root) != NULL);
    folder_init(&folder);
    arena_init(&arena, 0);
    memset(&error, 0, sizeof(error));
}

static void make(const char *name, const char *day, const char *text)
{
    char article[500];
    int size = snprintf(article, sizeof(article), "%s%s\n\n%s\n", *day ? "Date: " : "", day, text);

    scratch_write(root, name, article, (size_t)size);
}

/* The name of the first speaker of the last article of the folder, as the whole folder knows it. */
static struct view last_speaker(void)
{
    uint32_t person;

    CHECK_INT(folder_add_directory(&folder, root, NULL, NULL, NULL, &error), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    person = people_of_statement(&people, &folder, folder.size - 1, 0);
    return person == NONE ? VIEW("") : people.all.at[person].name;
}

static void finish(void)
{
    folder_release(&folder);
    arena_release(&arena);
    scratch_remove(root);
    memcpy(root + sizeof(root) - 7, "XXXXXX", 6);
}

static const char holm[] = "Osterby Mayor Ann Holm said that the bridge was closed.";
static const char berg[] = "Osterby Mayor Tom Berg said that the bridge was open.";
static const char asked[] = "The mayor of Osterby said that the bridge would be painted.";

TEST(an_office_that_one_person_holds_is_that_person)
{
    start();
    make("a.txt", "2024-03-01", holm);
    make("b.txt", "2024-05-01", asked);
    CHECK_VIEW(last_speaker(), "Ann Holm");
    CHECK_INT(people.all.size, 1);
    CHECK_INT(people.all.at[0].statements.size, 2);
    CHECK_INT(people_find(&people, VIEW("the mayor of osterby"), &arena), 0);
    finish();
}

TEST(an_office_told_later_counts_as_one_told_before)
{
    start();
    make("a.txt", "2024-05-01", holm);
    make("b.txt", "2024-03-01", asked);
    CHECK_VIEW(last_speaker(), "Ann Holm");
    finish();
}

TEST(an_office_without_any_day_is_that_of_its_only_holder)
{
    start();
    make("a.txt", "", holm);
    make("b.txt", "", asked);
    CHECK_VIEW(last_speaker(), "Ann Holm");
    finish();
}

TEST(an_office_between_two_holders_is_nobodys)
{
    start();
    make("a.txt", "2024-03-01", holm);
    make("b.txt", "2024-09-01", berg);
    make("c.txt", "2024-05-01", asked);
    CHECK_VIEW(last_speaker(), "mayor of Osterby");
    finish();
}

TEST(an_office_that_went_on_to_another_is_the_others)
{
    start();
    make("a.txt", "2024-03-01", holm);
    make("b.txt", "2024-09-01", berg);
    make("c.txt", "2024-10-01", asked);
    CHECK_VIEW(last_speaker(), "Tom Berg");
    finish();
}

TEST(an_office_that_two_hold_at_once_is_nobodys)
{
    start();
    make("a.txt", "2024-03-01", holm);
    make("b.txt", "2024-03-05", berg);
    make("c.txt", "2024-03-09", holm);
    make("d.txt", "2024-04-01", asked);
    CHECK_VIEW(last_speaker(), "mayor of Osterby");
    finish();
}

TEST(an_office_of_two_holders_on_a_day_that_is_not_known_is_nobodys)
{
    start();
    make("a.txt", "2024-03-01", holm);
    make("b.txt", "2024-09-01", berg);
    make("c.txt", "", asked);
    CHECK_VIEW(last_speaker(), "mayor of Osterby");
    finish();
}

TEST(an_office_of_years_ago_is_nobodys)
{
    start();
    make("a.txt", "2020-03-01", holm);
    make("b.txt", "2024-05-01", asked);
    CHECK_VIEW(last_speaker(), "mayor of Osterby");
    finish();
}

TEST(an_office_that_its_holder_has_left_is_nobodys)
{
    start();
    make("a.txt", "2024-03-01", holm);
    make("b.txt", "2024-04-01", "Former Osterby Mayor Ann Holm said that she was tired.");
    make("c.txt", "2024-05-01", asked);
    CHECK_VIEW(last_speaker(), "mayor of Osterby");
    finish();
}

TEST(a_former_holder_and_one_of_many_are_nobody_who_is_known)
{
    start();
    make("a.txt", "2024-03-01", holm);
    make("b.txt", "2024-05-01", "The former mayor of Osterby said that the bridge was old.");
    CHECK_VIEW(last_speaker(), "former mayor of Osterby");
    make("c.txt", "2024-05-01", "A mayor said that the bridge was old.");
    CHECK_VIEW(last_speaker(), "mayor");
    make("d.txt", "2024-05-01", "The mayor said that the bridge was old.");
    CHECK_VIEW(last_speaker(), "mayor");
    finish();
}

TEST(a_minister_is_that_of_his_country)
{
    start();
    make("a.txt", "2024-03-01", "Norwegian Fisheries Minister Ann Holm said that cod was dear.");
    make("b.txt", "2024-03-05", "The Icelandic fisheries minister said that cod was cheap.");
    CHECK_VIEW(last_speaker(), "Icelandic fisheries minister");
    make("c.txt", "2024-03-06", "The fisheries minister of Norway said that cod was scarce.");
    CHECK_VIEW(last_speaker(), "Ann Holm");
    make("d.txt", "2024-03-07", "The Norwegian deputy fisheries minister said that it was not.");
    CHECK_VIEW(last_speaker(), "Norwegian deputy fisheries minister");
    finish();
}

TEST(a_body_that_is_meant_in_an_office_is_known_by_its_name)
{
    start();
    make(
        "a.txt", "2024-03-01",
        "The Norwegian Fisheries Ministry's spokeswoman, Eva Salo, said that nothing was decided.");
    make("b.txt", "2024-03-05",
         "The ministry's spokeswoman said that the figures were old. The Norwegian Fisheries "
         "Ministry denied it.");
    CHECK_VIEW(last_speaker(), "ministry's spokeswoman");
    make("c.txt", "2024-03-05",
         "The Norwegian Fisheries Ministry was closed. The ministry's spokeswoman said that the "
         "figures were old.");
    CHECK_VIEW(last_speaker(), "Eva Salo");
    finish();
}
