/* statement/choose.c - the one place where the rules choose a source and a content for each cue */
#include "statement/content.h"
#include "statement/quote.h"
#include "statement/rules.h"

enum {
    REJECT_BELOW = 25, /* hundredths of the score */
    NESTED_BACK = 8    /* choices on either side that may hold a cue */
};

struct choice {
    const struct cue *cue;
    struct source source; /* empty range where there is none */
    struct content content;
    float score;
};

struct choices VECTOR(struct choice);

struct chooser {
    const struct reader *reader;
    struct reach reach;
    struct choices choices; /* of all cues that passed, by cue */
};

static struct range unit_of(const struct cue *cue, const struct source *source)
{
    struct range unit = cue->tokens;

    if (!source || source->shared || source->tokens.from == source->tokens.to)
        return unit;
    if (source->tokens.from < unit.from)
        unit.from = source->tokens.from;
    if (source->tokens.to > unit.to)
        unit.to = source->tokens.to;
    return unit;
}

static bool apart(const struct content *content, const struct source *source)
{
    uint32_t i;

    for (i = 0; i < content->parts; i++)
        if (range_overlaps(content->part[i], source->tokens))
            return false;
    return true;
}

/* How much a cue counts without a source. */
static float without_source(const struct cue *cue, const struct content *content)
{
    if (cue->class == CUE_NOUN)
        return content->frame == FRAME_THAT ? 0.6f : 0;
    if (cue->class == CUE_PREPOSITION)
        return 0;
    if (cue->passive && cue->finite)
        return content->frame == FRAME_THAT || content->frame == FRAME_QUOTE || content->parts > 1
                   ? 0.6f
                   : 0.3f;
    return content->quoted ? 0.5f : 0.25f;
}

/* Behind an inverted source only a quotation can follow, after a pause: 'Said Lee: "No."' */
static bool fits_inverted(const struct source *source, const struct content *content,
                          const struct cue *cue)
{
    if (!source->inverted || cue->class != CUE_VERB || content->left)
        return true;
    return content->quoted && content->part[0].from > source->tokens.to;
}

static void consider(struct choice *best, const struct source *source,
                     const struct content *content)
{
    float score = content->score;

    if (source) {
        if (!apart(content, source) || !fits_inverted(source, content, best->cue))
            return;
        score *= 0.4f + 0.6f * source->score;
    } else {
        score *= without_source(best->cue, content);
    }
    if (score <= best->score)
        return;
    best->score = score;
    best->content = *content;
    best->source = source ? *source : (struct source){.score = 0};
}

static void consider_all(struct choice *best, const struct chooser *c, const struct source *source)
{
    const struct cue *cue = best->cue;
    struct contents contents = {.size = 0};
    uint32_t i;

    contents_before(&contents, &c->reach, cue, unit_of(cue, source));
    contents_after(&contents, &c->reach, cue,
                   source && source->inverted ? source->tokens.to : cue->tokens.to);
    for (i = 0; i < contents.size; i++)
        consider(best, source, &contents.at[i]);
}

static bool holds(const struct choice *choice, uint32_t token)
{
    uint32_t i;

    for (i = 0; i < choice->content.parts; i++)
        if (range_has(choice->content.part[i], token))
            return true;
    return false;
}

/* The source of the last choice made in the cue's sentence; NULL if there is none. */
static const struct source *last_source(const struct chooser *c, const struct cue *cue)
{
    const struct text *text = c->reader->scene.text;
    const struct choice *last = c->choices.size ? &vec_last(&c->choices) : NULL;

    if (!last || !range_length(last->source.tokens) || last->cue->class != CUE_VERB ||
        text->tokens.at[last->cue->head].sentence != text->tokens.at[cue->head].sentence ||
        holds(last, cue->head))
        return NULL;
    return &last->source;
}

static bool choose(struct choice *best, const struct chooser *c, const struct cue *cue)
{
    struct sources sources;
    uint32_t i;

    *best = (struct choice){.cue = cue};
    sources_find(&sources, c->reader, cue, last_source(c, cue));
    for (i = 0; i < sources.size; i++)
        consider_all(best, c, &sources.at[i]);
    consider_all(best, c, NULL);
    return best->score * 100 >= REJECT_BELOW;
}

