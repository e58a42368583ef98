/* speaker/carry.c - what carries over from one statement to another: days and media */
#include "speaker/coreference.h"
#include "speaker/lead.h"
#include "speaker/log.h"
#include "speaker/sitting.h"

enum {
    PASSAGE_PARAGRAPHS = 4, /* that a speaker's day and medium carry over */
    TIMES = 8,              /* of a paragraph that are looked at before a statement */
    OPENING = 16            /* statements before one that opens the article */
};

static const struct statement *statement_of(const struct tracer *t, uint32_t statement)
{
    return &t->statements->at[statement];
}

uint32_t trace_paragraph_at(const struct tracer *t, uint32_t token)
{
    return t->text->sentences.at[t->text->tokens.at[token].sentence].paragraph;
}

uint32_t trace_paragraph(const struct tracer *t, uint32_t statement)
{
    return trace_paragraph_at(t, statement_of(t, statement)->content.at[0].from);
}

/* A line of marks alone, "* * *", between two statements. */
static bool is_parted(const struct tracer *t, uint32_t before, uint32_t statement)
{
    uint32_t i, k, end = trace_paragraph(t, statement);

    for (i = trace_paragraph(t, before) + 1; i < end; i++) {
        struct range tokens = t->text->paragraphs.at[i].tokens;

        for (k = tokens.from; k < tokens.to && t->text->tokens.at[k].kind != TOKEN_WORD;)
            k++;
        if (k == tokens.to)
            return true;
    }
    return false;
}

/* "She said on Monday that ... When I met her in February, she laughed. "No," she said.": the narrator has come to another day since. */
static bool is_after_other_day(const struct tracer *t, uint32_t before, uint32_t statement)
{
    uint32_t anchor = trace_anchor(statement_of(t, statement)), left = TIMES, from, i;

    if (anchor == NONE || trace_paragraph(t, before) == trace_paragraph(t, statement))
        return false;
    from = t->text->paragraphs.at[trace_paragraph(t, statement)].tokens.from;
    i = vec_from(t->expressions, tokens.from, anchor);
    for (; i-- > 0 && t->expressions->at[i].tokens.from >= from && left; left--)
        if (t->content[t->expressions->at[i].tokens.from] == NONE && date_known(t->value[i]) &&
            !t->expressions->at[i].duration && date_compare(t->value[i], t->out[before].date))
            return true;
    return false;
}

/* "In a letter on Monday, Lund said ... Reached by phone, he said": on another occasion, whose day is not told. */
static bool is_reached_anew(const struct tracer *t, uint32_t statement)
{
    uint32_t anchor = trace_anchor(statement_of(t, statement));

    return anchor != NONE && occasion_breaks(t, anchor);
}

/* "A 2021 audit had warned of it. The audit recommended ...": a document says all of it on one day. */
static bool is_of_document(const struct tracer *t, uint32_t statement)
{
    return t->speakers->all.at[t->speakers->of_statement[statement]].kind == KIND_DOCUMENT;
}

/* Whether a statement goes on with what its speaker said before: nothing by it tells of another time. */
static bool follows(const struct tracer *t, uint32_t before, uint32_t statement)
{
    return !trace_is_of_other_time(t, statement) && !trace_is_past_perfect(t, statement) &&
           !is_reached_anew(t, statement) &&
           (!trace_is_glance_back(t, before) || is_of_document(t, statement)) &&
           trace_paragraph(t, statement) - trace_paragraph(t, before) <= PASSAGE_PARAGRAPHS &&
           !is_parted(t, before, statement) && !is_after_other_day(t, before, statement);
}

/* "Asked by Salo whether it was old, Lund said": a question in the sentence of the answer. */
static bool is_asking(const struct tracer *t, uint32_t other, uint32_t statement)
{
    uint32_t anchor = trace_anchor(statement_of(t, other)),
             own = trace_anchor(statement_of(t, statement));

    return anchor != NONE && own != NONE &&
           t->text->tokens.at[anchor].sentence == t->text->tokens.at[own].sentence;
}

