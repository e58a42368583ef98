/* mention/link.c - brackets, conjunctions and lists between the phrases of one name or office */
#include "mention/link.h"

#include "mention/kind.h"
#include "mention/person.h"

enum { BRACKET_TOKENS = 8 }; /* in a bracket that belongs to a name */

static uint8_t class_at(const struct scene *scene, uint32_t token)
{
    return token < scene->text->tokens.size ? scene->syntax->class[token] : CLASS_MARK;
}

uint32_t phrase_from(const struct scene *scene, uint32_t token, uint32_t end)
{
    uint32_t phrase = token < end ? scene->syntax->phrase[token] : NONE;

    if (phrase == NONE || scene->syntax->phrases.at[phrase].tokens.from != token)
        return NONE;
    return phrase;
}

uint32_t bracket_end(const struct scene *scene, uint32_t at, uint32_t end)
{
    uint32_t i;

    if (at >= end || !token_is(scene->text, at, "("))
        return at;
    for (i = at + 1; i < end && i < at + BRACKET_TOKENS; i++)
        if (token_is(scene->text, i, ")"))
            return i + 1;
    return at;
}

uint32_t joined_body(const struct scene *scene, uint32_t at, uint32_t end)
{
    uint32_t next = at < end && class_at(scene, at) == CLASS_CONJUNCTION
                        ? phrase_from(scene, at + 1, end)
                        : NONE;
    struct range tokens;

    if (next == NONE || class_at(scene, at - 1) != CLASS_NAME)
        return at;
    tokens = scene->syntax->phrases.at[next].tokens;
    return range_length(tokens) > 1 && class_at(scene, tokens.from) == CLASS_NAME &&
                   scene->text->tokens.at[tokens.to - 1].capital &&
                   kind_of_body(scene, tokens) == KIND_ORGANISATION
               ? tokens.to
               : at;
}

bool is_all_portfolio(const struct scene *scene, struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (!is_portfolio(scene, i) || !scene->text->tokens.at[i].capital)
            return false;
    return range_length(tokens) > 0;
}

uint32_t listed_portfolios(const struct scene *scene, uint32_t at, uint32_t end)
{
    uint32_t i = at;

    while (i < end && token_is(scene->text, i, ",")) {
        uint32_t next = phrase_from(scene, i + 1, end);

        if (next == NONE || !is_all_portfolio(scene, scene->syntax->phrases.at[next].tokens))
            break;
        i = scene->syntax->phrases.at[next].tokens.to;
    }
    return i < end && class_at(scene, i) == CLASS_CONJUNCTION ? i : at;
}

uint32_t joined_portfolio(const struct scene *scene, uint32_t at, uint32_t end)
{
    uint32_t and = listed_portfolios(scene, at, end), next;
    struct range tokens;

    next = and < end && class_at(scene, and) == CLASS_CONJUNCTION ? phrase_from(scene, and+1, end)
                                                                  : NONE;
    if (next == NONE || !scene->text->tokens.at[at - 1].capital || is_given(scene, at - 1))
        return at;
    tokens = scene->syntax->phrases.at[next].tokens;
    return scene->text->tokens.at[tokens.from].capital && is_plain(scene, tokens.from) &&
                   !is_place(scene, tokens.from) && !range_length(title_in(scene, tokens)) &&
                   kind_of_body(scene, tokens) == KIND_UNKNOWN
               ? tokens.to
               : at;
}
