/* statement/reach.c - where a content ends */
#include "statement/reach.h"

enum { CLAUSE_LOOK = 40 }; /* tokens between a clause's first word and its verb */

static const struct cue *cue_at(const struct reach *reach, uint32_t token)
{
    uint32_t i = vec_from(reach->cues, tokens.from, token);

    return i < reach->cues->size && reach->cues->at[i].tokens.from == token ? &reach->cues->at[i]
                                                                            : NULL;
}

static bool speaks(const struct cue *cue)
{
    return cue && (cue->class == CUE_VERB) &&
           (cue->frames.strong & (FRAME_BIT(FRAME_QUOTE) | FRAME_BIT(FRAME_THAT)));
}

/* A verb of speech whose subject begins at token: "after the country announced". */
static bool narrates(const struct reach *reach, uint32_t token)
{
    const struct reader *r = reach->reader;
    uint32_t phrase = phrase_beginning(r, token), at;
    const struct cue *cue;

    if (phrase == NONE)
        return false;
    at = extent_end(&r->scene, phrase, NULL);
    cue = cue_at(reach, at);
    return speaks(cue) && cue->finite;
}

static bool begins_participle(const struct reach *reach, uint32_t token)
{
    const struct cue *cue = cue_at(reach, token);

    return cue && cue->class == CUE_VERB && cue->gerund &&
           (cue->frames.strong &
            (FRAME_BIT(FRAME_QUOTE) | FRAME_BIT(FRAME_THAT) | FRAME_BIT(FRAME_OBJ)));
}

/* What ends a clause behind a comma. */
static bool ends_at_comma(const struct reach *reach, uint32_t next)
{
    const struct reader *r = reach->reader;

    if (begins_participle(reach, next) || narrates(reach, next))
        return true;
    if (reader_does(r, next, TASK_CUTTING))
        return true;
    return reader_does(r, next, TASK_ADVERSE) && clause_begins(r, next + 1);
}

/* A second verb of speech behind a conjunction: "and noted that", "but denied taking it". */
static bool joins_speech(const struct reach *reach, uint32_t token)
{
    const struct reader *r = reach->reader;
    const struct cue *cue = cue_at(reach, token);
    const struct verb_group *next;

    if (!speaks(cue) || !cue->finite)
        return false;
    next = reader_group(r, cue->tokens.to);
    return reader_class(r, cue->tokens.to) == CLASS_THAT ||
           quotation_beginning(r, cue->tokens.to) != NONE ||
           ((cue->frames.strong & FRAME_BIT(FRAME_ING)) && next && next->form == VERB_GERUND &&
            next->tokens.from == cue->tokens.to && !next->finite);
}

static bool ends_at(const struct reach *reach, uint32_t i)
{
    const struct reader *r = reach->reader;
    enum word_class class = reader_class(r, i);

    if (reader_is(r, i, ","))
        return ends_at_comma(reach, i + 1);
    if (reader_is(r, i, ";"))
        return true;
    if (reader_does(r, i, TASK_NARRATING))
        return narrates(reach, i + 1);
    return class == CLASS_CONJUNCTION && joins_speech(reach, i + 1);
}

uint32_t reach_quotation(const struct reach *reach, uint32_t quotation)
{
    return reach->reader->scene.text->quotations.at[quotation].tokens.to;
}

/* The end of the sentence, or of the quotation that token stands in. */
static uint32_t outer_end(const struct reader *r, uint32_t token)
{
    const struct text *text = r->scene.text;
    uint32_t end = reader_sentence(r, token).to, q = text->tokens.at[token].quotation;

    if (q != NONE && text->quotations.at[q].tokens.from < token &&
        text->quotations.at[q].tokens.to <= end && text->quotations.at[q].closed)
        return text->quotations.at[q].tokens.to - 1;
    return end;
}

uint32_t reach_clause(const struct reach *reach, uint32_t token)
{
    struct range sentence = {token, outer_end(reach->reader, token)};
    uint32_t i = token, quotation;

    while (i < sentence.to) {
        quotation = quotation_beginning(reach->reader, i);
        if (quotation != NONE && reach_quotation(reach, quotation) > i) {
            i = reach_quotation(reach, quotation);
            continue;
        }
        if (i > token && ends_at(reach, i))
            break;
        i++;
    }
    return i;
}

