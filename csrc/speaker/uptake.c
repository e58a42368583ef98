/* speaker/uptake.c - outlets and writings that the text only takes up, and sentences that only tell where somebody spoke */
#include "base/utf8.h"
#include "speaker/coreference.h"
#include "speaker/outlet.h"
#include "speaker/trace.h"

enum {
    PASSED = 32,         /* places that are looked at for the outlet that "the channel" takes up */
    BACK = 8,            /* statements that a sentence of where somebody spoke may tell of */
    BACK_PARAGRAPHS = 4, /* in which they stand */
    BEFORE_PLACE = 4     /* tokens from "speaking" to "at the rally": "on Monday" */
};

static const struct token *token_of(const struct tracer *t, uint32_t token)
{
    return &t->text->tokens.at[token];
}

static bool has_kind(const struct tracer *t, uint32_t token, const char *kind)
{
    return lexicon_find_with(&t->lexicon->settings, token_of(t, token)->norm, "kind",
                             view_of(kind)) != NULL;
}

static struct range sentence_of(const struct tracer *t, uint32_t token)
{
    return t->text->sentences.at[token_of(t, token)->sentence].tokens;
}

/* Whether an outlet is one that somebody is told something by name of its kind, and no platform: "the channel" is never Twitter. */
static bool is_press(const struct tracer *t, const struct medium *medium)
{
    const struct lexicon_table *outlets = &t->lexicon->outlets;
    const struct table_row *row;

    if (medium->kind != MEDIUM_OUTLET || !medium->name.size)
        return false;
    row = lexicon_find(outlets, utf8_normal(t->arena, medium->name));
    return !row || !view_is(lexicon_cell(outlets, row, "kind"), "platform");
}

/* The outlet to or through which the text told last before a place that something came. */
static struct medium last_outlet(const struct tracer *t, uint32_t place)
{
    uint32_t left = PASSED, i;

    for (i = place; i-- > 0 && left; left--)
        if (is_press(t, &t->places.at[i].medium))
            return t->places.at[i].medium;
    return (struct medium){.kind = MEDIUM_NONE};
}

/* The outlet that some tokens name last. */
static struct medium named_outlet(const struct tracer *t, struct range tokens)
{
    struct outlet_reader reader = {.text = t->text,
                                   .syntax = t->syntax,
                                   .lexicon = t->lexicon,
                                   .speakers = t->speakers,
                                   .arena = t->arena};
    struct medium outlet = {.kind = MEDIUM_NONE}, found = {.kind = MEDIUM_OUTLET};
    uint32_t i, end;

    for (i = tokens.from; i<tokens.to; i = end> i ? end : i + 1) {
        end = outlet_read(&reader, i, tokens.to, &found.name);
        if (end > i && is_press(t, &found))
            outlet = found;
    }
    return outlet;
}

/* The first writing of a sentence: "He has written | a long letter | to the council". */
static struct range writing_in(const struct tracer *t, struct range sentence)
{
    uint32_t i;

    for (i = sentence.from; i < sentence.to; i++) {
        uint32_t phrase = t->syntax->phrase[i];

        if (phrase != NONE && t->syntax->phrases.at[phrase].head == i && t->content[i] == NONE &&
            has_kind(t, i, "writing"))
            return t->syntax->phrases.at[phrase].tokens;
    }
    return (struct range){0, 0};
}

/* "has written a long letter to the council | in which": the last thing before a relative in its sentence at or in which one can speak. */
static struct medium what_which_is(const struct tracer *t, uint32_t from)
{
    uint32_t first = sentence_of(t, from).from, i;

    for (i = from; i-- > first;) {
        uint32_t phrase = t->syntax->phrase[i];
        bool writing = has_kind(t, i, "writing");

        if (t->content[i] == NONE && phrase != NONE && t->syntax->phrases.at[phrase].head == i &&
            (writing || has_kind(t, i, "occasion")))
            return (struct medium){
                text_bytes(t->text, text_span(t->text, t->syntax->phrases.at[phrase].tokens)),
                VIEW(""), writing ? MEDIUM_WRITING : MEDIUM_OCCASION};
    }
    return (struct medium){.kind = MEDIUM_NONE};
}

/* "In it, Lund said": in what the sentence before told of, an outlet's interview or a writing. */
static struct medium what_it_is(const struct tracer *t, uint32_t place)
{
    uint32_t from = t->places.at[place].tokens.from;
    struct range before, writing;

    if (sentence_of(t, from).from != from || !from)
        return (struct medium){.kind = MEDIUM_NONE};
    before = sentence_of(t, from - 1);
    writing = writing_in(t, before);
    if (range_length(writing))
        return (struct medium){text_bytes(t->text, text_span(t->text, writing)),
                               t->places.at[place].medium.by, MEDIUM_WRITING};
    return named_outlet(t, before);
}

