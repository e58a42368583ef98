/* tests/rpc/portions.c - texts in pieces, marks in portions */
#define HARNESS_PART
#include "../harness.h"

#include "scene.h"
#include <stdlib.h>

/* A statement, and its bytes with those of the line's end. */
#define SAID "'\\u201cThe dam holds,\\u201d said Ada Brook, a spokeswoman for the water board.'"
enum { SAID_BYTES = 72 };

static void analyze_bytes(struct peer *peer, int tick, int bytes, int row)
{
    peer_tell(peer, "analyze", "{'buffer':1,'tick':%d,'bytes':%d,'row':%d}", tick, bytes, row);
}

static void check_marks(struct peer *peer, int tick, size_t statements)
{
    json_t *map = peer_event(peer, "marks");

    CHECK_INT(number_of(map, "tick"), tick);
    CHECK_INT(json_array_size(json_object_get(map, "statements")), statements);
    json_decref(map);
}

TEST(a_text_is_held_and_edited)
{
    struct peer peer;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "text", "{'buffer':1,'row':0,'lines':[" SAID ",'']}");
    analyze_bytes(&peer, 1, SAID_BYTES + 1, 0);
    check_marks(&peer, 1, 1);
    peer_tell(&peer, "text", "{'buffer':1,'row':1,'end':1,'lines':[''," SAID "]}"); /* between */
    peer_tell(&peer, "text", "{'buffer':1,'row':4,'end':4,'lines':['x']}");         /* behind */
    analyze_bytes(&peer, 2, 2 * SAID_BYTES + 1 + 1 + 2, 0);
    check_marks(&peer, 2, 2);
    peer_tell(&peer, "text", "{'buffer':1,'row':0,'end':2,'lines':[]}");
    analyze_bytes(&peer, 3, SAID_BYTES + 1 + 2, 0);
    check_marks(&peer, 3, 1);
    peer_tell(&peer, "text", "{'buffer':1,'row':0,'lines':['']}");
    analyze_bytes(&peer, 4, 1, 0);
    check_marks(&peer, 4, 0);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

static void check_other_text(struct peer *peer, int bytes)
{
    json_t *map;

    analyze_bytes(peer, 1, bytes, 0);
    map = peer_event(peer, "failed");
    CHECK_STR(json_string_value(json_object_get(map, "code")), "protocol");
    json_decref(map);
}

TEST(a_text_that_is_another_is_refused)
{
    struct peer peer;

    NEED(peer_greet(&peer));
    check_other_text(&peer, 5);
    peer_tell(&peer, "text", "{'buffer':1,'row':0,'lines':['abc']}");
    check_other_text(&peer, 5);
    peer_tell(&peer, "text", "{'buffer':1,'row':2,'end':2,'lines':['d']}"); /* there is no row 2 */
    check_other_text(&peer, 4);
    peer_tell(&peer, "text", "{'buffer':1,'row':1,'end':0,'lines':['d']}");
    check_other_text(&peer, 4);
    peer_tell(&peer, "text",
              "{'buffer':1,'row':0,'lines':['abc']}"); /* all lines anew: that heals it */
    analyze_bytes(&peer, 2, 4, 0);
    check_marks(&peer, 2, 0);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

enum { MANY = 200 };

static void tell_many(struct peer *peer)
{
    for (int row = 0; row < MANY; row++)
        peer_tell(peer, "text", "{'buffer':1,'row':%d,'end':%d,'lines':[" SAID ",'']}", 2 * row,
                  row ? 2 * row : 0);
    analyze_bytes(peer, 1, MANY * (SAID_BYTES + 1), 200);
}

/* Counts the statements and mentions of a portion; each of both must come once. */
static void count(const json_t *map, int seen[MANY], size_t *mentions)
{
    json_t *statements = json_object_get(map, "statements");

    for (size_t i = 0; i < json_array_size(statements); i++) {
        long long id = number_of(json_array_get(statements, i), "id");

        NEED(id >= 0 && id < MANY);
        seen[id]++;
    }
    *mentions += json_array_size(json_object_get(map, "mentions"));
}

TEST(marks_of_a_long_text_come_in_portions_from_what_is_seen)
{
    struct peer peer;
    int seen[MANY] = {0};
    size_t mentions = 0, speakers = 0;
    long long portion = 0, portions;
    json_t *map, *first;

    NEED(peer_greet(&peer));
    tell_many(&peer);
    do {
        map = peer_event(&peer, "marks");
        NEED(map);
        CHECK_INT(number_of(map, "portion"), portion);
        portions = number_of(map, "portions");
        CHECK(portions > 3);
        first = json_array_get(json_object_get(map, "statements"), 0);
        if (portion == 0) {
            CHECK_INT(number_of(first, "id"), 100); /* row 200 */
            first = json_array_get(json_object_get(first, "content"), 0);
            CHECK_INT(json_integer_value(json_array_get(first, 0)), 200);
        }
        count(map, seen, &mentions);
        speakers += json_array_size(json_object_get(map, "speakers"));
        CHECK_INT(number_of(map, "mentioned") >= MANY, 1);
        if (++portion == portions)
            CHECK_INT(mentions, number_of(map, "mentioned"));
        json_decref(map);
        peer_tell(&peer, "more", "{'buffer':1,'tick':1,'row':200,'portion':%lld}", portion);
    } while (portion < portions);
    for (int i = 0; i < MANY; i++)
        CHECK_INT(seen[i], 1);
    CHECK(speakers >= 1);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(more_of_another_text_is_not_told)
{
    struct peer peer;
    size_t messages;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "more", "{'buffer':9,'tick':1,'row':0,'portion':1}");
    tell_many(&peer);
    json_decref(peer_event(&peer, "marks"));
    peer_tell(&peer, "more", "{'buffer':1,'tick':2,'row':0,'portion':1}");
    peer_tell(&peer, "more", "{'buffer':1,'tick':1,'row':0,'portion':4000000000}"); /* empty */
    check_marks(&peer, 1, 0);
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1); /* who it is */
}

