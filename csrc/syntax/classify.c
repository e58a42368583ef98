/* syntax/classify.c - the classes that a word can have: tables, endings, capitals */
#include "syntax/classify.h"

#include "syntax/inflect.h"

/* What is known of the whole text before a word is looked at. */
struct reader {
    const struct text *text;
    const struct lexicon *lexicon;
    struct map capital; /* normal forms that stand capitalised inside a sentence */
    struct map lower;   /* normal forms that stand in lower case */
};

enum { OPEN = CLASS_BIT(CLASS_NOUN) | CLASS_BIT(CLASS_ADJECTIVE) | CLASS_BIT(CLASS_VERB) };

static uint32_t class_bit_named(struct view name)
{
    static const char *const names[] = {
#define CLASS_NAME_OF(code, name) name,
        WORD_CLASSES(CLASS_NAME_OF)
#undef CLASS_NAME_OF
    };
    uint32_t i;

    for (i = 0; i < CLASS_COUNT; i++)
        if (view_is(name, names[i]))
            return CLASS_BIT(i);
    return 0;
}

static uint32_t task_named(struct view name)
{
    static const char *const names[] = {
#define TASK_NAME_OF(code, name) name,
        WORD_TASKS(TASK_NAME_OF)
#undef TASK_NAME_OF
    };
    uint32_t i;

    for (i = 0; i < TASK_COUNT; i++)
        if (view_is(name, names[i]))
            return 1u << i;
    return 0;
}

/* The tasks in a cell, separated by spaces. */
static uint32_t tasks_in(struct view cell)
{
    uint32_t set = 0;
    size_t from = 0, i;

    for (i = 0; i <= cell.size; i++)
        if (i == cell.size || cell.data[i] == ' ') {
            set |= task_named((struct view){cell.data + from, i - from});
            from = i + 1;
        }
    return set;
}

static uint32_t tasks_of(const struct lexicon *lexicon, struct view norm)
{
    const struct table_row *row;
    uint32_t set = 0;

    for (row = lexicon_find(&lexicon->words, norm); row; row = lexicon_next(&lexicon->words, row))
        set |= tasks_in(lexicon_cell(&lexicon->words, row, "task"));
    return set;
}

static uint32_t listed(const struct lexicon *lexicon, struct view norm)
{
    const struct table_row *row;
    uint32_t set = 0;

    for (row = lexicon_find(&lexicon->words, norm); row; row = lexicon_next(&lexicon->words, row))
        set |= class_bit_named(lexicon_cell(&lexicon->words, row, "class"));
    return set;
}

static bool ends_with_one(struct view word, const char *const *endings)
{
    for (; *endings; endings++)
        if (word.size > strlen(*endings) + 2 && view_ends(word, view_of(*endings)))
            return true;
    return false;
}

static uint32_t by_ending(struct view word)
{
    static const char *const adjective[] = {"al",  "ive", "ous", "ful", "less", "ic",
                                            "ble", "ary", "ish", "ian", NULL};
    static const char *const noun[] = {"tion", "sion", "ment", "ness", "ity",
                                       "ance", "ence", "ship", "ism",  "ist",
                                       "dom",  "hood", "er",   "or",   NULL};

    if (word.size > 4 && view_ends(word, VIEW("ly")))
        return CLASS_BIT(CLASS_ADVERB);
    if (ends_with_one(word, noun))
        return CLASS_BIT(CLASS_NOUN);
    if (ends_with_one(word, adjective) || memchr(word.data, '-', word.size))
        return CLASS_BIT(CLASS_ADJECTIVE) | CLASS_BIT(CLASS_NOUN);
    return CLASS_BIT(CLASS_NOUN);
}

/* "-ed" and "-ing" of verbs that no table has. */
static uint8_t form_by_ending(struct view word)
{
    if (word.size > 5 && view_ends(word, VIEW("ed")) && !view_ends(word, VIEW("eed")))
        return VERB_ED;
    if (word.size > 6 && view_ends(word, VIEW("ing")))
        return VERB_GERUND;
    return VERB_NONE;
}

static uint32_t verb_bits(struct syntax *out, uint32_t i, const struct reader *reader)
{
    struct view norm = reader->text->tokens.at[i].norm;
    struct inflection found;

    if (inflection_find(&found, norm, reader->lexicon)) {
        out->lemma[i] = found.lemma;
        out->form[i] = found.form;
        return CLASS_BIT(CLASS_VERB);
    }
    out->form[i] = form_by_ending(norm);
    return out->form[i] ? CLASS_BIT(CLASS_VERB) : 0;
}

/* Whether a verb's form may be a noun: "claims", but not "says". Verbs of words.tsv may all be, and what somebody is: "advocate". */
static bool may_be_noun(const struct syntax *out, uint32_t i, const struct reader *reader)
{
    const struct lexicon *lexicon = reader->lexicon;
    const struct table_row *row;

    for (row = lexicon_find(&lexicon->words, out->lemma[i]); row;
         row = lexicon_next(&lexicon->words, row))
        if (!view_is(lexicon_cell(&lexicon->words, row, "form"), "base") || out->lemma[i].size > 3)
            return true;
    for (row = lexicon_find(&lexicon->cues, out->lemma[i]); row;
         row = lexicon_next(&lexicon->cues, row))
        if (view_is(lexicon_cell(&lexicon->cues, row, "class"), "noun"))
            return true;
    return lexicon_find(&lexicon->titles, out->lemma[i]) != NULL;
}

