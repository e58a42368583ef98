/* train/learn_syntax.c - tagger and parser */
#include "train/learn.h"

#include <stdlib.h>

#include "syntax/parser.h"
#include "syntax/tagger.h"

enum { TAGGER_PASSES = 4, PARSER_PASSES = 9, EXPLORE_PERCENT = 90 };

static uint32_t best(const float *scores, uint32_t size)
{
    uint32_t i, b = 0;

    for (i = 1; i < size; i++)
        if (scores[i] > scores[b])
            b = i;
    return b;
}

/* ---- tagger ---- */

static void tag_sentence(struct weights *w, struct lesson *lesson, struct range sentence)
{
    struct tree tree = lesson->tree; /* whose tags are of the lesson's fold, and stay */
    struct features features;
    float scores[LINEAR_LABELS];
    uint32_t i;

    tree.tag = lesson->guess;
    for (i = sentence.from; i < sentence.to; i++) {
        uint32_t guess, right = lesson->tag[i];
        tagger_features(&features, &tree, sentence, i);
        weights_score(w, &features, scores);
        guess = best(scores, TAG_COUNT);
        w->steps++;
        if (right != NO_TAG && guess != right) {
            weights_add(w, &features, right, 1);
            weights_add(w, &features, guess, -1);
        }
        tree.tag[i] = (uint8_t)guess;
    }
}

void learn_tagger(struct drawer *out, const struct choice *lessons, const struct sizes *sizes)
{
    struct weights w;
    uint32_t *order = order_of(lessons->size), pass, i, s;
    uint64_t random = 1;

    weights_init(&w, TAG_COUNT, sizes->tagger);
    for (pass = 0; pass < TAGGER_PASSES; pass++) {
        shuffle(order, lessons->size, &random);
        for (i = 0; i < lessons->size; i++) {
            struct lesson *lesson = lessons->at[order[i]];
            for (s = 0; s < lesson->text.sentences.size; s++)
                tag_sentence(&w, lesson, lesson->text.sentences.at[s].tokens);
        }
    }
    weights_average(&w);
    free((void *)out->tagger.data);
    out->tagger = weights_pack(&w, LINEAR_SPARSE, sizes->prune);
    linear_open(&out->model.tagger, out->tagger);
    weights_release(&w);
    free(order);
}

void predict_tags(const struct choice *lessons, const struct drawer *drawer)
{
    uint32_t i, s;

    for (i = 0; i < lessons->size; i++)
        for (s = 0; s < lessons->at[i]->text.sentences.size; s++)
            tagger_read(&lessons->at[i]->tree, lessons->at[i]->text.sentences.at[s].tokens,
                        &drawer->model);
}

/* ---- parser ---- */

/* The head of token i as given, within the sentence; the root counts as `size`. */
static int32_t given_head(const struct parser *p, const struct lesson *lesson, int32_t i)
{
    uint32_t head = lesson->head[p->sentence.from + (uint32_t)i];

    return head == NONE ? p->size : (int32_t)(head - p->sentence.from);
}

/* How many arcs that were given each action would make impossible: the dynamic oracle for arc-hybrid. */
static void count_costs(int32_t cost[ACTION_COUNT], const struct parser *p,
                        const struct lesson *lesson)
{
    int32_t top = p->depth ? p->stack[p->depth - 1] : -1, i;
    int32_t below = p->depth > 1 ? p->stack[p->depth - 2] : -1;

    for (i = 0; i < ACTION_COUNT; i++)
        cost[i] = 0;
    for (i = 0; i < p->depth && p->next < p->size; i++) {
        cost[ACTION_SHIFT] += given_head(p, lesson, p->stack[i]) == p->next;
        cost[ACTION_SHIFT] += i + 1 < p->depth && given_head(p, lesson, p->next) == p->stack[i];
    }
    if (top < 0)
        return;
    cost[ACTION_LEFT] += below >= 0 && given_head(p, lesson, top) == below;
    cost[ACTION_LEFT] += given_head(p, lesson, top) > p->next;
    cost[ACTION_RIGHT] += given_head(p, lesson, top) >= p->next;
    for (i = p->next; i < p->size; i++) {
        cost[ACTION_LEFT] += given_head(p, lesson, i) == top;
        cost[ACTION_RIGHT] += given_head(p, lesson, i) == top;
    }
}

/* The best-scored of the actions that cost least. */
static enum action wanted(const struct parser *p, const int32_t *cost, const float *scores)
{
    int a, best_action = -1;

