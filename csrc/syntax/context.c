/* syntax/context.c - one class for each word, by its neighbours, from left to right */
#include "syntax/classify.h"

struct context {
    struct syntax *out;
    const uint32_t *sets;
    const struct text *text;
    const struct lexicon *lexicon;
    struct range sentence;
    uint32_t at;
};

enum { LOOK_AHEAD = 12 };

static bool can(const struct context *c, uint32_t i, enum word_class class)
{
    return range_has(c->sentence, i) && (c->sets[i] & CLASS_BIT(class));
}

static bool only(const struct context *c, uint32_t i, enum word_class class)
{
    return range_has(c->sentence, i) && c->sets[i] == CLASS_BIT(class);
}

static bool was(const struct context *c, uint32_t i, enum word_class class)
{
    return range_has(c->sentence, i) && i < c->at && c->out->class[i] == class;
}

/* The token before, adverbs and negations passed over; NONE at the sentence's start. */
static uint32_t before(const struct context *c)
{
    uint32_t i = c->at;

    while (i > c->sentence.from) {
        i--;
        if (c->out->class[i] != CLASS_ADVERB && c->out->class[i] != CLASS_NEGATION)
            return i;
    }
    return NONE;
}

static uint32_t after(const struct context *c)
{
    uint32_t i = c->at + 1;

    while (range_has(c->sentence, i) && (only(c, i, CLASS_ADVERB) || can(c, i, CLASS_NEGATION)))
        i++;
    return range_has(c->sentence, i) ? i : NONE;
}

static bool word_is(const struct context *c, uint32_t i, const char *norm)
{
    return range_has(c->sentence, i) && token_is(c->text, i, norm);
}

static bool does(const struct context *c, uint32_t i, enum word_task task)
{
    return range_has(c->sentence, i) && syntax_does(c->out, c->sentence.to, i, task);
}

static bool lemma_is(const struct context *c, uint32_t i, const char *lemma)
{
    return range_has(c->sentence, i) && view_is(c->out->lemma[i], lemma);
}

static bool plain_finite(const struct context *c, uint32_t i)
{
    return can(c, i, CLASS_MODAL) ||
           (can(c, i, CLASS_AUXILIARY) && c->out->form[i] != VERB_GERUND && !word_is(c, i, "'s") &&
            c->out->form[i] != VERB_PARTICIPLE &&
            !(c->out->form[i] == VERB_BASE && lemma_is(c, i, "be"))) ||
           (only(c, i, CLASS_VERB) && (c->out->form[i] == VERB_PAST || c->out->form[i] == VERB_ED));
}

/* Whether a plain finite verb follows before the clause can end. */
static bool verb_ahead(const struct context *c)
{
    uint32_t i;

    for (i = c->at + 1; i < c->sentence.to && i < c->at + LOOK_AHEAD; i++) {
        if (can(c, i, CLASS_MARK) || can(c, i, CLASS_THAT) || can(c, i, CLASS_WH) ||
            can(c, i, CLASS_SUBORDINATOR) || can(c, i, CLASS_PRONOUN) ||
            can(c, i, CLASS_CONJUNCTION))
            return false;
        if (plain_finite(c, i))
            return true;
    }
    return false;
}

static bool is_plural(const struct context *c, uint32_t i)
{
    struct view norm = c->text->tokens.at[i].norm;

    return (view_ends(norm, VIEW("s")) && !view_ends(norm, VIEW("ss")) && norm.size > 3) ||
           view_is(norm, "people") || view_is(norm, "men") || view_is(norm, "women") ||
           view_is(norm, "police") || view_is(norm, "most") || view_is(norm, "some") ||
           view_is(norm, "many") || view_is(norm, "others");
}

static bool begins_object(const struct context *c, uint32_t i)
{
    return can(c, i, CLASS_DETERMINER) || can(c, i, CLASS_THAT) || can(c, i, CLASS_PRONOUN) ||
           can(c, i, CLASS_POSSESSIVE) || can(c, i, CLASS_NAME) || can(c, i, CLASS_WH) ||
           can(c, i, CLASS_TO) || can(c, i, CLASS_NUMBER) || can(c, i, CLASS_EXISTENTIAL) ||
           (range_has(c->sentence, i) && c->text->tokens.at[i].kind == TOKEN_QUOTE);
}

