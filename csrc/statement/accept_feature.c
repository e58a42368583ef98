/* statement/accept_feature.c - what tells whether a proposal is an attribution
 *
 * How sure the models were of its parts, what the parts are, and whether it stands inside the content of another. */
#include "statement/proposal.h"

#include <math.h>

#include "base/map.h"

static uint32_t odds(float chance)
{
    float x = logf((chance + 1e-4f) / (1 - chance + 1e-4f));
    int b = (int)floorf(x * 2);

    return (uint32_t)((b < -12 ? -12 : b > 12 ? 12 : b) + 20);
}

static uint32_t tokens_of(const struct spans *spans)
{
    uint32_t i, n = 0;

    for (i = 0; i < spans->size; i++)
        n += range_length(spans->at[i]);
    return n < 5 ? n : n < 7 ? 5 : n < 10 ? 6 : n < 15 ? 7 : n < 25 ? 8 : n < 40 ? 9 : 10;
}

/* What the features know of a part: its first and last token. */
struct part {
    uint32_t side; /* 0 there is none, 1 before the cue, 2 behind */
    uint32_t first_word, first_tag, last_word, last_tag;
    uint32_t quote, same; /* state of its first token; whether it begins in the cue's sentence */
};

static struct part part_of(const struct setting *s, const struct spans *spans, struct range cue)
{
    struct part p = {0};
    uint32_t from, last;

    if (!spans->size)
        return p;
    from = spans->at[0].from;
    last = spans->at[0].to - 1;
    p.side = from < cue.from ? 1 : 2;
    p.first_word = s->tree->sign[from].word;
    p.first_tag = s->tree->tag[from] + 1u;
    p.last_word = s->tree->sign[last].word;
    p.last_tag = s->tree->tag[last] + 1u;
    p.quote = s->quote[from];
    p.same = s->text->tokens.at[from].sentence == s->text->tokens.at[cue.from].sentence;
    return p;
}

static void certainty_features(struct features *f, const struct proposal *p, uint32_t stem,
                               const struct part *source, const struct part *content)
{
    uint32_t cue = odds(p->cue_chance), with = odds(p->content_chance);
    uint32_t by = odds(p->source_chance);

    FEATURE(f, 1, cue);
    FEATURE(f, 2, cue, p->inside);
    FEATURE(f, 3, cue, stem);
    FEATURE(f, 16, with);
    FEATURE(f, 17, by);
    FEATURE(f, 18, with, cue);
    FEATURE(f, 19, by, source->last_tag);
    FEATURE(f, 25, range_length(p->cue), cue);
    FEATURE(f, 37, cue, source->last_tag);
    FEATURE(f, 38, cue, content->side, content->quote);
    FEATURE(f, 41, p->inside, with);
}

static void part_features(struct features *f, const struct proposal *p, uint32_t stem, uint32_t tag,
                          const struct part *source, const struct part *content)
{
    uint32_t length = tokens_of(&p->content);
    uint32_t sources = p->source.size > 1 ? 2 : p->source.size;

    FEATURE(f, 6, length, content->side);
    FEATURE(f, 7, sources, p->content.size > 2 ? 3 : p->content.size);
    FEATURE(f, 8, p->content.size == 0);
    FEATURE(f, 9, source->last_tag, source->last_word);
    FEATURE(f, 10, source->last_tag, source->side);
    FEATURE(f, 11, content->side, content->quote, tag);
    FEATURE(f, 12, content->first_tag, content->side);
    FEATURE(f, 13, content->first_word, content->side);
    FEATURE(f, 14, stem, content->first_word);
    FEATURE(f, 15, stem, content->side, content->quote);
    FEATURE(f, 20, stem, source->last_tag);
    FEATURE(f, 21, stem, length);
    FEATURE(f, 22, content->same, content->side);
    FEATURE(f, 32, source->last_word);
    FEATURE(f, 34, p->source.size == 0, stem);
}

static void cue_part_features(struct features *f, const struct setting *s, const struct proposal *p,
                              uint32_t stem, uint32_t tag)
{
    const struct tree *tree = s->tree;
    struct range c = p->cue;
    uint32_t relation = tree->relation[setting_head(s, c)], last = tree->sign[c.to - 1].word;
    uint32_t next = c.to < s->text->tokens.size ? c.to : c.to - 1;
    uint32_t sentence = s->text->tokens.at[c.from].sentence;

    FEATURE(f, 4, stem);
    FEATURE(f, 5, tag, p->inside);
    FEATURE(f, 23, s->quote[c.from], p->inside);
    FEATURE(f, 24, range_length(c));
    FEATURE(f, 26, last);
    FEATURE(f, 27, last, stem);
    FEATURE(f, 28, tree->sign[next].word, stem);
    FEATURE(f, 29, tree->tag[next], tag);
    FEATURE(f, 30, c.from ? tree->sign[c.from - 1].word : 1, tag);
    FEATURE(f, 31, p->inside, stem);
    FEATURE(f, 33, tree->sign[c.from].word, range_length(c) > 1);
    FEATURE(f, 35, relation, tag);
    FEATURE(f, 36, relation, stem);
    FEATURE(f, 39, c.from - s->text->sentences.at[sentence].tokens.from < 2);
    FEATURE(f, 40, sentence == 0, odds(p->cue_chance));
}

/* 0 one has none, 1 they differ, 2 they overlap, 3 they are the same at the first part's ends. */
static uint32_t agreement(const struct spans *spans, const struct parts *parts)
{
    if (!spans->size || !parts->size)
        return 0;
    if (spans->at[0].from == parts->at[0].from && spans->at[0].to == parts->at[0].to)
        return 3;
    return range_overlaps(spans->at[0], parts->at[0]) ? 2 : 1;
}

static void rule_features(struct features *f, const struct setting *s, const struct proposal *p)
{
    const struct statement *rule = setting_rule(s, p->cue);
    uint32_t cue = 0, score = 0, name = 0;

    if (rule) {
        cue = rule->cue.at[0].from == p->cue.from && rule->cue.at[0].to == p->cue.to ? 2 : 1;
        score = (uint32_t)(rule->confidence * 10);
        name = hash_bytes(HASH_SEED, rule->rule, strlen(rule->rule));
    }
    FEATURE(f, 42, cue);
    FEATURE(f, 43, cue, odds(p->cue_chance));
    FEATURE(f, 44, cue, name);
    FEATURE(f, 45, cue, score);
    FEATURE(f, 46, cue, rule ? agreement(&p->content, &rule->content) : 4);
    FEATURE(f, 47, cue, rule ? agreement(&p->source, &rule->source) : 4, p->source.size);
    FEATURE(f, 48, cue, p->inside);
    FEATURE(f, 49, cue, score, odds(p->cue_chance));
}

void accept_features(struct features *out, const struct setting *s, const struct proposal *p)
{
    uint32_t head = setting_head(s, p->cue);
    uint32_t stem = s->tree->sign[head].stem, tag = s->tree->tag[head];
    struct part source = part_of(s, &p->source, p->cue);
    struct part content = part_of(s, &p->content, p->cue);

    out->size = 0;
    certainty_features(out, p, stem, &source, &content);
    part_features(out, p, stem, tag, &source, &content);
    cue_part_features(out, s, p, stem, tag);
    rule_features(out, s, p);
}
