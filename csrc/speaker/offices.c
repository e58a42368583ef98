/* speaker/offices.c - sieves for phrases that take up a person by an office or an occupation: "the ambassador", "the expert" */
#include "speaker/coreference.h"

enum {
    OUTER = 4, /* mentions around one that are looked at */
    ACTING_SENTENCES = 2,
    LAST_SENTENCES = 6, /* how far back the one who spoke last may be */
    LAST_PARAGRAPHS = 2
};

static const struct mention *mention_of(const struct resolver *r, uint32_t mention)
{
    return &r->mentions->at[mention];
}

static struct view next_word(struct view *rest)
{
    const char *blank = rest->size ? memchr(rest->data, ' ', rest->size) : NULL;
    size_t size = blank ? (size_t)(blank - rest->data) : rest->size;
    struct view word = {rest->data, size};

    *rest = (struct view){rest->data + size + (blank != NULL), rest->size - size - (blank != NULL)};
    return word;
}

static bool is_kind(const struct lexicon *lexicon, struct view word, const char *kind)
{
    return lexicon_find_with(&lexicon->nominals, word, "kind", view_of(kind)) != NULL;
}

/* "deputy minister" is below a minister. */
static bool is_under(const struct lexicon *lexicon, struct view title)
{
    return is_kind(lexicon, next_word(&title), "under");
}

/* The words of a title, in order, among those of the one that is held, both with the same last word. */
static bool words_within(struct view title, struct view held)
{
    struct view word = next_word(&title), other = {"", 0};

    while (held.size) {
        other = next_word(&held);
        if (!view_equal(word, other))
            continue;
        if (!title.size && !held.size)
            return true;
        if (title.size)
            word = next_word(&title);
    }
    return false;
}

/* "minister" is in "foreign minister", "ambassador" in "ambassador-at-large". */
static bool title_within(const struct lexicon *lexicon, struct view title, struct view held)
{
    if (held.size <= title.size)
        return view_equal(title, held);
    if (is_under(lexicon, held) && !is_under(lexicon, title))
        return false;
    return words_within(title, held) ||
           (view_starts(held, title) &&
            (held.data[title.size] == '-' || held.data[title.size] == ' '));
}

/* Whether who holds an office may be called by a title. */
bool title_covers(const struct lexicon *lexicon, struct view title, struct view held)
{
    const struct lexicon_table *nominals = &lexicon->nominals;
    const struct table_row *row;

    if (title_within(lexicon, title, held))
        return true;
    for (row = lexicon_find(nominals, title); row; row = lexicon_next(nominals, row))
        if (view_is(lexicon_cell(nominals, row, "kind"), "office") &&
            title_within(lexicon, lexicon_cell(nominals, row, "covers"), held))
            return true;
    return false;
}

static bool holds(const struct resolver *r, const struct entity *e, struct view title)
{
    const struct view *held;

    vec_each (held, &e->titles)
        if (title_covers(r->lexicon, title, *held))
            return true;
    return false;
}

/* "an aide to the president" is not that president. */
static bool stands_in(const struct resolver *r, uint32_t mention, uint32_t entity)
{
    uint32_t outer = r->traits[mention].outer, left = OUTER;

    for (; outer != NONE && left; outer = r->traits[outer].outer, left--)
        if (r->entity[outer] == entity)
            return true;
    return false;
}

static bool same_country(const struct resolver *r, const struct entity *e, uint32_t mention)
{
    struct view country = r->traits[mention].country;

    return !country.size || !e->country.size || view_equal(country, e->country);
}

/* "New York": a place of two words, one of which stands at a token. */
static bool is_in_place(const struct resolver *r, uint32_t token)
{
    const struct token *tokens = r->text->tokens.at;
    uint32_t i, length;

    for (i = token ? token - 1 : 0; i <= token && i + 1 < r->text->tokens.size; i++) {
        struct view words[2] = {tokens[i].norm, tokens[i + 1].norm};

        if (tokens[i].capital && tokens[i + 1].capital &&
            lexicon_longest(&r->lexicon->places, words, 2, &length) && length == 2)
            return true;
    }
    return false;
}

/* A capitalised word that names a body or a person: no office, no country. */
static bool is_proper(const struct resolver *r, uint32_t token)
{
    const struct token *t = &r->text->tokens.at[token];

    return t->capital && t->kind == TOKEN_WORD && !lexicon_find(&r->lexicon->titles, t->norm) &&
           !lexicon_find(&r->lexicon->places, t->norm) &&
           !word_has_class(r->lexicon, t->norm, "det") && !is_in_place(r, token);
}

