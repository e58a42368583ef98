/* corpus/reply.c - which statement answers which */
#include "corpus/reply.h"

enum {
    REPLY_BACK = 12,     /* statements of the article that are looked back at */
    REPLY_TOKENS = 4,    /* of the longest phrase of replies.tsv */
    REPLY_SHARED = 2,    /* words that a reply across articles shares with what it answers */
    REPLY_POSTINGS = 200 /* statements of those it names that are looked at */
};

struct search {
    const struct corpus *corpus;
    struct links *links;
    uint32_t found; /* links that were there before */
    struct arena *arena;
    bool *
        reported; /* [units] whether a link `same` touches the statement of which it is the first */
};

static const struct analysis *analysis_of(const struct search *s, uint32_t article)
{
    return &s->corpus->folder->articles[article].analysis;
}

static bool has_units(const struct search *s, uint32_t article, uint32_t statement)
{
    return s->corpus->first[article][statement] < s->corpus->first[article][statement + 1];
}

/* The first unit of a statement. Precondition: has_units. */
static const struct unit *unit_of(const struct search *s, uint32_t article, uint32_t statement)
{
    return &s->corpus->units.at[s->corpus->first[article][statement]];
}

static void widen(struct range *all, const struct parts *parts)
{
    const struct range *part;

    vec_each (part, parts) {
        all->from = part->from < all->from ? part->from : all->from;
        all->to = part->to > all->to ? part->to : all->to;
    }
}

/* Source, cue and content, and the rest of their last sentence. */
static struct range reach(const struct search *s, uint32_t article, uint32_t statement)
{
    const struct analysis *analysis = analysis_of(s, article);
    const struct statement *said = &analysis->statements.at[statement];
    struct range all = said->content.at[0];
    uint32_t sentence;

    widen(&all, &said->content);
    widen(&all, &said->cue);
    widen(&all, &said->source);
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

static const struct table_row *phrase_at(const struct lexicon_table *table, const struct text *text,
                                         uint32_t token, uint32_t end)
{
    struct view norms[REPLY_TOKENS];
    uint32_t size = 0, length;

    for (; token < end && size < REPLY_TOKENS; token++)
        norms[size++] = text->tokens.at[token].norm;
    return lexicon_longest(table, norms, size, &length);
}

enum sign { SIGN_NONE, SIGN_NAMED, SIGN_REPLY }; /* SIGN_NAMED: answers whom it names, if anybody */

static enum sign find_sign(const struct search *s, uint32_t article, uint32_t statement,
                           struct range where)
{
    const struct lexicon_table *table = &s->corpus->lexicon->replies;
    const struct analysis *analysis = analysis_of(s, article);
    const struct parts *cue = &analysis->statements.at[statement].cue;
    enum sign sign = SIGN_NONE;
    uint32_t i;

    for (i = where.from; i < where.to; i++) {
        const struct table_row *row = phrase_at(table, &analysis->text, i, where.to);
        struct view place = row ? lexicon_cell(table, row, "place") : (struct view){"", 0};

        if (view_is(place, "any") || (view_is(place, "cue") && is_in(cue, i)))
            return SIGN_REPLY;
        if (view_is(place, "named") && is_in(cue, i))
            sign = SIGN_NAMED;
    }
    return sign;
}

/* Whether a mention in the reply, but for its source, is a person; any other speaker than its own where person is NONE. */
static bool names_person(const struct search *s, const struct unit *reply, struct range where,
                         uint32_t person)
{
    const struct analysis *analysis = analysis_of(s, reply->article);
    const struct parts *source = &analysis->statements.at[reply->statement].source;
    uint32_t i;

    for (i = 0; i < analysis->mentions.size; i++) {
        struct range tokens = analysis->mentions.at[i].tokens;
        uint32_t speaker = analysis->speakers.of_mention[i], named;

        if (!range_contains(where, tokens) || is_in(source, tokens.from) ||
            speaker >= analysis->speakers.all.size)
            continue;
        named = s->corpus->people.of_speaker[reply->article][speaker];
        if (person == NONE ? named != NONE && named != reply->person : named == person)
            return true;
    }
    return false;
}

/* Whether the reply names a speaker; a plain reply also by the country that the speaker is or speaks for. */
static bool names(const struct search *s, const struct unit *reply, struct range where,
                  enum sign sign, const struct unit *other)
{
    uint32_t i;

    for (i = 0; i < reply->bag_size && other->country != NONE && sign == SIGN_REPLY; i++)
        if (reply->bag[i] == other->country)
            return true;
    return other->person != NONE && names_person(s, reply, where, other->person);
}

/* Said by another, not after the reply, and not long before it. */
static bool may_answer(const struct unit *reply, const struct unit *other)
{
    if (other->person == NONE || reply->person == other->person ||
        (reply->country != NONE && reply->country == other->country))
        return false;
    if (reply->when.stated && other->when.stated)
        return reply->when.last >= other->when.first &&
               when_gap(reply->when, other->when) <= REPLY_DAYS;
    return when_compare(reply->when, other->when) != WHEN_APART;
}

/* The statement of its own article that it answers, if other articles report it too: of those whom it names the last that they report;
 * where it names nobody, and says that it is a reply, the last before it by another speaker. */
static uint32_t find_answered(const struct search *s, const struct unit *reply, struct range where,
                              enum sign sign)
{
    uint32_t i, steps = 0, last = NONE;
    bool named = false;

