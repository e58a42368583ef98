/* mention/person.c - the words at the end of a run that no table knows for anything but a name */
#include "mention/person.h"

enum {
    PARTICLE = 3, /* a word in small letters of at most so many bytes may be a particle of a name */
    NAME_MOST = 5 /* words of a person's name */
};

bool is_given(const struct scene *scene, uint32_t token)
{
    return lexicon_find(&scene->lexicon->names, bare_norm(scene->text, token)) != NULL;
}

bool is_place(const struct scene *scene, uint32_t token)
{
    return lexicon_find(&scene->lexicon->places, bare_norm(scene->text, token)) != NULL;
}

bool is_portfolio(const struct scene *scene, uint32_t token)
{
    return lexicon_find_with(&scene->lexicon->nominals, bare_norm(scene->text, token), "kind",
                             VIEW("portfolio")) != NULL;
}

bool is_letters(const struct scene *scene, uint32_t token)
{
    return lexicon_find_with(&scene->lexicon->nominals, bare_norm(scene->text, token), "kind",
                             VIEW("letters")) != NULL;
}

/* Stems are listed, mostly the singular without an "e" at its end. */
bool is_frequent(const struct lexicon *lexicon, struct view norm)
{
    struct view singular = {norm.data, norm.size - view_ends(norm, VIEW("s"))};
    struct view stem = {norm.data, singular.size - view_ends(singular, VIEW("e"))};

    return lexicon_find(&lexicon->frequencies, norm) ||
           lexicon_find(&lexicon->frequencies, singular) ||
           lexicon_find(&lexicon->frequencies, stem);
}

/* The bytes of the ending of trades.tsv that a word has; 0 where it has none. */
static size_t ending_of(const struct lexicon *lexicon, struct view norm)
{
    const struct table *table = &lexicon->trades.table;
    uint32_t i;

    for (i = 0; i < table->size; i++)
        if (view_ends(norm, table->rows[i].cell[0]))
            return table->rows[i].cell[0].size;
    return 0;
}

size_t trade_man(const struct text *text, const struct lexicon *lexicon, uint32_t token)
{
    const struct token *t = &text->tokens.at[token];
    size_t man = ending_of(lexicon, t->norm);
    struct view work = {t->norm.data, t->norm.size - man};
    bool named = man && token + 1 < text->tokens.size && lexicon_find(&lexicon->names, t[1].norm);

    return man && work.size > 2 && is_frequent(lexicon, work) && (!t->capital || named) &&
                   !lexicon_find(&lexicon->names, t->norm)
               ? man
               : 0;
}

bool is_plain(const struct scene *scene, uint32_t token)
{
    const struct lexicon *lexicon = scene->lexicon;
    const struct lexicon_table *const tables[] = {
        &lexicon->titles, &lexicon->honorifics, &lexicon->nominals, &lexicon->bodies,
        &lexicon->places, &lexicon->words,      &lexicon->times,    &lexicon->numbers};
    struct view norm = bare_norm(scene->text, token);
    uint32_t i;

    if (is_given(scene, token) || norm.size < 2)
        return false;
    for (i = 0; i < sizeof(tables) / sizeof(*tables); i++)
        if (lexicon_find(tables[i], norm))
            return true;
    return is_frequent(lexicon, norm);
}

bool is_acronym(const struct scene *scene, uint32_t token)
{
    const struct token *t = &scene->text->tokens.at[token];

    return t->shouting && t->norm.size > 1 && !memchr(t->norm.data, '.', t->norm.size);
}

static bool is_particle(const struct scene *scene, uint32_t token)
{
    const struct token *t = &scene->text->tokens.at[token];

    return !t->capital && t->kind == TOKEN_WORD && t->norm.size <= PARTICLE &&
           scene->syntax->class[token] <= CLASS_NAME;
}

/* Whether a token may be a part of a name that ends with the run. */
static bool may_be_part(const struct scene *scene, uint32_t token, struct range tokens)
{
    const struct token *t = &scene->text->tokens.at[token];

    if (t->kind != TOKEN_WORD || !t->capital)
        return is_particle(scene, token) && token + 1 < tokens.to;
    if (!is_plain(scene, token) && !is_acronym(scene, token))
        return true;
    return token + 1 == tokens.to && token > tokens.from && is_given(scene, token - 1);
}

struct range person_at_end(const struct scene *scene, struct range tokens)
{
    struct range name = {tokens.to, tokens.to};

    while (name.from > tokens.from && range_length(name) < NAME_MOST &&
           may_be_part(scene, name.from - 1, tokens))
        name.from--;
    while (range_length(name) && !scene->text->tokens.at[name.from].capital)
        name.from++;
    return name;
}
