/* statement/after.c - contents that stand behind their cue */
#include "statement/content.h"

enum {
    THAT_AHEAD = 24,       /* tokens that may stand between a cue and its "that" */
    QUOTED_PARAGRAPHS = 40 /* of one quotation that is set off */
};

struct follower {
    struct contents *out;
    const struct reach *reach;
    const struct reader *reader;
    const struct cue *cue;
    uint32_t end; /* of the sentence */
};

void content_add(struct contents *out, struct range part, uint32_t cue_to, enum frame frame,
                 float score, const char *rule)
{
    struct content *content;

    if (out->size == CONTENTS || part.from >= part.to)
        return;
    content = &out->at[out->size++];
    *content = (struct content){.part = {part}, .parts = 1, .cue_to = cue_to};
    content->frame = (uint8_t)frame;
    content->score = score;
    content->rule = rule;
}

/* The score of a frame for this cue: strong, weak, or 0 where the cue does not have it. */
static float frame_score(const struct cue *cue, enum frame frame, float strong, float weak)
{
    if (cue->frames.strong & FRAME_BIT(frame))
        return strong;
    return cue->frames.weak & FRAME_BIT(frame) ? weak : 0;
}

static const char *rule_of(const struct cue *cue, enum frame frame, const char *rule)
{
    if (cue->class == CUE_ADJECTIVE)
        return frame == FRAME_PREP ? "adjective and preposition" : "adjective";
    if (cue->class != CUE_NOUN)
        return rule;
    return frame == FRAME_THAT ? "noun and that"
           : frame == FRAME_TO ? "noun and infinitive"
                               : "noun and preposition";
}

static void add(struct follower *f, uint32_t from, uint32_t to, enum frame frame, float score,
                const char *rule)
{
    rule = rule_of(f->cue, frame, rule);
    if (score > 0)
        content_add(f->out, trim_marks(f->reader, (struct range){from, to}), f->cue->tokens.to,
                    frame, score, rule);
}

/* The end of a content that opens with a quotation: the marks' end, or the clause's where the words run on. */
static uint32_t quoted_end(struct follower *f, uint32_t quotation)
{
    const struct text *text = f->reader->scene.text;
    struct range tokens = text->quotations.at[quotation].tokens;
    uint32_t last = tokens.to - 1;

    if (last > tokens.from && text->quotations.at[quotation].closed)
        last--;
    if (tokens.to >= f->end || text->tokens.at[last].kind == TOKEN_PUNCT)
        return tokens.to;
    return reach_clause(f->reach, tokens.from);
}

static void try_quote(struct follower *f, uint32_t at)
{
    uint32_t quotation;
    bool pause = reader_is(f->reader, at, ",") || reader_is(f->reader, at, ":");
    float score = frame_score(f->cue, FRAME_QUOTE, 0.9f, 0.6f);

    quotation = quotation_beginning(f->reader, at + pause);
    if (quotation == NONE)
        return;
    if (score == 0 && pause && quotation_speaks(f->reader, quotation))
        score = 0.4f;
    if (!pause && !quotation_speaks(f->reader, quotation))
        score *= 0.5f;
    add(f, at + pause, quoted_end(f, quotation), FRAME_QUOTE, score, "quotation after");
    if (f->out->size)
        f->out->at[f->out->size - 1].quoted = true;
}

static void try_that(struct follower *f, uint32_t at)
{
    float score = frame_score(f->cue, FRAME_THAT, 0.92f, 0.75f);

    if (reader_class(f->reader, at) == CLASS_THAT && at < f->end)
        add(f, at, reach_clause(f->reach, at), FRAME_THAT, score, "that");
}

static bool is_wh(const struct reader *r, uint32_t at)
{
    return reader_class(r, at) == CLASS_WH || reader_does(r, at, TASK_QUESTION);
}

static void try_wh(struct follower *f, uint32_t at)
{
    if (at < f->end && is_wh(f->reader, at))
        add(f, at, reach_clause(f->reach, at), FRAME_WH, frame_score(f->cue, FRAME_WH, 0.85f, 0.5f),
            "wh");
}

static void try_infinitive(struct follower *f, uint32_t at)
{
    if (at < f->end && reader_class(f->reader, at) == CLASS_TO)
        add(f, at, reach_action(f->reach, at), FRAME_TO, frame_score(f->cue, FRAME_TO, 0.75f, 0.3f),
            "infinitive");
}

static void try_gerund(struct follower *f, uint32_t at)
{
    const struct verb_group *group = at < f->end ? reader_group(f->reader, at) : NULL;

    if (group && group->tokens.from == at && group->form == VERB_GERUND && !group->finite)
        add(f, at, reach_action(f->reach, at), FRAME_ING,
            frame_score(f->cue, FRAME_ING, 0.7f, 0.3f), "gerund");
}

