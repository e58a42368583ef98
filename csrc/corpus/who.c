/* corpus/who.c - whether the speakers of two reports may be one */
#include "corpus/who.h"

#include "base/utf8.h"

enum {
    SMALL_WORD = 3, /* bytes: of a name, tells nothing */
    ROLE_WORDS = 32
};

enum voice { VOICE_NONE, VOICE_BODY, VOICE_COUNTRY };

static bool is_break(char c)
{
    return c == ' ' || c == '-' || c == ',';
}

static uint32_t split(struct view norm, struct view words[ROLE_WORDS])
{
    uint32_t size = 0;
    size_t at = 0;

    while (at < norm.size && size < ROLE_WORDS) {
        size_t start = at;

        while (at < norm.size && !is_break(norm.data[at]))
            at++;
        if (at > start)
            words[size++] = (struct view){norm.data + start, at - start};
        at++;
    }
    return size;
}

/* For what a role's words say that its holder speaks. */
static enum voice voice_of_role(const struct corpus *corpus, struct view role)
{
    const struct lexicon_table *voices = &corpus->lexicon->voices;
    struct view words[ROLE_WORDS];
    uint32_t size = split(role, words), i, length;
    enum voice voice = VOICE_NONE;

    for (i = 0; i < size; i++) {
        const struct table_row *row = lexicon_longest(voices, words + i, size - i, &length);
        struct view effect = row ? lexicon_cell(voices, row, "effect") : (struct view){"", 0};

        if (view_is(effect, "bars"))
            return VOICE_NONE;
        if (view_is(effect, "speaks"))
            voice = VOICE_COUNTRY;
        else if (row && voice == VOICE_NONE)
            voice = VOICE_BODY;
    }
    return voice;
}

static bool is_government(const struct corpus *corpus, const struct person *person,
                          const struct bearer *bearer)
{
    return person->kind == KIND_ORGANISATION &&
           voice_of_role(corpus, bearer->name) == VOICE_COUNTRY;
}

static bool has_office(const struct corpus *corpus, const struct bearer *bearer)
{
    const struct view *role;

    vec_each (role, &bearer->roles) {
        if (voice_of_role(corpus, *role) == VOICE_COUNTRY)
            return true;
    }
    return false;
}

static void find_country(struct corpus *corpus, const struct person *person, struct bearer *bearer)
{
    bearer->country = NONE;
    if (person->kind == KIND_GROUP || person->kind == KIND_DOCUMENT || person->kind == KIND_UNNAMED)
        return;
    if (person->kind != KIND_PERSON) {
        bearer->country = vocabulary_country(&corpus->vocabulary, person->name, corpus->arena);
        bearer->is_country = bearer->country != NONE;
    }
    bearer->office = has_office(corpus, bearer);
    if (bearer->country != NONE || (!bearer->office && !is_government(corpus, person, bearer)))
        return;
    bearer->country = vocabulary_country(&corpus->vocabulary, person->affiliation, corpus->arena);
    bearer->is_country = bearer->country != NONE && !bearer->office;
}

void who_prepare(struct corpus *corpus, uint32_t person)
{
    const struct person *at = &corpus->people.all.at[person];
    struct bearer *bearer = &corpus->bearers[person];
    const struct person_role *role;

    bearer->name = utf8_normal(corpus->arena, at->name);
    vec_each (role, &at->roles) {
        vec_push(corpus->arena, &bearer->roles, utf8_normal(corpus->arena, role->text));
    }
    bearer->holder = BEARER_UNASKED;
    find_country(corpus, at, bearer);
}

static bool name_has(struct view name, struct view word)
{
    size_t i;

    for (i = 0; i + word.size <= name.size; i++)
        if (memcmp(name.data + i, word.data, word.size) == 0)
            return true;
    return false;
}

/* The end of the run of letters at `at`, or the next character. */
static size_t word_end(struct view name, size_t at)
{
    size_t start = at;

    while (at < name.size) {
        uint32_t width;

        if (!utf8_is_letter(utf8_decode(name, at, &width)))
            return at > start ? at : at + width;
        at += width;
    }
    return at;
}

