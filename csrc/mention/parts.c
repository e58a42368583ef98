/* mention/parts.c - the office before a name, and the name without what else stands before it */
#include "mention/parts.h"

#include "mention/kind.h"
#include "mention/person.h"

enum {
    PARTICLE = 3
}; /* a word in small letters of at most so many bytes may be a particle of a name */

static const struct token *token_at(const struct scene *scene, uint32_t token)
{
    return &scene->text->tokens.at[token];
}

bool is_honorific(const struct scene *scene, uint32_t token)
{
    return lexicon_find(&scene->lexicon->honorifics, bare_norm(scene->text, token)) != NULL;
}

/* "Human Rights Watch": an adjective that a body's name begins with. */
static bool begins_body(const struct scene *scene, uint32_t from, struct range base)
{
    return scene->syntax->class[from] == CLASS_ADJECTIVE && token_at(scene, from)->capital &&
           from + 2 < base.to && token_at(scene, from + 1)->capital &&
           kind_of_body(scene, (struct range){from, base.to}) == KIND_ORGANISATION;
}

static struct range without_letters(const struct scene *scene, struct range name)
{
    while (name.from + 1 < name.to && is_letters(scene, name.to - 1))
        name.to--;
    return name;
}

struct range bare_name(const struct scene *scene, struct range name)
{
    while (name.from + 1 < name.to && is_honorific(scene, name.from))
        name.from++;
    return without_letters(scene, name);
}

/* "In April Lund said": the month is no part of the name. */
static bool is_month_before(const struct scene *scene, struct range base)
{
    return base.from && base.from + 1 < base.to &&
           scene->syntax->class[base.from - 1] == CLASS_PREPOSITION &&
           is_time_word(scene, base.from);
}

/* "Republican National Committee": the first word of a body's name is an office too. */
static bool opens_body(const struct scene *scene, struct range title, struct range base)
{
    struct range rest = {title.to, base.to};

    return token_at(scene, title.from)->capital && kind_of_body(scene, rest) == KIND_ORGANISATION &&
           !body_is_firm(scene, rest) &&
           !lexicon_find(&scene->lexicon->names, bare_norm(scene->text, title.to));
}

/* "Navy Capt. Ann Lee", "City chairman Sir Ann Lee": the token behind the last word of address; `from` where there is none. */
static uint32_t behind_address(const struct scene *scene, uint32_t from, struct range base)
{
    uint32_t i;

    for (i = base.to - 1; i-- > from;)
        if (token_at(scene, i)->capital && is_honorific(scene, i))
            return i + 1;
    return from;
}

/* "Facebook creator Ann Lee": the token behind the last word in small letters, particles aside. */
static uint32_t behind_description(const struct scene *scene, uint32_t from, struct range base)
{
    uint32_t i;

    for (i = base.to - 1; i-- > from;)
        if (token_at(scene, i)->kind == TOKEN_WORD && !token_at(scene, i)->capital &&
            token_at(scene, i)->norm.size > PARTICLE)
            return i + 1;
    return from;
}

/* "Secretary Education Ann Lee", "Opposition MPL Ann Lee", "Health CS Ann Lee": the token behind the last word that is no part of the name,
 * where that is an acronym or an office stands before; `from` where there is none. */
static uint32_t behind_plain(const struct scene *scene, uint32_t from, struct range base)
{
    struct range name = person_at_end(scene, (struct range){from, base.to});

    if (name.from <= from || range_length(name) < 2)
        return from;
    return from > base.from || (is_acronym(scene, name.from - 1) && is_given(scene, name.from)) ||
                   (name.from > from + 1 && is_portfolio(scene, name.from - 2))
               ? name.from
               : from;
}

/* Behind what stands before a name and is no name, as "Armenian" and "the". */
static uint32_t first_name(const struct scene *scene, uint32_t from, struct range base)
{
    while (from + 1 < base.to && !begins_body(scene, from, base) &&
           (scene->syntax->class[from] != CLASS_NAME || is_honorific(scene, from) ||
            token_at(scene, from)->kind == TOKEN_CLITIC))
        from++;
    return from;
}

struct parts parts_of(const struct scene *scene, struct range base)
{
    struct parts parts = {{base.from, base.from}, base};
    uint32_t from = base.from + is_month_before(scene, base);
    struct range title = title_in(scene, (base = without_letters(scene, base)));
    bool body = kind_of_body(scene, base) == KIND_ORGANISATION;

    if (range_length(title) && title.to < base.to && !opens_body(scene, title, base)) {
        parts.role = (struct range){base.from, title.to};
        from = title.to;
    }
    if (!body)
        from = behind_plain(scene, behind_address(scene, from, base), base);
    from = first_name(scene, behind_description(scene, from, base), base);
    parts.name = bare_name(scene, (struct range){from, base.to});
    return parts;
}
