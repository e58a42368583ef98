/* statement/argument_feature.c - what tells source and content of one cue
 *
 * The path in the tree from a token to the cue carries most: where it leaves the cue's ancestors, by which relation, how far up. Then distance,
 * quotation marks, commas and other cues between, the sentence of the window, and the words themselves. */
#include "statement/argument.h"
#include "statement/proposal.h"

enum { ANCESTORS = 14, CLIMB = 40, STEPS = 4, FAR = 9 };

static uint32_t bucket(int64_t distance)
{
    static const int limit[] = {1, 2, 3, 4, 5, 7, 10, 15, 25, 40};
    int64_t size = distance < 0 ? -distance : distance;
    uint32_t b = 0;

    while (b < 10 && size >= limit[b])
        b++;
    return distance < 0 ? 32 + b : b;
}

static uint32_t few(uint32_t count, uint32_t most)
{
    return count < most ? count : most;
}

static void mark_parts(struct view_point *v, const struct parts *parts, uint8_t begin)
{
    uint32_t p, i;

    for (p = 0; p < parts->size; p++)
        for (i = parts->at[p].from; i < parts->at[p].to; i++)
            if (range_has(v->window, i))
                v->rule[i - v->window.from] = (uint8_t)(begin + (i > parts->at[p].from));
}

static void mark_rule(struct view_point *v, const struct statement *rule)
{
    v->ruled = rule != NULL;
    if (!rule)
        return;
    mark_parts(v, &rule->source, SOURCE_BEGIN);
    mark_parts(v, &rule->content, CONTENT_BEGIN);
}

void view_point_init(struct view_point *out, const struct setting *s, struct range window,
                     struct range cue)
{
    uint32_t i, at;

    memset(out, 0, sizeof(*out));
    out->s = s;
    out->cue = cue;
    out->window = window;
    out->head = setting_head(s, cue);
    out->stem = s->tree->sign[out->head].stem;
    out->tag = s->tree->tag[out->head];
    out->relation = s->tree->relation[out->head];
    for (i = 0, at = out->head; at != NONE && i < ANCESTORS; i++, at = s->tree->head[at])
        if (range_has(window, at))
            out->above[at - window.from] = (uint8_t)(i + 1);
    mark_rule(out, setting_rule(s, cue));
}

static struct meeting meet(const struct view_point *v, uint32_t token)
{
    struct meeting m = {0, FAR, 7, token};
    const struct tree *tree = v->s->tree;
    uint32_t at = token, step;

    for (step = 0; at != NONE && step < CLIMB; step++, at = tree->head[at]) {
        if (range_has(v->window, at) && v->above[at - v->window.from]) {
            uint32_t up = v->above[at - v->window.from] - 1u;
            m.path = feature_mix(m.path, up + 100);
            m.up = few(up, 4);
            return m;
        }
        m.top = tree->relation[at] + 1u;
        m.node = at;
        if (step < STEPS)
            m.path = feature_mix(m.path, m.top);
    }
    m.path = feature_mix(m.path, 999);
    return m;
}

void place_init(struct place *p, const struct view_point *v, uint32_t i)
{
    const struct setting *s = v->s;
    struct range between =
        i < v->cue.from ? (struct range){i + 1, v->cue.from} : (struct range){v->cue.to, i};
    int32_t apart;

    *p = (struct place){.token = i, .sentence = s->text->tokens.at[i].sentence};
    p->side = i < v->cue.from ? 0 : i < v->cue.to ? 1 : 2;
    p->far = bucket(p->side == 0   ? (int64_t)i - v->cue.from
                    : p->side == 1 ? 0
                                   : (int64_t)i - v->cue.to + 1);
    p->quote = s->quote[i];
    if (p->side != 1 && between.from < between.to) {
        p->commas = few(s->commas[between.to] - s->commas[between.from], 3);
        p->quotes = few(s->quotes[between.to] - s->quotes[between.from], 3);
        p->cues = few(s->cues[between.to] - s->cues[between.from], 2);
    }
    p->first = s->text->sentences.at[p->sentence].tokens.from;
    apart = (int32_t)p->sentence - (int32_t)s->text->tokens.at[v->cue.from].sentence;
    p->block = p->side * 8 + (uint32_t)((apart < -2 ? -2 : apart > 2 ? 2 : apart) + 2);
    p->here = v->ruled ? v->rule[i - v->window.from] : ARGUMENT_LABELS;
    p->meeting = meet(v, i);
}

