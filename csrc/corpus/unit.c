/* corpus/unit.c - statements cut into sentences, with who, when and the words that count */
#include "corpus/unit.h"

#include <stdlib.h>

#include "corpus/who.h"

enum {
    UNIT_TOKENS = 250, /* a longer sentence is compared up to here */
    CLAUSE_TOKENS = 6, /* of a clause behind a statement */
    NARRATED_WORDS = 3 /* of weight, that a sentence of the article's own has at least */
};

const struct analysis *unit_analysis(const struct corpus *corpus, const struct unit *unit)
{
    return &corpus->folder->articles[unit->article].analysis;
}

const struct statement *unit_statement(const struct corpus *corpus, const struct unit *unit)
{
    return unit->voice == NONE ? NULL : &unit_analysis(corpus, unit)->statements.at[unit->voice];
}

const struct provenance *unit_provenance(const struct corpus *corpus, const struct unit *unit)
{
    return unit->voice == NONE ? NULL : &unit_analysis(corpus, unit)->provenance[unit->voice];
}

bool unit_is_turned(const struct corpus *corpus, const struct unit *unit)
{
    const struct statement *statement = unit_statement(corpus, unit);

    return statement && statement->negated != (statement->act == ACT_DENY);
}

bool unit_denies(const struct corpus *corpus, const struct unit *unit)
{
    return unit->negated != (unit->statement != NONE && unit_is_turned(corpus, unit));
}