static bool nominal_before(const struct context *c, uint32_t i)
{
    return was(c, i, CLASS_DETERMINER) || was(c, i, CLASS_POSSESSIVE) ||
           was(c, i, CLASS_ADJECTIVE) || was(c, i, CLASS_PREPOSITION) || was(c, i, CLASS_NUMBER);
}

static bool subject_before(const struct context *c, uint32_t i)
{
    return was(c, i, CLASS_PRONOUN) || was(c, i, CLASS_WH) || was(c, i, CLASS_EXISTENTIAL);
}

static bool base_is_verb(const struct context *c, uint32_t b)
{
    if (b == NONE)
        return false;
    if (was(c, b, CLASS_TO) || was(c, b, CLASS_MODAL) || subject_before(c, b) ||
        (was(c, b, CLASS_AUXILIARY) && lemma_is(c, b, "do")))
        return true;
    if (was(c, b, CLASS_NOUN) || was(c, b, CLASS_NAME))
        return only(c, c->at, CLASS_VERB) || (is_plural(c, b) && !verb_ahead(c));
    if (was(c, b, CLASS_CONJUNCTION) && b > c->sentence.from)
        return c->out->class[b - 1] == CLASS_VERB || !can(c, c->at, CLASS_NOUN) ||
               begins_object(c, c->at + 1);
    if (was(c, b, CLASS_DETERMINER))
        return is_plural(c, b) && begins_object(c, c->at + 1);
    return !nominal_before(c, b) && (!can(c, c->at, CLASS_NOUN) || was(c, b, CLASS_MARK)) &&
           begins_object(c, c->at + 1);
}

/* Whether the verb at hand takes a clause: such a verb behind a noun is seldom a participle. */
static bool takes_clause(const struct context *c)
{
    const struct lexicon_table *cues = &c->lexicon->cues;
    const struct table_row *row;

    for (row = lexicon_find(cues, c->out->lemma[c->at]); row; row = lexicon_next(cues, row))
        if (view_is(lexicon_cell(cues, row, "class"), "verb") &&
            (view_starts(lexicon_cell(cues, row, "frames"), VIEW("quote that")) ||
             view_starts(lexicon_cell(cues, row, "frames"), VIEW("that"))))
            return true;
    return false;
}

/* "Lund believes the port is open": a verb ahead is that of the clause. */
static bool opens_clause(const struct context *c, uint32_t b)
{
    return was(c, b, CLASS_NAME) && can(c, c->at + 1, CLASS_DETERMINER) && takes_clause(c);
}

static bool present_is_verb(const struct context *c, uint32_t b)
{
    uint32_t next = after(c);

    if (b == NONE)
        return false;
    if (subject_before(c, b) || was(c, b, CLASS_THAT) ||
        (only(c, c->at, CLASS_VERB) && !was(c, b, CLASS_DETERMINER)))
        return true;
    if (nominal_before(c, b) || was(c, b, CLASS_VERB) || was(c, b, CLASS_AUXILIARY) ||
        (verb_ahead(c) && !opens_clause(c, b)))
        return false;
    if (next != NONE && begins_object(c, next))
        return true;
    return (was(c, b, CLASS_NAME) || was(c, b, CLASS_CONJUNCTION) || was(c, b, CLASS_MARK) ||
            (was(c, b, CLASS_NOUN) && b + 1 < c->at)) &&
           !does(c, c->at + 1, TASK_OF);
}

/* A participle before a noun, or behind one that it describes: "the released emails", "emails released this week showed". */
static uint8_t ed_form(const struct context *c, uint32_t b)
{
    bool by = does(c, c->at + 1, TASK_AGENT);

    if (was(c, b, CLASS_AUXILIARY) && !lemma_is(c, b, "do"))
        return VERB_PARTICIPLE;
    if (b == NONE || by || lemma_is(c, b, "get"))
        return VERB_PARTICIPLE;
    if ((was(c, b, CLASS_NOUN) || was(c, b, CLASS_NAME)) && b + 1 == c->at && verb_ahead(c) &&
        !takes_clause(c) && !begins_object(c, c->at + 1))
        return VERB_PARTICIPLE;
    if (was(c, b, CLASS_SUBORDINATOR) || was(c, b, CLASS_PREPOSITION))
        return VERB_PARTICIPLE;
    return VERB_PAST;
}