/* Whether a token stands inside quoted speech. */
static bool in_speech(const struct reader *reader, uint32_t token)
{
    uint32_t q = reader->scene.text->tokens.at[token].quotation;

    return q != NONE && quotation_speaks(reader, q);
}

/* Whether another choice near by has the cue in its content; those whose cue is a part of this one do not count. */
static bool is_nested(const struct chooser *c, uint32_t at)
{
    const struct cue *cue = c->choices.at[at].cue;
    uint32_t from = at > NESTED_BACK ? at - NESTED_BACK : 0, i;

    for (i = from; i < c->choices.size && i <= at + NESTED_BACK; i++)
        if (i != at && !range_contains(cue->tokens, c->choices.at[i].cue->tokens) &&
            holds(&c->choices.at[i], cue->head))
            return true;
    return false;
}

/* Whether another choice has a longer cue that takes this one in: "refused to say" against "refused". */
static bool is_part_of_cue(const struct chooser *c, uint32_t at)
{
    struct range cue = c->choices.at[at].cue->tokens;
    uint32_t from = at > NESTED_BACK ? at - NESTED_BACK : 0, i;

    for (i = from; i < c->choices.size && i <= at + NESTED_BACK; i++) {
        struct range other = c->choices.at[i].cue->tokens;

        if (i != at && range_contains(other, cue) && range_length(other) > range_length(cue))
            return true;
    }
    return false;
}

/* Inside what another says, only what plainly reports a third one's words is a statement of its own. */
static bool counts(const struct chooser *c, uint32_t at)
{
    const uint32_t speech = FRAME_BIT(FRAME_QUOTE) | FRAME_BIT(FRAME_THAT);
    const struct choice *choice = &c->choices.at[at];
    const struct cue *cue = choice->cue;

    if (is_part_of_cue(c, at))
        return false;
    if (!in_speech(c->reader, cue->head) && !is_nested(c, at))
        return true;
    if (!range_length(choice->source.tokens) ||
        reader_speaks_himself(c->reader, choice->source.head))
        return false;
    if (cue->class == CUE_PREPOSITION)
        return true;
    return cue->class == CUE_VERB && cue->finite && !cue->negated &&
           (cue->frames.strong & speech) == speech &&
           (choice->content.frame == FRAME_THAT || choice->content.quoted);
}

static void add_statement(struct statements *out, const struct chooser *c,
                          const struct choice *choice)
{
    struct arena *arena = c->reader->arena;
    struct statement *s = vec_add(arena, out);
    uint32_t i;

    vec_push(arena, &s->cue, ((struct range){choice->cue->tokens.from, choice->content.cue_to}));
    if (range_length(choice->source.tokens))
        vec_push(arena, &s->source, choice->source.tokens);
    for (i = 0; i < choice->content.parts; i++)
        vec_push(arena, &s->content, choice->content.part[i]);
    s->mention = s->parent = s->continues = NONE;
    if (range_length(choice->source.tokens))
        s->mention = mention_at(c->reader->mentions, choice->source.tokens);
    s->act = choice->cue->frames.act[choice->content.frame];
    s->negated = choice->cue->negated;
    s->confidence = choice->score;
    s->rule = choice->content.rule;
}

void statements_by_rules(struct statements *out, const struct text *text,
                         const struct syntax *syntax, const struct mentions *mentions,
                         const struct lexicon *lexicon, struct arena *arena)
{
    struct reader reader = {{text, syntax, lexicon}, mentions, arena};
    struct cues cues;
    struct chooser c = {.reader = &reader, .reach = {&reader, &cues}};
    struct choice choice;
    uint32_t i;

    *out = (struct statements){0};
    cues_find(&cues, &reader);
    for (i = 0; i < cues.size; i++)
        if (choose(&choice, &c, &cues.at[i]))
            vec_push(arena, &c.choices, choice);
    for (i = 0; i < c.choices.size; i++)
        if (counts(&c, i))
            add_statement(out, &c, &c.choices.at[i]);
    quotes_continue(out, &reader);
}
