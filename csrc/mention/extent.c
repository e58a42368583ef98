/* mention/extent.c - prepositional phrases, brackets and appositions that belong to a noun phrase */
#include "mention/extent.h"

#include "mention/kind.h"
#include "mention/link.h"
#include "mention/person.h"

enum {
    TITLE_WORDS = 5,   /* of the longest title that is looked up */
    CHAIN_PHRASES = 6, /* prepositional phrases that are followed */
};

struct view bare_norm(const struct text *text, uint32_t token)
{
    struct view norm = text->tokens.at[token].norm;

    if (norm.size > 1 && norm.data[norm.size - 1] == '.')
        norm.size--;
    return norm;
}

static uint8_t class_at(const struct scene *scene, uint32_t token)
{
    return token < scene->text->tokens.size ? scene->syntax->class[token] : CLASS_MARK;
}

static struct range sentence_of(const struct scene *scene, uint32_t token)
{
    const struct text *text = scene->text;

    return text->sentences.at[text->tokens.at[token].sentence].tokens;
}

bool is_time_word(const struct scene *scene, uint32_t token)
{
    return lexicon_find(&scene->lexicon->times, bare_norm(scene->text, token)) != NULL;
}

/* The row of "man" for a "lineman"; NULL where a word is none. */
static const struct table_row *trade_at(const struct scene *scene, uint32_t token, uint32_t *length)
{
    struct view norm = scene->text->tokens.at[token].norm;
    size_t man = trade_man(scene->text, scene->lexicon, token);

    *length = 1;
    return man ? lexicon_find(&scene->lexicon->titles,
                              (struct view){norm.data + norm.size - man, man})
               : NULL;
}

static const struct table_row *title_at(const struct scene *scene, struct range tokens,
                                        uint32_t *length)
{
    struct view words[TITLE_WORDS];
    const struct table_row *row;
    uint32_t size = 0;

    while (size < TITLE_WORDS && tokens.from + size < tokens.to) {
        uint32_t token = tokens.from + size;
        struct view lemma = scene->syntax->lemma[token];

        words[size] = bare_norm(scene->text, token);
        if (scene->syntax->class[token] == CLASS_NOUN && lemma.size)
            words[size] = lemma;
        size++;
    }
    row = lexicon_longest(&scene->lexicon->titles, words, size, length);
    return row || !size ? row : trade_at(scene, tokens.from, length);
}

struct range title_in(const struct scene *scene, struct range tokens)
{
    struct range found = {tokens.from, tokens.from};
    uint32_t i = tokens.from, length;

    while (i < tokens.to) {
        if (title_at(scene, (struct range){i, tokens.to}, &length)) {
            found = (struct range){i, i + length};
            i += length;
        } else {
            i++;
        }
    }
    return found;
}

uint32_t title_words(const struct scene *scene, struct range tokens)
{
    uint32_t length;

    return title_at(scene, tokens, &length) ? length : 0;
}

/* "Ann Lee MP" */
static bool ends_with_letters(const struct scene *scene, struct range tokens)
{
    struct range name = person_at_end(scene, (struct range){tokens.from, tokens.to - 1});

    return is_letters(scene, tokens.to - 1) && range_length(name) > 1 &&
           (is_given(scene, name.from) ||
            (name.from > tokens.from &&
             lexicon_find(&scene->lexicon->honorifics, bare_norm(scene->text, name.from - 1))));
}

/* "Brian Baker", "The Harbour Observer": a name of which the last word is an occupation too. */
static bool ends_as_name(const struct scene *scene, struct range tokens, struct range title)
{
    const struct lexicon_table *nominals = &scene->lexicon->nominals;
    const struct token *last = &scene->text->tokens.at[tokens.to - 1];

    if (range_length(title) != 1 || !last->capital || title.from == tokens.from ||
        !last[-1].capital || last[-1].kind != TOKEN_WORD)
        return false;
    if (ends_with_letters(scene, tokens))
        return true;
    if (lexicon_find_with(nominals, last->norm, "kind", VIEW("masthead")))
        return class_at(scene, tokens.from) == CLASS_DETERMINER;
    return lexicon_find(&scene->lexicon->names, last[-1].norm) ||
           lexicon_find(&scene->lexicon->honorifics, bare_norm(scene->text, tokens.to - 2));
}

bool phrase_is_title(const struct scene *scene, uint32_t phrase)
{
    struct range tokens = scene->syntax->phrases.at[phrase].tokens, title;

    title = title_in(scene, tokens);
    return range_length(title) && title.to == tokens.to && !ends_as_name(scene, tokens, title);
}

