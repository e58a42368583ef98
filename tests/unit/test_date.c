/* tests/unit/test_date.c - civil dates: days, weekdays, parsing and writing */
#include "harness.h"

#include "time/date.h"

static struct date day_of(int year, int month, int day)
{
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
}

TEST(dates_that_exist)
{
    CHECK(date_exists(day_of(2024, 2, 29)));
    CHECK(date_exists(day_of(2000, 2, 29)));
    CHECK(!date_exists(day_of(2023, 2, 29)));
    CHECK(!date_exists(day_of(1900, 2, 29)));
    CHECK(!date_exists(day_of(2024, 4, 31)));
    CHECK(!date_exists(day_of(2024, 13, 1)));
    CHECK(!date_exists(day_of(2024, 0, 5)));
    CHECK(!date_exists(day_of(0, 0, 0)));
    CHECK(!date_exists(day_of(2024, 1, -1)));
    CHECK(date_exists(day_of(2024, 2, 0)));
    CHECK(date_exists(day_of(2024, 0, 0)));
}

TEST(days_are_counted_from_1970)
{
    CHECK_INT(date_to_day(day_of(1970, 1, 1)), 0);
    CHECK_INT(date_to_day(day_of(1969, 12, 31)), -1);
    CHECK_INT(date_to_day(day_of(2000, 3, 1)), 11017);
    CHECK_INT(date_to_day(day_of(2024, 2, 29)), 19782);
}

TEST(every_day_of_two_centuries_comes_back)
{
    int32_t first = date_to_day(day_of(1899, 12, 30)), last = date_to_day(day_of(2101, 1, 2)), day;
    int weekday = date_weekday(date_from_day(first));

    for (day = first; day <= last; day++) {
        struct date date = date_from_day(day);

        if (!date_exists(date) || date_to_day(date) != day || date_weekday(date) != weekday)
            break;
        weekday = (weekday + 1) % 7;
    }
    CHECK_INT(day, last + 1);
}

TEST(weekdays)
{
    CHECK_INT(date_weekday(day_of(1970, 1, 1)), 3);
    CHECK_INT(date_weekday(day_of(2024, 2, 29)), 3);
    CHECK_INT(date_weekday(day_of(2000, 1, 1)), 5);
    CHECK_INT(date_weekday(day_of(1600, 2, 29)), 1);
}

TEST(a_month_and_a_year_cover_their_days)
{
    struct days february = date_days(day_of(2024, 2, 0)), year = date_days(day_of(2023, 0, 0));

    CHECK_INT(february.last - february.first + 1, 29);
    CHECK_INT(year.last - year.first + 1, 365);
    CHECK(date_overlaps(day_of(2024, 2, 0), day_of(2024, 2, 29)));
    CHECK(!date_overlaps(day_of(2024, 2, 0), day_of(2024, 3, 1)));
    CHECK(!date_overlaps(day_of(0, 0, 0), day_of(2024, 3, 1)));
}

TEST(order_is_by_first_day_the_finer_first)
{
    CHECK(date_compare(day_of(2024, 1, 1), day_of(2024, 0, 0)) < 0);
    CHECK(date_compare(day_of(2024, 1, 0), day_of(2024, 0, 0)) < 0);
    CHECK(date_compare(day_of(2024, 2, 0), day_of(2024, 1, 31)) > 0);
    CHECK(date_compare(day_of(0, 0, 0), day_of(1, 1, 1)) < 0);
    CHECK_INT(date_compare(day_of(2024, 5, 6), day_of(2024, 5, 6)), 0);
}

TEST(what_is_written_is_read_again)
{
    static const struct date dates[] = {{2024, 2, 29}, {2024, 11, 0}, {999, 0, 0}, {9999, 12, 31}};
    char text[DATE_TEXT];
    size_t i;

    for (i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
        struct date back = {0, 0, 0};

        date_format(dates[i], text);
        CHECK(date_parse(&back, view_of(text)));
        CHECK_INT(date_compare(back, dates[i]), 0);
    }
    date_format(day_of(0, 0, 0), text);
    CHECK_STR(text, "");
}

TEST(a_date_is_spelled_as_far_as_it_is_known)
{
    char text[DATE_SPELLED];

    date_spell(day_of(2024, 5, 9), text);
    CHECK_STR(text, "9 May 2024");
    date_spell(day_of(2024, 12, 0), text);
    CHECK_STR(text, "Dec 2024");
    date_spell(day_of(999, 0, 0), text);
    CHECK_STR(text, "999");
    date_spell(day_of(0, 0, 0), text);
    CHECK_STR(text, "");
}

TEST(what_is_no_date_is_not_read)
{
    static const char *const wrong[] = {"",           "24",         "2024-",      "2024-1",
                                        "2024-13",    "2024-00",    "2024-02-30", "2024-02-00",
                                        "2024/02/03", "0000-01-01", "2024-02-3x", "-024-02-03",
                                        "2024-02-030"};
    struct date date = {7, 7, 7};
    size_t i;

    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        CHECK(!date_parse(&date, view_of(wrong[i])));
    CHECK_INT(date.year, 7);
}
