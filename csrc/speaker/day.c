/* speaker/day.c - the day that stands by a statement */
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    TIME_WORDS = 2,     /* beside a time that is all of a part */
    MANNER = 16,        /* tokens between a cue and "that" */
    LEAD = 2,           /* a comma and a preposition before a time */
    LEAD_WORDS = 3,     /* "in her televised", before one */
    OWNER = 1000,       /* farther than a sentence is long */
    YEAR = 500,         /* farther than any day, and nearer than an owner */
    DOCUMENT_TIMES = 4, /* that are looked at for the day of a document */
    DOCUMENT_AFTER = 3, /* sentences between that and what the document says */
    DOCUMENT_NEAR = 10, /* tokens between a document and its day */
    DAYS_OF_WEEK = 7
};

bool trace_is_only_time(const struct tracer *t, const struct range *part)
{
    uint32_t i = vec_from(t->expressions, tokens.from, part->from);

    return i < t->expressions->size && range_contains(*part, t->expressions->at[i].tokens) &&
           range_length(*part) <= range_length(t->expressions->at[i].tokens) + TIME_WORDS;
}

/* "said | early Tuesday | the mine was empty", but not "said Tuesday was a holiday". */
static uint32_t behind_time(const struct tracer *t, const struct range *part)
{
    uint32_t i = vec_from(t->expressions, tokens.from, part->from), end;
    uint32_t early = t->syntax->class[part->from] == CLASS_ADJECTIVE ||
                     t->syntax->class[part->from] == CLASS_ADVERB;
    enum word_class class;

    if (i == t->expressions->size || t->expressions->at[i].tokens.from > part->from + early)
        return part->from;
    end = t->expressions->at[i].tokens.to;
    if (end >= part->to || t->text->tokens.at[end].kind == TOKEN_CLITIC)
        return part->from;
    class = t->syntax->class[end];
    return class == CLASS_VERB || class == CLASS_AUXILIARY || class == CLASS_MODAL ? part->from
                                                                                   : end;
}

/* "said | in its report, published on 7 March, | that the mine was empty", "called it, | in its issue of 4 May, | "a ruin"". */
static uint32_t behind_manner(const struct tracer *t, const struct range *part)
{
    uint32_t end = range_length(*part) > MANNER ? part->from + MANNER : part->to, i;

    if (t->syntax->class[part->from] != CLASS_PREPOSITION &&
        (t->syntax->class[part->from] != CLASS_SUBORDINATOR ||
         !lexicon_find_with(&t->lexicon->settings, t->text->tokens.at[part->from].norm, "kind",
                            VIEW("join"))))
        return part->from;
    for (i = part->from + 1; i < end && t->text->tokens.at[i].quotation == NONE; i++)
        if (word_has_class(t->lexicon, t->text->tokens.at[i].norm, "that"))
            return i;
    return i < end && token_is(t->text, i - 1, ",") ? i : part->from;
}

/* "according to a report | published on Tuesday by the office, | the mine was empty". */
static uint32_t behind_source(const struct tracer *t, const struct range *part)
{
    uint32_t end = range_length(*part) > MANNER ? part->from + MANNER : part->to, i;

    if (t->syntax->form[part->from] != VERB_ED && t->syntax->form[part->from] != VERB_PARTICIPLE)
        return part->from;
    for (i = part->from + 1; i < end; i++)
        if (token_is(t->text, i, ","))
            return i + 1;
    return part->from;
}

/* "debated | the bill on Monday", "voted | 7-2 on Monday | to close the mill": what a body does with a thing is done on that day. */
static uint32_t behind_thing(const struct tracer *t, const struct range *part)
{
    uint32_t i = part->from;

    while (i < part->to && t->text->tokens.at[i].quotation == NONE &&
           t->syntax->class[i] != CLASS_TO && t->syntax->class[i] != CLASS_THAT &&
           t->syntax->class[i] != CLASS_WH)
        i++;
    return i;
}