static uint32_t word_set(struct syntax *out, uint32_t i, const struct reader *reader)
{
    struct view norm = reader->text->tokens.at[i].norm;
    uint32_t set = listed(reader->lexicon, norm);

    if (lexicon_find(&reader->lexicon->numbers, norm) && !set)
        return CLASS_BIT(CLASS_NUMBER);
    if (set & ~(uint32_t)OPEN)
        return set & CLASS_BIT(CLASS_AUXILIARY) ? (verb_bits(out, i, reader), set) : set;
    set |= verb_bits(out, i, reader);
    if (!set)
        return by_ending(norm);
    if (set != CLASS_BIT(CLASS_VERB))
        return set;
    if (out->form[i] == VERB_BASE || out->form[i] == VERB_PRESENT ||
        view_equal(out->lemma[i], norm)) /* "cost": base, past and noun alike */
        return may_be_noun(out, i, reader) ? set | CLASS_BIT(CLASS_NOUN) : set;
    return set | (out->form[i] == VERB_GERUND ? by_ending(norm) : CLASS_BIT(CLASS_ADJECTIVE));
}

static bool is_opening(const struct text *text, uint32_t i)
{
    uint32_t first = text->sentences.at[text->tokens.at[i].sentence].tokens.from;
    const struct token *before = &text->tokens.at[i - (i > first)];

    return i == first || before->kind == TOKEN_QUOTE || view_is(before->norm, ":") ||
           (before->kind == TOKEN_PUNCT && i - 1 == first);
}

/* A sentence most of whose longer words are capitalised, as headlines are. */
static bool is_titled(const struct text *text, const struct sentence *sentence)
{
    uint32_t i, words = 0, capital = 0;

    for (i = sentence->tokens.from; i < sentence->tokens.to; i++)
        if (text->tokens.at[i].kind == TOKEN_WORD && text->tokens.at[i].norm.size > 3) {
            words++;
            capital += text->tokens.at[i].capital;
        }
    return words > 3 && capital * 10 >= words * 8;
}

static bool is_known_name(const struct reader *reader, struct view norm)
{
    return lexicon_find(&reader->lexicon->names, norm) ||
           lexicon_find(&reader->lexicon->places, norm);
}

/* Whether a capital that had to be there (or is there on every word) still stands for a name. */
static bool forced_capital_names(const struct reader *reader, uint32_t i, uint32_t set)
{
    const struct token *token = &reader->text->tokens.at[i];
    bool seen = map_get(&reader->capital, token->norm) != NONE;

    if (set & ~(uint32_t)(OPEN | CLASS_BIT(CLASS_ADVERB)))
        return false;
    if (map_get(&reader->lower, token->norm) != NONE && !seen)
        return false;
    if (seen || is_known_name(reader, token->norm) || token->shouting)
        return true;
    return listed(reader->lexicon, token->norm) == 0 && set == CLASS_BIT(CLASS_NOUN) &&
           !view_ends(token->norm, VIEW("s"));
}

static bool is_name(const struct reader *reader, uint32_t i, uint32_t set, bool titled)
{
    const struct token *token = &reader->text->tokens.at[i];

    if (!token->capital)
        return false;
    if (titled || is_opening(reader->text, i))
        return forced_capital_names(reader, i, set);
    if (token->shouting)
        return true;
    return !(set & CLASS_BIT(CLASS_PRONOUN)) && !(set & CLASS_BIT(CLASS_AUXILIARY));
}

static void classify_token(uint32_t *sets, struct syntax *out, uint32_t i,
                           const struct reader *reader, bool titled)
{
    const struct token *token = &reader->text->tokens.at[i];

    out->lemma[i] = token->norm;
    out->tasks[i] = tasks_of(reader->lexicon, token->norm);
    switch (token->kind) {
    case TOKEN_WORD:
    case TOKEN_CLITIC:
        sets[i] = word_set(out, i, reader);
        if (is_name(reader, i, sets[i], titled)) {
            sets[i] = CLASS_BIT(CLASS_NAME);
            out->lemma[i] = token->norm;
            out->form[i] = VERB_NONE;
        }
        break;
    case TOKEN_NUMBER:
        sets[i] = CLASS_BIT(CLASS_NUMBER);
        break;
    case TOKEN_QUOTE:
    case TOKEN_PUNCT:
        sets[i] = CLASS_BIT(CLASS_MARK);
        break;
    default:
        sets[i] = CLASS_BIT(CLASS_OTHER);
    }
}

static void note_capitals(struct reader *reader, const struct sentence *sentence,
                          struct arena *arena)
{
    uint32_t i;

    for (i = sentence->tokens.from; i < sentence->tokens.to; i++) {
        const struct token *token = &reader->text->tokens.at[i];

        if (token->kind != TOKEN_WORD)
            continue;
        if (!token->capital)
            *map_at(arena, &reader->lower, token->norm) = 1;
        else if (!is_opening(reader->text, i))
            *map_at(arena, &reader->capital, token->norm) = 1;
    }
}

void classify(uint32_t *sets, struct syntax *out, const struct text *text,
              const struct lexicon *lexicon, struct arena *arena)
{
    struct reader reader = {.text = text, .lexicon = lexicon};
    const struct sentence *sentence;
    uint32_t i;

    vec_each (sentence, &text->sentences)
        if (!is_titled(text, sentence))
            note_capitals(&reader, sentence, arena);
    vec_each (sentence, &text->sentences) {
        bool titled = is_titled(text, sentence);

        for (i = sentence->tokens.from; i < sentence->tokens.to; i++)
            classify_token(sets, out, i, &reader, titled);
    }
}
