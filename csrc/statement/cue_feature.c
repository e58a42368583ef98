/* statement/cue_feature.c - what tells a cue
 *
 * The word, its neighbours, its place in the tree, its children's relations, and the quotation marks around it. */
#include "statement/proposal.h"

static const struct sign blank = {.form = 1, .word = 1, .stem = 1, .shape = 1};

/* A word with what is asked of it; outside the text it is blank. */
struct look {
    const struct sign *sign;
    uint32_t tag, relation;
};

static struct look look_at(const struct setting *s, int64_t i)
{
    struct look look = {&blank, TAG_COUNT, RELATION_COUNT};

    if (i >= 0 && i < s->text->tokens.size) {
        look.sign = &s->tree->sign[i];
        look.tag = s->tree->tag[i];
        look.relation = s->tree->relation[i];
    }
    return look;
}

static int64_t head_of(const struct setting *s, int64_t i)
{
    return i < 0 || s->tree->head[i] == NONE ? -1 : (int64_t)s->tree->head[i];
}

static void word_features(struct features *f, const struct setting *s, uint32_t i)
{
    int64_t at = i;
    struct look w = look_at(s, at), h = look_at(s, head_of(s, at));
    uint32_t stem = w.sign->stem, children = s->children[i], quote = s->quote[i];

    FEATURE(f, 1, w.sign->word);
    FEATURE(f, 2, stem);
    FEATURE(f, 3, w.tag);
    FEATURE(f, 4, w.relation);
    FEATURE(f, 5, stem, w.tag);
    FEATURE(f, 6, stem, w.relation);
    FEATURE(f, 7, stem, children);
    FEATURE(f, 8, w.tag, children);
    FEATURE(f, 9, stem, h.sign->stem);
    FEATURE(f, 10, stem, w.relation, h.tag);
    FEATURE(f, 11, w.relation, h.sign->stem);
    FEATURE(f, 22, stem, quote);
    FEATURE(f, 23, quote, w.tag);
    FEATURE(f, 26, w.sign->suffix[3], w.tag);
    FEATURE(f, 27, w.sign->shape);
    FEATURE(f, 30, children, w.relation, w.tag);
    FEATURE(f, 40, h.tag, h.sign->word, w.sign->word);
    FEATURE(f, 41, look_at(s, head_of(s, head_of(s, at))).sign->stem, stem);
    FEATURE(f, 46, 0);
}

static void neighbour_features(struct features *f, const struct setting *s, uint32_t i)
{
    int64_t at = i;
    struct look w = look_at(s, at), p = look_at(s, at - 1), n = look_at(s, at + 1);
    struct look pp = look_at(s, at - 2), nn = look_at(s, at + 2);
    uint32_t stem = w.sign->stem;

    FEATURE(f, 12, p.sign->word);
    FEATURE(f, 13, n.sign->word);
    FEATURE(f, 14, p.sign->word, stem);
    FEATURE(f, 15, stem, n.sign->word);
    FEATURE(f, 16, p.tag);
    FEATURE(f, 17, n.tag);
    FEATURE(f, 18, pp.sign->word);
    FEATURE(f, 19, nn.sign->word);
    FEATURE(f, 20, stem, p.tag);
    FEATURE(f, 21, stem, n.tag);
    FEATURE(f, 24, stem, n.sign->word, nn.sign->word);
    FEATURE(f, 25, p.sign->stem, stem, n.sign->stem);
    FEATURE(f, 28, w.tag, p.tag, n.tag);
    FEATURE(f, 29, pp.sign->word, p.sign->word, stem);
    FEATURE(f, 39, n.sign->word, n.tag, w.tag);
    FEATURE(f, 42, look_at(s, at + 3).sign->word, stem);
    FEATURE(f, 44, w.tag, n.sign->word);
    FEATURE(f, 45, w.tag, p.sign->word);
}

/* 0 no cue of the rules, 1 its first token, 2 a further one. */
static uint32_t ruled(const struct setting *s, int64_t i)
{
    if (i < 0 || i >= s->text->tokens.size || s->ruled[i] == NONE)
        return 0;
    return i > 0 && s->ruled[i - 1] == s->ruled[i] ? 2 : 1;
}

static void rule_features(struct features *f, const struct setting *s, uint32_t i)
{
    struct look w = look_at(s, i);
    uint32_t here = ruled(s, i), score = 0;

    if (here)
        score = (uint32_t)(s->rules->at[s->ruled[i]].confidence * 10);
    FEATURE(f, 47, here);
    FEATURE(f, 48, here, w.sign->stem);
    FEATURE(f, 49, here, w.tag);
    FEATURE(f, 50, ruled(s, (int64_t)i - 1), here, ruled(s, (int64_t)i + 1));
    FEATURE(f, 51, here, score);
}

void cue_features(struct features *out, const struct setting *s, uint32_t i)
{
    uint32_t sentence = s->text->tokens.at[i].sentence, last = s->text->tokens.size - 1;
    struct range in = s->text->sentences.at[sentence].tokens;
    struct look w = look_at(s, i);
    uint32_t stem = w.sign->stem, quoted = s->quoted[sentence];
    int64_t subject = s->subject[i] == NONE ? -1 : (int64_t)s->subject[i];
    struct look sub = look_at(s, subject);
    uint32_t after = s->quote[i < last ? i + 1 : i], before = s->quote[i ? i - 1 : i];

    out->size = 0;
    word_features(out, s, i);
    neighbour_features(out, s, i);
    FEATURE(out, 31, (s->quotes[i + 1] - s->quotes[in.from]) & 3, stem);
    FEATURE(out, 32, quoted, stem);
    FEATURE(out, 33, quoted, w.tag, w.relation);
    FEATURE(out, 34, i + 1 < in.to && look_at(s, (int64_t)i + 1).sign->form == w.sign->form,
            look_at(s, (int64_t)in.to - 1).sign->word, stem);
    FEATURE(out, 35, subject < 0 ? 0 : sub.tag + 1, stem);
    FEATURE(out, 36, subject < 0 ? 0 : sub.sign->word);
    FEATURE(out, 37, subject < 0 ? 0 : sub.sign->stem, stem);
    FEATURE(out, 38, i - in.from < 3 ? i - in.from : 3, stem);
    FEATURE(out, 43, after, before, stem);
    rule_features(out, s, i);
}
