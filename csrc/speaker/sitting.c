/* speaker/sitting.c - what is told once of a debate, a hearing, a trial, for all that is said there: its day, and where it was */
#include "speaker/sitting.h"

#include "base/utf8.h"
#include "speaker/coreference.h"

enum {
    SPEECH_AFTER = 2, /* sentences between "Lund testified on Monday" and what she said */
    BETWEEN = 64,     /* statements between a trial and one made there */
    OF_BODY = 8,      /* tokens from "of" to what body it is */
    SHORT = 18,       /* tokens of a sentence that opens a paragraph and says nothing itself */
    PASSED = 16       /* occasions that are looked at for a word of one */
};

/* Told to somebody, and not in writing. */
static bool is_heard(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = &t->statements->at[statement];
    uint8_t kind = t->out[statement].medium.kind;

    return kind == MEDIUM_NONE ? s->cue.size && trace_is_telling(t, s->cue.at[0])
                               : kind != MEDIUM_WRITING;
}

/* The classes of the occasion at which a statement says that it was made: "told the jury", "at the same hearing". */
static uint32_t pointed_at(const struct tracer *t, uint32_t statement, uint32_t anchor)
{
    struct signs signs = signs_read(t, trace_sentence(t, anchor), t->content[anchor], true);

    return signs.classes[MARKS] | signs.classes[SITTING] | signs.classes[EVENT] |
           signs.classes[COURSE] | (is_heard(t, statement) ? signs.classes[HEARS] : 0);
}

/* Whether something is said on another day between an occasion and a statement: what goes on for days may have done so. So it may, too,
 * where too much is said. */
static bool is_another_day(const struct tracer *t, const struct occasion *occasion,
                           uint32_t statement)
{
    uint32_t left = BETWEEN;

    for (; statement > 0 && left; left--) {
        uint32_t anchor = trace_anchor(&t->statements->at[--statement]);

        if (anchor != NONE && anchor < occasion->tokens.from)
            return false;
        if (t->expression[statement] != NONE &&
            date_compare(occasion->day, t->out[statement].date) < 0)
            return true;
    }
    return !left;
}

/* The occasion at which a statement says that it was made. */
static const struct occasion *occasion_of(const struct tracer *t, const struct occasions *all,
                                          uint32_t statement, uint32_t anchor)
{
    uint32_t classes = pointed_at(t, statement, anchor), left = PASSED;
    uint32_t i = vec_from(all, tokens.from, anchor + 1);

    for (; classes && i && left; left--) {
        const struct occasion *o = &all->at[--i];

        if (o->event & classes)
            return o;
        if (o->course & classes)
            return is_another_day(t, o, statement) ? NULL : o;
    }
    return NULL;
}

/* "The complaint", "the witness": a source of two words that the text has told of. */
static bool is_short_the(const struct tracer *t, const struct statement *s)
{
    return s->source.size && range_length(s->source.at[0]) == 2 &&
           lexicon_find_with(&t->lexicon->words, t->text->tokens.at[s->source.at[0].from].norm,
                             "task", VIEW("the"));
}

static bool is_the_document(const struct tracer *t, const struct statement *s)
{
    return is_short_the(t, s) &&
           lexicon_find_with(&t->lexicon->timing, t->text->tokens.at[s->source.at[0].from + 1].norm,
                             "kind", VIEW("document"));
}

/* "Lund testified on Monday. She said ...", "Lund filed a suit on Monday. The complaint alleges ...": what tells of the statement's day. */
static const struct occasion *speech_of(const struct tracer *t, const struct occasions *all,
                                        uint32_t statement, uint32_t anchor)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t first = s->content.at[0].from < anchor ? s->content.at[0].from : anchor;
    uint32_t i = vec_from(all, tokens.from, first + 1);
    uint32_t place = t->text->tokens.at[first].sentence;
    const struct occasion *o = i ? &all->at[i - 1] : NULL;
    uint32_t after = o ? place - t->text->tokens.at[o->tokens.from].sentence : 0;

    if (o && o->speaks && after <= SPEECH_AFTER &&
        trace_names(t, o->tokens, t->speakers->of_statement[statement]))
        return o;
    return o && o->files && after <= 1 && is_the_document(t, s) ? o : NULL;
}

