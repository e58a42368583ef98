/* corpus/offices.c - who holds which office, as the articles of a folder tell */
#include "corpus/offices.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
    PLACE_WORDS = 6,
    OFFICE_MENTIONS = 16 /* of one speaker that are looked at */
};

/* An office as one article tells it. */
struct office {
    struct view words[OFFICE_WORDS];
    uint32_t size;
    struct view country; /* or empty */
    bool named;          /* a body or a place stands in it by its name */
};

static const struct analysis *analysis_of(const struct offices *o, uint32_t article)
{
    return &o->folder->articles[article].analysis;
}

static void add_word(struct office *out, struct view word)
{
    if (word.size > 2 && view_ends(word, VIEW("'s")))
        word.size -= 2;
    if (word.size && out->size < OFFICE_WORDS)
        out->words[out->size++] = word;
}

static void add_name(struct office *out, struct view name, struct arena *arena)
{
    struct view normal = utf8_normal(arena, name);
    size_t at = 0, end;

    for (; at < normal.size; at = end + 1) {
        for (end = at; end < normal.size && normal.data[end] != ' ';)
            end++;
        add_word(out, (struct view){normal.data + at, end - at});
    }
}

/* The name of the body that a mention inside an office means, though it does not say it: "the ministry's spokeswoman"; empty if it means
 * none. */
static struct view meant_body(const struct analysis *a, uint32_t mention)
{
    uint32_t speaker = a->speakers.of_mention[mention];

    if (a->mentions.at[mention].form == FORM_NAME || speaker == NONE ||
        a->speakers.all.at[speaker].kind != KIND_ORGANISATION)
        return VIEW("");
    return a->speakers.all.at[speaker].name;
}

/* The tokens of an office, those of a body that is meant as its name. */
static void read_words(struct office *out, const struct analysis *a, struct range role,
                       struct arena *arena)
{
    uint32_t mention = mention_last(&a->mentions, role.from) + 1, i = role.from;

    while (mention > 0 && a->mentions.at[mention - 1].tokens.from >= role.from)
        mention--;
    while (i < role.to) {
        const struct token *token = &a->text.tokens.at[i];
        struct view body = {"", 0};
        uint32_t to = i + 1;

        for (; mention < a->mentions.size && a->mentions.at[mention].tokens.from <= i; mention++) {
            const struct mention *m = &a->mentions.at[mention];

            if (m->tokens.from < i || m->tokens.to > role.to)
                continue;
            out->named |= m->form == FORM_NAME && m->kind != KIND_PERSON;
            if (!body.size && (body = meant_body(a, mention)).size)
                to = m->tokens.to;
        }
        out->named |= body.size > 0;
        if (body.size)
            add_name(out, body, arena);
        else if (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER)
            add_word(out, token->norm);
        i = to;
    }
}

static bool has_kind(const struct lexicon_table *table, struct view word, const char *column,
                     const char *kind)
{
    return lexicon_find_with(table, word, column, view_of(kind)) != NULL;
}

/* Articles, prepositions, "acting": they do not tell which office it is. */
static bool is_small(const struct lexicon *l, struct view word)
{
    return has_kind(&l->nominals, word, "kind", "article") ||
           has_kind(&l->nominals, word, "kind", "tenure") ||
           has_kind(&l->words, word, "class", "prep") || has_kind(&l->words, word, "class", "poss");
}

/* The words from `at` that name a country, or are its adjective; 0 where none does: a town is a part of its mayor's office. */
static uint32_t country_words(const struct lexicon *l, const struct office *office, uint32_t at,
                              struct view *country)
{
    uint32_t size = office->size - at < PLACE_WORDS ? office->size - at : PLACE_WORDS, length = 0;
    const struct table_row *row = lexicon_longest(&l->places, office->words + at, size, &length);
    struct view kind = row ? lexicon_cell(&l->places, row, "kind") : VIEW("");

    if (!view_is(kind, "country") && !view_is(kind, "demonym") && !view_is(kind, "people"))
        return 0;
    *country = lexicon_cell(&l->places, row, "country");
    return country->size ? length : 0;
}

static int by_letters(const void *a, const void *b)
{
    return view_compare(*(const struct view *)a, *(const struct view *)b);
}

/* Without the country and small words, and in an order of its own. */
static void settle(struct office *out, const struct lexicon *l)
{
    uint32_t i, length, size = 0;

    for (i = 0; i < out->size; i += length) {
        length = country_words(l, out, i, &out->country);
        if (length)
            continue;
        length = 1;
        if (!is_small(l, out->words[i]))
            out->words[size++] = out->words[i];
    }
    out->size = size;
    if (size)
        qsort(out->words, size, sizeof(*out->words), by_letters);
}

