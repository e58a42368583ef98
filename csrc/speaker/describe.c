/* speaker/describe.c - the card of a speaker */
#include "speaker/describe.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
    FORMS = 64,      /* of mentions of one speaker that are looked at for other names */
    TENURE_WORDS = 4 /* of an office, among which its tenure stands */
};

static struct range without_article(const struct resolver *r, struct range tokens)
{
    struct range first = {tokens.from, tokens.from + 1};

    if (range_length(tokens) > 1 &&
        (nominal_row(r, first, "article") || nominal_row(r, first, "anaphor") ||
         word_has_class(r->lexicon, r->text->tokens.at[tokens.from].norm, "poss")))
        tokens.from++;
    return tokens;
}

/* The bytes of tokens with each white space between them as one blank; a byte that is no UTF-8 is taken for Latin-1. */
static struct view one_line(const struct resolver *r, struct range tokens)
{
    struct view text = text_bytes(r->text, text_span(r->text, tokens));
    char *out = arena_alloc(r->arena, text.size * 4 + 1);
    uint32_t size = 0, i, width;

    for (i = 0; i < text.size; i += width) {
        int32_t character = utf8_decode(text, i, &width);

        if (character == UTF8_BAD && width == 1)
            character = (unsigned char)text.data[i];
        if (!utf8_is_space(character))
            size += utf8_encode(character, out + size);
        else if (size && out[size - 1] != ' ')
            out[size++] = ' ';
    }
    return (struct view){out, size};
}

struct view describe_phrase(const struct resolver *r, struct range tokens)
{
    return one_line(r, without_article(r, tokens));
}

struct view describe_id(struct arena *arena, struct view name)
{
    char *out = arena_alloc(arena, name.size * 4 + 1);
    size_t size = 0, i = 0;

    while (i < name.size) {
        uint32_t width;
        int32_t character = utf8_decode(name, i, &width);

        if (utf8_is_letter(character) || utf8_is_digit(character))
            size += utf8_encode(utf8_lower(character), out + size);
        else if (size && out[size - 1] != '-' && character != 0x2019 && character != '\'')
            out[size++] = '-';
        i += width;
    }
    while (size && out[size - 1] == '-')
        size--;
    return size ? (struct view){out, size} : VIEW("unnamed");
}

static void add_alias(struct resolver *r, struct alias *aliases, struct view name)
{
    const struct view *alias;

    if (!name.size || aliases->size >= ALIASES)
        return;
    vec_each (alias, aliases)
        if (view_equal(*alias, name))
            return;
    vec_push(r->arena, aliases, name);
}

/* "Mr Lee" and "Minister Lee" are names by which he goes, beside "Lee". */
static bool goes_by_phrase(const struct mention *m)
{
    return range_length(m->name) == 1 && m->name.from > m->tokens.from &&
           m->tokens.to == m->name.to && range_length(m->tokens) <= 4;
}

/* Most mentions repeat the bytes of one before; true for those that do, and where there were too many to remember. */
static bool is_repeated(struct resolver *r, struct alias *seen, const struct mention *m)
{
    struct view bytes = text_bytes(r->text, text_span(r->text, m->tokens));
    const struct view *old;

    vec_each (old, seen)
        if (view_equal(*old, bytes))
            return true;
    if (seen->size == FORMS)
        return true;
    vec_push(r->arena, seen, bytes);
    return false;
}

static void add_aliases(struct speaker *out, struct resolver *r, const struct entity *e)
{
    struct alias seen = {0};
    const uint32_t *i;

    add_alias(r, &out->aliases, out->name);
    vec_each (i, &e->mentions) {
        const struct mention *m = &r->mentions->at[*i];

        if (m->form == FORM_PRONOUN || is_repeated(r, &seen, m))
            continue;
        if (m->form == FORM_NAME)
            add_alias(r, &out->aliases, describe_phrase(r, r->traits[*i].name));
        if (m->form == FORM_NOMINAL || m->form == FORM_TITLE || goes_by_phrase(m))
            add_alias(r, &out->aliases, one_line(r, m->tokens));
    }
}

