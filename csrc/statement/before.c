/* statement/before.c - contents that stand before their source and cue */
#include "statement/content.h"

enum {
    QUOTATION_BACK = 2000
}; /* tokens that a quotation may have begun before its cue's sentence */

/* Where the clause that ends at `end` begins: the sentence's start past "But" and the like, or a mark that cuts. */
static uint32_t clause_start(const struct reader *r, uint32_t end)
{
    struct range sentence = reader_sentence(r, end - 1);
    uint32_t at = sentence.from, i;

    for (i = end - 1; i-- > sentence.from;)
        if (reader_is(r, i, ";")) {
            at = i + 1;
            break;
        }
    if (reader_class(r, at) == CLASS_CONJUNCTION && !reader_does(r, at, TASK_FLOATING))
        at++;
    return at;
}

/* Not before the quotation that `end` stands in, if it opens in this sentence. */
static uint32_t inside_quotation(const struct reader *r, uint32_t from, uint32_t end)
{
    const struct text *text = r->scene.text;
    uint32_t q = text->tokens.at[end].quotation, first;

    if (q == NONE)
        return from;
    first = text->quotations.at[q].tokens.from;
    return first > from && first < end ? first + 1 : from;
}

/* A quotation that runs into this sentence from an earlier one begins the content. */
static uint32_t with_quotation(const struct reader *r, uint32_t from)
{
    const struct text *text = r->scene.text;
    uint32_t q = text->tokens.at[from].quotation;

    if (q != NONE && text->quotations.at[q].tokens.from < from &&
        from - text->quotations.at[q].tokens.from < QUOTATION_BACK)
        return text->quotations.at[q].tokens.from;
    return from;
}

static bool ends_unit(const struct reader *r, const struct cue *cue, uint32_t at)
{
    struct range sentence = reader_sentence(r, at - 1);
    uint32_t phrase = at < sentence.to ? phrase_beginning(r, at) : NONE;

    if (phrase != NONE && ((cue->frames.strong | cue->frames.weak) & FRAME_BIT(FRAME_TELL)))
        at = extent_chain(&r->scene, phrase);
    at = skip_adjuncts(r, at, sentence.to);
    return at >= sentence.to || reader_class(r, at) == CLASS_MARK;
}

static float score_of(const struct cue *cue, enum frame frame, float strong, float weak)
{
    if (cue->frames.strong & FRAME_BIT(frame))
        return strong;
    return cue->frames.weak & FRAME_BIT(frame) ? weak : 0;
}

/* Whether the words before a quotation, in its sentence, belong to it: "it was 'a lie,' he said". */
static bool runs_on(const struct reader *r, uint32_t first)
{
    struct range sentence = reader_sentence(r, first);

    return first > sentence.from + 1 && reader_class(r, first - 1) != CLASS_MARK;
}

/* Whether the words behind a quotation's end are still of its sentence: "Is it?" he asked. */
static bool same_sentence(const struct reader *r, uint32_t quotation_end, struct range unit)
{
    const struct text *text = r->scene.text;
    uint32_t last = quotation_end > 1 ? quotation_end - 2 : 0;

    if (text->sentences.at[text->tokens.at[quotation_end - 1].sentence].paragraph !=
        text->sentences.at[text->tokens.at[unit.from].sentence].paragraph)
        return false;
    if (text->tokens.at[quotation_end - 1].kind == TOKEN_QUOTE && token_is(text, last, "."))
        return false;
    return text->tokens.at[quotation_end - 1].sentence == text->tokens.at[unit.from].sentence ||
           token_is(text, last, "?") || token_is(text, last, "!") || token_is(text, last, ",");
}

static void add_quote(struct contents *out, const struct reader *r, const struct cue *cue,
                      uint32_t quotation, uint32_t end)
{
    uint32_t from = r->scene.text->quotations.at[quotation].tokens.from;
    float score = score_of(cue, FRAME_QUOTE, 0.97f, 0.75f);
    uint32_t before = out->size;

    if (score == 0)
        score = quotation_speaks(r, quotation) ? 0.5f : 0;
    if (runs_on(r, from) && score > 0)
        from = with_quotation(r, clause_start(r, end));
    if (score > 0)
        content_add(out, (struct range){from, end}, cue->tokens.to, FRAME_QUOTE, score,
                    "quotation before");
    if (out->size > before) {
        out->at[before].left = true;
        out->at[before].quoted = true;
    }
}

static void add_clause(struct contents *out, const struct reader *r, const struct cue *cue,
                       struct range unit)
{
    uint32_t from = with_quotation(r, clause_start(r, unit.from)), before = out->size, i;
    float score = score_of(cue, FRAME_THAT, 0.8f, 0.3f);
    bool finite = false;

