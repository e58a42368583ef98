/* tests/rpc/analysis.c - what analyze does: marks, links, failures, and what is kept */
#define HARNESS_PART
#include "../harness.h"

#include "scene.h"
#include "syntax/model.h"

/* Of the next event: its tick, and an entry of it. */
static void check_event(struct peer *peer, const char *event, long long tick, const char *key,
                        long long value)
{
    json_t *map = peer_event(peer, event);

    CHECK_INT(number_of(map, "tick"), tick);
    CHECK_INT(number_of(map, key), value);
    json_decref(map);
}

static void check_failed(struct peer *peer, long long tick, const char *code, const char *message)
{
    json_t *map = peer_event(peer, "failed");

    CHECK_INT(number_of(map, "tick"), tick);
    CHECK_STR(json_string_value(json_object_get(map, "code")), code);
    CHECK_STR(json_string_value(json_object_get(map, "message")), message);
    json_decref(map);
}

TEST(a_buffer_is_marked_and_forgotten)
{
    struct peer peer;
    json_t *map, *status;
    size_t messages;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "analyze", "{'buffer':3,'tick':5,'date':'2024-05-06',%s}", TEXT);
    map = peer_event(&peer, "marks");
    CHECK_INT(number_of(map, "buffer"), 3);
    CHECK_INT(number_of(map, "tick"), 5);
    CHECK_STR(json_string_value(json_object_get(map, "date")), "2024-05-06");
    CHECK_STR(json_string_value(json_object_get(map, "date_from")), "option");
    CHECK_INT(json_array_size(json_object_get(map, "statements")), 1);
    json_decref(map);
    peer_tell(&peer, "forget", "{'buffer':3}");
    status = peer_result(&peer, "status", "{}");
    CHECK_INT(number_of(status, "buffers"), 0);
    CHECK_INT(number_of(status, "memory"), 0);
    CHECK_INT(number_of(status, "model"), model_bytes().size);
    CHECK_INT(json_array_size(json_object_get(status, "stores")), 0);
    json_decref(status);
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1); /* no links: no folder was asked for */
}

TEST(of_two_quick_analyses_the_last_is_answered)
{
    struct peer peer;
    size_t messages;

    NEED(peer_greet(&peer));
    analyze_much(&peer, 1);
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':2,%s}", TEXT);
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':3,%s}", TEXT);
    check_event(&peer, "marks", 3, "buffer", 1);
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1);
}

TEST(what_is_forgotten_while_it_is_read_sends_nothing)
{
    struct peer peer;
    size_t messages;

    NEED(peer_greet(&peer));
    analyze_much(&peer, 1);
    peer_tell(&peer, "forget", "{'buffer':1}");
    peer_tell(&peer, "analyze", "{'buffer':2,'tick':1,%s}", TEXT);
    check_event(&peer, "marks", 1, "buffer", 2);
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1);
}

TEST(a_buffer_without_a_path_has_no_folder)
{
    struct peer peer;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':1,'path':null,'folder':true,%s}", TEXT);
    check_event(&peer, "marks", 1, "buffer", 1);
    check_event(&peer, "links", 1, "articles", 0);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(a_folder_that_is_not_there_has_the_buffer_alone)
{
    struct peer peer;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':1,'path':'/no/such/a.txt','folder':true,%s}",
              TEXT);
    check_event(&peer, "links", 1, "articles", 1);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(a_folder_is_read_again_where_it_changed)
{
    struct peer peer;
    char folder[SCENE_PATH];

    folder_make(folder);
    folder_write(folder, "a.txt", "The file of the buffer is not read.\n");
    folder_write(folder, "b.txt", "\"It rained,\" said Cole Marsh.\n");
    NEED(peer_greet(&peer));
    analyze_file(&peer, 1, folder, "\"It rained,\" said Cole Marsh on Monday.");
    check_event(&peer, "marks", 1, "buffer", 1);
    check_event(&peer, "links", 1, "articles", 2);
    folder_write(folder, "c.txt", "\"It snowed,\" said Cole Marsh.\n");
    analyze_file(&peer, 2, folder, NULL);
    check_event(&peer, "links", 1, "articles", 3); /* the tick of the lines */
    folder_write(folder, "b.txt", "");
    folder_stretch(folder, "b.txt");
    analyze_file(&peer, 3, folder, NULL);
    check_event(&peer, "links", 1, "left_out", 1);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
}

TEST(what_cannot_be_analysed_is_said)
{
    struct peer peer;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':1,'lines':null,'folder':true}");
    check_failed(&peer, 1, "usage", "the buffer was not analysed yet");
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':2,'lines':'text'}");
    check_failed(&peer, 2, "usage", "the parameter lines is not an array of strings");
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':3,'date':'soon',%s}", TEXT);
    check_failed(&peer, 3, "usage", "the parameter date is not a date, YYYY-MM-DD");
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(a_buffer_with_nul_bytes_is_binary)
{
    struct peer peer;

    NEED(peer_greet(&peer));
    /* an editor holds a NUL byte in a line as \\n */
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':1,'path':'/x/a.txt','lines':['a\\nb']}");
    check_failed(&peer, 1, "binary", "/x/a.txt: holds NUL bytes, so it is not an article");
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(an_empty_buffer_has_no_statements)
{
    struct peer peer;
    json_t *map;

    NEED(peer_greet(&peer));
    for (int tick = 1; tick <= 2; tick++) {
        peer_tell(&peer, "analyze", "{'buffer':1,'tick':%d,'lines':%s}", tick,
                  tick == 1 ? "[]" : "['']");
        map = peer_event(&peer, "marks");
        CHECK_INT(number_of(map, "tick"), tick);
        CHECK_INT(json_array_size(json_object_get(map, "statements")), 0);
        CHECK(json_is_null(json_object_get(map, "title")));
        json_decref(map);
    }
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}
