/* corpus/reply.c - which statement answers which */
#include "corpus/reply.h"

#include "corpus/sign.h"

enum {
    REPLY_BACK = 12,   /* statements of the article that are looked back at */
    REPLY_SHARED = 2,  /* words that a reply across articles shares with what it answers */
    REPLY_UNDATED = 3, /* where nothing tells when it was made */
    REPLY_RARE = 200,  /* a word in more units than these brings no answer and question together */
    REPLY_POSTINGS = 200 /* statements of those it names that are looked at */
};

static const float answer_share = 0.4F, telling_base = 0.5F;
static const float answer_evidence = 0.5F;
static const float taken_up = 0.65F; /* of what was said long ago */
static const float retold = 0.5F;    /* of what is answered, by who is answered */

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

struct reply {
    const struct unit *unit;
    struct sign sign;
};

/* Of words, between a reply and what it may answer. */
struct shared {
    uint32_t telling;
    float weight, evidence; /* evidence: the most with one sentence */
    bool retold;            /* the other says much of what is answered */
};

static const struct analysis *analysis_of(const struct search *s, uint32_t article)
{
    return &s->corpus->folder->articles[article].analysis;
}

/* What is not dated was said not long before it was published. */
static struct when likely(struct when when)
{
    if (!when.stated && when.last != INT32_MAX && when.first < when.last - REPLY_DAYS)
        when.first = when.last - REPLY_DAYS;
    return when;
}

/* Said by another, and not after the reply. */
static bool is_before(const struct unit *reply, const struct unit *other)
{
    if (other->person == NONE || reply->person == other->person ||
        (reply->country != NONE && reply->country == other->country))
        return false;
    return reply->when.last >= likely(other->when).first;
}

/* And not long before it. */
static bool may_answer(const struct unit *reply, const struct unit *other)
{
    return is_before(reply, other) && when_gap(likely(reply->when), other->when) <= REPLY_DAYS;
}

/* The statement of its own article that it answers: of those whom it names the last that other articles report too or that is quoted,
 * else the last; where it names nobody, and says that it is a reply, the last before it by another speaker. */
