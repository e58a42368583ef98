/* tests/rpc/tables.c - the user's tables: a speaker's row, and what is wrong in them */
#define HARNESS_PART
#include "../harness.h"

#include "scene.h"

static const char said[] =
    "\"The dam will hold,\" said Ada Brook, a spokeswoman for the water board.";

static const char other[] =
    "date 2024-05-02\n\nBrook said that the gates are shut. Former minister Olga Reed "
    "said that the dam was old.\n";

/* A peer that has a line as the buffer, another article and the table beside it (NULL: none). */
static bool begin(struct peer *peer, char *folder, const char *line, const char *table)
{
    return scene_begin(peer, folder, line, other, table);
}

static const char *cell(const json_t *entry, const char *column)
{
    const char *text = json_string_value(json_object_get(json_object_get(entry, "cells"), column));

    return text ? text : "(no text)";
}

TEST(a_speaker_without_a_row_has_one_proposed)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *entry, *head;

    NEED(begin(&peer, folder, said, NULL));
    entry = peer_result(&peer, "entry", "{'buffer':1,'row':0,'column':28}");
    CHECK_STR(json_string_value(json_object_get(entry, "name")), "Ada Brook");
    CHECK(strstr(json_string_value(json_object_get(entry, "path")), "/speakers.tsv"));
    CHECK(json_is_null(json_object_get(entry, "row")));
    CHECK_STR(cell(entry, "name"), "Ada Brook");
    CHECK_STR(cell(entry, "kind"), "person");
    CHECK_STR(cell(entry, "aliases"), "Brook");
    CHECK_STR(cell(entry, "roles"), "spokeswoman for the water board");
    head = json_object_get(entry, "head");
    CHECK_STR(json_string_value(json_array_get(head, json_array_size(head) - 1)),
              "name\tkind\taliases\troles\taffiliation\tnote\tlink");
    json_decref(entry);
    scene_end(&peer, folder);
}

TEST(offices_have_the_days_that_articles_give_them)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *entry;

    NEED(begin(&peer, folder, said, NULL));
    entry = peer_result(&peer, "entry", "{'buffer':1,'name':'Olga Reed'}");
    CHECK_STR(cell(entry, "roles"), "minister [..2024-05-02]");
    json_decref(entry);
    scene_end(&peer, folder);
}

TEST(what_would_be_another_cell_stays_in_its_own)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *entry;

    NEED(begin(&peer, folder,
               "Ada Brook, mayor of the old [and new] town, said that the dam will hold.", NULL));
    entry = peer_result(&peer, "entry", "{'buffer':1,'row':0,'column':1}");
    CHECK(!strpbrk(cell(entry, "roles"), ";[]\t\n"));
    json_decref(entry);
    scene_end(&peer, folder);
}

TEST(a_speaker_who_has_a_row_is_found_there)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *entry;

    NEED(begin(&peer, folder, said, "# ours\nname\taliases\nTom Marsh\nAda Brook\tthe speaker\n"));
    entry = peer_result(&peer, "entry", "{'buffer':1,'row':0,'column':5}");
    CHECK_INT(number_of(entry, "row"), 3);
    json_decref(entry);
    scene_end(&peer, folder);
}

TEST(an_alias_that_is_taken_is_not_proposed)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *entry;

    NEED(begin(&peer, folder, said, "name\taliases\nTom Marsh\tBrook\n"));
    entry = peer_result(&peer, "entry", "{'buffer':1,'name':'Ada Brook'}");
    CHECK_STR(cell(entry, "aliases"), "");
    json_decref(entry);
    scene_end(&peer, folder);
}

TEST(who_has_no_name_has_no_row)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *answer;

    NEED(begin(&peer, folder, "A diplomat who asked not to be named said that the dam will hold.",
               NULL));
    answer = peer_answer(&peer, peer_ask(&peer, "entry", "{'buffer':1,'row':0,'column':3}"));
    CHECK(strstr(json_string_value(json_array_get(answer, 2)), "without a name"));
    json_decref(answer);
    CHECK(json_is_null(peer_result(&peer, "entry", "{'buffer':1,'name':'Nobody Atall'}")));
    CHECK(json_is_null(peer_result(&peer, "entry", "{'buffer':2,'row':0,'column':3}")));
    scene_end(&peer, folder);
}

TEST(faults_of_a_table_have_their_places)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *result, *fault;

    NEED(begin(&peer, folder, said, "name\tkind\nTom Marsh\tpersn\n"));
    peer_tell(&peer, "faults", "{'buffer':1}");
    result = peer_event(&peer, "faults");
    fault = json_array_get(json_object_get(result, "faults"), 0);
    CHECK_INT(json_array_size(json_object_get(result, "faults")), 1);
    CHECK(strstr(json_string_value(json_object_get(fault, "path")), "/speakers.tsv"));
    CHECK_INT(number_of(fault, "row"), 1);
    CHECK_INT(number_of(fault, "column"), 10);
    CHECK(strstr(json_string_value(json_object_get(fault, "message")), "no kind of speaker"));
    json_decref(result);
    scene_end(&peer, folder);
}

TEST(tables_without_a_fault_have_none)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *result;

    NEED(begin(&peer, folder, said, "name\tkind\nTom Marsh\tperson\n"));
    peer_tell(&peer, "faults", "{'buffer':1}");
    result = peer_event(&peer, "faults");
    CHECK(json_is_array(json_object_get(result, "faults")));
    CHECK_INT(json_array_size(json_object_get(result, "faults")), 0);
    json_decref(result);
    peer_tell(&peer, "faults", "{'buffer':7}");
    result = peer_event(&peer, "faults");
    CHECK_INT(json_array_size(json_object_get(result, "faults")), 0);
    json_decref(result);
    scene_end(&peer, folder);
}

TEST(a_table_that_was_written_counts_at_the_next_analysis)
{
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *result;

    NEED(begin(&peer, folder, said, "name\tkind\nTom Marsh\tpersn\n"));
    folder_write(folder, "speakers.tsv", "name\tkind\nTom Marsh\tperson\nAda Brook\n");
    analyze_file(&peer, 2, folder, said);
    for (long long tick = 1; tick == 1;) {
        json_t *links = peer_event(&peer, "links");

        NEED(links != NULL);
        tick = number_of(links, "tick");
        json_decref(links);
    }
    peer_tell(&peer, "faults", "{'buffer':1}");
    result = peer_event(&peer, "faults");
    CHECK_INT(json_array_size(json_object_get(result, "faults")), 0);
    json_decref(result);
    result = peer_result(&peer, "entry", "{'buffer':1,'row':0,'column':5}");
    CHECK_INT(number_of(result, "row"), 2);
    json_decref(result);
    scene_end(&peer, folder);
}
