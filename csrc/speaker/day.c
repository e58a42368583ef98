/* speaker/day.c - the day that stands by a statement */
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    TIME_WORDS = 2, /* beside a time that is all of a part */
    LEAD = 2,       /* a comma and a preposition before a time */
    DAYS_OF_WEEK = 7
};

/* The first expression that begins at or behind a token. */
static uint32_t expression_from(const struct tracer *t, uint32_t token)
{
    uint32_t low = 0, high = t->expressions->size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (t->expressions->at[middle].tokens.from < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool trace_is_only_time(const struct tracer *t, const struct range *part)
{
    uint32_t i = expression_from(t, part->from);

    return i < t->expressions->size && range_contains(*part, t->expressions->at[i].tokens) &&
           range_length(*part) <= range_length(t->expressions->at[i].tokens) + TIME_WORDS;
}

uint32_t trace_anchor(const struct statement *s)
{
    if (s->cue.size)
        return s->cue.at[0].from;
    return s->source.size ? s->source.at[0].from : NONE;
}

static uint32_t distance(struct range tokens, uint32_t token)
{
    if (token < tokens.from)
        return tokens.from - token;
    return token < tokens.to ? 0 : token - tokens.to + 1;
}

bool trace_is_outside(const struct tracer *t, uint32_t anchor, uint32_t token)
{
    return t->content[token] == NONE || t->content[token] == t->content[anchor];
}

static bool is_relative(const struct tracer *t, struct view word)
{
    const struct lexicon_table *nominals = &t->lexicon->nominals;
    const struct table_row *row = lexicon_find(nominals, word);

    return row && view_is(lexicon_cell(nominals, row, "kind"), "relative");
}

/* Whether a comma ends before a time what began with a relative: "Lund, who speaks for the port, on Monday", not "Lund, who, on Monday". */
static bool is_behind_comma(const struct tracer *t, uint32_t i, uint32_t token)
{
    return i > 0 && i + LEAD >= token && token_is(t->text, i, ",") &&
           !is_relative(t, t->text->tokens.at[i - 1].norm);
}

/* Whether a clause that tells something of somebody holds a token and not the anchor: "Lund, who came in March, said". */
static bool in_relative_clause(const struct tracer *t, uint32_t anchor, uint32_t token)
{
    uint32_t first = t->text->sentences.at[t->text->tokens.at[token].sentence].tokens.from;
    uint32_t from = token > anchor ? anchor + 1 : first, i;

    for (i = token; i-- > from;) {
        struct view norm = t->text->tokens.at[i].norm;

        if (t->content[i] != t->content[token] || is_behind_comma(t, i, token))
            return false;
        if (is_relative(t, norm))
            return true;
    }
    return false;
}

/* The expression nearest the cue in its sentence, outside what is said. */
static uint32_t nearest_expression(const struct tracer *t, uint32_t statement)
{
    uint32_t anchor = trace_anchor((&t->statements->at[statement])), best = NONE, i;
    struct range sentence;

    if (anchor == NONE)
        return NONE;
    sentence = t->text->sentences.at[t->text->tokens.at[anchor].sentence].tokens;
    for (i = expression_from(t, sentence.from);
         i < t->expressions->size && t->expressions->at[i].tokens.from < sentence.to; i++) {
        const struct expression *e = &t->expressions->at[i];

        if (trace_is_outside(t, anchor, e->tokens.from) &&
            !in_relative_clause(t, anchor, e->tokens.from) &&
            (best == NONE ||
             distance(e->tokens, anchor) < distance(t->expressions->at[best].tokens, anchor)))
            best = i;
    }
    return best;
}

/* Nothing was said after the article: "the mill will close, Lund said on Tuesday" tells of the Tuesday before, whatever is to come. A cue
 * that is itself to come ("will say on Tuesday") keeps its day. */
static struct date day_said(const struct tracer *t, const struct statement *s,
                            const struct expression *e)
{
    const struct range *cue;

    if (!e->upcoming || !t->day.day)
        return e->value;
    vec_each (cue, &s->cue)
        if (expressions_upcoming(t->text, t->lexicon, *cue))
            return e->value;
    return date_from_day(date_to_day(e->value) - DAYS_OF_WEEK);
}

void trace_stated_day(struct tracer *t, uint32_t statement)
{
    uint32_t i = nearest_expression(t, statement);
    struct provenance *p = &t->out[statement];
    const struct expression *e;

    t->expression[statement] = i;
    if (i == NONE)
        return;
    e = &t->expressions->at[i];
    if (e->duration || !date_known(e->value))
        return;
    p->date = day_said(t, &t->statements->at[statement], e);
    p->date_from = e->conflict ? "conflict" : e->base == BASE_ARTICLE ? "article" : "stated";
}

/* "has argued": at no certain time. */
static bool is_perfect(const struct tracer *t, const struct statement *s)
{
    const struct lexicon_table *words = &t->lexicon->words;
    const struct table_row *row;

    if (!s->cue.size || range_length(s->cue.at[0]) < 2)
        return false;
    row = lexicon_find(words, t->text->tokens.at[s->cue.at[0].from].norm);
    return row && view_is(lexicon_cell(words, row, "class"), "aux") &&
           view_is(lexicon_cell(words, row, "lemma"), "have") &&
           !view_is(lexicon_cell(words, row, "form"), "past");
}

/* Whether an expression means a day that the article could not have seen. */
static bool is_ahead(const struct tracer *t, const struct expression *e)
{
    return date_known(t->day) && date_known(e->value) &&
           date_to_day(e->value) > date_to_day(t->day);
}

/* "according to": says nothing of the time, and its sentence may tell of another. */
static bool tells_of_other_time(const struct tracer *t, const struct statement *s)
{
    struct range sentence;
    uint32_t i;

    if (!s->cue.size ||
        !word_has_class(t->lexicon, t->text->tokens.at[s->cue.at[0].to - 1].norm, "to"))
        return false;
    sentence = t->text->sentences.at[t->text->tokens.at[s->cue.at[0].from].sentence].tokens;
    i = expression_from(t, sentence.from);
    return i < t->expressions->size && t->expressions->at[i].tokens.from < sentence.to &&
           !is_ahead(t, &t->expressions->at[i]);
}

bool trace_is_of_other_time(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = &t->statements->at[statement];

    return t->expression[statement] != NONE || tells_of_other_time(t, s) || is_perfect(t, s);
}