/* "According to the harbour": nobody speaks there. */
static bool is_of_paper(const struct tracer *t, uint32_t other)
{
    const struct statement *s = statement_of(t, other);
    uint32_t cue = s->cue.size ? s->cue.at[0].from : NONE, group;

    if (cue == NONE || t->text->tokens.at[cue].kind != TOKEN_WORD)
        return false;
    group = t->syntax->group[cue];
    return group == NONE || !t->syntax->groups.at[group].finite;
}

/* Whether somebody else says something between two statements, other than what is asked. */
static bool is_interrupted(const struct tracer *t, uint32_t before, uint32_t statement)
{
    uint32_t i;

    for (i = before + 1; i < statement; i++)
        if (statement_of(t, i)->parent == NONE && t->speakers->of_statement[i] != NONE &&
            t->speakers->of_statement[i] != t->speakers->of_statement[statement] &&
            !is_asking(t, i, statement) && !is_of_paper(t, i))
            return true;
    return false;
}

bool trace_has_new_hearer(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = statement_of(t, statement);
    uint32_t at = s->cue.size ? s->cue.at[0].to : NONE, phrase;

    if (at >= t->text->tokens.size || t->content[at] == statement ||
        !trace_is_telling(t, s->cue.at[0]))
        return false;
    phrase = t->syntax->phrase[at];
    return phrase != NONE && t->syntax->class[t->syntax->phrases.at[phrase].head] != CLASS_PRONOUN;
}

/* Whether what was said to an outlet, or on an occasion, goes on: not elsewhere, and with nobody else between. A body that hears and a letter
 * are left for other hearers; an occasion and an outlet have many. */
static bool is_same_occasion(const struct tracer *t, uint32_t before, uint32_t statement)
{
    uint8_t kind = t->out[before].medium.kind;

    if (t->apart[statement] || (kind < MEDIUM_OCCASION && trace_has_new_hearer(t, statement)))
        return false;
    return kind == MEDIUM_OUTLET || !is_interrupted(t, before, statement);
}

void trace_take_day(struct tracer *t, uint32_t statement, struct date day, const char *from)
{
    t->out[statement].date = day;
    t->out[statement].date_from = from && strcmp(from, "lead") == 0 ? "lead" : "context";
}

/* A month or a year is what the text looks back to: its paragraph goes on with it, and no other. */
static bool lasts(const struct tracer *t, uint32_t before, uint32_t statement)
{
    return t->out[before].date.day || trace_paragraph(t, before) == trace_paragraph(t, statement);
}

/* "The minister on Monday accused the port of theft. [...] "It was theft," she told the Gazette.": what opens the article, with its day, is
 * told of what is quoted right behind it. */
static bool opens_article(const struct tracer *t, uint32_t before, uint32_t statement)
{
    uint32_t i;

    if (t->expression[before] == NONE || before > OPENING ||
        statement_of(t, statement)->type != TYPE_DIRECT ||
        trace_paragraph(t, statement) - trace_paragraph(t, before) != 1)
        return false;
    for (i = before; i-- > 0;)
        if (date_known(t->out[i].date))
            return false;
    return true;
}

/* "Lund, who spoke on the morning programme, said": where he spoke when he said what was told before. */
static bool tells_where(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = statement_of(t, statement);
    uint32_t i = s->source.size ? s->source.at[0].from : NONE, place;

    place = i == NONE ? NONE : vec_from(&t->places, tokens.from, i);
    if (place >= t->places.size || !s->cue.size ||
        t->places.at[place].tokens.from >= s->cue.at[0].from)
        return false;
    while (i < t->places.at[place].tokens.from && !trace_is_timing(t, i, "clause"))
        i++;
    return i < t->places.at[place].tokens.from;
}

/* What carries over from a statement to the next of the same speaker, and an outlet named late, back. */
static void carry_over(struct tracer *t, uint32_t before, uint32_t statement)
{
    struct provenance *from = &t->out[before], *to = &t->out[statement];

    if (!follows(t, before, statement) ||
        (t->told[statement] && !from->medium.kind && !opens_article(t, before, statement) &&
         !tells_where(t, statement)))
        return;
    if (date_known(from->date) && !date_known(to->date) && lasts(t, before, statement) &&
        (to->medium.kind != MEDIUM_WRITING || from->medium.kind == MEDIUM_WRITING)) {
        trace_take_day(t, statement, from->date, from->date_from);
    }
    if (to->medium.kind == MEDIUM_OUTLET && !from->medium.kind && date_known(from->date) &&
        !t->told[statement])
        from->medium = to->medium;
    if (!to->medium.kind && !t->interview[statement] && is_same_occasion(t, before, statement))
        to->medium = from->medium;
}