    for (i = reply->statement; i-- > 0 && steps < REPLY_BACK; steps++) {
        const struct unit *other;
        bool reported = s->reported[s->corpus->first[reply->article][i]];

        if (!has_units(s, reply->article, i))
            continue;
        other = unit_of(s, reply->article, i);
        if (range_overlaps(other->tokens, reply->tokens) || !may_answer(reply, other))
            continue;
        last = last == NONE ? i : last;
        if (!names(s, reply, where, sign, other))
            continue;
        if (reported)
            return i;
        named = true;
    }
    if (named || sign != SIGN_REPLY || last == NONE || names_person(s, reply, where, NONE))
        return NONE;
    return s->reported[s->corpus->first[reply->article][last]] ? last : (uint32_t)NONE;
}

static void add_link(struct search *s, const struct unit *reply, struct link_end to, float score,
                     const char *why)
{
    struct link *link = vec_add(s->arena, s->links);

    link->kind = LINK_REPLY;
    link->from = (struct link_end){reply->article, reply->statement, reply->span, {"", 0}};
    link->to = to;
    link->score = score;
    link->nearer = NONE;
    link->why = why;
}

/* A link to each other report of what is answered. */
static uint32_t answer_reports(struct search *s, const struct unit *reply, uint32_t answered)
{
    uint32_t i, added = 0;

    for (i = 0; i < s->found; i++) {
        struct link link = s->links->at[i];
        bool from = link.from.article == reply->article && link.from.statement == answered;
        bool to = link.to.article == reply->article && link.to.statement == answered;

        if (link.kind != LINK_SAME || (!from && !to))
            continue;
        add_link(s, reply, from ? link.to : link.from, 0.6F * link.score,
                 "answers a statement of its own article, which this one reports too");
        added++;
    }
    return added;
}

/* Informative words that a statement of another article shares with the reply and its sentence. */
static uint32_t count_shared(const struct search *s, const struct word_list *words,
                             const struct unit *other)
{
    uint32_t shared = 0, i, j;

    for (i = 0; i < other->bag_size; i++) {
        if (s->corpus->vocabulary.entries.at[other->bag[i]].weight < 0.5F)
            continue;
        for (j = 0; j < words->size && words->at[j].entry != other->bag[i]; j++)
            ;
        shared += j < words->size;
    }
    return shared;
}

static void answer_named(struct search *s, const struct unit *reply, struct range where,
                         enum sign sign, const struct person *person)
{
    const struct person_statement *said;
    uint32_t looked = 0;

    vec_each (said, &person->statements) {
        const struct unit *other;

        if (said->article == reply->article || !has_units(s, said->article, said->statement) ||
            looked++ > REPLY_POSTINGS)
            continue;
        other = unit_of(s, said->article, said->statement);
        if (may_answer(reply, other) && names(s, reply, where, sign, other) &&
            count_shared(s, &reply->words, other) >= REPLY_SHARED)
            add_link(s, reply,
                     (struct link_end){other->article, other->statement, other->span, {"", 0}},
                     0.5F, "answers somebody whom it names, about the same things");
    }
}

/* Everybody whom the reply names, each once for each mention of a speaker. */
static void answer_across(struct search *s, const struct unit *reply, struct range where,
                          enum sign sign)
{
    const struct analysis *analysis = analysis_of(s, reply->article);
    uint32_t i, last = NONE;

    for (i = 0; i < analysis->mentions.size; i++) {
        uint32_t speaker = analysis->speakers.of_mention[i], person;

        if (!range_contains(where, analysis->mentions.at[i].tokens) ||
            speaker >= analysis->speakers.all.size)
            continue;
        person = s->corpus->people.of_speaker[reply->article][speaker];
        if (person != NONE && person != reply->person && person != last)
            answer_named(s, reply, where, sign, &s->corpus->people.all.at[person]);
        last = person;
    }
}

static void find_reply(struct search *s, uint32_t article, uint32_t statement)
{
    struct range where = reach(s, article, statement);
    const struct unit *reply = unit_of(s, article, statement);
    enum sign sign = find_sign(s, article, statement, where);
    uint32_t answered;

    if (sign == SIGN_NONE)
        return;
    answered = find_answered(s, reply, where, sign);
    if (answered == NONE || !answer_reports(s, reply, answered))
        answer_across(s, reply, where, sign);
}

static void mark_reported(struct search *s, const struct link_end *end)
{
    if (end->statement != NONE)
        s->reported[s->corpus->first[end->article][end->statement]] = true;
}

void reply_links(struct links *links, const struct corpus *corpus, struct arena *arena)
{
    struct search s = {corpus, links, links->size, arena, NULL};
    uint32_t i, j;

    s.reported = arena_new_array(arena, corpus->units.size + 1, bool);
    for (i = 0; i < s.found; i++) {
        if (links->at[i].kind != LINK_SAME)
            continue;
        mark_reported(&s, &links->at[i].from);
        mark_reported(&s, &links->at[i].to);
    }
    for (i = 0; i < corpus->folder->size; i++)
        for (j = 0; j < analysis_of(&s, i)->statements.size; j++)
            if (has_units(&s, i, j))
                find_reply(&s, i, j);
}
