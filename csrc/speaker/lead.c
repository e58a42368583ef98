/* speaker/lead.c - the day of an article's first sentences, on which those speak who are told of right behind them */
#include "speaker/lead.h"

#include "speaker/coreference.h"

enum {
    LEAD_PARAGRAPHS =
        4, /* from the first statement on, that a lead's day is told for: measured, doc/algorithm.md */
    LEAD_DAYS = 9 /* between a lead's day and the article's */
};

/* Whether a day is one that an article tells of as new. */
static bool is_news(const struct tracer *t, struct date day)
{
    int32_t ago = t->day.day && day.day ? date_to_day(t->day) - date_to_day(day) : -1;

    return ago >= 0 && ago <= LEAD_DAYS;
}

/* A statement with a time of its own begins the lead, or ends it. */
static void tell(struct lead *lead, const struct tracer *t, uint32_t statement)
{
    struct date day = t->out[statement].date;

    if (date_known(lead->day) || !is_news(t, day)) {
        lead->over = date_compare(lead->day, day) != 0;
        return;
    }
    lead->day = day;
    lead->speaker = t->speakers->of_statement[statement];
}

/* "Lund said" behind "The port on Monday accused ...": a person of whom something past is told, not in writing, and to an outlet only by
 * the one of whom the lead tells. */
static bool may_take(const struct lead *lead, const struct tracer *t, uint32_t statement)
{
    uint32_t speaker = t->speakers->of_statement[statement];
    uint8_t medium = t->out[statement].medium.kind;

    return !date_known(t->out[statement].date) &&
           (medium != MEDIUM_OUTLET || speaker == lead->speaker) && medium != MEDIUM_WRITING &&
           t->statements->at[statement].source.size && speaker != NONE &&
           t->speakers->all.at[speaker].kind == KIND_PERSON &&
           !trace_is_of_other_time(t, statement) && !trace_is_past_perfect(t, statement);
}

void lead_take(struct lead *lead, struct tracer *t, uint32_t statement)
{
    uint32_t anchor = trace_anchor(&t->statements->at[statement]), paragraph;

    if (lead->over || anchor == NONE || t->content[anchor] != NONE ||
        t->text->tokens.at[anchor].kind == TOKEN_PUNCT)
        return;
    paragraph = trace_paragraph_at(t, anchor);
    if (t->text->paragraphs.at[paragraph].kind != PARAGRAPH_BODY)
        return;
    lead->paragraph = lead->begun ? lead->paragraph : paragraph;
    lead->begun = true;
    lead->over = paragraph - lead->paragraph >= LEAD_PARAGRAPHS || occasion_breaks(t, anchor);
    if (lead->over)
        return;
    if (t->expression[statement] != NONE) {
        tell(lead, t, statement);
    } else if (date_known(lead->day) && may_take(lead, t, statement)) {
        trace_take_day(t, statement, lead->day, "lead");
    }
}
