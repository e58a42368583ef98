/* speaker/authority_office.c - who holds an office of the user's table on a day */
#include "base/utf8.h"
#include "speaker/authority.h"

enum {
    OFFICE_WORDS = 16, /* of a role that are looked at */
    PLACE_WORDS = 6,
    OFFICE_HOLDERS = 64 /* of one office that are looked at */
};

struct words {
    struct view at[OFFICE_WORDS];
    uint32_t size;
};

static void split(struct words *out, struct view text)
{
    size_t at = 0, end;
    struct view word;

    out->size = 0;
    for (; at < text.size && out->size < OFFICE_WORDS; at = end + 1) {
        for (end = at; end < text.size && text.data[end] != ' ';)
            end++;
        word = (struct view){text.data + at, end - at};
        if (word.size > 2 && view_ends(word, VIEW("'s")))
            word.size -= 2;
        if (word.size)
            out->at[out->size++] = word;
    }
}

/* The country that words from `at` name, and how many they are; 0 where they name none. */
static uint32_t country_words(const struct lexicon *lexicon, const struct words *words, uint32_t at,
                              struct view *country)
{
    uint32_t size = words->size - at < PLACE_WORDS ? words->size - at : PLACE_WORDS, length = 0;
    const struct table_row *row = lexicon_longest(&lexicon->places, words->at + at, size, &length);
    struct view name = row ? lexicon_cell(&lexicon->places, row, "country") : VIEW("");

    if (!name.size)
        return 0;
    *country = name;
    return length;
}

static bool is_small(const struct lexicon *lexicon, struct view word)
{
    const struct table_row *row = lexicon_find(&lexicon->nominals, word);

    if (row && view_is(lexicon_cell(&lexicon->nominals, row, "kind"), "article"))
        return true;
    row = lexicon_find(&lexicon->words, word);
    return row && view_is(lexicon_cell(&lexicon->words, row, "class"), "prep");
}

static void add(char *out, size_t *size, struct view word)
{
    if (*size)
        out[(*size)++] = ' ';
    memcpy(out + *size, word.data, word.size);
    *size += word.size;
}

struct view authority_office(struct arena *arena, const struct lexicon *lexicon, struct view text,
                             struct view *country)
{
    struct view lower = utf8_normal(arena, text);
    char *out = arena_alloc(arena, lower.size + 1);
    struct words words;
    size_t size = 0;
    uint32_t i, length;

    split(&words, lower);
    for (i = 0; i < words.size; i += length) {
        struct view word = words.at[i];

        length = country_words(lexicon, &words, i, country);
        if (length)
            continue;
        length = 1;
        if (!is_small(lexicon, word))
            add(out, &size, word);
    }
    return (struct view){out, size};
}

static struct view office_key(struct arena *arena, struct view office, struct view country)
{
    return view_of(arena_format(arena, "%.*s\t%.*s", VIEW_ARGS(office), VIEW_ARGS(country)));
}

void authority_index_offices(struct authority *a, const struct lexicon *lexicon, uint32_t entry)
{
    const struct authority_entry *e = &a->entries.at[entry];
    uint32_t i;

    for (i = 0; e->kind == KIND_PERSON && i < e->roles.size; i++) {
        struct view country = {"", 0}, office;
        uint32_t *first;

        (void)authority_office(&a->arena, lexicon, e->affiliation, &country);
        office = authority_office(&a->arena, lexicon, e->roles.at[i].text, &country);
        if (!office.size || !country.size)
            continue;
        first = map_at(&a->arena, &a->by_office, office_key(&a->arena, office, country));
        vec_push(&a->arena, &a->offices, ((struct authority_office){entry, i, *first}));
        *first = a->offices.size - 1;
    }
}

const struct authority_entry *authority_holder(const struct authority *authority,
                                               struct view office, struct view country,
                                               struct date day, struct arena *arena)
{
    uint32_t i = map_get(&authority->by_office, office_key(arena, office, country));
    uint32_t left = OFFICE_HOLDERS, found = NONE;

    for (; i != NONE && left; i = authority->offices.at[i].next, left--) {
        const struct authority_office *o = &authority->offices.at[i];

        if (!authority_held(&authority->entries.at[o->entry].roles.at[o->role], day))
            continue;
        if (found != NONE && found != o->entry)
            return NULL;
        found = o->entry;
    }
    return found == NONE ? NULL : &authority->entries.at[found];
}