    for (i = from; i < unit.from && !finite; i++) {
        const struct verb_group *group = reader_group(r, i);

        finite = group && group->finite;
    }
    if (!finite || score == 0 || !ends_unit(r, cue, unit.to))
        return;
    content_add(out, trim_marks(r, (struct range){from, unit.from}), cue->tokens.to, FRAME_THAT,
                score, "clause before");
    if (out->size > before)
        out->at[before].left = true;
}

/* "The plan, he said, is dead": what stands on both sides of source and cue. */
static void add_split(struct contents *out, const struct reach *reach, const struct cue *cue,
                      struct range unit)
{
    const uint32_t speech = FRAME_BIT(FRAME_QUOTE) | FRAME_BIT(FRAME_THAT);
    const struct reader *r = reach->reader;
    struct range left, right, sentence = reader_sentence(r, cue->head);
    uint32_t before = out->size;

    if ((cue->frames.strong & speech) != speech || !reader_is(r, unit.from, ",") ||
        !reader_is(r, unit.to, ",") || unit.to + 1 >= sentence.to ||
        r->scene.text->tokens.at[unit.to + 1].kind == TOKEN_QUOTE ||
        (reader_group(r, unit.to + 1) && !reader_group(r, unit.to + 1)->finite))
        return;
    left = trim_marks(r, (struct range){with_quotation(r, clause_start(r, unit.from)), unit.from});
    right = trim_marks(r, (struct range){unit.to + 1, reach_clause(reach, unit.to + 1)});
    content_add(out, right, cue->tokens.to, FRAME_THAT, 0.82f, "clause around");
    if (out->size == before || left.from >= left.to)
        return;
    out->at[before].left = true;
    if (range_length(left) == 1 && reader_class(r, left.from) == CLASS_ADVERB)
        return; /* "Still, he said, it is dead." */
    out->at[before].part[1] = right;
    out->at[before].part[0] = left;
    out->at[before].parts = 2;
}

/* "Costs will rise, according to the report" and "According to the report, costs will rise". */
static void add_around_preposition(struct contents *out, const struct reach *reach,
                                   const struct cue *cue, struct range unit)
{
    const struct reader *r = reach->reader;
    struct range sentence = reader_sentence(r, cue->head);
    uint32_t before = out->size, from;

    if (unit.from > sentence.from + 1) {
        from = inside_quotation(r, clause_start(r, unit.from), cue->head);
        content_add(out, trim_marks(r, (struct range){from, unit.from}), cue->tokens.to, FRAME_OBJ,
                    0.9f, "according to, behind");
        if (out->size > before)
            out->at[before].left = true;
    } else {
        content_add(out, trim_marks(r, (struct range){unit.to, reach_clause(reach, unit.to)}),
                    cue->tokens.to, FRAME_OBJ, 0.9f, "according to, first");
    }
}

/* Whether nothing of a clause stands before a token: its sentence begins there, or a conjunction and a comma stand before. */
static bool opens_clause(const struct reader *r, uint32_t token)
{
    uint32_t from = reader_sentence(r, token).from;
    enum word_class class;

    if (token < from + 2 || !reader_is(r, token - 1, ","))
        return token == from;
    class = reader_class(r, token - 2);
    return class == CLASS_CONJUNCTION || class == CLASS_SUBORDINATOR;
}

/* "As Lee noted, the bridge is safe", "although, as Lee noted, it leaks", and "The bridge is safe, as Lee noted." */
static void add_around_as(struct contents *out, const struct reach *reach, const struct cue *cue,
                          struct range unit)
{
    const struct reader *r = reach->reader;
    const float score = score_of(cue, FRAME_THAT, 0.92f, 0.7f);
    struct range sentence = reader_sentence(r, cue->head), part = {0, 0};
    uint32_t end = skip_adjuncts(r, unit.to, sentence.to), before = out->size;

    if (cue->class != CUE_VERB || !cue->finite || unit.from <= sentence.from ||
        !reader_is(r, unit.from - 1, "as") || range_length(unit) == range_length(cue->tokens))
        return;
    if (reader_is(r, end, ",") && opens_clause(r, unit.from - 1))
        part = (struct range){end + 1, reach_clause(reach, end + 1)};
    else if (unit.from >= sentence.from + 2 && reader_is(r, unit.from - 2, ",") &&
             end + 1 >= sentence.to)
        part = (struct range){clause_start(r, unit.from - 2), unit.from - 2};
    if (part.from < part.to && score > 0)
        content_add(out, trim_marks(r, part), cue->tokens.to, FRAME_THAT, score, "as");
    if (out->size > before)
        out->at[before].left = true;
}

