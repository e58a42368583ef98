/* corpus/reply.c - which statement answers which */
#include "corpus/reply.h"

enum {
    REPLY_BACK = 12,  /* statements of the article that are looked back at */
    REPLY_TOKENS = 4, /* of the longest phrase of replies.tsv */
    REPLY_SHARED = 2, /* words that a reply across articles shares with what it answers */
    REPLY_RARE = 200, /* a word in more units than these brings no answer and question together */
    REPLY_POSTINGS = 200 /* statements of those it names that are looked at */
};

static const float answer_share = 0.4F;

struct search {
    const struct corpus *corpus;
    const struct indexes *postings; /* [entries] units that hold a word */
    uint32_t *shared;               /* [units] words shared with a reply; all 0 between searches */
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

/* Source, cue and content, and the rest of their first and last sentences. */
static struct range reach(const struct search *s, uint32_t article, uint32_t statement)
{
    const struct analysis *analysis = analysis_of(s, article);
    const struct statement *said = &analysis->statements.at[statement];
    struct range all = said->content.at[0];
    uint32_t sentence;

    widen(&all, &said->content);
    widen(&all, &said->cue);
    widen(&all, &said->source);
    sentence = analysis->text.tokens.at[all.from].sentence;
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

static const struct table_row *phrase_at(const struct lexicon_table *table, const struct text *text,
                                         uint32_t token, uint32_t end)
{
    struct view norms[REPLY_TOKENS];
    uint32_t size = 0, length;

    for (; token < end && size < REPLY_TOKENS; token++)
        norms[size++] = text->tokens.at[token].norm;
    return lexicon_longest(table, norms, size, &length);
}

/* SIGN_NAMED: answers whom it names, if anybody; SIGN_ABOUT: a question, which may be about what another said */
enum sign { SIGN_NONE, SIGN_NAMED, SIGN_ABOUT, SIGN_REPLY };

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
        if (view_is(place, "about"))
            sign = SIGN_ABOUT;
        else if (view_is(place, "named") && is_in(cue, i) && sign == SIGN_NONE)
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

