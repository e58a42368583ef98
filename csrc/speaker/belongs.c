/* speaker/belongs.c - whether a setting is told of a statement: by the verbs, the commas and the clauses between it and the cue */
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    BESIDE = 3,        /* words between a cue and a body, or a body and a cue */
    OPENING_WORDS = 2, /* before a setting that opens a sentence: "But later" */
    CLAUSE_WORDS = 3   /* from "when" to "appeared before the committee" */
};

static const struct token *token_of(const struct tracer *t, uint32_t token)
{
    return &t->text->tokens.at[token];
}

static bool is_cue(const struct statement *s, struct range tokens)
{
    const struct range *cue;

    vec_each (cue, &s->cue)
        if (range_overlaps(*cue, tokens))
            return true;
    return false;
}

/* "resigned at a meeting, saying": a cue that hangs on another verb. */
static bool is_gerund(const struct tracer *t, const struct statement *s)
{
    return s->cue.size && t->syntax->form[s->cue.at[0].from] == VERB_GERUND;
}

/* "who spoke at a rally": a verb that says nothing but where. */
static bool is_speaking(const struct tracer *t, uint32_t verb)
{
    return lexicon_find_with(&t->lexicon->settings, token_of(t, verb)->norm, "kind",
                             VIEW("speaking")) != NULL;
}

/* Whether a token opens a clause of its own, or is its verb. */
static bool is_other_clause(const struct tracer *t, const struct statement *s, uint32_t token)
{
    uint8_t class = t->syntax->class[token];
    uint32_t group = t->syntax->group[token];

    if (class == CLASS_WH || class == CLASS_SUBORDINATOR)
        return true;
    return group != NONE && t->syntax->groups.at[group].finite && !is_gerund(t, s) &&
           !is_speaking(t, t->syntax->groups.at[group].head) &&
           !is_cue(s, t->syntax->groups.at[group].tokens);
}

/* Whether between a cue and a setting nothing but what is said tells of anything else. */
static bool is_clear(const struct tracer *t, uint32_t statement, struct range between)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t anchor = trace_anchor(s), i;

    if (trace_is_cue_of_other(t, statement, between))
        return false;
    for (i = between.from; i < between.to; i++)
        if (t->content[i] == t->content[anchor] && is_other_clause(t, s, i))
            return false;
    return true;
}

/* Whether a comma, a colon, a dash or an "and" stands before a token, which is not the first one. */
static bool is_parted(const struct tracer *t, uint32_t at)
{
    return token_of(t, at - 1)->kind == TOKEN_PUNCT ||
           t->syntax->class[at - 1] == CLASS_CONJUNCTION;
}

/* "Lund, who resigned in a letter, said": the verb before a setting is not the cue. */
static bool hangs_on_other(const struct tracer *t, const struct statement *s, uint32_t at)
{
    uint32_t first = t->text->sentences.at[token_of(t, at)->sentence].tokens.from, anchor;

    if (at == first || is_parted(t, at))
        return false;
    for (anchor = trace_anchor(s); at-- > first;) {
        uint32_t group = t->syntax->group[at];

        if (t->content[at] == t->content[anchor] && group != NONE)
            return is_other_clause(t, s, at);
    }
    return false;
}

/* Whether the content stands between, and what is behind its comma belongs to the next statement. */
static bool is_behind_content(const struct tracer *t, uint32_t statement, struct range cue,
                              uint32_t at)
{
    uint32_t end = t->text->sentences.at[token_of(t, at)->sentence].tokens.to, i;

    if (!is_parted(t, at))
        return false;
    for (i = cue.to; i < at; i++)
        if (t->content[i] == statement)
            return trace_is_cue_of_other(t, statement, (struct range){at, end});
    return false;
}

/* "said on Monday in court", not "said of their day in court" nor "supporters in Congress said" */
static bool is_beside(const struct statement *s, struct range cue, struct range tokens)
{
    const struct range *source;

    vec_each (source, &s->source)
        if (range_contains(*source, tokens))
            return false;
    return tokens.from <= cue.to + BESIDE && cue.from <= tokens.to + BESIDE;
}

/* "In a letter that was sent on Monday, Lund said", "It was bad: in a letter", "But at a later meeting, Lund said", "Speaking in parliament, Lund said" */
static bool opens_sentence(const struct tracer *t, uint32_t at)
{
    uint32_t first = t->text->sentences.at[token_of(t, at)->sentence].tokens.from, i;

    if (at > first && token_of(t, at - 1)->kind == TOKEN_PUNCT && !token_is(t->text, at - 1, ","))
        return true;
    if (at > first + OPENING_WORDS)
        return false;
    for (i = first; i < at; i++)
        if (t->syntax->phrase[i] != NONE ||
            (t->syntax->group[i] != NONE && t->syntax->form[i] != VERB_GERUND))
            return false;
    return true;
}