/* "A resident", "one trader": nobody that the text tells of. */
static bool is_unknown_source(const struct tracer *t, const struct statement *s)
{
    return s->source.size &&
           lexicon_find_with(&t->lexicon->words, t->text->tokens.at[s->source.at[0].from].norm,
                             "task", VIEW("indefinite"));
}

/* Whether occasions.tsv has a phrase as one at which many speak. */
static bool is_for_many(const struct tracer *t, struct view phrase)
{
    const struct lexicon_table *occasions = &t->lexicon->occasions;
    struct view norm = utf8_normal(t->arena, phrase);

    return lexicon_find_with(occasions, norm, "kind", VIEW("sitting")) ||
           lexicon_find_with(occasions, norm, "kind", VIEW("course"));
}

/* "A meeting | of the housing committee". */
static bool is_of_body(const struct tracer *t, struct view name)
{
    size_t start = (size_t)(name.data - t->text->bytes.data);
    struct span span = {(uint32_t)start, (uint32_t)(start + name.size)};
    uint32_t end = start < t->text->bytes.size ? text_tokens(t->text, span).to : NONE;

    return end != NONE && syntax_does(t->syntax, t->text->tokens.size, end, TASK_OF) &&
           signs_read(t, (struct range){end, trace_sentence(t, end).to}, t->content[end], false)
                   .at[HEARS] <= end + OF_BODY;
}

/* Whether those who speak one after the other speak there: a body hears all of them, so do a debate and "a virtual | town hall". */
static bool is_sitting(const struct tracer *t, const struct medium *medium)
{
    struct view name = medium->name;
    size_t at;

    if (medium->kind != MEDIUM_OCCASION)
        return medium->kind == MEDIUM_BODY;
    if (is_of_body(t, name))
        return true;
    for (at = name.size; at-- > 0;)
        if ((!at || name.data[at - 1] == ' ') &&
            is_for_many(t, (struct view){name.data + at, name.size - at}))
            return true;
    return false;
}

/* "Lund said | in the old hall | that the mill was new": a cue with a place, or whatever else, of its own. */
static bool has_circumstance(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t at = s->cue.size ? s->cue.at[0].to : NONE;

    return at < t->text->tokens.size && t->content[at] != statement &&
           t->syntax->class[at] == CLASS_PREPOSITION &&
           trace_sentence(t, at).from <= s->cue.at[0].from;
}

/* "After the hearing, Lund told reporters". */
static bool is_told_apart(const struct tracer *t, uint32_t statement)
{
    return t->apart[statement] ||
           (trace_has_new_hearer(t, statement) && !is_sitting(t, &t->out[statement].medium));
}

/* Whether something by a statement says that it was made elsewhere than what is told before it: in writing, to an outlet, at any time, by
 * nobody that the text tells of. */
static bool is_elsewhere(const struct tracer *t, uint32_t statement, uint32_t anchor)
{
    uint8_t kind = t->out[statement].medium.kind;

    return trace_is_of_other_time(t, statement) || kind == MEDIUM_OUTLET ||
           kind == MEDIUM_WRITING || t->interview[statement] || occasion_breaks(t, anchor) ||
           is_told_apart(t, statement) || has_circumstance(t, statement) ||
           is_unknown_source(t, &t->statements->at[statement]);
}

/* Whether one person speaks of whom the text has told: "Lund", "the witness". */
static bool is_of_person(const struct tracer *t, uint32_t statement)
{
    uint32_t speaker = t->speakers->of_statement[statement];
    uint8_t kind = speaker == NONE ? KIND_UNKNOWN : t->speakers->all.at[speaker].kind;

    return kind == KIND_PERSON ||
           (kind == KIND_UNNAMED && is_short_the(t, &t->statements->at[statement]));
}

/* The sentence with which a statement begins, quoted or told. */
static uint32_t begins_with(const struct tracer *t, uint32_t statement, uint32_t anchor)
{
    uint32_t content = t->statements->at[statement].content.at[0].from;

    return t->text->tokens.at[content < anchor ? content : anchor].sentence;
}

