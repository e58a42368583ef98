/* speaker/told.c - sieves for offices that the article itself gives to somebody: "Lund is the mayor", "A driver ... Ann Lee, 40, said" */
#include "speaker/anonymity.h"
#include "speaker/coreference.h"

enum {
    OUTER = 4,          /* mentions before an office that are looked at */
    ADVERBS = 2,        /* "is also now the mayor" */
    LEAD_STATEMENT = 1, /* the last one of those in which somebody may stand before his name */
    LEAD_PARAGRAPH = 8,
    NEXT_PARAGRAPHS = 2, /* in which the name follows */
    NEXT_MENTIONS = 60
};

static const struct mention *mention_of(const struct resolver *r, uint32_t mention)
{
    return &r->mentions->at[mention];
}

static struct view norm_at(const struct resolver *r, uint32_t token)
{
    return r->text->tokens.at[token].norm;
}

static bool is_form_of_be(const struct resolver *r, uint32_t token)
{
    const struct table_row *row = lexicon_find(&r->lexicon->words, norm_at(r, token));

    return row && view_is(lexicon_cell(&r->lexicon->words, row, "lemma"), "be");
}

/* "Lund, | who is also | the mayor": the token behind the comma, and that before the comma where the clause hangs on. */
static uint32_t before_be(const struct resolver *r, uint32_t at)
{
    uint32_t left = ADVERBS;

    while (left-- && at > 1 && word_has_class(r->lexicon, norm_at(r, at - 1), "adv"))
        at--;
    if (at < 2 || !is_form_of_be(r, at - 1))
        return NONE;
    at--;
    if (!nominal_row(r, (struct range){at - 1, at}, "relative"))
        return at;
    return at > 1 && token_is(r->text, at - 2, ",") ? at - 2 : at - 1;
}

static bool has_article(const struct resolver *r, uint32_t mention)
{
    uint32_t from = mention_of(r, mention)->tokens.from;

    return r->traits[mention].definite || nominal_row(r, (struct range){from, from + 1}, "article");
}

/* "Eva Salo, the head," or ", a driver from Oslo,": a phrase with an article that does not begin a clause of its own, ", a driver said". */
static bool is_apposed(const struct resolver *r, uint32_t mention)
{
    struct range tokens = mention_of(r, mention)->tokens;

    return has_article(r, mention) && tokens.to < r->text->tokens.size &&
           (r->text->tokens.at[tokens.to].kind == TOKEN_PUNCT ||
            word_has_class(r->lexicon, norm_at(r, tokens.to), "prep") ||
            nominal_row(r, (struct range){tokens.to, tokens.to + 1}, "relative"));
}

/* "Eva Salo is the head", "Eva Salo, the head,": the token before what tells who she is; NONE where nothing is told so. */
static uint32_t told_behind(const struct resolver *r, uint32_t mention)
{
    struct range tokens = mention_of(r, mention)->tokens;
    uint32_t end = before_be(r, tokens.from);

    if (end != NONE || !tokens.from)
        return end;
    return token_is(r->text, tokens.from - 1, ",") && is_apposed(r, mention) ? tokens.from - 1
                                                                             : NONE;
}

/* Whom a phrase that is told of somebody by name may tell of: an office of a person, "a hedge fund" of a body. */
static bool may_be_told(const struct resolver *r, uint32_t entity, uint32_t mention)
{
    const struct entity *e = &r->entities.at[entity];

    if (!entity_allows(r, entity, mention))
        return false;
    if (mention_of(r, mention)->kind == KIND_ORGANISATION)
        return e->kind == KIND_ORGANISATION || e->kind == KIND_UNKNOWN;
    return entity_may_be_named(r, e);
}

/* The mention of whom a sentence tells that they hold an office, or what they are. */
static uint32_t told_beside(const struct resolver *r, uint32_t mention)
{
    bool tells = title_of(r, mention).size || mention_of(r, mention)->kind == KIND_ORGANISATION;
    uint32_t end = tells ? told_behind(r, mention) : NONE, i, left = OUTER;

    for (i = mention; end != NONE && i-- > 0 && left; left--)
        if (mention_of(r, i)->tokens.to == end && r->entity[i] != NONE &&
            mention_of(r, i)->form == FORM_NAME && may_be_told(r, r->entity[i], mention))
            return i;
    return NONE;
}

/* The part of a statement's source that a mention stands in; an empty range where the mention is no source. */
static struct range source_around(const struct resolver *r, uint32_t mention)
{
    uint32_t statement = r->traits[mention].source_of;
    const struct range *part;

    if (statement != NONE)
        vec_each (part, &r->statements->at[statement].source)
            if (range_contains(*part, mention_of(r, mention)->tokens))
                return *part;
    return (struct range){0, 0};
}

/* "The manufacturer, | Lantern", "The company that owns it, | Lantern": whether a name ends what tells who speaks. */
static bool closes_source(const struct resolver *r, uint32_t name, uint32_t mention)
{
    struct range source = source_around(r, name), tokens = mention_of(r, mention)->tokens;
    struct range next = {tokens.to, tokens.to + 1};
    uint32_t from = mention_of(r, name)->tokens.from;

    if (!range_length(source))
        source = source_around(r, mention);
    if (source.from != tokens.from || !range_contains(source, mention_of(r, name)->tokens) ||
        !token_is(r->text, from - 1, ","))
        return false;
    return from == tokens.to + 1 || (mention_of(r, name)->tokens.to == source.to &&
                                     (nominal_row(r, next, "relative") ||
                                      word_has_class(r->lexicon, norm_at(r, next.from), "that")));
}

