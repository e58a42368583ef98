/* test_user_tables.c - outlets.tsv and articles.tsv of a folder: what an analysis takes from them */
#include "analysis/analyze.h"

#include "user_table.h"

#define OUTLETS "phrase\tname\tkind\tcountry\tdomain\n"
#define ARTICLES "file\tdate\toutlet\turl\ttitle\n"

/* Analyses a text as the article `press/wren.txt`. */
static void read_text(struct analysis *out, const struct authority *authority, const char *text,
                      struct article *article, struct arena *arena)
{
    struct analysis_options options = {.authority = authority};
    struct error error = {0};

    arena_init(arena, 0);
    CHECK(!article_bytes(article, VIEW("press/wren.txt"), view_of(text), DOOR_FILE, &error));
    CHECK(!analyze(out, article, &options, arena, &error));
    CHECK(analysis_check(out, &error));
}

TEST(an_outlet_of_the_users_is_a_medium_under_its_name)
{
    static const char text[] = "The mill will close in May, Ada Wren told the Quill Gazette.";
    struct authority *a =
        user_table(AUTHORITY_OUTLETS, "outlets.tsv",
                   OUTLETS "quill gazette\tThe Quill and Courier Gazette\tpaper\t-\t-\n");
    struct article article;
    struct analysis analysis;
    struct arena arena;

    CHECK_INT(a->faults.size, 0);
    read_text(&analysis, a, text, &article, &arena);
    NEED(analysis.statements.size == 1);
    CHECK_VIEW(analysis.provenance[0].medium.name, "The Quill and Courier Gazette");
    arena_release(&arena);
    authority_drop(a);
}

TEST(the_users_outlet_counts_before_the_built_in_one)
{
    static const char text[] = "The mill will close in May, Ada Wren told RIA News.";
    struct authority *a = user_table(AUTHORITY_OUTLETS, "outlets.tsv",
                                     OUTLETS "ria news\tRiverside News\tsite\t-\t-\n");
    struct article article;
    struct analysis analysis;
    struct arena arena;

    read_text(&analysis, NULL, text, &article, &arena);
    NEED(analysis.statements.size == 1);
    CHECK_VIEW(analysis.provenance[0].medium.name, "RIA Novosti");
    arena_release(&arena);
    read_text(&analysis, a, text, &article, &arena);
    NEED(analysis.statements.size == 1);
    CHECK_VIEW(analysis.provenance[0].medium.name, "Riverside News");
    arena_release(&arena);
    authority_drop(a);
}

TEST(an_article_has_the_day_and_the_outlet_that_its_row_says)
{
    static const char text[] = "The mill will close in May, Ada Wren said on Tuesday.";
    struct authority *a =
        user_table(AUTHORITY_ARTICLES, "articles.tsv",
                   ARTICLES "other.txt\t2019-01-01\t\t\t\n"
                            "wren.txt\t2024-03-06\tQuill Gazette\t\tA mill closes\n");
    struct article article;
    struct analysis analysis;
    struct arena arena;

    CHECK_INT(a->faults.size, 0);
    read_text(&analysis, a, text, &article, &arena);
    CHECK_INT(analysis.heading.date.year, 2024);
    CHECK_STR(analysis.heading.date_from, "sidecar");
    CHECK_VIEW(analysis.heading.outlet, "Quill Gazette");
    CHECK_VIEW(analysis.heading.title, "A mill closes");
    NEED(analysis.statements.size == 1);
    CHECK_INT(analysis.provenance[0].date.month, 3);
    CHECK_INT(analysis.provenance[0].date.day, 5);
    arena_release(&arena);
    authority_drop(a);
}

TEST(a_day_that_does_not_exist_is_told_and_not_taken)
{
    struct authority *a =
        user_table(AUTHORITY_ARTICLES, "articles.tsv", ARTICLES "wren.txt\t2024-02-30\t\t\t\n");
    struct article article;
    struct analysis analysis;
    struct arena arena;

    NEED(a->faults.size == 1);
    CHECK_INT(a->places.at[0].line, 2);
    CHECK_INT(a->places.at[0].column, 10);
    CHECK_INT(a->places.at[0].table, AUTHORITY_ARTICLES);
    read_text(&analysis, a, "Ada Wren said the mill was old.", &article, &arena);
    CHECK_INT(analysis.heading.date.year, 0);
    arena_release(&arena);
    authority_drop(a);
}
