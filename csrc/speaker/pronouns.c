/* speaker/pronouns.c - whom "he", "it", "they" and "who" take up */
#include "speaker/coreference.h"

/* What speaks for a candidate, in points; set by trial on news, interviews and lives with coreference marked by people. */
enum {
    SENTENCE_BACK = -6, /* for each sentence between */
    IS_SOURCE = 4,      /* somebody who was said to speak */
    IS_FIRST = 8,       /* the first in its sentence: mostly the subject */
    IS_NAMED = 6,
    GENDER_SHOWN = 6,
    OF_SAME_CONTENT = 10, /* "she said that she": the one who speaks */
    IS_NESTED = -2,
    IS_POSSESSIVE = 4,
    SAME_SENTENCE = 3, /* for "his" and "her" */
    SAME_PARAGRAPH = 9,
    IS_PRONOUN = -6,  /* one of the same chain of pronouns */
    IS_QUOTED = -30,  /* named in a quotation that the pronoun is not in */
    IS_REPORTED = -8, /* named in what somebody else said */
    KIND_UNSURE = -18,
    OFTEN_NAMED = 6, /* for each doubling of the mentions so far, up to OFTEN */
    OFTEN = 5,
    LEAST_PERSON = -60, /* with fewer, nobody */
    LEAST_THING = 28,   /* "it" is mostly no speaker */
    LEAST_MANY = 30,
    SPEAKS = -12 /* but less will do for one that is said to speak */
};

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
    uint32_t source = statement == NONE ? NONE : r->statements->at[statement].mention;

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

    if (p->source_of != NONE && c->inside == p->source_of)
        return true;
    return quotation_of(r, pronoun) != NONE && p->inside != NONE &&
           speaker_of(r, p->inside) == r->entity[candidate];
}

static int points(const struct resolver *r, uint32_t candidate, uint32_t pronoun)
{
    const struct trait *c = &r->traits[candidate], *p = &r->traits[pronoun];
    const struct entity *e = &r->entities.at[r->entity[candidate]];
    uint32_t quotation = quotation_of(r, candidate);
    uint32_t often;
    int sum = SENTENCE_BACK * (int)(p->sentence - c->sentence);

    sum += c->source_of != NONE ? IS_SOURCE : 0;
    sum += c->first ? IS_FIRST : 0;
    sum += e->named ? IS_NAMED : 0;
    sum += e->gender ? GENDER_SHOWN : 0;
    sum += p->inside != NONE && c->source_of == p->inside ? OF_SAME_CONTENT : 0;
    sum += c->outer != NONE ? IS_NESTED : 0;
    sum += mention_of(r, candidate)->possessive ? IS_POSSESSIVE : 0;
    sum += mention_of(r, pronoun)->possessive && c->sentence == p->sentence ? SAME_SENTENCE : 0;
    sum += c->paragraph == p->paragraph ? SAME_PARAGRAPH : 0;
    sum += mention_of(r, candidate)->form == FORM_PRONOUN ? IS_PRONOUN : 0;
    sum += quotation != NONE && quotation != quotation_of(r, pronoun) ? IS_QUOTED : 0;
    sum += c->inside != NONE && c->inside != p->inside ? IS_REPORTED : 0;
    sum += e->kind == KIND_UNKNOWN ? KIND_UNSURE : 0;
    for (often = 1; often < OFTEN && (e->mentions.size >> often); often++)
        sum += OFTEN_NAMED;
    return sum;
}

static int least_points(const struct resolver *r, uint32_t pronoun, const struct anaphor *anaphor)
{
    int speaks = r->traits[pronoun].source_of != NONE ? SPEAKS : 0;

    if (anaphor->number == NUMBER_MANY)
        return LEAST_MANY + speaks;
    return anaphor->gender == GENDER_THING ? LEAST_THING + speaks : LEAST_PERSON;
}

/* The mention with the most points of those before the pronoun; the later one of equals. */
static uint32_t best_candidate(const struct resolver *r, uint32_t pronoun,
                               const struct anaphor *anaphor)
{
    uint32_t i, left = PRONOUN_MENTIONS, best = NONE;
    int most = least_points(r, pronoun, anaphor);

    for (i = pronoun; i-- > 0 && left; left--) {
        int sum;

        if (r->traits[pronoun].sentence - r->traits[i].sentence > PRONOUN_SENTENCES)
            break;
        if (r->entity[i] == NONE ||
            mention_of(r, i)->tokens.to > mention_of(r, pronoun)->tokens.from ||
            !allows(r, r->entity[i], anaphor) || is_barred(r, i, pronoun))
            continue;
        sum = points(r, i, pronoun);
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    return best;
}

uint32_t pronoun_resolve(struct resolver *r, uint32_t mention)
{
    struct anaphor anaphor;
    uint32_t candidate;

    if (!anaphor_of(r, mention, &anaphor))
        return NONE;
    candidate = best_candidate(r, mention, &anaphor);
    return candidate == NONE ? NONE : r->entity[candidate];
}

/* The first mention that begins at or behind a token. */
static uint32_t mention_from(const struct resolver *r, uint32_t token)
{
    uint32_t low = 0, high = r->mentions->size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (mention_of(r, middle)->tokens.from < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_person(uint8_t kind)
{
    return kind == KIND_PERSON || kind == KIND_UNNAMED || kind == KIND_GROUP;
}

/* "of the Harbour Board": said of somebody else. */
static bool hangs_on(const struct resolver *r, uint32_t mention)
{
    uint32_t from = mention_of(r, mention)->tokens.from;

    return from && word_has_class(r->lexicon, r->text->tokens.at[from - 1].norm, "prep");
}

uint32_t relative_antecedent(const struct resolver *r, uint32_t token)
{
    const struct table_row *row = nominal_row(r, (struct range){token, token + 1}, "relative");
    bool person = row && view_is(lexicon_cell(&r->lexicon->nominals, row, "covers"), "one");
    uint32_t end = token && token_is(r->text, token - 1, ",") ? token - 1 : token;
    uint32_t sentence = r->text->tokens.at[token].sentence, left = PRONOUN_MENTIONS;
    uint32_t i = mention_from(r, end), touching = NONE, fitting = NONE;

    while (i-- > 0 && left-- && r->traits[i].sentence == sentence) {
        if (r->entity[i] == NONE || mention_of(r, i)->form == FORM_PRONOUN)
            continue;
        if (mention_of(r, i)->tokens.to == end)
            touching = i;
        if (fitting == NONE && person && is_person(r->entities.at[r->entity[i]].kind))
            fitting = i;
    }
    if (touching == NONE || !person || fitting == NONE ||
        is_person(r->entities.at[r->entity[touching]].kind))
        return touching;
    return is_thing(r->entities.at[r->entity[touching]].kind) || hangs_on(r, touching) ? fitting
                                                                                       : touching;
}
