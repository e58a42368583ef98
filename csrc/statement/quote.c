/* statement/quote.c - quotations that go on, and the types of statements */
#include "statement/quote.h"

/* For each quotation the statement that has it, or NONE. */
static uint32_t *owners(const struct statements *statements, const struct reader *r)
{
    const struct text *text = r->scene.text;
    uint32_t *owner = arena_new_array(r->arena, text->quotations.size, uint32_t), i, p, t;

    for (i = 0; i < text->quotations.size; i++)
        owner[i] = NONE;
    for (i = 0; i < statements->size; i++)
        for (p = 0; p < statements->at[i].content.size; p++) {
            struct range part = statements->at[i].content.at[p];

            for (t = part.from; t < part.to; t++) {
                uint32_t q = text->tokens.at[t].quotation;

                if (q != NONE && text->quotations.at[q].tokens.from == t)
                    owner[q] = i;
            }
        }
    return owner;
}

static uint32_t paragraph_of(const struct text *text, uint32_t token)
{
    return text->sentences.at[text->tokens.at[token].sentence].paragraph;
}

/* Whether a paragraph of the body is quotation from its first token on. */
static bool opens_quoted(const struct text *text, uint32_t quotation)
{
    uint32_t first = text->quotations.at[quotation].tokens.from;
    const struct paragraph *paragraph = &text->paragraphs.at[paragraph_of(text, first)];

    return paragraph->kind == PARAGRAPH_BODY && paragraph->tokens.from == first &&
           text->quotations.at[quotation].tokens.to + 1 >= paragraph->tokens.to;
}

/* Whether only marks stand between two tokens. */
static bool only_marks(const struct reader *r, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (reader_class(r, from) != CLASS_MARK)
            return false;
    return true;
}

static bool starts_sentence(const struct reader *r, uint32_t token)
{
    return reader_sentence(r, token).from == token;
}

/* Where a statement ends: its last part, whichever that is. */
static uint32_t end_of(const struct statement *s)
{
    uint32_t end = vec_last(&s->content).to;

    if (s->cue.size && vec_last(&s->cue).to > end)
        end = vec_last(&s->cue).to;
    if (s->source.size && vec_last(&s->source).to > end)
        end = vec_last(&s->source).to;
    return end;
}

/* For each sentence the last statement with a source that ends in it, or NONE. */
static uint32_t *endings(const struct statements *statements, const struct reader *r)
{
    const struct text *text = r->scene.text;
    uint32_t *last = arena_new_array(r->arena, text->sentences.size, uint32_t), i;

    for (i = 0; i < text->sentences.size; i++)
        last[i] = NONE;
    for (i = 0; i < statements->size; i++)
        if (statements->at[i].source.size)
            last[text->tokens.at[end_of(&statements->at[i]) - 1].sentence] = i;
    return last;
}

/* The sentence before one, paragraphs that are no text of the article passed over; NONE at the start. */
static uint32_t sentence_before(const struct text *text, uint32_t sentence)
{
    while (sentence-- > 0)
        if (text->paragraphs.at[text->sentences.at[sentence].paragraph].kind == PARAGRAPH_BODY)
            return sentence;
    return NONE;
}

/* The statement with which a quotation without a cue goes on; NONE if it stands for itself. */
static uint32_t goes_on_with(const struct statements *statements, const struct reader *r,
                             const uint32_t *owner, const uint32_t *last, uint32_t quotation)
{
    const struct text *text = r->scene.text;
    uint32_t first = text->quotations.at[quotation].tokens.from, before = quotation, sentence;

    while (before > 0 && text->quotations.at[before - 1].depth > 0)
        before--;
    before = before > 0 ? owner[before - 1] : NONE;
    if (before != NONE && end_of(&statements->at[before]) <= first &&
        paragraph_of(text, first) == paragraph_of(text, end_of(&statements->at[before]) - 1) &&
        only_marks(r, end_of(&statements->at[before]), first))
        return before; /* '"A," Lee said, "B."' */
    if (!starts_sentence(r, first))
        return NONE;
    sentence = sentence_before(text, text->tokens.at[first].sentence);
    if (sentence == NONE || last[sentence] == NONE)
        return NONE;
    if (text->sentences.at[sentence].paragraph != paragraph_of(text, first) &&
        !opens_quoted(text, quotation))
        return NONE;
    return last[sentence];
}

