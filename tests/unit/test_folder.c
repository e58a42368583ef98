/* tests/unit/test_folder.c - folders of articles, their people, and what an editor asks of them */
#include "scratch.h"

#include <sys/stat.h>

#include "corpus/query.h"

static char root[] = "/tmp/csto-folder-XXXXXX";
static struct folder folder;
static struct arena arena;
static struct error error;

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
    folder_init(&folder);
    arena_init(&arena, 0);
    memset(&error, 0, sizeof(error));
}

static enum error_code read_all(void)
{
    return folder_add_directory(&folder, root, NULL, NULL, NULL, &error);
}

static void finish(void)
{
    folder_release(&folder);
    arena_release(&arena);
    scratch_remove(root);
}

static void link_all(struct links *links)
{
    const struct lexicon *lexicon = lexicon_get(&error);

    if (CHECK(lexicon != NULL))
        links_find(links, &folder, lexicon, NULL, &arena);
}

TEST(an_empty_folder_and_one_with_a_single_article_have_no_links)
{
    struct links links;

    start();
    CHECK_INT(read_all(), ERROR_OK);
    CHECK_INT(folder.size, 0);
    link_all(&links);
    CHECK_INT(links.size, 0);
    make("one.txt", "\"No boat leaves before noon,\" said Nora Vale.\n");
    CHECK_INT(read_all(), ERROR_OK);
    CHECK_INT(folder.size, 1);
    link_all(&links);
    CHECK_INT(links.size, 0);
    finish();
}

TEST(a_folder_that_is_not_there_is_an_error_that_names_it)
{
    start();
    CHECK_INT(folder_add_directory(&folder, at("gone"), NULL, NULL, NULL, &error), ERROR_NOT_FOUND);
    CHECK(strstr(error.message, "gone") != NULL);
    CHECK_INT(folder.size, 0);
    finish();
}

TEST(files_that_cannot_be_read_are_kept_with_their_reason)
{
    struct links links;

    start();
    make("a.txt", "\"No boat leaves before noon today,\" said Nora Vale.\n");
    make("b.txt", "x");
    CHECK_INT(truncate(at("b.txt"), FOLDER_FILE_BYTES + 1), 0);
    make("c.txt", "x");
    CHECK_INT(truncate(at("c.txt"), 100), 0); /* NUL bytes */
    make("d.txt", "\"No boat leaves before noon today,\" said Nora Vale.\n");
    make("e.pdf", "no article");
    make(".f.txt", "hidden");
    CHECK_INT(read_all(), ERROR_OK);
    NEED(folder.size == 4);
    CHECK_INT(folder.articles[1].error.code, ERROR_TOO_LARGE);
    CHECK(strstr(folder.articles[1].error.message, "b.txt") != NULL);
    CHECK_INT(folder.articles[2].error.code, ERROR_BINARY);
    CHECK_INT(folder.articles[2].analysis.statements.size, 0);
    link_all(&links);
    CHECK_INT(links.size, 1);
    finish();
}

TEST(an_unreadable_file_is_kept_too)
{
    start();
    make("a.txt", "closed");
    CHECK_INT(chmod(at("a.txt"), 0), 0);
    if (geteuid() == 0) {
        finish();
        SKIP("root reads everything");
    }
    CHECK_INT(folder_add_file(&folder, at("a.txt"), NULL, &error), ERROR_UNREADABLE);
    CHECK_INT(folder.size, 1);
    finish();
}

TEST(a_file_that_is_added_twice_is_there_once)
{
    start();
    make("a.txt", "One.");
    CHECK_INT(folder_add_file(&folder, at("a.txt"), NULL, &error), ERROR_OK);
    CHECK_INT(folder_add_file(&folder, at("a.txt"), NULL, &error), ERROR_OK);
    CHECK_INT(folder.size, 1);
    CHECK_INT(folder_add_file(&folder, at("gone.txt"), NULL, &error), ERROR_NOT_FOUND);
    CHECK_INT(folder.size, 2);
    finish();
}

TEST(what_is_past_the_limit_is_left_out_and_counted)
{
    char name[32];
    int i;

    start();
    for (i = 0; i < FOLDER_ARTICLES + 3; i++) {
        snprintf(name, sizeof(name), "%04d.txt", i);
        make(name, "A word.");
    }
    CHECK_INT(read_all(), ERROR_OK);
    CHECK_INT(folder.size, FOLDER_ARTICLES);
    CHECK_INT(folder.left_out, 3);
    finish();
}

