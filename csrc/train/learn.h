/* train/learn.h - the stages of learning, in their order
 *
 * tagger -> parser -> cue -> argument -> accept. What a later stage sees of an earlier one in training are predictions for articles that the
 * earlier one was not trained on (jackknife), as in use.
 *
 * Units:   passes: times through all articles
 * Order:   deterministic: the same articles give the same bytes
 * Owner:   a learnt model's bytes belong to the drawer they are put in
 * Errors:  memory that runs out ends the program
 * Threads: one
 * Layer:   11
 */
#ifndef TRAIN_LEARN_H
#define TRAIN_LEARN_H

#include "train/lesson.h"
#include "train/weights.h"

/* A choice of lessons: those of all whose index modulo `folds` is (or is not) `fold`. */
struct choice {
    struct lesson **at; /* [size] */
    uint32_t size;
};

struct choice choose_lessons(const struct lessons *all, uint32_t folds, uint32_t fold, bool without);
void choice_free(struct choice *choice);

/* The sections of a model file in the making, and the model opened over them. */
struct drawer {
    struct view tagger, action, relation, cue, argument, accept;
    struct model model;
};

void drawer_release(struct drawer *drawer);

/* Sizes of the tables, as powers of two, and the least weights that are kept. */
struct sizes {
    uint32_t tagger, action, relation, cue, argument, accept;
    int prune;
};

extern const struct sizes sizes_default;

/* Each stage learns from the lessons' predictions so far and fills its part of the drawer. */
void learn_tagger(struct drawer *out, const struct choice *lessons, const struct sizes *sizes);
void learn_parser(struct drawer *out, const struct choice *lessons, const struct sizes *sizes);
void learn_cue(struct drawer *out, const struct choice *lessons, const struct sizes *sizes);
void learn_argument(struct drawer *out, const struct choice *lessons, const struct sizes *sizes);

/* Judged proposals, gathered from articles that cue and argument were not trained on. */
struct verdict {
    struct features features;
    bool right;
};

struct verdicts {
    struct verdict *at; /* malloc */
    uint32_t size, room;
};

void gather_verdicts(struct verdicts *out, const struct drawer *drawer,
                     const struct choice *lessons);
void learn_accept(struct drawer *out, struct verdicts *verdicts, const struct sizes *sizes);

/* Predicts tags, or trees, of lessons with the drawer's models. */
void predict_tags(const struct choice *lessons, const struct drawer *drawer);
void predict_trees(const struct choice *lessons, const struct drawer *drawer);

#endif
