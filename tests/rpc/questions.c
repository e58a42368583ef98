/* tests/rpc/questions.c - hover, source, reports, speakers and timeline over a folder of two articles */
#define HARNESS_PART
#include "../harness.h"

#include "scene.h"

static const char line[] = "\"The old dam will hold until the spring is over,\" said Ada Brook, a "
                           "spokeswoman for the water board, on 2 May.";

/* The other article: Latin-1, CR LF, published first. */
static const char other[] =
    "date 2024-05-02\r\nThe dam holds\r\n\r\n"
    "\xc0 propos: \"The old dam will hold until the spring is over,\" said Ada "
    "Brook, a spokeswoman for the water board, on Thursday.\r\n";

/* A peer that has the line as the buffer and the other article beside it. */
static bool begin(struct peer *peer, char *folder)
{
    return scene_begin(peer, folder, line, other, NULL);
}

static json_t *first_target(struct peer *peer, const char *method, const char *map)
{
    json_t *result = peer_result(peer, method, map);
    json_t *target = json_incref(json_array_get(json_object_get(result, "targets"), 0));

    json_decref(result);
    return target;
}

static bool lines_hold(const json_t *card, const char *text)
{
    const json_t *entry;
    size_t index;

    json_array_foreach(json_object_get(card, "lines"), index,
                       entry) if (strstr(json_string_value(entry), text)) return true;
    return false;
}

/* Whether a line of a card that holds a text leads to a file. */
static bool leads_to(const json_t *card, const char *text, const char *file)
{
    const json_t *link, *lines = json_object_get(card, "lines");
    size_t index;

    json_array_foreach(json_object_get(card, "links"), index, link)
    {
        size_t at = (size_t)json_integer_value(json_object_get(link, "line"));
        const json_t *target = json_object_get(link, "target");
        const char *path = json_string_value(json_object_get(target, "path"));

        if (strstr(json_string_value(json_array_get(lines, at)), text))
            return path && strstr(path, file);
    }
    return false;
}

TEST(marks_have_places)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *marks, *statement, *place;

    NEED(begin(&peer, folder));
    marks = peer_event(&peer, "marks");
    statement = json_array_get(json_object_get(marks, "statements"), 0);
    CHECK_STR(json_string_value(json_object_get(statement, "type")), "direct");
    CHECK_STR(json_string_value(json_object_get(statement, "act")), "assert");
    CHECK_STR(json_string_value(json_object_get(statement, "name")), "Ada Brook");
    CHECK_STR(json_string_value(json_object_get(statement, "speaker")), "ada-brook");
    place = json_array_get(json_object_get(statement, "cue"), 0);
    CHECK_INT(json_integer_value(json_array_get(place, 0)), 0);
    CHECK_INT(json_integer_value(json_array_get(place, 1)), strstr(line, "said") - line);
    CHECK_INT(json_integer_value(json_array_get(place, 3)), strstr(line, "said") - line + 4);
    CHECK_INT(json_array_size(json_object_get(marks, "speakers")), 1);
    json_decref(marks);
    scene_end(&peer, folder);
}

TEST(hover_on_words_tells_who_says_them_and_where_they_come_from)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *card;

    NEED(begin(&peer, folder));
    card = peer_result(&peer, "hover", "{'buffer':1,'row':0,'column':10}");
    CHECK_STR(json_string_value(json_object_get(card, "title")), "Ada Brook");
    CHECK(lines_hold(card, "spokeswoman"));
    CHECK(lines_hold(card, "direct quotation"));
    CHECK(lines_hold(card, "Nearest report: **b.txt**, 2 May 2024, verbatim"));
    CHECK(leads_to(card, "Nearest report", "b.txt"));
    CHECK_INT(json_array_size(json_object_get(card, "range")), 4);
    json_decref(card);
    scene_end(&peer, folder);
}

TEST(hover_on_a_speaker_tells_of_the_speaker)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *card;

    NEED(begin(&peer, folder));
    card = peer_result(&peer, "hover", "{'buffer':1,'row':0,'column':56}");
    CHECK_STR(json_string_value(json_object_get(card, "title")), "Ada Brook");
    CHECK(lines_hold(card, "Statements: 1 in this article, 2 in this folder"));
    json_decref(card);
    card = peer_result(&peer, "hover", "{'buffer':1,'row':0,'column':50}");
    CHECK(json_is_object(card)); /* the cue */
    json_decref(card);
    CHECK(json_is_null(peer_result(&peer, "hover", "{'buffer':1,'row':7,'column':0}")));
    scene_end(&peer, folder);
}