uint32_t trace_content_start(const struct tracer *t, const struct statement *s)
{
    const struct range *part = s->content.at;
    uint32_t start;

    if (!s->cue.size || t->text->tokens.at[part->from].quotation != NONE)
        return part->from;
    if (s->source.size && s->source.at[0].to == part->from)
        return behind_source(t, part);
    if (s->cue.at[0].to + token_is(t->text, s->cue.at[0].to, ",") != part->from)
        return part->from;
    if (trace_is_act(t, s->cue.at[0].to - 1))
        return behind_thing(t, part);
    start = behind_time(t, part);
    return start > part->from ? start : behind_manner(t, part);
}

/* Whether a token opens a clause, or is its verb, and no "her televised". */
static bool opens_clause(const struct tracer *t, uint32_t token)
{
    enum word_class class = t->syntax->class[token];

    if (token > 0 && word_has_class(t->lexicon, t->text->tokens.at[token - 1].norm, "poss"))
        return false;
    return class == CLASS_VERB || class == CLASS_AUXILIARY || class == CLASS_MODAL ||
           class == CLASS_TO || class == CLASS_THAT || class == CLASS_WH;
}

/* "floated | the idea in her televised New Year's Eve address": the day of where it was said. */
static bool is_of_occasion(const struct tracer *t, const struct range *part,
                           const struct expression *e)
{
    uint32_t i = e->tokens.from, left = LEAD_WORDS;

    if (!trace_is_timing(t, e->tokens.to, "occasion"))
        return false;
    while (i > part->from && left--)
        if (word_has_class(t->lexicon, t->text->tokens.at[--i].norm, "prep"))
            return i > part->from + 1;
    return false;
}

/* "Monday", "that day", "yesterday", "on 10 April" behind a quotation: not "the attack on 10 April". */
static bool is_of_cue(const struct tracer *t, const struct range *part, const struct expression *e)
{
    uint32_t at = e->tokens.from;

    if (!e->value.day || e->duration || e->tokens.to == t->text->tokens.size ||
        t->text->tokens.at[e->tokens.to].kind == TOKEN_CLITIC || opens_clause(t, e->tokens.to) ||
        t->text->tokens.at[at].quotation != NONE)
        return false;
    if (is_of_occasion(t, part, e))
        return true;
    if (word_has_class(t->lexicon, t->text->tokens.at[at - 1].norm, "prep") &&
        !trace_is_timing(t, at - 1, "upon"))
        return false;
    if (e->weekly || e->told)
        return true;
    return at > part->from + 1 && t->text->tokens.at[at - LEAD].kind == TOKEN_QUOTE;
}

struct range trace_day_of_thing(const struct tracer *t, const struct statement *s)
{
    const struct range *part = s->content.at;
    uint32_t i = vec_from(t->expressions, tokens.from, part->from + 1), k = part->from;

