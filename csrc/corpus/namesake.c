/* corpus/namesake.c - which people of a folder are one under two forms of a name */
#include "corpus/namesake.h"

#include "corpus/name.h"
#include "speaker/spelling.h"

enum {
    SHARED = 0xFFFFFFFE, /* in a map: of two people, and so of none */
    PLAIN_BYTES = 4,     /* a last name of no more than these is found in its own spelling alone */
    TAILS = 6,           /* words of a name that may stand for it, counted from its end */
    ROUNDS = 2 /* "Laan" has one bearer once "van der Laan" is known to be "Jan van der Laan" */
};

struct finder {
    const struct people *people;
    const struct lexicon *lexicon;
    struct arena *arena;
    struct map by_spelling; /* skeletons of full names -> the first person of each */
    struct map by_tail;     /* last words of full names, and their skeletons */
    struct map by_initial;  /* full names with an initial in the place of the first word */
    uint32_t *to;
};

static struct view after_first_word(struct view name)
{
    const char *blank = memchr(name.data, ' ', name.size);
    size_t at = blank ? (size_t)(blank - name.data) + 1 : name.size;

    return (struct view){name.data + at, name.size - at};
}

static struct view first_word(struct view name)
{
    size_t rest = after_first_word(name).size;

    return (struct view){name.data, rest ? name.size - rest - 1 : name.size};
}

static bool is_initial(struct view word)
{
    return word.size == 1 || (word.size == 2 && word.data[1] == '.');
}

static bool may_be_person(const struct person *person)
{
    return person->kind == KIND_PERSON || person->kind == KIND_UNKNOWN;
}

/* A person, by a name of two words and more of which the first is no initial. */
static bool is_full(const struct person *person, struct view key)
{
    return person->kind == KIND_PERSON && after_first_word(key).size &&
           !is_initial(first_word(key));
}

static void share(struct finder *f, struct map *map, struct view key, uint32_t person)
{
    uint32_t *at = map_at(f->arena, map, key);

    *at = *at == NONE || *at == person ? person : (uint32_t)SHARED;
}

static struct view with_first(struct finder *f, struct view first, struct view rest)
{
    return view_of(arena_format(f->arena, "%.*s %.*s", VIEW_ARGS(first), VIEW_ARGS(rest)));
}

/* The only person whom a nickname before a last name leads to; NONE where there is none, or several. */
static uint32_t by_nickname(struct finder *f, struct view key)
{
    const struct lexicon_table *nicknames = &f->lexicon->nicknames;
    const struct table_row *row = lexicon_find(nicknames, first_word(key));
    uint32_t found = NONE;

    for (; row; row = lexicon_next(nicknames, row)) {
        struct view full =
            with_first(f, lexicon_cell(nicknames, row, "name"), after_first_word(key));
        uint32_t person = map_get(&f->by_spelling, spelling_skeleton(f->arena, full));

        if (person != NONE && found != NONE && person != found)
            return NONE;
        found = person == NONE ? found : person;
    }
    return found;
}

/* "Laan" and "van der Laan" of "Jan van der Laan"; but not "Ann Lee" of "Mary Ann Lee", which begins with a given name. */
static void index_tails(struct finder *f, struct view key, uint32_t person)
{
    struct view tail = after_first_word(key);
    int left = TAILS;

    for (; tail.size && left; tail = after_first_word(tail), left--) {
        struct view bones = spelling_skeleton(f->arena, tail);

        if (after_first_word(tail).size && lexicon_find(&f->lexicon->names, first_word(tail)))
            continue;
        share(f, &f->by_tail, tail, person);
        if (tail.size > PLAIN_BYTES && !view_equal(bones, tail))
            share(f, &f->by_tail, bones, person);
    }
}

static void index_initial(struct finder *f, struct view key, uint32_t person)
{
    struct view rest = spelling_skeleton(f->arena, after_first_word(key));

    share(f, &f->by_initial, with_first(f, (struct view){key.data, 1}, rest), person);
}

static uint32_t by_tail(struct finder *f, struct view key)
{
    uint32_t found = map_get(&f->by_tail, key);

    if (found == NONE && key.size > PLAIN_BYTES)
        found = map_get(&f->by_tail, spelling_skeleton(f->arena, key));
    return found;
}

static uint32_t by_initial(struct finder *f, struct view key)
{
    struct view rest = spelling_skeleton(f->arena, after_first_word(key));

    if (!rest.size || !is_initial(first_word(key)))
        return NONE;
    return map_get(&f->by_initial, with_first(f, (struct view){key.data, 1}, rest));
}

static struct view key_of(struct finder *f, uint32_t person)
{
    return name_key(f->people->all.at[person].name, f->arena);
}

static void join_spellings(struct finder *f)
{
    uint32_t i;

    for (i = 0; i < f->people->all.size; i++) {
        struct view key = key_of(f, i);
        uint32_t *at;

        if (!is_full(&f->people->all.at[i], key))
            continue;
        at = map_at(f->arena, &f->by_spelling, spelling_skeleton(f->arena, key));
        *at = *at == NONE ? i : *at;
        f->to[i] = *at;
    }
}

static void join_nicknames(struct finder *f)
{
    uint32_t i;

    for (i = 0; i < f->people->all.size; i++) {
        struct view key = key_of(f, i);
        bool is_first = f->to[i] == i && is_full(&f->people->all.at[i], key);
        uint32_t full = is_first ? by_nickname(f, key) : NONE;

        if (full != NONE && f->to[full] == full)
            f->to[i] = full;
    }
}

static void index_parts(struct finder *f)
{
    uint32_t i;

    for (i = 0; i < f->people->all.size; i++) {
        struct view key = key_of(f, i);

        if (!is_full(&f->people->all.at[i], key))
            continue;
        index_tails(f, key, f->to[i]);
        index_initial(f, key, f->to[i]);
    }
}

/* Those who are named in part are whoever the part leads to. */
static void join_parts(struct finder *f)
{
    uint32_t i;

    for (i = 0; i < f->people->all.size; i++) {
        struct view key = key_of(f, i);
        uint32_t whole = NONE;

        if (f->to[i] != i || !may_be_person(&f->people->all.at[i]))
            continue;
        whole = is_initial(first_word(key)) ? by_initial(f, key) : by_tail(f, key);
        if (whole < f->people->all.size)
            f->to[i] = whole;
    }
}

/* No chains: what one leads to may lead on. */
static void shorten(struct finder *f)
{
    uint32_t i, k, left;

    for (i = 0; i < f->people->all.size; i++) {
        for (k = f->to[i], left = f->people->all.size; f->to[k] != k && left; left--)
            k = f->to[k];
        f->to[i] = k;
    }
}

uint32_t *namesakes_find(const struct people *people, const struct lexicon *lexicon,
                         struct arena *arena)
{
    struct finder f = {.people = people, .lexicon = lexicon, .arena = arena};
    uint32_t i;

    f.to = arena_new_array(arena, people->all.size, uint32_t);
    for (i = 0; i < people->all.size; i++)
        f.to[i] = i;
    join_spellings(&f);
    join_nicknames(&f);
    shorten(&f);
    for (i = 0; i < ROUNDS; i++) {
        f.by_tail = f.by_initial = (struct map){0};
        index_parts(&f);
        join_parts(&f);
        shorten(&f);
    }
    return f.to;
}
