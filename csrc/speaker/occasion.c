/* speaker/occasion.c - where the narrator tells of an occasion and its day: "MPs debated the bill on Tuesday" */
#include "speaker/occasion.h"

#include "speaker/coreference.h"

enum {
    PHRASE = 4,       /* words of the longest phrase of occasions.tsv */
    NEAR = 32,        /* tokens between a day and the word of a sitting */
    ARTICLE = 3,      /* tokens before "hearing" in which "the" stands */
    SITTING_DAYS = 31 /* before the article */
};

#define ANY_CLASS (1u << 31)

static uint32_t classes_of(struct view cell)
{
    static const char *const names[] = {"house",   "council", "court",    "press",   "rally",
                                        "match",   "call",    "congress", "signing", "launch",
                                        "opening", "visit",   "ruling",   "decision"};
    uint32_t classes = cell.size ? 0 : ANY_CLASS, i;

    for (i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (view_holds(cell, view_of(names[i])))
            classes |= 1u << i;
    return classes;
}

static enum sign sign_of(struct view kind)
{
    static const char *const names[SIGNS] = {"sitting", "acts",   "event",  "course",
                                             "hears",   "marks",  "speaks", "files",
                                             "breaks",  "beside", "ahead",  "apart"};
    int i = 0;

    while (i < SIGNS - 1 && !view_is(kind, names[i]))
        i++;
    return (enum sign)i;
}

/* The rows of the phrase that begins at a token; *length gets its words. */
static const struct table_row *row_at(const struct tracer *t, uint32_t at, uint32_t end,
                                      uint32_t *length)
{
    const struct lexicon_table *table = &t->lexicon->occasions;
    struct view words[PHRASE];
    uint32_t size;

    if (!lexicon_begins(table, t->text->tokens.at[at].norm))
        return NULL;
    for (size = 0; size < PHRASE && at + size < end; size++)
        words[size] = t->text->tokens.at[at + size].norm;
    return lexicon_longest(table, words, size, length);
}

/* "the hearing", "her post-match press conference", "Tuesday's sitting": one that was told of. */
static bool is_definite(const struct tracer *t, uint32_t at, uint32_t begin)
{
    uint32_t i;

    for (i = at; i > begin && at - i < ARTICLE; i--) {
        struct view norm = t->text->tokens.at[i - 1].norm;
        const struct table_row *row = lexicon_find(&t->lexicon->words, norm);
        struct view task = row ? lexicon_cell(&t->lexicon->words, row, "task") : VIEW("");

        if (view_is(task, "indefinite"))
            return false;
        if (view_is(task, "the") || t->text->tokens.at[i - 1].kind == TOKEN_CLITIC ||
            word_has_class(t->lexicon, norm, "poss"))
            return true;
    }
    return false;
}

/* Whether a phrase that begins at a token is of a kind. */
static bool is_sign(const struct tracer *t, uint32_t at, enum sign sign)
{
    const struct lexicon_table *table = &t->lexicon->occasions;
    const struct table_row *row;
    uint32_t length;

    for (row = row_at(t, at, t->text->tokens.size, &length); row; row = lexicon_next(table, row))
        if (sign_of(lexicon_cell(table, row, "kind")) == sign)
            return true;
    return false;
}

bool trace_is_act(const struct tracer *t, uint32_t token)
{
    return is_sign(t, token, ACTS) || is_sign(t, token, EVENT);
}

/* Whether a word of a kind stands right before a token. */
static bool is_behind(const struct tracer *t, uint32_t at, uint32_t begin, enum sign sign)
{
    uint32_t i;

    for (i = at; i > begin && at - i < ARTICLE; i--)
        if (is_sign(t, i - 1, sign))
            return true;
    return false;
}

bool occasion_is_past(const struct tracer *t, uint32_t at, uint32_t begin)
{
    return is_behind(t, at, begin, APART);
}

/* Whether a word is what a source is, and not told of it: "an inquiry", but not "Lund, who was at the inquiry". */
static bool is_source(const struct tracer *t, uint32_t at)
{
    uint32_t i;

    for (i = at; i > 0 && t->source[i] && t->syntax->class[i] != CLASS_WH;)
        i--;
    return t->source[at] && !t->source[i];
}

/* "The court | was hearing | a petition" tells of no hearing, "an inquiry said" of none at which somebody spoke. */
static bool is_other(const struct tracer *t, uint32_t at, enum sign sign)
{
    return (sign == SITTING || sign == COURSE) &&
           (t->syntax->class[at] == CLASS_VERB || is_source(t, at));
}

struct signs signs_read(const struct tracer *t, struct range tokens, uint32_t content,
                        bool definite)
{
    const struct lexicon_table *table = &t->lexicon->occasions;
    struct signs signs = {0};
    uint32_t i, length, read = tokens.from;

    for (i = 0; i < SIGNS; i++)
        signs.at[i] = NONE;
    for (i = tokens.from; i < tokens.to; i += length) {
        const struct table_row *row = row_at(t, i, tokens.to, &length);
        bool passed = t->content[i] != content || (row && is_behind(t, i, read, AHEAD));

        length = row ? length : 1;
        read = row && !passed ? i + length : read;
        if (passed)
            continue;
        for (; row; row = lexicon_next(table, row)) {
            enum sign sign = sign_of(lexicon_cell(table, row, "kind"));

            if (is_other(t, i, sign) ||
                (definite && sign < HEARS && (is_source(t, i) || !is_definite(t, i, tokens.from))))
                continue;
            signs.classes[sign] |= classes_of(lexicon_cell(table, row, "class"));
            signs.at[sign] = signs.at[sign] == NONE ? i + length - 1 : signs.at[sign];
        }
    }
    return signs;
}

bool occasion_beside(const struct tracer *t, uint32_t token)
{
    return signs_read(t, trace_sentence(t, token), NONE, false).at[BESIDE] != NONE;
}

bool occasion_breaks(const struct tracer *t, uint32_t token)
{
    return signs_read(t, trace_sentence(t, token), NONE, false).at[BREAKS] != NONE;
}

/* "after", but not in "testifying before". */
static bool parts(const struct tracer *t, uint32_t at, uint32_t begin)
{
    uint32_t length;

    return is_sign(t, at, APART) &&
           !(at > begin && row_at(t, at - 1, at + 1, &length) && length > 1);
}

/* The tokens near a day, up to a word that parts it from them: "the hearing opened | after a man died on Monday". */
static struct range near_day(const struct tracer *t, struct range sentence, struct range day)
{
    struct range near = day;

    while (near.from > sentence.from && day.from - near.from < NEAR &&
           !parts(t, near.from - 1, sentence.from))
        near.from--;
    while (near.to < sentence.to && near.to - day.to < NEAR && !parts(t, near.to, sentence.from))
        near.to++;
    return near;
}

/* "Saturday's | three-wicket defeat": the day of what it stands before, in whatever words but quoted ones. */
static bool owns_event(const struct tracer *t, const struct expression *e)
{
    uint32_t end = e->tokens.to, phrase;

    if (end + 1 >= t->text->tokens.size || t->text->tokens.at[end].kind != TOKEN_CLITIC ||
        t->text->tokens.at[end].quotation != NONE)
        return false;
    phrase = t->syntax->phrase[end + 1];
    return phrase != NONE && is_sign(t, t->syntax->phrases.at[phrase].head, EVENT);
}

/* Whether an expression of the narrator's is a day on which something can have been said that the article tells of. */
static bool is_day_of_news(const struct tracer *t, uint32_t expression)
{
    const struct expression *e = &t->expressions->at[expression];
    struct date value = t->value[expression];
    int32_t ago;

    if (!value.day || e->duration || e->upcoming ||
        (t->content[e->tokens.from] != NONE && !owns_event(t, e)))
        return false;
    ago = t->day.day ? date_to_day(t->day) - date_to_day(value) : 0;
    return ago >= 0 && ago <= SITTING_DAYS;
}

/* What is told of as a sitting: "the debate", "the House of Commons", which met. */
static struct medium medium_of(const struct tracer *t, const struct signs *signs)
{
    struct medium medium = {.kind = MEDIUM_NONE};
    enum sign sign = signs->at[SITTING] != NONE ? SITTING
                     : signs->at[HEARS] != NONE ? HEARS
                                                : COURSE;

    return signs->at[sign] == NONE ? medium : trace_setting(t, signs->at[sign]);
}

static void add_occasion(const struct tracer *t, struct occasions *all, uint32_t expression)
{
    struct range day = t->expressions->at[expression].tokens, tokens = trace_sentence(t, day.from);
    uint32_t content = t->content[day.from];
    struct signs near = signs_read(t, near_day(t, tokens, day), content, false);
    struct signs far = content == NONE ? signs_read(t, tokens, NONE, false) : near;
    bool press = (near.classes[EVENT] & classes_of(VIEW("press"))) != 0;
    struct occasion one = {.tokens = tokens,
                           .day = t->value[expression],
                           .speaks = press || far.at[SPEAKS] != NONE,
                           .files = near.at[FILES] != NONE};

    one.sitting = near.classes[SITTING] | (near.classes[ACTS] & near.classes[HEARS]);
    one.event = one.sitting | far.classes[SITTING] | far.classes[EVENT] | far.classes[ACTS];
    one.event |= near.classes[HEARS];
    one.course = near.classes[COURSE];
    one.medium = medium_of(t, &near);
    if (one.event | one.course || one.speaks || one.files)
        vec_push(t->arena, all, one);
}

/* A sentence of two days tells of no one occasion. */
void occasions_find(const struct tracer *t, struct occasions *all)
{
    uint32_t i, sentence, last = NONE, before = 0;
    struct date day = {0, 0, 0};

    for (i = 0; i < t->expressions->size; i++) {
        if (!is_day_of_news(t, i))
            continue;
        sentence = t->text->tokens.at[t->expressions->at[i].tokens.from].sentence;
        if (sentence != last) {
            before = all->size;
            add_occasion(t, all, i);
        } else if (date_compare(t->value[i], day)) {
            all->size = before;
        }
        last = sentence;
        day = t->value[i];
    }
}