static bool ed_is_adjective(const struct context *c, uint32_t b)
{
    uint32_t next = c->at + 1;

    if ((b == NONE || was(c, b, CLASS_MARK)) && can(c, next, CLASS_NOUN) && is_plural(c, next))
        return true; /* "informed sources" */

    return nominal_before(c, b) && b + 1 == c->at && !was(c, b, CLASS_PREPOSITION) &&
           (can(c, next, CLASS_NOUN) || can(c, next, CLASS_NAME) || can(c, next, CLASS_ADJECTIVE) ||
            !can(c, c->at, CLASS_ADJECTIVE));
}

static bool verb_fits(struct context *c)
{
    uint32_t b = before(c);
    uint8_t *form = &c->out->form[c->at];

    switch (*form) {
    case VERB_BASE:
        return base_is_verb(c, b);
    case VERB_PRESENT:
        return present_is_verb(c, b);
    case VERB_ED:
        if (ed_is_adjective(c, b) || (can(c, c->at, CLASS_NOUN) && nominal_before(c, b)))
            return false;
        *form = was(c, b, CLASS_TO) || was(c, b, CLASS_MODAL) ? VERB_BASE : ed_form(c, b);
        return true;
    case VERB_GERUND:
        return !(was(c, b, CLASS_DETERMINER) || was(c, b, CLASS_POSSESSIVE) ||
                 was(c, b, CLASS_ADJECTIVE)) ||
               !(can(c, c->at, CLASS_NOUN) || can(c, c->at, CLASS_ADJECTIVE));
    default:
        return true;
    }
}

static enum word_class choose_open(struct context *c)
{
    uint32_t next = c->at + 1;

    if (can(c, c->at, CLASS_ADVERB) && can(c, next, CLASS_VERB) &&
        was(c, before(c), CLASS_AUXILIARY))
        return CLASS_ADVERB; /* "has long considered" */
    if (can(c, c->at, CLASS_VERB)) {
        if (verb_fits(c))
            return CLASS_VERB;
        c->out->form[c->at] = VERB_NONE;
    }
    if (can(c, c->at, CLASS_ADJECTIVE) &&
        (!can(c, c->at, CLASS_NOUN) || can(c, next, CLASS_NOUN) || can(c, next, CLASS_NAME)))
        return CLASS_ADJECTIVE;
    if (can(c, c->at, CLASS_NOUN))
        return CLASS_NOUN;
    if (can(c, c->at, CLASS_ADVERB))
        return CLASS_ADVERB;
    return can(c, c->at, CLASS_ADJECTIVE) ? CLASS_ADJECTIVE : CLASS_NOUN;
}

static enum word_class choose_that(const struct context *c)
{
    uint32_t next = after(c), b = c->at > c->sentence.from ? c->at - 1 : NONE;

    if (was(c, b, CLASS_PREPOSITION))
        return can(c, next, CLASS_NOUN) ? CLASS_DETERMINER : CLASS_PRONOUN;
    if (next == NONE || can(c, next, CLASS_MARK))
        return was(c, b, CLASS_VERB) || was(c, b, CLASS_CONJUNCTION) ? CLASS_THAT : CLASS_PRONOUN;
    if (plain_finite(c, next) || (can(c, next, CLASS_VERB) && !can(c, next, CLASS_NOUN)))
        return was(c, b, CLASS_NOUN) || was(c, b, CLASS_NAME) ? CLASS_WH : CLASS_PRONOUN;
    if ((b == NONE || was(c, b, CLASS_MARK)) && can(c, next, CLASS_NOUN))
        return is_plural(c, next) ? CLASS_PRONOUN : CLASS_DETERMINER;
    return b == NONE && word_is(c, next, "'s") ? CLASS_PRONOUN : CLASS_THAT;
}

static enum word_class choose_to(const struct context *c)
{
    uint32_t next = after(c);

    if (does(c, c->at - (c->at > c->sentence.from), TASK_CUTTING))
        return CLASS_PREPOSITION;
    if (next == NONE || !(can(c, next, CLASS_VERB) || can(c, next, CLASS_AUXILIARY)))
        return CLASS_PREPOSITION;
    return c->out->form[next] == VERB_BASE || c->out->form[next] == VERB_ED ? CLASS_TO
                                                                            : CLASS_PREPOSITION;
}

