/* syntax/tagger.c - parts of speech, from left to right */
#include "syntax/tagger.h"

static const struct sign edge = {.form = 1, .word = 1, .shape = 1};

static const struct sign *sign_at(const struct tree *tree, struct range s, int64_t i)
{
    return i >= s.from && i < s.to ? &tree->sign[i] : &edge;
}

static uint32_t tag_at(const struct tree *tree, struct range s, int64_t i)
{
    return i >= s.from && i < s.to ? tree->tag[i] : TAG_COUNT;
}

void tagger_features(struct features *out, const struct tree *tree, struct range s, uint32_t i)
{
    const struct sign *w = &tree->sign[i];
    const struct sign *p = sign_at(tree, s, (int64_t)i - 1), *pp = sign_at(tree, s, (int64_t)i - 2);
    const struct sign *n = sign_at(tree, s, (int64_t)i + 1), *nn = sign_at(tree, s, (int64_t)i + 2);
    uint32_t t1 = tag_at(tree, s, (int64_t)i - 1), t2 = tag_at(tree, s, (int64_t)i - 2), k;

    out->size = 0;
    FEATURE(out, 1, w->form);
    FEATURE(out, 2, w->word);
    for (k = 1; k <= 4; k++)
        FEATURE(out, 2 + k, w->suffix[k]);
    for (k = 1; k <= 3; k++)
        FEATURE(out, 6 + k, w->prefix[k]);
    FEATURE(out, 10, w->shape);
    FEATURE(out, 11, w->shape, i == s.from);
    FEATURE(out, 12, t1);
    FEATURE(out, 13, t1, t2);
    FEATURE(out, 14, t1, w->word);
    FEATURE(out, 15, p->word);
    FEATURE(out, 16, n->word);
    FEATURE(out, 17, pp->word);
    FEATURE(out, 18, nn->word);
    FEATURE(out, 19, n->suffix[3]);
    FEATURE(out, 20, p->suffix[3]);
    FEATURE(out, 21, n->shape);
    FEATURE(out, 22, p->word, w->word);
    FEATURE(out, 23, n->word, w->word);
    FEATURE(out, 24, t1, n->word);
    FEATURE(out, 25, t1, w->suffix[3]);
    FEATURE(out, 26, t1, t2, w->word);
    FEATURE(out, 27, n->suffix[2], w->word);
    FEATURE(out, 28, w->shape, t1);
    FEATURE(out, 29, n->word, nn->word);
    FEATURE(out, 30, t1, n->suffix[2], w->suffix[2]);
}

static uint8_t best(const int32_t *scores, uint32_t size)
{
    uint32_t i, b = 0;

    for (i = 1; i < size; i++)
        if (scores[i] > scores[b])
            b = i;
    return (uint8_t)b;
}

static void ask(struct tagger *t, const struct tree *tree, const struct model *model)
{
    if (t->at == t->sentence.to)
        return;
    tagger_features(&t->features, tree, t->sentence, t->at);
    linear_ask(&model->tagger, &t->features);
}

void tagger_begin(struct tagger *out, const struct tree *tree, struct range sentence,
                  const struct model *model)
{
    out->sentence = sentence;
    out->at = sentence.from;
    ask(out, tree, model);
}

bool tagger_step(struct tagger *t, struct tree *tree, const struct model *model)
{
    int32_t scores[LINEAR_LABELS];

    if (t->at == t->sentence.to)
        return false;
    linear_score(&model->tagger, &t->features, scores);
    tree->tag[t->at++] = best(scores, model->tagger.labels);
    ask(t, tree, model);
    return true;
}

void tagger_read(struct tree *tree, struct range sentence, const struct model *model)
{
    struct tagger tagger;

    tagger_begin(&tagger, tree, sentence, model);
    while (tagger_step(&tagger, tree, model))
        continue;
}