bool place_same_state(const struct place *a, const struct place *b)
{
    return a->sentence == b->sentence && a->side == b->side && a->quote == b->quote &&
           a->quotes == b->quotes && a->commas == b->commas && a->cues == b->cues &&
           a->here == b->here;
}

bool place_same_meeting(const struct place *a, const struct place *b)
{
    return a->meeting.node == b->meeting.node && a->meeting.top == b->meeting.top &&
           a->meeting.up == b->meeting.up && a->side == b->side;
}

static const struct sign blank = {.form = 1, .word = 1, .stem = 1, .shape = 1};

static const struct sign *sign_at(const struct setting *s, int64_t i)
{
    return i >= 0 && i < s->text->tokens.size ? &s->tree->sign[i] : &blank;
}

static uint32_t tag_at(const struct setting *s, int64_t i)
{
    return i >= 0 && i < s->text->tokens.size ? s->tree->tag[i] : TAG_COUNT;
}

static uint32_t quote_at(const struct setting *s, int64_t i)
{
    return i >= 0 && i < s->text->tokens.size ? s->quote[i] : QUOTE_OUTSIDE;
}

void argument_word(struct features *f, const struct setting *s, uint32_t i, uint32_t side)
{
    int64_t at = i;
    const struct sign *w = sign_at(s, at), *before = sign_at(s, at - 1),
                      *after = sign_at(s, at + 1);
    uint32_t tag = tag_at(s, at), t1 = tag_at(s, at - 1), t2 = tag_at(s, at + 1);
    uint32_t relation = s->tree->relation[i], head = s->tree->head[i];
    uint32_t parent = head == NONE ? 1 : s->tree->sign[head].word;

    FEATURE(f, 1, w->word, side);
    FEATURE(f, 2, tag, side);
    FEATURE(f, 3, w->word, tag);
    FEATURE(f, 4, before->word, side);
    FEATURE(f, 5, after->word, side);
    FEATURE(f, 6, t1, tag, t2);
    FEATURE(f, 7, t1, tag, side);
    FEATURE(f, 8, tag, t2, side);
    FEATURE(f, 9, relation, side);
    FEATURE(f, 10, relation, parent);
    FEATURE(f, 41, sign_at(s, at - 2)->word, side);
    FEATURE(f, 42, sign_at(s, at + 2)->word, side);
    FEATURE(f, 43, before->word, w->word);
    FEATURE(f, 44, w->word, after->word);
    FEATURE(f, 45, t1, tag_at(s, at - 2), tag);
    FEATURE(f, 46, parent, relation, side);
    FEATURE(f, 51, w->shape, side);
    FEATURE(f, 52, s->text->tokens.at[i].capital, before->word, side);
    FEATURE(f, 62, s->quote[i], quote_at(s, at - 1), quote_at(s, at + 1), side);
}

void argument_distance(struct features *f, const struct view_point *v, const struct place *p)
{
    const struct setting *s = v->s;
    uint32_t wide = range_length(v->cue) > 1, behind = p->token - v->cue.to;
    uint32_t first = sign_at(s, (int64_t)v->cue.from - 1)->word, next = sign_at(s, v->cue.to)->word;
    uint32_t t1 = tag_at(s, (int64_t)v->cue.from - 1), t2 = tag_at(s, v->cue.to);

    FEATURE(f, 11, p->far, v->stem);
    FEATURE(f, 12, p->far);
    FEATURE(f, 54, wide, p->far, v->stem);
    FEATURE(f, 55, v->tag, p->far);
    FEATURE(f, 57, next, p->side);
    FEATURE(f, 58, next, p->side == 2 ? few(behind, 3) : FAR, v->stem);
    FEATURE(f, 59, first, p->side);
    FEATURE(f, 60, t1, t2, p->side);
    FEATURE(f, 61, t1, t2, p->far);
}

