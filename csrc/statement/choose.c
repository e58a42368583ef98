/* statement/choose.c - the one place where a source and a content are chosen for each cue */
#include <stdlib.h>

#include "statement/content.h"
#include "statement/quote.h"

enum {
    REJECT_BELOW = 25, /* hundredths of the score */
    NESTED_BACK = 8    /* statements that may hold a cue */
};

struct choice {
    struct source source; /* empty range where there is none */
    struct content content;
    float score;
};

struct chooser {
    struct reach reach;
    const struct reader *reader;
    struct statements *out;
};

static struct range unit_of(const struct cue *cue, const struct source *source)
{
    struct range unit = cue->tokens;

    if (!source || source->tokens.from == source->tokens.to)
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
        return content->frame == FRAME_THAT ? 0.6f : 0.35f;
    if (cue->class == CUE_PREPOSITION)
        return 0;
    if (cue->passive)
        return content->frame == FRAME_THAT || content->frame == FRAME_QUOTE ? 0.6f : 0.3f;
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

static void consider(struct choice *best, const struct cue *cue, const struct source *source,
                     const struct content *content)
{
    float score = content->score;

    if (source) {
        if (!apart(content, source) || !fits_inverted(source, content, cue))
            return;
        score *= 0.4f + 0.6f * source->score;
    } else {
        score *= without_source(cue, content);
    }
    if (score <= best->score)
        return;
    best->score = score;
    best->content = *content;
    best->source = source ? *source : (struct source){.score = 0};
}

static void consider_all(struct choice *best, const struct chooser *c, const struct cue *cue,
                         const struct source *source)
{
    struct contents contents = {.size = 0};
    uint32_t i;

    contents_before(&contents, &c->reach, cue, unit_of(cue, source));
    contents_after(&contents, &c->reach, cue,
                   source && source->inverted ? source->tokens.to : cue->tokens.to);
    for (i = 0; i < contents.size; i++)
        consider(best, cue, source, &contents.at[i]);
}

static bool choose(struct choice *best, const struct chooser *c, const struct cue *cue)
{
    struct sources sources;
    uint32_t i;

    best->score = 0;
    sources_find(&sources, c->reader, cue);
    for (i = 0; i < sources.size; i++)
        consider_all(best, c, cue, &sources.at[i]);
    consider_all(best, c, cue, NULL);
    return best->score * 100 >= REJECT_BELOW;
}

static void add_statement(struct chooser *c, const struct cue *cue, const struct choice *choice)
{
    struct arena *arena = c->reader->arena;
    struct statement *s = vec_add(arena, c->out);
    uint32_t i;

    vec_push(arena, &s->cue, ((struct range){cue->tokens.from, choice->content.cue_to}));
    if (range_length(choice->source.tokens))
        vec_push(arena, &s->source, choice->source.tokens);
    for (i = 0; i < choice->content.parts; i++)
        vec_push(arena, &s->content, choice->content.part[i]);
    s->mention = s->parent = s->continues = NONE;
    if (range_length(choice->source.tokens))
        s->mention = mention_at(c->reader->mentions, choice->source.tokens);
    s->act = cue->frames.act[choice->content.frame];
    s->negated = cue->negated;
    s->confidence = choice->score;
    s->rule = choice->content.rule;
}

/* Whether a token stands inside quoted speech. */
static bool in_speech(const struct chooser *c, uint32_t token)
{
    uint32_t q = c->reader->scene.text->tokens.at[token].quotation;

    return q != NONE && quotation_speaks(c->reader, q);
}

/* "I", "we", "you": in quoted speech, no report of another's words. */
static bool is_speaker_himself(const struct chooser *c, uint32_t head)
{
    const struct lexicon_table *words = &c->reader->scene.lexicon->words;
    const struct table_row *row = lexicon_find(words, c->reader->scene.text->tokens.at[head].norm);
    struct view form = {"", 0};

    if (row && view_is(lexicon_cell(words, row, "class"), "pron"))
        form = lexicon_cell(words, row, "form");
    return form.size && form.data[0] != '3';
}

/* What is said inside quoted speech is a statement of its own only where it plainly reports another's. */
static bool counts_inside(const struct chooser *c, const struct cue *cue,
                          const struct choice *choice)
{
    const uint32_t speech = FRAME_BIT(FRAME_QUOTE) | FRAME_BIT(FRAME_THAT);

    if (!in_speech(c, cue->head) || cue->class == CUE_PREPOSITION)
        return true;
    return cue->class == CUE_VERB && (cue->frames.strong & speech) == speech &&
           choice->content.frame == FRAME_THAT && cue->finite &&
           !is_speaker_himself(c, choice->source.head);
}

/* Whether a cue stands inside the content of a statement that is already chosen. */
static bool is_nested(const struct chooser *c, const struct cue *cue)
{
    uint32_t i, p;

    for (i = c->out->size; i-- > 0 && i + NESTED_BACK >= c->out->size;)
        for (p = 0; p < c->out->at[i].content.size; p++)
            if (range_has(c->out->at[i].content.at[p], cue->head))
                return true;
    return false;
}

static bool counts_nested(const struct chooser *c, const struct cue *cue,
                          const struct choice *choice)
{
    if (!is_nested(c, cue) || cue->class == CUE_PREPOSITION)
        return true;
    return cue->class == CUE_VERB && cue->finite && !cue->negated &&
           (cue->frames.strong & FRAME_BIT(FRAME_QUOTE)) &&
           (choice->content.frame == FRAME_THAT || choice->content.quoted) &&
           range_length(choice->source.tokens) && !is_speaker_himself(c, choice->source.head);
}

static int by_content(const void *a, const void *b)
{
    const struct statement *x = a, *y = b;

    if (x->content.at[0].from != y->content.at[0].from)
        return x->content.at[0].from < y->content.at[0].from ? -1 : 1;
    return x->cue.size && y->cue.size && x->cue.at[0].from != y->cue.at[0].from
               ? x->cue.at[0].from < y->cue.at[0].from ? -1 : 1
               : 0;
}

void statements_find(struct statements *out, const struct text *text, const struct syntax *syntax,
                     const struct mentions *mentions, const struct lexicon *lexicon,
                     struct arena *arena)
{
    struct reader reader = {{text, syntax, lexicon}, mentions, arena};
    struct cues cues;
    struct chooser c = {{&reader, &cues, 0}, &reader, out};
    struct choice choice;

    *out = (struct statements){0};
    cues_find(&cues, &reader);
    for (c.reach.cue = 0; c.reach.cue < cues.size; c.reach.cue++)
        if (choose(&choice, &c, &cues.at[c.reach.cue]) &&
            counts_inside(&c, &cues.at[c.reach.cue], &choice) &&
            counts_nested(&c, &cues.at[c.reach.cue], &choice))
            add_statement(&c, &cues.at[c.reach.cue], &choice);
    quotes_continue(out, &reader);
    if (out->size)
        qsort(out->at, out->size, sizeof *out->at, by_content);
    statements_finish(out, &reader);
}
