/* speaker/occasion.c - the day that is told once: "MPs debated the bill on Tuesday", and then what each of them said there */
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    PHRASE = 4,       /* words of the longest phrase of occasions.tsv */
    NEAR = 20,        /* tokens between a day and the word of a sitting */
    ARTICLE = 3,      /* tokens before "hearing" in which "the" stands */
    SPEECH_AFTER = 2, /* sentences between "Lund testified on Monday" and what she said */
    BETWEEN = 64,     /* statements between a trial and one made there */
    PASSED = 16,      /* occasions that are looked at for a word of one */
    SITTING_DAYS = 31 /* before the article */
};

enum sign {
    SITTING,
    ACTS,
    EVENT,
    COURSE,
    HEARS,
    MARKS,
    SPEAKS,
    FILES,
    BREAKS,
    AHEAD,
    APART,
    SIGNS
};

#define ANY_CLASS (1u << 31)

/* The classes that the words of some tokens have, by what they tell. */
struct signs {
    uint32_t classes[SIGNS];
    uint32_t speaks; /* the token that says that somebody spoke, or NONE */
};

struct occasion {
    struct range tokens; /* of its sentence */
    struct date day;
    uint32_t sitting, event, course; /* the classes that it may be of */
    uint32_t speaks;                 /* as in signs */
    bool files;                      /* a document came out */
};

struct occasions VECTOR(struct occasion);

/* The sitting that the text is in, and the paragraph up to which it is. */
struct run {
    const struct occasion *occasion, *ended;
    uint32_t paragraph;
};

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
    static const char *const names[SIGNS] = {"sitting", "acts",  "event",  "course",
                                             "hears",   "marks", "speaks", "files",
                                             "breaks",  "ahead", "apart"};
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

