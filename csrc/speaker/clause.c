/* speaker/clause.c - which of the times in a sentence can tell of what is said there */
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    LEAD = 2,          /* a comma and a preposition before a time */
    DOCUMENT_WORDS = 2 /* "a 2022 state audit" */
};

bool trace_is_timing(const struct tracer *t, uint32_t token, const char *kind)
{
    return lexicon_find_with(&t->lexicon->timing, t->text->tokens.at[token].norm, "kind",
                             view_of(kind)) != NULL;
}

/* "On Monday he visited the mill, where Lund told him": what it opens was on the day of what stands before it. */
static bool is_place_of(const struct tracer *t, uint32_t relative)
{
    const struct lexicon_table *timing = &t->lexicon->timing;
    const struct table_row *row = lexicon_find(timing, t->text->tokens.at[relative].norm);

    return row && view_is(lexicon_cell(timing, row, "value"), "there");
}

/* Whether a comma or a dash ends before a time what began with a relative: "Lund, who speaks for the port, on Monday", not "Lund, who, on Monday". */
static bool is_behind_mark(const struct tracer *t, uint32_t i, uint32_t token)
{
    return i > 0 && i + LEAD >= token && t->text->tokens.at[i].kind == TOKEN_PUNCT &&
           !trace_is_timing(t, i - 1, "clause");
}

/* "who met in Osterby on Saturday, said", "who visited the mill on Saturday, said", but not "who met the owners": what the clause tells is the
 * occasion on which they spoke. */
static bool tells_of_gathering(const struct tracer *t, uint32_t relative)
{
    const struct lexicon_table *occasions = &t->lexicon->occasions;
    struct view verb = t->text->tokens.at[relative + 1].norm;

    if (relative + 2 >= t->text->tokens.size)
        return false;
    if (lexicon_find_with(occasions, verb, "class", VIEW("visit")))
        return true;
    return (lexicon_find_with(occasions, verb, "kind", VIEW("acts")) ||
            lexicon_find_with(occasions, verb, "kind", VIEW("speaks"))) &&
           word_has_class(t->lexicon, t->text->tokens.at[relative + 2].norm, "prep");
}

/* The word that opens a clause that tells something of somebody and holds a token and not one before it: "Lund, who came in March, said";
 * NONE where there is none. */
static uint32_t relative_before(const struct tracer *t, uint32_t from, uint32_t token)
{
    uint32_t i;

    for (i = token; i-- > from;) {
        if (t->content[i] != t->content[token] && t->content[i + 1] != t->content[token])
            continue;
        if (trace_is_timing(t, i, "clause"))
            return i;
        if (is_behind_mark(t, i, token))
            return NONE;
    }
    return NONE;
}

uint32_t trace_sentence_start(const struct tracer *t, uint32_t token)
{
    return t->text->sentences.at[t->text->tokens.at[token].sentence].tokens.from;
}

/* "Lund, who, on 6 October, had assured": the day is that of the clause's verb, which is the anchor. */
static bool is_between_commas(const struct tracer *t, uint32_t relative, uint32_t anchor,
                              const struct expression *e)
{
    return token_is(t->text, relative + 1, ",") && e->tokens.from <= relative + 1 + LEAD &&
           anchor == e->tokens.to + 1 && token_is(t->text, e->tokens.to, ",");
}

/* "Lund, who left in September, said": the comma behind the time ends what the one before the relative begins. But "in a letter, which was
 * sent on Monday, Lund said". */
static bool ends_clause(const struct tracer *t, uint32_t relative, const struct expression *e)
{
    return relative > 1 && token_is(t->text, relative - 1, ",") &&
           token_is(t->text, e->tokens.to, ",") && !trace_is_timing(t, relative - 2, "document") &&
           !trace_is_timing(t, relative - 2, "occasion");
}

/* Whether such a clause holds one of an expression and an anchor, and not both, as "who in October said". "Wren, who said" and "a speech in which she
 * said" are of the day of the sentence. */