/* Whether a word is among those of an office, or their initials are its letters: "UN" and "United Nations". */
static bool is_told_in(const struct resolver *r, struct view word, struct range role)
{
    size_t at = 0;
    uint32_t i;

    for (i = role.from; i < role.to; i++) {
        const struct token *token = &r->text->tokens.at[i];

        if (view_equal(token->norm, word))
            return true;
        if (token->capital && at < word.size && token->norm.data[0] == word.data[at])
            at++;
    }
    return word.size > 1 && at == word.size;
}

/* Whether an office in a mention of somebody names another body than the phrase does. */
static bool is_of_other(const struct resolver *r, struct view word, struct range role)
{
    uint32_t i;

    if (is_told_in(r, word, role))
        return false;
    for (i = role.from; i < role.to; i++)
        if (is_proper(r, i))
            return true;
    return false;
}

/* "The Harbour Board chief" is not the chief of the Railway Board. */
static bool same_body(const struct resolver *r, const struct entity *e, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    struct range role = e->naming == NONE ? m->name : mention_of(r, e->naming)->role;
    uint32_t i;

    for (i = m->tokens.from; i < m->head; i++)
        if (is_proper(r, i) && is_of_other(r, r->text->tokens.at[i].norm, role))
            return false;
    return true;
}

/* Somebody who is not named is taken up by a noun alone. */
static bool may_be_unnamed(const struct resolver *r, const struct entity *e, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);

    return e->kind == KIND_UNNAMED && e->number != NUMBER_MANY && m->tokens.to == m->head + 1 &&
           range_length(m->tokens) == 2;
}

/* A person, or a name of several words of which nothing is known. */
bool entity_may_be_named(const struct resolver *r, const struct entity *e)
{
    return e->kind == KIND_PERSON ||
           (e->kind == KIND_UNKNOWN && e->naming != NONE && r->traits[e->naming].size > 1);
}

/* "The former president" is not the one who is president. */
static bool same_tenure(const struct resolver *r, const struct entity *e, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    const struct mention *naming = e->naming == NONE ? NULL : mention_of(r, e->naming);

    return role_tenure(r->text, r->lexicon, m->tokens) != TENURE_FORMER || !naming ||
           !range_length(naming->role) ||
           role_tenure(r->text, r->lexicon, naming->role) == TENURE_FORMER;
}

/* A person, named or not, that a mention may take up. */
static bool may_be(const struct resolver *r, uint32_t entity, uint32_t mention)
{
    const struct entity *e = entity == NONE ? NULL : &r->entities.at[entity];

    if (!e || !entity_allows(r, entity, mention) || stands_in(r, mention, entity))
        return false;
    if (!e->named)
        return may_be_unnamed(r, e, mention);
    return entity_may_be_named(r, e) && same_country(r, e, mention) && same_body(r, e, mention) &&
           same_tenure(r, e, mention);
}

/* The mention of the one who was last called so, of those in no one's words or of all; within some sentences before another mention. */
static uint32_t holder_within(const struct resolver *r, uint32_t mention, struct view title,
                              uint32_t sentences, bool outside)
{
    uint32_t i, left = NOMINAL_MENTIONS;

    for (i = mention; i-- > 0 && left && mention_within(r, i, mention, sentences); left--)
        if (!(outside && r->traits[i].inside != NONE) && may_be(r, r->entity[i], mention) &&
            holds(r, &r->entities.at[r->entity[i]], title))
            return i;
    return NONE;
}

/* The one who acts in the text counts before one of whom somebody speaks. */
static uint32_t holder_of(const struct resolver *r, uint32_t mention, struct view title)
{
    uint32_t holder = r->traits[mention].inside == NONE
                          ? holder_within(r, mention, title, ACTING_SENTENCES, true)
                          : NONE;

    return holder != NONE ? holder : holder_within(r, mention, title, OFFICE_SENTENCES, false);
}

/* "Armenian", "Norland" */
static bool is_of_country(const struct resolver *r, struct view word)
{
    const struct lexicon_table *places = &r->lexicon->places;
    const struct table_row *row = lexicon_find(places, word);
    struct view kind = row ? lexicon_cell(places, row, "kind") : VIEW("");

    return view_is(kind, "country") || view_is(kind, "demonym");
}

/* The word before the head that tells of which place or body or what else, and not of which country; NONE if there is none. */
static uint32_t told_of(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    uint32_t i;

    for (i = m->tokens.from + r->traits[mention].definite; i < m->head; i++) {
        const struct token *token = &r->text->tokens.at[i];

        if (token->kind == TOKEN_WORD && !lexicon_find(&r->lexicon->words, token->norm) &&
            !lexicon_find(&r->lexicon->titles, token->norm) && !is_of_country(r, token->norm))
            return i;
    }
    return NONE;
}

