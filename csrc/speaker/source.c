/* speaker/source.c - which mention a statement names as its source */
#include "speaker/coreference.h"

enum { NAMED_TOKENS = 12 }; /* of a source that begins within a mention, from its end */

/* "Lund's aide Ann Lee", "Norland's acting envoy": Lund and Norland, of whom it is said whose somebody is. */
static bool is_possessor(const struct resolver *r, const struct mention *m, uint32_t end)
{
    return m->tokens.to + 1 < end &&
           (m->possessive || r->text->tokens.at[m->tokens.to].kind == TOKEN_CLITIC);
}

/* The mention that a range begins with, a name before others, the longest of them: "Board of Trade president Ann Lee"; NONE if there is
 * none. */
static uint32_t mention_beginning(const struct resolver *r, struct range source, uint32_t from)
{
    uint32_t i, first = NONE;
    bool named = false;

    for (i = from; i != NONE && i < r->mentions->size; i--) {
        const struct mention *m = &r->mentions->at[i];

        if (m->tokens.from < source.from)
            break;
        if (m->tokens.from != source.from || is_possessor(r, m, source.to) ||
            (m->form == FORM_PRONOUN && m->tokens.to + 1 < source.to))
            continue;
        if (m->form == FORM_NAME && m->name.to <= source.to) {
            first = i;
            named = true;
        } else if (m->tokens.to <= source.to && !named) {
            first = i;
        }
    }
    if (named)
        return first;
    if (first == NONE)
        first = mention_naming(r->mentions, source.from);
    if (first != NONE && is_possessor(r, &r->mentions->at[first], source.to))
        return NONE;
    return first != NONE && (r->mentions->at[first].tokens.from == source.from ||
                             r->mentions->at[first].name.from == source.from)
               ? first
               : NONE;
}

/* The part of a source that stands nearest the cue and names somebody: "Prague" may stand before all. */
static struct range source_of(const struct resolver *r, const struct statement *s)
{
    uint32_t cue = s->cue.size ? s->cue.at[0].from : s->source.at[0].to, best = 0, i, least = NONE;

    for (i = 0; s->source.size > 1 && i < s->source.size; i++) {
        struct range part = s->source.at[i];
        uint32_t away = part.from > cue ? part.from - cue : cue - part.to;

        if (away < least &&
            mention_beginning(r, part, mention_last(r->mentions, part.from)) != NONE) {
            least = away;
            best = i;
        }
    }
    return s->source.at[best];
}

/* The mention behind the first one and a conjunction; NONE if that is not what follows. */
static uint32_t mention_joined(const struct resolver *r, struct range source, uint32_t first)
{
    uint32_t at = r->mentions->at[first].tokens.to, second;

    if (r->mentions->at[first].tokens.from != source.from || at + 1 >= source.to ||
        !word_has_class(r->lexicon, r->text->tokens.at[at].norm, "conj"))
        return NONE;
    second = mention_at(r->mentions, (struct range){at + 1, source.to});
    return second != NONE && r->mentions->at[second].tokens.from == at + 1 ? second : NONE;
}

/* "US | State Department spokesman Ann Lee": the mention right behind a country that says whose it is; NONE if that is not what follows. */
static uint32_t mention_adjoined(const struct resolver *r, struct range source, uint32_t first)
{
    uint32_t at = r->mentions->at[first].tokens.to, second;

    if (r->mentions->at[first].kind != KIND_PLACE || at >= source.to)
        return NONE;
    second = mention_at(r->mentions, (struct range){at, source.to});
    return second != NONE && r->mentions->at[second].tokens.from == at ? second : NONE;
}

/* "MPs that | the Inspectorate": the mention that ends a source behind "that", where what is told begins; NONE if that is not what follows. */
static uint32_t mention_behind_that(const struct resolver *r, struct range source, uint32_t first)
{
    uint32_t at = r->mentions->at[first].tokens.to, second;

    if (at + 1 >= source.to || !word_has_class(r->lexicon, r->text->tokens.at[at].norm, "that"))
        return NONE;
    second = mention_at(r->mentions, (struct range){at + 1, source.to});
    return second != NONE && r->mentions->at[second].tokens.from == at + 1 &&
                   r->mentions->at[second].tokens.to == source.to
               ? second
               : NONE;
}