/* The country that a name is; empty if it is none. */
static struct view country_named(const struct lexicon *l, struct view name, struct arena *arena)
{
    const struct table_row *row = lexicon_find(&l->places, utf8_normal(arena, name));

    return row ? lexicon_cell(&l->places, row, "country") : VIEW("");
}

static void office_read(struct office *out, const struct analysis *a, const struct lexicon *l,
                        uint32_t speaker, struct range role, struct arena *arena)
{
    *out = (struct office){.size = 0};
    read_words(out, a, role, arena);
    settle(out, l);
    if (!out->country.size)
        out->country = country_named(l, a->speakers.all.at[speaker].affiliation, arena);
}

static struct view key_of(const struct office *office, struct arena *arena)
{
    size_t room = 1, size = 0;
    uint32_t i;
    char *out;

    for (i = 0; i < office->size; i++)
        room += office->words[i].size + 1;
    out = arena_alloc(arena, room);
    for (i = 0; i < office->size; i++) {
        memcpy(out + size, office->words[i].data, office->words[i].size);
        size += office->words[i].size;
        out[size++] = ' ';
    }
    return (struct view){out, size};
}

/* The tenancy of a person and a country in the chain of an office; NULL where the office has too many. */
static struct tenancy *tenancy_of(struct offices *o, const struct office *office, uint32_t person,
                                  struct arena *arena)
{
    uint32_t *first = map_at(arena, &o->by_words, key_of(office, arena)), i;
    uint32_t left = OFFICE_TENANCIES;

    for (i = *first; i != NONE && left; i = o->all.at[i].next, left--)
        if (o->all.at[i].person == person && view_equal(o->all.at[i].country, office->country))
            return &o->all.at[i];
    if (!left) {
        o->all.at[*first].undated = true; /* which of so many it is stays in dispute */
        return NULL;
    }
    vec_push(arena, &o->all,
             ((struct tenancy){.country = office->country,
                               .person = person,
                               .next = *first,
                               .first = INT32_MAX,
                               .last = INT32_MIN,
                               .left = INT32_MAX}));
    *first = o->all.size - 1;
    return &vec_last(&o->all);
}

static void tell(struct tenancy *t, struct date day, enum tenure tenure)
{
    bool past = tenure == TENURE_THEN || tenure == TENURE_FORMER;
    int32_t told = date_known(day) ? date_to_day(day) : INT32_MIN;

    if (past)
        t->left = told < t->left ? told : t->left;
    else if (!date_known(day))
        t->undated = true;
    else {
        t->first = told < t->first ? told : t->first;
        t->last = told > t->last ? told : t->last;
    }
}

static void add_tenancy(struct offices *o, uint32_t article, uint32_t speaker, struct range role,
                        uint32_t person, struct arena *arena)
{
    const struct analysis *a = analysis_of(o, article);
    struct office office;
    struct tenancy *t;

    office_read(&office, a, o->lexicon, speaker, role, arena);
    t = office.size ? tenancy_of(o, &office, person, arena) : NULL;
    if (!t)
        return;
    tell(t, a->heading.date, role_tenure(&a->text, o->lexicon, role));
    if (!t->gender)
        t->gender = a->speakers.all.at[speaker].gender;
}

void offices_find(struct offices *out, const struct folder *folder, uint32_t *const *person,
                  const struct lexicon *lexicon, struct arena *arena)
{
    uint32_t i, k;

    *out = (struct offices){.folder = folder, .lexicon = lexicon};
    for (i = 0; i < folder->size; i++) {
        const struct speakers *speakers = &folder->articles[i].analysis.speakers;

        for (k = 0; k < speakers->all.size; k++) {
            const struct speaker *speaker = &speakers->all.at[k];
            const struct range *role;

            if (speaker->kind != KIND_PERSON)
                continue;
            vec_each (role, &speaker->roles)
                add_tenancy(out, i, k, *role, person[i][k], arena);
        }
    }
}

/* What is asked: who held it on a day. */
struct question {
    const struct offices *offices;
    const struct office *office;
    uint32_t first;  /* of the office's tenancies */
    struct date day; /* or unknown */
    uint8_t gender;
};

/* Whether it may be the same office: one of a country that only one article tells is known by a body or place in it. */
static bool is_same_office(const struct question *q, const struct tenancy *t)
{
    struct view asked = q->office->country;

    if (asked.size && t->country.size)
        return view_equal(asked, t->country);
    return q->office->named;
}

static bool is_held(const struct tenancy *t)
{
    return t->undated || t->first <= t->last;
}

