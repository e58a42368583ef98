/* tests/unit/test_wording.c - two wordings of one utterance, word by word */
#include "rpc/wording.h"

#include "harness.h"

/* "We [may|will] pay": [left out|put in], or "" where the texts have too little in common. */
static const char *compared(const char *before, const char *after)
{
    static const char *const begins[] = {"", "-", "+"};
    static char out[4096];
    struct pieces pieces;
    struct arena arena;
    size_t used = 0;

    out[0] = '\0';
    arena_init(&arena, 0);
    wording_compare(&pieces, view_of(before), view_of(after), &arena);
    for (uint32_t i = 0; i < pieces.size; i++)
        used += (size_t)snprintf(out + used, sizeof(out) - used, "%s%s%.*s", i ? "|" : "",
                                 begins[pieces.at[i].kind], VIEW_ARGS(pieces.at[i].text));
    arena_release(&arena);
    return out;
}

TEST(what_was_left_out_stands_before_what_was_put_in_its_place)
{
    CHECK_STR(compared("We will not pay", "We may not pay"), "We|-will|+may|not pay");
    CHECK_STR(compared("We will not pay", "We will pay"), "We will|-not|pay");
    CHECK_STR(compared("We pay", "We pay now"), "We pay|+now");
    CHECK_STR(compared("Now we pay", "We pay"), "-Now|We pay");
}

TEST(case_and_marks_around_words_do_not_count)
{
    CHECK_STR(compared("\xe2\x80\x9cThe dam, HOLDS.\xe2\x80\x9d", "the dam holds"),
              "the dam holds");
    CHECK_STR(compared("The dam - holds", "The dam holds"), "The dam|--|holds");
    CHECK_STR(compared("\xc3\x89t\xc3\xa9 is over", "\xc3\xa9t\xc3\xa9 is  over"),
              "\xc3\xa9t\xc3\xa9 is  over");
}

TEST(two_texts_are_not_one_that_was_changed)
{
    CHECK_STR(compared("The dam will hold", "Nobody has seen the mayor"), "");
    CHECK_STR(compared("", "The dam will hold"), "");
    CHECK_STR(compared(" \n", ""), "");
    CHECK_STR(compared("\xff\xfe", "\xff\xfe"), "\xff\xfe");
}

TEST(what_is_longer_than_a_sentence_is_not_compared)
{
    static char many[2000];

    for (int i = 0; i < 300; i++)
        strcat(many, "word ");
    CHECK_STR(compared(many, many), "");
}
