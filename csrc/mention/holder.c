/* mention/holder.c - "the President of Norland Ann Lee": where her name begins */
#include "mention/holder.h"

#include "mention/kind.h"
#include "mention/link.h"
#include "mention/parts.h"
#include "mention/person.h"

enum { PLACE_WORDS = 6 }; /* of the longest place that is looked up */

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

/* Words that are no body's name and no place's. */
static bool may_be_person(const struct scene *scene, struct range name)
{
    bool country;

    return range_length(name) && kind_of_body(scene, name) == KIND_UNKNOWN &&
           place_words(scene, name, &country) < range_length(name);
}

/* "the department Ann Lee", "the Halden region Ann Lee": behind the word stands no name of its own, as behind "the region". */
static bool is_nameless_body(const struct scene *scene, uint32_t from, uint32_t token)
{
    const struct lexicon_table *nominals = &scene->lexicon->nominals;
    const struct token *t = &scene->text->tokens.at[token];
    const struct table_row *row = lexicon_find(nominals, t->norm);
    bool named = token > from && t[-1].capital && !is_place(scene, token - 1), seat = false;

    if (t->capital)
        return false;
    for (; row; row = lexicon_next(nominals, row))
        seat = seat || (view_is(lexicon_cell(nominals, row, "kind"), "seat") &&
                        (named || !view_is(lexicon_cell(nominals, row, "covers"), "named")));
    return seat;
}

/* "the National Assembly | Ann Lee": two words behind a body's whole name. */
static bool is_behind_body(const struct scene *scene, uint32_t from, struct range name)
{
    return range_length(name) == 2 && name.from > from + 1 &&
           kind_of_body(scene, (struct range){from, name.from}) == KIND_ORGANISATION;
}

/* "the Republic of Norland | Ann Lee", "Home Affairs | Ann Lee": what stands before the name goes on into no other one. */
static bool is_closed(const struct scene *scene, uint32_t from, struct range name)
{
    uint32_t last = name.from - 1;

    return (last > from && is_honorific(scene, last)) || is_nameless_body(scene, from, last) ||
           (range_length(name) > 1 && is_portfolio(scene, last)) ||
           is_behind_body(scene, from, name);
}

/* The name that ends the words behind a preposition: a part of them is left to that. */
static struct range behind_object(const struct scene *scene, struct range tokens, bool needed)
{
    struct range name = person_at_end(scene, tokens);

    if (name.from > tokens.from)
        return name;
    for (name.from++; name.from + 1 < name.to; name.from++)
        if (is_given(scene, name.from))
            return name;
    name.from = needed && range_length(tokens) > 2 ? tokens.to - 2 : tokens.to;
    return name;
}

/* The name at the end of a phrase that begins with something else; needed: there has to be one. */
static struct range name_behind(const struct scene *scene, struct range tokens, bool needed)
{
    struct range name;
    uint32_t words;
    bool country;

    tokens.from += scene->syntax->class[tokens.from] == CLASS_DETERMINER;
    words = place_words(scene, tokens, &country);
    name = (struct range){tokens.from + words, tokens.to};
    if (words && country && may_be_person(scene, name) &&
        person_at_end(scene, name).from == name.from)
        return name;
    name = behind_object(scene, tokens, needed);
    if (may_be_person(scene, name) && (needed || is_closed(scene, tokens.from, name) ||
                                       (range_length(name) > 1 && is_given(scene, name.from))))
        return name;
    return (struct range){tokens.to, tokens.to};
}

/* "Minister of State | Ann Lee": the name behind an office that goes on into the last phrase; empty where none does. */
static struct range name_behind_office(const struct scene *scene, uint32_t from, struct range last)
{
    struct range title = title_in(scene, (struct range){from, last.to});

    if (title.from >= last.from || title.to <= last.from)
        title.to = last.to;
    return (struct range){title.to, last.to};
}

static bool is_finite(const struct scene *scene, uint32_t token)
{
    uint32_t group = token < scene->text->tokens.size ? scene->syntax->group[token] : NONE;

    return group != NONE && scene->syntax->groups.at[group].finite;
}

/* "Deputy of the Mazhilis ... said": without an article an office is no subject, but for the name behind it. */
static bool needs_name(const struct scene *scene, uint32_t phrase, uint32_t end)
{
    const struct noun_phrase *p = &scene->syntax->phrases.at[phrase];
    uint8_t first = scene->syntax->class[p->tokens.from];
    uint32_t sentence = scene->text->tokens.at[p->head].sentence;
    bool opens = scene->text->sentences.at[sentence].tokens.from == p->tokens.from ||
                 scene->syntax->class[p->tokens.from - 1] == CLASS_MARK;

    return (first == CLASS_NOUN || first == CLASS_NAME || first == CLASS_ADJECTIVE) && opens &&
           (is_finite(scene, end) ||
            (end < scene->text->tokens.size && token_is(scene->text, end, ",")));
}

/* "(Norland)" behind the name is passed over. */
static uint32_t before_bracket(const struct scene *scene, struct range tokens)
{
    uint32_t i = tokens.to;

    if (!token_is(scene->text, i - 1, ")"))
        return tokens.to;
    while (i-- > tokens.from)
        if (token_is(scene->text, i, "("))
            return i;
    return tokens.to;
}

struct holder holder_find(const struct scene *scene, uint32_t phrase)
{
    const struct noun_phrases *phrases = &scene->syntax->phrases;
    uint32_t from = phrases->at[phrase].tokens.from, chain = extent_chain(scene, phrase);
    uint32_t end = before_bracket(scene, (struct range){from, chain});
    struct holder holder = {phrase, {end, end}, {end, end}};
    struct range last;

    holder.phrase = scene->syntax->phrase[end - 1];
    if (holder.phrase == NONE || holder.phrase <= phrase ||
        phrases->at[holder.phrase].tokens.to != end || !phrase_is_name(scene, holder.phrase))
        return holder;
    last = phrases->at[holder.phrase].tokens;
    holder.name = name_behind_office(scene, from, last);
    if (range_length(holder.name))
        return holder;
    holder.name = name_behind(scene, last, needs_name(scene, phrase, chain));
    holder.before = (struct range){last.from, holder.name.from};
    if (is_all_portfolio(scene, holder.before))
        holder.before.to = last.from;
    return holder;
}