    for (a = 0; a < ACTION_COUNT; a++) {
        if (!parser_allows(p, (enum action)a))
            continue;
        if (best_action < 0 || cost[a] < cost[best_action] ||
            (cost[a] == cost[best_action] && scores[a] > scores[best_action]))
            best_action = a;
    }
    return (enum action)best_action;
}

static enum action guessed(const struct parser *p, const float *scores)
{
    int a, b = -1;

    for (a = 0; a < ACTION_COUNT; a++)
        if (parser_allows(p, (enum action)a) && (b < 0 || scores[a] > scores[b]))
            b = a;
    return (enum action)b;
}

static enum relation learn_relation(struct weights *w, const struct parser *p, enum action action,
                                    const struct lesson *lesson)
{
    struct features features;
    float scores[LINEAR_LABELS];
    int32_t head, child;
    uint32_t guess, right;

    parser_arc(p, action, &head, &child);
    parser_relation_features(&features, p, head, child);
    weights_score(w, &features, scores);
    guess = best(scores, RELATION_COUNT);
    if (given_head(p, lesson, child) != head)
        return (enum relation)guess;
    right = lesson->relation[p->sentence.from + (uint32_t)child];
    w->steps++;
    if (guess != right) {
        weights_add(w, &features, right, 1);
        weights_add(w, &features, guess, -1);
    }
    return (enum relation)right;
}

struct parser_lesson {
    struct weights action, relation;
    struct parser parser;
    uint64_t random;
    bool explore;
};

static void parse_sentence(struct parser_lesson *l, struct lesson *lesson, struct range sentence)
{
    struct parser *p = &l->parser;
    struct features features;
    float scores[ACTION_COUNT];
    int32_t cost[ACTION_COUNT];

    parser_start(p, &lesson->tree, sentence);
    while (!parser_done(p)) {
        enum action want, guess;
        parser_features(&features, p);
        weights_score(&l->action, &features, scores);
        count_costs(cost, p, lesson);
        want = wanted(p, cost, scores);
        guess = guessed(p, scores);
        l->action.steps++;
        if (cost[guess] > cost[want]) {
            weights_add(&l->action, &features, want, 1);
            weights_add(&l->action, &features, guess, -1);
            if (!l->explore || random_below(&l->random, 100) >= EXPLORE_PERCENT)
                guess = want;
        }
        parser_act(p, guess,
                   guess == ACTION_SHIFT ? RELATION_ROOT
                                         : learn_relation(&l->relation, p, guess, lesson));
    }
}

static void learn_parses(struct parser_lesson *l, const struct choice *lessons)
{
    uint32_t *order = order_of(lessons->size), pass, i, s;

    for (pass = 0; pass < PARSER_PASSES; pass++) {
        l->explore = pass > 0;
        shuffle(order, lessons->size, &l->random);
        for (i = 0; i < lessons->size; i++) {
            struct lesson *lesson = lessons->at[order[i]];
            for (s = 0; s < lesson->text.sentences.size; s++)
                if (lesson->whole[s])
                    parse_sentence(l, lesson, lesson->text.sentences.at[s].tokens);
        }
    }
    free(order);
}

void learn_parser(struct drawer *out, const struct choice *lessons, const struct sizes *sizes)
{
    struct parser_lesson l = {.random = 2};
    struct arena arena;

    arena_init(&arena, 0);
    parser_init(&l.parser, &arena);
    weights_init(&l.action, ACTION_COUNT, sizes->action);
    weights_init(&l.relation, RELATION_COUNT, sizes->relation);
    learn_parses(&l, lessons);
    weights_average(&l.action);
    weights_average(&l.relation);
    free((void *)out->action.data);
    free((void *)out->relation.data);
    out->action = weights_pack(&l.action, LINEAR_DENSE, 0);
    out->relation = weights_pack(&l.relation, LINEAR_SPARSE, sizes->prune);
    linear_open(&out->model.action, out->action);
    linear_open(&out->model.relation, out->relation);
    weights_release(&l.action);
    weights_release(&l.relation);
    arena_release(&arena);
}

void predict_trees(const struct choice *lessons, const struct drawer *drawer)
{
    struct parser parser;
    struct arena arena;
    uint32_t i, s;

    arena_init(&arena, 0);
    parser_init(&parser, &arena);
    for (i = 0; i < lessons->size; i++)
        for (s = 0; s < lessons->at[i]->text.sentences.size; s++)
            parser_read(&parser, &lessons->at[i]->tree, lessons->at[i]->text.sentences.at[s].tokens,
                        &drawer->model);
    arena_release(&arena);
}