static bool are_apart(const struct tracer *t, uint32_t anchor, const struct expression *e)
{
    uint32_t token = e->tokens.from, first = trace_sentence_start(t, token);
    uint32_t relative = relative_before(t, token > anchor ? anchor + 1 : first, token);

    if (relative != NONE && !tells_of_gathering(t, relative) &&
        !is_between_commas(t, relative, anchor, e) &&
        !(token < anchor && relative_before(t, first, anchor) == relative &&
          !ends_clause(t, relative, e)))
        return true;
    relative = token < anchor ? relative_before(t, token + 1, anchor) : NONE;
    return relative != NONE && relative + 1 < anchor && !is_place_of(t, relative) &&
           !word_has_class(t->lexicon, t->text->tokens.at[relative - 1].norm, "prep");
}

/* "Lund, a broker elected in 2018, said": of what the broker is. */
static bool is_of_apposition(const struct tracer *t, uint32_t anchor, const struct expression *e)
{
    uint32_t i = e->tokens.from, first = trace_sentence_start(t, i);

    if (e->tokens.to > anchor || e->tokens.to >= t->text->tokens.size ||
        !token_is(t->text, e->tokens.to, ","))
        return false;
    i -= i > first && word_has_class(t->lexicon, t->text->tokens.at[i - 1].norm, "prep");
    if (i < first + 2 || token_is(t->text, i - 2, ",") || t->syntax->class[i - 1] != CLASS_VERB)
        return false;
    while (i > first && !token_is(t->text, i, ","))
        i--;
    return i > first && word_has_class(t->lexicon, t->text->tokens.at[i + 1].norm, "det");
}

/* "Citing a 2021 report, Lund said": the year of a document, which is that of what is said only where the document says it. */
static bool is_of_document(const struct tracer *t, const struct expression *e)
{
    uint32_t i, end = e->tokens.to + DOCUMENT_WORDS;

    if (e->value.month || t->source[e->tokens.from])
        return false;
    for (i = e->tokens.to; i < end && i < t->text->tokens.size; i++)
        if (trace_is_timing(t, i, "document"))
            return e->tokens.from > 0 &&
                   word_has_class(t->lexicon, t->text->tokens.at[e->tokens.from - 1].norm, "det");
    return false;
}

bool trace_has_finite(const struct tracer *t, struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (t->syntax->group[i] != NONE && t->syntax->groups.at[t->syntax->group[i]].finite)
            return true;
    return false;
}

/* "Lund wrote the report in 2020; she says": of another clause. */
static bool is_of_other_clause(const struct tracer *t, uint32_t anchor, const struct expression *e)
{
    uint32_t i = e->tokens.from < anchor ? e->tokens.from : anchor;
    uint32_t end = e->tokens.from < anchor ? anchor : e->tokens.from;

    for (; i < end; i++)
        if (token_is(t->text, i, ";") && t->content[i] == t->content[anchor])
            return true;
    return false;
}

/* Whether a word of a class stands between two tokens in the voice of an anchor. */
static bool has_between(const struct tracer *t, uint32_t anchor, enum word_class class,
                        struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (t->content[i] == t->content[anchor] && t->syntax->class[i] == class)
            return true;
    return false;
}

/* "Residents ask why the mine is shut, as officials said Tuesday": the day stands behind the cue of others in a clause of their own. */
static bool is_of_other_cue(const struct tracer *t, uint32_t statement, uint32_t anchor,
                            const struct expression *e)
{
    uint32_t from = e->tokens.from;

    if (!has_between(t, anchor, CLASS_SUBORDINATOR, (struct range){anchor, from}) &&
        !has_between(t, anchor, CLASS_CONJUNCTION, (struct range){anchor, from}))
        return false;
    from -= word_has_class(t->lexicon, t->text->tokens.at[from - 1].norm, "prep");
    return trace_is_cue_of_other(t, statement, (struct range){from - 1, from});
}

