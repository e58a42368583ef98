/* text/sentence.c - where sentences end */
#include "base/utf8.h"
#include "text/reader.h"

struct ends {
    const struct reader *reader;
    const struct token *tokens;
    uint32_t start, to; /* of the sentence at hand; of the paragraph */
};

enum stop { STOP_NONE, STOP_FULL, STOP_MARK, STOP_DOTS, STOP_ABBREVIATION };

static bool is_any(struct view norm, const char *const *words)
{
    for (; *words; words++)
        if (view_is(norm, *words))
            return true;
    return false;
}

static enum stop stop_of(const struct ends *ends, uint32_t i)
{
    const struct token *token = &ends->tokens[i];
    char first = token->norm.size ? token->norm.data[0] : ' ';

    if (token->kind == TOKEN_WORD && token->norm.size > 1 && view_ends(token->norm, VIEW(".")))
        return STOP_ABBREVIATION;
    if (token->kind != TOKEN_PUNCT)
        return STOP_NONE;
    if (first == '!' || first == '?')
        return STOP_MARK;
    if (view_is(token->norm, "."))
        return STOP_FULL;
    return first == '.' || view_is(token->norm, "\xE2\x80\xA6") ? STOP_DOTS : STOP_NONE;
}

static bool closes_quotation(const struct ends *ends, uint32_t i)
{
    const struct token *token = &ends->tokens[i];
    const struct quotation *quotation;

    if (token->kind != TOKEN_QUOTE)
        return false;
    if (token->quotation == NONE)
        return !token->spaced; /* a stray one */
    quotation = &ends->reader->text->quotations.at[token->quotation];
    return quotation->closed && quotation->tokens.to == i + 1;
}

/* Behind a stop: closing marks, brackets and further stops belong to the sentence. */
static uint32_t absorb(const struct ends *ends, uint32_t i, bool *quotation)
{
    static const char *const brackets[] = {")", "]", "}", NULL};

    *quotation = false;
    for (; i < ends->to; i++) {
        const struct token *token = &ends->tokens[i];

        if (closes_quotation(ends, i))
            *quotation = true;
        else if (token->spaced || token->kind != TOKEN_PUNCT ||
                 !(is_any(token->norm, brackets) || stop_of(ends, i) != STOP_NONE))
            break;
    }
    return i;
}

static bool is_lower(const struct ends *ends, uint32_t i)
{
    const struct token *token = &ends->tokens[i];
    uint32_t width;

    return utf8_is_lower(utf8_decode(ends->reader->text->bytes, token->span.start, &width));
}

/* Whether one of the word's rows is of a class that no name begins with. */
static bool is_closed_class(const struct lexicon_table *words, struct view norm)
{
    static const char *const closed[] = {"det", "pron", "poss", "prep", "conj",  "sub",
                                         "adv", "wh",   "that", "aux",  "exist", NULL};
    const struct table_row *row = lexicon_find(words, norm);

    while (row && !is_any(lexicon_cell(words, row, "class"), closed))
        row = lexicon_next(words, row);
    return row != NULL;
}

/* A capitalised word of a closed class begins a sentence, where a name would go on with it. */
static bool is_starter(const struct ends *ends, uint32_t i)
{
    const struct token *token = &ends->tokens[i];

    if (token->kind == TOKEN_QUOTE) /* of more than a word: C. L. "Butch" Hale */
        return token->spaced && token->quotation != NONE &&
               range_length(ends->reader->text->quotations.at[token->quotation].tokens) > 3;
    return token->capital && token->spaced &&
           is_closed_class(&ends->reader->lexicon->words, token->norm);
}

static bool is_cue(const struct lexicon *lexicon, struct view norm)
{
    const struct table_row *row = lexicon_find(&lexicon->words, norm);

    return lexicon_find(&lexicon->cues, norm) ||
           (row && lexicon_find(&lexicon->cues, lexicon_cell(&lexicon->words, row, "lemma")));
}

/* "Why?" Ann Lee asked. Names, and then a verb of speech or any one word, go on with the sentence of the quotation. */
static bool is_attribution(const struct ends *ends, uint32_t i)
{
    static const char *const stops[] = {".", ",", ";", NULL};
    const struct lexicon *lexicon = ends->reader->lexicon;
    uint32_t first = i;

    if (is_closed_class(&lexicon->words, ends->tokens[i].norm))
        return false;
    while (i < ends->to && i < first + 6 && ends->tokens[i].capital)
        i++;
    if (i == first || i == ends->to || ends->tokens[i].kind != TOKEN_WORD)
        return false;
    return is_cue(lexicon, ends->tokens[i].norm) ||
           (i + 1 < ends->to && is_any(ends->tokens[i + 1].norm, stops));
}

