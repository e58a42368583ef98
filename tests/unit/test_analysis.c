/* test_analysis.c - the main path as a whole: invariants, stopping, memory, JSON */
#include "harness.h"

#include <jansson.h>

#include "analysis/json.h"

static struct arena arena;

static const struct view story = VIEW(
    "Mill to close\n\nThe mill in Oldbury will close in May, owner Ada Brook said on "
    "Monday.\n\n\"We tried everything,\" she added. \"It was not enough.\"\n\nAccording to the "
    "union's Tom Reed, 200 people will lose their work.\n");

static enum error_code run(struct analysis *out, struct view bytes,
                           const struct analysis_options *options, struct error *error)
{
    struct article *article = arena_new(&arena, struct article);

    if (!CHECK_INT(article_bytes(article, VIEW("story.txt"), bytes, DOOR_FILE, error), ERROR_OK))
        return error->code;
    return analyze(out, article, options, &arena, error);
}

static void check_holds(const struct analysis *analysis)
{
    struct error error = {ERROR_OK, ""};

    if (!CHECK(analysis_check(analysis, &error)))
        printf("# it says: %s\n", error.message);
}

TEST(a_story_has_statements_and_speakers)
{
    struct error error = {ERROR_OK, ""};
    struct analysis analysis;

    NEED(run(&analysis, story, NULL, &error) == ERROR_OK);
    check_holds(&analysis);
    CHECK(analysis.statements.size >= 2);
    CHECK(analysis.speakers.all.size >= 2);
    CHECK(analysis.speakers.of_statement[0] != NONE);
    CHECK_VIEW(analysis.heading.title, "Mill to close");
}

/* The first part of what the only statement of a text has of a kind. */
static void check_part(const char *bytes, bool of_source, const char *expected)
{
    struct error error = {ERROR_OK, ""};
    struct analysis analysis;
    const struct parts *parts;

    NEED(run(&analysis, view_of(bytes), NULL, &error) == ERROR_OK);
    NEED(analysis.statements.size == 1);
    parts = of_source ? &analysis.statements.at[0].source : &analysis.statements.at[0].content;
    NEED(parts->size == 1);
    CHECK_VIEW(text_bytes(&analysis.text, text_span(&analysis.text, parts->at[0])), expected);
}

TEST(the_day_is_no_part_of_who_spoke)
{
    check_part(
        "The chairman of the commission, Jan Nowak, yesterday dismissed as \"mere arithmetic\" "
        "the claim that ballots had vanished.\n",
        true, "The chairman of the commission, Jan Nowak");
}

TEST(a_content_ends_where_a_clause_can_end)
{
    check_part(
        "Harbour Rovers will not be able to pay their players at the end of this month and may "
        "not fulfil their fixtures, the club's administrator admitted yesterday.\n",
        false,
        "Harbour Rovers will not be able to pay their players at the end of this month and may "
        "not fulfil their fixtures");
}

TEST(a_content_is_not_in_pieces_for_want_of_an_aside)
{
    check_part(
        "Defence Minister Anna Okan said 14 mutineers, among them two captains, were in "
        "custody and that Dracy was still being sought.\n",
        false,
        "14 mutineers, among them two captains, were in custody and that Dracy was still being "
        "sought");
}

TEST(a_word_of_a_source_introduces_nothing_again)
{
    check_part("\"The state is no attendant,\" State Secretary Holger Brand said at a government "
               "press conference in Berlin on Monday.\n",
               true, "State Secretary Holger Brand");
}

TEST(nothing_is_an_article_too)
{
    struct error error = {ERROR_OK, ""};
    struct analysis analysis;

    NEED(run(&analysis, VIEW(""), NULL, &error) == ERROR_OK);
    check_holds(&analysis);
    CHECK_INT(analysis.statements.size, 0);
}

static const char *stages[16];
static uint32_t stages_seen;

static void see_stage(void *context, const char *stage)
{
    CHECK(context == stages);
    if (stages_seen < 16)
        stages[stages_seen++] = stage;
}

TEST(each_stage_is_told_of)
{
    struct analysis_options options = {.enter = see_stage, .context = stages};
    struct error error = {ERROR_OK, ""};
    struct analysis analysis;

    NEED(run(&analysis, story, &options, &error) == ERROR_OK);
    NEED(stages_seen == 9);
    CHECK_STR(stages[0], "text");
    CHECK_STR(stages[8], "done");
}

static int cancel;

static void cancel_at_mentions(void *context, const char *stage)
{
    (void)context;
    CHECK(!cancel);
    cancel = strcmp(stage, "mentions") == 0;
}

TEST(a_request_to_stop_is_heard_between_stages)
{
    struct analysis_options options = {.cancel = &cancel, .enter = cancel_at_mentions};
    struct error error = {ERROR_OK, ""};
    struct analysis analysis;

    CHECK_INT(run(&analysis, story, &options, &error), ERROR_CANCELLED);
    CHECK_INT(error.code, ERROR_CANCELLED);
    CHECK(strstr(error.message, "story.txt") != NULL);
}

