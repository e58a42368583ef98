/* tests/unit/test_model.c - the model file, and what it says of plain sentences */
#include "syntax/model.h"

#include "harness.h"
#include "syntax/tree.h"
#include "text/segment.h"

struct parsed {
    struct arena arena;
    struct text text;
    struct tree tree;
};

static void parse(struct parsed *out, const char *words)
{
    arena_init(&out->arena, 0);
    text_read(&out->text, view_of(words), lexicon_get(NULL), &out->arena);
    tree_read(&out->tree, &out->text, model_get(), &out->arena);
}

static const char *tag_of(const struct parsed *p, uint32_t token)
{
    return tag_name((enum tag)p->tree.tag[token]);
}

TEST(the_built_in_model_is_whole)
{
    NEED(model_get() != NULL);
    CHECK(model_check(model_bytes()));
}

TEST(a_damaged_model_is_refused)
{
    struct view whole = model_bytes();
    struct model model;
    char *copy = malloc(whole.size);

    NEED(copy != NULL);
    memcpy(copy, whole.data, whole.size);
    copy[whole.size - 1] ^= 1;
    CHECK(!model_check((struct view){copy, whole.size}));
    copy[0] ^= 1;
    CHECK(!model_open(&model, (struct view){copy, whole.size}));
    copy[0] ^= 1;
    copy[MODEL_MAGIC + 1] ^= 1; /* the version */
    CHECK(!model_open(&model, (struct view){copy, whole.size}));
    free(copy);
}

TEST(a_cut_model_is_refused_at_every_length)
{
    struct view whole = model_bytes();
    struct model model;
    size_t size;

    for (size = 0; size < whole.size; size += size < 600 ? 1 : 65521)
        CHECK(!model_open(&model, (struct view){whole.data, size}) ||
              !model_check((struct view){whole.data, size}));
}

TEST(parts_of_speech_of_a_plain_sentence)
{
    static const char *const wanted[] = {"DT", "NN", "VBD", "IN", "NNP", "NNP",
                                         "MD", "RB", "VB",  "DT", "NN",  "."};
    struct parsed p;
    uint32_t i;

    parse(&p, "The minister said that Ada Quill will not leave the party.");
    NEED(p.text.tokens.size == 12);
    for (i = 0; i < 12; i++)
        CHECK_STR(tag_of(&p, i), wanted[i]);
    arena_release(&p.arena);
}

TEST(dependencies_of_a_plain_sentence)
{
    struct parsed p;

    parse(&p, "The minister said that Ada Quill left the party.");
    NEED(p.text.tokens.size == 10);
    CHECK_INT(p.tree.head[2], NONE);
    CHECK_INT(p.tree.head[1], 2);
    CHECK_STR(relation_name((enum relation)p.tree.relation[1]), "nsubj");
    CHECK_INT(p.tree.head[6], 2);
    CHECK_STR(relation_name((enum relation)p.tree.relation[6]), "ccomp");
    CHECK_INT(p.tree.head[5], 6);
    CHECK_INT(p.tree.head[8], 6);
    arena_release(&p.arena);
}

/* Every token leads to a root of its own sentence, and no arcs cross. */
static void check_trees(const struct parsed *p)
{
    uint32_t i, steps, at;

    for (i = 0; i < p->text.tokens.size; i++) {
        struct range in = p->text.sentences.at[p->text.tokens.at[i].sentence].tokens;
        for (at = i, steps = 0; p->tree.head[at] != NONE && steps <= SENTENCE_TOKENS; steps++) {
            at = p->tree.head[at];
            NEED(range_has(in, at));
        }
        CHECK(steps <= SENTENCE_TOKENS);
        CHECK(p->tree.tag[i] < TAG_COUNT && p->tree.relation[i] < RELATION_COUNT);
    }
}

TEST(odd_texts_have_trees_too)
{
    static const char russian[] =
        "\xd0\x9e\xd0\xbd \xd1\x81\xd0\xba\xd0\xb0\xd0\xb7\xd0\xb0\xd0\xbb.";
    static const char *const texts[] = {
        "", ".", "\xff\xfe\x80", "( ( ( ) \" ' \" ' ) ) ) )", "SHE SAID NO AND NO AND NO", russian};
    size_t t;

    for (t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
        struct parsed p;
        parse(&p, texts[t]);
        check_trees(&p);
        arena_release(&p.arena);
    }
}

TEST(a_sentence_without_end_is_cut_and_parsed)
{
    struct parsed p;
    char *words = malloc(60001);
    size_t i;

    NEED(words != NULL);
    for (i = 0; i < 60000; i += 6)
        memcpy(words + i, "goats ", 6);
    words[60000] = 0;
    parse(&p, words);
    CHECK_INT(p.text.tokens.size, 10000);
    check_trees(&p);
    arena_release(&p.arena);
    free(words);
}