/* "He said this on his own page": what is said is the sentence before. */
static bool points_back(const struct tracer *t, uint32_t statement)
{
    const struct lexicon_table *words = &t->lexicon->words;
    uint32_t first = statement_of(t, statement)->content.at[0].from;
    const struct table_row *row = lexicon_find(words, t->text->tokens.at[first].norm);

    return row && t->text->tokens.at[first].quotation == NONE &&
           view_is(lexicon_cell(words, row, "task"), "pointing");
}

/* When and to whom the words were said that a statement points back to. */
static void carry_back(struct tracer *t, uint32_t before, uint32_t statement)
{
    struct provenance *to = &t->out[before], *from = &t->out[statement];

    if (!points_back(t, statement) ||
        trace_paragraph(t, statement) - trace_paragraph(t, before) > 1)
        return;
    if (!to->medium.kind)
        to->medium = from->medium;
    if (!date_known(to->date) && t->expression[before] == NONE) {
        to->date = from->date;
        to->date_from = from->date_from;
    }
}

/* The outlet of the one interview that the article names for a speaker. */
static struct medium interview_of(const struct tracer *t, uint32_t speaker)
{
    const struct indexes *said = &t->speakers->all.at[speaker].statements;
    const uint32_t *i;
    struct medium outlet = {.kind = MEDIUM_NONE};

    vec_each (i, said) {
        const struct medium *medium = &t->out[*i].medium;

        if (medium->kind != MEDIUM_OUTLET || t->interview[*i])
            continue;
        if (outlet.kind && !view_equal(outlet.name, medium->name))
            return (struct medium){.kind = MEDIUM_NONE};
        outlet = *medium;
    }
    return outlet;
}

bool trace_is_nested(const struct tracer *t, uint32_t statement)
{
    uint32_t parent = statement_of(t, statement)->parent;

    return parent != NONE && t->speakers->of_statement[parent] != NONE &&
           t->speakers->of_statement[parent] != t->speakers->of_statement[statement];
}

/* "The mill was old, he alleged. "Look at it," he said on Tuesday.": the quotation behind it in its paragraph, of a certain day, is of the
 * same utterance. */
static void carry_day_back(struct tracer *t, uint32_t before, uint32_t statement)
{
    struct provenance *to = &t->out[before], *from = &t->out[statement];

    if (date_known(to->date) || !date_known(from->date) || t->expression[statement] == NONE ||
        statement_of(t, statement)->type != TYPE_DIRECT || trace_is_of_other_time(t, before) ||
        to->medium.kind || trace_paragraph(t, before) != trace_paragraph(t, statement))
        return;
    trace_take_day(t, before, from->date, from->date_from);
}

/* What a statement shares with the last one of its speaker. */
static void go_on(struct tracer *t, uint32_t *last, uint32_t statement)
{
    if (*last != NONE) {
        carry_over(t, *last, statement);
        carry_back(t, *last, statement);
        carry_day_back(t, *last, statement);
    }
    *last = statement;
}

static void name_interviews(struct tracer *t)
{
    uint32_t i;

    for (i = 0; i < t->statements->size; i++) {
        uint32_t speaker = t->speakers->of_statement[i];

        struct medium outlet = {.kind = MEDIUM_NONE};

        if (t->interview[i] && t->out[i].medium.kind != MEDIUM_OUTLET && speaker != NONE)
            outlet = interview_of(t, speaker);
        if (outlet.kind)
            t->out[i].medium = outlet;
    }
}

/* What stands in another's words came the way that those came. */
static void inherit_from_parents(struct tracer *t)
{
    uint32_t i;

    for (i = 0; i < t->statements->size; i++) {
        uint32_t parent = statement_of(t, i)->parent;

        if (parent != NONE && !t->out[i].medium.kind && t->out[parent].medium.kind == MEDIUM_OUTLET)
            t->out[i].medium = t->out[parent].medium;
    }
}

static struct view norm_at(const struct tracer *t, uint32_t token)
{
    return t->text->tokens.at[token].norm;
}

