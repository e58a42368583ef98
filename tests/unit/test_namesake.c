/* tests/unit/test_namesake.c - one person under two forms of a name, over a folder */
#include "scratch.h"

#include "corpus/people.h"

static char root[] = "/tmp/csto-namesake-XXXXXX";
static struct folder folder;
static struct arena arena;
static struct people people;

/* How many people speak in articles, one of which each text is. */
static uint32_t count(const char *const *texts, uint32_t size)
{
    struct error error;

    CHECK(mkdtemp(root) != NULL);
    folder_init(&folder);
    arena_init(&arena, 0);
    for (uint32_t i = 0; i < size; i++) {
        char name[] = {(char)('a' + i), '.', 't', 'x', 't', 0};

        scratch_write(root, name, texts[i], strlen(texts[i]));
    }
    CHECK_INT(folder_add_directory(&folder, root, NULL, NULL, NULL, &error), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    return people.all.size;
}

static void finish(void)
{
    folder_release(&folder);
    arena_release(&arena);
    scratch_remove(root);
    memcpy(root + sizeof(root) - 7, "XXXXXX", 6);
}

#define COUNT(...)                                                                                 \
    count((const char *const[]){__VA_ARGS__},                                                      \
          sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

TEST(one_name_in_two_spellings_is_one_person)
{
    CHECK_INT(COUNT("The bridge is old, Sergei Vasilyev said.",
                    "\"It is new,\" said Sergey Vasiliev.", "Vasiliyev said that it would hold."),
              1);
    CHECK_INT(people.all.at[0].statements.size, 3);
    finish();
}

TEST(each_id_of_somebody_finds_him)
{
    CHECK_INT(
        COUNT("The bridge is old, Sergei Vasilyev said.", "\"It is new,\" said Sergey Vasiliev."),
        1);
    CHECK_INT(people_find(&people, VIEW("sergei-vasilyev"), &arena), 0);
    CHECK_INT(people_find(&people, VIEW("sergey-vasiliev"), &arena), 0);
    finish();
}

TEST(a_familiar_form_and_an_initial_are_the_full_name)
{
    CHECK_INT(COUNT("The bridge is old, Joseph Brandt said.", "\"It is new,\" said Joe Brandt."),
              1);
    finish();
    CHECK_INT(COUNT("The bridge is old, Jane Hollis said.", "\"It is new,\" said J. Hollis."), 1);
    finish();
}

TEST(an_initial_that_fits_two_is_neither)
{
    CHECK_INT(COUNT("The bridge is old, Jane Hollis said.", "\"It is new,\" said John Hollis.",
                    "\"It is gone,\" said J. Hollis."),
              3);
    finish();
}

TEST(the_last_words_of_a_name_are_its_bearer)
{
    CHECK_INT(COUNT("The bridge is old, Jan van der Laan said.",
                    "\"It is new,\" Van der Laan said.", "\"It is gone,\" Laan said."),
              1);
    finish();
}

TEST(a_given_name_more_is_another_person)
{
    CHECK_INT(COUNT("The bridge is old, Mary Anne Holm said.", "\"It is new,\" Anne Holm said."),
              2);
    finish();
}

TEST(two_of_one_last_name_are_two)
{
    CHECK_INT(COUNT("The bridge is old, Tom Berg said.", "\"It is new,\" Ann Berg said.",
                    "\"It is gone,\" Berg said."),
              3);
    finish();
}

TEST(a_short_last_name_is_compared_as_it_is_spelt)
{
    CHECK_INT(COUNT("The bridge is old, Ann Lee said.", "\"It is new,\" Mr Le said."), 2);
    finish();
}
