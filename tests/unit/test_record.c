/* test_record.c - an analysis as bytes, and back */
#include "harness.h"

#include "corpus/record.h"

static struct arena arena;
static struct article article;
static struct analysis analysis;
static struct error error;

static const struct view story = VIEW(
    "date 2024-03-04\n\nMill to close\n\nThe mill in Oldbury will close in May, owner Ada Brook "
    "said on Monday.\n\n“We tried everything,” she told Bay Radio. “It was \xff not enough.”\n\n"
    "According to the union's Tom Reed, 200 people will lose their work “by 25 May”.\n");

static void start(struct buffer *record)
{
    arena_init(&arena, 0);
    CHECK_INT(article_bytes(&article, VIEW("story.txt"), story, DOOR_FILE, &error), ERROR_OK);
    CHECK_INT(analyze(&analysis, &article, NULL, &arena, &error), ERROR_OK);
    record_write(record, &analysis);
    CHECK(!record->failed && record->size > 100);
}

TEST(what_is_read_is_what_was_written)
{
    struct buffer record = BUFFER_INIT, again = BUFFER_INIT;
    struct analysis back;
    uint32_t i;

    start(&record);
    NEED(record_read(&back, &article, buffer_as_view(&record), NULL, &arena, &error) == ERROR_OK);
    CHECK_INT(back.text.tokens.size, analysis.text.tokens.size);
    for (i = 0; i < back.text.tokens.size; i++) {
        const struct token *a = &analysis.text.tokens.at[i], *b = &back.text.tokens.at[i];

        CHECK(view_equal(a->norm, b->norm));
        CHECK_INT(b->sentence, a->sentence);
        CHECK_INT(b->quotation, a->quotation);
    }
    NEED(back.statements.size == analysis.statements.size && back.statements.size >= 3);
    CHECK_VIEW(back.heading.title, "Mill to close");
    CHECK(back.statements.at[0].confidence == analysis.statements.at[0].confidence);
    CHECK_VIEW(back.speakers.all.at[0].name, "Ada Brook");
    record_write(&again, &back);
    CHECK(view_equal(buffer_as_view(&record), buffer_as_view(&again)));
    buffer_release(&record);
    buffer_release(&again);
    arena_release(&arena);
}

TEST(a_record_that_is_cut_off_is_refused)
{
    struct buffer record = BUFFER_INIT;
    struct analysis back;
    size_t size;

    start(&record);
    for (size = 0; size < record.size; size++) {
        struct error why = {ERROR_OK, ""};

        CHECK_INT(
            record_read(&back, &article, (struct view){record.data, size}, NULL, &arena, &why),
            ERROR_SYNTAX);
    }
    CHECK_INT(record_read(&back, &article, VIEW("\xff\xff\xff\xff\x0f"), NULL, &arena, &error),
              ERROR_SYNTAX);
    CHECK(strstr(error.message, "story.txt") != NULL);
    buffer_release(&record);
    arena_release(&arena);
}

/* A damaged one may pass as another analysis, but then as one whose invariants hold. */
TEST(a_damaged_record_never_breaks_an_invariant)
{
    struct buffer record = BUFFER_INIT;
    uint32_t refused = 0;
    size_t i;

    start(&record);
    for (i = 0; i < record.size; i++) {
        struct arena own;
        struct analysis back;
        char was = record.data[i];

        arena_init(&own, 0);
        record.data[i] = (char)(was ^ (char)(1 << i % 8));
        if (record_read(&back, &article, buffer_as_view(&record), NULL, &own, NULL))
            refused++;
        else
            CHECK(analysis_check(&back, NULL));
        record.data[i] = was;
        arena_release(&own);
    }
    CHECK(refused > record.size / 4);
    buffer_release(&record);
    arena_release(&arena);
}