/* When the mentions on each row are marked. */
static long long shown_on(const json_t *map, long long row)
{
    json_t *mentions = json_object_get(map, "mentions");

    for (size_t i = 0; i < json_array_size(mentions); i++) {
        json_t *mention = json_array_get(mentions, i);

        if (json_integer_value(json_array_get(mention, 0)) == row)
            return json_integer_value(json_array_get(mention, 5));
    }
    return -1;
}

TEST(mentions_tell_when_they_are_marked)
{
    struct peer peer;
    json_t *map;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "text",
              "{'buffer':1,'row':0,'lines':['Ada Brook said that the dam holds.','',"
              "'Tom Reed hopes that the fares will fall.','',"
              "'\\u201cAda Brook sleeps,\\u201d said Cole Marsh.']}");
    analyze_bytes(&peer, 1, 119, 0);
    map = peer_event(&peer, "marks");
    CHECK_INT(shown_on(map, 0), 3);
    CHECK_INT(shown_on(map, 2), 2);
    CHECK_INT(shown_on(map, 4), 0);
    json_decref(map);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

/* The links of all portions; *portions gets their number. */
static size_t take_links(struct peer *peer, long long *portions)
{
    size_t linked = 0;

    for (long long portion = 0; portion == 0 || portion < *portions; portion++) {
        json_t *map;

        if (portion > 0)
            peer_tell(peer, "more", "{'buffer':1,'tick':1,'row':0,'links':true,'portion':%lld}",
                      portion);
        map = peer_event(peer, "links");
        CHECK_INT(number_of(map, "portion"), portion);
        *portions = number_of(map, "portions");
        linked += json_array_size(json_object_get(map, "statements"));
        json_decref(map);
    }
    return linked;
}

/* A statement of one of MANY speakers. */
static void say(char *out, size_t size, int row)
{
    static const char *const first[] = {"Ada",    "Tom",   "Clara", "Peter", "Anna",
                                        "Martin", "Ruth",  "Simon", "Edith", "Oscar",
                                        "Julia",  "Henry", "Nora",  "Victor"};
    static const char *const last[] = {"Brook", "Marsh", "Reed", "Field", "Stone",
                                       "Hill",  "Wood",  "Lake", "Ford",  "Bridge",
                                       "Moor",  "Heath", "Glen", "Croft", "Vale"};
    static const char *const what[] = {"dam",     "lock",   "bridge", "ferry",
                                       "harbour", "school", "mill"};
    static const char *const when[] = {"winter", "spring", "summer", "autumn", "week"};

    snprintf(
        out, size,
        "\xe2\x80\x9cThe old %s near village number %d stays open for the whole %s,\xe2\x80\x9d "
        "said %s %s.",
        what[row % 7], 1000 + row, when[row % 5], first[row % 14], last[row % 15]);
}

/* The same utterances in the buffer and in another article. */
static void tell_reports(struct peer *peer, const char *folder)
{
    struct buffer article = BUFFER_INIT;

    for (int row = 0; row < MANY; row++) {
        char said[200];

        say(said, sizeof(said), row);
        peer_tell(peer, "text", "{'buffer':1,'row':%d,'end':%d,'lines':['%s','']}", 2 * row,
                  2 * row, said);
        buffer_format(&article, "%s\n\n", said);
    }
    folder_write(folder, "b.txt", article.data);
    peer_tell(peer, "analyze",
              "{'buffer':1,'tick':1,'bytes':%zu,'row':0,'path':'%s/a.txt','folder':true}",
              article.size, folder);
    buffer_release(&article);
}

TEST(links_come_in_portions_too)
{
    struct peer peer;
    char folder[] = "/tmp/csto-rpc-XXXXXX";
    long long portions;

    NEED(mkdtemp(folder) && peer_greet(&peer));
    tell_reports(&peer, folder);
    CHECK_INT(take_links(&peer, &portions), MANY);
    CHECK(portions > 1);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
}
