/* tests/unit/test_argument.c - scores put together from shared parts are those of all features at once */
#include "harness.h"
#include "statement/proposal.h"
#include "statement/rules.h"
#include "text/segment.h"

struct scene_of_text {
    struct arena arena;
    struct text text;
    struct syntax syntax;
    struct mentions mentions;
    struct statements rules;
    struct setting setting;
};

static void read_scene(struct scene_of_text *out, const char *words)
{
    const struct lexicon *lexicon = lexicon_get(NULL);

    arena_init(&out->arena, 0);
    text_read(&out->text, view_of(words), lexicon, &out->arena);
    syntax_read(&out->syntax, &out->text, lexicon, &out->arena);
    mentions_find(&out->mentions, &out->text, &out->syntax, lexicon, &out->arena);
    statements_by_rules(&out->rules, &out->text, &out->syntax, &out->mentions, lexicon,
                        &out->arena);
    setting_init(&out->setting, &out->text, out->syntax.tree, &out->rules, &out->arena);
}

/* Scores of which the window's features, added up at once, give others; those of the cue's own tokens are ruled out. */
static uint32_t count_faults(struct proposer *p, struct features *features, struct range cue)
{
    struct range window = proposal_window(p->setting, cue);
    int32_t sums[LINEAR_LABELS];
    uint32_t i, l, faults = 0;

    argument_score(p, window, cue);
    argument_features(features, p->setting, window, cue);
    for (i = 0; i < range_length(window); i++) {
        linear_score(&p->model->argument, &features[i], sums);
        for (l = 0; l < ARGUMENT_LABELS && !range_has(cue, window.from + i); l++)
            faults += p->arguments.score[i][l] != p->model->argument.scale * (float)sums[l];
    }
    return faults;
}

TEST(shared_parts_add_up_to_all_features_for_each_cue)
{
    struct scene_of_text scene;
    struct proposer proposer;
    struct features *features;
    uint32_t i, length;

    read_scene(&scene, "\"The dam is safe,\" Ada Quill said. \"It will hold, and we know it.\"\n\n"
                       "The mayor, who had warned of floods, told reporters that Quill was wrong; "
                       "nobody, she added, had asked the engineers. They declined to comment.\n");
    NEED(scene.syntax.tree != NULL && scene.rules.size > 0);
    features = arena_new_array(&scene.arena, SEQUENCE_LENGTH, struct features);
    proposer_init(&proposer, &scene.setting, model_get(), &scene.arena);
    for (length = 1; length <= 2; length++)
        for (i = 0; i + length <= scene.text.tokens.size; i++)
            CHECK_INT(count_faults(&proposer, features, (struct range){i, i + length}), 0);
    arena_release(&scene.arena);
}
