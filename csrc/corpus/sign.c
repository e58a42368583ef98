/* corpus/sign.c - by what words a statement says that it answers, and whom these name */
#include "corpus/sign.h"

enum {
    SIGN_TOKENS = 4, /* of the longest phrase of replies.tsv */
    SIGN_ACT = 4,    /* tokens from "rejected" to "claim" */
    SIGN_AROUND = 3  /* statements before one that may stand in the sentence before it */
};

static const struct analysis *analysis_of(const struct corpus *corpus, uint32_t article)
{
    return &corpus->folder->articles[article].analysis;
}

bool sign_has_units(const struct corpus *corpus, uint32_t article, uint32_t statement)
{
    return corpus->first[article][statement] < corpus->first[article][statement + 1];
}

const struct unit *sign_unit(const struct corpus *corpus, uint32_t article, uint32_t statement)
{
    return &corpus->units.at[corpus->first[article][statement]];
}

static void widen(struct range *all, const struct parts *parts)
{
    const struct range *part;

    vec_each (part, parts) {
        all->from = part->from < all->from ? part->from : all->from;
        all->to = part->to > all->to ? part->to : all->to;
    }
}

/* Source, cue and content. */
static struct range whole(const struct statement *said)
{
    struct range all = said->content.at[0];

    widen(&all, &said->content);
    widen(&all, &said->cue);
    widen(&all, &said->source);
    return all;
}

/* Those, and the rest of their first and last sentences. */
static struct range reach(const struct analysis *analysis, uint32_t statement)
{
    struct range all = whole(&analysis->statements.at[statement]);
    uint32_t sentence = analysis->text.tokens.at[all.from].sentence;

    all.from = analysis->text.sentences.at[sentence].tokens.from;
    sentence = analysis->text.tokens.at[all.to - 1].sentence;
    all.to = analysis->text.sentences.at[sentence].tokens.to;
    return all;
}

static bool is_in(const struct parts *parts, uint32_t token)
{
    const struct range *part;

    vec_each (part, parts) {
        if (range_has(*part, token))
            return true;
    }
    return false;
}

static struct view place_at(const struct corpus *corpus, const struct text *text, uint32_t token,
                            uint32_t end)
{
    const struct lexicon_table *table = &corpus->lexicon->replies;
    const struct table_row *row;
    struct view norms[SIGN_TOKENS];
    uint32_t size = 0, length;

    for (; token < end && size < SIGN_TOKENS; token++)
        norms[size++] = text->tokens.at[token].norm;
    row = lexicon_longest(table, norms, size, &length);
    return row ? lexicon_cell(table, row, "place") : (struct view){"", 0};
}

/* "asked about | the ultimatum", "rejected | the claim" */
static bool leads_to_act(const struct corpus *corpus, const struct text *text, uint32_t token,
                         uint32_t end)
{
    uint32_t i;

    for (i = token + 1; i < end && i <= token + SIGN_ACT; i++)
        if (view_is(place_at(corpus, text, i, end), "act"))
            return true;
    return false;
}

static enum sign_kind kind_at(const struct corpus *corpus, const struct text *text, uint32_t token,
                              uint32_t end, bool in_cue)
{
    struct view place = place_at(corpus, text, token, end);

    if (view_is(place, "any") || (view_is(place, "cue") && in_cue))
        return SIGN_REPLY;
    if (!view_is(place, "about") && !(view_is(place, "named") && in_cue))
        return SIGN_NONE;
    if (leads_to_act(corpus, text, token, end))
        return SIGN_REPLY;
    return view_is(place, "about") ? SIGN_ABOUT : SIGN_NAMED;
}

/* The strongest sign in a range. cue: of the statement that stands there; NULL: the text's own words, where each verb counts. */
static enum sign_kind kind_in(const struct corpus *corpus, const struct text *text,
                              struct range where, const struct parts *cue)
{
    enum sign_kind strongest = SIGN_NONE;
    uint32_t i;