/* "Lund, | in an interview that was played to the jury, | said" */
static bool is_beside_source(const struct tracer *t, const struct statement *s, uint32_t at)
{
    const struct range *source;

    vec_each (source, &s->source)
        if (source->to + 1 == at && token_is(t->text, source->to, ","))
            return true;
    return false;
}

/* "said | when she | appeared before the committee", "said | while | speaking at a rally": where a clause begins that only tells where;
 * the place's own beginning where there is none. */
static uint32_t clause_start(const struct tracer *t, uint32_t at)
{
    uint32_t verb = t->syntax->group[at] != NONE || !at || !is_speaking(t, at - 1) ? at : at - 1, i;

    if (t->syntax->group[verb] == NONE)
        return at;
    for (i = 1; i <= CLAUSE_WORDS && i < verb; i++)
        if (syntax_does(t->syntax, t->text->tokens.size, verb - i, TASK_NARRATING))
            return verb - i;
    return at;
}

/* Whether a token is a relative of place or time. */
static bool is_relative(const struct tracer *t, uint32_t token)
{
    return t->syntax->class[token] == CLASS_WH &&
           (syntax_does(t->syntax, t->text->tokens.size, token, TASK_NARRATING) ||
            lexicon_find_with(&t->lexicon->timing, token_of(t, token)->norm, "value",
                              VIEW("there")));
}

/* "went on in parliament, | where she | called", "sent a letter | in which | she called": the clause of a cue hangs on a place. */
static bool is_clause_of(const struct tracer *t, const struct media_place *place, struct range cue)
{
    uint32_t i = place->tokens.to;

    if (i > cue.from || token_of(t, i)->sentence != token_of(t, cue.from)->sentence)
        return false;
    if (t->syntax->class[i - 1] == CLASS_WH)
        return !trace_has_finite(t, (struct range){i, cue.from});
    while (i < cue.from && !is_relative(t, i))
        i++;
    return i < cue.from && !trace_has_finite(t, (struct range){place->tokens.to, cue.from});
}

/* "in a statement issued | at a meeting": a participle behind the setting before leads to it. */
static bool hangs_on_setting(const struct tracer *t, const struct media_place *place)
{
    const struct media_place *before = place > t->places.at ? place - 1 : NULL;
    uint8_t form;

    if (!before || before->kind != MEDIA_SETTING || before->sentence != place->sentence ||
        before->tokens.to >= place->tokens.from)
        return false;
    form = t->syntax->form[before->tokens.to];
    return form == VERB_ED || form == VERB_PARTICIPLE;
}

/* "As explained in | the mill's rescue service": who says it. */
static bool is_source(const struct statement *s, struct range tokens)
{
    const struct range *source;

    vec_each (source, &s->source)
        if (range_contains(tokens, *source))
            return true;
    return false;
}

bool trace_is_setting_of(const struct tracer *t, uint32_t statement,
                         const struct media_place *place)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t speaker = t->speakers->of_statement[statement];
    struct range cue = s->cue.size ? s->cue.at[0] : s->source.at[0];
    struct range joining = {place->tokens.from, place->tokens.to - 1};
    uint32_t start;

    if (trace_is_cue_of_other(t, statement, joining) ||
        token_of(t, place->tokens.from)->quotation != token_of(t, cue.from)->quotation)
        return false;
    if (place->medium.kind == MEDIUM_WRITING && speaker != NONE &&
        t->speakers->all.at[speaker].kind == KIND_DOCUMENT)
        return false;
    if (range_overlaps(cue, place->tokens))
        return true;
    if (is_source(s, place->tokens))
        return false;
    if (is_clause_of(t, place, cue))
        return true;
    if (hangs_on_setting(t, place))
        return false;
    start = clause_start(t, place->tokens.from);
    if (place->medium.kind == MEDIUM_BODY && start == place->tokens.from &&
        !is_beside(s, cue, place->tokens) && !opens_sentence(t, place->tokens.from))
        return false;
    if (place->tokens.from >= cue.to)
        return is_clear(t, statement, (struct range){cue.to, start}) &&
               !is_behind_content(t, statement, cue, place->tokens.from);
    if (opens_sentence(t, place->tokens.from) || is_beside_source(t, s, place->tokens.from))
        return !trace_is_cue_of_other(t, statement, (struct range){place->tokens.to, cue.from});
    return is_clear(t, statement, (struct range){place->tokens.to, cue.from}) &&
           !hangs_on_other(t, s, place->tokens.from);
}