static void try_clause(struct follower *f, uint32_t at, float factor)
{
    if (at < f->end && clause_begins(f->reader, at))
        add(f, at, reach_clause(f->reach, at), FRAME_THAT,
            factor * frame_score(f->cue, FRAME_THAT, 0.85f, 0.4f), "clause");
}

/* "which she said was wrong": the relative word before the source is a part of the content. */
static bool add_relative(struct follower *f, uint32_t at, uint32_t end)
{
    uint32_t before = f->out->size, wh;
    struct source subject;

    if (!subject_before(&subject, f->reader, f->cue->subject_end) || subject.tokens.from == 0)
        return false;
    wh = subject.tokens.from - 1;
    if (reader_class(f->reader, wh) != CLASS_WH && reader_class(f->reader, wh) != CLASS_THAT)
        return false;
    add(f, at, end, FRAME_THAT, 0.85f, "relative clause");
    if (f->out->size == before)
        return false;
    f->out->at[before].part[1] = f->out->at[before].part[0];
    f->out->at[before].part[0] = (struct range){wh, wh + 1};
    f->out->at[before].parts = 2;
    f->out->at[before].left = true;
    return true;
}

/* "said having him there puts it at risk": any finite verb will do behind a cue that takes clauses and little else. */
static void try_loose_clause(struct follower *f, uint32_t at)
{
    const uint32_t speech = FRAME_BIT(FRAME_QUOTE) | FRAME_BIT(FRAME_THAT);
    enum word_class class = reader_class(f->reader, at);
    uint32_t i, end;

    if (at >= f->end || (f->cue->frames.strong & speech) != speech || class == CLASS_MARK ||
        class == CLASS_PREPOSITION || class == CLASS_CONJUNCTION || class == CLASS_THAT ||
        class == CLASS_ADVERB || class == CLASS_WH || class == CLASS_TO)
        return;
    end = reach_clause(f->reach, at);
    for (i = at; i < end; i++) {
        const struct verb_group *group = reader_group(f->reader, i);

        if (group && group->finite) {
            if (i == at && add_relative(f, at, end))
                return;
            add(f, at, end, FRAME_THAT, f->cue->frames.strong & FRAME_BIT(FRAME_OBJ) ? 0.5f : 0.75f,
                "loose clause");
            return;
        }
    }
}

static bool has_infinitive(struct follower *f, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (reader_class(f->reader, from) == CLASS_TO)
            return true;
    return false;
}

static bool begins_phrase(const struct follower *f, uint32_t at)
{
    return at < f->end && (phrase_beginning(f->reader, at) != NONE ||
                           (quotation_beginning(f->reader, at) != NONE));
}

static void try_object(struct follower *f, uint32_t at)
{
    uint32_t end;

    if (!begins_phrase(f, at) || skip_time(f->reader, at, f->end) > at)
        return;
    end = reach_action(f->reach, at);
    if (has_infinitive(f, at, end))
        add(f, at, end, FRAME_OBJTO, frame_score(f->cue, FRAME_OBJTO, 0.78f, 0.35f),
            "object and infinitive");
    end = reach_object(f->reach, at);
    add(f, at, end, FRAME_OBJ, frame_score(f->cue, FRAME_OBJ, 0.65f, 0.3f), "object");
}

/* "called for calm": the preposition belongs to the cue. */
static void try_preposition(struct follower *f)
{
    uint32_t at = f->cue->tokens.to + 1, end, before = f->out->size;
    float score = f->cue->preposition_weak ? 0.4f : 0.72f;

    if (!f->cue->preposition || at >= f->end)
        return;
    if (is_wh(f->reader, at) ||
        (reader_group(f->reader, at) && !reader_group(f->reader, at)->finite))
        end = reach_action(f->reach, at);
    else if (begins_phrase(f, at))
        end = reach_object(f->reach, at);
    else
        return;
    add(f, at, end, FRAME_PREP, score, "preposition");
    if (f->out->size > before)
        f->out->at[before].cue_to = at;
}

/* Where the person told ends: "told [reporters in Rome] that". */
static uint32_t skip_told(const struct follower *f, uint32_t at)
{
    uint32_t phrase = phrase_beginning(f->reader, at);

    if (phrase == NONE || at >= f->end)
        return at;
    at = extent_end(&f->reader->scene, phrase, NULL);
    return at < f->end ? at : f->end;
}