static uint32_t find_answered(const struct search *s, const struct reply *reply)
{
    uint32_t i, steps = 0, last = NONE, named = NONE;

    for (i = reply->unit->statement; i-- > 0 && steps < REPLY_BACK; steps++) {
        const struct unit *other;
        bool reported = s->reported[s->corpus->first[reply->unit->article][i]];

        if (!sign_has_units(s->corpus, reply->unit->article, i))
            continue;
        other = sign_unit(s->corpus, reply->unit->article, i);
        if (range_overlaps(other->tokens, reply->unit->tokens) || !may_answer(reply->unit, other))
            continue;
        last = last == NONE ? i : last;
        if (!sign_names(s->corpus, &reply->sign, reply->unit, other))
            continue;
        if (reported || other->form == UNIT_QUOTE)
            return i;
        named = named == NONE ? i : named;
    }
    if (named != NONE || reply->sign.kind != SIGN_REPLY ||
        sign_names_person(s->corpus, &reply->sign, reply->unit, NONE))
        return named;
    return last;
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
    const struct unit *own = sign_unit(s->corpus, article, statement);
    const struct token *tokens = analysis_of(s, article)->text.tokens.at;
    uint32_t i;

    for (i = statement > 2 ? statement - 2 : 0; i < all->size && i <= statement + 2; i++) {
        const struct unit *other =
            sign_has_units(s->corpus, article, i) ? sign_unit(s->corpus, article, i) : NULL;

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

static struct link_end end_of(const struct unit *unit)
{
    return (struct link_end){unit->article, unit->statement, unit->span, {"", 0}};
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

static void add_person(struct search *s, const struct reply *reply, const struct unit *other)
{
    struct link_end from = end_of(reply->unit), to = end_of(other);
    bool named = sign_names(s->corpus, &reply->sign, reply->unit, other);

    if (!is_linked(s, &from, &to))
        add_link(s, reply->unit, to, named ? 0.5F : 0.4F,
                 named ? "answers somebody whom it names, about the same things"
                       : "answers who spoke before it in its article, and who says this");
}

static void add_shared(const struct search *s, struct shared *out, const struct unit *a,
                       const struct unit *b, bool answered)
{
    struct overlap overlap;
    float evidence;

    overlap_find(&overlap, s->corpus, a, b);
    evidence = overlap.base * (overlap.contained + overlap.based) / 2;
    out->evidence = evidence > out->evidence ? evidence : out->evidence;
    out->telling += overlap.telling;
    out->weight += overlap.weight;
    out->retold |= answered && overlap.telling && overlap.contained >= retold;
}

/* What a statement of another article shares with the sentences of a reply, and with what that answers in its own (may be NULL). */
static struct shared share(const struct search *s, const struct reply *reply,
                           const struct unit *answered, const struct unit *other)
{
    const struct units *units = &s->corpus->units;
    struct shared shared = {0, 0, 0, false};
    uint32_t i;

    for (i = s->corpus->first[reply->unit->article][0];
         i < units->size && units->at[i].article == reply->unit->article; i++)
        if (&units->at[i] != answered && range_overlaps(units->at[i].tokens, reply->sign.where))
            add_shared(s, &shared, &units->at[i], other, false);
    if (answered)
        add_shared(s, &shared, answered, other, true);
    return shared;
}

/* Of what somebody says in other articles the statement in each that shares most with a reply. */
static void answer_person(struct search *s, const struct reply *reply, const struct unit *answered,
                          const struct person *person)
{
    const struct person_statement *said;
    const struct unit *best = NULL;
    uint32_t looked = 0, least = reply->unit->when.last == INT32_MAX ? REPLY_UNDATED : REPLY_SHARED;
    float most = 0, evidence = answer_evidence * overlap_chance(s->corpus);

    vec_each (said, &person->statements) {
        const struct unit *other;
        struct shared shared;

        if (said->article == reply->unit->article ||
            !sign_has_units(s->corpus, said->article, said->statement) || looked++ > REPLY_POSTINGS)
            continue;
        other = sign_unit(s->corpus, said->article, said->statement);
        if (!may_answer(reply->unit, other))
            continue;
        shared = share(s, reply, answered, other);
        if (!shared.retold && (shared.telling < least || shared.evidence < evidence))
            continue;
        if (best && best->article != other->article) {
            add_person(s, reply, best);
            best = NULL;
        }
        if (!best || shared.weight > most) {
            best = other;
            most = shared.weight;
        }
    }
    if (best)
        add_person(s, reply, best);
}

/* What somebody, and those who speak for them, say in other articles. */
static void answer_party(struct search *s, const struct reply *reply, const struct unit *answered,
                         uint32_t person)
{
    uint32_t i;

    for (i = 0; i < s->corpus->people.all.size; i++)
        if (i != reply->unit->person && (i == person || who_may_be(s->corpus, i, person)))
            answer_person(s, reply, answered, &s->corpus->people.all.at[i]);
}

/* Everybody whom the reply names, each once for each mention of a speaker. */
static void answer_across(struct search *s, const struct reply *reply)
{
    const struct analysis *analysis = analysis_of(s, reply->unit->article);
    uint32_t i, last = NONE;

    for (i = 0; i < analysis->mentions.size; i++) {
        uint32_t speaker = analysis->speakers.of_mention[i], person;

        if (!range_contains(reply->sign.where, analysis->mentions.at[i].tokens) ||
            speaker >= analysis->speakers.all.size)
            continue;
        person = s->corpus->people.of_speaker[reply->unit->article][speaker];
        if (person != NONE && person != reply->unit->person && person != last)
            answer_party(s, reply, NULL, person);
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
        who_compare(s->corpus, reply, other) != WHO_OTHER || !is_before(reply, other))
        return 0;
    overlap_find(&overlap, s->corpus, reply, other);
    if (overlap.telling < REPLY_SHARED || overlap.contained < answer_share ||
        (overlap.contained < taken_up && !may_answer(reply, other)))
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

static void answer_matter(struct search *s, const struct unit *reply, const struct unit *other)
{
    add_link(s, reply, end_of(other), 0.5F, "says that it is an answer, and shares most with this");
    answer_reports(s, reply, other->article, other->statement);
}

/* What asks, or is no quotation and holds no word that tells anything, answers nothing: "asked what would happen", "sees it differently". */
static bool says_something(const struct search *s, const struct unit *unit)
{
    const struct statement *statement = unit_statement(s->corpus, unit);
    uint32_t i;

    if (unit->form == UNIT_QUOTE)
        return true;
    for (i = 0; i < unit->bag_size; i++)
        if (s->corpus->vocabulary.entries.at[unit->bag[i]].base >= telling_base)
            return statement->act != ACT_ASK;
    return false;
}

static void find_reply(struct search *s, uint32_t article, uint32_t statement)
{
    struct reply reply = {.unit = sign_unit(s->corpus, article, statement)};
    const struct unit *matter = NULL, *answered = NULL;
    uint32_t own;

    sign_find(&reply.sign, s->corpus, article, statement);
    if (reply.sign.kind == SIGN_NONE || !is_main(s, article, statement) ||
        !says_something(s, reply.unit))
        return;
    own = find_answered(s, &reply);
    if (own != NONE)
        answered = sign_unit(s->corpus, article, own);
    if (reply.sign.kind != SIGN_NAMED)
        matter = find_matter(s, reply.unit);
    if (matter && !(answered && sign_names(s->corpus, &reply.sign, reply.unit, answered))) {
        answer_matter(s, reply.unit, matter);
    } else if (!answered) {
        answer_across(s, &reply);
    } else {
        answer_reports(s, reply.unit, article, own);
        answer_party(s, &reply, answered, answered->person);
    }
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
        add_link(s, sign_unit(s->corpus, other->article, other->statement), given.to,
                 0.8F * given.score, "reports an answer to this");
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

/* What is pushed next is to be zeroed. */
static void forget_from(struct search *s, uint32_t size)
{
    if (size < s->links->size)
        memset(s->links->at + size, 0, (s->links->size - size) * sizeof(*s->links->at));
    s->links->size = size;
}

/* Two reports of one utterance are no answer to each other. */
static void drop_same(struct search *s)
{
    uint32_t i, j, size = s->found;

    for (i = s->found; i < s->links->size; i++) {
        const struct link *link = &s->links->at[i];

        for (j = 0; j < s->found; j++)
            if (s->links->at[j].kind == LINK_SAME && ((is_end(&s->links->at[j].from, &link->from) &&
                                                       is_end(&s->links->at[j].to, &link->to)) ||
                                                      (is_end(&s->links->at[j].from, &link->to) &&
                                                       is_end(&s->links->at[j].to, &link->from))))
                break;
        if (j == s->found)
            s->links->at[size++] = *link;
    }
    forget_from(s, size);
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
    forget_from(s, size);
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
            if (sign_has_units(s.corpus, i, j))
                find_reply(&s, i, j);
    inherit_all(&s);
    drop_same(&s);
    drop_agreements(&s);
}
