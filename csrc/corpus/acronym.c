/* corpus/acronym.c - long names and the initials that articles give them */
#include "corpus/acronym.h"

static bool is_initials(const struct token *token)
{
    return token->kind == TOKEN_WORD && token->shouting && token->norm.size >= 2 &&
           token->norm.size <= ACRONYM_LETTERS;
}

/* The first token of the words before `end` that the initials stand for; NONE where they do not. Small words may stand between. */
static uint32_t find_start(const struct text *text, uint32_t end, struct view initials)
{
    size_t left = initials.size;
    uint32_t i = end;

    while (left && i > 0 && end - i < ACRONYM_TOKENS) {
        const struct token *token = &text->tokens.at[--i];

        if (token->kind != TOKEN_WORD)
            return NONE;
        if (!token->capital)
            continue;
        if (token->norm.data[0] != initials.data[--left])
            return NONE;
    }
    return left ? (uint32_t)NONE : i;
}

static bool is_name(const struct acronym *acronym, const struct text *text, uint32_t token,
                    uint32_t end)
{
    uint32_t length = range_length(acronym->tokens), i;

    if (end - token < length)
        return false;
    for (i = 0; i < length; i++)
        if (!view_equal(acronym->text->tokens.at[acronym->tokens.from + i].norm,
                        text->tokens.at[token + i].norm))
            return false;
    return true;
}

static void learn(struct acronyms *acronyms, const struct text *text, struct range name,
                  struct view norm, struct arena *arena)
{
    uint32_t length, *first;
    struct acronym acronym = {norm, text, name, NONE};

    if (acronym_at(acronyms, text, name.from, name.to, &length))
        return;
    first = map_at(arena, &acronyms->by_first, text->tokens.at[name.from].norm);
    acronym.next = *first;
    *first = acronyms->all.size;
    vec_push(arena, &acronyms->all, acronym);
}

void acronyms_learn(struct acronyms *acronyms, const struct text *text, struct arena *arena)
{
    uint32_t i;

    for (i = 2; i + 1 < text->tokens.size; i++) {
        const struct token *token = &text->tokens.at[i];
        uint32_t start;

        if (!is_initials(token) || !token_is(text, i - 1, "(") || !token_is(text, i + 1, ")"))
            continue;
        start = find_start(text, i - 1, token->norm);
        if (start != NONE)
            learn(acronyms, text, (struct range){start, i - 1}, token->norm, arena);
    }
}

const struct acronym *acronym_at(const struct acronyms *acronyms, const struct text *text,
                                 uint32_t token, uint32_t end, uint32_t *length)
{
    uint32_t i = map_get(&acronyms->by_first, text->tokens.at[token].norm);

    for (; i != NONE; i = acronyms->all.at[i].next)
        if (is_name(&acronyms->all.at[i], text, token, end)) {
            *length = range_length(acronyms->all.at[i].tokens);
            return &acronyms->all.at[i];
        }
    return NULL;
}