bool is_anybody(const struct scene *scene, uint32_t token)
{
    const struct lexicon_table *nominals = &scene->lexicon->nominals;
    struct view norm = scene->text->tokens.at[token].norm;
    const char *hyphen = norm.size ? memchr(norm.data, '-', norm.size) : NULL;
    size_t before = hyphen ? (size_t)(hyphen - norm.data) + 1 : 0; /* "40-" of "40-year-old" */

    norm = (struct view){norm.data + before, norm.size - before};
    return lexicon_find_with(nominals, norm, "kind", VIEW("anybody")) != NULL;
}

/* "the Dane" is nobody's name. */
static bool is_called_by_people(const struct scene *scene, struct range tokens)
{
    return range_length(tokens) == 2 && class_at(scene, tokens.from) == CLASS_DETERMINER &&
           is_anybody(scene, tokens.from + 1);
}

bool phrase_is_name(const struct scene *scene, uint32_t phrase)
{
    const struct noun_phrase *p = &scene->syntax->phrases.at[phrase];

    return class_at(scene, p->head) == CLASS_NAME && !phrase_is_title(scene, phrase) &&
           !is_called_by_people(scene, p->tokens);
}

static bool has_time(const struct scene *scene, struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (is_time_word(scene, i))
            return true;
    return false;
}

/* "the Committee for National Security", "the Council on Ports": a body whose name goes on in capitals. */
static bool goes_on_as_body(const struct scene *scene, uint32_t phrase, uint32_t preposition,
                            uint32_t next)
{
    const struct lexicon_table *nominals = &scene->lexicon->nominals;
    const struct noun_phrase *p = &scene->syntax->phrases.at[phrase];
    struct range name = scene->syntax->phrases.at[next].tokens;
    struct view norm = scene->text->tokens.at[preposition].norm;
    const struct table_row *row = lexicon_find(nominals, norm);

    return scene->text->tokens.at[name.from].capital && range_length(name) > 1 &&
           class_at(scene, name.from) <= CLASS_ADJECTIVE &&
           kind_of_body(scene, (struct range){p->tokens.from, p->head + 1}) == KIND_ORGANISATION &&
           scene->text->tokens.at[p->head].capital &&
           !lexicon_find(&scene->lexicon->names, scene->text->tokens.at[name.from].norm) &&
           !(row && view_is(lexicon_cell(nominals, row, "kind"), "locative")) &&
           !range_length(title_in(scene, name));
}

/* Whether a preposition ties the next phrase to this one: all do to a common noun, few to a name. */
static bool ties(const struct scene *scene, uint32_t phrase, uint32_t preposition, uint32_t next)
{
    struct view norm = scene->text->tokens.at[preposition].norm;

    if (view_is(norm, "of"))
        return true;
    if (has_time(scene, scene->syntax->phrases.at[next].tokens) || view_is(norm, "by") ||
        view_is(norm, "than") || view_is(norm, "despite") || view_is(norm, "until"))
        return false;
    if (phrase_is_name(scene, phrase))
        return goes_on_as_body(scene, phrase, preposition, next);
    return class_at(scene, scene->syntax->phrases.at[phrase].head) != CLASS_PRONOUN;
}

/* What a conjunction adds to the phrases that hang on another one; its end, or `at`. */
static uint32_t joined(const struct scene *scene, uint32_t phrase, uint32_t at, uint32_t end)
{
    uint32_t body = joined_body(scene, at, end);

    return body == at && (phrase_is_title(scene, phrase) ||
                          kind_of_body(scene, scene->syntax->phrases.at[phrase].tokens) ==
                              KIND_ORGANISATION)
               ? joined_portfolio(scene, at, end)
               : body;
}

static bool is_finite(const struct scene *scene, uint32_t token)
{
    uint32_t group = token < scene->text->tokens.size ? scene->syntax->group[token] : NONE;

    return group != NONE && scene->syntax->groups.at[group].finite;
}

/* "says": brings what is said, also where it stands behind that. */
static bool may_close_report(const struct scene *scene, uint32_t token)
{
    const struct lexicon_table *cues = &scene->lexicon->cues;
    const struct table_row *row = lexicon_find(cues, scene->syntax->lemma[token]);

    for (; row; row = lexicon_next(cues, row))
        if (view_holds(lexicon_cell(cues, row, "frames"), VIEW("that")))
            return true;
    return false;
}

