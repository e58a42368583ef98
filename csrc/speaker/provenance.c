/* speaker/provenance.c - the day and the way of each statement */
#include "speaker/provenance.h"

#include "speaker/coreference.h"
#include "speaker/outlet.h"
#include "speaker/trace.h"

enum {
    REPORTERS = 6,          /* of one statement */
    SETTING_PARAGRAPHS = 2, /* between a place and the statement that it is told of */
    SETTINGS = 64,          /* places of no statement that are looked at */
    REPORT_WORDS = 2,       /* before "reported by", and by a day */
    INTERVIEW_WORDS = 5     /* around "interview with", before it and of the outlet */
};

static const struct statement *statement_of(const struct tracer *t, uint32_t statement)
{
    return &t->statements->at[statement];
}

struct range trace_sentence(const struct tracer *t, uint32_t token)
{
    return t->text->sentences.at[t->text->tokens.at[token].sentence].tokens;
}

static void find_contents(struct tracer *t)
{
    uint32_t size = t->text->tokens.size, i, k;
    uint32_t *length = arena_new_array(t->arena, size, uint32_t);
    const struct range *part;

    t->content = arena_new_array(t->arena, size, uint32_t);
    for (k = 0; k < size; k++)
        t->content[k] = NONE;
    for (i = 0; i < t->statements->size; i++) {
        vec_each (part, &statement_of(t, i)->content) {
            for (k = part->from; k < part->to; k++) {
                if (t->content[k] == NONE || range_length(*part) < length[k]) {
                    t->content[k] = i;
                    length[k] = range_length(*part);
                }
            }
        }
    }
}

/* The sentences in which a cue stands. */
static void find_saying(struct tracer *t)
{
    uint32_t i;

    t->says = arena_new_array(t->arena, t->text->sentences.size, bool);
    for (i = 0; i < t->statements->size; i++) {
        uint32_t anchor = trace_anchor(statement_of(t, i));

        if (anchor != NONE)
            t->says[t->text->tokens.at[anchor].sentence] = true;
    }
}

static void find_sources(struct tracer *t)
{
    const struct range *part;
    uint32_t i, k;

    t->source = arena_new_array(t->arena, t->text->tokens.size, bool);
    for (i = 0; i < t->statements->size; i++)
        vec_each (part, &t->statements->at[i].source)
            for (k = part->from; k < part->to; k++)
                t->source[k] = true;
}

static bool begins_report(const struct tracer *t, const struct range *part)
{
    uint32_t place = vec_from(&t->places, tokens.from, part->from);

    return place < t->places.size && t->places.at[place].kind == MEDIA_REPORTED &&
           t->places.at[place].tokens.from <= part->from + REPORT_WORDS;
}

/* Whether a statement's cue takes a thing for its content, and no clause stands there: "recalled their meeting", "stated this". */
static bool tells_thing(const struct tracer *t, const struct range *part)
{
    struct view first = t->text->tokens.at[part->from].norm;

    return t->text->tokens.at[part->from].quotation == NONE &&
           (word_has_class(t->lexicon, first, "det") || word_has_class(t->lexicon, first, "poss"));
}

/* "called for | joint efforts | at a forum": a cue that ends so takes a thing, and an occasion behind it tells where. */
static bool calls_for_thing(const struct tracer *t, const struct range *part,
                            const struct media_place *place)
{
    return part->from && t->content[part->from - 1] != t->content[part->from] &&
           t->text->tokens.at[part->from].quotation == NONE &&
           t->syntax->phrase[part->from] != NONE && place->medium.kind == MEDIUM_OCCASION &&
           view_is(medium_by(&place->medium), "at") &&
           word_has_class(t->lexicon, t->text->tokens.at[part->from - 1].norm, "prep");
}

/* "did this | in a statement issued at a meeting": the first setting in a part of a content that is a thing; the part's end where none is. */
static uint32_t setting_behind(const struct tracer *t, const struct range *part)
{
    uint32_t i = vec_from(&t->places, tokens.from, part->from + 1);

    for (; i < t->places.size && t->places.at[i].tokens.from < part->to; i++) {
        const struct media_place *place = &t->places.at[i];

        if (trace_has_finite(t, (struct range){part->from, place->tokens.from + 1}))
            break;
        if (place->kind == MEDIA_SETTING &&
            (tells_thing(t, part) || calls_for_thing(t, part, place)))
            return place->tokens.from;
    }
    return part->to;
}

/* "recalled their meeting | in a 2003 interview with the Gazette": where what tells of the interview begins in a part of a content that
 * ends with it; its end where none does. */