/* A "that" further on, nothing but words of phrases and adjuncts between: "told reporters in Rome on Monday that". */
static uint32_t find_that(const struct follower *f, uint32_t from)
{
    uint32_t at, quotation;

    for (at = from; at < f->end && at < from + THAT_AHEAD; at++) {
        if (reader_class(f->reader, at) == CLASS_THAT)
            return at;
        if (reader_class(f->reader, at) == CLASS_WH || reader_is(f->reader, at, ";") ||
            reader_class(f->reader, at) == CLASS_CONJUNCTION ||
            (reader_group(f->reader, at) && reader_group(f->reader, at)->finite))
            return NONE;
        quotation = quotation_beginning(f->reader, at);
        if (quotation != NONE && quotation_speaks(f->reader, quotation))
            return NONE;
    }
    return NONE;
}

/* "told reporters that": far from the cue, "that" counts where a person told or an adjunct stands between. */
static void try_far_that(struct follower *f, uint32_t from)
{
    uint32_t at = find_that(f, from);
    bool tells = (f->cue->frames.strong | f->cue->frames.weak) & FRAME_BIT(FRAME_TELL);

    if (at == NONE || at == from)
        return;
    if (tells || reader_class(f->reader, from) == CLASS_PREPOSITION ||
        skip_time(f->reader, from, f->end) > from || reader_is(f->reader, from, ","))
        add(f, at, reach_clause(f->reach, at), FRAME_THAT,
            frame_score(f->cue, FRAME_THAT, 0.9f, 0.5f), "that, later");
}

/* "In Lee's view, the bridge is safe": the noun of "in the view of", with its possessor before it. */
static void try_view(struct follower *f)
{
    const struct reader *r = f->reader;
    uint32_t phrase = r->scene.syntax->phrase[f->cue->head], at = f->cue->tokens.to, length, from;
    struct view words[] = {VIEW("in"), VIEW("the"), r->scene.text->tokens.at[f->cue->head].norm,
                           VIEW("of")};

    if (f->cue->class != CUE_NOUN || phrase == NONE || !reader_is(r, at, ","))
        return;
    from = phrase_at(r, phrase)->tokens.from;
    if (from != reader_sentence(r, from).from + 1 || !reader_is(r, from - 1, "in") ||
        !lexicon_longest(&r->scene.lexicon->cues, words, 4, &length) || length != 4)
        return;
    add(f, at + 1, reach_clause(f->reach, at + 1), FRAME_THAT, 0.95f, "in the view");
}

/* "She wrote in a letter:" and a quotation set off below. */
static void try_set_off(struct follower *f)
{
    const struct text *text = f->reader->scene.text;
    uint32_t first = text->sentences.at[text->tokens.at[f->end - 1].sentence].paragraph + 1, next;

    if (!reader_is(f->reader, f->end - 1, ":") ||
        verbs_between(f->reader, f->cue->tokens.to, f->end) ||
        f->end != text->paragraphs.at[first - 1].tokens.to)
        return;
    for (next = first; next < text->paragraphs.size && next < first + QUOTED_PARAGRAPHS; next++)
        if (!text->paragraphs.at[next].quoted)
            break;
    if (next == first)
        return;
    add(f, f->end, text->paragraphs.at[next - 1].tokens.to, FRAME_QUOTE,
        frame_score(f->cue, FRAME_QUOTE, 0.97f, 0.9f), "set off below");
    if (f->out->size)
        f->out->at[f->out->size - 1].quoted = true;
}

static void try_marked(struct follower *f, uint32_t at)
{
    try_quote(f, at);
    try_that(f, at);
    try_wh(f, at);
}

void contents_after(struct contents *out, const struct reach *reach, const struct cue *cue,
                    uint32_t from)
{
    struct follower f = {out, reach, reach->reader, cue, 0};
    uint32_t later, told = from;

    f.end = reader_sentence(reach->reader, cue->head).to;
    try_set_off(&f);
    try_view(&f);
    try_marked(&f, from);
    try_infinitive(&f, from);
    try_gerund(&f, from);
    if (from == cue->tokens.to) {
        try_preposition(&f);
        if ((cue->frames.strong | cue->frames.weak) & FRAME_BIT(FRAME_TELL))
            told = skip_told(&f, from);
        try_object(&f, from);
        if (told == from || !(cue->frames.strong & FRAME_BIT(FRAME_TELL)))
            try_clause(&f, from, 1.0f);
        try_loose_clause(&f, told);
    }
    if (told > from) {
        try_marked(&f, told);
        try_clause(&f, told, 0.95f);
    }
    try_far_that(&f, from);
    later = skip_adjuncts(reach->reader, told, f.end);
    if (later > told) {
        try_marked(&f, later);
        if (skip_time(reach->reader, told, f.end) == later)
            try_clause(&f, later, 0.9f);
    }
}