    for (i = where.from; i < where.to && strongest != SIGN_REPLY; i++) {
        bool counts = cue ? is_in(cue, i) : text->tokens.at[i].quotation == NONE;
        enum sign_kind kind =
            cue || counts ? kind_at(corpus, text, i, where.to, counts) : SIGN_NONE;

        strongest = kind > strongest ? kind : strongest;
    }
    return strongest;
}

/* Whether somebody else than who makes a statement speaks in the sentence before it. */
static bool has_other_voice(const struct corpus *corpus, uint32_t article, uint32_t statement,
                            struct range lead)
{
    const struct statements *all = &analysis_of(corpus, article)->statements;
    uint32_t person = sign_unit(corpus, article, statement)->person, i;

    for (i = statement; i-- > 0 && statement - i <= SIGN_AROUND;)
        if (range_overlaps(whole(&all->at[i]), lead) &&
            (!sign_has_units(corpus, article, i) ||
             sign_unit(corpus, article, i)->person != person))
            return true;
    return false;
}

/* The sentence before a statement, in its paragraph, or the last of the one before where the statement opens its own with a quotation; empty where
 * there is none. */
static struct range lead_of(const struct corpus *corpus, uint32_t article, struct range where)
{
    const struct text *text = &analysis_of(corpus, article)->text;
    uint32_t sentence = text->tokens.at[where.from].sentence, paragraph, before;
    struct range none = {where.from, where.from};

    if (sentence == 0)
        return none;
    paragraph = text->sentences.at[sentence].paragraph;
    before = text->sentences.at[sentence - 1].paragraph;
    if (text->paragraphs.at[before].kind != PARAGRAPH_BODY)
        return none;
    if (before != paragraph && text->tokens.at[where.from].quotation == NONE)
        return none;
    return text->sentences.at[sentence - 1].tokens;
}

/* The sentence before a quotation that leads to it: "Lund rejected the charge." */
static void add_lead(struct sign *sign, const struct corpus *corpus, uint32_t article,
                     uint32_t statement)
{
    struct range lead = lead_of(corpus, article, sign->where);
    enum sign_kind kind;

    if (!range_length(lead) || sign_unit(corpus, article, statement)->form != UNIT_QUOTE ||
        has_other_voice(corpus, article, statement, lead))
        return;
    kind = kind_in(corpus, &analysis_of(corpus, article)->text, lead, NULL);
    if (kind <= sign->kind)
        return;
    sign->kind = kind == SIGN_NAMED ? SIGN_REPLY : (uint8_t)kind;
    sign->where.from = lead.from;
}

void sign_find(struct sign *out, const struct corpus *corpus, uint32_t article, uint32_t statement)
{
    const struct analysis *analysis = analysis_of(corpus, article);

    out->where = reach(analysis, statement);
    out->kind = (uint8_t)kind_in(corpus, &analysis->text, out->where,
                                 &analysis->statements.at[statement].cue);
    if (out->kind != SIGN_REPLY)
        add_lead(out, corpus, article, statement);
}

bool sign_names_person(const struct corpus *corpus, const struct sign *sign,
                       const struct unit *reply, uint32_t person)
{
    const struct analysis *analysis = analysis_of(corpus, reply->article);
    const struct parts *source = &analysis->statements.at[reply->statement].source;
    uint32_t i;

    for (i = 0; i < analysis->mentions.size; i++) {
        struct range tokens = analysis->mentions.at[i].tokens;
        uint32_t speaker = analysis->speakers.of_mention[i], named;

        if (!range_contains(sign->where, tokens) || is_in(source, tokens.from) ||
            speaker >= analysis->speakers.all.size)
            continue;
        named = corpus->people.of_speaker[reply->article][speaker];
        if (named == NONE || named == reply->person)
            continue;
        if (person == NONE || named == person || who_may_be(corpus, named, person))
            return true;
    }
    return false;
}

bool sign_names(const struct corpus *corpus, const struct sign *sign, const struct unit *reply,
                const struct unit *other)
{
    if (sign->kind != SIGN_NAMED && other->country != NONE && unit_holds(reply, other->country))
        return true;
    return other->person != NONE && sign_names_person(corpus, sign, reply, other->person);
}