/* Whether a statement is attributed in a sentence. */
static bool is_said_in(const struct tracer *t, uint32_t statement, uint32_t sentence)
{
    uint32_t anchor = NONE;

    if (statement < t->statements->size)
        anchor = trace_anchor(statement_of(t, statement));
    return anchor != NONE && t->text->tokens.at[anchor].sentence == sentence;
}

/* Whether a word is one for what a statement said, or for the letter or the post that it stood in. */
static bool is_word_for(const struct tracer *t, uint32_t statement, uint32_t token)
{
    const struct medium *medium = &t->out[statement].medium;
    struct view norm = norm_at(t, token), name = medium->name;

    if (trace_is_timing(t, token, "words"))
        return true;
    if (medium->kind != MEDIUM_WRITING || name.size < norm.size)
        return false;
    name.data += name.size - norm.size;
    name.size = norm.size;
    return view_equal(name, norm);
}

/* "She made the remarks on Tuesday", "The letter is dated 2 May", but not "the remarks came after Tuesday's vote": whether an expression tells
 * when that was said which stands before its sentence. */
static bool dates_words(const struct tracer *t, uint32_t statement, const struct expression *e)
{
    uint32_t i, first = trace_sentence_start(t, e->tokens.from);

    for (i = e->tokens.from; i-- > first;) {
        if (t->content[i] != NONE ||
            lexicon_find_with(&t->lexicon->occasions, norm_at(t, i), "kind", VIEW("apart")))
            return false;
        if (is_word_for(t, statement, i))
            return i > first &&
                   (word_has_class(t->lexicon, norm_at(t, i - 1), "poss") ||
                    lexicon_find_with(&t->lexicon->words, norm_at(t, i - 1), "task", VIEW("the")));
    }
    return false;
}

/* What a speaker said right before a sentence, in its paragraph, gets the day that the sentence tells. */
static void take_day_behind(struct tracer *t, uint32_t statement, uint32_t expression)
{
    uint32_t speaker = t->speakers->of_statement[statement], i;

    for (i = statement + 1; i-- > 0 && t->speakers->of_statement[i] == speaker &&
                            trace_paragraph(t, i) == trace_paragraph(t, statement);) {
        if (t->expression[i] != NONE || date_known(t->out[i].date))
            return;
        t->expression[i] = expression;
        trace_take_day(t, i, t->value[expression], NULL);
    }
}

/* "The mill is shut," Lund said. He made the remarks on Tuesday.". */
static void take_remarks(struct tracer *t)
{
    uint32_t i, k = 0;

    for (i = 0; i < t->expressions->size; i++) {
        const struct expression *e = &t->expressions->at[i];
        uint32_t sentence = t->text->tokens.at[e->tokens.from].sentence;
        struct range tokens = t->text->sentences.at[sentence].tokens;

        while (k < t->statements->size && statement_of(t, k)->content.at[0].from < tokens.from)
            k++;
        if (!k || !t->value[i].day || e->duration || e->upcoming ||
            t->content[e->tokens.from] != NONE || is_said_in(t, k - 1, sentence) ||
            is_said_in(t, k, sentence) ||
            sentence -
                    t->text->tokens.at[vec_last(&statement_of(t, k - 1)->content).from].sentence >
                1)
            continue;
        if (dates_words(t, k - 1, e))
            take_day_behind(t, k - 1, i);
    }
}

void trace_carry(struct tracer *t)
{
    uint32_t *last = arena_new_array(t->arena, t->speakers->all.size, uint32_t), i;
    struct sitting sitting;
    struct lead lead = {0};
    uint32_t log = log_begin(t);

    for (i = 0; i < t->speakers->all.size; i++)
        last[i] = NONE;
    name_interviews(t);
    take_remarks(t);
    sitting_begin(&sitting, t);
    for (i = 0; i < t->statements->size; i++) {
        sitting_take(&sitting, t, i);
        if (t->speakers->of_statement[i] != NONE && !trace_is_nested(t, i))
            go_on(t, &last[t->speakers->of_statement[i]], i);
        lead_take(&lead, t, i);
        log_take(t, i, log);
        sitting_leave(&sitting, t, i);
    }
    trace_carry_back(t);
    name_interviews(t);
    inherit_from_parents(t);
}
