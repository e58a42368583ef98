/* tests/unit/test_links.c - the tables that links rest on, and links over the articles of the tests */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "harness.h"

#include "corpus/link.h"

static const struct lexicon_table *events(void)
{
    struct error error = {0};
    const struct lexicon *lexicon = lexicon_get(&error);

    return CHECK(lexicon != NULL) ? &lexicon->events : NULL;
}

static bool has_class(const struct lexicon_table *table, struct view class, struct view kind)
{
    uint32_t i;

    for (i = 0; i < table->table.size; i++) {
        const struct table_row *row = &table->table.rows[i];

        if (view_equal(lexicon_cell(table, row, "class"), class) &&
            view_equal(lexicon_cell(table, row, "kind"), kind))
            return true;
    }
    return false;
}

TEST(a_class_of_words_is_an_act_or_is_not)
{
    const struct lexicon_table *table = events();
    uint32_t i;

    NEED(table != NULL && table->table.size > 100);
    for (i = 0; i < table->table.size; i++) {
        const struct table_row *row = &table->table.rows[i];
        struct view class = lexicon_cell(table, row, "class");
        bool act = view_is(lexicon_cell(table, row, "kind"), "act");

        if (!CHECK(!has_class(table, class, act ? VIEW("word") : VIEW("act"))))
            printf("# %.*s\n", VIEW_ARGS(class));
    }
}

TEST(a_converse_is_a_class)
{
    const struct lexicon_table *table = events();
    uint32_t i;

    NEED(table != NULL);
    for (i = 0; i < table->table.size; i++) {
        struct view converse = lexicon_cell(table, &table->table.rows[i], "converse");

        if (converse.size && !CHECK(has_class(table, converse, VIEW("act")) ||
                                    has_class(table, converse, VIEW("word"))))
            printf("# %.*s\n", VIEW_ARGS(converse));
    }
}

TEST(a_side_is_of_an_act_that_there_is)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    const struct lexicon_table *table = lexicon ? &lexicon->axes : NULL;
    uint32_t i;

    NEED(table != NULL && table->table.size > 20);
    for (i = 0; i < table->table.size; i++) {
        const struct table_row *row = &table->table.rows[i];
        struct view class = lexicon_cell(table, row, "class");
        struct view side = lexicon_cell(table, row, "side");
        struct view of = lexicon_cell(table, row, "of");

        if (!CHECK(has_class(&lexicon->events, class, VIEW("act")) ||
                   has_class(&lexicon->events, class, VIEW("word"))) ||
            !CHECK(view_is(side, "on") || view_is(side, "off") || side.size == 0) ||
            !CHECK(view_is(of, "parties") || view_is(of, "thing")) ||
            !CHECK(lexicon_cell(table, row, "base").size && lexicon_cell(table, row, "fact").size))
            printf("# %.*s\n", VIEW_ARGS(class));
    }
}

struct wanted {
    const char *from, *to; /* pieces of the texts of both ends */
    enum link_wording wording;
    const char *nearer, *altered; /* pieces; NULL: anything */
};

static bool holds(struct view text, const char *piece)
{
    return memmem(text.data, text.size, piece, strlen(piece)) != NULL;
}

static bool is_wanted(const struct folder *folder, const struct link *link,
                      const struct wanted *wanted)
{
    struct view from, to;

    if (link->kind != LINK_SAME)
        return false;
    from = text_bytes(&folder->articles[link->from.article].analysis.text, link->from.span);
    to = text_bytes(&folder->articles[link->to.article].analysis.text, link->to.span);
    return holds(from, wanted->from) && holds(to, wanted->to) &&
           (!wanted->nearer ||
            (link->nearer != NONE && strstr(folder->articles[link->nearer].path, wanted->nearer)));
}

static const struct link *find_link(const struct folder *folder, const struct links *links,
                                    const struct wanted *wanted)
{
    const struct link *link;

    vec_each (link, links)
        if (is_wanted(folder, link, wanted))
            return link;
    return NULL;
}

static void check_wanted(const struct folder *folder, const struct links *links,
                         const struct wanted *wanted)
{
    const struct link *link = find_link(folder, links, wanted);

    if (!CHECK(link != NULL)) {
        printf("# %s -> %s\n", wanted->from, wanted->to);
        return;
    }
    CHECK_INT(link->wording, wanted->wording);
    if (wanted->altered && CHECK(link->altered.size > 0))
        CHECK_VIEW(link->altered.at[0], wanted->altered);
}

static void with_articles(void (*check)(const struct folder *, const struct links *))
{
    struct error error = {0};
    const struct lexicon *lexicon = lexicon_get(&error);
    struct folder folder;
    struct links links;
    struct arena arena;

    NEED(lexicon != NULL);
    arena_init(&arena, 0);
    folder_init(&folder);
    CHECK_INT(folder_add_directory(&folder, "tests/articles", NULL, NULL, NULL, &error), ERROR_OK);
    links_find(&links, &folder, lexicon, NULL, &arena);
    check(&folder, &links);
    folder_release(&folder);
    arena_release(&arena);
}

static void check_reports(const struct folder *folder, const struct links *links)
{
    static const struct wanted all[] = {
        {"We will not pay for a guard", "We will not pay for a guard", WORDING_VERBATIM, "courier",
         NULL},
        {"We may not pay for a guard", "We will not pay for a guard", WORDING_ALTERED, "courier",
         "will -> may"},
        {"No crane should move", "No crane will move", WORDING_ALTERED, "gazette",
         "will -> should"},
        {"fell by 13", "fell by 30", WORDING_ALTERED, "post", "30 -> 13"},
        {"open again on Wednesday", "if the rain stopped", WORDING_ALTERED, "post",
         "condition dropped: if the rain stopped"},
        {"The river gave us one hour", "The river gave us one hour", WORDING_VERBATIM, "post",
         NULL},
        {"a roof to 120 families", "120 families had been", WORDING_REWORDED, "post", NULL},
        {"suspending its participation", "frozen its part", WORDING_REWORDED, "courier", NULL},
    };
    size_t i;

    for (i = 0; i < sizeof(all) / sizeof(*all); i++)
        check_wanted(folder, links, &all[i]);
}

TEST(reports_of_one_utterance_are_found_and_what_they_altered)
{
    with_articles(check_reports);
}

static void check_look_alikes(const struct folder *folder, const struct links *links)
{
    static const struct wanted none[] = {
        {"430 workers", "340 workers", WORDING_NONE, NULL, NULL},
        {"rise in pay", "No crane will move", WORDING_NONE, NULL, NULL},
        {"count the eels without", "count the eels", WORDING_NONE, NULL, NULL},
        {"would leave the alliance", "frozen its part", WORDING_NONE, NULL, NULL},
    };
    size_t i;

    for (i = 0; i < sizeof(none) / sizeof(*none); i++) {
        struct wanted turned = {none[i].to, none[i].from, WORDING_NONE, NULL, NULL};

        CHECK(find_link(folder, links, &none[i]) == NULL);
        CHECK(find_link(folder, links, &turned) == NULL);
    }
}

TEST(what_only_looks_alike_is_not_one_utterance)
{
    with_articles(check_look_alikes);
}
