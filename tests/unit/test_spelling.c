/* tests/unit/test_spelling.c - names in several spellings */
#include "harness.h"

#include "speaker/spelling.h"

static bool same(const char *a, const char *b)
{
    struct arena arena;
    bool equal;

    arena_init(&arena, 0);
    equal =
        view_equal(spelling_skeleton(&arena, view_of(a)), spelling_skeleton(&arena, view_of(b)));
    arena_release(&arena);
    return equal;
}

TEST(spellings_of_one_name)
{
    CHECK(same("vasiliev", "vasilyev"));
    CHECK(same("aleksandr", "alexandr"));
    CHECK(same("sergei", "sergey"));
    CHECK(same("zelensky", "zelenskyy"));
    CHECK(same("petrosian", "petrosyan"));
    CHECK(same("mikhail", "mihail"));
    CHECK(same("evgeni", "yevgeny"));
    CHECK(same("hamáček", "hamacek"));
    CHECK(same("łódź", "lodz"));
    CHECK(same("ørsted", "orsted"));
    CHECK(same("weiß", "weiss"));
}

TEST(other_names_stay_apart)
{
    CHECK(!same("ivanov", "ivanova"));
    CHECK(!same("lee", "li"));
    CHECK(!same("hansen", "jansen"));
    CHECK(!same("brown", "braun"));
}

TEST(one_letter_is_near)
{
    CHECK(spelling_near(VIEW("tomlinson"), VIEW("tomlinsen")));
    CHECK(spelling_near(VIEW("ericson"), VIEW("ericsson")));
    CHECK(spelling_near(VIEW("a"), VIEW("")));
    CHECK(!spelling_near(VIEW("tomlin"), VIEW("tomlinson")));
    CHECK(!spelling_near(VIEW("abcd"), VIEW("badc")));
}

TEST(initials)
{
    CHECK(spelling_initial(VIEW("j."), VIEW("joan")));
    CHECK(spelling_initial(VIEW("j"), VIEW("joan")));
    CHECK(!spelling_initial(VIEW("jo"), VIEW("joan")));
    CHECK(!spelling_initial(VIEW("k."), VIEW("joan")));
    CHECK(!spelling_initial(VIEW("j."), VIEW("")));
}
