/* speaker/log.c - the day of what is said in an article whose entries stand each under their time */
#include "speaker/log.h"

#include "speaker/coreference.h"

enum { LOG_ENTRIES = 3 /* with fewer lines of a time it is no log */ };

uint32_t log_begin(const struct tracer *t)
{
    uint32_t i, first = NONE, entries = 0;

    for (i = 0; i < t->text->paragraphs.size; i++) {
        if (t->text->paragraphs.at[i].kind != PARAGRAPH_TIME)
            continue;
        first = entries++ ? first : i;
    }
    return entries >= LOG_ENTRIES ? first : (uint32_t)NONE;
}

/* Whether a statement is told of as one of today: not looked back at, not in writing, and not in what somebody says. */
static bool is_of_entry(const struct tracer *t, uint32_t statement, uint32_t anchor)
{
    const struct provenance *p = &t->out[statement];
    uint32_t speaker = t->speakers->of_statement[statement];

    return speaker != NONE && t->speakers->all.at[speaker].kind == KIND_PERSON &&
           t->content[anchor] == NONE && !date_known(p->date) && t->expression[statement] == NONE &&
           p->medium.kind != MEDIUM_WRITING && !trace_is_past_perfect(t, statement);
}

void log_take(struct tracer *t, uint32_t statement, uint32_t first)
{
    uint32_t anchor = trace_anchor(&t->statements->at[statement]);

    if (anchor != NONE && date_known(t->day) && trace_paragraph_at(t, anchor) > first &&
        is_of_entry(t, statement, anchor))
        trace_take_day(t, statement, t->day, "lead");
}
