/* test_interval.c - the bootstrap: what is known of the intervals of samples made by hand */
#include "harness.h"

#include <math.h>

#include "analysis/interval.h"

static struct arena arena;

enum { ALL_EXACT = 6 };

/* One article with as many claims on both sides, so many of them right. */
static void add_text(struct scores *texts, uint64_t claims, uint64_t right)
{
    struct score *score = vec_add(&arena, texts);

    score->texts = 1;
    score->gold = score->predicted = claims;
    score->exact[PART_COUNT].gold = score->exact[PART_COUNT].predicted = right;
    score->found = right;
}

static bool is_near(double value, double wanted, double by)
{
    return fabs(value - wanted) <= by;
}

TEST(the_figure_is_all_exact)
{
    struct figure figures[SCORE_FIGURES];
    struct score score = {0};

    score_figures(&score, figures);
    CHECK_STR(figures[ALL_EXACT].name, "all exact");
}

TEST(one_article_has_no_interval)
{
    struct scores texts = {NULL, 0, 0};
    struct intervals intervals;

    add_text(&texts, 10, 5);
    intervals_find(&intervals, &texts, &arena);
    CHECK(!intervals.figure[ALL_EXACT].f1.known);
    CHECK(!intervals.share[SHARE_FOUND].known);
}

TEST(articles_that_are_alike_leave_no_room)
{
    struct scores texts = {NULL, 0, 0};
    struct intervals intervals;

    for (int i = 0; i < 5; i++)
        add_text(&texts, 4, 3);
    intervals_find(&intervals, &texts, &arena);
    CHECK(intervals.figure[ALL_EXACT].f1.known);
    CHECK(is_near(intervals.figure[ALL_EXACT].f1.low, 0.75, 1e-12));
    CHECK(is_near(intervals.figure[ALL_EXACT].f1.high, 0.75, 1e-12));
}

/* Each of the four resamples is as likely, so both ends are in the interval. */
TEST(two_articles_that_differ_leave_all_of_it)
{
    struct scores texts = {NULL, 0, 0};
    struct intervals intervals;

    add_text(&texts, 1, 0);
    add_text(&texts, 1, 1);
    intervals_find(&intervals, &texts, &arena);
    CHECK(is_near(intervals.share[SHARE_FOUND].low, 0, 1e-12));
    CHECK(is_near(intervals.share[SHARE_FOUND].high, 1, 1e-12));
}

/* Of n articles with one claim each the share is binomial: 0.8 +- 1.96 * sqrt(0.8 * 0.2 / n). */
TEST(intervals_are_as_wide_as_theory_says)
{
    struct scores texts = {NULL, 0, 0};
    double half = 1.96 * sqrt(0.8 * 0.2 / 400);
    struct intervals intervals;
    struct interval recall;

    for (int i = 0; i < 400; i++)
        add_text(&texts, 1, i % 5 > 0);
    intervals_find(&intervals, &texts, &arena);
    recall = intervals.figure[ALL_EXACT].recall;
    CHECK(is_near(recall.low, 0.8 - half, 0.006));
    CHECK(is_near(recall.high, 0.8 + half, 0.006));
}

/* The same 400 claims, those of an article right or wrong together: eight times as many in one, sqrt(8) times the width. */
TEST(articles_are_drawn_not_claims)
{
    struct scores texts = {NULL, 0, 0};
    double half = 1.96 * sqrt(0.8 * 0.2 / 50);
    struct intervals intervals;

    for (int i = 0; i < 50; i++)
        add_text(&texts, 8, i % 5 > 0 ? 8 : 0);
    intervals_find(&intervals, &texts, &arena);
    CHECK(is_near(intervals.share[SHARE_FOUND].low, 0.8 - half, 0.03));
    CHECK(is_near(intervals.share[SHARE_FOUND].high, 0.8 + half, 0.03));
}

TEST(intervals_are_the_same_each_time)
{
    struct scores texts = {NULL, 0, 0};
    struct intervals one, other;

    for (uint64_t i = 0; i < 20; i++)
        add_text(&texts, 10 + i, 3 + i / 2);
    intervals_find(&one, &texts, &arena);
    intervals_find(&other, &texts, &arena);
    CHECK(one.figure[ALL_EXACT].f1.low < one.figure[ALL_EXACT].f1.high);
    for (int i = 0; i < SCORE_FIGURES; i++) {
        CHECK(is_near(one.figure[i].f1.low, other.figure[i].f1.low, 0));
        CHECK(is_near(one.figure[i].f1.high, other.figure[i].f1.high, 0));
    }
}

TEST(what_one_article_decides_has_no_interval)
{
    struct scores texts = {NULL, 0, 0};
    int title = SHARE_NAMING + NAMING_TITLE, name = SHARE_NAMING + NAMING_NAME;
    struct intervals intervals;

    for (int i = 0; i < 4; i++) {
        add_text(&texts, 4, 3);
        texts.at[i].speaker_by_naming[NAMING_NAME] = (struct score_share){1, 2, 0};
    }
    texts.at[2].speaker_by_naming[NAMING_TITLE] = (struct score_share){1, 2, 0};
    intervals_find(&intervals, &texts, &arena);
    CHECK(intervals.share[name].known);
    CHECK(!intervals.share[title].known);
}

TEST(sums_and_shares_have_all_that_was_counted)
{
    struct score one = {.texts = 1, .gold = 4, .found = 3},
                 sum = {.texts = 2, .gold = 6, .found = 1};
    struct score_share shares[SCORE_SHARES];

    one.medium = (struct score_share){1, 2, 3};
    one.found_by_type[2] = (struct score_share){5, 6, 0};
    one.speaker_by_naming[NAMING_NONE] = (struct score_share){7, 8, 0};
    score_sum(&sum, &one);
    score_shares(&sum, shares);
    CHECK_INT(sum.texts, 3);
    CHECK_INT(shares[SHARE_FOUND].right, 4);
    CHECK_INT(shares[SHARE_FOUND].all, 10);
    CHECK_INT(shares[SHARE_TYPE + 2].right, 5);
    CHECK_INT(shares[SHARE_JUDGED + 3].invented, 3);
    CHECK_INT(shares[SHARE_NAMING + NAMING_NONE].all, 8);
    CHECK_STR(share_name(SHARE_TYPE + 2), "mixed");
    CHECK_STR(share_name(SHARE_JUDGED + 3), "medium");
    CHECK_STR(share_name(SHARE_NAMING), "name");
    CHECK_STR(share_name(SCORE_SHARES - 1), "implicit");
}