/* Whether a word is among those that tell who somebody is who is named, before the name or behind it. */
static bool is_told_beside(const struct resolver *r, struct view word, const struct mention *m)
{
    struct range before = {m->tokens.from, m->name.from}, behind = {m->name.to, m->tokens.to};

    return is_told_in(r, word, before) || is_told_in(r, word, behind);
}

/* "The Florida senator", "the council leader": of whom the same place, body or thing was told with an office that may be called so. */
static uint32_t holder_told(const struct resolver *r, uint32_t mention, struct view title)
{
    uint32_t word = told_of(r, mention), i, left = NOMINAL_MENTIONS;

    for (i = mention;
         word != NONE && i-- > 0 && left && mention_within(r, i, mention, OFFICE_SENTENCES); left--)
        if (mention_of(r, i)->form == FORM_NAME &&
            is_told_beside(r, r->text->tokens.at[word].norm, mention_of(r, i)) &&
            may_be(r, r->entity[i], mention) && holds(r, &r->entities.at[r->entity[i]], title))
            return i;
    return NONE;
}

/* One person, told of as known. */
static bool is_definite(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    const struct trait *trait = &r->traits[mention];

    if (m->number == NUMBER_MANY)
        return false;
    if (word_has_class(r->lexicon, r->text->tokens.at[m->tokens.from].norm, "poss"))
        return m->form == FORM_TITLE;
    if (!trait->definite && !trait->country.size)
        return false;
    return trait->definite || m->form == FORM_TITLE || m->possessive;
}

/* The mention behind the head, that "of" joins; NONE if there is none. */
static uint32_t belongs_to(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    uint32_t i;

    for (i = mention + 1; i < r->mentions->size && mention_of(r, i)->tokens.from < m->tokens.to;
         i++)
        if (mention_of(r, i)->tokens.from > m->head)
            return i;
    return NONE;
}

static bool inner_is(const struct resolver *r, uint32_t mention, const char *kind)
{
    uint32_t inner = belongs_to(r, mention);

    return inner != NONE && mention_of(r, inner)->form != FORM_PRONOUN &&
           nominal_row(r, mention_of(r, inner)->tokens, kind);
}

/* "the top Norwegian diplomat": the office in it, its country left out; empty where it is no other than that of its head. */
static struct view office_around_country(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    struct view words[2];
    uint32_t i, length, size = 0;
    const struct table_row *row;

    for (i = m->head + 1; i-- > m->tokens.from && size < 2;)
        if (!lexicon_find(&r->lexicon->places, r->text->tokens.at[i].norm))
            words[1 - size++] = r->text->tokens.at[i].norm;
    row = size == 2 ? lexicon_longest(&r->lexicon->nominals, words, 2, &length) : NULL;
    return row && length == 2 ? row->cell[0] : VIEW("");
}

/* The mention of the one who was last called so, or holds that office: "the ambassador", "the Armenian leader". */
static uint32_t holder_of_office(struct resolver *r, uint32_t mention)
{
    struct view title = title_of(r, mention), around;
    uint32_t holder;

    if (!title.size || !is_definite(r, mention))
        return NONE;
    holder = holder_told(r, mention, title);
    if (holder != NONE)
        return holder;
    around = office_around_country(r, mention);
    if (around.size)
        return holder_of(r, mention, around);
    if (is_kind(r->lexicon, title, "leads") && inner_is(r, mention, "cabinet"))
        return holder_of(r, mention, VIEW("head of government"));
    if (!is_kind(r->lexicon, title, "leads") || !inner_is(r, mention, "country"))
        return holder_of(r, mention, title);
    holder = holder_of(r, mention, VIEW("head of state"));
    return holder != NONE ? holder : holder_of(r, mention, VIEW("head of government"));
}

/* "the expert", "the 40-year-old": says nothing that not anybody may be. */
static bool fits_anybody(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    struct view norm = r->text->tokens.at[m->head].norm;
    const char *hyphen = memchr(norm.data, '-', norm.size);

    if (nominal_row(r, (struct range){m->tokens.from, m->head + 1}, "anybody"))
        return true;
    if (hyphen) {
        size_t at = (size_t)(hyphen - norm.data) + 1;

        return is_kind(r->lexicon, (struct view){norm.data + at, norm.size - at}, "anybody");
    }
    return is_kind(r->lexicon, title_of(r, mention), "leads") && inner_is(r, mention, "seat");
}

