/* tests/rpc/lists.c - the answer `list`: speakers, what they said, timelines, line by line, over a folder of two articles */
#define HARNESS_PART
#include "../harness.h"

#include "scene.h"

static const char line[] = "\"The old dam will hold until the spring is over,\" said Ada Brook, a "
                           "spokeswoman for the water board, on 2 May.";

/* The other article: another report, one word altered, and a reply. */
static const char other[] =
    "date 2024-05-03\n\n"
    "\"The old dam may hold until the spring is over,\" said Ada Brook, a spokeswoman for the "
    "water board, on 2 May.\n\n"
    "The board would buy a pump, Brook added.\n\n"
    "\"The old dam will not hold until the spring is over,\" Tom Reed, the mayor, said in reply to "
    "Brook.\n";

static bool begin(struct peer *peer, char *folder)
{
    return scene_begin(peer, folder, line, other, NULL);
}

static json_t *rows_of(struct peer *peer, const char *map)
{
    json_t *result = peer_result(peer, "list", map);
    json_t *rows = json_incref(json_object_get(result, "rows"));

    json_decref(result);
    return rows;
}

static const char *text_of(const json_t *row, const char *key)
{
    return json_string_value(json_object_get(row, key));
}

/* The first row whose text holds a part, or NULL. */
static const json_t *row_with(const json_t *rows, const char *part)
{
    const json_t *row;
    size_t index;

    json_array_foreach(rows, index, row) if (strstr(text_of(row, "text"), part)) return row;
    return NULL;
}

/* What a row shows in a colour, the first time; "" where it has none. */
static const char *coloured(const json_t *row, const char *name)
{
    static char out[256];
    const json_t *colour;
    size_t index;

    json_array_foreach(json_object_get(row, "colours"), index, colour)
    {
        size_t start = (size_t)json_integer_value(json_array_get(colour, 0));
        size_t end = (size_t)json_integer_value(json_array_get(colour, 1));

        if (strcmp(json_string_value(json_array_get(colour, 2)), name) == 0) {
            snprintf(out, sizeof(out), "%.*s", (int)(end - start), text_of(row, "text") + start);
            return out;
        }
    }
    return "";
}

TEST(speakers_are_lines_with_those_who_speak_most_first)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *rows;
    const json_t *row;

    NEED(begin(&peer, folder));
    rows = rows_of(&peer, "{'buffer':1,'kind':'speakers'}");
    CHECK_INT(json_array_size(rows), 2);
    row = json_array_get(rows, 0);
    CHECK_STR(text_of(row, "text"), "   3  Ada Brook, spokeswoman for the water board");
    CHECK_STR(text_of(row, "name"), "Ada Brook");
    CHECK_STR(text_of(row, "speaker"), "ada-brook");
    CHECK_STR(coloured(row, "number"), "   3  ");
    CHECK_STR(coloured(row, "title"), "Ada Brook");
    CHECK_INT(number_of(row, "level"), 0);
    CHECK(json_is_null(json_object_get(row, "target")));
    json_decref(rows);
    rows = rows_of(&peer, "{'buffer':1,'kind':'speakers','name':'reed'}");
    CHECK_INT(json_array_size(rows), 1);
    json_decref(rows);
    scene_end(&peer, folder);
}

TEST(what_somebody_said_is_lines_below)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *rows;
    const json_t *row;

    NEED(begin(&peer, folder));
    rows = rows_of(&peer, "{'buffer':1,'kind':'said','name':'ada-brook'}");
    CHECK_INT(json_array_size(rows), 3);
    row = row_with(rows, "would buy a pump");
    NEED(row);
    CHECK(strstr(text_of(row, "text"), "      2 May 2024    b.txt                         The"));
    CHECK_INT(number_of(row, "level"), 1);
    CHECK_INT(number_of(json_object_get(row, "target"), "row"), 4);
    CHECK(json_is_null(json_object_get(row, "speaker")));
    json_decref(rows);
    scene_end(&peer, folder);
}

TEST(a_timeline_is_utterances_with_what_was_made_of_them)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *rows;
    const json_t *row;

    NEED(begin(&peer, folder));
    rows = rows_of(&peer, "{'buffer':1,'kind':'timeline','row':0,'column':10}");
    CHECK(strstr(text_of(json_array_get(rows, 0), "text"),
                 "Ada Brook, 3 statements in 2 articles: "));
    CHECK_STR(coloured(json_array_get(rows, 0), "title"), "Ada Brook");
    CHECK_STR(text_of(json_array_get(rows, 1), "text"), "");
    row = json_array_get(rows, 2);
    CHECK(strstr(text_of(row, "text"), "2 May 2024 "));
    CHECK_INT(number_of(row, "level"), 0);
    CHECK_STR(coloured(row, "file"), "b.txt");
    CHECK_STR(coloured(row, "conflict"), "\"The old dam may hold until the spring is over,\"");
    row = row_with(rows, "~ altered in a.txt: may -> will");
    NEED(row);
    CHECK_INT(number_of(row, "level"), 1);
    CHECK(json_is_object(json_object_get(row, "target")));
    row = row_with(rows, "< Tom Reed replied, ≤ 3 May 2024: \"The old dam will not");
    NEED(row);
    CHECK_STR(text_of(json_object_get(row, "target"), "name"), "Tom Reed");
    json_decref(rows);
    scene_end(&peer, folder);
}

TEST(who_is_not_known_has_no_lines)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *result;

    NEED(begin(&peer, folder));
    result = peer_result(&peer, "list", "{'buffer':1,'kind':'timeline','name':'Nobody'}");
    CHECK(json_is_null(json_object_get(result, "name")));
    CHECK_INT(json_array_size(json_object_get(result, "rows")), 0);
    json_decref(result);
    result = rows_of(&peer, "{'buffer':9,'kind':'speakers'}");
    CHECK_INT(json_array_size(result), 0);
    json_decref(result);
    scene_end(&peer, folder);
}
