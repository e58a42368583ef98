/* statement/subject.c - the noun phrase before a verb that is its subject, with all that hangs on it */
#include "statement/subject.h"

enum { SUBJECT_PHRASES = 14 }; /* looked at to the left of a verb */

static bool is_adverbial(const struct reader *r, uint32_t token)
{
    enum word_class class = reader_class(r, token);

    return class == CLASS_ADVERB || class == CLASS_NEGATION;
}

/* The comma that closes what a comma at `comma` opened, right before `end`; false where none does. */
static bool closes_before(const struct reader *r, uint32_t comma, uint32_t end)
{
    return end > comma + 1 && reader_is(r, comma, ",") &&
           (reader_is(r, end - 1, ",") || reader_is(r, end - 1, ")"));
}

/* Whether a comma opens what comes between subject and verb: ", who", ", in Ohio", ", speaking to reporters". */
static bool opens_parenthesis(const struct reader *r, uint32_t comma)
{
    const struct verb_group *group = reader_group(r, comma + 1);
    enum word_class class = reader_class(r, comma + 1);

    if (group)
        return !group->finite;
    return class == CLASS_WH || class == CLASS_PREPOSITION || class == CLASS_ADVERB ||
           class == CLASS_SUBORDINATOR || class == CLASS_ADJECTIVE || class == CLASS_CONJUNCTION ||
           class == CLASS_NUMBER;
}

/* Where the source that begins with this phrase ends, if it reaches the verb at `end`; NONE if it does not. */
static uint32_t reaches(const struct reader *r, uint32_t phrase, uint32_t end)
{
    uint32_t at = extent_end(&r->scene, phrase, NULL), next = at;

    while (next < end && is_adverbial(r, next))
        next++;
    if (next == end)
        return at;
    if (reader_is(r, at, ",") && at + 1 == end)
        return at;
    if ((closes_before(r, at, end) && opens_parenthesis(r, at)) ||
        (reader_is_dash(r, at) && reader_is_dash(r, end - 1)))
        return reader_class(r, at + 1) == CLASS_WH || reader_is_dash(r, at) ? end - 1 : at;
    if (reader_class(r, at) == CLASS_WH || reader_class(r, at) == CLASS_THAT)
        return end;
    next = skip_time(r, at, end);
    return next == end ? at : NONE;
}

/* A relative clause or another verb between a phrase and the verb at `end`: how many finite verbs there are. */
uint32_t verbs_between(const struct reader *r, uint32_t from, uint32_t end)
{
    uint32_t i, count = 0;

    for (i = from; i < end; i++) {
        const struct verb_group *group = reader_group(r, i);

        if (group && group->head == i && group->finite)
            count++;
    }
    return count;
}

static bool blocked(const struct reader *r, uint32_t phrase, uint32_t reach, uint32_t end)
{
    uint32_t after = extent_end(&r->scene, phrase, NULL);
    bool relative = reader_class(r, after) == CLASS_WH || reader_class(r, after) == CLASS_THAT ||
                    reader_class(r, after + 1) == CLASS_WH || reader_is_dash(r, after);

    if (closes_before(r, after, end) && opens_parenthesis(r, after))
        return false;
    return verbs_between(r, phrase_at(r, phrase)->tokens.from, end) > (relative ? 1u : 0u) ||
           (reach == end && !relative && after != end && after + 1 < end &&
            verbs_between(r, after, end));
}

bool is_governed(const struct reader *r, uint32_t first)
{
    return first > 0 && reader_class(r, first - 1) == CLASS_PREPOSITION;
}

/* Past "more than", "as many as", "about" before a number that begins the subject. */
static uint32_t quantity_start(const struct reader *r, uint32_t first)
{
    uint32_t from = reader_sentence(r, first).from;

    if (first > from + 1 && reader_does(r, first - 1, TASK_COMPARING) &&
        reader_does(r, first - 2, TASK_MEASURE))
        return first - 2 - (first > from + 2 && reader_does(r, first - 3, TASK_COMPARING));
    if (first > from && reader_class(r, first) == CLASS_NUMBER &&
        reader_does(r, first - 1, TASK_APPROXIMATE))
        return first - 1;
    return first;
}

/* "Lee and Park": the phrase before a conjunction joins, if nothing governs it. */
static uint32_t coordinated_start(const struct reader *r, uint32_t first)
{
    struct range sentence = reader_sentence(r, first);
    uint32_t phrase, from;

    if (first < sentence.from + 2 || reader_class(r, first - 1) != CLASS_CONJUNCTION ||
        reader_does(r, first - 1, TASK_ADVERSE))
        return first;
    phrase = phrase_ending(r, first - 1);
    if (phrase == NONE)
        return first;
    from = phrase_at(r, phrase)->tokens.from;
    if (is_governed(r, from) || (from > sentence.from && reader_group(r, from - 1)))
        return first;
    return from;
}

static bool is_time(const struct reader *r, uint32_t phrase)
{
    uint32_t last = phrase_at(r, phrase)->tokens.to - 1;

    return is_time_word(&r->scene, last) && reader_class(r, last) != CLASS_PRONOUN;
}

void source_set(struct source *out, struct range tokens, uint32_t head, float score,
                const char *rule)
{
    *out = (struct source){tokens, head, score, false, false, rule};
}

/* How far to the left a subject may reach: not out of the quotation that the verb is in, nor into one that speaks. */
static uint32_t left_limit(const struct reader *r, uint32_t start)
{
    const struct text *text = r->scene.text;
    uint32_t from = reader_sentence(r, start).from, at;

    for (at = start; at > from; at--) {
        uint32_t q = text->tokens.at[at - 1].quotation;

        if (text->tokens.at[at - 1].kind != TOKEN_QUOTE || q == NONE)
            continue;
        if (text->quotations.at[q].tokens.to > start ||
            (text->quotations.at[q].tokens.to == at && quotation_speaks(r, q)))
            return at;
    }
    return from;
}

bool subject_before(struct source *out, const struct reader *r, uint32_t start)
{
    uint32_t limit = left_limit(r, start), at = start, left, found = NONE, found_end = 0;

    while (at > limit && is_adverbial(r, at - 1))
        at--;
    if (at > limit && is_relative(r, at - 1)) {
        source_set(out, (struct range){at - 1, at}, at - 1, 0.8f, "relative pronoun");
        return true;
    }
    for (left = SUBJECT_PHRASES; left && at > limit; left--) {
        uint32_t phrase, reach;

        while (at > limit && r->scene.syntax->phrase[at - 1] == NONE)
            at--;
        if (at == limit)
            break;
        phrase = r->scene.syntax->phrase[at - 1];
        at = phrase_at(r, phrase)->tokens.from;
        if (is_time(r, phrase))
            continue;
        reach = reaches(r, phrase, start);
        if (reach == NONE || blocked(r, phrase, reach, start))
            continue;
        if (found == NONE || !is_governed(r, at)) {
            found = phrase;
            found_end = reach;
        }
    }
    if (found == NONE || is_governed(r, quantity_start(r, phrase_at(r, found)->tokens.from)))
        return false;
    at = quantity_start(r, coordinated_start(r, phrase_at(r, found)->tokens.from));
    source_set(out, trim_marks(r, (struct range){at, found_end}), phrase_at(r, found)->head, 0.9f,
               "subject");
    return true;
}
