/* mention/holder.c - "the President of Norland Ann Lee": where her name begins */
#include "mention/holder.h"

#include "mention/kind.h"

enum {
    PLACE_WORDS = 6, /* of the longest place that is looked up */
    NAME_MOST = 4    /* words of a person's name */
};

/* The words of a place that a range begins with; *country: whether it is one. */
static uint32_t place_words(const struct scene *scene, struct range tokens, bool *country)
{
    const struct lexicon_table *places = &scene->lexicon->places;
    struct view words[PLACE_WORDS];
    const struct table_row *row;
    uint32_t size = 0, length = 0;

    for (; size < PLACE_WORDS && tokens.from + size < tokens.to; size++)
        words[size] = bare_norm(scene->text, tokens.from + size);
    row = lexicon_longest(places, words, size, &length);
    *country = row && view_is(lexicon_cell(places, row, "kind"), "country");
    return row ? length : 0;
}

/* "CSTO", and not the initials "K.K.". */
static bool is_acronym(const struct scene *scene, uint32_t token)
{
    struct view norm = scene->text->tokens.at[token].norm;

    return scene->text->tokens.at[token].shouting && !memchr(norm.data, '.', norm.size);
}

/* Capitalised words that are no body's name and no place's. */
static bool may_be_person(const struct scene *scene, struct range name)
{
    bool country;
    uint32_t i;

    if (!range_length(name) || range_length(name) > NAME_MOST ||
        kind_of_body(scene, name) != KIND_UNKNOWN ||
        place_words(scene, name, &country) == range_length(name))
        return false;
    for (i = name.from; i < name.to; i++)
        if (!scene->text->tokens.at[i].capital || is_acronym(scene, i) ||
            scene->text->tokens.at[i].kind != TOKEN_WORD)
            return false;
    return true;
}

/* "the department Ann Lee": no name of its own stands behind the word. */
static bool is_nameless_body(const struct scene *scene, uint32_t token)
{
    const struct lexicon_table *nominals = &scene->lexicon->nominals;
    const struct table_row *row = lexicon_find(nominals, scene->text->tokens.at[token].norm);
    bool seat = false;

    if (scene->text->tokens.at[token].capital)
        return false;
    for (; row; row = lexicon_next(nominals, row))
        seat = seat || (view_is(lexicon_cell(nominals, row, "kind"), "seat") &&
                        !view_is(lexicon_cell(nominals, row, "covers"), "named"));
    return seat;
}

/* "the National Assembly | Ann Lee": two words behind a body's whole name. */
static bool is_behind_body(const struct scene *scene, uint32_t from, struct range name)
{
    return range_length(name) == 2 && name.from > from + 2 &&
           kind_of_body(scene, (struct range){from, name.from}) == KIND_ORGANISATION;
}

/* "Minister for | Home Affairs | Ann Lee": the words of a portfolio that a range begins with. */
static uint32_t portfolio_words(const struct scene *scene, struct range tokens)
{
    uint32_t at = tokens.from;

    while (at < tokens.to &&
           lexicon_find_with(&scene->lexicon->nominals, bare_norm(scene->text, at), "kind",
                             VIEW("portfolio")))
        at++;
    return at - tokens.from;
}

/* The name at the end of a phrase that begins with something else. */
static struct range name_behind(const struct scene *scene, struct range tokens)
{
    struct range name = {tokens.from, tokens.to};
    uint32_t words;
    bool closes; /* what stands there goes on into no name of a body */

    if (scene->syntax->class[name.from] == CLASS_DETERMINER)
        name.from++;
    words = place_words(scene, name, &closes);
    if (!words)
        closes = (words = portfolio_words(scene, name)) > 0;
    name.from += words ? words : 1;
    if (words && closes && may_be_person(scene, name))
        return name;
    for (; name.from + 1 < name.to; name.from++)
        if ((lexicon_find(&scene->lexicon->names, bare_norm(scene->text, name.from)) ||
             is_nameless_body(scene, name.from - 1) || is_behind_body(scene, tokens.from, name)) &&
            may_be_person(scene, name))
            return name;
    return (struct range){tokens.to, tokens.to};
}

/* "the corporation Ann King": the last word is an office too, but stands behind a given name. */
static bool has_office(const struct scene *scene, struct range tokens)
{
    struct range title = title_in(scene, tokens);

    return range_length(title) &&
           (title.to < tokens.to || range_length(title) > 1 || title.from == tokens.from ||
            !lexicon_find(&scene->lexicon->names, bare_norm(scene->text, title.from - 1)));
}

/* "Minister of State | Ann Lee": the name behind an office that goes on into the last phrase; empty where none does. */
static struct range name_behind_office(const struct scene *scene, uint32_t from, struct range last)
{
    struct range title = title_in(scene, (struct range){from, last.to});

    if (title.from >= last.from || title.to <= last.from)
        title.to = last.to;
    return (struct range){title.to, last.to};
}

struct holder holder_find(const struct scene *scene, uint32_t phrase)
{
    const struct noun_phrases *phrases = &scene->syntax->phrases;
    uint32_t end = extent_chain(scene, phrase);
    struct holder none = {phrase, {end, end}, {end, end}}, found;
    struct range last;

    found.phrase = scene->syntax->phrase[end - 1];
    if (found.phrase == NONE || found.phrase <= phrase ||
        phrases->at[found.phrase].tokens.to != end || !phrase_is_name(scene, found.phrase) ||
        has_office(scene, phrases->at[found.phrase].tokens))
        return none;
    last = phrases->at[found.phrase].tokens;
    found.name = name_behind_office(scene, phrases->at[phrase].tokens.from, last);
    found.before = (struct range){last.from, last.from};
    if (range_length(found.name))
        return found;
    found.name = name_behind(scene, last);
    found.before.to = found.name.from;
    return found;
}
