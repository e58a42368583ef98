/* tests/unit/test_syntax.c - base forms, classes and groups that the rules stand on */
#include "harness.h"
#include "syntax/inflect.h"
#include "syntax/syntax.h"
#include "text/segment.h"

struct sentence_read {
    struct arena arena;
    struct text text;
    struct syntax syntax;
};

static void read_text(struct sentence_read *out, const char *bytes)
{
    const struct lexicon *lexicon = lexicon_get(NULL);

    arena_init(&out->arena, 0);
    text_read(&out->text, view_of(bytes), lexicon, &out->arena);
    syntax_read(&out->syntax, &out->text, lexicon, &out->arena);
}

/* The class of the first token with that normal form. */
static enum word_class class_of(const struct sentence_read *read, const char *norm)
{
    uint32_t i;

    for (i = 0; i < read->text.tokens.size; i++)
        if (token_is(&read->text, i, norm))
            return (enum word_class)read->syntax.class[i];
    return CLASS_COUNT;
}

static bool is_form(const char *word, const char *lemma, enum verb_form form)
{
    struct inflection found;

    return inflection_find(&found, view_of(word), lexicon_get(NULL)) &&
           view_is(found.lemma, lemma) && found.form == form;
}

TEST(base_forms)
{
    CHECK(is_form("says", "say", VERB_PRESENT));
    CHECK(is_form("said", "say", VERB_ED));
    CHECK(is_form("denied", "deny", VERB_ED));
    CHECK(is_form("planned", "plan", VERB_ED));
    CHECK(is_form("noting", "note", VERB_GERUND));
    CHECK(is_form("wrote", "write", VERB_PAST));
    CHECK(is_form("written", "write", VERB_PARTICIPLE));
    CHECK(is_form("urges", "urge", VERB_PRESENT));
    CHECK(!is_form("bridge", "bridge", VERB_BASE));
}

TEST(singulars)
{
    struct arena arena;

    arena_init(&arena, 0);
    CHECK(view_is(inflection_singular(VIEW("ministries"), &arena), "ministry"));
    CHECK(view_is(inflection_singular(VIEW("spokesmen"), &arena), "spokesman"));
    CHECK(view_is(inflection_singular(VIEW("coaches"), &arena), "coach"));
    CHECK(view_is(inflection_singular(VIEW("witness"), &arena), "witness"));
    arena_release(&arena);
}

TEST(nouns_and_verbs_of_one_form)
{
    struct sentence_read read;

    read_text(&read, "The mayor claims that the port is safe.");
    CHECK(class_of(&read, "claims") == CLASS_VERB);
    arena_release(&read.arena);
    read_text(&read, "The claims of the mayor were false.");
    CHECK(class_of(&read, "claims") == CLASS_NOUN);
    arena_release(&read.arena);
    read_text(&read, "Critics support the plan.");
    CHECK(class_of(&read, "support") == CLASS_VERB);
    arena_release(&read.arena);
    read_text(&read, "The cost of the plan rose.");
    CHECK(class_of(&read, "cost") == CLASS_NOUN);
    arena_release(&read.arena);
}

TEST(that_and_to)
{
    struct sentence_read read;

    read_text(&read, "She said that the port was safe.");
    CHECK(class_of(&read, "that") == CLASS_THAT);
    arena_release(&read.arena);
    read_text(&read, "The port that closed was old.");
    CHECK(class_of(&read, "that") == CLASS_WH);
    arena_release(&read.arena);
    read_text(&read, "He wants to leave.");
    CHECK(class_of(&read, "to") == CLASS_TO);
    arena_release(&read.arena);
    read_text(&read, "He went to the port.");
    CHECK(class_of(&read, "to") == CLASS_PREPOSITION);
    arena_release(&read.arena);
}

TEST(groups_hold_auxiliaries_and_adverbs)
{
    struct sentence_read read;

    read_text(&read, "The port has not yet been closed.");
    NEED(read.syntax.groups.size == 1);
    CHECK(range_length(read.syntax.groups.at[0].tokens) == 5);
    CHECK(read.syntax.groups.at[0].finite);
    CHECK(read.syntax.groups.at[0].passive);
    CHECK(read.syntax.groups.at[0].negated);
    arena_release(&read.arena);
}

TEST(phrases_hold_possessors_and_no_prepositions)
{
    struct sentence_read read;

    read_text(&read, "The mayor's new office in Osterby closed.");
    NEED(read.syntax.phrases.size == 2);
    CHECK(range_length(read.syntax.phrases.at[0].tokens) == 5);
    CHECK(range_length(read.syntax.phrases.at[1].tokens) == 1);
    arena_release(&read.arena);
}

TEST(every_class_and_task_of_the_table_is_known)
{
    const struct lexicon_table *words = &lexicon_get(NULL)->words;
    static const char *const classes[] = {
#define CLASS_NAME_TEXT(code, name) name,
        WORD_CLASSES(CLASS_NAME_TEXT)
#undef CLASS_NAME_TEXT
    };
    static const char *const tasks[] = {
#define TASK_NAME_TEXT(code, name) name,
        WORD_TASKS(TASK_NAME_TEXT)
#undef TASK_NAME_TEXT
    };
    bool used[TASK_COUNT] = {false};
    uint32_t i, k;

    for (i = 0; i < words->table.size; i++) {
        const struct table_row *row = &words->table.rows[i];
        struct view task = lexicon_cell(words, row, "task");
        bool known = false;

        for (k = 0; k < CLASS_COUNT; k++)
            known = known || view_is(lexicon_cell(words, row, "class"), classes[k]);
        CHECK(known);
        for (k = 0; k < TASK_COUNT; k++)
            used[k] =
                used[k] || (task.size >= strlen(tasks[k]) &&
                            (view_is(task, tasks[k]) || view_starts(task, view_of(tasks[k])) ||
                             view_ends(task, view_of(tasks[k]))));
    }
    for (k = 0; k < TASK_COUNT; k++)
        CHECK(used[k]);
}
