/* mention/link.c - brackets, conjunctions and lists between the phrases of one name or office */
#include "mention/link.h"

#include "mention/kind.h"
#include "mention/person.h"

enum { BRACKET_TOKENS = 8 }; /* in a bracket that belongs to a name */

static uint8_t class_at(const struct scene *scene, uint32_t token)
{
    return token < scene->text->tokens.size ? scene->syntax->class[token] : CLASS_MARK;
}

static bool is_capital(const struct scene *scene, uint32_t token)
{
    return scene->text->tokens.at[token].capital;
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

    if (next == NONE || !is_capital(scene, at - 1))
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
    uint32_t joint = listed_portfolios(scene, at, end);
    uint32_t next = joint < end && class_at(scene, joint) == CLASS_CONJUNCTION
                        ? phrase_from(scene, joint + 1, end)
                        : NONE;
    struct range tokens;

    if (next == NONE || !is_capital(scene, at - 1) || is_given(scene, at - 1))
        return at;
    tokens = scene->syntax->phrases.at[next].tokens;
    return is_capital(scene, tokens.from) && is_capital(scene, tokens.to - 1) &&
                   is_plain(scene, tokens.from) && !is_place(scene, tokens.from) &&
                   !range_length(title_in(scene, tokens)) &&
                   kind_of_body(scene, tokens) == KIND_UNKNOWN
               ? tokens.to
               : at;
}

/* "(FDA)" behind a name that begins with the same letter. */
static bool is_abbreviated(const struct scene *scene, struct range name, uint32_t end)
{
    const struct token *tokens = scene->text->tokens.at;

    return name.to + 2 < end && token_is(scene->text, name.to, "(") &&
           tokens[name.to + 1].shouting &&
           tokens[name.to + 1].norm.data[0] == tokens[name.from].norm.data[0];
}

static bool is_all_plain(const struct scene *scene, struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (!is_plain(scene, i) || is_place(scene, i))
            return false;
    return range_length(tokens) > 0;
}

struct range whole_body(const struct scene *scene, uint32_t phrase)
{
    const struct noun_phrase *p = &scene->syntax->phrases.at[phrase];
    uint32_t sentence = scene->text->tokens.at[p->head].sentence;
    uint32_t end = scene->text->sentences.at[sentence].tokens.to;
    bool the = class_at(scene, p->tokens.from) == CLASS_DETERMINER;
    struct range first = {p->tokens.from + the, p->tokens.to}, none = {first.from, first.from};
    struct range name;

    while (first.from + 1 < first.to && !is_capital(scene, first.from))
        first.from++;
    name = (struct range){first.from, joined_body(scene, first.to, end)};

    if (name.to == first.to || kind_of_body(scene, first) == KIND_ORGANISATION)
        return none;
    return is_abbreviated(scene, name, end) || (the && is_all_plain(scene, first)) ? name : none;
}