/* Whether all words of one name stand in the other; short ones tell nothing. */
static bool name_within(struct view shorter, struct view longer)
{
    size_t at = 0;
    bool found = false;

    while (at < shorter.size) {
        size_t end = word_end(shorter, at);
        struct view word = {shorter.data + at, end - at};

        if (word.size > SMALL_WORD && !name_has(longer, word))
            return false;
        found |= word.size > SMALL_WORD;
        at = end;
    }
    return found;
}

static bool is_either_within(struct view a, struct view b)
{
    return name_within(a, b) || name_within(b, a);
}

/* The first word of a body alone, as the last of an office or its possessor: "chief executive of Orvane", "Orvane's chief". */
static bool names_by_first(struct view role, struct view body)
{
    struct view words[ROLE_WORDS], first = {body.data, word_end(body, 0)};
    uint32_t size = split(role, words);

    if (first.size <= SMALL_WORD || first.size == body.size || !size)
        return false;
    return view_equal(words[size - 1], first) ||
           (view_starts(words[0], first) && words[0].size == first.size + strlen("'s"));
}

/* Whether an office names a body by its last word alone: "the authority's director", but no other's: "of the health authority". */
static bool names_shortly(struct view role, struct view body)
{
    struct view words[ROLE_WORDS], last;
    size_t at = 0, end;

    while ((end = word_end(body, at)) < body.size)
        at = end;
    last = (struct view){body.data + at, body.size - at};
    for (uint32_t i = 0, size = split(role, words); i < size && last.size > SMALL_WORD; i++)
        if (view_starts(words[i], last) && words[i].size <= last.size + strlen("'s"))
            return i == 0 || words[i - 1].size <= SMALL_WORD || name_has(body, words[i - 1]);
    return false;
}

/* Whether somebody heads a body, or speaks for it; but not by an office of that sort. A company may be taken for a person. */
static bool stands_for(const struct corpus *corpus, const struct bearer *person,
                       const struct bearer *body, enum voice but)
{
    const struct view *role;

    vec_each (role, &person->roles) {
        if ((is_either_within(body->name, *role) || names_shortly(*role, body->name) ||
             names_by_first(*role, body->name)) &&
            voice_of_role(corpus, *role) != VOICE_NONE && voice_of_role(corpus, *role) != but)
            return true;
    }
    return false;
}

/* "deputy", "former": another office than without it. */
static bool is_barred(const struct corpus *corpus, struct view role)
{
    const struct lexicon_table *voices = &corpus->lexicon->voices;
    struct view words[ROLE_WORDS];
    uint32_t size = split(role, words), i;

    for (i = 0; i < size; i++) {
        const struct table_row *row = lexicon_find(voices, words[i]);

        if (row && view_is(lexicon_cell(voices, row, "effect"), "bars"))
            return true;
    }
    return false;
}

/* Whether an office is one that somebody holds. */
static bool holds(const struct corpus *corpus, const struct bearer *person,
                  const struct bearer *office)
{
    const struct view *role;

    vec_each (role, &person->roles) {
        if (is_either_within(office->name, *role) &&
            is_barred(corpus, office->name) == is_barred(corpus, *role))
            return true;
    }
    return false;
}

/* Of which body or country, or of what: "culture minister", "Halden's chairwoman"; not "director". */
static bool is_told(struct view office)
{
    struct view words[ROLE_WORDS];
    uint32_t size = split(office, words), i, telling = 0;

    for (i = 0; i < size; i++)
        telling += words[i].size > SMALL_WORD;
    return telling > 1;
}

/* The only person of the folder who holds an office; NONE where none does, or more than one. */
static uint32_t find_holder(const struct corpus *corpus, uint32_t office)
{
    const struct bearer *own = &corpus->bearers[office];
    uint32_t i, found = NONE;

    if (corpus->people.all.at[office].kind != KIND_UNNAMED || !is_told(own->name))
        return NONE;
    for (i = 0; i < corpus->people.all.size; i++) {
        const struct bearer *person = &corpus->bearers[i];

        if (corpus->people.all.at[i].kind != KIND_PERSON || !holds(corpus, person, own))
            continue;
        if (found != NONE)
            return NONE;
        found = i;
    }
    if (found != NONE && own->country != NONE && corpus->bearers[found].country != NONE &&
        own->country != corpus->bearers[found].country)
        return NONE;
    return found;
}

