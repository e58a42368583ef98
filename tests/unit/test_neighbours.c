/* test_neighbours.c - which articles of a folder are compared with one */
#include "scratch.h"

#include <sys/stat.h>

#include "corpus/index.h"
#include "corpus/load.h"
#include "corpus/neighbours.h"

static char root[] = "/tmp/csto-near-XXXXXX";
static struct error error;
static struct store store;
static struct index_report report;

static const char *at(const char *name)
{
    return scratch_at(root, name);
}

static void make(const char *name, const char *text)
{
    scratch_write(root, name, text, strlen(text));
}

static void start(void)
{
    CHECK(mkdtemp(root) != NULL);
}

static void finish(void)
{
    store_close(&store);
    scratch_remove(root);
}

static enum error_code again(void)
{
    return index_open(&store, &report, root, ":memory:", NULL, &error);
}

/* One of many articles, each about something else. */
static void make_other(int i)
{
    char name[16], text[300];

    snprintf(name, sizeof(name), "%04d.txt", i);
    snprintf(text, sizeof(text),
             "Notice %d\n\nThe boat Number%d is late by %d hours, skipper Kay Moor%d said. \"Boat "
             "Number%d will wait for passenger%d,\" she added.\n",
             i, i, i, i, i, i * 7);
    make(name, text);
}

static bool has_neighbour(const struct neighbours *found, const char *name)
{
    for (uint32_t i = 0; i < found->size; i++)
        if (strcmp(found->at[i].name, name) == 0)
            return true;
    return false;
}

static void find_neighbours(struct neighbours *out, const char *name, struct arena *arena)
{
    struct terms_maker maker;
    struct folder own;
    sqlite3_stmt *find = store_prepare(&store, "SELECT id FROM article WHERE name = ?", &error);

    NEED(terms_init(&maker, &error) && find);
    store_bind(find, 1, view_of(name));
    folder_init(&own);
    NEED(load_article(&own, &store, store_number(&store, find, 0), strdup(name), &error) ==
         ERROR_OK);
    CHECK_INT(neighbours_find(out, &store, &maker, &own.articles[0].analysis, name, arena, &error),
              ERROR_OK);
    folder_release(&own);
    terms_release(&maker);
}

TEST(in_a_large_folder_an_article_finds_those_that_tell_of_the_same)
{
    struct neighbours found;
    struct arena arena;
    int i;

    start();
    arena_init(&arena, 0);
    for (i = 0; i < NEIGHBOURS_ALL + 100; i++)
        make_other(i);
    make("a.txt", "date 2024-03-04\n\nThe ferry to Low Island will run again from April, harbour "
                  "master Jo Penrose said.\n");
    make("b.txt", "date 2024-03-05\n\nJo Penrose told Bay Radio that a ferry would run to Low "
                  "Island.\n");
    make("c.txt", "date 2024-03-10\n\n\"It was not easy,\" Penrose said.\n");
    make("d.txt", "url: https://bay.example/news/1\n\nThe sun shines, Ida Quill said.\n");
    make("e.txt", "The moon is out, Una Roe said.\n\nhttps://bay.example/news/1\n");
    make("f.txt", "date 2024-03-04\n\nThe ferry to Low Island will run again from April, harbour "
                  "master Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    find_neighbours(&found, "a.txt", &arena);
    CHECK(found.size < 60);
    CHECK(has_neighbour(&found, "b.txt"));
    CHECK(has_neighbour(&found, "c.txt"));
    CHECK(has_neighbour(&found, "f.txt"));
    CHECK(!has_neighbour(&found, "a.txt"));
    find_neighbours(&found, "e.txt", &arena);
    CHECK(has_neighbour(&found, "d.txt"));
    arena_release(&arena);
    finish();
}

TEST(in_a_small_folder_all_others_are_neighbours)
{
    struct neighbours found;
    struct arena arena;

    start();
    arena_init(&arena, 0);
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    make("b.txt", "The sun shines, Ida Quill said.\n");
    make("c.txt", "x");
    CHECK_INT(truncate(at("c.txt"), 10), 0); /* NUL bytes */
    NEED(again() == ERROR_OK);
    find_neighbours(&found, "a.txt", &arena);
    CHECK_INT(found.size, 1);
    CHECK(has_neighbour(&found, "b.txt"));
    arena_release(&arena);
    finish();
}