/* "for NATO | issues.": what looks like a verb, behind a name, and ends a sentence that has one already, is a noun; its end, or `at`. */
static uint32_t noun_at_end(const struct scene *scene, uint32_t phrase, uint32_t at, uint32_t end)
{
    uint32_t from = scene->syntax->phrases.at[phrase].tokens.from, i;

    if (at + 2 != end || at == scene->syntax->phrases.at[phrase].tokens.to ||
        scene->syntax->form[at] != VERB_PRESENT || may_close_report(scene, at) ||
        class_at(scene, at + 1) != CLASS_MARK || class_at(scene, at - 1) != CLASS_NAME)
        return at;
    for (i = sentence_of(scene, from).from; i < from; i++)
        if (is_finite(scene, i))
            return at + 1;
    return at;
}

uint32_t extent_chain(const struct scene *scene, uint32_t phrase)
{
    uint32_t end = sentence_of(scene, scene->syntax->phrases.at[phrase].head).to, left, next;
    uint32_t at = scene->syntax->phrases.at[phrase].tokens.to;

    at = bracket_end(scene, at, end);
    for (left = CHAIN_PHRASES; left; left--) {
        if (at >= end || class_at(scene, at) != CLASS_PREPOSITION)
            break;
        next = phrase_from(scene, at + 1, end);
        if (next == NONE || !ties(scene, phrase, at, next))
            break;
        at = joined(scene, phrase, scene->syntax->phrases.at[next].tokens.to, end);
        at = bracket_end(scene, at, end);
    }
    return noun_at_end(scene, phrase, at, end);
}

/* What may stand behind an apposition. */
static bool closes(const struct scene *scene, uint32_t at, uint32_t end)
{
    return at >= end || class_at(scene, at) == CLASS_MARK || class_at(scene, at) == CLASS_WH ||
           scene->syntax->group[at] != NONE || class_at(scene, at) == CLASS_PREPOSITION ||
           class_at(scene, at) == CLASS_ADVERB;
}

static bool begins_with_determiner(const struct scene *scene, uint32_t phrase)
{
    uint32_t first = scene->syntax->phrases.at[phrase].tokens.from;

    return class_at(scene, first) == CLASS_DETERMINER ||
           (class_at(scene, first) == CLASS_POSSESSIVE &&
            !syntax_does(scene->syntax, scene->text->tokens.size, first, TASK_RELATIVE));
}

static bool is_plural(const struct scene *scene, uint32_t phrase)
{
    uint32_t head = scene->syntax->phrases.at[phrase].head;

    return class_at(scene, head) == CLASS_NOUN &&
           !view_equal(scene->syntax->lemma[head], scene->text->tokens.at[head].norm);
}

static bool apposes(const struct scene *scene, uint32_t phrase, uint32_t next)
{
    const struct noun_phrase *n = &scene->syntax->phrases.at[next];

    if (syntax_does(scene->syntax, scene->text->tokens.size, n->tokens.from, TASK_RELATIVE))
        return false; /* "Lund, whose wife" */
    if (phrase_is_name(scene, phrase))
        return phrase_is_title(scene, next) ||
               (begins_with_determiner(scene, next) && class_at(scene, n->head) != CLASS_PRONOUN);
    return phrase_is_title(scene, phrase) && !is_plural(scene, phrase) &&
           phrase_is_name(scene, next) && !begins_with_determiner(scene, next);
}

bool is_party_seat(const struct scene *scene, uint32_t token)
{
    struct view norm = scene->text->tokens.at[token].norm;

    if (!norm.size || !strchr("rdi", norm.data[0]))
        return false;
    return (norm.size > 2 && norm.data[1] == '-') ||
           (norm.size == 1 && token && token_is(scene->text, token - 1, "("));
}

/* "R-Pa.", "42": one word between commas behind a name. */
static uint32_t short_apposition(const struct scene *scene, uint32_t at, uint32_t end)
{
    if (at + 1 >= end || !token_is(scene->text, at, ","))
        return at;
    if (is_party_seat(scene, at + 1) ||
        (class_at(scene, at + 1) == CLASS_NUMBER && scene->text->tokens.at[at + 1].norm.size == 2))
        if (at + 2 >= end || class_at(scene, at + 2) == CLASS_MARK)
            return at + 2;
    return at;
}

/* "In reply to | the minister", "Asked about | the mayor", "Examined by Lund, for | the skipper": governed by a preposition in what stands
 * before a subject. */