/* Whether b is an office that only a holds. */
static bool is_holder(const struct corpus *corpus, uint32_t a, uint32_t b)
{
    struct bearer *office = &corpus->bearers[b];

    if (office->holder == BEARER_UNASKED)
        office->holder = find_holder(corpus, b);
    return office->holder == a;
}

static bool is_unnamed(const struct person *person)
{
    return person->kind == KIND_UNNAMED || person->kind == KIND_GROUP;
}

/* Symmetric but for the order of the two. */
static bool may_stand_for(const struct corpus *corpus, uint32_t a, uint32_t b)
{
    const struct person *x = &corpus->people.all.at[a], *y = &corpus->people.all.at[b];
    const struct bearer *own = &corpus->bearers[a], *other = &corpus->bearers[b];

    if (x->kind == KIND_ORGANISATION && y->kind == KIND_ORGANISATION)
        return is_either_within(own->name, other->name);
    if (x->kind == KIND_PERSON && y->kind == KIND_UNNAMED)
        return holds(corpus, own, other);
    if (x->kind != KIND_PERSON)
        return false;
    return y->kind == KIND_ORGANISATION ? stands_for(corpus, own, other, VOICE_NONE)
                                        : y->kind == KIND_PERSON && own->roles.size &&
                                              stands_for(corpus, own, other, VOICE_COUNTRY);
}

/* A minister of a country that is not told may be that of a country that his report is about. */
static bool may_speak_for(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    uint32_t i;

    if (!b->is_country || a->country != NONE || !corpus->bearers[a->person].office)
        return false;
    for (i = 0; i < a->names_size; i++)
        if (a->names[i] == b->country)
            return true;
    return false;
}

enum { NOT_ASKED, STANDS_NOT, STANDS };

/* Kept for two people, since all their statements are compared. */
static bool either_stands_for(const struct corpus *corpus, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    uint8_t **row = &corpus->stands[high];

    if (!*row)
        *row = arena_new_array(corpus->arena, high, uint8_t);
    if ((*row)[low] == NOT_ASKED)
        (*row)[low] =
            may_stand_for(corpus, a, b) || may_stand_for(corpus, b, a) ? STANDS : STANDS_NOT;
    return (*row)[low] == STANDS;
}

static bool is_either_holder(const struct corpus *corpus, uint32_t a, uint32_t b)
{
    return is_holder(corpus, a, b) || is_holder(corpus, b, a);
}

bool who_may_be(const struct corpus *corpus, uint32_t a, uint32_t b)
{
    return is_either_holder(corpus, a, b) || either_stands_for(corpus, a, b);
}

enum who who_compare(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    if (a->person == NONE || b->person == NONE)
        return WHO_UNKNOWN;
    if (a->person == b->person)
        return WHO_SAME;
    if (a->country != NONE && a->country == b->country && (a->is_country || b->is_country))
        return WHO_COUNTRY;
    if (may_speak_for(corpus, a, b) || may_speak_for(corpus, b, a))
        return WHO_COUNTRY;
    if (is_either_holder(corpus, a->person, b->person))
        return WHO_HOLDER;
    if (either_stands_for(corpus, a->person, b->person))
        return WHO_SHORT;
    return is_unnamed(&corpus->people.all.at[a->person]) ||
                   is_unnamed(&corpus->people.all.at[b->person])
               ? WHO_UNKNOWN
               : WHO_OTHER;
}

bool who_is_named(const struct corpus *corpus, const struct unit *unit, uint32_t person)
{
    const struct analysis *analysis = unit_analysis(corpus, unit);
    uint32_t sentence = analysis->text.tokens.at[unit->tokens.from].sentence, i;
    struct range where = analysis->text.sentences.at[sentence].tokens;

    for (i = 0; i < analysis->mentions.size; i++) {
        uint32_t speaker = analysis->speakers.of_mention[i];

        if (range_contains(where, analysis->mentions.at[i].tokens) &&
            speaker < analysis->speakers.all.size &&
            corpus->people.of_speaker[unit->article][speaker] == person)
            return true;
    }
    return false;
}