static uint32_t interview_behind(const struct tracer *t, const struct range *part)
{
    uint32_t place = vec_from(&t->places, tokens.from, part->to), from = setting_behind(t, part);
    uint32_t left = INTERVIEW_WORDS;

    if (!place || from < part->to || !tells_thing(t, part))
        return from;
    from = t->places.at[--place].tokens.from;
    if (t->places.at[place].kind != MEDIA_INTERVIEW || !t->places.at[place].medium.name.size ||
        from <= part->from || t->places.at[place].tokens.to + INTERVIEW_WORDS < part->to)
        return part->to;
    while (left-- && --from > part->from)
        if (word_has_class(t->lexicon, t->text->tokens.at[from].norm, "prep"))
            return from;
    return part->to;
}

static void clear_content(struct tracer *t, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        t->content[from] = NONE;
}

/* "Addressing | a rally on the square that day |, she said": where she spoke, and nothing that is said. */
static bool is_where(const struct tracer *t, const struct statement *s)
{
    const struct range *content = s->content.at;

    return s->cue.size && s->cue.at[0].to == content->from && tells_thing(t, content) &&
           lexicon_find_with(&t->lexicon->occasions, t->text->tokens.at[content->from - 1].norm,
                             "kind", VIEW("speaks"));
}

/* A part of content that is a day, or a later one that begins "as reported by", tells how and when the rest was said; so does an interview
 * that it ends with, and a setting that it begins with. */
static void clear_reports(struct tracer *t)
{
    const struct range *part;
    uint32_t i;

    for (i = 0; i < t->statements->size; i++) {
        const struct parts *content = &statement_of(t, i)->content;

        struct range day = trace_day_of_thing(t, statement_of(t, i));

        clear_content(t, content->at[0].from, trace_content_start(t, statement_of(t, i)));
        clear_content(t, day.from, day.to);
        for (part = content->at; part < content->at + content->size; part++) {
            bool whole = trace_is_only_time(t, part) || is_where(t, statement_of(t, i)) ||
                         (part != content->at && begins_report(t, part));

            clear_content(t, whole ? part->from : interview_behind(t, part), part->to);
        }
    }
}

/* "Lund weighed in on Twitter, | urging her party to stay | and told of ...": another verb of the same sentence hangs on it. */
static bool hangs_on(const struct tracer *t, uint32_t statement, uint32_t anchor)
{
    uint32_t own = trace_anchor(statement_of(t, statement));

    return own != NONE && own > anchor &&
           (t->syntax->form[own] == VERB_GERUND ||
            t->syntax->class[own - 1] == CLASS_CONJUNCTION) &&
           t->text->tokens.at[own].sentence == t->text->tokens.at[anchor].sentence;
}

/* "Writing on Instagram, Lund said": what begins the sentence tells of the next cue, too, if the speaker is the same; so does what nobody
 * is told to say: "In a statement read to the court, Lund said". */
static bool leaves_to(const struct tracer *t, uint32_t other, uint32_t statement)
{
    uint32_t anchor = trace_anchor(statement_of(t, other));
    uint32_t speaker = t->speakers->of_statement[other];

    if (anchor == NONE || speaker == NONE)
        return speaker == NONE && !statement_of(t, other)->source.size;
    return speaker == t->speakers->of_statement[statement] &&
           (hangs_on(t, statement, anchor) ||
            t->text->sentences.at[t->text->tokens.at[anchor].sentence].tokens.from == anchor);
}

bool trace_is_cue_of_other(const struct tracer *t, uint32_t statement, struct range tokens)
{
    uint32_t from = statement > 8 ? statement - 8 : 0, i;
    const struct range *cue;

    for (i = from; i < t->statements->size && i < statement + 8; i++) {
        if (i == statement || leaves_to(t, i, statement))
            continue;
        vec_each (cue, &statement_of(t, i)->cue)
            if (range_overlaps(*cue, tokens))
                return true;
    }
    return false;
}

static void add_reporter(struct tracer *t, uint32_t statement, struct view outlet)
{
    struct alias *reporters = &t->out[statement].reported_by;
    const struct view *old;

    if (!outlet.size || reporters->size >= REPORTERS)
        return;
    vec_each (old, reporters)
        if (view_equal(*old, outlet))
            return;
    vec_push(t->arena, reporters, outlet);
}

