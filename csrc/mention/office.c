/* mention/office.c - "University of Osterby lecturer": from the body's name to the office behind it */
#include "mention/office.h"

#include "mention/kind.h"
#include "mention/link.h"
#include "mention/person.h"

enum { NAME_PHRASES = 6 }; /* of a body's name */

static const struct noun_phrase *phrase_at(const struct scene *scene, uint32_t phrase)
{
    return &scene->syntax->phrases.at[phrase];
}

static bool is_capital(const struct scene *scene, uint32_t token)
{
    return scene->text->tokens.at[token].capital;
}

/* "Highways Minister", "Aquatic Resources Minister": a capitalised office with words before it that are nobody's name. */
static bool ends_portfolios(const struct scene *scene, struct range tokens)
{
    struct range title = title_in(scene, tokens);
    uint32_t i;

    for (i = tokens.from; i < title.to; i++)
        if (!is_capital(scene, i) || is_given(scene, i) || is_place(scene, i))
            return false;
    return range_length(title) && (title.from > tokens.from || is_portfolio(scene, tokens.from));
}

/* "Roads and | Highways Minister" */
static uint32_t behind_portfolios(const struct scene *scene, uint32_t phrase, uint32_t end)
{
    struct range first = phrase_at(scene, phrase)->tokens;
    uint32_t joint = listed_portfolios(scene, first.to, end), next;

    if (!is_all_portfolio(scene, first) || joint >= end ||
        scene->syntax->class[joint] != CLASS_CONJUNCTION)
        return NONE;
    next = phrase_from(scene, joint + 1, end);
    return next != NONE && ends_portfolios(scene, phrase_at(scene, next)->tokens) ? next : NONE;
}

/* "of Norwegian President Ann Lee": she is not of the body that stands before "of". */
static bool is_of_state(const struct scene *scene, struct range title)
{
    const struct lexicon_table *places = &scene->lexicon->places;
    struct view before = bare_norm(scene->text, title.from - 1);

    return is_capital(scene, title.from) &&
           (lexicon_find_with(places, before, "kind", VIEW("demonym")) ||
            lexicon_find_with(places, before, "kind", VIEW("country")));
}

/* The office in a phrase; of "Economics professor" behind "School of" the word in small letters. */
static struct range office_in(const struct scene *scene, struct range tokens)
{
    struct range title = title_in(scene, tokens);

    if (title.from == tokens.from && range_length(title) > 1 && is_capital(scene, title.from) &&
        !is_capital(scene, title.to - 1))
        title.from = title.to - 1;
    return title;
}

/* "of Osterby lecturer Ann Lee": the body's name, and an office in the same phrase. */
static bool ends_in_office(const struct scene *scene, uint32_t phrase)
{
    struct range tokens = phrase_at(scene, phrase)->tokens, title = office_in(scene, tokens);

    return range_length(title) && title.from > tokens.from && is_capital(scene, tokens.from) &&
           !is_of_state(scene, title);
}

/* "Union of Nurses (UN) | chairman" */
static bool begins_with_office(const struct scene *scene, uint32_t phrase)
{
    return phrase != NONE && title_words(scene, phrase_at(scene, phrase)->tokens) > 0;
}

static uint32_t behind_body(const struct scene *scene, uint32_t phrase, uint32_t end)
{
    const struct noun_phrase *p = phrase_at(scene, phrase);
    uint32_t at = p->tokens.to, left, next;

    for (left = NAME_PHRASES; left; left--) {
        uint32_t name = joined_body(scene, at, end);

        at = bracket_end(scene, name, end);
        if (at > name && begins_with_office(scene, phrase_from(scene, at, end)))
            return phrase_from(scene, at, end);
        if (at >= end || scene->syntax->class[at] != CLASS_PREPOSITION ||
            kind_of_body(scene, p->tokens) != KIND_ORGANISATION)
            break;
        next = phrase_from(scene, at + 1, end);
        if (next == NONE || ends_in_office(scene, next))
            return next;
        at = phrase_at(scene, next)->tokens.to;
    }
    return NONE;
}

/* The body's name ends before its bracket. */
static uint32_t body_end(const struct scene *scene, uint32_t from, uint32_t office)
{
    uint32_t i = office;

    while (token_is(scene->text, office - 1, ")") && i-- > from)
        if (token_is(scene->text, i, "("))
            return i;
    return office;
}

struct office office_find(const struct scene *scene, uint32_t phrase)
{
    const struct noun_phrase *p = phrase_at(scene, phrase);
    uint32_t sentence = scene->text->tokens.at[p->head].sentence, from = p->tokens.from;
    uint32_t end = scene->text->sentences.at[sentence].tokens.to;
    struct office office = {NONE, {from, from}, {from, from}};

    if (!is_capital(scene, p->head) ||
        (phrase_is_title(scene, phrase) && joined_body(scene, p->tokens.to, end) == p->tokens.to))
        return office;
    office.phrase = behind_portfolios(scene, phrase, end);
    if (office.phrase != NONE) {
        office.title = title_in(scene, phrase_at(scene, office.phrase)->tokens);
        return office;
    }
    office.phrase = behind_body(scene, phrase, end);
    if (office.phrase == NONE)
        return office;
    office.title = office_in(scene, phrase_at(scene, office.phrase)->tokens);
    office.body.to = body_end(scene, from, office.title.from);
    return office;
}