const char *tenure_name(enum tenure tenure)
{
    static const char *const names[] = {"current", "acting", "then", "former"};

    return (unsigned)tenure < sizeof(names) / sizeof(*names) ? names[tenure] : "current";
}

bool role_is_tenure(const struct lexicon *lexicon, struct view word)
{
    const struct table_row *row = lexicon_find(&lexicon->nominals, word);

    return row && view_is(lexicon_cell(&lexicon->nominals, row, "kind"), "tenure");
}

/* What a word says of an office behind it, also where a hyphen joins it: "ex-mayor", "then-mayor". */
static struct view tenure_of(const struct lexicon *lexicon, struct view word)
{
    const char *hyphen = word.size ? memchr(word.data, '-', word.size) : NULL;
    const struct table_row *row = lexicon_find(&lexicon->nominals, word);

    if (!row && hyphen)
        row = lexicon_find(&lexicon->nominals,
                           (struct view){word.data, (size_t)(hyphen - word.data)});
    if (!row || !view_is(lexicon_cell(&lexicon->nominals, row, "kind"), "tenure"))
        return VIEW("");
    return lexicon_cell(&lexicon->nominals, row, "covers");
}

enum tenure role_tenure(const struct text *text, const struct lexicon *lexicon, struct range role)
{
    uint32_t i, tenure;

    for (i = role.from; i < role.to && i < role.from + TENURE_WORDS; i++) {
        struct view says = tenure_of(lexicon, text->tokens.at[i].norm);

        for (tenure = TENURE_HELD; says.size && tenure <= TENURE_FORMER; tenure++)
            if (view_is(says, tenure_name(tenure)))
                return tenure;
    }
    return TENURE_HELD;
}

/* "Acting" stands before the office that it belongs to. */
static struct range with_tenure(const struct resolver *r, struct range role)
{
    if (role.from && range_length(role) &&
        r->text->tokens.at[role.from - 1].sentence == r->text->tokens.at[role.from].sentence &&
        tenure_of(r->lexicon, r->text->tokens.at[role.from - 1].norm).size)
        role.from--;
    return role;
}

/* "two officials in Astana" are called by what they are: it is no office beside the name. */
static bool is_name(const struct speaker *out, const struct resolver *r, struct range role)
{
    return view_equal(utf8_normal(r->arena, one_line(r, role)), utf8_normal(r->arena, out->name));
}

static void add_role(struct speaker *out, struct resolver *r, struct range role)
{
    struct view text;
    const struct range *old;

    role = without_article(r, with_tenure(r, role));
    text = text_bytes(r->text, text_span(r->text, role));
    if (!range_length(role) || out->roles.size >= ROLES || is_name(out, r, role))
        return;
    vec_each (old, &out->roles)
        if (view_equal(text, text_bytes(r->text, text_span(r->text, *old))))
            return;
    vec_push(r->arena, &out->roles, role);
}

static void add_roles(struct speaker *out, struct resolver *r, const struct entity *e)
{
    const uint32_t *i;

    vec_each (i, &e->mentions)
        add_role(out, r, r->mentions->at[*i].role);
}

/* The adjective of a country: "Armenian". */
static struct view demonym(const struct lexicon *lexicon, struct view country)
{
    const struct lexicon_table *places = &lexicon->places;
    uint32_t i;

    for (i = 0; i < places->table.size && country.size; i++) {
        const struct table_row *row = &places->table.rows[i];

        if (view_is(lexicon_cell(places, row, "kind"), "demonym") &&
            view_equal(lexicon_cell(places, row, "country"), country))
            return lexicon_cell(places, row, "name");
    }
    return VIEW("");
}

/* "the Foreign Ministry" is called by its country, where the text shows which. */
static struct view state_body_name(struct resolver *r, struct entity *e, uint32_t mention)
{
    const struct mention *m = &r->mentions->at[mention];
    struct range tokens = m->form == FORM_NAME ? r->traits[mention].name : m->tokens;
    const struct table_row *row;
    struct view name, people;

    tokens = without_article(r, tokens);
    row = nominal_row(r, tokens, "state");
    name = one_line(r, tokens);
    if (!row || e->country.size || row->cell[0].size != name.size)
        return name;
    e->country = country_around(r, mention);
    people = demonym(r->lexicon, e->country);
    return people.size
               ? view_of(arena_format(r->arena, "%.*s %.*s", VIEW_ARGS(people), VIEW_ARGS(name)))
               : name;
}