/* Days between a day and those on which it is told; INT32_MAX where those are not known. */
static int32_t days_away(const struct question *q, const struct tenancy *t)
{
    int32_t day = date_to_day(q->day);

    if (t->first > t->last)
        return INT32_MAX;
    return day < t->first ? t->first - day : day > t->last ? day - t->last : 0;
}

/* Whether two people are told to hold it, and no day tells them apart: one of them on no known day, or between two days of the other, or
 * both at about the day that is asked for, on either side of it. */
static bool is_disputed(const struct question *q, const struct tenancy *t,
                        const struct tenancy *other)
{
    int32_t day = date_known(q->day) ? date_to_day(q->day) : 0;

    if (!date_known(q->day) || t->undated || other->undated)
        return true;
    if (other->first <= t->last && t->first <= other->last)
        return true;
    return days_away(q, other) <= OFFICE_DAYS && (day < t->first) != (day < other->first);
}

/* Whether somebody is told to have left it by the day. */
static bool has_left(const struct question *q, const struct tenancy *t)
{
    return t->left != INT32_MAX && !(date_known(q->day) && date_to_day(q->day) < t->left);
}

/* Whether somebody may be who is asked for: told so near the day, and of no other gender. */
static bool may_hold(const struct question *q, const struct tenancy *t)
{
    bool dated = date_known(q->day) && t->first <= t->last;

    return !(q->gender && t->gender && q->gender != t->gender) &&
           !(dated && days_away(q, t) > OFFICE_DAYS);
}

/* Who of two was told so nearer the day. */
static const struct tenancy *nearer(const struct question *q, const struct tenancy *a,
                                    const struct tenancy *b)
{
    if (!a || !date_known(q->day))
        return a ? a : b;
    return days_away(q, b) < days_away(q, a) ? b : a;
}

/* The next tenancy of the office that is asked for, from one of the same words; NONE behind the last. */
static uint32_t next_same(const struct question *q, uint32_t i)
{
    while (i != NONE && !is_same_office(q, &q->offices->all.at[i]))
        i = q->offices->all.at[i].next;
    return i;
}

/* Whether another tenancy of that office leaves it open who is meant. */
static bool is_against(const struct question *q, const struct tenancy *found,
                       const struct tenancy *other)
{
    return other->person == found->person ? has_left(q, other)
                                          : is_held(other) && is_disputed(q, found, other);
}

static uint32_t holder_on(const struct question *q)
{
    const struct tenancy *all = q->offices->all.at, *found = NULL;
    uint32_t i;

    for (i = next_same(q, q->first); i != NONE; i = next_same(q, all[i].next))
        if (is_held(&all[i]))
            found = nearer(q, found, &all[i]);
    if (!found || !may_hold(q, found))
        return NONE;
    for (i = next_same(q, q->first); i != NONE; i = next_same(q, all[i].next))
        if (is_against(q, found, &all[i]))
            return NONE;
    return found->person;
}

static uint32_t holder_of(const struct offices *o, const struct analysis *a, uint32_t speaker,
                          struct range role, struct arena *arena)
{
    struct office office;
    struct question q = {.offices = o,
                         .office = &office,
                         .day = a->heading.date,
                         .gender = a->speakers.all.at[speaker].gender};

    office_read(&office, a, o->lexicon, speaker, role, arena);
    if (!office.size || !(office.country.size || office.named))
        return NONE;
    q.first = map_get(&o->by_words, key_of(&office, arena));
    return holder_on(&q);
}

/* "the mayor of Millbrook", and neither "a mayor" nor the former one. */
static bool is_told_as_held(const struct offices *o, const struct analysis *a,
                            const struct mention *m)
{
    enum tenure tenure = role_tenure(&a->text, o->lexicon, m->role);

    return m->form == FORM_TITLE && m->number != NUMBER_MANY && range_length(m->role) &&
           (tenure == TENURE_HELD || tenure == TENURE_ACTING);
}

uint32_t offices_holder(const struct offices *o, uint32_t article, uint32_t speaker,
                        struct arena *arena)
{
    const struct analysis *a = analysis_of(o, article);
    const struct speaker *asked = &a->speakers.all.at[speaker];
    uint32_t found = NONE, i;

    if (asked->kind != KIND_UNNAMED)
        return NONE;
    for (i = 0; i < asked->mentions.size && i < OFFICE_MENTIONS; i++) {
        const struct mention *m = &a->mentions.at[asked->mentions.at[i]];
        uint32_t holder =
            is_told_as_held(o, a, m) ? holder_of(o, a, speaker, m->role, arena) : NONE;

        if (found != NONE && holder != NONE && holder != found)
            return NONE;
        found = holder == NONE ? found : holder;
    }
    return found;
}
