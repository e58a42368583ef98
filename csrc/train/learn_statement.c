/* train/learn_statement.c - cues, arguments, and which proposals are attributions */
#include "train/learn.h"

#include <math.h>
#include <stdlib.h>

enum { CUE_PASSES = 7, ARGUMENT_PASSES = 7, ACCEPT_PASSES = 6, FIRST_COUNTED = 2 };

static const float cue_rate = 0.06f, argument_rate = 0.04f, accept_rate = 0.03f;
static const float sure = 0.002f;    /* a place that is surer than this teaches nothing */
static const float last_rate = 0.2f; /* the rate falls to this share of the first */

/* A sequence model in the making. What is kept is the mean over the later passes, which is steadier than the last. */
struct chain {
    struct weights weights;
    float *mean; /* [2^bits][labels] sum over the passes that count */
    uint32_t means;
    float next[SEQUENCE_LABELS][SEQUENCE_LABELS], squares[SEQUENCE_LABELS][SEQUENCE_LABELS];
    float rate;
};

static void chain_init(struct chain *out, uint32_t labels, uint32_t bits)
{
    memset(out, 0, sizeof(*out));
    weights_init(&out->weights, labels, bits);
    out->mean = must_alloc((size_t)labels << bits, sizeof(float));
}

/* Counts the weights as they are now towards the mean. */
static void chain_count(struct chain *c, uint32_t pass)
{
    size_t i, size = (size_t)c->weights.labels << c->weights.bits;

    if (pass < FIRST_COUNTED)
        return;
    for (i = 0; i < size; i++)
        c->mean[i] += c->weights.at[i];
    c->means++;
}

static void chain_settle(struct chain *c)
{
    size_t i, size = (size_t)c->weights.labels << c->weights.bits;

    for (i = 0; i < size; i++)
        c->weights.at[i] = c->mean[i] / (float)c->means;
}

static void chain_release(struct chain *c)
{
    weights_release(&c->weights);
    free(c->mean);
}

static void climb_transitions(struct chain *c, struct sequence *s, const uint8_t *right)
{
    float seen[SEQUENCE_LABELS][SEQUENCE_LABELS];
    uint32_t i, k, l;

    sequence_transitions(s, seen);
    for (i = 1; i < s->length; i++)
        seen[right[i - 1]][right[i]] -= 1;
    for (k = 0; k < s->labels; k++)
        for (l = 0; l < s->labels; l++) {
            float gradient = -seen[k][l];
            if (s->next[k][l] <= SEQUENCE_NEVER)
                continue;
            c->squares[k][l] += gradient * gradient;
            c->next[k][l] += c->rate * gradient / sqrtf(c->squares[k][l] + 1e-3f);
            s->next[k][l] = c->next[k][l];
        }
}

/* One step along the gradient of the log-likelihood of the right labels. */
static void climb(struct chain *c, struct sequence *s, const struct features *features,
                  const uint8_t *right)
{
    uint32_t i, l;

    sequence_chances(s);
    climb_transitions(c, s, right);
    for (i = 0; i < s->length; i++) {
        float gradient[SEQUENCE_LABELS], most = 0;
        for (l = 0; l < s->labels; l++) {
            gradient[l] = (right[i] == l ? 1.0f : 0.0f) - s->chance[i][l];
            most = fmaxf(most, fabsf(gradient[l]));
        }
        if (most >= sure)
            weights_climb(&c->weights, &features[i], gradient, c->rate);
    }
}

static float rate_at(float first, uint32_t pass, uint32_t passes)
{
    return first * (1 - (1 - last_rate) * (float)pass / (float)passes);
}

/* ---- cues ---- */

static void learn_sentence(struct chain *c, struct proposer *p, const struct lesson *lesson,
                           struct range sentence)
{
    uint32_t i;

    p->cues.length = range_length(sentence);
    for (i = 0; i < p->cues.length; i++) {
        cue_features(&p->features[i], &lesson->setting, sentence.from + i);
        weights_score(&c->weights, &p->features[i], p->cues.score[i]);
    }
    climb(c, &p->cues, p->features, lesson->cue + sentence.from);
}