/* Whether a statement's content ends with a quotation before its cue: '"A," Lee said.' */
static bool is_quoted_first(const struct text *text, const struct statement *s)
{
    uint32_t end = s->content.size ? vec_last(&s->content).to : 0;

    return end && s->cue.size && s->cue.at[0].from >= end &&
           text->tokens.at[end - 1].quotation != NONE;
}

/* The same, of learnt statements: only behind a quotation and its cue, in the next sentence of the paragraph. */
static uint32_t follows(const struct statements *statements, const struct reader *r,
                        const uint32_t *owner, const uint32_t *last, uint32_t quotation)
{
    const struct text *text = r->scene.text;
    uint32_t first = text->quotations.at[quotation].tokens.from;
    uint32_t sentence = text->tokens.at[first].sentence;

    (void)owner;
    if (!sentence || !starts_sentence(r, first) || last[sentence - 1] == NONE ||
        text->sentences.at[sentence - 1].paragraph != text->sentences.at[sentence].paragraph ||
        !is_quoted_first(text, &statements->at[last[sentence - 1]]))
        return NONE;
    return last[sentence - 1];
}

typedef uint32_t find_statement(const struct statements *statements, const struct reader *r,
                                const uint32_t *owner, const uint32_t *last, uint32_t quotation);

static void join(struct statements *statements, const struct reader *reader, find_statement *find)
{
    const struct text *text = reader->scene.text;
    uint32_t *owner = owners(statements, reader), *last = endings(statements, reader), i;

    for (i = 0; i < text->quotations.size; i++) {
        const struct quotation *quotation = &text->quotations.at[i];

        if (owner[i] != NONE || quotation->depth > 0 || !quotation_speaks(reader, i))
            continue;
        owner[i] = find(statements, reader, owner, last, i);
        if (owner[i] == NONE)
            continue;
        vec_push(reader->arena, &statements->at[owner[i]].content, quotation->tokens);
        last[text->tokens.at[quotation->tokens.to - 1].sentence] = owner[i];
    }
}

void quotes_continue(struct statements *statements, const struct reader *reader)
{
    join(statements, reader, goes_on_with);
}

void quotes_follow(struct statements *statements, const struct reader *reader)
{
    join(statements, reader, follows);
}

/* Whether a token stands in quotation marks, or in a quotation that is set off. */
static bool is_quoted(const struct text *text, uint32_t token)
{
    return text->tokens.at[token].quotation != NONE ||
           text->paragraphs.at[paragraph_of(text, token)].quoted;
}

static enum statement_type type_of(const struct statement *s, const struct reader *r)
{
    const struct text *text = r->scene.text;
    uint32_t p, t, quoted = 0, plain = 0;

    for (p = 0; p < s->content.size; p++)
        for (t = s->content.at[p].from; t < s->content.at[p].to; t++) {
            if (text->tokens.at[t].kind != TOKEN_WORD && text->tokens.at[t].kind != TOKEN_NUMBER)
                continue;
            if (is_quoted(text, t))
                quoted++;
            else if (r->scene.syntax->class[t] != CLASS_THAT)
                plain++;
        }
    if (s->verbatim)
        return TYPE_DIRECT;
    if (!quoted)
        return TYPE_INDIRECT;
    return plain ? TYPE_MIXED : TYPE_DIRECT;
}

static bool inside(const struct statement *outer, struct range tokens)
{
    uint32_t p;

    for (p = 0; p < outer->content.size; p++)
        if (range_contains(outer->content.at[p], tokens))
            return true;
    return false;
}

enum { PARENTS_BACK = 16 }; /* statements looked at for the one that holds another */

void statements_finish(struct statements *statements, const struct reader *reader)
{
    uint32_t i, back;

    for (i = 0; i < statements->size; i++) {
        struct statement *s = &statements->at[i];

        s->type = (uint8_t)type_of(s, reader);
        for (back = 1; back <= PARENTS_BACK && back <= i && s->parent == NONE; back++)
            if (s->cue.size && inside(&statements->at[i - back], s->cue.at[0]))
                s->parent = i - back;
    }
}