/* "before the hearing". */
static bool is_to_come(const struct tracer *t, uint32_t at, uint32_t begin)
{
    uint32_t i;

    for (i = at; i > begin && at - i < ARTICLE; i--)
        if (is_sign(t, i - 1, AHEAD))
            return true;
    return false;
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

/* What words in a range tell that stand outside of what is said; definite: only those that name an occasion that was told of. */
static struct signs read_signs(const struct tracer *t, struct range tokens, uint32_t content,
                               bool definite)
{
    const struct lexicon_table *table = &t->lexicon->occasions;
    struct signs signs = {.speaks = NONE};
    uint32_t i, length, read = tokens.from;

    for (i = tokens.from; i < tokens.to; i += length) {
        const struct table_row *row = row_at(t, i, tokens.to, &length);
        bool passed = t->content[i] != content || (row && is_to_come(t, i, read));

        length = row ? length : 1;
        read = row && !passed ? i + length : read;
        if (passed)
            continue;
        for (; row; row = lexicon_next(table, row)) {
            enum sign sign = sign_of(lexicon_cell(table, row, "kind"));

            if (!is_other(t, i, sign) &&
                (!definite || sign >= HEARS || is_definite(t, i, tokens.from)))
                signs.classes[sign] |= classes_of(lexicon_cell(table, row, "class"));
            signs.speaks = sign == SPEAKS ? i : signs.speaks;
        }
    }
    return signs;
}

static struct range sentence_of(const struct tracer *t, uint32_t token)
{
    return t->text->sentences.at[t->text->tokens.at[token].sentence].tokens;
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

/* Whether an expression of the narrator's is a day on which something can have been said that the article tells of. */
static bool is_day_of_news(const struct tracer *t, uint32_t expression)
{
    const struct expression *e = &t->expressions->at[expression];
    struct date value = t->value[expression];
    int32_t ago;

    if (!value.day || e->duration || e->upcoming || t->content[e->tokens.from] != NONE)
        return false;
    ago = t->day.day ? date_to_day(t->day) - date_to_day(value) : 0;
    return ago >= 0 && ago <= SITTING_DAYS;
}

static void add_occasion(const struct tracer *t, struct occasions *all, uint32_t expression)
{
    struct range day = t->expressions->at[expression].tokens, tokens = sentence_of(t, day.from);
    struct signs near = read_signs(t, near_day(t, tokens, day), NONE, false);
    struct signs far = read_signs(t, tokens, NONE, false);
    struct occasion one = {.tokens = tokens,
                           .day = t->value[expression],
                           .speaks = far.speaks,
                           .files = near.classes[FILES] != 0};

    one.sitting = near.classes[SITTING] | (near.classes[ACTS] & near.classes[HEARS]);
    one.event = one.sitting | far.classes[SITTING] | far.classes[EVENT] | far.classes[ACTS];
    one.event |= near.classes[HEARS];
    one.course = near.classes[COURSE];
    if (one.event | one.course || one.speaks != NONE || one.files)
        vec_push(t->arena, all, one);
}

/* A sentence of two days tells of no one occasion. */
static void find_occasions(const struct tracer *t, struct occasions *all)
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

/* "told", "reminded": somebody hears it who is named behind the cue. */
static bool is_telling(const struct tracer *t, const struct statement *s)
{
    return s->cue.size &&
           lexicon_find_with(&t->lexicon->settings, t->text->tokens.at[s->cue.at[0].to - 1].norm,
                             "by", VIEW("to"));
}

/* Told to somebody, and not in writing. */
static bool is_heard(const struct tracer *t, uint32_t statement)
{
    uint8_t kind = t->out[statement].medium.kind;

    return kind == MEDIUM_NONE ? is_telling(t, &t->statements->at[statement])
                               : kind != MEDIUM_WRITING;
}

/* The classes of the occasion at which a statement says that it was made: "told the jury", "at the same hearing". */
static uint32_t pointed_at(const struct tracer *t, uint32_t statement, uint32_t anchor)
{
    struct signs signs = read_signs(t, sentence_of(t, anchor), t->content[anchor], true);

    return signs.classes[MARKS] | signs.classes[SITTING] | signs.classes[EVENT] |
           signs.classes[COURSE] | (is_heard(t, statement) ? signs.classes[HEARS] : 0);
}

/* Whether something is said on another day between an occasion and a statement: what goes on for days may have done so. So it may, too,
 * where too much is said. */
static bool is_another_day(const struct tracer *t, const struct occasion *occasion,
                           uint32_t statement)
{
    uint32_t left = BETWEEN;

    for (; statement > 0 && left; left--) {
        uint32_t anchor = trace_anchor(&t->statements->at[--statement]);

        if (anchor != NONE && anchor < occasion->tokens.from)
            return false;
        if (t->expression[statement] != NONE &&
            date_compare(occasion->day, t->out[statement].date) < 0)
            return true;
    }
    return !left;
}

/* The occasion at which a statement says that it was made. */
static const struct occasion *occasion_of(const struct tracer *t, const struct occasions *all,
                                          uint32_t statement, uint32_t anchor)
{
    uint32_t classes = pointed_at(t, statement, anchor), left = PASSED;
    uint32_t i = vec_from(all, tokens.from, anchor + 1);

    for (; classes && i && left; left--) {
        const struct occasion *o = &all->at[--i];

        if (o->event & classes)
            return o;
        if (o->course & classes)
            return is_another_day(t, o, statement) ? NULL : o;
    }
    return NULL;
}

/* Whether the narrator speaks of the speaker of a statement in a sentence. */
static bool names_speaker(const struct tracer *t, struct range sentence, uint32_t statement)
{
    uint32_t speaker = t->speakers->of_statement[statement], i;

    for (i = vec_from(t->mentions, tokens.from, sentence.from);
         i < t->mentions->size && t->mentions->at[i].tokens.from < sentence.to; i++)
        if (speaker != NONE && t->speakers->of_mention[i] == speaker &&
            t->content[t->mentions->at[i].tokens.from] == NONE)
            return true;
    return false;
}

/* "The complaint": a document that the text has told of. */
static bool is_the_document(const struct tracer *t, const struct statement *s)
{
    const struct token *words = t->text->tokens.at + (s->source.size ? s->source.at[0].from : 0);

    return s->source.size && range_length(s->source.at[0]) == 2 &&
           lexicon_find_with(&t->lexicon->words, words[0].norm, "task", VIEW("the")) &&
           lexicon_find_with(&t->lexicon->timing, words[1].norm, "kind", VIEW("document"));
}

/* "Lund testified on Monday. She said ...", "Lund filed a suit on Monday. The complaint alleges ...": what tells of the statement's day. */
static const struct occasion *speech_of(const struct tracer *t, const struct occasions *all,
                                        uint32_t statement, uint32_t anchor)
{
    uint32_t i = vec_from(all, tokens.from, anchor + 1),
             place = t->text->tokens.at[anchor].sentence;
    const struct occasion *o = i ? &all->at[i - 1] : NULL;
    uint32_t after = o ? place - t->text->tokens.at[o->tokens.from].sentence : 0;
    const struct statement *s = &t->statements->at[statement];

    if (o && o->speaks != NONE && after <= SPEECH_AFTER && names_speaker(t, o->tokens, statement))
        return o;
    return o && o->files && after <= 1 && is_the_document(t, s) ? o : NULL;
}

static uint32_t paragraph_of(const struct tracer *t, uint32_t token)
{
    return t->text->sentences.at[t->text->tokens.at[token].sentence].paragraph;
}

/* "A resident", "one trader": nobody that the text tells of. */
static bool is_unknown_source(const struct tracer *t, const struct statement *s)
{
    return s->source.size &&
           lexicon_find_with(&t->lexicon->words, t->text->tokens.at[s->source.at[0].from].norm,
                             "task", VIEW("indefinite"));
}

bool trace_is_elsewhere(const struct tracer *t, uint32_t statement, uint32_t anchor)
{
    uint8_t kind = t->out[statement].medium.kind;

    return trace_is_of_other_time(t, statement) || kind == MEDIUM_OUTLET ||
           kind == MEDIUM_WRITING || t->interview[statement] ||
           read_signs(t, sentence_of(t, anchor), NONE, false).classes[BREAKS] ||
           is_unknown_source(t, &t->statements->at[statement]);
}

/* Whether a statement goes on with what the text tells of a sitting: nothing stands between, nothing tells of elsewhere. */
static bool goes_on(const struct tracer *t, const struct run *run, uint32_t statement,
                    uint32_t anchor)
{
    uint32_t paragraph = paragraph_of(t, anchor);

    if (!run->occasion || paragraph - run->paragraph > 1 ||
        trace_is_elsewhere(t, statement, anchor))
        return false;
    return paragraph == run->paragraph ||
           t->text->tokens.at[anchor].sentence == t->text->paragraphs.at[paragraph].sentences.from;
}

/* The run that a statement stands in, as the sittings told of before it begin one. */
static void enter(const struct tracer *t, const struct occasions *all, struct run *run,
                  uint32_t anchor)
{
    uint32_t i = vec_from(all, tokens.from, anchor + 1);
    const struct occasion *o = i ? &all->at[i - 1] : NULL;

    if (!o || !(o->sitting | o->course) || o == run->occasion || o == run->ended)
        return;
    run->occasion = run->ended = o;
    run->paragraph = paragraph_of(t, o->tokens.from);
}

static const struct occasion *find_occasion(const struct tracer *t, const struct occasions *all,
                                            const struct run *run, uint32_t statement,
                                            uint32_t anchor)
{
    const struct occasion *o = occasion_of(t, all, statement, anchor);

    o = o ? o : speech_of(t, all, statement, anchor);
    return o || !goes_on(t, run, statement, anchor) ? o : run->occasion;
}

/* Whether a statement of a day of its own leaves the text in its sitting: of the same day, told to such a body, too, or long before. */
static bool stays(const struct tracer *t, const struct run *run, uint32_t statement,
                  uint32_t anchor)
{
    return run->occasion && (trace_is_glance_back(t, statement) ||
                             !date_compare(t->out[statement].date, run->occasion->day) ||
                             (pointed_at(t, statement, anchor) & run->occasion->sitting));
}

static void take_occasion(struct tracer *t, const struct occasions *all, struct run *run,
                          uint32_t statement)
{
    uint32_t anchor = trace_anchor(&t->statements->at[statement]);
    const struct occasion *o;

    if (anchor == NONE || t->content[anchor] != NONE)
        return;
    enter(t, all, run, anchor);
    if (t->expression[statement] != NONE) {
        o = stays(t, run, statement, anchor) ? run->occasion : NULL;
    } else {
        o = find_occasion(t, all, run, statement, anchor);
        if (o)
            t->out[statement].date = o->day;
        if (o)
            t->out[statement].date_from = "context";
    }
    if (!o)
        run->occasion = NULL;
    run->paragraph = paragraph_of(t, anchor);
}

void trace_occasions(struct tracer *t)
{
    struct occasions all = {0};
    struct run run = {NULL, NULL, 0};
    uint32_t i;

    find_occasions(t, &all);
    for (i = 0; all.size && i < t->statements->size; i++)
        take_occasion(t, &all, &run, i);
}
