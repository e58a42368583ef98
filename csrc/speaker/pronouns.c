/* speaker/pronouns.c - whom "he", "it", "they" and "who" take up */
#include <math.h>

#include "speaker/coreference.h"

enum {
    CONFIDENCE =
        40, /* per cent of all that speaks for anybody or nobody: a pronoun of which less is known is nobody's */
    TENTHS = 10,
    OFTEN_MOST = 5
};

enum { ANAPHOR_PERSON, ANAPHOR_THING, ANAPHOR_MANY, ANAPHORS };

/* What speaks for a candidate or against it. */
enum evidence {
    HERE,         /* in the pronoun's sentence */
    BEFORE,       /* in a sentence before it */
    FURTHER,      /* for each sentence between */
    IN_PARAGRAPH, /* in the pronoun's paragraph */
    SPEAKS,       /* somebody who was said to speak */
    SPOKE_LAST,   /* the one who did so last before the pronoun */
    BEGINS,       /* the first in its sentence: mostly the subject */
    BOTH_BEGIN,   /* and the pronoun is the first in its own */
    IS_NAMED,
    GENDER_SHOWN,
    NAMES,      /* the candidate is a name itself */
    IS_PRONOUN, /* one of the same chain of pronouns */
    OF_CONTENT, /* "she said that she": speaks where the pronoun stands */
    BESIDE,     /* stands in the same content, or both in none */
    REPORTED,   /* named in what somebody else said */
    QUOTED,     /* in a quotation that the pronoun is not in */
    NESTED,     /* within another mention */
    OF_PERSON,  /* within that of a person: "Lund's adviser Salo" */
    POSSESSIVE,
    OWN_SENTENCE, /* "his" and "her", and in the same sentence */
    KIND_UNSURE,
    SPEAKS_UNSURE, /* a name of several words of that kind that is said to speak */
    OFTEN,         /* for each doubling of the mentions so far */
    NEAREST,       /* no candidate stands between */
    IN_TITLE,      /* of the article */
    SPEAKS_ON,     /* spoke last, and the pronoun is said to speak */
    LEADS_TO, /* begins the sentence before the one in which the pronoun speaks, or its words begin */
    IS_NEW,   /* named for the first time, in that sentence */
    EVIDENCE
};

/* Of one person, and who speaks on, by trial; of things and of many learnt (maximum entropy, the mentions of the right entity together) from one half of
 * news, interviews and lives with coreference marked by people; in tenths of a nat. */
static const int8_t weights[ANAPHORS][EVIDENCE] = {
    {6,   -16, -8, 19,  7, 0, 13,  5,  10, 10, 0, -10, 17, 0,
     -13, -50, -3, -10, 7, 5, -30, 15, 10, 0,  0, 10,  12, 20},
    {8,  -9,  -5, -5, 0,   -4, 2, 11, 2, 2, -5, 14, 35, -2,
     -5, -14, -8, 0,  -10, 12, 0, 0,  0, 5, 12, 25, 0,  0},
    {5,  -2,  -8, 4,  2,  3, 7, 9, -4, -4, -18, -5, 20, 0,
     -8, -10, -5, -2, -5, 3, 7, 0, 6,  12, 0,   10, 0,  0},
};

/* What speaks for nobody: of any pronoun, and what changes that for one that is said to speak. */
static const int8_t nobody[ANAPHORS][2] = {{-30, 0}, {16, -40}, {20, -30}};

struct anaphor {
    uint8_t gender, number;
};

static const struct mention *mention_of(const struct resolver *r, uint32_t mention)
{
    return &r->mentions->at[mention];
}