/* What ends an infinitive or a gerund, beside what ends any clause. */
static bool ends_action(const struct reach *reach, uint32_t i)
{
    const struct reader *r = reach->reader;
    const struct verb_group *group = reader_group(r, i + 1);
    enum word_class next = reader_class(r, i + 1);

    if (reader_is(r, i, ","))
        return next == CLASS_WH || next == CLASS_SUBORDINATOR || (group && !group->infinitive) ||
               (next == CLASS_CONJUNCTION && (clause_begins(r, i + 2) || reader_group(r, i + 2))) ||
               reader_does(r, i + 1, TASK_INDEFINITE);
    if (reader_class(r, i) == CLASS_CONJUNCTION)
        return (group && group->finite && group->form != VERB_BASE) || clause_begins(r, i + 1);
    return reader_does(r, i, TASK_CUTTING) || reader_is(r, i, "—") || reader_is(r, i, "--");
}

uint32_t reach_action(const struct reach *reach, uint32_t token)
{
    uint32_t end = reach_clause(reach, token), i, quotation;

    for (i = token; i < end; i++) {
        quotation = quotation_beginning(reach->reader, i);
        if (quotation != NONE)
            i = reach_quotation(reach, quotation) - 1;
        else if (i > token && ends_action(reach, i))
            return i;
    }
    return end;
}

static bool ends_object(const struct reach *reach, uint32_t i)
{
    const struct reader *r = reach->reader;
    const struct verb_group *group = reader_group(r, i + 1);
    enum word_class class = reader_class(r, i), next = reader_class(r, i + 1);

    if (reader_is(r, i, ",") && (next == CLASS_SUBORDINATOR || next == CLASS_CONJUNCTION))
        return !(next == CLASS_CONJUNCTION && phrase_beginning(r, i + 2) != NONE &&
                 !clause_begins(r, i + 2));
    if (reader_is(r, i, ",") && (next == CLASS_WH || (group && !group->finite)))
        return true;
    if (class == CLASS_CONJUNCTION && group && group->finite)
        return true;
    if (class == CLASS_CONJUNCTION && clause_begins(r, i + 1))
        return true;
    return (class == CLASS_SUBORDINATOR && !reader_does(r, i, TASK_COMPARING)) ||
           reader_does(r, i, TASK_STOPPING) ||
           (reader_does(r, i, TASK_COMPARING) && reader_does(r, i, TASK_NARRATING) &&
            clause_begins(r, i + 1));
}

/* Whether a finite verb at i cannot belong to what is said of a noun: no relative word and no second subject before it. */
static bool ends_at_verb(const struct reach *reach, uint32_t token, uint32_t i)
{
    const struct reader *r = reach->reader;
    const struct verb_group *group = reader_group(r, i);
    uint32_t at;

    if (!group || group->tokens.from != i || !group->finite)
        return false;
    for (at = i; at-- > token;) {
        enum word_class class = reader_class(r, at);
        uint32_t phrase = phrase_ending(r, at);

        if (class == CLASS_WH || class == CLASS_THAT || class == CLASS_SUBORDINATOR ||
            class == CLASS_PRONOUN || r->scene.text->tokens.at[at].kind == TOKEN_QUOTE)
            return false;
        if (phrase != NONE && phrase_beginning(r, at) != NONE)
            return false;
    }
    return true;
}

uint32_t reach_object(const struct reach *reach, uint32_t token)
{
    uint32_t end = reach_clause(reach, token), i, quotation;

    for (i = token; i < end; i++) {
        quotation = quotation_beginning(reach->reader, i);
        if (quotation != NONE)
            i = reach_quotation(reach, quotation) - 1;
        else if (i > token && ends_object(reach, i))
            return i;
        else if (i > token && skip_time(reach->reader, i, end) == end)
            return i;
        else if (ends_at_verb(reach, token, i))
            return i;
    }
    return end;
}

bool clause_begins(const struct reader *reader, uint32_t token)
{
    uint32_t phrase, at, limit;
    struct range sentence;

    if (token >= reader->scene.text->tokens.size)
        return false;
    sentence = reader_sentence(reader, token);
    if (reader_class(reader, token) == CLASS_EXISTENTIAL)
        return true;
    while (token < sentence.to && reader_class(reader, token) == CLASS_ADVERB)
        token++;
    phrase = phrase_beginning(reader, token);
    if (phrase == NONE)
        return false;
    at = extent_end(&reader->scene, phrase, NULL);
    limit = sentence.to < at + CLAUSE_LOOK ? sentence.to : at + CLAUSE_LOOK;
    for (; at < limit; at++) {
        const struct verb_group *group = reader_group(reader, at);

        if (group && group->finite)
            return true;
        if (group && group->form == VERB_PARTICIPLE) {
            at = group->head;
            continue;
        }
        if (reader_class(reader, at) != CLASS_ADVERB &&
            reader_class(reader, at) != CLASS_PREPOSITION &&
            reader->scene.syntax->phrase[at] == NONE)
            return false;
    }
    return false;
}
