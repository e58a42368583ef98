/* tests/unit/test_statement.c - the tables that the rules read, and what hostile text does to them */
#include "harness.h"
#include "statement/cue.h"
#include "statement/rules.h"
#include "text/segment.h"

struct found {
    struct arena arena;
    struct text text;
    struct syntax syntax;
    struct mentions mentions;
    struct statements statements;
};

static void find(struct found *out, struct view bytes)
{
    const struct lexicon *lexicon = lexicon_get(NULL);

    arena_init(&out->arena, 0);
    text_read(&out->text, bytes, lexicon, &out->arena);
    syntax_read(&out->syntax, &out->text, lexicon, &out->arena);
    mentions_find(&out->mentions, &out->text, &out->syntax, lexicon, &out->arena);
    statements_by_rules(&out->statements, &out->text, &out->syntax, &out->mentions, lexicon,
                        &out->arena);
}

static bool parts_valid(const struct parts *parts, uint32_t tokens)
{
    const struct range *part;

    vec_each (part, parts)
        if (part->from >= part->to || part->to > tokens)
            return false;
    return true;
}

static bool all_valid(const struct found *found)
{
    uint32_t tokens = found->text.tokens.size;
    const struct statement *s;

    vec_each (s, &found->statements)
        if (!s->content.size || !parts_valid(&s->cue, tokens) || !parts_valid(&s->source, tokens) ||
            !parts_valid(&s->content, tokens) ||
            (s->mention != NONE && s->mention >= found->mentions.size))
            return false;
    return true;
}

TEST(every_act_has_a_name_that_reads_back)
{
    enum statement_act act, back;

    for (act = 0; act < ACT_COUNT; act++) {
        CHECK(act_parse(&back, view_of(act_name(act))));
        CHECK(back == act);
    }
    CHECK(!act_parse(&back, VIEW("nonsense")));
}

TEST(every_cue_has_a_known_act_and_a_frame)
{
    const struct lexicon_table *cues = &lexicon_get(NULL)->cues;
    enum statement_act act;
    uint32_t i;

    for (i = 0; i < cues->table.size; i++) {
        const struct table_row *row = &cues->table.rows[i];
        struct frames frames = {0};

        CHECK(act_parse(&act, lexicon_cell(cues, row, "act")));
        CHECK(lexicon_cell(cues, row, "frames").size > 0);
        frames_add(&frames, cues, row);
        if (!view_is(lexicon_cell(cues, row, "class"), "noun"))
            CHECK((frames.strong | frames.weak) != 0);
        CHECK((frames.strong & frames.weak) == 0);
    }
}

TEST(a_frame_with_a_preposition_is_found_by_it)
{
    const struct lexicon_table *cues = &lexicon_get(NULL)->cues;
    const struct table_row *row;
    bool weak, found = false;

    for (row = lexicon_find(cues, VIEW("call")); row; row = lexicon_next(cues, row))
        found = found || frame_has_word(cues, row, VIEW("for"), true, &weak);
    CHECK(found);
    row = lexicon_find(cues, VIEW("call"));
    NEED(row);
    CHECK(!frame_has_word(cues, row, VIEW("under"), true, &weak));
}

TEST(repeated_words_give_valid_parts)
{
    static const char *const words[] = {
        "said ",    "\"He said ", "\" ",           "Lee, who said ", "( ",     "that ",
        "Lee and ", "to ",        "according to ", "Lee: ",          "Lee's ", "\u201c\u2018",
        "n't ",     "by ",        "it was "};
    char bytes[6000];
    size_t i, at;

    for (i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        struct found found;

        for (at = 0; at + size <= sizeof bytes; at += size)
            memcpy(bytes + at, words[i], size);
        find(&found, (struct view){bytes, at});
        CHECK(all_valid(&found));
        arena_release(&found.arena);
    }
}

TEST(mixed_words_give_valid_parts)
{
    static const char *const words[] = {
        "said", "\"",  "Lee", ",",  "who", "that", "the", ".",      "\n\n",   "told",
        "plan", "was", "by",  "'s", "and", "to",   "(",   "\u201d", "noting", "according to"};
    uint32_t state = 7, round, i;
    char bytes[4000];

    for (round = 0; round < 200; round++) {
        struct found found;
        size_t at = 0;

        for (i = 0; i < 150; i++) {
            state = state * 1664525u + 1013904223u;
            at += (size_t)snprintf(bytes + at, sizeof bytes - at, "%s ",
                                   words[(state >> 16) % (sizeof words / sizeof *words)]);
        }
        find(&found, (struct view){bytes, at});
        CHECK(all_valid(&found));
        arena_release(&found.arena);
    }
}

TEST(no_words_no_statements)
{
    struct found found;

    find(&found, VIEW(""));
    CHECK(found.statements.size == 0);
    CHECK(found.mentions.size == 0);
    arena_release(&found.arena);
}