/* "The engineer disagreed. He said ...": the sentence before opens the paragraph, is short and tells of no other time. */
static bool opens_late(const struct tracer *t, uint32_t statement, uint32_t anchor,
                       uint32_t paragraph)
{
    uint32_t first = t->text->paragraphs.at[paragraph].sentences.from;
    struct range sentence = t->text->sentences.at[first].tokens;
    uint32_t i = vec_from(t->expressions, tokens.from, sentence.from);

    return t->text->tokens.at[anchor].sentence == first + 1 && range_length(sentence) <= SHORT &&
           (i == t->expressions->size || t->expressions->at[i].tokens.from >= sentence.to) &&
           !occasion_breaks(t, sentence.from) &&
           trace_names(t, sentence, t->speakers->of_statement[statement]);
}

/* Whether a statement goes on with what the text tells of a sitting: nothing stands between, nothing tells of elsewhere. */
static bool goes_on(const struct sitting *s, const struct tracer *t, uint32_t statement,
                    uint32_t anchor)
{
    uint32_t paragraph = trace_paragraph_at(t, anchor);

    if (!s->on || paragraph - s->paragraph > 1 || is_elsewhere(t, statement, anchor))
        return false;
    return paragraph == s->paragraph ||
           begins_with(t, statement, anchor) == t->text->paragraphs.at[paragraph].sentences.from ||
           opens_late(t, statement, anchor, paragraph);
}

static void begin(struct sitting *s, const struct occasion *occasion, uint32_t classes,
                  struct medium medium)
{
    s->on = true;
    s->classes = classes;
    s->day = occasion->day;
    s->day_from = NULL;
    s->medium = medium;
}

/* "Lund testified": whether an occasion at which a statement says that it was made is the sitting that the text was in last. */
static bool comes_back(const struct sitting *s, const struct tracer *t,
                       const struct occasion *occasion, uint32_t statement, uint32_t anchor)
{
    return date_known(s->day) && !date_compare(occasion->day, s->day) &&
           (s->on || (pointed_at(t, statement, anchor) & s->classes)) &&
           !is_told_apart(t, statement);
}

/* "Opening the debate, Lund said": the sitting that a statement names, of which the text has told by another name; not "after the debate". */
static void enter_named(struct sitting *s, const struct tracer *t, const struct occasion *occasion,
                        uint32_t anchor)
{
    struct range sentence = trace_sentence(t, anchor);
    uint32_t at = signs_read(t, sentence, NONE, true).at[SITTING];
    bool known = s->on && s->medium.kind && !date_compare(s->day, occasion->day);

    if (at != NONE && !known && !occasion_is_past(t, at, sentence.from))
        begin(s, occasion, occasion->event | occasion->course, trace_setting(t, at));
}

/* What was said before at a sitting of which a statement, or the narrator, tells the day at last. */
static void give_day_back(const struct sitting *s, struct tracer *t, uint32_t statement,
                          struct date day)
{
    uint32_t i;

    if (!s->on || date_known(s->day) || !date_known(day) || !s->medium.name.size)
        return;
    for (i = s->first; i < statement; i++)
        if (view_equal(t->out[i].medium.name, s->medium.name) && !date_known(t->out[i].date) &&
            t->expression[i] == NONE)
            trace_take_day(t, i, day, NULL);
}

/* The sitting that a statement stands in, as what is told before it begins one. */
static void enter(struct sitting *s, struct tracer *t, uint32_t statement, uint32_t anchor)
{
    uint32_t i = vec_from(&s->occasions, tokens.from, anchor + 1);
    const struct occasion *o = i ? &s->occasions.at[i - 1] : NULL;

    if (!o || !(o->sitting | o->course) || o == s->told)
        return;
    if (o->event & s->classes)
        give_day_back(s, t, statement, o->day);
    begin(s, o, o->sitting, o->medium);
    s->told = o;
    s->paragraph = trace_paragraph_at(t, o->tokens.from);
}

/* Whether a statement of a day of its own leaves the text in its sitting: of the same day, told to such a body, too, or long before. */
static bool stays(const struct sitting *s, const struct tracer *t, uint32_t statement,
                  uint32_t anchor)
{
    return s->on &&
           (trace_is_glance_back(t, statement) || !date_compare(t->out[statement].date, s->day) ||
            (pointed_at(t, statement, anchor) & s->classes));
}