    for (i = 0; i < reply->bag_size && other->country != NONE && sign != SIGN_NAMED; i++)
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
    return reply->when.last >= other->when.first &&
           when_gap(reply->when, other->when) <= REPLY_DAYS;
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
        if (reported || other->form == UNIT_QUOTE)
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

/* Of the statements that somebody makes in one sentence the longest answers: "asked about the ferry, he said that it would sail". */
static bool is_main(const struct search *s, uint32_t article, uint32_t statement)
{
    const struct statements *all = &analysis_of(s, article)->statements;
    const struct unit *own = unit_of(s, article, statement);
    const struct token *tokens = analysis_of(s, article)->text.tokens.at;
    uint32_t i;

    for (i = statement > 2 ? statement - 2 : 0; i < all->size && i <= statement + 2; i++) {
        const struct unit *other = has_units(s, article, i) ? unit_of(s, article, i) : NULL;

        if (other && i != statement && other->person == own->person &&
            tokens[other->tokens.from].sentence == tokens[own->tokens.from].sentence &&
            range_length(other->tokens) > range_length(own->tokens))
            return false;
    }
    return true;
}

/* A link to each other report of what is answered. */
static uint32_t answer_reports(struct search *s, const struct unit *reply, uint32_t article,
                               uint32_t answered)
{
    uint32_t i, added = 0;

    for (i = 0; i < s->found; i++) {
        struct link link = s->links->at[i];
        bool from = link.from.article == article && link.from.statement == answered;
        bool to = link.to.article == article && link.to.statement == answered;
        const struct link_end *other = from ? &link.to : &link.from;

        if (link.kind != LINK_SAME || (!from && !to) || other->article == reply->article)
            continue;
        add_link(s, reply, *other, 0.6F * link.score,
                 article == reply->article
                     ? "answers a statement of its own article, which this one reports too"
                     : "answers a statement that this one reports too");
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

/* Counts the words that units share with the reply. */
static void count_words(struct search *s, const struct unit *reply, struct indexes *touched)
{
    uint32_t i, k;

    for (i = 0; i < reply->bag_size; i++) {
        const struct indexes *posting = &s->postings[reply->bag[i]];

        for (k = 0; k < posting->size && posting->size <= REPLY_RARE; k++)
            if (s->shared[posting->at[k]]++ == 0)
                vec_push(s->arena, touched, posting->at[k]);
    }
}

/* How well a unit goes with a reply that does not say whom it answers; 0: not at all. */
static float answers(const struct search *s, const struct unit *reply, const struct unit *other)
{
    struct overlap overlap;

    if (other->article == reply->article || other->statement == NONE ||
        who_compare(s->corpus, reply, other) != WHO_OTHER || !may_answer(reply, other))
        return 0;
    overlap_find(&overlap, s->corpus, reply, other);
    if (overlap.telling < REPLY_SHARED || overlap.contained < answer_share)
        return 0;
    return overlap.contained * overlap.weight;
}

/* What it answers by its words: the statement of another article, by another speaker and not after it, that shares most with it. */
static const struct unit *find_matter(struct search *s, const struct unit *reply)
{
    struct indexes touched = {0};
    const struct unit *best = NULL;
    const uint32_t *at;
    float most = 0;

    count_words(s, reply, &touched);
    vec_each (at, &touched) {
        const struct unit *other = &s->corpus->units.at[*at];
        float score = s->shared[*at] >= REPLY_SHARED ? answers(s, reply, other) : 0;

        s->shared[*at] = 0;
        if (score > most) {
            most = score;
            best = other;
        }
    }
    return best;
}

static struct link_end end_of(const struct unit *unit)
{
    return (struct link_end){unit->article, unit->statement, unit->span, {"", 0}};
}

static void answer_matter(struct search *s, const struct unit *reply, const struct unit *other)
{
    add_link(s, reply, end_of(other), 0.5F, "says that it is an answer, and shares most with this");
    answer_reports(s, reply, other->article, other->statement);
}

static void find_reply(struct search *s, uint32_t article, uint32_t statement)
{
    struct range where = reach(s, article, statement);
    const struct unit *reply = unit_of(s, article, statement);
    enum sign sign = find_sign(s, article, statement, where);
    const struct unit *matter;
    uint32_t answered;

    if (sign == SIGN_NONE || !is_main(s, article, statement))
        return;
    matter = sign != SIGN_NAMED ? find_matter(s, reply) : NULL;
    answered = find_answered(s, reply, where, sign);
    if (matter &&
        !(answered != NONE && names(s, reply, where, sign, unit_of(s, article, answered))))
        answer_matter(s, reply, matter);
    else if (answered == NONE || !answer_reports(s, reply, article, answered))
        answer_across(s, reply, where, sign);
}

static bool is_end(const struct link_end *end, const struct link_end *of)
{
    return end->article == of->article && end->statement == of->statement && of->statement != NONE;
}

static bool is_linked(const struct search *s, const struct link_end *from,
                      const struct link_end *to)
{
    uint32_t i;

    for (i = s->found; i < s->links->size; i++)
        if (is_end(&s->links->at[i].from, from) && is_end(&s->links->at[i].to, to))
            return true;
    return false;
}

/* The other reports of a reply answer what it answers, in articles other than their own. */
static void inherit(struct search *s, const struct link *reply)
{
    struct link given = *reply;
    uint32_t i;

    for (i = 0; i < s->found; i++) {
        struct link same = s->links->at[i];
        bool from = is_end(&same.from, &given.from), to = is_end(&same.to, &given.from);
        struct link_end *other = from ? &same.to : &same.from;

        if (same.kind != LINK_SAME || (!from && !to) || other->article == given.to.article ||
            other->statement == NONE || is_linked(s, other, &given.to))
            continue;
        add_link(s, unit_of(s, other->article, other->statement), given.to, 0.8F * given.score,
                 "reports an answer to this");
    }
}

static void inherit_all(struct search *s)
{
    uint32_t i, size = s->links->size;

    for (i = s->found; i < size; i++)
        inherit(s, &s->links->at[i]);
}

static bool is_answer(const struct search *s, const struct link *link)
{
    return is_linked(s, &link->from, &link->to) || is_linked(s, &link->to, &link->from);
}

/* Who answers somebody does not agree with him because he takes up his words. */
static void drop_agreements(struct search *s)
{
    uint32_t i, size = 0;

    for (i = 0; i < s->links->size; i++) {
        if (i < s->found && s->links->at[i].kind == LINK_AGREEMENT &&
            is_answer(s, &s->links->at[i]))
            continue;
        s->links->at[size++] = s->links->at[i];
    }
    if (size < s->links->size) /* what is pushed next is to be zeroed */
        memset(s->links->at + size, 0, (s->links->size - size) * sizeof(*s->links->at));
    s->links->size = size;
}

static void mark_reported(struct search *s, const struct link_end *end)
{
    if (end->statement != NONE)
        s->reported[s->corpus->first[end->article][end->statement]] = true;
}

void reply_links(struct links *links, const struct corpus *corpus, const struct indexes *postings,
                 struct arena *arena)
{
    struct search s = {.corpus = corpus,
                       .postings = postings,
                       .links = links,
                       .found = links->size,
                       .arena = arena};
    uint32_t i, j;

    s.shared = arena_new_array(arena, corpus->units.size + 1, uint32_t);

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
    inherit_all(&s);
    drop_agreements(&s);
}