    if (!s->cue.size || s->cue.at[0].to != part->from)
        return (struct range){part->to, part->to};
    for (; i < t->expressions->size && t->expressions->at[i].tokens.to <= part->to; i++) {
        const struct expression *e = &t->expressions->at[i];

        for (; k < e->tokens.from; k++)
            if (t->text->tokens.at[k].quotation == NONE && opens_clause(t, k))
                return (struct range){part->to, part->to};
        if (is_of_cue(t, part, e))
            return e->tokens;
    }
    return (struct range){part->to, part->to};
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

/* "Called off next week's talks on Monday, saying": a day that owns something stands behind any other, a year behind any day; "in a letter dated January and shown
 * on Monday": one on which it was written before. */
static uint32_t how_far(const struct tracer *t, const struct expression *e, uint32_t anchor)
{
    bool owns = e->tokens.to < t->text->tokens.size &&
                t->text->tokens.at[e->tokens.to].kind == TOKEN_CLITIC;
    bool year = date_known(e->value) && !e->value.month;

    if (e->tokens.from > 0 && trace_is_timing(t, e->tokens.from - 1, "written"))
        return 0;
    return distance(e->tokens, anchor) + (owns ? OWNER : 0) + (year ? YEAR : 0);
}

/* "In recent months, Lund said", but not "said, smiling for a moment" nor "who has led it for years, said". */
static bool may_last(const struct expression *e, struct range sentence)
{
    return !e->duration || e->tokens.from <= sentence.from + 1;
}

/* The expression nearest the cue in its sentence, outside what is said. */
static uint32_t nearest_expression(const struct tracer *t, uint32_t statement)
{
    uint32_t anchor = trace_anchor((&t->statements->at[statement])), best = NONE, i;
    struct range sentence;

    if (anchor == NONE)
        return NONE;
    sentence = t->text->sentences.at[t->text->tokens.at[anchor].sentence].tokens;
    for (i = vec_from(t->expressions, tokens.from, sentence.from);
         i < t->expressions->size && t->expressions->at[i].tokens.from < sentence.to; i++) {
        const struct expression *e = &t->expressions->at[i];

        if (may_last(e, sentence) &&
            (best == NONE ||
             how_far(t, e, anchor) < how_far(t, &t->expressions->at[best], anchor)) &&
            trace_may_tell(t, statement, anchor, e))
            best = i;
    }
    return best;
}

/* Whether an expression is a day of the story, from which the text may go on: "the next day". */
static bool leads_on(const struct expression *e, struct date value)
{
    return value.day && !e->duration && !e->upcoming && !(e->told && e->shift < 0);
}

void trace_days(struct tracer *t)
{
    struct date last = {0, 0, 0};
    uint32_t i;

    t->value = arena_new_array(t->arena, t->expressions->size, struct date);
    for (i = 0; i < t->expressions->size; i++) {
        const struct expression *e = &t->expressions->at[i];

        t->value[i] = e->value;
        if (t->content[e->tokens.from] != NONE)
            continue;
        if (e->told && e->value.day && last.day)
            t->value[i] = date_from_day(date_to_day(last) + e->shift);
        if (leads_on(e, t->value[i]))
            last = t->value[i];
    }
}

/* Nothing was said after the article: "the mill will close, Lund said on Tuesday" tells of the Tuesday before, whatever is to come, and
 * "on March 22" of the last such day. A cue that is itself to come ("will say on Tuesday") keeps its day. */
static struct date day_said(const struct tracer *t, const struct statement *s, uint32_t expression)
{
    const struct expression *e = &t->expressions->at[expression];
    struct date value = t->value[expression];

