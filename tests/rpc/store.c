/* tests/rpc/store.c - a folder behind a buffer: what changes in it, who else uses it, what its store may suffer */
#define HARNESS_PART
#include "../harness.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "corpus/neighbours.h"
#include "scene.h"

#define DAM "\"The dam will hold until the end of May,\" said Ada Brook, a spokeswoman."

static char folder[SCENE_PATH];

static void start(void)
{
    folder_make(folder);
    folder_write(folder, "a.txt", DAM "\n");
    folder_write(folder, "b.txt", DAM "\n");
}

/* Waits until links come that are as wanted; those before may be of an earlier state. */
static void check_links(struct peer *peer, const char *key, long long value)
{
    for (;;) {
        json_t *map = peer_event(peer, "links");
        bool is = number_of(map, key) == value;

        json_decref(map);
        if (CHECK(map != NULL) && is)
            return;
        if (!map)
            return;
    }
}

TEST(several_editors_share_a_folder_and_follow_it)
{
    struct peer one, two;

    start();
    NEED(peer_greet(&one) && peer_greet(&two));
    analyze_file(&one, 1, folder, DAM);
    analyze_file(&two, 1, folder, DAM);
    check_links(&one, "articles", 2);
    check_links(&two, "articles", 2);
    folder_write(folder, "c.txt", "\"It snowed,\" said Cole Marsh.\n");
    check_links(&one, "articles", 3);
    check_links(&two, "articles", 3);
    CHECK_INT(peer_end(&one, 0, NULL), 0);
    CHECK_INT(peer_end(&two, 0, NULL), 0);
    folder_remove(folder);
}

TEST(what_leaves_the_folder_leaves_the_links)
{
    struct peer peer;
    char path[SCENE_PATH + 8];

    start();
    NEED(peer_greet(&peer));
    analyze_file(&peer, 1, folder, DAM);
    check_links(&peer, "total", 1);
    snprintf(path, sizeof(path), "%s/b.txt", folder);
    CHECK_INT(unlink(path), 0);
    check_links(&peer, "total", 0);
    folder_write(folder, "b.txt", DAM "\n");
    check_links(&peer, "total", 1);
    folder_write(folder, "b.txt", "\"It snowed,\" said Cole Marsh.\n");
    check_links(&peer, "total", 0);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
}

TEST(a_folder_may_vanish_and_come_back)
{
    struct peer peer;
    char away[SCENE_PATH + 8];

    start();
    snprintf(away, sizeof(away), "%s-away", folder);
    NEED(peer_greet(&peer));
    analyze_file(&peer, 1, folder, DAM);
    check_links(&peer, "articles", 2);
    CHECK_INT(rename(folder, away), 0);
    analyze_file(&peer, 2, folder, NULL);
    check_links(&peer, "articles", 1);
    CHECK_INT(rename(away, folder), 0);
    analyze_file(&peer, 3, folder, NULL);
    check_links(&peer, "total", 1);
    folder_write(folder, "c.txt", "\"It snowed,\" said Cole Marsh.\n");
    check_links(&peer, "articles", 3);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
}

/* The next note holds a word. */
static void check_note(struct peer *peer, const char *word)
{
    json_t *map = peer_event(peer, "note");
    const char *message = json_string_value(json_object_get(map, "message"));

    CHECK(message && strstr(message, word));
    json_decref(map);
}

TEST(a_store_that_cannot_be_kept_is_in_memory_and_that_is_told)
{
    struct peer peer;

    start();
    setenv("PEER_CACHE", "/dev/null", 1);
    NEED(peer_greet(&peer));
    unsetenv("PEER_CACHE");
    analyze_file(&peer, 1, folder, DAM);
    check_note(&peer, "in memory");
    check_links(&peer, "total", 1);
    folder_write(folder, "c.txt", DAM "\n");
    check_links(&peer, "articles", 3);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
}

TEST(the_home_directory_is_no_folder_of_articles)
{
    const char *before = getenv("HOME");
    struct peer peer;

    start();
    before = before ? strdup(before) : NULL;
    setenv("HOME", folder, 1);
    NEED(peer_greet(&peer));
    if (before)
        setenv("HOME", before, 1);
    analyze_file(&peer, 1, folder, DAM);
    check_note(&peer, "home directory");
    check_links(&peer, "articles", 1);
    analyze_file(&peer, 2, folder, DAM);
    check_links(&peer, "articles", 1);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
    free((char *)before);
}