static bool stop_at_two(void *context, uint32_t done, uint32_t total)
{
    CHECK_INT(total, 3);
    *(uint32_t *)context = done;
    return done < 2;
}

TEST(progress_may_stop_the_reading)
{
    uint32_t done = 0;

    start();
    make("a.txt", "A.");
    make("b.txt", "B.");
    make("c.txt", "C.");
    CHECK_INT(folder_add_directory(&folder, root, NULL, stop_at_two, &done, &error),
              ERROR_CANCELLED);
    CHECK_INT(done, 2);
    CHECK_INT(folder.size, 2);
    finish();
}

TEST(a_last_name_is_completed_from_the_other_articles)
{
    struct people people;
    uint32_t person;

    start();
    make("a.txt", "\"No boat leaves before noon,\" said Nora Vale, the harbour master.\n");
    make("b.txt", "\"The fog stays,\" Vale said.\n");
    CHECK_INT(read_all(), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    CHECK_INT(people.all.size, 1);
    person = people_find(&people, view_of("vale"), &arena);
    NEED(person != NONE);
    CHECK_VIEW(people.all.at[person].name, "Nora Vale");
    CHECK_INT(people.all.at[person].statements.size, 2);
    CHECK_INT(people_find(&people, view_of("nora-vale"), &arena), person);
    CHECK_INT(people_find(&people, view_of("NORA VALE"), &arena), person);
    CHECK_INT(people_find(&people, view_of("somebody"), &arena), NONE);
    finish();
}

TEST(a_name_with_accents_is_found_by_its_id)
{
    struct people people;
    uint32_t person;

    start();
    make("a.txt", "\"No boat leaves before noon,\" said L\xc3\xa9onie Vale, the harbour master.\n");
    CHECK_INT(read_all(), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    NEED(people.all.size == 1);
    person = people_find(&people, people.all.at[0].id, &arena);
    CHECK_INT(person, 0);
    CHECK_INT(people_find(&people, VIEW("leonie vale"), &arena), 0);
    finish();
}

TEST(articles_may_complete_each_others_names)
{
    struct people people;

    start();
    make("a.txt", "\"No boat leaves before noon,\" said Nora Vale. \"We stay,\" Resnin said.\n");
    make("b.txt", "\"The fog stays,\" said Pavel Resnin. \"So do we,\" Vale said.\n");
    CHECK_INT(read_all(), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    CHECK_INT(people.all.size, 2);
    CHECK_VIEW(people.all.at[0].name, "Nora Vale");
    CHECK_VIEW(people.all.at[1].name, "Pavel Resnin");
    finish();
}

TEST(a_last_name_of_two_people_is_nobodys)
{
    struct people people;

    start();
    make("a.txt", "\"No boat leaves before noon,\" said Nora Vale.\n");
    make("b.txt", "\"The fog stays,\" said Pavel Vale.\n");
    make("c.txt", "\"The harbour is ours,\" Vale said.\n");
    CHECK_INT(read_all(), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    CHECK_INT(people.all.size, 3);
    finish();
}

static void make_three_reports(void)
{
    make("a.txt",
         "date 2025-03-12\n\n\"No boat will leave before the harbour is dredged,\" said Nora Vale "
         "on Tuesday.\n");
    make("b.txt",
         "date 2025-03-14\n\n\"No boat should leave before the harbour is dredged,\" Nora Vale "
         "said.\n\nhttps://elsewhere.example/x\n");
    make("c.txt",
         "date 2025-03-15\n\nNora Vale said that no boat would leave before the harbour was "
         "dredged. Pavel Resnin replied that dredging was not cheap.\n");
}

TEST(the_nearest_report_comes_first)
{
    struct links links;
    struct targets targets;

    start();
    make_three_reports();
    CHECK_INT(read_all(), ERROR_OK);
    link_all(&links);
    query_source(&targets, &folder, &links, 1, 0, &arena);
    NEED(targets.size == 3);
    CHECK_INT(targets.at[0].article, 0);
    CHECK(targets.at[0].nearer);
    CHECK_INT(targets.at[0].wording, WORDING_ALTERED);
    CHECK_VIEW(targets.at[0].name, "Nora Vale");
    CHECK_INT(targets.at[1].article, 2);
    CHECK(!targets.at[1].nearer);
    CHECK_INT(targets.at[2].kind, LINK_URL);
    CHECK_VIEW(targets.at[2].url, "https://elsewhere.example/x");
    query_source(&targets, &folder, &links, 0, 0, &arena);
    NEED(targets.size == 2);
    CHECK(!targets.at[0].nearer);
    finish();
}

TEST(reports_that_stand_as_near_both_come_first)
{
    struct links links;
    struct targets targets;

    start();
    make("a.txt", "date 2025-03-12\n\n\"No boat will leave before the harbour is dredged,\" Nora "
                  "Vale said.\n");
    make("b.txt", "date 2025-03-14\n\nNora Vale said that no boat would leave before the harbour "
                  "was dredged.\n");
    make("c.txt", "date 2025-03-12\n\n\"No boat will leave before the harbour is dredged,\" Nora "
                  "Vale said.\n");
    CHECK_INT(read_all(), ERROR_OK);
    link_all(&links);
    query_source(&targets, &folder, &links, 1, 0, &arena);
    NEED(targets.size == 2);
    CHECK(targets.at[0].nearer);
    CHECK(!targets.at[1].nearer);
    CHECK(strstr(targets.at[1].why, "as near to the origin") != NULL);
    CHECK(strstr(targets.at[0].why, "as near to the origin") == NULL);
    finish();
}

TEST(the_outlet_that_is_named_is_where_it_leads)
{
    struct links links;
    struct targets targets;

    start();
    make("a.txt", "Date: 2025-03-12\nOutlet: The Ellery Gazette\n\n\"The old ferry stays in the "
                  "harbour until the ice is gone,\" Nora Vale said on Tuesday.\n");
    make("b.txt", "date 2025-03-14\n\nNora Vale told the Ellery Gazette that the ferry was too old "
                  "for a captain of her age.\n");
    CHECK_INT(read_all(), ERROR_OK);
    link_all(&links);
    query_source(&targets, &folder, &links, 1, 0, &arena);
    NEED(targets.size == 1);
    CHECK_INT(targets.at[0].kind, LINK_REFERENCE);
    CHECK_INT(targets.at[0].article, 0);
    query_reports(&targets, &folder, &links, 0, 0, &arena);
    NEED(targets.size == 1);
    CHECK_INT(targets.at[0].article, 1);
    finish();
}

TEST(reports_replies_conflicts_and_counts)
{
    struct links links;
    struct targets targets;
    struct link_counts counts, all[1];

    start();
    make_three_reports();
    CHECK_INT(read_all(), ERROR_OK);
    link_all(&links);
    query_reports(&targets, &folder, &links, 0, 0, &arena);
    NEED(targets.size == 3);
    CHECK_INT(targets.at[2].kind, LINK_REPLY);
    CHECK_INT(targets.at[2].article, 2);
    query_conflicts(&targets, &folder, &links, 0, 0, &arena);
    NEED(targets.size == 1);
    CHECK_INT(targets.at[0].article, 1);
    query_conflicts(&targets, &folder, &links, 0, NONE, &arena);
    CHECK_INT(targets.size, 1);
    counts = query_counts(&links, 0, 0);
    CHECK_INT(counts.same, 2);
    CHECK_INT(counts.altered, 1);
    CHECK_INT(counts.reply, 1);
    query_counts_of_article(all, 1, &links, 0);
    CHECK(memcmp(&all[0], &counts, sizeof(counts)) == 0);
    finish();
}

TEST(links_hear_a_cancel)
{
    struct links links;
    int cancel = 1;

    start();
    make_three_reports();
    CHECK_INT(read_all(), ERROR_OK);
    CHECK(!links_find(&links, &folder, lexicon_get(NULL), &cancel, &arena));
    CHECK_INT(links.size, 0);
    cancel = 0;
    CHECK(links_find(&links, &folder, lexicon_get(NULL), &cancel, &arena));
    CHECK(links.size > 0);
    finish();
}

TEST(a_timeline_is_in_order_of_dates)
{
    struct people people;
    struct targets targets;
    uint32_t i;

    start();
    make_three_reports();
    make("d.txt", "Nora Vale said that herrings were late.\n");
    CHECK_INT(read_all(), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    query_timeline(&targets, &folder, &people, people_find(&people, VIEW("Vale"), &arena), &arena);
    NEED(targets.size == 4);
    CHECK(date_known(targets.at[0].date));
    for (i = 1; i < targets.size; i++)
        CHECK(!date_known(targets.at[i].date) ||
              date_compare(targets.at[i - 1].date, targets.at[i].date) <= 0);
    finish();
}

TEST(a_timeline_knows_the_day_of_what_another_report_gives_the_month_of)
{
    struct people people;
    struct targets targets;
    struct links links;
    uint32_t i;

    start();
    make("a.txt", "date 2025-06-12\n\n\"The quotas are a net without a bottom for all our boats,\" "
                  "Nora Vale said in May.\n");
    make("b.txt", "date 2025-05-09\n\n\"The quotas are a net without a bottom for all our boats,\" "
                  "Nora Vale said on Friday.\n");
    CHECK_INT(read_all(), ERROR_OK);
    link_all(&links);
    folder_speakers(&people, &folder, &arena);
    query_timeline_linked(&targets, &folder, &links, &people,
                          people_find(&people, VIEW("Vale"), &arena), &arena);
    NEED(targets.size == 2);
    for (i = 0; i < 2; i++) {
        CHECK_INT(targets.at[i].date.day, 9);
        CHECK(!targets.at[i].date_from == (i == 0)); /* the report that tells the day first */
    }
    finish();
}

TEST(a_timeline_tells_what_changed)
{
    static const char *const changes[] = {"remains", "remains -> frozen",
                                          "frozen -> will leave on a condition", NULL};
    struct people people;
    struct targets targets;
    struct links links;
    uint32_t i;

    start();
    make("a.txt",
         "date 2025-01-02\n\nNora Vale said on Thursday that Norway remains a member of the "
         "Fisheries Union for now.\n");
    make("b.txt",
         "date 2025-02-07\n\nNora Vale said on Friday that Norway had frozen its membership "
         "in the Fisheries Union.\n");
    make("c.txt",
         "date 2025-03-13\n\nNora Vale said on Thursday that Norway would leave the Fisheries "
         "Union if the quotas stayed.\n");
    make("d.txt", "Nora Vale said that Norway would leave the Fisheries Union unless the quotas "
                  "changed.\n");
    CHECK_INT(read_all(), ERROR_OK);
    link_all(&links);
    folder_speakers(&people, &folder, &arena);
    query_timeline_linked(&targets, &folder, &links, &people,
                          people_find(&people, VIEW("Vale"), &arena), &arena);
    NEED(targets.size == 4);
    for (i = 0; i < 4; i++) {
        CHECK(!targets.at[i].change == !changes[i]);
        if (targets.at[i].change && changes[i])
            CHECK_STR(targets.at[i].change, changes[i]);
    }
    CHECK(date_known(targets.at[3].date));
    CHECK(targets.at[3].date_from != NULL && targets.at[2].date_from == NULL);
    finish();
}

TEST(a_timeline_tells_what_was_denied_before)
{
    struct people people;
    struct targets targets;

    start();
    make("a.txt", "date 2025-01-02\n\n\"We have found no fault in the valves of the northern "
                  "ferry,\" Nora Vale said on Thursday.\n");
    make("b.txt", "date 2025-02-07\n\n\"There was a fault in the valves of the northern ferry,\" "
                  "Nora Vale said on Friday.\n");
    CHECK_INT(read_all(), ERROR_OK);
    folder_speakers(&people, &folder, &arena);
    query_timeline(&targets, &folder, &people, people_find(&people, VIEW("Vale"), &arena), &arena);
    NEED(targets.size == 2);
    CHECK(targets.at[0].change == NULL);
    CHECK_STR(targets.at[1].change ? targets.at[1].change : "", "denied it -> says so");
    finish();
}

TEST(questions_out_of_range_have_no_answer)
{
    struct links links;
    struct targets targets;
    struct people people;

    start();
    make("a.txt", "\"No boat leaves before noon,\" said Nora Vale.\n");
    CHECK_INT(read_all(), ERROR_OK);
    link_all(&links);
    folder_speakers(&people, &folder, &arena);
    query_source(&targets, &folder, &links, 7, 0, &arena);
    CHECK_INT(targets.size, 0);
    query_source(&targets, &folder, &links, 0, NONE, &arena);
    CHECK_INT(targets.size, 0);
    query_conflicts(&targets, &folder, &links, 9, NONE, &arena);
    CHECK_INT(targets.size, 0);
    query_address(&targets, &folder, &links, 0, UINT32_MAX, &arena);
    CHECK_INT(targets.size, 0);
    query_timeline(&targets, &folder, &people, NONE, &arena);
    CHECK_INT(targets.size, 0);
    CHECK_INT(people_of_statement(&people, &folder, 0, 99), NONE);
    finish();
}