static void learn_cues_of(struct chain *c, struct proposer *p, const struct lesson *lesson)
{
    uint32_t s;

    p->setting = &lesson->setting;
    for (s = 0; s < lesson->text.sentences.size; s++)
        if (range_length(lesson->text.sentences.at[s].tokens))
            learn_sentence(c, p, lesson, lesson->text.sentences.at[s].tokens);
}

static void mend_cues(const struct choice *lessons)
{
    uint32_t i, s;

    /* A cue that a sentence's end cuts begins anew behind it. */
    for (i = 0; i < lessons->size; i++) {
        struct lesson *lesson = lessons->at[i];
        for (s = 0; s < lesson->text.sentences.size; s++) {
            struct range in = lesson->text.sentences.at[s].tokens;
            if (range_length(in) && lesson->cue[in.from] == CUE_INSIDE)
                lesson->cue[in.from] = CUE_BEGIN;
        }
    }
}

void learn_cue(struct drawer *out, const struct choice *lessons, const struct sizes *sizes)
{
    struct chain c;
    struct proposer p;
    struct arena arena;
    uint32_t *order = order_of(lessons->size), pass, i;
    uint64_t random = 3;

    arena_init(&arena, 0);
    chain_init(&c, CUE_LABELS, sizes->cue);
    memset(out->model.cue_next, 0, sizeof(out->model.cue_next));
    proposer_init(&p, NULL, &out->model, &arena);
    p.features = arena_new_array(&arena, SEQUENCE_LENGTH, struct features);
    mend_cues(lessons);
    for (pass = 0; pass < CUE_PASSES; pass++) {
        c.rate = rate_at(cue_rate, pass, CUE_PASSES);
        shuffle(order, lessons->size, &random);
        for (i = 0; i < lessons->size; i++)
            learn_cues_of(&c, &p, lessons->at[order[i]]);
        chain_count(&c, pass);
    }
    chain_settle(&c);
    for (pass = 0; pass < CUE_LABELS; pass++)
        for (i = 0; i < CUE_LABELS; i++)
            out->model.cue_next[pass][i] = c.next[pass][i];
    free((void *)out->cue.data);
    out->cue = weights_pack(&c.weights, LINEAR_DENSE, 0);
    linear_open(&out->model.cue, out->cue);
    chain_release(&c);
    arena_release(&arena);
    free(order);
}

/* ---- arguments ---- */

static void label_spans(uint8_t *labels, const struct spans *spans, uint8_t begin,
                        struct range window, struct range cue)
{
    uint32_t s, i;

    for (s = 0; s < spans->size; s++)
        for (i = spans->at[s].from; i < spans->at[s].to; i++)
            if (range_has(window, i) && !range_has(cue, i)) {
                bool first = i == spans->at[s].from || i == window.from || range_has(cue, i - 1);
                labels[i - window.from] = (uint8_t)(begin + !first);
            }
}

/* A span that another cut in two begins anew behind it. */
static void mend_labels(uint8_t *labels, uint32_t size)
{
    uint32_t i;

    for (i = 0; i < size; i++)
        if (labels[i] == SOURCE_INSIDE || labels[i] == CONTENT_INSIDE) {
            uint8_t before = i ? labels[i - 1] : ARGUMENT_OUTSIDE;
            if (before != labels[i] && before + 1 != labels[i])
                labels[i]--;
        }
}

static void learn_attribution(struct chain *c, struct proposer *p, const struct attribution *a)
{
    struct range cue = a->cue.at[0], window = proposal_window(p->setting, cue);
    uint8_t right[SEQUENCE_LENGTH] = {0};
    uint32_t i, l;

    label_spans(right, &a->source, SOURCE_BEGIN, window, cue);
    label_spans(right, &a->content, CONTENT_BEGIN, window, cue);
    mend_labels(right, range_length(window));
    p->arguments.length = range_length(window);
    argument_features(p->features, p->setting, window, cue);
    for (i = 0; i < p->arguments.length; i++) {
        weights_score(&c->weights, &p->features[i], p->arguments.score[i]);
        for (l = 1; l < ARGUMENT_LABELS && range_has(cue, window.from + i); l++)
            p->arguments.score[i][l] = -1e6f;
    }
    climb(c, &p->arguments, p->features, right);
}