void argument_state(struct features *f, const struct view_point *v, const struct place *p)
{
    const struct setting *s = v->s;
    const struct sentence *sentences = s->text->sentences.at;
    uint32_t cue = s->quote[v->cue.from] != QUOTE_OUTSIDE;
    uint32_t paragraph = sentences[p->sentence].paragraph + 3 -
                         sentences[s->text->tokens.at[v->cue.from].sentence].paragraph;

    FEATURE(f, 28, p->quote, v->stem, p->side);
    FEATURE(f, 29, p->quote, p->side, p->quotes);
    FEATURE(f, 30, p->quote, p->commas, p->side);
    FEATURE(f, 31, p->quotes, p->commas, p->cues, p->side);
    FEATURE(f, 32, p->block, p->quote);
    FEATURE(f, 33, p->block, v->stem);
    FEATURE(f, 34, p->block, p->quotes, p->quote);
    FEATURE(f, 35, p->cues, p->block);
    FEATURE(f, 38, p->block, s->tree->sign[p->first].word);
    FEATURE(f, 39, p->block, p->quote, s->quote[p->first]);
    FEATURE(f, 47, cue, p->quote, p->side, v->tag);
    FEATURE(f, 53, paragraph, p->quote, p->quotes);
    FEATURE(f, 56, v->tag, v->relation, p->side, p->quote);
    FEATURE(f, 64, p->here, p->side);
    FEATURE(f, 67, p->here, p->quote, p->side);
    FEATURE(f, 68, p->here, v->stem);
}

void argument_meeting(struct features *f, const struct view_point *v, const struct place *p)
{
    const struct tree *tree = v->s->tree;
    const struct meeting *m = &p->meeting;
    uint32_t node = tree->sign[m->node].word;

    FEATURE(f, 15, m->top, m->up, p->side);
    FEATURE(f, 16, m->top, m->up, v->stem);
    FEATURE(f, 20, m->top, m->up, v->tag, v->relation);
    FEATURE(f, 25, m->top, m->up, node);
    FEATURE(f, 26, node, v->stem, p->side);
    FEATURE(f, 27, m->top, m->up, tree->tag[m->node], p->side);
}

void argument_both(struct features *f, const struct view_point *v, const struct place *p)
{
    const struct meeting *m = &p->meeting;

    (void)v;
    FEATURE(f, 23, m->top, m->up, p->quote);
    FEATURE(f, 24, m->top, m->up, p->commas, p->side);
    FEATURE(f, 36, p->cues, m->top, m->up);
    FEATURE(f, 63, m->top, m->up, p->quote, p->quotes);
    FEATURE(f, 66, p->here, m->top, m->up);
}

void argument_own(struct features *f, const struct view_point *v, const struct place *p)
{
    const struct tree *tree = v->s->tree;
    const struct meeting *m = &p->meeting;
    uint32_t i = p->token, at = i - v->window.from, word = tree->sign[i].word, tag = tree->tag[i];
    uint32_t before = at ? v->rule[at - 1] : ARGUMENT_LABELS;
    uint32_t after = i + 1 < v->window.to ? v->rule[at + 1] : ARGUMENT_LABELS;

    FEATURE(f, 13, p->far, tag);
    FEATURE(f, 14, p->far, word);
    FEATURE(f, 17, m->path);
    FEATURE(f, 18, m->path, v->stem);
    FEATURE(f, 19, m->path, p->side, v->tag);
    FEATURE(f, 21, m->top, m->up, tag);
    FEATURE(f, 22, m->top, m->up, word);
    FEATURE(f, 37, i == v->cue.to, word, p->side);
    FEATURE(f, 40, few(i - p->first, 3), p->block, tag);
    FEATURE(f, 48, v->stem, tag, p->side);
    FEATURE(f, 49, v->stem, word);
    FEATURE(f, 50, v->stem, sign_at(v->s, (int64_t)i - 1)->word);
    FEATURE(f, 65, p->here, before, after);
    FEATURE(f, 69, p->here, tag, before);
    FEATURE(f, 70, p->here, word);
    FEATURE(f, 71, p->here, p->block, p->far);
}

void argument_features(struct features *out, const struct setting *setting, struct range window,
                       struct range cue)
{
    struct view_point v;
    struct place place;
    uint32_t i;

    view_point_init(&v, setting, window, cue);
    for (i = window.from; i < window.to; i++) {
        struct features *f = &out[i - window.from];
        place_init(&place, &v, i);
        f->size = 0;
        argument_word(f, setting, i, place.side);
        argument_distance(f, &v, &place);
        argument_state(f, &v, &place);
        argument_meeting(f, &v, &place);
        argument_both(f, &v, &place);
        argument_own(f, &v, &place);
    }
}