static struct medium what_is_taken_up(const struct tracer *t, uint32_t place)
{
    const struct media_place *p = &t->places.at[place];
    uint32_t first = sentence_of(t, p->tokens.from).from;

    if (t->syntax->class[p->tokens.to - 1] == CLASS_WH) {
        struct medium which = what_which_is(t, p->tokens.from);

        which.by = p->medium.by;
        return which;
    }
    if (view_is(p->medium.by, "in"))
        return what_it_is(t, place);
    if (!has_kind(t, p->tokens.to - 1, "pronoun"))
        return last_outlet(t, place);
    return first ? named_outlet(t, sentence_of(t, first - 1))
                 : (struct medium){.kind = MEDIUM_NONE};
}

void trace_take_up(struct tracer *t)
{
    uint32_t i, kept = 0;

    for (i = 0; i < t->places.size; i++) {
        struct media_place *place = &t->places.at[i];

        if (place->kind == MEDIA_TAKEN_UP) {
            place->medium = what_is_taken_up(t, i);
            place->kind = place->medium.kind ? MEDIA_SETTING : MEDIA_TAKEN_UP;
        }
    }
    for (i = 0; i < t->places.size; i++)
        if (t->places.at[i].kind != MEDIA_TAKEN_UP)
            t->places.at[kept++] = t->places.at[i];
    t->places.size = kept;
}

struct medium trace_written(const struct tracer *t, const struct statement *s)
{
    uint32_t at = s->source.size ? s->source.at[0].from : 0, phrase;

    if (at < 2 || !word_has_class(t->lexicon, token_of(t, at - 1)->norm, "prep") ||
        syntax_does(t->syntax, t->text->tokens.size, at - 1, TASK_OF) ||
        !has_kind(t, at - 2, "writing"))
        return (struct medium){.kind = MEDIUM_NONE};
    phrase = t->syntax->phrase[at - 2];
    if (phrase == NONE || t->syntax->phrases.at[phrase].head != at - 2 || t->source[at - 2] ||
        !s->cue.size || s->cue.at[0].from < at)
        return (struct medium){.kind = MEDIUM_NONE};
    return (struct medium){
        text_bytes(t->text, text_span(t->text, t->syntax->phrases.at[phrase].tokens)), VIEW("in"),
        MEDIUM_WRITING};
}

/* Whether the words before a place say only that somebody spoke there: "She was speaking on Monday | at the rally". */
static bool is_of_speaking(const struct tracer *t, const struct media_place *place)
{
    uint32_t from = place->tokens.from, first = sentence_of(t, from).from, left = BEFORE_PLACE;

    if (t->syntax->group[from] != NONE)
        return has_kind(t, from, "speaking");
    for (; from > first && left; left--)
        if (has_kind(t, --from, "speaking"))
            return true;
    return false;
}

bool trace_names(const struct tracer *t, struct range sentence, uint32_t speaker)
{
    uint32_t i = vec_from(t->mentions, tokens.from, sentence.from);

    for (; i < t->mentions->size && t->mentions->at[i].tokens.from < sentence.to; i++)
        if (speaker != NONE && t->speakers->of_mention[i] == speaker &&
            t->content[t->mentions->at[i].tokens.from] == NONE)
            return true;
    return false;
}

/* The last statement that is attributed before a token; NONE where there is none. */
static uint32_t statement_before(const struct tracer *t, uint32_t token)
{
    uint32_t i = t->statements->size;

    while (i-- > 0) {
        uint32_t anchor = trace_anchor(&t->statements->at[i]);

        if (t->statements->at[i].parent == NONE && anchor != NONE && anchor < token)
            return i;
    }
    return NONE;
}

/* What a speaker said up to a statement, without a place of its own. */
static void give_back(struct tracer *t, uint32_t last, const struct media_place *place)
{
    uint32_t speaker = t->speakers->of_statement[last], i, left = BACK;
    uint32_t here = t->text->sentences.at[place->sentence].paragraph;

    for (i = last + 1; i-- > 0 && left; left--) {
        if (t->statements->at[i].parent != NONE)
            continue;
        if (t->speakers->of_statement[i] != speaker || t->out[i].medium.kind || t->apart[i] ||
            here - trace_paragraph(t, i) > BACK_PARAGRAPHS)
            return;
        t->out[i].medium = place->medium;
        if (t->expression[i] != NONE)
            return;
    }
}

void trace_spoken(struct tracer *t, const struct media_place *place)
{
    struct range sentence = sentence_of(t, place->tokens.from);
    uint32_t last = statement_before(t, sentence.from);

    if (last == NONE || t->speakers->of_statement[last] == NONE ||
        t->content[place->tokens.from] != NONE || !is_of_speaking(t, place) ||
        !trace_names(t, sentence, t->speakers->of_statement[last]))
        return;
    give_back(t, last, place);
}
