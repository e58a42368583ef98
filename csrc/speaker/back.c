/* speaker/back.c - the medium of what sums up, told with what follows it: the head of an article, the first words of a paragraph */
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    HEAD_PARAGRAPHS = 1, /* behind the first in which somebody says something */
    PASSED = 4           /* paragraphs between what sums up and the rest */
};

static bool is_in_body(const struct tracer *t, uint32_t statement)
{
    return t->text->paragraphs.at[trace_paragraph(t, statement)].kind == PARAGRAPH_BODY;
}

/* Whether a statement stands in a paragraph that a mark ends, and so in no headline that passes for text. */
static bool is_in_sentences(const struct tracer *t, uint32_t statement)
{
    struct range tokens = t->text->paragraphs.at[trace_paragraph(t, statement)].tokens;
    uint8_t kind = t->text->tokens.at[tokens.to - 1].kind;

    return is_in_body(t, statement) && (kind == TOKEN_PUNCT || kind == TOKEN_QUOTE);
}

/* The last paragraph in which an article sums up what it then tells. */
static uint32_t end_of_head(const struct tracer *t)
{
    uint32_t i = 0;

    while (i < t->statements->size && !is_in_sentences(t, i))
        i++;
    return i < t->statements->size ? trace_paragraph(t, i) + HEAD_PARAGRAPHS : 0;
}

/* "Lund claims": said again and again, where it is no headline. */
static bool is_habit(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t i;

    if (!is_in_body(t, statement) || !s->cue.size)
        return false;
    for (i = s->cue.at[0].from; i < s->cue.at[0].to; i++)
        if (t->syntax->form[i] == VERB_PRESENT)
            return true;
    return false;
}

/* Whether nothing by two statements tells that they were made on two days. */
static bool may_be_of_a_day(const struct tracer *t, uint32_t before, uint32_t statement)
{
    struct date day = t->out[before].date, date = t->out[statement].date;

    if (date_known(day))
        return date_known(date) && !date_compare(day, date);
    return date_known(date) || !trace_is_of_other_time(t, statement);
}

/* Whether the words of a statement show what the one before it in its paragraph sums up, or were heard where that was. */
static bool bears_out(const struct tracer *t, uint32_t before, uint32_t statement)
{
    uint8_t kind = t->out[statement].medium.kind;

    return trace_paragraph(t, before) == trace_paragraph(t, statement) &&
           (t->statements->at[statement].type == TYPE_DIRECT || kind == MEDIUM_BODY ||
            kind == MEDIUM_OCCASION);
}

/* "The port will close, Lund said on Monday. | "It is old," he told a news conference.": what sums up was said where the rest was. */
static void give_back(struct tracer *t, uint32_t head, uint32_t before, uint32_t statement)
{
    struct provenance *to = &t->out[before], *from = &t->out[statement];

    if (to->medium.kind || !from->medium.kind || t->apart[before] || t->interview[before] ||
        trace_has_new_hearer(t, before) || is_habit(t, before) ||
        trace_is_glance_back(t, statement) ||
        trace_paragraph(t, statement) - trace_paragraph(t, before) > PASSED ||
        !may_be_of_a_day(t, before, statement))
        return;
    if (trace_paragraph(t, before) <= head || bears_out(t, before, statement))
        to->medium = from->medium;
}

void trace_carry_back(struct tracer *t)
{
    uint32_t *next = arena_new_array(t->arena, t->speakers->all.size, uint32_t), i;
    uint32_t head = end_of_head(t);

    for (i = 0; i < t->speakers->all.size; i++)
        next[i] = NONE;
    for (i = t->statements->size; i-- > 0;) {
        uint32_t speaker = t->speakers->of_statement[i];

        if (speaker == NONE || trace_is_nested(t, i))
            continue;
        if (next[speaker] != NONE)
            give_back(t, head, i, next[speaker]);
        next[speaker] = i;
    }
}