/* The name that the lexicon writes for a place or an outlet; empty if it knows none. */
static struct view lexicon_name(const struct resolver *r, uint32_t mention)
{
    const struct trait *trait = &r->traits[mention];
    uint32_t length = 0;
    bool known = lexicon_longest(&r->lexicon->places, trait->words, trait->size, &length) ||
                 lexicon_longest(&r->lexicon->outlets, trait->words, trait->size, &length);

    return known && length == trait->size ? trait->key : VIEW("");
}

/* The first mention that is no pronoun, if any is. */
static uint32_t first_telling(const struct resolver *r, const struct entity *e)
{
    const uint32_t *i;

    vec_each (i, &e->mentions)
        if (r->mentions->at[*i].form != FORM_PRONOUN)
            return *i;
    return e->mentions.at[0];
}

static struct view name_of(struct resolver *r, struct entity *e)
{
    uint32_t mention = e->naming == NONE ? first_telling(r, e) : e->naming;
    struct view name;

    if (e->kind == KIND_PERSON && e->naming != NONE)
        return describe_phrase(r, r->traits[mention].name);
    name = e->naming == NONE || e->kind == KIND_UNKNOWN ? VIEW("") : lexicon_name(r, mention);
    return name.size ? name : state_body_name(r, e, mention);
}

/* The acronym among the names of a body. */
static struct view acronym_of(const struct resolver *r, const struct entity *e)
{
    const uint32_t *i;

    vec_each (i, &e->mentions)
        if (r->traits[*i].size == 1 && r->text->tokens.at[r->mentions->at[*i].head].shouting)
            return describe_phrase(r, r->traits[*i].name);
    return VIEW("");
}

/* A capitalised name of which nothing else is known is a person's; who has an office and no name is unnamed. */
static uint8_t kind_of(const struct entity *e)
{
    if (e->kind == KIND_PERSON && !e->named)
        return KIND_UNNAMED;
    return e->kind == KIND_UNKNOWN && e->named ? KIND_PERSON : e->kind;
}

/* What the user says of a speaker stands before what the article shows. */
static void take_entry(struct speaker *out, const struct authority_entry *entry)
{
    out->entry = entry;
    out->id = entry->id;
    out->name = entry->name;
    out->kind = entry->kind;
    if (entry->affiliation.size)
        out->affiliation = entry->affiliation;
}

static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

void describe_speaker(struct speaker *out, struct resolver *r, uint32_t entity)
{
    struct entity *e = &r->entities.at[entity];

    qsort(e->mentions.at, e->mentions.size, sizeof(*e->mentions.at), by_index);
    e->kind = kind_of(e);
    out->name = name_of(r, e);
    out->kind = e->kind;
    out->gender = e->gender;
    out->affiliation = e->country;
    if (!out->affiliation.size && e->kind == KIND_ORGANISATION)
        out->affiliation = acronym_of(r, e);
    out->id = describe_id(r->arena, out->name);
    if (e->entry)
        take_entry(out, e->entry);
    add_aliases(out, r, e);
    add_roles(out, r, e);
}

void describe_countries(struct resolver *r)
{
    uint32_t i;

    for (i = 0; i < r->mentions->size; i++) {
        uint32_t outer = r->traits[i].outer;
        const struct entity *inner = r->entity[i] == NONE ? NULL : &r->entities.at[r->entity[i]];
        struct entity *e;

        if (!inner || outer == NONE || r->mentions->at[i].form == FORM_PRONOUN ||
            r->entity[outer] == NONE || r->entity[outer] == r->entity[i])
            continue;
        e = &r->entities.at[r->entity[outer]];
        if (e->country.size || e->kind != KIND_PERSON ||
            !range_contains(r->mentions->at[outer].role, r->mentions->at[i].tokens))
            continue;
        if (inner->kind == KIND_PLACE || inner->kind == KIND_ORGANISATION)
            e->country = inner->country.size || inner->naming == NONE
                             ? inner->country
                             : describe_phrase(r, r->traits[inner->naming].name);
    }
}