/* The token of the quotation behind what is set in between dashes and ends at `at`: ", - said Lee. - "; NONE if nothing is. */
static uint32_t dash_behind(const struct reader *r, uint32_t at, struct range inside)
{
    at = skip_adjuncts(r, at, inside.to);
    if (at < inside.to && reader_class(r, at) == CLASS_MARK && !reader_is_dash(r, at))
        at++;
    if (at >= inside.to)
        return at;
    return reader_is_dash(r, at) ? at + 1 : NONE;
}

/* "The bridge is safe, - said Lee. - Cross it.": source and cue between dashes in the quotation itself. */
static void add_inserted(struct contents *out, const struct reader *r, const struct cue *cue,
                         struct range unit)
{
    const struct text *text = r->scene.text;
    uint32_t q = text->tokens.at[unit.from].quotation, behind, before = out->size;
    struct range inside;

    if (q == NONE || unit.from < 3 || !reader_is_dash(r, unit.from - 1) ||
        reader_class(r, unit.from - 2) != CLASS_MARK)
        return;
    inside = text->quotations.at[q].tokens;
    inside.to -= text->quotations.at[q].closed;
    behind = dash_behind(r, unit.to, inside);
    if (unit.from - 1 <= inside.from + 1 || unit.from - inside.from > QUOTATION_BACK ||
        behind == NONE)
        return;
    content_add(out, trim_marks(r, (struct range){inside.from, unit.from - 1}), cue->tokens.to,
                FRAME_QUOTE, 0.97f, "between dashes");
    if (out->size == before)
        return;
    out->at[before].left = out->at[before].quoted = true;
    if (behind < inside.to) {
        out->at[before].part[1] = trim_marks(r, (struct range){behind, inside.to});
        out->at[before].parts = 2;
    }
}

/* "This was announced by Lee": what "this" is, the sentence before. */
static void add_sentence_before(struct contents *out, const struct reader *r, const struct cue *cue)
{
    const struct text *text = r->scene.text;
    uint32_t sentence = text->tokens.at[cue->head].sentence, before = out->size;

    if (sentence == 0 ||
        text->sentences.at[sentence].paragraph != text->sentences.at[sentence - 1].paragraph)
        return;
    content_add(out, trim_marks(r, text->sentences.at[sentence - 1].tokens), cue->tokens.to,
                FRAME_THAT, 0.8f, "sentence before");
    if (out->size > before)
        out->at[before].left = true;
}

/* "The plan was announced by Lee", "Lee is expected to go": the subject is what is said, or a part of it. */
static void add_passive_subject(struct contents *out, const struct reach *reach,
                                const struct cue *cue)
{
    const struct reader *r = reach->reader;
    uint32_t before = out->size, infinitive = cue->tokens.to;
    struct source subject;

    if (!subject_before(&subject, r, cue->subject_end))
        return;
    if (range_length(subject.tokens) == 1 && reader_does(r, subject.head, TASK_POINTING)) {
        add_sentence_before(out, r, cue);
        return;
    }
    content_add(out, subject.tokens, cue->tokens.to, FRAME_OBJ,
                cue->frames.strong & FRAME_BIT(FRAME_OBJ) ? 0.7f : 0.3f, "passive");
    if (out->size == before)
        return;
    out->at[before].left = true;
    if (infinitive < reader_sentence(r, cue->head).to && reader_class(r, infinitive) == CLASS_TO) {
        out->at[before].part[1] =
            trim_marks(r, (struct range){infinitive, reach_action(reach, infinitive)});
        out->at[before].parts = 2;
        out->at[before].score = 0.9f;
    }
}

void contents_before(struct contents *out, const struct reach *reach, const struct cue *cue,
                     struct range unit)
{
    const struct reader *r = reach->reader;
    struct range sentence = reader_sentence(r, cue->head);
    uint32_t quotation, at = unit.from;

    if (cue->class == CUE_PREPOSITION) {
        if (unit.to < sentence.to || unit.from > sentence.from)
            add_around_preposition(out, reach, cue, unit);
        return;
    }
    if (at == 0 || cue->class == CUE_NOUN || cue->class == CUE_COLON)
        return;
    if (cue->passive)
        add_passive_subject(out, reach, cue);
    add_inserted(out, r, cue, unit);
    add_around_as(out, reach, cue, unit);
    if (reader_is_dash(r, at - 1))
        at--;
    if (at > 0 && reader_is(r, at - 1, ","))
        at--;
    quotation = quotation_ending(r, at);
    if (quotation != NONE && !same_sentence(r, at, unit))
        return;
    if (quotation != NONE)
        add_quote(out, r, cue, quotation, at);
    else if (at < unit.from && at > sentence.from) {
        add_clause(out, r, cue, (struct range){at, unit.to});
        add_split(out, reach, cue, (struct range){at, unit.to});
    }
}