struct view unit_text(const struct corpus *corpus, struct span span, uint32_t article)
{
    return text_bytes(&corpus->folder->articles[article].analysis.text, span);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void fill_bag(struct corpus *corpus, struct unit *unit)
{
    const struct word *word;
    uint32_t size = 0, i;

    unit->bag = arena_new_array(corpus->arena, unit->words.size, uint32_t);
    vec_each (word, &unit->words) {
        if (corpus->vocabulary.entries.at[word->entry].weight > 0)
            unit->bag[size++] = word->entry;
    }
    if (size)
        qsort(unit->bag, size, sizeof(*unit->bag), by_number);
    for (i = 0; i < size; i++) {
        const struct entry *entry = &corpus->vocabulary.entries.at[unit->bag[i]];

        if (unit->bag_size && unit->bag[i] == unit->bag[unit->bag_size - 1])
            continue;
        unit->bag[unit->bag_size++] = unit->bag[i];
        unit->mass += entry->weight;
        unit->base += entry->base;
        unit->figures += entry->number ? entry->weight : 0;
    }
}

static void find_point(const struct corpus *corpus, struct unit *unit, const struct text *text)
{
    const struct word *word;
    bool cue_turns = unit_is_turned(corpus, unit);

    unit->point = NONE;
    vec_each (word, &unit->words) {
        const struct entry *entry = &corpus->vocabulary.entries.at[word->entry];

        if (!entry->act ||
            changes_condition(&unit->marks, text, corpus->lexicon, word->tokens.from))
            continue;
        unit->point = word->entry;
        if (changes_negate(&unit->marks, corpus->lexicon, word->tokens.from, NEGATION_REACH) !=
                cue_turns &&
            entry->converse != NONE)
            unit->point = entry->converse;
        return;
    }
}

static bool has_quotation(const struct text *text, struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (text->tokens.at[i].kind == TOKEN_QUOTE)
            return true;
    return false;
}

/* Whether a part is one quotation, with or without its marks. */
static bool is_quotation(const struct text *text, struct range tokens)
{
    const struct token *first = &text->tokens.at[tokens.from];
    const struct token *last = &text->tokens.at[tokens.to - 1];

    if (first->quotation == NONE || first->quotation != last->quotation)
        return false;
    return first->kind == TOKEN_QUOTE || !has_quotation(text, tokens);
}

static uint8_t form_of(const struct statement *statement, const struct text *text,
                       struct range tokens)
{
    if (!statement)
        return UNIT_NARRATED;
    if (statement->type == TYPE_DIRECT || is_quotation(text, tokens))
        return UNIT_QUOTE;
    return has_quotation(text, tokens) ? UNIT_FRAGMENT : UNIT_INDIRECT;
}

static void read_marks(struct corpus *corpus, struct unit *unit, const struct text *text)
{
    const struct mark *mark;

    changes_find(&unit->marks, text, unit->tokens, corpus->lexicon, corpus->arena);
    vec_each (mark, &unit->marks) {
        unit->conditional |= mark_is(mark, corpus->lexicon, "condition");
        unit->negated |= !mark->in_condition && mark_is(mark, corpus->lexicon, "negation");
    }
}

static void read_stances(const struct corpus *corpus, struct unit *unit)
{
    const struct statement *statement = unit_statement(corpus, unit);
    const struct analysis *analysis = unit_analysis(corpus, unit);
    struct stance_text from = {.vocabulary = &corpus->vocabulary,
                               .text = &analysis->text,
                               .syntax = &analysis->syntax,
                               .words = &unit->words,
                               .marks = &unit->marks};

    if (statement && statement->parent != NONE)
        return; /* the statement that it stands in takes them */
    from.turned = unit_is_turned(corpus, unit);
    from.whole = unit->statement != NONE && statement->content.at[0].from == unit->tokens.from;
    stances_find(&unit->stances, &from);
}

/* Everything but who and when, which the statement's units share. */
static void add_unit(struct corpus *corpus, const struct unit *shared, struct range tokens)
{
    const struct text *text = &unit_analysis(corpus, shared)->text;
    struct unit unit = *shared;

    if (range_length(tokens) > UNIT_TOKENS)
        tokens.to = tokens.from + UNIT_TOKENS;
    unit.tokens = tokens;
    unit.span = text_span(text, tokens);
    unit.form = form_of(unit_statement(corpus, shared), text, tokens);
    vocabulary_words(&unit.words, &corpus->vocabulary, text, unit.article, tokens, corpus->arena);
    if (!unit.words.size)
        return;
    fill_bag(corpus, &unit);
    if (unit.statement == NONE && unit.bag_size < NARRATED_WORDS)
        return;
    read_marks(corpus, &unit, text);
    find_point(corpus, &unit, text);
    read_stances(corpus, &unit);
    vec_push(corpus->arena, &corpus->units, unit);
}

static void cut_part(struct corpus *corpus, const struct unit *shared, struct range part)
{
    const struct text *text = &unit_analysis(corpus, shared)->text;
    uint32_t i, from = part.from;

    for (i = part.from + 1; i < part.to; i++) {
        if (text->tokens.at[i].sentence == text->tokens.at[from].sentence)
            continue;
        add_unit(corpus, shared, (struct range){from, i});
        from = i;
    }
    if (from < part.to)
        add_unit(corpus, shared, (struct range){from, part.to});
}

/* "If it rains, she said, he will stay": the condition is one part, what hangs on it another. */
static void share_conditions(struct corpus *corpus, uint32_t first)
{
    struct unit *units = corpus->units.at;
    uint32_t i;

    for (i = first + 1; i < corpus->units.size; i++) {
        const struct token *tokens = unit_analysis(corpus, &units[i])->text.tokens.at;
        bool one =
            tokens[units[i].tokens.from].sentence == tokens[units[i - 1].tokens.from].sentence;

        if (one && units[i].conditional != units[i - 1].conditional)
            units[i].conditional = units[i - 1].conditional = true;
    }
}

static void cut_statement(struct corpus *corpus, uint32_t article, uint32_t statement,
                          int32_t after)
{
    const struct analysis *analysis = &corpus->folder->articles[article].analysis;
    struct unit shared = {.article = article, .statement = statement, .voice = statement};
    const struct range *part;
    uint32_t first = corpus->units.size;

    shared.when = when_of(analysis, statement, after);
    shared.person = people_of_statement(&corpus->people, corpus->folder, article, statement);
    shared.country = NONE;
    if (shared.person != NONE) {
        shared.country = corpus->bearers[shared.person].country;
        shared.is_country = corpus->bearers[shared.person].is_country;
    }
    vec_each (part, &analysis->statements.at[statement].content) {
        cut_part(corpus, &shared, *part);
    }
    share_conditions(corpus, first);
}

static void cover(struct range *own, const struct text *text, const struct parts *parts)
{
    const struct range *part;
    uint32_t i;

    vec_each (part, parts) {
        for (i = part->from; i < part->to; i++) {
            struct range *at = &own[text->tokens.at[i].sentence];

            at->from = at->from > i + 1 ? at->from : i + 1;
        }
    }
}

static bool has_finite_verb(const struct syntax *syntax, struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (syntax->group[i] != NONE && syntax->groups.at[syntax->group[i]].finite)
            return true;
    return false;
}

bool unit_holds(const struct unit *unit, uint32_t entry)
{
    uint32_t i;

    for (i = 0; i < unit->bag_size; i++)
        if (unit->bag[i] == entry)
            return true;
    return false;
}

bool unit_is_clause(const struct corpus *corpus, const struct unit *unit)
{
    return has_finite_verb(&unit_analysis(corpus, unit)->syntax, unit->tokens);
}

/* Behind ", while". */
static void pass_join(struct range *own, const struct analysis *analysis)
{
    while (own->from < own->to && (analysis->text.tokens.at[own->from].kind == TOKEN_PUNCT ||
                                   analysis->syntax.class[own->from] == CLASS_SUBORDINATOR ||
                                   analysis->syntax.class[own->from] == CLASS_CONJUNCTION))
        own->from++;
}

/* [sentences] what an article says itself: the sentence, or the clause behind the last statement in it; else empty. */
static const struct range *find_narrated(const struct corpus *corpus,
                                         const struct analysis *analysis)
{
    const struct text *text = &analysis->text;
    struct range *own = arena_new_array(corpus->arena, text->sentences.size, struct range);
    const struct statement *statement;
    uint32_t i;

    for (i = 0; i < text->sentences.size; i++) {
        uint8_t kind = text->paragraphs.at[text->sentences.at[i].paragraph].kind;

        if (kind == PARAGRAPH_BODY || kind == PARAGRAPH_TITLE)
            own[i] = text->sentences.at[i].tokens;
    }
    vec_each (statement, &analysis->statements) {
        cover(own, text, &statement->content);
        cover(own, text, &statement->cue);
        cover(own, text, &statement->source);
    }
    for (i = 0; i < text->sentences.size; i++) {
        pass_join(&own[i], analysis);
        if (own[i].from >= own[i].to ||
            (own[i].from > text->sentences.at[i].tokens.from &&
             (range_length(own[i]) < CLAUSE_TOKENS || !has_finite_verb(&analysis->syntax, own[i]))))
            own[i].to = own[i].from;
    }
    return own;
}

/* The first statement of its article that a headline sums up: about the same act, on a condition or not as it is. */
static void sum_up(const struct corpus *corpus, struct unit *title, uint32_t first, uint32_t last)
{
    uint32_t i;

    for (i = first; i < last && title->point != NONE; i++) {
        const struct unit *unit = &corpus->units.at[i];

        if (unit->point != title->point || unit->conditional != title->conditional)
            continue;
        title->voice = unit->statement;
        title->person = unit->person;
        title->country = unit->country;
        title->is_country = unit->is_country;
        title->when = unit->when;
        return;
    }
}

static void cut_narrated(struct corpus *corpus, uint32_t article, int32_t after, uint32_t first)
{
    const struct analysis *analysis = &corpus->folder->articles[article].analysis;
    const struct text *text = &analysis->text;
    const struct range *own = find_narrated(corpus, analysis);
    struct unit shared = {.article = article, .statement = NONE, .voice = NONE};
    uint32_t i, last = corpus->units.size;

    shared.person = shared.country = NONE;
    shared.when = when_narrated(analysis, after);
    for (i = 0; i < text->sentences.size; i++) {
        const struct sentence *sentence = &text->sentences.at[i];
        uint32_t before = corpus->units.size;

        if (own[i].from == own[i].to)
            continue;
        add_unit(corpus, &shared, own[i]);
        if (corpus->units.size > before &&
            text->paragraphs.at[sentence->paragraph].kind == PARAGRAPH_TITLE)
            sum_up(corpus, &vec_last(&corpus->units), first, last);
    }
}

static void cut_article(struct corpus *corpus, uint32_t article)
{
    const struct analysis *analysis = &corpus->folder->articles[article].analysis;
    uint32_t size = analysis->statements.size, first = corpus->units.size, i;
    int32_t after;

    if (!analysis->article)
        return;
    after = when_published_after(analysis);
    corpus->first[article] = arena_new_array(corpus->arena, size + 1, uint32_t);
    for (i = 0; i < size; i++) {
        corpus->first[article][i] = corpus->units.size;
        cut_statement(corpus, article, i, after);
    }
    corpus->first[article][size] = corpus->units.size;
    cut_narrated(corpus, article, after, first);
    parties_find(corpus, article, first);
}

void corpus_build(struct corpus *out, const struct folder *folder, const struct lexicon *lexicon,
                  struct sb_stemmer *stemmer, struct arena *arena)
{
    uint32_t i;

