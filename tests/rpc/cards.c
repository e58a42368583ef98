/* tests/rpc/cards.c - what cards say of a day, of terms, of offices */
#define HARNESS_PART
#include "../harness.h"

#include "scene.h"

enum { QUESTION = 100 };

/* All lines of the card at the first place of a text in the buffer's only line, joined by '|'; the caller frees. */
static char *card_at(struct peer *peer, const char *line, const char *text)
{
    char map[QUESTION], *out = calloc(1, 1);
    const char *at = strstr(line, text);
    json_t *card, *entry;
    size_t index;

    CHECK(at != NULL);
    snprintf(map, sizeof(map), "{'buffer':1,'row':0,'column':%d}", at ? (int)(at - line) : 0);
    card = peer_result(peer, "hover", map);
    json_array_foreach(json_object_get(card, "lines"), index, entry)
    {
        const char *words = json_string_value(entry);

        out = realloc(out, strlen(out) + strlen(words) + 2);
        strcat(strcat(out, words), "|");
    }
    json_decref(card);
    return out;
}

/* Whether the card at a place holds some words. */
static bool card_holds(const char *line, const char *other, const char *text, const char *words)
{
    struct peer peer;
    char folder[SCENE_PATH], *card;
    bool holds;

    if (!scene_begin(&peer, folder, line, other, NULL))
        return false;
    card = card_at(&peer, line, text);
    holds = strstr(card, words) != NULL;
    if (!holds)
        printf("# %s\n", card);
    free(card);
    scene_end(&peer, folder);
    return holds;
}

TEST(a_day_that_cannot_be_counted_is_told_in_the_words_of_the_article)
{
    CHECK(card_holds("\"The dam holds,\" said Ada Brook on Wednesday.", "No news.\n", "dam",
                     "day not known (\"Wednesday\")"));
}

TEST(a_day_that_was_counted_says_from_what)
{
    CHECK(card_holds("Port Ellery, 12 March 2025 (Sud Agence) - The dam holds, said Ada Brook on "
                     "Monday.",
                     "No news.\n", "holds", "10 Mar 2025 (counted from the day at its head)"));
}

TEST(a_weekday_of_another_day_is_flagged)
{
    CHECK(card_holds("\"The dam holds,\" said Ada Brook on Friday, 12 March 2025.", "No news.\n",
                     "dam", "12 Mar 2025 (the weekday named is another day's)"));
}

TEST(the_terms_of_who_is_not_named_stand_on_both_cards)
{
    static const char line[] = "An engineer, who spoke on condition of anonymity because the talks "
                               "are secret, said the dam leaked.";
    static const char terms[] = "(on condition of anonymity because the talks are secret)";

    CHECK(card_holds(line, "No news.\n", "leaked", terms));
    CHECK(card_holds(line, "No news.\n", "engineer", terms));
}

TEST(a_card_of_somebody_unnamed_is_that_of_the_article)
{
    CHECK(card_holds("An official said the dam leaked.",
                     "An official said the ferry sank. An official said it was late.\n", "official",
                     "Statements: 1 in this article, 1 in this folder"));
}

TEST(an_office_leads_to_where_it_is_told)
{
    static const char line[] = "\"The dam holds,\" said Ada Brook.";
    struct peer peer;
    char folder[SCENE_PATH];
    json_t *card, *target;

    NEED(scene_begin(&peer, folder, line, "Mayor Ada Brook said the dam leaked.\n", NULL));
    card = peer_result(&peer, "hover", "{'buffer':1,'row':0,'column':24}");
    target = json_object_get(json_array_get(json_object_get(card, "links"), 0), "target");
    CHECK(strstr(json_string_value(json_object_get(target, "path")), "b.txt") != NULL);
    CHECK_STR(json_string_value(json_object_get(target, "text")), "Mayor");
    CHECK_INT(json_integer_value(json_object_get(target, "end_column")), 5);
    json_decref(card);
    scene_end(&peer, folder);
}

TEST(an_office_of_several_articles_stands_there_once)
{
    struct peer peer;
    char folder[SCENE_PATH], *card;
    static const char line[] = "Mayor Ada Brook said the dam holds.";

    NEED(scene_begin(&peer, folder, line, "Mayor Ada Brook said the dam leaked.\n", NULL));
    card = card_at(&peer, line, "Ada");
    NEED(strstr(card, "- Mayor (") != NULL);
    CHECK(strstr(strstr(card, "- Mayor (") + 1, "- Mayor (") == NULL);
    free(card);
    scene_end(&peer, folder);
}