void learn_argument(struct drawer *out, const struct choice *lessons, const struct sizes *sizes)
{
    struct chain c;
    struct proposer p;
    struct arena arena;
    uint32_t *order = order_of(lessons->size), pass, i, k;
    uint64_t random = 4;

    arena_init(&arena, 0);
    chain_init(&c, ARGUMENT_LABELS, sizes->argument);
    memset(out->model.argument_next, 0, sizeof(out->model.argument_next));
    proposer_init(&p, NULL, &out->model, &arena);
    p.features = arena_new_array(&arena, SEQUENCE_LENGTH, struct features);
    for (pass = 0; pass < ARGUMENT_PASSES; pass++) {
        c.rate = rate_at(argument_rate, pass, ARGUMENT_PASSES);
        shuffle(order, lessons->size, &random);
        for (i = 0; i < lessons->size; i++) {
            struct lesson *lesson = lessons->at[order[i]];
            p.setting = &lesson->setting;
            for (k = 0; k < lesson->attributions.size; k++)
                learn_attribution(&c, &p, &lesson->attributions.at[k]);
        }
        chain_count(&c, pass);
    }
    chain_settle(&c);
    for (i = 0; i < ARGUMENT_LABELS; i++)
        for (k = 0; k < ARGUMENT_LABELS; k++)
            out->model.argument_next[i][k] = c.next[i][k];
    free((void *)out->argument.data);
    out->argument = weights_pack(&c.weights, LINEAR_DENSE, 0);
    linear_open(&out->model.argument, out->argument);
    chain_release(&c);
    arena_release(&arena);
    free(order);
}

/* ---- which proposals are attributions ---- */

static bool is_given(const struct lesson *lesson, struct range cue)
{
    uint32_t i;

    for (i = 0; i < lesson->attributions.size; i++) {
        struct range given = lesson->attributions.at[i].cue.at[0];
        if (given.from == cue.from && given.to == cue.to)
            return true;
    }
    return false;
}

void gather_verdicts(struct verdicts *out, const struct drawer *drawer,
                     const struct choice *lessons)
{
    uint32_t i, k;

    for (i = 0; i < lessons->size; i++) {
        struct lesson *lesson = lessons->at[i];
        struct proposals proposals;
        proposals_draft(&proposals, &lesson->setting, &drawer->model, &lesson->arena);
        for (k = 0; k < proposals.size; k++) {
            struct verdict *v;
            if (out->size == out->room) {
                out->room = out->room * 2 + 1024;
                out->at = realloc(out->at, out->room * sizeof(*out->at));
                if (!out->at)
                    exit(1);
            }
            v = &out->at[out->size++];
            accept_features(&v->features, &lesson->setting, &proposals.at[k]);
            v->right = is_given(lesson, proposals.at[k].cue);
        }
    }
}

void learn_accept(struct drawer *out, struct verdicts *verdicts, const struct sizes *sizes)
{
    struct weights w;
    uint32_t *order = order_of(verdicts->size), pass, i;
    uint64_t random = 5;

    weights_init(&w, 1, sizes->accept);
    for (pass = 0; pass < ACCEPT_PASSES; pass++) {
        shuffle(order, verdicts->size, &random);
        for (i = 0; i < verdicts->size; i++) {
            const struct verdict *v = &verdicts->at[order[i]];
            float score, gradient;
            weights_score(&w, &v->features, &score);
            gradient = (v->right ? 1.0f : 0.0f) - 1 / (1 + expf(-score));
            weights_climb(&w, &v->features, &gradient, accept_rate);
        }
    }
    free((void *)out->accept.data);
    out->accept = weights_pack(&w, LINEAR_DENSE, 0);
    linear_open(&out->model.accept, out->accept);
    weights_release(&w);
    free(order);
}