TEST(memory_that_runs_out_is_an_error)
{
    struct error error = {ERROR_OK, ""};
    struct analysis analysis;
    uint32_t failed = 0;

    for (size_t limit = 512; limit < 1 << 20; limit = limit * 3 / 2) {
        struct article article;
        enum error_code code;

        error = (struct error){ERROR_OK, ""};
        arena_init(&arena, limit);
        NEED(article_bytes(&article, VIEW("story.txt"), story, DOOR_FILE, &error) == ERROR_OK);
        code = analyze(&analysis, &article, NULL, &arena, &error);
        CHECK(code == ERROR_OK || code == ERROR_NO_MEMORY);
        CHECK(arena.guard == NULL);
        failed += code == ERROR_NO_MEMORY;
        arena_release(&arena);
    }
    CHECK(failed > 0);
}

/* An analysis to break, and a check that the break is seen. */
static struct analysis broken;

static void fresh(void)
{
    struct error error = {ERROR_OK, ""};

    CHECK_INT(run(&broken, story, NULL, &error), ERROR_OK);
}

static void check_seen(const char *what)
{
    struct error error = {ERROR_OK, ""};

    CHECK(!analysis_check(&broken, &error));
    CHECK_INT(error.code, ERROR_INTERNAL);
    if (!CHECK(strstr(error.message, what) != NULL))
        printf("# it says: %s\n", error.message);
}

TEST(a_broken_text_is_seen)
{
    fresh();
    broken.text.tokens.at[3].span.end = 100000;
    check_seen("token");
    fresh();
    broken.text.sentences.at[0].tokens.to--;
    check_seen("sentence");
    fresh();
    broken.text.paragraphs.size--;
    check_seen("paragraph");
    fresh();
    NEED(broken.text.quotations.size);
    broken.text.quotations.at[0].continues = 0;
    check_seen("quotation");
}

TEST(a_broken_statement_is_seen)
{
    fresh();
    NEED(broken.statements.size >= 2);
    broken.statements.at[1].content.size = 0;
    check_seen("without content");
    fresh();
    broken.statements.at[1].content.at[0].to = 100000;
    check_seen("parts");
    fresh();
    broken.statements.at[0].confidence = 1.5f;
    check_seen("confidence");
    fresh();
    broken.statements.at[0].parent = 1;
    broken.statements.at[1].parent = 0;
    check_seen("own parent");
    fresh();
    broken.statements.at[0].mention = broken.mentions.size;
    check_seen("mention");
}

TEST(a_broken_speaker_is_seen)
{
    fresh();
    NEED(broken.speakers.all.size >= 2);
    broken.speakers.all.at[0].id = broken.speakers.all.at[1].id;
    check_seen("two speakers");
    fresh();
    broken.speakers.of_statement[0] = broken.speakers.all.size;
    check_seen("does not exist");
    fresh();
    broken.speakers.all.at[0].name = VIEW("");
    check_seen("without id or name");
}

TEST(json_has_the_keys_of_the_interface)
{
    static const char *const keys[] = {"article", "title", "date",       "date_from",
                                       "outlet",  "url",   "statements", "speakers"};
    struct error error = {ERROR_OK, ""};
    struct analysis analysis;
    json_t *value;
    const char *key;
    json_t *item;
    size_t i = 0;

    NEED(run(&analysis, story, NULL, &error) == ERROR_OK);
    value = analysis_json(&analysis);
    NEED(value != NULL);
    json_object_foreach(value, key, item)
    {
        if (CHECK(i < 8))
            CHECK_STR(key, keys[i++]);
    }
    CHECK_INT(i, 8);
    CHECK_INT(json_array_size(json_object_get(value, "statements")), analysis.statements.size);
    CHECK(json_is_null(json_object_get(value, "date")));
    json_decref(value);
}

static void check_text(struct view text, const char *wanted)
{
    struct buffer out = BUFFER_INIT;
    json_t *array = json_array();

    json_array_append_new(array, text_json(text));
    json_write(&out, array);
    CHECK(!out.failed);
    CHECK_STR(out.data, wanted);
    buffer_release(&out);
}

TEST(bad_bytes_become_replacements_and_controls_escapes)
{
    check_text(VIEW("caf\xe9 \xe2\x80 x"), "[\"caf\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd x\"]");
    check_text(VIEW("a\x1b\n\"\\\0z"), "[\"a\\u001B\\n\\\"\\\\\\u0000z\"]");
    check_text(VIEW(""), "[\"\"]");
    check_text(VIEW("\xed\xa0\x80"), "[\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"]");
}

TEST(json_without_memory_fails_the_buffer)
{
    struct buffer out = BUFFER_INIT;

    json_write(&out, NULL);
    CHECK(out.failed);
    buffer_release(&out);
}