TEST(source_is_a_place_as_an_editor_shows_it)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *target;
    const char *path;

    NEED(begin(&peer, folder));
    target = first_target(&peer, "source", "{'buffer':1,'row':0,'column':10}");
    path = json_string_value(json_object_get(target, "path"));
    CHECK(path && strstr(path, "/b.txt"));
    CHECK(path && strncmp(path, folder, strlen(folder)) == 0);
    CHECK_INT(number_of(target, "row"), 3);
    CHECK_INT(number_of(target, "column"),
              strlen("\xc3\x80 propos: ")); /* two bytes in an editor */
    CHECK_INT(number_of(target, "end_row"), 3);
    CHECK_STR(json_string_value(json_object_get(target, "name")), "Ada Brook");
    CHECK_STR(json_string_value(json_object_get(target, "date")), "2024-05-02");
    CHECK_STR(json_string_value(json_object_get(target, "kind")), "same");
    CHECK_STR(json_string_value(json_object_get(target, "wording")), "verbatim");
    CHECK(json_is_true(json_object_get(target, "nearer")));
    CHECK(json_is_null(json_object_get(target, "url")));
    json_decref(target);
    target = first_target(&peer, "reports", "{'buffer':1,'row':0,'column':10}");
    CHECK_INT(number_of(target, "row"), 3);
    json_decref(target);
    CHECK(json_is_null(peer_result(&peer, "source", "{'buffer':1,'row':7,'column':0}")));
    CHECK(json_is_null(peer_result(&peer, "reports", "{'buffer':1,'row':7,'column':0}")));
    scene_end(&peer, folder);
}

TEST(conflicts_of_a_place_and_of_the_buffer)
{
    struct peer peer;
    char folder[SCENE_PATH];

    NEED(begin(&peer, folder));
    CHECK(!first_target(&peer, "conflicts", "{'buffer':1,'row':0,'column':10}"));
    CHECK(!first_target(&peer, "conflicts", "{'buffer':1,'row':null,'column':null}"));
    scene_end(&peer, folder);
}

TEST(speakers_of_the_folder_by_name)
{
    static const struct {
        const char *map;
        size_t found;
    } questions[] = {{"{'buffer':1}", 1},
                     {"{'buffer':1,'name':'BROOK'}", 1},
                     {"{'buffer':1,'name':'Marsh'}", 0}};
    struct peer peer;
    char folder[SCENE_PATH];

    NEED(begin(&peer, folder));
    for (size_t i = 0; i < 3; i++) {
        json_t *result = peer_result(&peer, "speakers", questions[i].map);
        json_t *speakers = json_object_get(result, "speakers");

        CHECK_INT(json_array_size(speakers), questions[i].found);
        if (questions[i].found)
            CHECK_INT(number_of(json_array_get(speakers, 0), "statements"), 2);
        json_decref(result);
    }
    scene_end(&peer, folder);
}

TEST(a_timeline_is_in_order_of_time)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *result, *link;

    NEED(begin(&peer, folder));
    result = peer_result(&peer, "timeline", "{'buffer':1,'row':0,'column':10}");
    CHECK_STR(json_string_value(json_object_get(result, "name")), "Ada Brook");
    CHECK_INT(json_array_size(json_object_get(result, "targets")), 2);
    link = json_array_get(json_object_get(result, "links"), 0);
    CHECK_STR(json_string_value(json_object_get(link, "kind")), "same");
    CHECK_INT(json_integer_value(json_object_get(link, "from")) +
                  json_integer_value(json_object_get(link, "to")),
              1);
    CHECK(json_is_null(json_object_get(link, "other")));
    json_decref(result);
    result = peer_result(&peer, "timeline", "{'buffer':1,'name':'brook','row':null}");
    CHECK_STR(json_string_value(json_object_get(result, "name")), "Ada Brook");
    json_decref(result);
    result = peer_result(&peer, "timeline", "{'buffer':1,'name':'Nobody'}");
    CHECK(json_is_null(json_object_get(result, "name")));
    json_decref(result);
    scene_end(&peer, folder);
}

TEST(an_edited_buffer_is_answered_from_the_folder_as_it_was)
{
    struct peer peer;
    char folder[SCENE_PATH];
    char edited[sizeof(line) + 10];
    json_t *target;

    NEED(begin(&peer, folder));
    json_decref(peer_event(&peer, "marks"));
    snprintf(edited, sizeof(edited), "%s Yes.", line);
    analyze_file(&peer, 2, folder, edited);
    json_decref(peer_event(&peer, "marks"));
    target = first_target(&peer, "source", "{'buffer':1,'row':0,'column':10}");
    CHECK_INT(number_of(target, "row"), 3); /* whether or not it is linked anew already */
    json_decref(target);
    scene_end(&peer, folder);
}

TEST(many_edits_end_with_the_links_of_the_last)
{
    enum { EDITS = 60 };
    struct peer peer;
    char folder[SCENE_PATH];
    long long tick = 1;

    NEED(begin(&peer, folder));
    for (int edit = 2; edit <= EDITS; edit++) {
        analyze_file(&peer, (uint64_t)edit, folder, edit % 5 ? line : NULL);
        if (edit % 7 == 0)
            json_decref(peer_result(&peer, "status", "{}"));
    }
    while (tick > 0 && tick < EDITS - 1) { /* the last but one has the last lines */
        json_t *links = peer_event(&peer, "links");

        CHECK(number_of(links, "tick") >= tick);
        tick = number_of(links, "tick");
        json_decref(links);
    }
    CHECK_INT(tick, EDITS - 1);
    scene_end(&peer, folder);
}