/* "the owner of Lantern Rovers, Ann Lee": Lantern Rovers, in what tells who she is. */
static bool stands_in_name(const struct resolver *r, uint32_t mention)
{
    uint32_t outer = r->traits[mention].outer;

    return outer != NONE && mention_of(r, outer)->form == FORM_NAME;
}

/* Who speaks, begins a sentence, or has just been named in full. */
static bool is_prominent(const struct resolver *r, uint32_t candidate, uint32_t mention)
{
    const struct trait *c = &r->traits[candidate];

    return c->inside == NONE && (c->source_of != NONE || c->first ||
                                 (c->size > 1 && !stands_in_name(r, candidate) &&
                                  mention_within(r, candidate, mention, 1)));
}

/* The mention of who spoke or acted last before a mention; NONE where that is far, or no one person. */
static uint32_t last_speaker(const struct resolver *r, uint32_t mention)
{
    uint32_t i, left = NOMINAL_MENTIONS;

    for (i = mention; i-- > 0 && left && mention_within(r, i, mention, LAST_SENTENCES); left--) {
        if (r->traits[mention].paragraph - r->traits[i].paragraph > LAST_PARAGRAPHS)
            return NONE;
        if (is_prominent(r, i, mention) && may_be(r, r->entity[i], mention))
            return i;
    }
    return NONE;
}

/* Whether words of a phrase name a body: whoever leads that need not be the one who spoke. */
static bool names_body(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    uint32_t i;

    for (i = m->tokens.from; i < m->tokens.to; i++)
        if (is_proper(r, i))
            return true;
    return false;
}

/* "the expert said": the one who spoke last; by an office only where no office of theirs is known. */
static uint32_t speaker_before(const struct resolver *r, uint32_t mention, bool anybody)
{
    const struct trait *trait = &r->traits[mention];
    const struct mention *m = mention_of(r, mention);
    uint32_t speaker;

    if (!trait->definite || trait->source_of == NONE || trait->inside != NONE ||
        m->number == NUMBER_MANY || m->form == FORM_PRONOUN)
        return NONE;
    if (!anybody && (names_body(r, mention) || !title_of(r, mention).size))
        return NONE;
    speaker = last_speaker(r, mention);
    if (speaker == NONE || anybody || !r->entities.at[r->entity[speaker]].titles.size)
        return speaker;
    return NONE;
}

/* Who holds an office on the article's day, by the user's table; NULL where it does not say. */
static const struct authority_entry *holder_by_table(const struct resolver *r, uint32_t mention)
{
    const struct authority *a = r->knowledge->authority;
    const struct lexicon_table *nominals = &r->lexicon->nominals;
    const struct authority_entry *entry;
    struct view country = {"", 0}, office;
    const struct table_row *row;

    office = authority_office(
        r->arena, r->lexicon,
        text_bytes(r->text, text_span(r->text, mention_of(r, mention)->tokens)), &country);
    if (!country.size)
        country = country_around(r, mention);
    entry = authority_holder(a, office, country, r->knowledge->day, r->arena);
    if (entry || is_kind(r->lexicon, office, "leads"))
        return entry;
    for (row = lexicon_find(nominals, office); row && !entry; row = lexicon_next(nominals, row))
        if (view_is(lexicon_cell(nominals, row, "kind"), "office"))
            entry = authority_holder(a, lexicon_cell(nominals, row, "covers"), country,
                                     r->knowledge->day, r->arena);
    return entry;
}

/* Somebody whom the article may not name: "the prime minister". */
static uint32_t resolve_by_table(struct resolver *r, uint32_t mention)
{
    struct trait *trait = &r->traits[mention];

    if (!r->knowledge->authority || trait->entry || !is_definite(r, mention) ||
        mention_of(r, mention)->form != FORM_TITLE ||
        role_tenure(r->text, r->lexicon, mention_of(r, mention)->tokens) != TENURE_HELD)
        return NONE;
    trait->entry = holder_by_table(r, mention);
    return entity_of_entry(r, trait->entry);
}

uint32_t office_resolve(struct resolver *r, uint32_t mention)
{
    uint32_t holder = office_told(r, mention), speaker = NONE;
    bool anybody = fits_anybody(r, mention);

    if (holder != NONE)
        return r->entity[holder];
    holder = holder_of_office(r, mention);
    if (holder == NONE || anybody)
        speaker = speaker_before(r, mention, anybody);
    if (holder == NONE || (speaker != NONE && speaker > holder))
        holder = speaker;
    if (holder == NONE)
        holder = named_next(r, mention);
    return holder == NONE ? resolve_by_table(r, mention) : r->entity[holder];
}
