/* train/main.c - learns all models from a folder of articles and writes the model file
 *
 *   csto-train DIRECTORY MODEL     DIRECTORY.gold.jsonl and DIRECTORY.conll stand beside DIRECTORY (see train/lesson.h)
 *   csto-train --report DIRECTORY  how well the built-in model does there */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "train/learn.h"
#include "train/report.h"

enum { TAG_FOLDS = 4, TREE_FOLDS = 2, STATEMENT_FOLDS = 4 };

const struct sizes sizes_default = {18, 19, 17, 18, 19, 16, 4};

struct choice choose_lessons(const struct lessons *all, uint32_t folds, uint32_t fold, bool without)
{
    struct choice choice = {must_alloc(all->size, sizeof(*choice.at)), 0};
    uint32_t i;

    for (i = 0; i < all->size; i++)
        if (folds == 0 || (i % folds == fold) != without)
            choice.at[choice.size++] = &all->at[i];
    return choice;
}

void choice_free(struct choice *choice)
{
    free(choice->at);
}

void drawer_release(struct drawer *drawer)
{
    struct view *view = &drawer->tagger;

    for (; view <= &drawer->accept; view++)
        free((void *)view->data);
    memset(drawer, 0, sizeof(*drawer));
}

static void say(const char *what)
{
    static clock_t start;

    if (!start)
        start = clock();
    fprintf(stderr, "%6.1f s  %s\n", (double)(clock() - start) / CLOCKS_PER_SEC, what);
}

/* Predicts for each fold with what the others taught. */
static void jackknife(struct drawer *drawer, const struct lessons *all, uint32_t folds,
                      void (*learn)(struct drawer *, const struct choice *, const struct sizes *),
                      void (*predict)(const struct choice *, const struct drawer *))
{
    uint32_t fold;

    for (fold = 0; fold < folds; fold++) {
        struct choice others = choose_lessons(all, folds, fold, true);
        struct choice held = choose_lessons(all, folds, fold, false);
        learn(drawer, &others, &sizes_default);
        predict(&held, drawer);
        choice_free(&others);
        choice_free(&held);
    }
}

static void learn_syntax(struct drawer *drawer, const struct lessons *all)
{
    struct choice everything = choose_lessons(all, 0, 0, false);
    struct drawer folds;

    memset(&folds, 0, sizeof(folds));
    say("part of speech");
    learn_tagger(drawer, &everything, &sizes_default);
    say("part of speech, for each fold");
    jackknife(&folds, all, TAG_FOLDS, learn_tagger, predict_tags);
    say("dependencies");
    learn_parser(drawer, &everything, &sizes_default);
    say("dependencies, for each fold");
    jackknife(&folds, all, TREE_FOLDS, learn_parser, predict_trees);
    drawer_release(&folds);
    choice_free(&everything);
}

static void learn_statements(struct drawer *drawer, const struct lessons *all)
{
    struct choice everything = choose_lessons(all, 0, 0, false);
    struct drawer folds;
    struct verdicts verdicts = {NULL, 0, 0};
    uint32_t i, fold;

    memset(&folds, 0, sizeof(folds));
    for (i = 0; i < all->size; i++)
        lesson_set(&all->at[i]);
    say("cues and arguments");
    learn_cue(drawer, &everything, &sizes_default);
    learn_argument(drawer, &everything, &sizes_default);
    for (fold = 0; fold < STATEMENT_FOLDS; fold++) {
        struct choice others = choose_lessons(all, STATEMENT_FOLDS, fold, true);
        struct choice held = choose_lessons(all, STATEMENT_FOLDS, fold, false);
        say("cues and arguments, for a fold");
        for (i = 0; i < all->size; i++)
            lesson_set(&all->at[i]);
        learn_cue(&folds, &others, &sizes_default);
        learn_argument(&folds, &others, &sizes_default);
        gather_verdicts(&verdicts, &folds, &held);
        choice_free(&others);
        choice_free(&held);
    }
    say("which proposals are attributions");
    learn_accept(drawer, &verdicts, &sizes_default);
    free(verdicts.at);
    drawer_release(&folds);
    choice_free(&everything);
}

/* ---- the file ---- */

static struct view floats(const float *at, uint32_t size)
{
    uint8_t *out = must_alloc(size, sizeof(float));
    uint32_t i, bits;

    for (i = 0; i < size; i++) {
        memcpy(&bits, &at[i], sizeof(bits));
        put_u32(out + 4 * i, bits);
    }
    return (struct view){(char *)out, size * sizeof(float)};
}

static int write_model(const struct drawer *d, const char *path)
{
    struct section sections[] = {
        {"tagger", d->tagger},
        {"action", d->action},
        {"relation", d->relation},
        {"cue", d->cue},
        {"argument", d->argument},
        {"accept", d->accept},
        {"cue-next", floats(&d->model.cue_next[0][0], 9)},
        {"arg-next", floats(&d->model.argument_next[0][0], 25)},
    };
    size_t size, i;
    int failed = model_write(path, sections, sizeof(sections) / sizeof(sections[0]), &size);

    for (i = 0; i < 6; i++)
        fprintf(stderr, "%10zu bytes  %s\n", sections[i].bytes.size, sections[i].name);
    fprintf(stderr, "%10zu bytes  %s%s\n", size, path, failed ? ": could not be written" : "");
    free((void *)sections[6].bytes.data);
    free((void *)sections[7].bytes.data);
    return failed;
}

static int report(const char *directory)
{
    struct lessons lessons;
    bool done;

    lessons_read(&lessons, directory);
    done = report_print(&lessons);
    if (!done)
        fputs("csto-train: no model is built in: run `make model POLNEAR=dir`, then `make`\n",
              stderr);
    lessons_release(&lessons);
    return !done;
}

int main(int argc, char **argv)
{
    struct drawer drawer;
    struct lessons lessons;
    int failed;

    if (argc != 3) {
        fputs("usage: csto-train DIRECTORY MODEL | --report DIRECTORY\n", stderr);
        return 2;
    }
    if (strcmp(argv[1], "--report") == 0)
        return report(argv[2]);
    memset(&drawer, 0, sizeof(drawer));
    say("reading");
    lessons_read(&lessons, argv[1]);
    learn_syntax(&drawer, &lessons);
    learn_statements(&drawer, &lessons);
    failed = write_model(&drawer, argv[2]);
    drawer_release(&drawer);
    lessons_release(&lessons);
    return failed;
}
