/* statement/reader.c - small questions about tokens, phrases and quotations */
#include "statement/reader.h"

enum {
    SPEECH_WORDS = 5, /* a quotation of as many words is speech without further evidence */
    SPEECH_LOOK = 40, /* tokens of a quotation that are looked at */
    ADJUNCTS = 4      /* that are passed over between a cue and its content */
};

enum word_class reader_class(const struct reader *reader, uint32_t token)
{
    return token < reader->scene.text->tokens.size
               ? (enum word_class)reader->scene.syntax->class[token]
               : CLASS_MARK;
}

bool reader_is(const struct reader *reader, uint32_t token, const char *norm)
{
    return token < reader->scene.text->tokens.size && token_is(reader->scene.text, token, norm);
}

bool reader_is_dash(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "—") || reader_is(reader, token, "–") ||
           reader_is(reader, token, "--") || reader_is(reader, token, "-");
}

bool reader_does(const struct reader *reader, uint32_t token, enum word_task task)
{
    return syntax_does(reader->scene.syntax, reader->scene.text->tokens.size, token, task);
}

bool reader_speaks_himself(const struct reader *reader, uint32_t token)
{
    const struct lexicon_table *words = &reader->scene.lexicon->words;
    const struct table_row *row = lexicon_find(words, reader->scene.text->tokens.at[token].norm);
    struct view form = {"", 0};

    if (row && view_is(lexicon_cell(words, row, "class"), "pron"))
        form = lexicon_cell(words, row, "form");
    return form.size && form.data[0] != '3';
}

const struct verb_group *reader_group(const struct reader *reader, uint32_t token)
{
    const struct syntax *s = reader->scene.syntax;

    if (token >= reader->scene.text->tokens.size || s->group[token] == NONE)
        return NULL;
    return &s->groups.at[s->group[token]];
}

struct range reader_sentence(const struct reader *reader, uint32_t token)
{
    const struct text *text = reader->scene.text;

    return text->sentences.at[text->tokens.at[token].sentence].tokens;
}

const struct noun_phrase *phrase_at(const struct reader *reader, uint32_t phrase)
{
    return &reader->scene.syntax->phrases.at[phrase];
}

uint32_t phrase_beginning(const struct reader *reader, uint32_t token)
{
    const struct syntax *s = reader->scene.syntax;
    uint32_t phrase;

    if (token >= reader->scene.text->tokens.size)
        return NONE;
    phrase = s->phrase[token];
    return phrase != NONE && s->phrases.at[phrase].tokens.from == token ? phrase : NONE;
}

uint32_t phrase_ending(const struct reader *reader, uint32_t token)
{
    const struct syntax *s = reader->scene.syntax;
    uint32_t phrase;

    if (token == 0 || token > reader->scene.text->tokens.size)
        return NONE;
    phrase = s->phrase[token - 1];
    return phrase != NONE && s->phrases.at[phrase].tokens.to == token ? phrase : NONE;
}

uint32_t quotation_beginning(const struct reader *reader, uint32_t token)
{
    const struct text *text = reader->scene.text;
    uint32_t q;

    if (token >= text->tokens.size)
        return NONE;
    q = text->tokens.at[token].quotation;
    return q != NONE && text->quotations.at[q].depth == 0 &&
                   text->quotations.at[q].tokens.from == token
               ? q
               : NONE;
}

uint32_t quotation_ending(const struct reader *reader, uint32_t token)
{
    const struct text *text = reader->scene.text;
    uint32_t q;

    if (token == 0 || token > text->tokens.size)
        return NONE;
    q = text->tokens.at[token - 1].quotation;
    return q != NONE && text->quotations.at[q].depth == 0 &&
                   text->quotations.at[q].tokens.to == token
               ? q
               : NONE;
}

bool quotation_speaks(const struct reader *reader, uint32_t quotation)
{
    const struct text *text = reader->scene.text;
    struct range tokens = text->quotations.at[quotation].tokens;
    uint32_t i, words = 0;

    for (i = tokens.from; i < tokens.to && i < tokens.from + SPEECH_LOOK; i++) {
        const struct verb_group *group = reader_group(reader, i);

        words += text->tokens.at[i].kind == TOKEN_WORD;
        if (words >= SPEECH_WORDS || (group && group->finite))
            return true;
    }
    return tokens.to - tokens.from > 2 && text->tokens.at[tokens.to - 2].kind == TOKEN_PUNCT;
}

bool is_relative(const struct reader *reader, uint32_t token)
{
    return reader_class(reader, token) == CLASS_WH && reader_does(reader, token, TASK_RELATIVE);
}

static bool is_time_phrase(const struct reader *reader, uint32_t phrase)
{
    struct range tokens = reader->scene.syntax->phrases.at[phrase].tokens;
    uint32_t i;

    if (reader->scene.syntax->class[tokens.to - 1] == CLASS_PRONOUN)
        return false;
    for (i = tokens.from; i < tokens.to; i++)
        if (is_time_word(&reader->scene, i))
            return reader_is(reader, tokens.to - 1, "ago") ||
                   is_time_word(&reader->scene, tokens.to - 1) ||
                   reader_class(reader, tokens.to - 1) == CLASS_NUMBER;
    return false;
}

uint32_t skip_time(const struct reader *reader, uint32_t token, uint32_t end)
{
    uint32_t at = token, phrase;

    while (at < end && reader_class(reader, at) == CLASS_ADVERB)
        at++;
    if (at < end && reader_class(reader, at) == CLASS_PREPOSITION)
        at++;
    phrase = at < end ? phrase_beginning(reader, at) : NONE;
    if (phrase != NONE && is_time_phrase(reader, phrase)) {
        at = reader->scene.syntax->phrases.at[phrase].tokens.to;
        if (reader_is(reader, at, ",") && at + 1 < end) { /* "on Thursday, February 1" */
            phrase = phrase_beginning(reader, at + 1);
            if (phrase != NONE && is_time_phrase(reader, phrase))
                at = reader->scene.syntax->phrases.at[phrase].tokens.to;
        }
        return at < end ? at : end;
    }
    return token;
}

/* Past "in a statement", "to reporters", with all that hangs on it. */
static uint32_t skip_prepositional(const struct reader *reader, uint32_t token, uint32_t end)
{
    uint32_t phrase, at;

    if (token >= end || reader_class(reader, token) != CLASS_PREPOSITION)
        return token;
    phrase = phrase_beginning(reader, token + 1);
    if (phrase == NONE)
        return token;
    at = extent_chain(&reader->scene, phrase);
    return at < end ? at : end;
}

uint32_t skip_adjuncts(const struct reader *reader, uint32_t token, uint32_t end)
{
    uint32_t at = token, next, left;

    for (left = ADJUNCTS; left && at < end; left--) {
        next = skip_time(reader, at, end);
        if (next == at && reader_class(reader, at) == CLASS_ADVERB)
            next = at + 1;
        if (next == at)
            next = skip_prepositional(reader, at, end);
        if (next == at)
            break;
        at = next;
    }
    return at;
}

static bool is_edge(const struct reader *reader, uint32_t token)
{
    const struct token *t = &reader->scene.text->tokens.at[token];

    return t->kind == TOKEN_PUNCT && !view_is(t->norm, "(") && !view_is(t->norm, ")");
}

struct range trim_marks(const struct reader *reader, struct range tokens)
{
    while (tokens.from < tokens.to && is_edge(reader, tokens.from))
        tokens.from++;
    while (tokens.from < tokens.to && is_edge(reader, tokens.to - 1))
        tokens.to--;
    return tokens;
}
