/* tests/unit/test_when.c - whether two reports agree on when something was said */
#include "harness.h"

#include "corpus/when.h"

static struct when stated(const char *text)
{
    struct date date = {0, 0, 0};
    struct days days;

    CHECK(date_parse(&date, view_of(text)));
    days = date_days(date);
    return (struct when){days.first, days.last, true, date.day != 0, false};
}

static struct when guess(const char *first, const char *last)
{
    struct when when = {INT32_MIN, INT32_MAX, false, false, false};

    if (first)
        when.first = stated(first).first;
    if (last)
        when.last = stated(last).last;
    return when;
}

static void check(struct when a, struct when b, enum when_relation wanted)
{
    CHECK_INT(when_compare(a, b), wanted);
    CHECK_INT(when_compare(b, a), wanted);
}

TEST(stated_dates_agree_slip_or_differ)
{
    check(stated("2024-02-23"), stated("2024-02-23"), WHEN_SAME);
    check(stated("2024-02-23"), stated("2024-02"), WHEN_SAME);
    check(stated("2024-02-23"), stated("2024"), WHEN_SAME);
    check(stated("2024-02-23"), stated("2024-02-22"), WHEN_NEAR);
    check(stated("2024-02-23"), stated("2024-02-21"), WHEN_APART);
    check(stated("2024-02"), stated("2024-03-12"), WHEN_NEAR);
    check(stated("2024-02"), stated("2024-03-16"), WHEN_APART);
}

TEST(without_a_date_the_article_bounds_it)
{
    check(stated("2024-02-23"), guess(NULL, NULL), WHEN_OPEN);
    check(stated("2024-02-23"), guess("2024-02-01", "2024-03-02"), WHEN_OPEN);
    check(stated("2023-05"), guess("2024-02-01", "2024-03-02"), WHEN_UNLIKELY);
    check(stated("2024-03-03"), guess("2024-02-01", "2024-03-02"), WHEN_APART);
    check(guess("2024-02-01", "2024-03-02"), guess("2024-03-01", NULL), WHEN_OPEN);
    check(guess("2024-02-01", "2024-03-02"), guess("2024-04-01", NULL), WHEN_UNLIKELY);
    check(guess(NULL, NULL), guess(NULL, NULL), WHEN_OPEN);
}

TEST(gaps_are_whole_days_between)
{
    CHECK_INT(when_gap(stated("2024-02"), stated("2024-03-12")), 12);
    CHECK_INT(when_gap(stated("2024-02-28"), stated("2024-03-01")), 2);
    CHECK_INT(when_gap(stated("2024"), stated("2024-03-01")), 0);
    CHECK_INT(when_gap(guess(NULL, NULL), stated("2024-03-01")), 0);
}