/* The one store below a cache directory is opened and changed behind the back of whoever uses it. */
static void spoil(const char *cache, const char *sql)
{
    char path[SCENE_PATH * 2], file[SCENE_PATH] = "";
    struct dirent *entry;
    sqlite3 *database = NULL;
    DIR *open;

    snprintf(path, sizeof(path), "%s/csto", cache);
    NEED((open = opendir(path)) != NULL);
    while ((entry = readdir(open)))
        if (strlen(entry->d_name) > 7 && !strcmp(strrchr(entry->d_name, '.'), ".sqlite"))
            snprintf(file, sizeof(file), "%s", entry->d_name);
    closedir(open);
    snprintf(path, sizeof(path), "%s/csto/%s", cache, file);
    CHECK_INT(sqlite3_open(path, &database), SQLITE_OK);
    CHECK_INT(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

TEST(a_store_that_is_found_damaged_is_made_anew)
{
    char cache[] = "/tmp/csto-rpc-own-XXXXXX", command[80];
    struct peer peer;

    start();
    NEED(mkdtemp(cache) != NULL);
    setenv("PEER_CACHE", cache, 1);
    NEED(peer_greet(&peer));
    analyze_file(&peer, 1, folder, DAM);
    check_links(&peer, "total", 1);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    spoil(cache, "UPDATE body SET record = x'00'");
    NEED(peer_greet(&peer));
    unsetenv("PEER_CACHE");
    analyze_file(&peer, 1, folder, DAM);
    check_links(&peer, "total", 1);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
    snprintf(command, sizeof(command), "rm -rf %s", cache);
    CHECK_INT(system(command), 0);
}

/* Articles that tell of other things, each with a speaker of its own: Kay Moaarn, Kay Mobarn, ... */
static void write_many(void)
{
    char name[16], text[200];

    for (int i = 0; i < NEIGHBOURS_ALL + 20; i++) {
        snprintf(name, sizeof(name), "%04d.txt", i);
        snprintf(text, sizeof(text),
                 "\"Boat %c%c is late by %d hours,\" said Kay Mo%c%crn, its skipper.\n",
                 'A' + i % 26, 'A' + i / 26, i, 'a' + i % 26, 'a' + i / 26);
        folder_write(folder, name, text);
    }
}

static size_t ask_size(struct peer *peer, const char *method, const char *map, const char *key)
{
    json_t *result = peer_result(peer, method, map);
    size_t size = json_array_size(json_object_get(result, key));

    json_decref(result);
    return size;
}

/* A line of the card of what stands at a column of the first row. */
static void check_card(struct peer *peer, long column, const char *words)
{
    char map[60];
    json_t *card, *line;
    size_t i;
    bool found = false;

    snprintf(map, sizeof(map), "{'buffer':1,'row':0,'column':%ld}", column);
    card = peer_result(peer, "hover", map);
    json_array_foreach(json_object_get(card, "lines"), i, line) found |=
        strstr(json_string_value(line), words) != NULL;
    CHECK(found);
    json_decref(card);
}

/* What was told with a ticket: how many entries the answer has, -1 where it was not looked for to its end. */
static long told_size(struct peer *peer, long ticket, const char *list)
{
    json_t *map = peer_event(peer, "answer");
    const char *code = json_string_value(json_object_get(map, "code"));
    json_t *found = json_object_get(json_object_get(map, "result"), list);
    long size = code ? -1 : (long)json_array_size(found);

    CHECK_INT(number_of(map, "ticket"), ticket);
    if (code)
        CHECK_STR(code, "cancelled");
    json_decref(map);
    return size;
}

/* All in one piece, so that none is answered before the last has come. */
static void tell_at_once(struct peer *peer, const char *const told[][2], size_t size)
{
    struct buffer out = BUFFER_INIT;

    for (size_t i = 0; i < size; i++)
        message_pack(&out, 0, told[i][0], told[i][1]);
    peer_bytes(peer, out.data, out.size);
    buffer_release(&out);
}

/* Nobody waits for them; a newer one of the same kind takes the place of one that waits, or works. */
static void ask_by_ticket(struct peer *peer)
{
    static const char *const different[][2] = {
        {"speakers", "{'buffer':1,'ticket':1}"},
        {"timeline", "{'buffer':1,'ticket':2,'name':'Kay Mobdrn'}"},
        {"timeline", "{'buffer':1,'ticket':3,'name':'Ada Brook'}"},
    };
    static const char *const same[][2] = {
        {"speakers", "{'buffer':1,'ticket':4}"},
        {"speakers", "{'buffer':1,'ticket':5,'name':'MOB'}"},
    };
    static const char *const unwanted[][2] = {
        {"speakers", "{'buffer':1,'ticket':6}"},
        {"list", "{'buffer':1,'ticket':7,'kind':'speakers'}"},
        {"forget", "{'buffer':1}"},
    };

    tell_at_once(peer, different, 3);
    CHECK_INT(told_size(peer, 2, "targets"), -1);
    CHECK_INT(told_size(peer, 1, "speakers"), NEIGHBOURS_ALL + 21);
    CHECK_INT(told_size(peer, 3, "targets"), 2);
    tell_at_once(peer, same, 2);
    CHECK_INT(told_size(peer, 4, "speakers"), -1);
    CHECK_INT(told_size(peer, 5, "speakers"), 9);
    tell_at_once(peer, unwanted, 3);
    CHECK_INT(told_size(peer, 7, "rows"), -1);
    CHECK_INT(told_size(peer, 6, "speakers"), -1);
}

TEST(an_article_of_a_large_folder_is_linked_with_those_near_to_it)
{
    static const char line[] = DAM;
    struct peer peer;
    char command[SCENE_PATH + 16];
    json_t *status, *stores;

    start();
    write_many();
    NEED(peer_greet(&peer));
    analyze_file(&peer, 1, folder, DAM);
    check_links(&peer, "total", 1);
    status = peer_result(&peer, "status", "{}");
    CHECK_INT(number_of(status, "articles"), NEIGHBOURS_ALL + 22);
    CHECK(number_of(status, "memory") < 8000000);
    stores = json_object_get(status, "stores");
    CHECK_INT(json_array_size(stores), 1);
    CHECK(json_is_string(json_object_get(json_array_get(stores, 0), "file")));
    json_decref(status);
    CHECK_INT(ask_size(&peer, "speakers", "{'buffer':1}", "speakers"), NEIGHBOURS_ALL + 21);
    CHECK_INT(ask_size(&peer, "speakers", "{'buffer':1,'name':'MOB'}", "speakers"), 9);
    CHECK_INT(ask_size(&peer, "timeline", "{'buffer':1,'name':'Kay Mobdrn'}", "targets"), 1);
    CHECK_INT(ask_size(&peer, "timeline", "{'buffer':1,'name':'mobdrn'}", "targets"), 1);
    CHECK_INT(ask_size(&peer, "timeline", "{'buffer':1,'name':'Ada Brook'}", "targets"), 2);
    CHECK_INT(ask_size(&peer, "timeline", "{'buffer':1,'name':'nobody'}", "targets"), 0);
    check_card(&peer, strstr(line, "Ada Brook") - line, "in the articles nearest to it");
    analyze_file(&peer, 2, folder, DAM);
    check_links(&peer, "articles", NEIGHBOURS_ALL + 22);
    ask_by_ticket(&peer);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    snprintf(command, sizeof(command), "rm -rf %s", folder);
    CHECK_INT(system(command), 0);
}

TEST(which_files_are_articles_is_told_with_hello)
{
    struct peer peer;
    json_t *result;

    start();
    folder_write(folder, "c.txt", DAM "\n");
    NEED(peer_start(&peer));
    result = peer_result(&peer, "hello",
                         "{'client':'test','version':'0.1.0','protocol':1,'files':'a* [x-z]* b*'}");
    CHECK(result != NULL);
    json_decref(result);
    analyze_file(&peer, 1, folder, DAM);
    check_links(&peer, "articles", 2);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    folder_remove(folder);
}