/* "They left on Saturday night, though mediators insist": nothing is being said on a day that another clause tells of. */
static bool is_before_present(const struct tracer *t, const struct statement *s, uint32_t anchor,
                              const struct expression *e)
{
    return e->tokens.to < anchor && trace_is_present(t, s) &&
           has_between(t, anchor, CLASS_SUBORDINATOR, (struct range){e->tokens.to, anchor});
}

/* "She said | the mine was built in two years, | twice as long as in 1990": a date, and no day of the news, behind what is said, which is a
 * clause and goes on with it. */
static bool is_of_what_is_said(const struct tracer *t, const struct statement *s,
                               const struct expression *e)
{
    const struct range *part = s->content.at + s->content.size - 1;
    uint32_t place = vec_from(&t->places, tokens.from, part->to);

    return s->cue.size && s->cue.at[0].to <= part->from && part->to <= e->tokens.from &&
           t->text->tokens.at[part->to - 1].quotation == NONE && trace_has_finite(t, *part) &&
           e->dated &&
           (place == t->places.size || t->places.at[place].tokens.from > e->tokens.from);
}

bool trace_is_present(const struct tracer *t, const struct statement *s)
{
    uint32_t cue = s->cue.size ? s->cue.at[0].from : NONE;
    uint32_t group = cue == NONE ? NONE : t->syntax->group[cue];

    if (cue == NONE || t->syntax->form[cue] == VERB_PRESENT)
        return cue != NONE;
    return t->syntax->form[cue] == VERB_BASE && group != NONE &&
           t->syntax->groups.at[group].finite && t->syntax->groups.at[group].tokens.from == cue;
}

/* "What prosecutors say was stolen in 2019": nothing is being said in a year that is over, but by a document of that time. */
static bool is_over(const struct tracer *t, const struct statement *s, const struct expression *e)
{
    return !e->value.month && trace_is_present(t, s) && !t->source[e->tokens.from];
}

/* "Reacting to Monday's fire", but not "in a speech to Monday's meeting": of what is spoken of, and not of where or when. */
static bool is_of_matter(const struct tracer *t, const struct expression *e)
{
    const struct lexicon_table *occasions = &t->lexicon->occasions;
    uint32_t owner = e->tokens.to, thing = e->tokens.to + 1;

    if (!e->tokens.from || thing >= t->text->tokens.size ||
        t->text->tokens.at[owner].kind != TOKEN_CLITIC ||
        !trace_is_timing(t, e->tokens.from - 1, "about"))
        return false;
    return !lexicon_find_with(occasions, t->text->tokens.at[thing].norm, "kind", VIEW("sitting")) &&
           !lexicon_find_with(occasions, t->text->tokens.at[thing].norm, "kind", VIEW("event"));
}

bool trace_is_to_come(const struct tracer *t, const struct statement *s)
{
    const struct range *cue;

    vec_each (cue, &s->cue)
        if (expressions_upcoming(t->text, t->lexicon, *cue))
            return true;
    return false;
}

bool trace_is_ahead(const struct tracer *t, const struct expression *e)
{
    return date_known(t->day) && date_known(e->value) &&
           date_to_day(e->value) > date_to_day(t->day);
}

bool trace_may_tell(const struct tracer *t, uint32_t statement, uint32_t anchor,
                    const struct expression *e)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t at = e->tokens.from;

    return t->content[at] == t->content[anchor] && !e->origin && !are_apart(t, anchor, e) &&
           !is_of_apposition(t, anchor, e) && !is_of_document(t, e) &&
           !is_of_other_clause(t, anchor, e) && !is_of_other_cue(t, statement, anchor, e) &&
           !is_of_what_is_said(t, s, e) && !is_over(t, s, e) && !is_of_matter(t, e) &&
           !is_before_present(t, s, anchor, e) &&
           (e->upcoming || !trace_is_ahead(t, e) || trace_is_to_come(t, s));
}