/* A statement of the narrator's has a place in the text; what stands in what somebody says has none. */
static uint32_t place_of(const struct tracer *t, uint32_t statement)
{
    uint32_t anchor = trace_anchor(&t->statements->at[statement]);

    return anchor == NONE || t->content[anchor] != NONE ? NONE : anchor;
}

void sitting_begin(struct sitting *s, const struct tracer *t)
{
    *s = (struct sitting){.before = NONE};
    occasions_find(t, &s->occasions);
}

/* Whether somebody sat beside who spoke before, as the sentence tells or the one before it in its paragraph. */
static bool is_beside(const struct tracer *t, uint32_t anchor)
{
    uint32_t first = trace_sentence(t, anchor).from;

    return occasion_beside(t, anchor) ||
           (first > 0 && trace_paragraph_at(t, first - 1) == trace_paragraph_at(t, anchor) &&
            occasion_beside(t, first - 1));
}

/* "Lund, sitting next to him, said": where and when the one spoke. */
static void take_beside(const struct sitting *s, struct tracer *t, uint32_t statement)
{
    const struct provenance *p = &t->out[s->before];

    if (!t->out[statement].medium.kind)
        t->out[statement].medium = p->medium;
    if (date_known(p->date) && !date_known(t->out[statement].date))
        trace_take_day(t, statement, p->date, p->date_from);
}

void sitting_take(struct sitting *s, struct tracer *t, uint32_t statement)
{
    uint32_t anchor = place_of(t, statement);
    const struct occasion *o;

    if (anchor == NONE)
        return;
    enter(s, t, statement, anchor);
    if (t->expression[statement] != NONE) {
        s->here = stays(s, t, statement, anchor);
        return;
    }
    o = occasion_of(t, &s->occasions, statement, anchor);
    if (o)
        enter_named(s, t, o, anchor);
    o = o ? o : speech_of(t, &s->occasions, statement, anchor);
    s->here = o ? comes_back(s, t, o, statement, anchor) : goes_on(s, t, statement, anchor);
    if (o)
        trace_take_day(t, statement, o->day, NULL);
    else if (s->here && date_known(s->day) && is_of_person(t, statement))
        trace_take_day(t, statement, s->day, s->day_from);
    if (s->here && !t->out[statement].medium.kind && is_of_person(t, statement))
        t->out[statement].medium = s->medium;
    s->here = s->here || o;
    if (s->before != NONE && !is_told_apart(t, statement) && is_beside(t, anchor))
        take_beside(s, t, statement);
}

/* A statement of a sitting names it, and may tell its day. */
static void name_sitting(struct sitting *s, struct tracer *t, uint32_t statement)
{
    const struct provenance *p = &t->out[statement];

    if (s->here)
        give_day_back(s, t, statement, p->date);
    else
        s->first = statement;
    if (!s->here || date_known(p->date)) {
        s->day = p->date;
        s->day_from = p->date_from;
    }
    s->medium = p->medium;
    s->on = s->here = true;
}

/* "According to him": tells of no time, and so does not leave a sitting. */
static bool is_aside(const struct tracer *t, uint32_t statement)
{
    const struct statement *s = &t->statements->at[statement];

    return s->cue.size && is_of_person(t, statement) &&
           t->out[statement].medium.kind == MEDIUM_NONE &&
           word_has_class(t->lexicon, t->text->tokens.at[s->cue.at[0].to - 1].norm, "to");
}

void sitting_leave(struct sitting *s, struct tracer *t, uint32_t statement)
{
    uint32_t anchor = place_of(t, statement);

    if (anchor == NONE)
        return;
    if (is_sitting(t, &t->out[statement].medium)) {
        if (!s->here)
            s->classes = signs_read(t, trace_sentence(t, anchor), NONE, false).classes[HEARS];
        name_sitting(s, t, statement);
    }
    if (t->out[statement].medium.kind == MEDIUM_OCCASION)
        s->before = statement;
    s->on = s->on && (s->here || is_aside(t, statement));
    s->paragraph = trace_paragraph_at(t, anchor);
}
