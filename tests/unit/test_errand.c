/* tests/unit/test_errand.c - what waits for a buffer: lines joined, the newest kept */
#include "../harness.h"

#include "rpc/errand.h"

enum { LINES = 4 };

/* What a message with these lines says; NULL ends them, none at all is null. */
static void take(struct errand *out, uint32_t tick, const char *const *texts)
{
    static msgpack_object entries[LINES], array;
    static const struct lines none;
    struct arguments arguments = {.tick = tick, .path = VIEW("/news/a.txt")};

    memset(out, 0, sizeof(*out));
    array.type = MSGPACK_OBJECT_ARRAY;
    array.via.array.ptr = entries;
    array.via.array.size = 0;
    for (; texts && *texts; texts++) {
        msgpack_object *entry = &entries[array.via.array.size++];

        entry->type = MSGPACK_OBJECT_STR;
        entry->via.str.ptr = *texts;
        entry->via.str.size = (uint32_t)strlen(*texts);
    }
    arguments.lines = texts ? &array : NULL;
    arguments.folder = !texts;
    errand_take(out, &arguments, &none);
}

TEST(lines_are_joined)
{
    struct errand errand;

    take(&errand, 1, (const char *const[]){"one", "", "two", NULL});
    CHECK(errand.given && errand.reads);
    CHECK_VIEW(buffer_as_view(&errand.lines), "one\n\ntwo\n");
    CHECK_VIEW(buffer_as_view(&errand.path), "/news/a.txt");
    errand_release(&errand);
    CHECK(!errand.given);
    take(&errand, 1, (const char *const[]){NULL});
    CHECK(errand.reads);
    CHECK_INT(errand.lines.size, 0);
    errand_release(&errand);
}

TEST(a_line_break_in_a_line_is_a_nul_byte)
{
    struct errand errand;

    take(&errand, 1, (const char *const[]){"a\nb\n", "c", NULL});
    CHECK_INT(errand.lines.size, 7);
    CHECK(memcmp(errand.lines.data, "a\0b\0\nc\n", 7) == 0);
    errand_release(&errand);
}

TEST(a_buffer_past_the_limit_is_told_not_kept)
{
    size_t size = 16 << 20;
    char *text = malloc(size + 1);
    struct errand errand;

    memset(text, 'x', size);
    text[size] = '\0';
    take(&errand, 1, (const char *const[]){text, NULL});
    CHECK_INT(errand.error.code, ERROR_TOO_LARGE);
    CHECK_STR(errand.error.message, "the buffer is larger than 16 MiB");
    errand_release(&errand);
    take(&errand, 1, (const char *const[]){text + 1, NULL});
    CHECK_INT(errand.error.code, ERROR_OK);
    errand_release(&errand);
    free(text);
}

TEST(the_newest_lines_wait)
{
    struct errand errand, newer;

    take(&errand, 1, (const char *const[]){"old", NULL});
    take(&newer, 2, (const char *const[]){"new", NULL});
    errand_replace(&errand, &newer);
    CHECK_INT(errand.tick, 2);
    CHECK_VIEW(buffer_as_view(&errand.lines), "new\n");
    CHECK(!newer.given);
    errand_release(&errand);
}

TEST(lines_that_wait_are_not_lost_to_a_question_about_the_folder)
{
    struct errand errand, newer;

    take(&errand, 1, (const char *const[]){"old", NULL});
    take(&newer, 2, NULL);
    CHECK(!errand.folder && newer.folder && !newer.reads);
    errand_replace(&errand, &newer);
    CHECK_INT(errand.tick, 1);
    CHECK(errand.reads && errand.folder);
    CHECK_VIEW(buffer_as_view(&errand.lines), "old\n");
    errand_release(&errand);
}

TEST(a_text_that_is_held_is_taken_if_it_is_the_one_meant)
{
    struct lines held = {0};
    struct errand errand = {0};
    struct arguments arguments = {.tick = 1, .path = VIEW("/news/a.txt"), .bytes = 4};

    buffer_view(&held.text, VIEW("one\n"));
    errand_take(&errand, &arguments, &held);
    CHECK(errand.reads && !errand.error.code);
    CHECK_VIEW(buffer_as_view(&errand.lines), "one\n");
    errand_release(&errand);
    arguments.bytes = 5;
    errand_take(&errand, &arguments, &held);
    CHECK_INT(errand.error.code, ERROR_PROTOCOL);
    errand_release(&errand);
    buffer_release(&held.text);
}