static bool is_in_opening(const struct scene *scene, uint32_t phrase)
{
    uint32_t from = scene->syntax->phrases.at[phrase].tokens.from, i;

    if (from == 0 || class_at(scene, from - 1) != CLASS_PREPOSITION)
        return false;
    if (from > 1 && token_is(scene->text, from - 2, ","))
        return true;
    for (i = sentence_of(scene, from).from; i < from; i++)
        if (is_finite(scene, i) || class_at(scene, i) == CLASS_MARK)
            return false;
    return true;
}

/* The end of a name between two commas behind `at`, with a finite verb behind it; or `at`. */
static uint32_t subject_end(const struct scene *scene, uint32_t at, uint32_t end)
{
    uint32_t name = at < end && token_is(scene->text, at, ",") ? phrase_from(scene, at + 1, end)
                                                               : (uint32_t)NONE;
    uint32_t closed = name == NONE || !phrase_is_name(scene, name) ? at : extent_chain(scene, name);

    return closed > at && closed < end && token_is(scene->text, closed, ",") &&
                   is_finite(scene, closed + 1)
               ? closed
               : at;
}

/* "In reply to the minister, Ann Lee said", "On Skarn, the mayor, Ann Lee, said": what follows is the subject. */
static bool is_subject(const struct scene *scene, uint32_t phrase, uint32_t closed, uint32_t end)
{
    return is_in_opening(scene, phrase) &&
           (is_finite(scene, closed) || subject_end(scene, closed, end) > closed);
}

/* "the Harbour Gazette, the mayor, Ann Lee, said": the office behind a name that is no person's is that of the name behind it. */
static bool is_anothers(const struct scene *scene, uint32_t phrase, uint32_t office)
{
    struct range name = scene->syntax->phrases.at[phrase].tokens;
    uint32_t first = name.from, apposed;

    if (!phrase_is_name(scene, phrase) || !phrase_is_title(scene, office))
        return false;
    while (first + 1 < name.to && class_at(scene, first) != CLASS_NAME)
        first++;
    if (lexicon_find(&scene->lexicon->names, bare_norm(scene->text, first)))
        return false;
    extent_end(scene, office, &apposed);
    return apposed != NONE && phrase_is_name(scene, apposed);
}

uint32_t extent_office(const struct scene *scene, uint32_t phrase)
{
    uint32_t end = sentence_of(scene, scene->syntax->phrases.at[phrase].head).to;
    uint32_t at = extent_chain(scene, phrase), inner, name, behind;

    inner = at < end && scene->syntax->form[at] == VERB_GERUND ? phrase_from(scene, at + 1, end)
                                                               : (uint32_t)NONE;
    if (inner == NONE || !phrase_is_title(scene, phrase))
        return at;
    behind = extent_chain(scene, inner);
    name = behind < end && token_is(scene->text, behind, ",") ? phrase_from(scene, behind + 1, end)
                                                              : (uint32_t)NONE;
    return name != NONE && apposes(scene, phrase, name) ? behind : at;
}

/* "Quill, | a crane driver | for 22 years |, said": what stands between an apposition and the comma that closes it. */
static uint32_t apposition_end(const struct scene *scene, uint32_t phrase, uint32_t end)
{
    uint32_t at = extent_chain(scene, phrase), next;

    if (at >= end || class_at(scene, at) != CLASS_PREPOSITION)
        return at;
    next = phrase_from(scene, at + 1, end);
    if (next == NONE)
        return at;
    next = scene->syntax->phrases.at[next].tokens.to;
    return next < end && token_is(scene->text, next, ",") ? next : at;
}

uint32_t extent_end(const struct scene *scene, uint32_t phrase, uint32_t *apposed)
{
    uint32_t end = sentence_of(scene, scene->syntax->phrases.at[phrase].head).to;
    uint32_t at = extent_office(scene, phrase), next, closed;

    if (apposed)
        *apposed = NONE;
    if (phrase_is_name(scene, phrase))
        at = short_apposition(scene, at, end);
    if (at >= end || !token_is(scene->text, at, ","))
        return at;
    next = phrase_from(scene, at + 1, end);
    if (next == NONE || !apposes(scene, phrase, next) || is_anothers(scene, phrase, next))
        return at;
    closed = apposition_end(scene, next, end);
    if (!closes(scene, closed, end) || is_subject(scene, phrase, closed, end) ||
        (phrase_is_name(scene, phrase) && class_at(scene, closed) != CLASS_MARK && closed < end))
        return at;
    if (apposed)
        *apposed = next;
    return closed;
}