/* Whom the pronoun may mean, by nominals.tsv; false for those that take nobody up. */
static bool anaphor_of(const struct resolver *r, uint32_t mention, struct anaphor *out)
{
    uint32_t head = mention_of(r, mention)->head;
    const struct table_row *row = nominal_row(r, (struct range){head, head + 1}, "anaphor");
    struct view whom = row ? lexicon_cell(&r->lexicon->nominals, row, "covers") : VIEW("");

    *out = (struct anaphor){GENDER_UNKNOWN, NUMBER_ONE};
    if (view_is(whom, "male"))
        out->gender = GENDER_MALE;
    else if (view_is(whom, "female"))
        out->gender = GENDER_FEMALE;
    else if (view_is(whom, "thing"))
        out->gender = GENDER_THING;
    else
        out->number = NUMBER_MANY;
    return row != NULL;
}

static bool is_thing(uint8_t kind)
{
    return kind == KIND_ORGANISATION || kind == KIND_PLACE || kind == KIND_DOCUMENT;
}

/* Every sentence begins with a capital: that of its first word says nothing. */
static bool opens_sentence(const struct resolver *r, uint32_t token)
{
    return r->text->sentences.at[r->text->tokens.at[token].sentence].tokens.from == token;
}

/* A name of which nothing is known may be a person's when it looks like one: at most three words, all capitalised. */
static bool looks_personal(const struct resolver *r, const struct entity *e)
{
    struct range name;
    uint32_t i;

    if (e->kind == KIND_PERSON || e->kind == KIND_UNNAMED)
        return true;
    if (e->kind != KIND_UNKNOWN || e->naming == NONE)
        return false;
    name = r->traits[e->naming].name;
    if (range_length(name) == 1 && opens_sentence(r, name.from))
        return false;
    for (i = name.from; i < name.to; i++)
        if (!r->text->tokens.at[i].capital || r->text->tokens.at[i].shouting)
            return false;
    return range_length(name) <= 3;
}

static bool allows(const struct resolver *r, uint32_t entity, const struct anaphor *anaphor)
{
    const struct entity *e = &r->entities.at[entity];

    if (anaphor->number == NUMBER_MANY)
        return e->kind == KIND_GROUP || e->kind == KIND_ORGANISATION || e->number == NUMBER_MANY;
    if (e->number == NUMBER_MANY)
        return false;
    if (anaphor->gender == GENDER_THING)
        return is_thing(e->kind);
    return looks_personal(r, e) && (!e->gender || e->gender == anaphor->gender);
}

/* The entity that speaks in a statement, as far as its source is known; NONE else. */
static uint32_t speaker_of(const struct resolver *r, uint32_t statement)
{
    uint32_t source = statement == NONE ? NONE : r->source[statement];

    return source == NONE ? NONE : r->entity[source];
}

static uint32_t quotation_of(const struct resolver *r, uint32_t mention)
{
    return r->text->tokens.at[mention_of(r, mention)->head].quotation;
}

/* Inside a quotation "he" is not who speaks, and the source is not named in its own content. */
static bool is_barred(const struct resolver *r, uint32_t candidate, uint32_t pronoun)
{
    const struct trait *c = &r->traits[candidate], *p = &r->traits[pronoun];

    if (p->source_of != NONE && c->inside == p->source_of && c->source_of == NONE)
        return true;
    return quotation_of(r, pronoun) != NONE && p->inside != NONE &&
           speaker_of(r, p->inside) == r->entity[candidate];
}

/* One pronoun and what may be its antecedent. */
struct search {
    uint32_t pronoun, speaker; /* speaker: mention of who spoke last, or NONE */
    uint32_t sentence;         /* from which it is counted how far back a candidate stands */
    uint32_t size;
    uint32_t mention[PRONOUN_MENTIONS]; /* from the nearest */
    float share[PRONOUN_MENTIONS];
};