static enum word_class choose_possessive(const struct context *c)
{
    uint32_t next = c->at + 1;

    if (!word_is(c, c->at, "her"))
        return CLASS_POSSESSIVE;
    return can(c, next, CLASS_NOUN) || can(c, next, CLASS_ADJECTIVE) || can(c, next, CLASS_NAME) ||
                   can(c, next, CLASS_NUMBER)
               ? CLASS_POSSESSIVE
               : CLASS_PRONOUN;
}

static enum word_class choose_clitic(const struct context *c)
{
    uint32_t b = c->at > c->sentence.from ? c->at - 1 : NONE, next = after(c);

    if (subject_before(c, b) || was(c, b, CLASS_ADVERB) || can(c, b, CLASS_THAT))
        return CLASS_AUXILIARY;
    if (can(c, next, CLASS_DETERMINER) || can(c, next, CLASS_NEGATION) || only(c, next, CLASS_TO) ||
        (can(c, next, CLASS_VERB) && c->out->form[next] == VERB_GERUND &&
         !can(c, next, CLASS_NOUN) && !can(c, next, CLASS_ADJECTIVE)))
        return CLASS_AUXILIARY;
    return CLASS_POSSESSIVE;
}

/* The class of a word of closed classes; the first that it can have, but for the few that context decides. */
static enum word_class choose_closed(const struct context *c, uint32_t set)
{
    enum word_class class = CLASS_NOUN;

    if (set & CLASS_BIT(CLASS_THAT))
        return choose_that(c);
    if (set & CLASS_BIT(CLASS_TO))
        return choose_to(c);
    if (word_is(c, c->at, "'s"))
        return choose_clitic(c);
    if (set & CLASS_BIT(CLASS_POSSESSIVE))
        return choose_possessive(c);
    if (set & CLASS_BIT(CLASS_EXISTENTIAL))
        return can(c, c->at + 1, CLASS_AUXILIARY) ? CLASS_EXISTENTIAL : CLASS_ADVERB;
    if (does(c, c->at, TASK_FLOATING) && can(c, c->at + 1, CLASS_VERB) &&
        was(c, before(c), CLASS_AUXILIARY))
        return CLASS_ADVERB;
    if (set & CLASS_BIT(CLASS_AUXILIARY))
        return CLASS_AUXILIARY;
    if (set & CLASS_BIT(CLASS_MODAL))
        return CLASS_MODAL;
    for (class = CLASS_COUNT; class -- > CLASS_ADVERB;)
        if (set & CLASS_BIT(class) && class != CLASS_ADVERB && class != CLASS_VERB)
            break;
    if ((set & CLASS_BIT(CLASS_PREPOSITION)) && (set & CLASS_BIT(CLASS_SUBORDINATOR)))
        return CLASS_PREPOSITION;
    return class;
}

static enum word_class choose(struct context *c)
{
    const uint32_t open = CLASS_BIT(CLASS_NOUN) | CLASS_BIT(CLASS_ADJECTIVE) |
                          CLASS_BIT(CLASS_VERB) | CLASS_BIT(CLASS_ADVERB);
    const uint32_t plain = CLASS_BIT(CLASS_NAME) | CLASS_BIT(CLASS_NUMBER) | CLASS_BIT(CLASS_MARK) |
                           CLASS_BIT(CLASS_OTHER);
    uint32_t set = c->sets[c->at], class = 0;

    if (!(set & ~open))
        return choose_open(c);
    if (!(set & plain))
        return choose_closed(c, set);
    while (!(set & plain & CLASS_BIT(class)))
        class ++;
    return (enum word_class) class;
}

static void choose_sentence(struct context *c)
{
    for (c->at = c->sentence.from; c->at < c->sentence.to; c->at++)
        c->out->class[c->at] = (uint8_t)choose(c);
}

void choose_classes(struct syntax *out, const uint32_t *sets, const struct text *text,
                    const struct lexicon *lexicon)
{
    const struct sentence *sentence;

    vec_each (sentence, &text->sentences) {
        struct context c = {.out = out,
                            .sets = sets,
                            .text = text,
                            .lexicon = lexicon,
                            .sentence = sentence->tokens};

        choose_sentence(&c);
    }
}
