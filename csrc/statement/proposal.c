/* statement/proposal.c - cues, the arguments of each, and how likely each is */
#include "statement/proposal.h"

#include <math.h>

#include "syntax/ahead.h"

static const float cue_threshold = 0.14f; /* weaker cues are not looked at */
static const float counted_cue = 0.4f;    /* counts as a cue between others' parts */
static const float rival_cue = 0.3f;      /* whose content another may stand inside */

/* Spans are taken one after another, the likeliest first, as long as they are likelier than this: the first of a role, and each further one. */
static const float least_source[] = {0.3f, 0.5f}, least_content[] = {0.05f, 0.4f};
static const float least_begin = 0.03f; /* where a span is looked for */

static void forbid(struct sequence *s, uint32_t from, uint32_t to)
{
    s->next[from][to] = SEQUENCE_NEVER;
}

static void init_cues(struct sequence *s, const struct model *model, struct arena *arena)
{
    uint32_t i, k;

    sequence_init(s, CUE_LABELS, arena);
    for (i = 0; i < CUE_LABELS; i++)
        for (k = 0; k < CUE_LABELS; k++)
            s->next[i][k] = model->cue_next[i][k];
    forbid(s, CUE_OUTSIDE, CUE_INSIDE);
    s->first[CUE_OUTSIDE] = s->first[CUE_BEGIN] = true;
}

static void init_arguments(struct sequence *s, const struct model *model, struct arena *arena)
{
    uint32_t i, k;

    sequence_init(s, ARGUMENT_LABELS, arena);
    for (i = 0; i < ARGUMENT_LABELS; i++)
        for (k = 0; k < ARGUMENT_LABELS; k++)
            s->next[i][k] = model->argument_next[i][k];
    forbid(s, ARGUMENT_OUTSIDE, SOURCE_INSIDE);
    forbid(s, ARGUMENT_OUTSIDE, CONTENT_INSIDE);
    forbid(s, SOURCE_BEGIN, CONTENT_INSIDE);
    forbid(s, SOURCE_INSIDE, CONTENT_INSIDE);
    forbid(s, CONTENT_BEGIN, SOURCE_INSIDE);
    forbid(s, CONTENT_INSIDE, SOURCE_INSIDE);
    s->first[ARGUMENT_OUTSIDE] = s->first[SOURCE_BEGIN] = s->first[CONTENT_BEGIN] = true;
}

void proposer_init(struct proposer *out, const struct setting *setting, const struct model *model,
                   struct arena *arena)
{
    out->setting = setting;
    out->model = model;
    init_cues(&out->cues, model, arena);
    init_arguments(&out->arguments, model, arena);
    out->features = NULL;
    out->words = NULL;
    out->places = arena_array(arena, SEQUENCE_LENGTH, sizeof(*out->places));
    out->sums = arena_array(arena, WINDOW_SUMS, sizeof(*out->sums));
    if (setting)
        out->words = arena_array(arena, (size_t)setting->text->tokens.size * ARGUMENT_SIDES,
                                 sizeof(*out->words));
}

static void score_accept(struct proposal *out, const struct setting *setting,
                         const struct model *model)
{
    struct features features;
    int32_t score;

    accept_features(&features, setting, out);
    linear_score(&model->accept, &features, &score);
    out->chance = 1 / (1 + expf(-model->accept.scale * (float)score));
}

void cue_score(struct proposer *p, struct range sentence)
{
    struct ahead ahead;
    int32_t sums[SENTENCE_TOKENS][CUE_LABELS];
    uint32_t i, l;

    p->cues.length = range_length(sentence);
    ahead_init(&ahead, &p->model->cue);
    for (i = 0; i < p->cues.length; i++) {
        cue_features(ahead_features(&ahead), p->setting, sentence.from + i);
        ahead_send(&ahead, sums[i]);
    }
    ahead_finish(&ahead);
    for (i = 0; i < p->cues.length; i++)
        for (l = 0; l < CUE_LABELS; l++)
            p->cues.score[i][l] = p->model->cue.scale * (float)sums[i][l];
}

static const struct paragraph *paragraph_of(const struct setting *s, uint32_t sentence)
{
    return &s->text->paragraphs.at[s->text->sentences.at[sentence].paragraph];
}