static void see_place(const struct resolver *r, const struct search *s, uint32_t candidate,
                      int *evidence)
{
    const struct trait *c = &r->traits[candidate], *p = &r->traits[s->pronoun];
    uint32_t back = (c->sentence < s->sentence ? s->sentence : p->sentence) - c->sentence;
    uint32_t paragraph = r->text->sentences.at[c->sentence].paragraph;

    evidence[HERE] = back == 0;
    evidence[BEFORE] = back != 0;
    evidence[FURTHER] = back > 1 ? (int)back - 1 : 0;
    evidence[IN_PARAGRAPH] = c->paragraph == p->paragraph;
    evidence[BEGINS] = c->first;
    evidence[BOTH_BEGIN] = c->first && p->first;
    evidence[NESTED] = c->outer != NONE;
    evidence[OF_PERSON] = c->outer != NONE && r->mentions->at[c->outer].kind == KIND_PERSON;
    evidence[POSSESSIVE] = mention_of(r, candidate)->possessive;
    evidence[OWN_SENTENCE] = mention_of(r, s->pronoun)->possessive && back == 0;
    evidence[NEAREST] = candidate == s->mention[0];
    evidence[IN_TITLE] = r->text->paragraphs.at[paragraph].kind == PARAGRAPH_TITLE;
}

static void see_speech(const struct resolver *r, const struct search *s, uint32_t candidate,
                       int *evidence)
{
    const struct trait *c = &r->traits[candidate], *p = &r->traits[s->pronoun];
    uint32_t quotation = quotation_of(r, candidate);

    evidence[SPEAKS] = c->source_of != NONE;
    evidence[SPOKE_LAST] = s->speaker != NONE && r->entity[s->speaker] == r->entity[candidate];
    evidence[SPEAKS_ON] = evidence[SPOKE_LAST] && p->source_of != NONE;
    evidence[OF_CONTENT] = p->inside != NONE && c->source_of == p->inside;
    evidence[BESIDE] = c->inside == p->inside;
    evidence[LEADS_TO] = p->source_of != NONE && c->first && c->sentence + 1 == s->sentence;
    evidence[IS_NEW] = p->source_of != NONE && c->sentence + 1 == s->sentence && c->size > 1 &&
                       r->entities.at[r->entity[candidate]].mentions.at[0] == candidate;
    evidence[REPORTED] = c->inside != NONE && c->inside != p->inside;
    evidence[QUOTED] = quotation != NONE && quotation != quotation_of(r, s->pronoun);
}

static void see_entity(const struct resolver *r, uint32_t candidate, int *evidence)
{
    const struct entity *e = &r->entities.at[r->entity[candidate]];
    uint32_t often;

    evidence[IS_NAMED] = e->named;
    evidence[GENDER_SHOWN] = e->gender != GENDER_UNKNOWN;
    evidence[NAMES] = mention_of(r, candidate)->form == FORM_NAME;
    evidence[IS_PRONOUN] = mention_of(r, candidate)->form == FORM_PRONOUN;
    evidence[KIND_UNSURE] = e->kind == KIND_UNKNOWN;
    evidence[SPEAKS_UNSURE] = e->kind == KIND_UNKNOWN && r->traits[candidate].source_of != NONE &&
                              r->traits[candidate].size > 1;
    evidence[OFTEN] = 0;
    for (often = 1; often < OFTEN_MOST && (e->mentions.size >> often); often++)
        evidence[OFTEN]++;
}

static float weigh(const struct resolver *r, const struct search *s, uint32_t candidate,
                   uint8_t class)
{
    int evidence[EVIDENCE], sum = 0, i;

    see_place(r, s, candidate, evidence);
    see_speech(r, s, candidate, evidence);
    see_entity(r, candidate, evidence);
    for (i = 0; i < EVIDENCE; i++)
        sum += evidence[i] * weights[class][i];
    return expf((float)sum / TENTHS);
}

/* What is said in several sentences, "A. B. C," he said, stands between him and whom he takes up as one does. */
static uint32_t counted_from(const struct resolver *r, uint32_t pronoun)
{
    const struct trait *p = &r->traits[pronoun];
    uint32_t sentence =
        p->source_of == NONE
            ? p->sentence
            : r->text->tokens.at[r->statements->at[p->source_of].content.at[0].from].sentence;

    return sentence < p->sentence ? sentence : p->sentence;
}