static void take_place(struct tracer *t, uint32_t statement, const struct media_place *place)
{
    struct provenance *p = &t->out[statement];

    if (place->kind == MEDIA_REPORTED) {
        add_reporter(t, statement, place->medium.name);
        return;
    }
    t->apart[statement] =
        t->apart[statement] || (place->kind == MEDIA_SETTING && !place->medium.kind);
    t->told[statement] =
        t->told[statement] || (place->kind == MEDIA_TOLD || place->kind == MEDIA_AIRED);
    if (place->kind == MEDIA_INTERVIEW && !place->medium.name.size)
        t->interview[statement] = true;
    else if (place->medium.kind > p->medium.kind || place->kind == MEDIA_INTERVIEW)
        p->medium = place->medium;
}

/* "on Telegram", "at a meeting": it may belong to any verb. */
static bool is_loose(const struct media_place *place)
{
    return place->kind == MEDIA_SETTING || place->kind == MEDIA_AIRED;
}

/* The outlets that are named in the sentence of the cue. */
static void find_own_media(struct tracer *t, uint32_t statement)
{
    const struct statement *s = statement_of(t, statement);
    uint32_t anchor = trace_anchor(s), i;
    struct range sentence;

    if (anchor == NONE)
        return;
    t->out[statement].medium = trace_written(t, s);
    sentence = t->text->sentences.at[t->text->tokens.at[anchor].sentence].tokens;
    for (i = vec_from(&t->places, tokens.from, sentence.from);
         i < t->places.size && t->places.at[i].tokens.from < sentence.to; i++) {
        const struct media_place *place = &t->places.at[i];

        if (place->kind == MEDIA_LINE || !trace_is_outside(t, anchor, place->tokens.from))
            continue;
        if (is_loose(place) ? trace_is_setting_of(t, statement, place)
                            : !trace_is_cue_of_other(t, statement, place->tokens)) {
            take_place(t, statement, place);
            t->taken[i] = true;
        }
    }
}

/* The first statement behind a place that the outlet did not make itself: it may ask. */
static uint32_t statement_behind(const struct tracer *t, const struct media_place *place)
{
    uint32_t i;

    for (i = 0; i < t->statements->size; i++) {
        uint32_t speaker = t->speakers->of_statement[i];

        if (statement_of(t, i)->parent == NONE &&
            statement_of(t, i)->content.at[0].from > place->tokens.from &&
            (speaker == NONE || !view_equal(t->speakers->all.at[speaker].name, place->medium.name)))
            return i;
    }
    return NONE;
}

/* Whether nothing but speaking is done on an occasion: "a news conference", "her speech". */
static bool is_speaking(const struct tracer *t, const struct media_place *place)
{
    return place->medium.kind == MEDIUM_OCCASION &&
           lexicon_find_with(&t->lexicon->settings, t->text->tokens.at[place->tokens.to - 1].norm,
                             "kind", VIEW("speaking"));
}

/* "Lund returned to it at a news conference. | "The mill is old," he said.": whoever speaks next is told of where that is done. */
static bool tells_of_next(const struct tracer *t, const struct media_place *place)
{
    uint32_t next = statement_behind(t, place);

    return is_speaking(t, place) && next != NONE && t->speakers->of_statement[next] != NONE &&
           !t->says[place->sentence] &&
           t->text->tokens.at[statement_of(t, next)->content.at[0].from].sentence ==
               place->sentence + 1 &&
           trace_names(t, t->text->sentences.at[place->sentence].tokens,
                       t->speakers->of_statement[next]);
}

/* "Lund spoke to the Gazette. "The mill is old," he said.": what begins the next statements tells to whom they were made. */
static void take_place_before(struct tracer *t, const struct media_place *place)
{
    uint32_t next = statement_behind(t, place), here, there;

    if (next == NONE || t->content[place->tokens.from] != NONE ||
        t->out[next].medium.kind == MEDIUM_OUTLET || t->expression[next] != NONE ||
        (t->out[next].medium.kind && tells_of_next(t, place)))
        return;
    here = t->text->sentences.at[place->sentence].paragraph;
    there = trace_paragraph(t, next);
    if (there - here <= SETTING_PARAGRAPHS)
        t->out[next].medium = place->medium;
}

/* "At a meeting on Monday, Lund set the tone." */
static bool opens_telling(const struct tracer *t, const struct media_place *place)
{
    return t->text->sentences.at[place->sentence].tokens.from == place->tokens.from &&
           !t->says[place->sentence];
}