/* Whether a sentence beside another may hold parts of its attributions: a headline and the body are apart. */
static bool goes_with(const struct setting *s, uint32_t sentence, uint32_t other)
{
    return setting_speaks(s, sentence) &&
           paragraph_of(s, sentence)->kind == paragraph_of(s, other)->kind;
}

/* Whether a window goes on past the sentence at its edge: once, within the paragraph; twice only where that one is quoted, as contents are that go on. */
static bool goes_on(const struct setting *s, uint32_t edge, uint32_t paragraph, uint32_t taken)
{
    return s->text->sentences.at[edge].paragraph == paragraph && (!taken || s->quoted[edge]);
}

/* A sentence more before and behind, within the paragraph or at its edge, twice at most. */
static struct range sentences_around(const struct setting *s, struct range cue)
{
    const struct sentence *at = s->text->sentences.at;
    uint32_t from = s->text->tokens.at[cue.from].sentence;
    uint32_t to = s->text->tokens.at[cue.to - 1].sentence;
    uint32_t paragraph = at[from].paragraph, k;

    for (k = 0; k < 2 && from > 0 && goes_on(s, from, paragraph, k); k++)
        if (!goes_with(s, from - 1, from) || at[from - 1].paragraph + (k == 0) < paragraph)
            break;
        else
            from--;
    for (k = 0; k < 2 && to + 1 < s->text->sentences.size && goes_on(s, to, paragraph, k); k++)
        if (!goes_with(s, to + 1, to) || at[to + 1].paragraph > paragraph + 1)
            break;
        else
            to++;
    return (struct range){at[from].tokens.from, at[to].tokens.to};
}

struct range proposal_window(const struct setting *setting, struct range cue)
{
    struct range window = sentences_around(setting, cue);

    if (cue.from - window.from > WINDOW_BEFORE)
        window.from = cue.from - WINDOW_BEFORE;
    if (window.to - cue.to > WINDOW_AFTER)
        window.to = cue.to + WINDOW_AFTER;
    if (range_length(window) > SEQUENCE_LENGTH)
        window.to = window.from + SEQUENCE_LENGTH;
    return window;
}

/* The end of a cue that begins at place i of a sentence: as long as going on is likelier than ending. */
static uint32_t cue_end(const struct sequence *s, uint32_t i)
{
    uint32_t k = i + 1;

    while (k < s->length && s->chance[k][CUE_INSIDE] >
                                0.5f * (s->chance[k - 1][CUE_BEGIN] + s->chance[k - 1][CUE_INSIDE]))
        k++;
    return k;
}

/* The cue that the rules begin at a token; empty where they begin none. */
static struct range ruled_cue(const struct setting *s, uint32_t token)
{
    const struct statement *rule;

    if (s->ruled[token] == NONE)
        return (struct range){token, token};
    rule = &s->rules->at[s->ruled[token]];
    return rule->cue.at[0].from == token ? rule->cue.at[0] : (struct range){token, token};
}

/* Cues that the model gives a chance, and those of the rules. */
static void find_cues(struct proposals *out, struct proposer *p, struct range sentence,
                      struct arena *arena)
{
    uint32_t i;

    cue_score(p, sentence);
    sequence_chances(&p->cues);
    for (i = 0; i < p->cues.length; i++) {
        struct range ruled = ruled_cue(p->setting, sentence.from + i);
        float chance = p->cues.chance[i][CUE_BEGIN];
        struct proposal *proposal;
        if (chance <= cue_threshold && !range_length(ruled))
            continue;
        proposal = vec_add(arena, out);
        proposal->cue_chance = chance;
        proposal->cue =
            chance > cue_threshold
                ? (struct range){sentence.from + i, sentence.from + cue_end(&p->cues, i)}
                : ruled;
    }
}

static bool is_free(const bool *taken, struct range span)
{
    uint32_t i;

    for (i = span.from; i < span.to; i++)
        if (taken[i])
            return false;
    return true;
}