    if (!e->upcoming || !t->day.day || trace_is_to_come(t, s))
        return value;
    if (e->weekly)
        return date_from_day(date_to_day(value) - DAYS_OF_WEEK);
    value.year--;
    return date_exists(value) ? value : (struct date){0, 0, 0};
}

/* "He then said", "said afterwards": when that was which the text told last. */
static uint32_t expression_before(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t cue = s->cue.size ? s->cue.at[0].from : 0, i, sentence;

    if (!cue ||
        !(trace_is_timing(t, cue, "then") || trace_is_timing(t, cue - 1, "then") ||
          (s->cue.at[0].to < t->text->tokens.size && trace_is_timing(t, s->cue.at[0].to, "then"))))
        return NONE;
    sentence = t->text->tokens.at[cue].sentence;
    i = vec_from(t->expressions, tokens.from, t->text->sentences.at[sentence].tokens.from);
    if (!i || t->expressions->at[i - 1].duration ||
        sentence - t->text->tokens.at[t->expressions->at[i - 1].tokens.from].sentence > 1)
        return NONE;
    return i - 1;
}

/* The document that a statement comes from, "the ruling", as a token; NONE where another speaks, or now. */
static uint32_t document_of(const struct tracer *t, const struct statement *s)
{
    uint32_t last = s->source.size ? s->source.at[0].to - 1 : 0;

    return last && range_length(s->source.at[0]) == 2 && trace_is_timing(t, last, "document") &&
                   !trace_is_present(t, s) &&
                   !lexicon_find_with(&t->lexicon->words, t->text->tokens.at[last - 1].norm, "task",
                                      VIEW("indefinite"))
               ? last
               : NONE;
}

/* "A ruling by the court on June 19 changed that. The ruling found ...": the day of a document that has just been told of. */
static uint32_t document_before(const struct tracer *t, uint32_t statement)
{
    uint32_t word = document_of(t, &t->statements->at[statement]), left = DOCUMENT_TIMES, i, k;

    i = word == NONE ? 0 : vec_from(t->expressions, tokens.from, word);
    for (; i-- > 0 && left; left--) {
        uint32_t from = t->expressions->at[i].tokens.from, first = trace_sentence_start(t, from);

        if (t->text->tokens.at[word].sentence - t->text->tokens.at[from].sentence > DOCUMENT_AFTER)
            return NONE;
        if (!t->expressions->at[i].value.day || t->expressions->at[i].duration)
            continue;
        for (k = from; k-- > first && from - k <= DOCUMENT_NEAR;)
            if (view_equal(t->text->tokens.at[k].norm, t->text->tokens.at[word].norm))
                return i;
    }
    return NONE;
}

/* Whether an expression is a day beside another, with a comma between. */
static bool is_day_beside(const struct tracer *t, const struct expression *e, uint32_t comma)
{
    return e->value.day && !e->duration && token_is(t->text, comma, ",");
}

/* "The following afternoon, 16 June,", "on 14 May, two days before the vote,": the day beside one that cannot be counted. */
static uint32_t with_apposition(const struct tracer *t, uint32_t i)
{
    const struct expression *e = &t->expressions->at[i];

    if (e->value.day)
        return i;
    if (i + 1 < t->expressions->size && e[1].tokens.from == e->tokens.to + 1 &&
        is_day_beside(t, e + 1, e->tokens.to))
        return i + 1;
    return i > 0 && e[-1].tokens.to + 1 == e->tokens.from &&
                   is_day_beside(t, e - 1, e[-1].tokens.to)
               ? i - 1
               : i;
}

void trace_stated_day(struct tracer *t, uint32_t statement)
{
    uint32_t i = nearest_expression(t, statement);
    struct provenance *p = &t->out[statement];
    const struct expression *e;

    i = i == NONE ? expression_before(t, statement) : with_apposition(t, i);
    i = i == NONE ? document_before(t, statement) : i;
    t->expression[statement] = i;
    if (i == NONE)
        return;
    e = &t->expressions->at[i];
    if (e->duration || !date_known(e->value))
        return;
    p->date = day_said(t, &t->statements->at[statement], i);
    p->date_from = e->conflict ? "conflict" : e->base == BASE_ARTICLE ? "article" : "stated";
}

/* Whether a cue of two words or more begins with a form of "have", of the past or not. */
static bool begins_with_have(const struct tracer *t, const struct statement *s, bool past)
{
    const struct lexicon_table *words = &t->lexicon->words;
    const struct table_row *row;

    if (!s->cue.size || range_length(s->cue.at[0]) < 2)
        return false;
    row = lexicon_find(words, t->text->tokens.at[s->cue.at[0].from].norm);
    return row && view_is(lexicon_cell(words, row, "class"), "aux") &&
           view_is(lexicon_cell(words, row, "lemma"), "have") &&
           view_is(lexicon_cell(words, row, "form"), "past") == past;
}

/* "has argued": at no certain time. */
static bool is_perfect(const struct tracer *t, const struct statement *s)
{
    return begins_with_have(t, s, false);
}

bool trace_is_past_perfect(const struct tracer *t, uint32_t statement)
{
    return begins_with_have(t, &t->statements->at[statement], true);
}

bool trace_is_glance_back(const struct tracer *t, uint32_t statement)
{
    return t->expression[statement] != NONE && trace_is_past_perfect(t, statement);
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
    i = vec_from(t->expressions, tokens.from, sentence.from);
    return i < t->expressions->size && t->expressions->at[i].tokens.from < sentence.to &&
           !trace_is_ahead(t, &t->expressions->at[i]);
}

bool trace_is_of_other_time(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = &t->statements->at[statement];

    return t->expression[statement] != NONE || tells_of_other_time(t, s) || is_perfect(t, s) ||
           trace_is_present(t, s);
}
