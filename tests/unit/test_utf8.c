/* tests/unit/test_utf8.c - characters, normal forms, and text made fit for a screen */
#include "harness.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"

TEST(bad_bytes_are_characters_of_width_one)
{
    static const char *const bad[] = {
        "\xff", "\xC3(", "\xE2\x82", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80"};
    uint32_t width;
    size_t i;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        CHECK_INT(utf8_decode(view_of(bad[i]), 0, &width), UTF8_BAD);
        CHECK_INT(width, 1);
        CHECK(!utf8_valid(view_of(bad[i])));
    }
    CHECK(utf8_valid(VIEW("\xEF\xBF\xBD"))); /* a replacement character that was written */
}

TEST(forward_and_backward_agree)
{
    const struct view text = VIEW("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xff\xC3z\x80");
    size_t at = 0, starts[32], count = 0;
    uint32_t width;

    for (; at < text.size; at += width) {
        starts[count++] = at;
        utf8_decode(text, at, &width);
    }
    for (at = text.size; count > 0;) {
        at = utf8_before(text, at);
        CHECK_INT(at, starts[--count]);
    }
    CHECK_INT(at, 0);
}

TEST(classes)
{
    CHECK(utf8_is_letter('a') && utf8_is_letter(0x431) && utf8_is_letter(0x301) &&
          !utf8_is_letter('1'));
    CHECK(utf8_is_digit('7') && utf8_is_digit(0x0665) && !utf8_is_digit('a'));
    CHECK(utf8_is_upper(0x416) && utf8_is_upper(0x1C5) && utf8_is_lower(0x436) &&
          !utf8_is_lower('A'));
    CHECK(utf8_is_space(0xA0) && utf8_is_space(0x200B) && utf8_is_space(0xFEFF) &&
          !utf8_is_space('_'));
    CHECK(utf8_is_apostrophe(0x2019) && utf8_is_apostrophe('\'') && !utf8_is_apostrophe('"'));
    CHECK_INT(utf8_lower(0x416), 0x436);
}

TEST(normal_form)
{
    struct arena arena;

    arena_init(&arena, 0);
    CHECK_VIEW(utf8_normal(&arena, VIEW("MR.")), "mr.");
    CHECK_VIEW(utf8_normal(&arena, VIEW("Don\xE2\x80\x99T")), "don't");
    CHECK_VIEW(utf8_normal(&arena, VIEW("E\xCC\x81t\xC3\x89")), "\xC3\xA9t\xC3\xA9");
    CHECK_VIEW(utf8_normal(&arena, VIEW("a\xff\xC3"
                                        "b")),
               "ab");
    CHECK_VIEW(utf8_normal(&arena, VIEW("\xC8\xBA")), "\xE2\xB1\xA5"); /* grows by a byte */
    CHECK_VIEW(utf8_normal(&arena, VIEW("")), "");
    arena_release(&arena);
}

TEST(marks_without_end_are_not_sorted)
{
    enum { MARKS = 200000 };
    struct arena arena;
    struct view normal;
    char *text;
    int i;

    arena_init(&arena, 0);
    text = arena_alloc(&arena, MARKS * 2);
    for (i = 0; i < MARKS; i++) /* alternating classes: the worst case of canonical order */
        memcpy(text + i * 2, i % 2 ? "\xCC\xA3" : "\xCC\x81", 2);
    normal = utf8_normal(&arena, (struct view){text, MARKS * 2});
    CHECK_INT(normal.size, MARKS * 2);
    arena_release(&arena);
}

TEST(utf16_length_counts_surrogates)
{
    CHECK_INT(utf8_utf16_length(VIEW("a\xC3\xA9\xF0\x9F\x98\x80\xff")), 5);
}

TEST(cells_are_those_of_a_screen)
{
    CHECK_INT(utf8_cells(VIEW("")), 0);
    CHECK_INT(utf8_cells(VIEW("a\xC3\xA9\xE2\x89\xA4")), 3); /* a, e acute, less or equal */
    CHECK_INT(utf8_cells(VIEW("e\xCC\x81\xE6\x97\xA5")),
              3); /* a combining mark; a wide character */
}

TEST(what_could_harm_a_screen_is_made_visible)
{
    struct buffer buffer = BUFFER_INIT;

    buffer_visible(&buffer, VIEW("a\x1b[31m\n\t\x7f\xff\xC2\x85\xE2\x80\xAE\xC3\xA9"));
    CHECK_STR(buffer.data, "a^[[31m^J^I^?<ff><85><202e>\xC3\xA9");
    buffer_release(&buffer);
}

TEST(a_buffer_grows_clears_and_lets_go)
{
    struct buffer buffer = BUFFER_INIT;
    char *text;
    int i;

    for (i = 0; i < 1000; i++)
        buffer_format(&buffer, "%d,", i);
    CHECK_INT(buffer.size, 10 * 2 + 90 * 3 + 900 * 4);
    buffer_clear(&buffer);
    CHECK_INT(buffer_as_view(&buffer).size, 0);
    buffer_text(&buffer, "x");
    buffer_view(&buffer, VIEW("y"));
    text = buffer_detach(&buffer);
    CHECK_STR(text, "xy");
    free(text);
    text = buffer_detach(&buffer);
    CHECK_STR(text, "");
    free(text);
    CHECK(!buffer.failed && !buffer.data);
}

TEST(a_buffer_remembers_that_memory_ran_out)
{
    struct buffer buffer = BUFFER_INIT;

    buffer_add(&buffer, "", SIZE_MAX / 2);
    CHECK(buffer.failed);
    buffer_text(&buffer, "x");
    CHECK_INT(buffer.size, 0);
    CHECK(buffer_detach(&buffer) == NULL);
}

TEST(an_error_keeps_its_first_sentence)
{
    struct error error = {0};

    CHECK_INT(error_set(&error, ERROR_NOT_FOUND, "%s: gone", "a\nb"), ERROR_NOT_FOUND);
    CHECK_INT(error_set(&error, ERROR_BINARY, "later"), ERROR_BINARY);
    CHECK_INT(error.code, ERROR_NOT_FOUND);
    CHECK_STR(error.message, "a^Jb: gone");
    CHECK_INT(error_set(NULL, ERROR_USAGE, "nobody listens"), ERROR_USAGE);
    CHECK_STR(error_name(ERROR_TOO_LARGE), "too-large");
    CHECK_STR(error_default(ERROR_OK), "done");
}

TEST(a_long_message_is_cut_at_a_character)
{
    struct error error = {0};
    char long_text[ERROR_MESSAGE * 2];
    size_t i;

    for (i = 0; i + 1 < sizeof(long_text); i += 2)
        memcpy(long_text + i, "\xC3\xA9", 2);
    long_text[sizeof(long_text) - 2] = '\0';
    error_set(&error, ERROR_USAGE, "x%s", long_text);
    CHECK(utf8_valid(view_of(error.message)));
    CHECK_INT(strlen(error.message), ERROR_MESSAGE - 1);
}