/* The likeliest span of a role that holds nothing of what is taken; returns its chance. */
static float best_span(struct range *out, const struct sequence *s, uint8_t begin,
                       const bool *taken)
{
    float best = 0;
    uint32_t i;

    for (i = 0; i < s->length; i++) {
        struct range span = {i, i};
        float chance;
        if (s->chance[i][begin] <= fmaxf(best, least_begin))
            continue;
        chance = sequence_span(s, i, begin, &span.to);
        if (chance > best && is_free(taken, span)) {
            best = chance;
            *out = span;
        }
    }
    return best;
}

static void add_span(struct spans *spans, struct range span)
{
    uint32_t k = spans->size++;

    for (; k > 0 && spans->at[k - 1].from > span.from; k--)
        spans->at[k] = spans->at[k - 1];
    spans->at[k] = span;
}

/* Takes spans of a role from a window; returns the chance of their least certain token. */
static float take_spans(struct spans *out, const struct sequence *s, uint32_t window, uint8_t begin,
                        const float *least, bool *taken)
{
    struct range span = {0, 0};
    float sure = 1;
    uint32_t i;

    while (out->size < PROPOSAL_SPANS && best_span(&span, s, begin, taken) > least[out->size > 0]) {
        for (i = span.from; i < span.to; i++) {
            taken[i] = true;
            sure = fminf(sure, s->chance[i][begin + (i > span.from)]);
        }
        add_span(out, (struct range){window + span.from, window + span.to});
    }
    return sure;
}

static void find_arguments(struct proposal *out, struct proposer *p)
{
    struct range window = proposal_window(p->setting, out->cue);
    const struct sequence *s = &p->arguments;
    bool taken[SEQUENCE_LENGTH] = {false};

    argument_score(p, window, out->cue);
    sequence_chances(&p->arguments);
    out->content_chance =
        take_spans(&out->content, s, window.from, CONTENT_BEGIN, least_content, taken);
    out->source_chance =
        take_spans(&out->source, s, window.from, SOURCE_BEGIN, least_source, taken);
}

static bool inside_content(const struct proposal *outer, struct range cue)
{
    uint32_t i;

    for (i = 0; i < outer->content.size; i++)
        if (range_contains(outer->content.at[i], cue))
            return true;
    return false;
}

/* Only proposals near by can hold one: a window is at most WINDOW_BEFORE + WINDOW_AFTER tokens. */
static void find_inside(struct proposals *all, uint32_t index)
{
    struct proposal *p = &all->at[index];
    uint32_t i = index;

    while (i > 0 && p->cue.from - all->at[i - 1].cue.from <= WINDOW_AFTER)
        i--;
    for (; i < all->size && (all->at[i].cue.from < p->cue.from + WINDOW_BEFORE); i++) {
        const struct proposal *other = &all->at[i];
        if (i == index || other->cue_chance <= rival_cue || !inside_content(other, p->cue))
            continue;
        p->inside = other->cue_chance > p->cue_chance ? 2 : p->inside ? p->inside : 1;
    }
}

static void count_cues(struct setting *setting, const struct proposals *all, struct arena *arena)
{
    bool *begins = arena_new_array(arena, setting->text->tokens.size, bool);
    uint32_t i;

    for (i = 0; i < all->size; i++)
        if (all->at[i].cue_chance > counted_cue)
            begins[all->at[i].cue.from] = true;
    setting_count_cues(setting, begins);
}

void proposals_draft(struct proposals *out, struct setting *setting, const struct model *model,
                     struct arena *arena)
{
    struct proposer proposer;
    uint32_t i;

    memset(out, 0, sizeof(*out));
    proposer_init(&proposer, setting, model, arena);
    for (i = 0; i < setting->text->sentences.size; i++)
        if (setting_speaks(setting, i) && range_length(setting->text->sentences.at[i].tokens))
            find_cues(out, &proposer, setting->text->sentences.at[i].tokens, arena);
    count_cues(setting, out, arena);
    for (i = 0; i < out->size; i++)
        find_arguments(&out->at[i], &proposer);
    for (i = 0; i < out->size; i++)
        find_inside(out, i);
}

void proposals_find(struct proposals *out, struct setting *setting, const struct model *model,
                    struct arena *arena)
{
    uint32_t i;

    proposals_draft(out, setting, model, arena);
    for (i = 0; i < out->size; i++)
        score_accept(&out->at[i], setting, model);
}