/* "The girl's father, | Dean Lund, | was there": whether a name stands between commas right behind what tells who it is, and in no list. */
static bool closes_apposition(const struct resolver *r, uint32_t name, uint32_t mention)
{
    struct range tokens = mention_of(r, name)->tokens;
    const struct token *at = r->text->tokens.at;

    return tokens.from == mention_of(r, mention)->tokens.to + 1 && has_article(r, mention) &&
           token_is(r->text, tokens.from - 1, ",") && tokens.to + 1 < r->text->tokens.size &&
           token_is(r->text, tokens.to, ",") && !at[tokens.to + 1].capital &&
           !word_has_class(r->lexicon, at[tokens.to + 1].norm, "conj") &&
           !word_has_class(r->lexicon, at[tokens.to + 1].norm, "det");
}

/* Sieve: one who is told of first, and named behind a comma. */
uint32_t named_behind(struct resolver *r, uint32_t mention)
{
    uint32_t i, left = OUTER;

    if (mention_of(r, mention)->number == NUMBER_MANY)
        return NONE;
    for (i = mention + 1; i < r->mentions->size && left; i++, left--)
        if (mention_of(r, i)->form == FORM_NAME && r->entity[i] != NONE &&
            mention_of(r, i)->tokens.from >= mention_of(r, mention)->tokens.to &&
            (closes_source(r, i, mention) || closes_apposition(r, i, mention)))
            return entity_allows(r, r->entity[i], mention) ? r->entity[i] : NONE;
    return NONE;
}

/* "A driver", "the club's administrator", who speaks in the first words of an article. */
static bool opens_article(const struct resolver *r, uint32_t mention)
{
    const struct mention *m = mention_of(r, mention);
    const struct trait *trait = &r->traits[mention];

    return (m->form == FORM_NOMINAL || (m->form == FORM_TITLE && trait->definite)) &&
           m->number == NUMBER_ONE && has_article(r, mention) &&
           trait->source_of <= LEAD_STATEMENT && trait->inside == NONE &&
           trait->paragraph < LEAD_PARAGRAPH;
}

/* A person who is named for the first time, in full, where the text itself goes on. */
static bool is_introduced(const struct resolver *r, uint32_t mention)
{
    const struct trait *trait = &r->traits[mention];
    const struct entity *e =
        r->entity[mention] == NONE ? NULL : &r->entities.at[r->entity[mention]];

    return e && mention_of(r, mention)->form == FORM_NAME && trait->size > 1 &&
           trait->inside == NONE && (trait->first || trait->source_of != NONE) &&
           entity_may_be_named(r, e) && e->mentions.at[0] == mention;
}

/* '"I signed," Ann Lee said', which opens the paragraph behind that of a mention, and is what is said next. */
static bool is_quoted_next(const struct resolver *r, uint32_t name, uint32_t mention)
{
    uint32_t statement = r->traits[name].source_of, first;
    const struct sentence *sentence;

    if (statement == NONE || statement > r->traits[mention].source_of + LEAD_STATEMENT + 1)
        return false;
    first = r->statements->at[statement].content.at[0].from;
    sentence = &r->text->sentences.at[r->text->tokens.at[first].sentence];
    return r->statements->at[statement].type != TYPE_INDIRECT && sentence->tokens.from == first &&
           sentence->paragraph == r->traits[mention].paragraph + 1 &&
           r->text->paragraphs.at[sentence->paragraph].tokens.from == first;
}

/* Whether the one who is introduced holds the office of a nominal, or is told no office of and speaks: of some age, in the next words. */
static bool answers_to(const struct resolver *r, uint32_t name, uint32_t mention)
{
    const struct entity *e = &r->entities.at[r->entity[name]];
    struct view title = title_of(r, mention);
    const struct view *held;

    vec_each (held, &e->titles)
        if (title.size && title_covers(r->lexicon, title, *held))
            return true;
    return !range_length(mention_of(r, name)->role) && r->traits[name].source_of != NONE &&
           (mention_has_age(r, name) || is_quoted_next(r, name, mention));
}

/* "A driver told the court that ... Ann Lee, 40, said ...": who is named next. */
uint32_t named_next(const struct resolver *r, uint32_t mention)
{
    uint32_t i, left = NEXT_MENTIONS;

    if (!opens_article(r, mention) ||
        anonymity_told(r->text, r->lexicon,
                       r->text->tokens.at[mention_of(r, mention)->tokens.from].sentence))
        return NONE;
    for (i = mention + 1; i < r->mentions->size && left; i++, left--) {
        if (r->traits[i].paragraph > r->traits[mention].paragraph + NEXT_PARAGRAPHS)
            return NONE;
        if (is_introduced(r, i))
            return entity_allows(r, r->entity[i], mention) && answers_to(r, i, mention) ? i : NONE;
    }
    return NONE;
}

uint32_t office_told(const struct resolver *r, uint32_t mention)
{
    uint32_t holder = told_beside(r, mention);

    return holder == NONE && !r->traits[mention].definite ? named_next(r, mention) : holder;
}
