/* tests/unit/test_view.c - views and spans */
#include "harness.h"

#include "base/view.h"

TEST(compare_is_bytewise_and_the_shorter_comes_first)
{
    CHECK(view_compare(VIEW("a"), VIEW("b")) < 0);
    CHECK(view_compare(VIEW("b"), VIEW("ab")) > 0);
    CHECK(view_compare(VIEW("a"), VIEW("ab")) < 0);
    CHECK(view_compare(VIEW("ab"), VIEW("a")) > 0);
    CHECK(view_compare(VIEW("\xff"), VIEW("a")) > 0);
    CHECK_INT(view_compare(VIEW(""), (struct view){NULL, 0}), 0);
}

TEST(starts_and_ends)
{
    CHECK(view_starts(VIEW("abc"), VIEW("ab")) && !view_starts(VIEW("abc"), VIEW("bc")));
    CHECK(view_ends(VIEW("abc"), VIEW("bc")) && !view_ends(VIEW("abc"), VIEW("ab")));
    CHECK(view_starts(VIEW("abc"), VIEW("")) && view_ends(VIEW("abc"), VIEW("")));
    CHECK(!view_starts(VIEW("a"), VIEW("ab")) && !view_ends(VIEW("b"), VIEW("ab")));
}

TEST(trim_takes_ascii_white_space_only)
{
    CHECK_VIEW(view_trim(VIEW(" \t\r\n a b \v\f")), "a b");
    CHECK_VIEW(view_trim(VIEW("  \n ")), "");
    CHECK_VIEW(view_trim(VIEW("\xC2\xA0x")), "\xC2\xA0x");
}

TEST(spans_and_ranges)
{
    struct span outer = {2, 8}, inner = {2, 5}, behind = {8, 9}, empty = {4, 4};

    CHECK_INT(span_length(outer), 6);
    CHECK(span_contains(outer, inner) && !span_contains(inner, outer));
    CHECK(span_overlaps(outer, inner) && !span_overlaps(outer, behind));
    CHECK(span_contains(outer, empty) && !span_overlaps(inner, (struct span){5, 5}));
    CHECK(range_has((struct range){1, 3}, 2) && !range_has((struct range){1, 3}, 3));
    CHECK(!range_overlaps((struct range){1, 3}, (struct range){3, 4}));
}
