/* tests/unit/test_url.c - which web addresses are the same */
#include "harness.h"

#include "corpus/url.h"

static struct arena arena;

static struct view normal(const char *url)
{
    return url_normal(view_of(url), &arena);
}

TEST(scheme_www_case_of_the_host_slash_and_fragment_do_not_count)
{
    arena_init(&arena, 0);
    CHECK_VIEW(normal("https://www.Gazette.example/News/Cranes/#top"),
               "gazette.example/News/Cranes");
    CHECK_VIEW(normal("http://gazette.example/News/Cranes"), "gazette.example/News/Cranes");
    CHECK_VIEW(normal("HTTPS://GAZETTE.EXAMPLE"), "gazette.example");
    CHECK_VIEW(normal("www.gazette.example//"), "gazette.example");
    arena_release(&arena);
}

TEST(parameters_that_name_a_page_are_kept)
{
    arena_init(&arena, 0);
    CHECK_VIEW(normal("https://a.example/x?utm_source=b&id=7&fbclid=9&page=2#c"),
               "a.example/x?id=7&page=2");
    CHECK_VIEW(normal("https://a.example/x/?utm_source=b"), "a.example/x");
    CHECK_VIEW(normal("https://a.example/x?"), "a.example/x");
    CHECK_VIEW(normal("https://a.example/x?&&"), "a.example/x");
    arena_release(&arena);
}

TEST(marks_behind_an_address_are_none_of_it)
{
    arena_init(&arena, 0);
    CHECK_VIEW(normal(" https://a.example/x). "), "a.example/x");
    CHECK_VIEW(normal("https://a.example/x,"), "a.example/x");
    arena_release(&arena);
}

TEST(what_is_no_address_is_empty)
{
    static const char *const none[] = {"",     "word", "://", "https://", "letters@a.example",
                                       "?a.b", "#"};
    char *longest = malloc(5001);
    size_t i;

    NEED(longest != NULL);
    arena_init(&arena, 0);
    for (i = 0; i < sizeof(none) / sizeof(*none); i++)
        if (!CHECK_INT(normal(none[i]).size, 0))
            printf("# %s\n", none[i]);
    memset(longest, 'a', 5000);
    memcpy(longest, "https://a.example/", 18);
    longest[5000] = '\0';
    CHECK_INT(normal(longest).size, 0);
    free(longest);
    arena_release(&arena);
}