    memset(out, 0, sizeof(*out));
    out->folder = folder;
    out->lexicon = lexicon;
    out->arena = arena;
    folder_speakers(&out->people, folder, arena);
    vocabulary_build(&out->vocabulary, folder, lexicon, stemmer, arena);
    out->bearers = arena_new_array(arena, out->people.all.size, struct bearer);
    out->stands = arena_new_array(arena, out->people.all.size, uint8_t *);
    for (i = 0; i < out->people.all.size; i++)
        who_prepare(out, i);
    out->first = arena_new_array(arena, folder->size, uint32_t *);
    for (i = 0; i < folder->size; i++)
        cut_article(out, i);
}

/* All statements of one article that the person made, from `at` on; returns where the next article's begin. */
static uint32_t cut_person(struct corpus *corpus, const struct person *person, uint32_t at)
{
    uint32_t article = person->statements.at[at].article, first = corpus->units.size;
    int32_t after = when_published_after(&corpus->folder->articles[article].analysis);

    for (; at < person->statements.size && person->statements.at[at].article == article; at++)
        cut_statement(corpus, article, person->statements.at[at].statement, after);
    parties_find(corpus, article, first);
    return at;
}

void corpus_build_person(struct corpus *out, const struct folder *folder,
                         const struct people *people, uint32_t index, const struct lexicon *lexicon,
                         struct sb_stemmer *stemmer, struct arena *arena)
{
    const struct person *person = &people->all.at[index];
    const struct person_statement *said;
    struct folder none = {0};
    uint32_t i, last = NONE;

    memset(out, 0, sizeof(*out));
    out->folder = folder;
    out->lexicon = lexicon;
    out->arena = arena;
    out->people = *people;
    vocabulary_build(&out->vocabulary, &none, lexicon, stemmer, arena);
    vec_each (said, &person->statements) {
        if (said->article != last)
            acronyms_learn(&out->vocabulary.acronyms,
                           &folder->articles[said->article].analysis.text, arena);
        last = said->article;
    }
    out->bearers = arena_new_array(arena, people->all.size, struct bearer);
    out->stands = arena_new_array(arena, people->all.size, uint8_t *);
    who_prepare(out, index);
    for (i = 0; i < person->statements.size;)
        i = cut_person(out, person, i);
}
