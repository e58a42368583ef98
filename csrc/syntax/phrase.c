/* syntax/phrase.c - noun phrases without what hangs on them */
#include "syntax/classify.h"

enum { PHRASE_TOKENS = 40 }; /* a longer one is cut */

static bool is_head_class(uint8_t class)
{
    return class == CLASS_NOUN || class == CLASS_NAME || class == CLASS_NUMBER ||
           class == CLASS_PRONOUN || class == CLASS_OTHER;
}

/* What may stand inside a phrase, before its head. */
static bool is_inside(const struct syntax *s, uint32_t i)
{
    uint8_t class = s->class[i];

    return is_head_class(class) || class == CLASS_ADJECTIVE || class == CLASS_DETERMINER ||
           class == CLASS_POSSESSIVE;
}

/* "very large", "recently elected", "its then ambassador": an adverb counts where an adjective follows, or behind a possessor a noun. */
static bool is_modifier(const struct syntax *s, uint32_t i, uint32_t end)
{
    return s->class[i] == CLASS_ADVERB && i + 1 < end &&
           (s->class[i + 1] == CLASS_ADJECTIVE ||
            (s->class[i + 1] == CLASS_NOUN && i > 0 && s->class[i - 1] == CLASS_POSSESSIVE));
}

/* "past and current employees": a conjunction between adjectives. */
static bool is_joint(const struct syntax *s, uint32_t first, uint32_t i, uint32_t end)
{
    return s->class[i] == CLASS_CONJUNCTION && i > first && i + 1 < end &&
           s->class[i - 1] == CLASS_ADJECTIVE && s->class[i + 1] == CLASS_ADJECTIVE;
}

struct phrases {
    struct syntax *s;
    const struct text *text;
    const struct lexicon *lexicon;
};

/* "In February 2019 Eva Salo ...": a name behind the year of a month. */
static bool follows_year(const struct phrases *p, uint32_t first, uint32_t i)
{
    return p->s->class[i] == CLASS_NAME && i >= first + 2 && p->s->class[i - 1] == CLASS_NUMBER &&
           lexicon_find(&p->lexicon->times, p->text->tokens.at[i - 2].norm) != NULL;
}

static bool is_address(const struct phrases *p, uint32_t i)
{
    struct view norm = p->text->tokens.at[i].norm;

    norm.size -= view_ends(norm, VIEW("."));
    return lexicon_find(&p->lexicon->honorifics, norm) != NULL;
}

/* "A judge | Tuesday": a weekday right behind a noun or a name, and not "Black Friday" or "Mr Sunday Lund". */
static bool is_day_behind(const struct phrases *p, uint32_t i)
{
    const struct lexicon_table *times = &p->lexicon->times;
    const struct table_row *row = p->s->class[i] == CLASS_NAME && p->s->class[i - 1] <= CLASS_NAME
                                      ? lexicon_find(times, p->text->tokens.at[i].norm)
                                      : NULL;

    return row && view_is(lexicon_cell(times, row, "kind"), "weekday") && !is_address(p, i - 1);
}

/* A determiner or a pronoun begins a new phrase; so does "'s" never. */
static bool begins_new(const struct phrases *p, uint32_t first, uint32_t i)
{
    const struct syntax *s = p->s;
    const struct text *text = p->text;
    uint8_t class = s->class[i], last = i > first ? s->class[i - 1] : class;

    if (i == first)
        return false;
    if (follows_year(p, first, i) || is_day_behind(p, i))
        return true;
    if (class == CLASS_PRONOUN || last == CLASS_PRONOUN)
        return true;
    if (class == CLASS_POSSESSIVE)
        return text->tokens.at[i].kind != TOKEN_CLITIC && last != CLASS_DETERMINER;
    return class == CLASS_DETERMINER && last != CLASS_DETERMINER;
}

static uint32_t phrase_end(const struct phrases *p, uint32_t from, uint32_t end)
{
    const struct syntax *s = p->s;
    uint32_t i, last = from;

    for (i = from; i < end && i < from + PHRASE_TOKENS; i++) {
        if (!(is_inside(s, i) || is_modifier(s, i, end) || is_joint(s, from, i, end)) ||
            begins_new(p, from, i))
            break;
        if (is_head_class(s->class[i]) || s->class[i] == CLASS_DETERMINER)
            last = i + 1;
    }
    if (last == from && i > from && s->class[i - 1] == CLASS_ADJECTIVE)
        last = from; /* adjectives alone are no phrase */
    return last;
}

static uint32_t head_of(const struct syntax *s, struct range tokens)
{
    uint32_t i = tokens.to;

    while (i-- > tokens.from)
        if (is_head_class(s->class[i]))
            return i;
    return tokens.to - 1;
}

static void add_phrase(struct syntax *out, struct range tokens, struct arena *arena)
{
    struct noun_phrase *phrase = vec_add(arena, &out->phrases);
    uint32_t i;

    phrase->tokens = tokens;
    phrase->head = head_of(out, tokens);
    for (i = tokens.from; i < tokens.to; i++)
        out->phrase[i] = out->phrases.size - 1;
}

static void find_in_sentence(const struct phrases *p, struct range sentence, struct arena *arena)
{
    struct syntax *out = p->s;
    uint32_t i = sentence.from;

    while (i < sentence.to) {
        uint32_t end = i;

        if (is_inside(out, i) || is_modifier(out, i, sentence.to))
            end = phrase_end(p, i, sentence.to);
        if (end > i)
            add_phrase(out, (struct range){i, end}, arena);
        i = end > i ? end : i + 1;
    }
}

void find_phrases(struct syntax *out, const struct text *text, const struct lexicon *lexicon,
                  struct arena *arena)
{
    const struct phrases phrases = {out, text, lexicon};
    const struct sentence *sentence;

    vec_each (sentence, &text->sentences)
        find_in_sentence(&phrases, sentence->tokens, arena);
}