/* The mention whose name stands in a source though its other words begin before; NONE if there is none. */
static uint32_t mention_named_in(const struct resolver *r, struct range source)
{
    uint32_t i, mention, left = NAMED_TOKENS;

    for (i = source.to; i-- > source.from && left; left--) {
        mention = mention_naming(r->mentions, i);
        if (mention != NONE && !r->mentions->at[mention].possessive &&
            r->mentions->at[mention].tokens.from <= source.from &&
            range_contains(source, r->mentions->at[mention].name))
            return mention;
    }
    return NONE;
}

/* "Proponents, including | the Harbour Board", "those who sent | the letter": said of somebody who is no mention. */
static bool is_said_of_other(const struct resolver *r, struct range source, uint32_t mention)
{
    uint32_t from = r->mentions->at[mention].tokens.from, i;

    for (i = source.from; i < from; i++)
        if (nominal_row(r, (struct range){i, i + 1}, "relative"))
            return true;
    return from > source.from + 1 &&
           (word_has_class(r->lexicon, r->text->tokens.at[from - 1].norm, "prep") ||
            word_has_class(r->lexicon, r->text->tokens.at[from - 1].norm, "conj"));
}

/* "court | documents", where only the court is a mention: the words are those of something else. */
static bool is_cut_short(const struct resolver *r, uint32_t first, struct range source)
{
    const struct mention *m = &r->mentions->at[first];
    const struct token *next = &r->text->tokens.at[m->tokens.to];

    return m->form == FORM_NOMINAL && range_length(m->tokens) == 1 &&
           m->tokens.from == source.from && m->tokens.to + 1 == source.to &&
           next->kind == TOKEN_WORD && !next->capital &&
           !lexicon_find(&r->lexicon->words, next->norm);
}

/* The mention that names a source: that which it begins with, before what is said of it behind a comma or in a clause; behind two offices
 * the name. */
uint32_t source_mention(const struct resolver *r, const struct statement *s)
{
    struct range source = source_of(r, s);
    uint32_t mention =
        s->mention == NONE || s->source.size > 1 ? mention_at(r->mentions, source) : s->mention;
    uint32_t first = mention_beginning(r, source, mention_last(r->mentions, source.from)), second;

    if (first == NONE && mention == NONE)
        return mention_named_in(r, source);
    if (first == NONE)
        return range_length(source) > 1 && (is_said_of_other(r, source, mention) ||
                                            r->mentions->at[mention].form == FORM_PRONOUN ||
                                            r->mentions->at[mention].possessive)
                   ? NONE
                   : mention; /* "a panel headed by him" is not he, nor "Lund's niece" Lund */
    if (is_cut_short(r, first, source))
        return NONE;
    second = mention_adjoined(r, source, first);
    if (second == NONE)
        second = mention_behind_that(r, source, first);
    if (second != NONE)
        return second;
    second = mention_joined(r, source, first);
    if (second != NONE && r->mentions->at[first].form == FORM_TITLE &&
        r->mentions->at[second].form == FORM_NAME)
        return second;
    return first;
}

/* "Mayor Lund and two of his aides": several, joined, and not one with two offices. */
bool source_is_joint(const struct resolver *r, const struct statement *s)
{
    struct range source = s->source.size ? source_of(r, s) : (struct range){0, 0};
    uint32_t first = mention_beginning(r, source, mention_last(r->mentions, source.from));
    uint32_t second = first == NONE ? NONE : mention_joined(r, source, first);

    return second != NONE &&
           (r->mentions->at[first].form == FORM_NAME || r->traits[first].definite) &&
           (r->mentions->at[second].form == FORM_NAME || r->traits[second].definite ||
            r->mentions->at[second].number == NUMBER_MANY ||
            lexicon_find(&r->lexicon->numbers,
                         r->text->tokens.at[r->mentions->at[second].tokens.from].norm));
}
