/* tests/unit/test_wire.c - the fixtures of tests/rpc/fixtures, in pieces of 1 to 9 bytes and whole
 *
 * A fixture: hexadecimal bytes, "strings" and byte*times; `---`; then what the wire says, a line for each: `request ID METHOD PARAMETERS`,
 * `notification METHOD PARAMETERS`, `response ID`, `bad CODE SENTENCE`, `more` where a message is left unfinished.
 */
#include "../harness.h"

#include <dirent.h>

#include "base/buffer.h"
#include "rpc/wire.h"

static const char folder[] = "tests/rpc/fixtures";

/* One word of the bytes; the rest of the line behind it. */
static const char *add_word(struct buffer *out, const char *word)
{
    char *end;
    unsigned char byte;
    long times = 1;

    if (*word == '"') {
        const char *close = strchr(word + 1, '"');

        buffer_add(out, word + 1, (size_t)(close - word - 1));
        return close + 1;
    }
    byte = (unsigned char)strtol(word, &end, 16);
    if (*end == '*')
        times = strtol(end + 1, &end, 10);
    for (; times > 0; times--)
        buffer_add(out, &byte, 1);
    return end;
}

static bool read_fixture(const char *name, struct buffer *bytes, struct buffer *expected)
{
    char path[300], line[1000];
    bool behind = false;
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "r");
    while (file && fgets(line, sizeof(line), file)) {
        const char *at = line;

        if (behind)
            buffer_text(expected, line);
        else if (strcmp(line, "---\n") == 0)
            behind = true;
        else if (*line != '#')
            while (*(at += strspn(at, " \n")))
                at = add_word(bytes, at);
    }
    if (file)
        fclose(file);
    return behind;
}

static void describe(struct buffer *out, const struct message *message)
{
    static const char *const names[] = {"request", "response", "notification"};

    buffer_text(out, names[message->kind]);
    if (message->kind != MESSAGE_NOTIFICATION)
        buffer_format(out, " %u", message->id);
    if (message->kind != MESSAGE_RESPONSE)
        buffer_format(out, " %.*s %u", VIEW_ARGS(message->method), message->params->via.array.size);
    buffer_text(out, "\n");
}

/* All that can be had now; false once the wire is bad. */
static bool drain(struct wire *wire, struct buffer *out)
{
    struct message message;
    struct error error = {0};
    enum wire_state state;

    while ((state = wire_next(wire, &message, &error)) == WIRE_MESSAGE)
        describe(out, &message);
    if (state == WIRE_BAD)
        buffer_format(out, "bad %s %s\n", error_name(error.code), error.message);
    return state == WIRE_MORE;
}

static void replay(const char *name, const struct buffer *bytes, const char *expected, size_t piece)
{
    struct buffer got = BUFFER_INIT;
    struct wire wire;
    bool good = true;

    wire_init(&wire);
    for (size_t at = 0; good && at < bytes->size; at += piece) {
        size_t size = bytes->size - at < piece ? bytes->size - at : piece;
        size_t room;

        memcpy(wire_room(&wire, &room), bytes->data + at, size);
        wire_filled(&wire, size);
        good = drain(&wire, &got);
    }
    if (good && wire.start < wire.size)
        buffer_text(&got, "more\n");
    if (!CHECK_STR(got.data, expected))
        printf("# %s in pieces of %zu\n", name, piece);
    wire_release(&wire);
    buffer_release(&got);
}

TEST(fixtures_in_pieces_of_any_size)
{
    DIR *open = opendir(folder);
    struct dirent *entry;
    int fixtures = 0;

    NEED(open);
    while ((entry = readdir(open))) {
        struct buffer bytes = BUFFER_INIT, expected = BUFFER_INIT;

        if (strstr(entry->d_name, ".hex")) {
            CHECK(read_fixture(entry->d_name, &bytes, &expected));
            for (size_t piece = 1; piece <= 9; piece++)
                replay(entry->d_name, &bytes, expected.data, piece);
            replay(entry->d_name, &bytes, expected.data, bytes.size);
            fixtures++;
        }
        buffer_release(&bytes);
        buffer_release(&expected);
    }
    closedir(open);
    CHECK_INT(fixtures, 22);
}

/* As many bytes as a message may have, in pieces as they come from a pipe. */
TEST(a_message_of_the_largest_size)
{
    static const char head[] = "\x93\x02\xa1x\x91\xdb\x03\xff\xff\xf6";
    size_t left = WIRE_BYTES - 10, room;
    struct message message;
    struct error error = {0};
    struct wire wire;

    wire_init(&wire);
    memcpy(wire_room(&wire, &room), head, 10);
    wire_filled(&wire, 10);
    while (left > 0) {
        NEED(wire_next(&wire, &message, &error) == WIRE_MORE);
        char *into = wire_room(&wire, &room);
        room = room < left ? room : left;
        memset(into, 'x', room);
        wire_filled(&wire, room);
        left -= room;
    }
    CHECK_INT(wire_next(&wire, &message, &error), WIRE_MESSAGE);
    CHECK_INT(message.params->via.array.ptr[0].via.str.size, WIRE_BYTES - 10);
    CHECK_INT(wire_next(&wire, &message, &error), WIRE_MORE);
    wire_room(&wire, &room);
    CHECK_INT(wire.room, WIRE_PIECE); /* the room of the large message was given back */
    wire_release(&wire);
}

TEST(a_bad_wire_stays_bad)
{
    struct message message;
    struct error error = {0};
    struct wire wire;
    size_t room;

    wire_init(&wire);
    memcpy(wire_room(&wire, &room), "\xc1", 1);
    wire_filled(&wire, 1);
    CHECK_INT(wire_next(&wire, &message, &error), WIRE_BAD);
    CHECK_INT(error.code, ERROR_PROTOCOL);
    memcpy(wire_room(&wire, &room), "\x93\x02\xa1x\x90", 5);
    wire_filled(&wire, 5);
    CHECK_INT(wire_next(&wire, &message, &error), WIRE_BAD);
    wire_release(&wire);
}