/* "Lund spoke to the Gazette.", "Lund addressed the council.", and not "Lund left at the meeting." */
static bool may_lead(const struct tracer *t, const struct media_place *place)
{
    if (place->kind == MEDIA_SETTING)
        return place->medium.kind != MEDIUM_WRITING &&
               (t->syntax->group[place->tokens.from] != NONE || opens_telling(t, place) ||
                tells_of_next(t, place));
    if (place->kind == MEDIA_AIRED)
        return !t->says[place->sentence];
    return place->kind == MEDIA_TOLD || place->kind == MEDIA_INTERVIEW;
}

static void find_settings(struct tracer *t)
{
    uint32_t i, left = SETTINGS;

    for (i = 0; i < t->places.size && left; i++) {
        const struct media_place *place = &t->places.at[i];

        if (t->taken[i] || !place->medium.name.size)
            continue;
        if (!t->says[place->sentence])
            trace_spoken(t, place);
        if (!may_lead(t, place))
            continue;
        take_place_before(t, place);
        left--;
    }
}

/* A report that an outlet gives of another's words: the outlet is who passed them on. */
static void find_reporting_parent(struct tracer *t, uint32_t statement)
{
    uint32_t parent = statement_of(t, statement)->parent;
    uint32_t speaker = parent == NONE ? NONE : t->speakers->of_statement[parent];

    if (speaker != NONE)
        add_reporter(t, statement,
                     outlet_name(t->lexicon, t->speakers->all.at[speaker].name, t->arena));
}

/* Whether the outlet is named in a line behind the article, and so passed all of it on. */
static bool is_in_source_line(const struct tracer *t, struct view outlet)
{
    const struct paragraph *p;
    size_t start = (size_t)(outlet.data - t->text->bytes.data);

    vec_each (p, &t->text->paragraphs)
        if (p->kind == PARAGRAPH_SOURCE && outlet.size && p->span.start <= start &&
            start < p->span.end)
            return true;
    return false;
}

static void find_lines(struct tracer *t)
{
    uint32_t i;

    for (i = 0; i < t->places.size && t->lines.size < REPORTERS; i++)
        if (t->places.at[i].kind == MEDIA_LINE)
            vec_push(t->arena, &t->lines, t->places.at[i].medium.name);
    if (!t->lines.size && is_in_source_line(t, t->outlet))
        vec_push(t->arena, &t->lines, t->outlet);
}

/* A reporter is the medium where no other is known; last come those who passed on the whole article. */
static void finish(struct tracer *t)
{
    uint32_t i, k;

    for (i = 0; i < t->statements->size; i++) {
        if (!t->out[i].medium.kind && t->out[i].reported_by.size)
            t->out[i].medium =
                (struct medium){.name = t->out[i].reported_by.at[0], .kind = MEDIUM_OUTLET};
        for (k = 0; k < t->lines.size; k++)
            add_reporter(t, i, t->lines.at[k]);
    }
}

struct date provenance_day(const struct provenance *provenance)
{
    bool probable = provenance->date_from && strcmp(provenance->date_from, "lead") == 0;

    return probable ? (struct date){0, 0, 0} : provenance->date;
}

struct view medium_by(const struct medium *medium)
{
    return medium->by.size ? medium->by : VIEW("to");
}

void provenance_find(struct provenance *out, const struct text *text, const struct syntax *syntax,
                     const struct mentions *mentions, const struct statements *statements,
                     const struct speakers *speakers, const struct expressions *expressions,
                     const struct heading *heading, const struct lexicon *lexicon,
                     struct arena *arena)
{
    struct tracer t = {.out = out,
                       .text = text,
                       .syntax = syntax,
                       .mentions = mentions,
                       .statements = statements,
                       .speakers = speakers,
                       .expressions = expressions,
                       .lexicon = lexicon,
                       .outlet = heading->outlet,
                       .day = heading->date,
                       .arena = arena};
    uint32_t i;

    t.expression = arena_new_array(arena, statements->size, uint32_t);
    t.told = arena_new_array(arena, statements->size, bool);
    t.apart = arena_new_array(arena, statements->size, bool);
    t.interview = arena_new_array(arena, statements->size, bool);
    find_contents(&t);
    find_sources(&t);
    find_saying(&t);
    trace_settings(&t);
    media_find(&t.places, text, syntax, speakers, lexicon, arena);
    trace_take_up(&t);
    clear_reports(&t);
    t.taken = arena_new_array(arena, t.places.size, bool);
    trace_days(&t);
    find_lines(&t);
    for (i = 0; i < statements->size; i++) {
        out[i] = (struct provenance){0};
        trace_stated_day(&t, i);
        find_own_media(&t, i);
        find_reporting_parent(&t, i);
    }
    find_settings(&t);
    finish(&t);
    trace_carry(&t);
}
