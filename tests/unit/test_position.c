/* tests/unit/test_position.c - rows and columns as Neovim counts them */
#include "harness.h"

#include "text/position.h"

static struct arena arena;
static struct positions positions;

static void open_bytes(struct view bytes, enum article_door door)
{
    struct article article;

    arena_init(&arena, 0);
    CHECK_INT(article_bytes(&article, VIEW(""), bytes, door, NULL), ERROR_OK);
    positions_init(&positions, &article, &arena);
}

static void check_at(uint32_t offset, uint32_t row, uint32_t column)
{
    struct position position = position_of(&positions, offset);

    CHECK_INT(position.row, row);
    CHECK_INT(position.column, column);
    CHECK_INT(position_offset(&positions, position), offset);
}

TEST(plain_lines)
{
    open_bytes(VIEW("ab\n\xC3\xA9z\n"), DOOR_FILE);
    CHECK_INT(positions.lines, 2);
    check_at(0, 0, 0);
    check_at(2, 0, 2);
    check_at(3, 1, 0);
    check_at(5, 1, 2);
    CHECK_INT(position_of(&positions, 7).row, 1);
    CHECK_INT(position_of(&positions, 1000).column, 3);
    CHECK_INT(position_offset(&positions, (struct position){0, 99}), 2);
    CHECK_INT(position_offset(&positions, (struct position){99, 0}), 6);
    arena_release(&arena);
}

TEST(an_empty_article_has_one_line)
{
    open_bytes(VIEW(""), DOOR_FILE);
    CHECK_INT(positions.lines, 1);
    check_at(0, 0, 0);
    arena_release(&arena);
}

TEST(a_byte_order_mark_takes_no_column)
{
    open_bytes(VIEW("\xEF\xBB\xBF"
                    "ab\nc"),
               DOOR_FILE);
    check_at(3, 0, 0);
    check_at(4, 0, 1);
    check_at(6, 1, 0);
    CHECK_INT(position_of(&positions, 1).column, 0);
    arena_release(&arena);
}

TEST(carriage_returns_count_unless_every_line_has_one)
{
    open_bytes(VIEW("ab\r\nc\r\n"), DOOR_FILE);
    CHECK_INT(position_of(&positions, 3).column, 2);
    check_at(4, 1, 0);
    arena_release(&arena);
    open_bytes(VIEW("ab\r\nc\n"), DOOR_FILE);
    check_at(3, 0, 3);
    arena_release(&arena);
}

TEST(one_bad_byte_makes_the_whole_file_latin_1)
{
    open_bytes(VIEW("\xC3\xA9x\n\xff\xffy\n"), DOOR_FILE);
    CHECK(positions.latin1);
    check_at(2, 0, 4);
    check_at(4, 1, 0);
    check_at(6, 1, 4);
    CHECK_INT(position_offset(&positions, (struct position){1, 3}), 5);
    arena_release(&arena);
}

TEST(a_byte_order_mark_before_bad_bytes_is_latin_1_too)
{
    open_bytes(VIEW("\xEF\xBB\xBF"
                    "a\xff"),
               DOOR_FILE);
    check_at(3, 0, 6);
    arena_release(&arena);
}

TEST(lines_of_an_editor_are_taken_as_they_are)
{
    open_bytes(VIEW("\xEF\xBB\xBF"
                    "a\xff\r\n"),
               DOOR_LINES);
    check_at(3, 0, 3);
    check_at(6, 0, 6);
    arena_release(&arena);
}

TEST(long_lines_of_latin_1)
{
    enum { SIZE = 1 << 20 };
    char *bytes = malloc(SIZE);
    uint32_t i;

    NEED(bytes != NULL);
    memset(bytes, '\xE9', SIZE);
    open_bytes((struct view){bytes, SIZE}, DOOR_FILE);
    for (i = 0; i < SIZE; i += 4099)
        check_at(i, 0, 2 * i);
    check_at(SIZE, 0, 2 * SIZE);
    arena_release(&arena);
    free(bytes);
}