/* "1. Text": the number of an item ends nothing. */
static bool is_item(const struct ends *ends, uint32_t i)
{
    return i == ends->start + 1 && ends->tokens[ends->start].kind == TOKEN_NUMBER &&
           !ends->tokens[i].spaced;
}

/* 9 a.m. Monday, 9 a.m. EST */
static bool belongs_to_time(const struct ends *ends, uint32_t i)
{
    return ends->tokens[i].shouting ||
           lexicon_find(&ends->reader->lexicon->times, ends->tokens[i].norm);
}

static bool abbreviation_ends(const struct ends *ends, uint32_t i, uint32_t next, bool quotation)
{
    const struct lexicon_table *table = &ends->reader->lexicon->abbreviations;
    const struct table_row *row = lexicon_find(table, ends->tokens[i].norm);
    struct view how = row ? lexicon_cell(table, row, "ends") : VIEW("maybe");

    if (view_is(how, "time") && ends->tokens[next].capital && !belongs_to_time(ends, next))
        return true;
    if (!view_is(how, "maybe") && !view_is(how, "time") && !view_is(how, "proper") &&
        !view_is(how, "whole"))
        return false;
    return is_starter(ends, next) || (quotation && ends->tokens[next].capital);
}

/* Whether the sentence whose last stop is i ends before next. */
static bool ends_before(const struct ends *ends, uint32_t i, uint32_t next, bool quotation)
{
    static const char *const skip[] = {"(", "[", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    static const char *const goes_on[] = {",", ";", ":", "/", "%", NULL};
    enum stop stop = stop_of(ends, i);
    uint32_t first = next;

    if (is_any(ends->tokens[next].norm, goes_on) || is_item(ends, i))
        return false;
    if (stop == STOP_ABBREVIATION)
        return abbreviation_ends(ends, i, next, quotation);
    if (first + 1 < ends->to && is_any(ends->tokens[first].norm, skip)) {
        if (stop != STOP_FULL && ends->tokens[first].norm.data[0] != '(')
            return false;
        first++;
    }
    if (is_lower(ends, first))
        return false;
    if (stop == STOP_DOTS)
        return is_starter(ends, first) || (quotation && ends->tokens[first].capital);
    return !(stop == STOP_MARK && quotation && is_attribution(ends, first));
}

static void add(struct reader *reader, uint32_t paragraph, uint32_t from, uint32_t to)
{
    struct text *text = reader->text;
    struct sentence *sentence = vec_add(reader->arena, &text->sentences);
    uint32_t i;

    *sentence = (struct sentence){{from, to}, paragraph};
    for (i = from; i < to; i++)
        text->tokens.at[i].sentence = text->sentences.size - 1;
}

/* The end of the sentence that starts at ends->start. */
static uint32_t find_end(const struct ends *ends)
{
    uint32_t i, next, comma = NONE;
    bool quotation;

    for (i = ends->start; i < ends->to; i = next) {
        next = i + 1;
        if (stop_of(ends, i) != STOP_NONE) {
            next = absorb(ends, i + 1, &quotation);
            if (next == ends->to || ends_before(ends, i, next, quotation))
                return next;
        }
        if (view_is(ends->tokens[i].norm, ",") && i - ends->start > SENTENCE_TOKENS / 2)
            comma = i + 1;
        if (next - ends->start >= SENTENCE_TOKENS)
            return comma != NONE ? comma : ends->start + SENTENCE_TOKENS;
    }
    return ends->to;
}

void sentences_read(struct reader *reader, uint32_t paragraph)
{
    struct paragraph *here = &reader->text->paragraphs.at[paragraph];
    struct ends ends = {reader, reader->text->tokens.at, here->tokens.from, here->tokens.to};

    here->sentences.from = reader->text->sentences.size;
    while (ends.start < ends.to) {
        uint32_t end = find_end(&ends);

        if (end - ends.start > SENTENCE_TOKENS)
            end = ends.start + SENTENCE_TOKENS;
        add(reader, paragraph, ends.start, end);
        ends.start = end;
    }
    here->sentences.to = reader->text->sentences.size;
}