/* The mentions before the pronoun that may be meant. */
static void find_candidates(const struct resolver *r, struct search *s,
                            const struct anaphor *anaphor)
{
    uint32_t i, left = PRONOUN_MENTIONS;

    for (i = s->pronoun; i-- > 0 && left; left--) {
        if (s->sentence > r->traits[i].sentence + PRONOUN_SENTENCES)
            break;
        if (r->entity[i] == NONE)
            continue;
        if (s->speaker == NONE && r->traits[i].source_of != NONE)
            s->speaker = i;
        if (mention_of(r, i)->tokens.to <= mention_of(r, s->pronoun)->tokens.from &&
            allows(r, r->entity[i], anaphor) && !is_barred(r, i, s->pronoun))
            s->mention[s->size++] = i;
    }
}

/* The entity that is meant with at least the confidence asked for; of its mentions the likeliest counts. */
static uint32_t most_likely(const struct resolver *r, struct search *s, uint8_t class)
{
    bool speaks = r->traits[s->pronoun].source_of != NONE;
    float all = expf((float)(nobody[class][0] + (speaks ? nobody[class][1] : 0)) / TENTHS);
    uint32_t i, k, best = NONE;

    for (i = 0; i < s->size; i++) {
        s->share[i] = weigh(r, s, s->mention[i], class);
        for (k = 0; k < i && r->entity[s->mention[k]] != r->entity[s->mention[i]]; k++)
            ;
        if (k < i && s->share[i] > s->share[k])
            s->share[k] = s->share[i];
        if (k < i)
            s->share[i] = 0;
    }
    for (i = 0; i < s->size; i++) {
        all += s->share[i];
        if (best == NONE || s->share[i] > s->share[best])
            best = i;
    }
    return best != NONE && s->share[best] * 100 >= all * CONFIDENCE ? r->entity[s->mention[best]]
                                                                    : NONE;
}

static uint8_t class_of(const struct anaphor *anaphor)
{
    if (anaphor->number == NUMBER_MANY)
        return ANAPHOR_MANY;
    return anaphor->gender == GENDER_THING ? ANAPHOR_THING : ANAPHOR_PERSON;
}

uint32_t pronoun_resolve(struct resolver *r, uint32_t mention)
{
    struct search search = {
        .pronoun = mention, .speaker = NONE, .sentence = counted_from(r, mention)};
    struct anaphor anaphor;

    if (!anaphor_of(r, mention, &anaphor))
        return NONE;
    find_candidates(r, &search, &anaphor);
    return most_likely(r, &search, class_of(&anaphor));
}

static bool is_person(uint8_t kind)
{
    return kind == KIND_PERSON || kind == KIND_UNNAMED || kind == KIND_GROUP;
}

uint32_t relative_antecedent(const struct resolver *r, uint32_t token)
{
    const struct table_row *row = nominal_row(r, (struct range){token, token + 1}, "relative");
    bool person = row && view_is(lexicon_cell(&r->lexicon->nominals, row, "covers"), "one");
    uint32_t end = token && token_is(r->text, token - 1, ",") ? token - 1 : token;
    uint32_t sentence = r->text->tokens.at[token].sentence, left = PRONOUN_MENTIONS;
    uint32_t i = vec_from(r->mentions, tokens.from, end), touching = NONE, fitting = NONE;

    while (i-- > 0 && left-- && r->traits[i].sentence == sentence) {
        if (r->entity[i] == NONE || mention_of(r, i)->form == FORM_PRONOUN)
            continue;
        if (mention_of(r, i)->tokens.to == end)
            touching = i;
        if (fitting == NONE && person && is_person(r->entities.at[r->entity[i]].kind))
            fitting = i;
    }
    if (touching == NONE)
        return end < token ? fitting : NONE; /* "Ann Lee, the former head of all, | who" */
    if (!person || fitting == NONE || is_person(r->entities.at[r->entity[touching]].kind))
        return touching;
    return is_thing(r->entities.at[r->entity[touching]].kind) || mention_is_governed(r, touching)
               ? fitting
               : touching;
}
