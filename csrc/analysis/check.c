/* analysis/check.c - the invariants that tests and fuzzers hold every analysis to */
#include "analysis/analyze.h"
#include "base/map.h"

static bool fault(struct error *error, uint32_t index, const char *what)
{
    error_set(error, ERROR_INTERNAL, "%s (number %u)", what, index);
    return false;
}

static bool valid_index(uint32_t index, uint32_t size)
{
    return index == NONE || index < size;
}

/* Not empty, and within size elements. */
static bool valid_range(struct range range, uint32_t size)
{
    return range.from < range.to && range.to <= size;
}

static bool check_tokens(const struct text *text, struct error *error)
{
    uint32_t end = 0;

    for (uint32_t i = 0; i < text->tokens.size; i++) {
        const struct token *token = &text->tokens.at[i];

        if (token->span.start < end || token->span.start >= token->span.end ||
            token->span.end > text->bytes.size)
            return fault(error, i, "a token is empty, out of order or outside the bytes");
        if (token->kind > TOKEN_SYMBOL)
            return fault(error, i, "a token of no kind");
        if (token->sentence >= text->sentences.size ||
            !range_has(text->sentences.at[token->sentence].tokens, i))
            return fault(error, i, "a token is not in its sentence");
        if (!valid_index(token->quotation, text->quotations.size))
            return fault(error, i, "a token's quotation does not exist");
        if (token->quotation != NONE && !range_has(text->quotations.at[token->quotation].tokens, i))
            return fault(error, i, "a token is not in its quotation");
        end = token->span.end;
    }
    return true;
}

static bool check_sentences(const struct text *text, struct error *error)
{
    uint32_t next = 0;

    for (uint32_t i = 0; i < text->sentences.size; i++) {
        const struct sentence *sentence = &text->sentences.at[i];

        if (!valid_range(sentence->tokens, text->tokens.size) || sentence->tokens.from != next)
            return fault(error, i, "sentences do not partition the tokens");
        if (range_length(sentence->tokens) > SENTENCE_TOKENS)
            return fault(error, i, "a sentence is longer than the limit");
        if (sentence->paragraph >= text->paragraphs.size ||
            !range_has(text->paragraphs.at[sentence->paragraph].sentences, i))
            return fault(error, i, "a sentence is not in its paragraph");
        next = sentence->tokens.to;
    }
    return next == text->tokens.size || fault(error, next, "tokens behind the last sentence");
}

static bool check_paragraphs(const struct text *text, struct error *error)
{
    uint32_t end = 0, next = 0;

    for (uint32_t i = 0; i < text->paragraphs.size; i++) {
        const struct paragraph *p = &text->paragraphs.at[i];

        if (p->span.start < end || p->span.start >= p->span.end || p->span.end > text->bytes.size)
            return fault(error, i, "a paragraph is empty, out of order or outside the bytes");
        if (p->sentences.from != next || p->sentences.to < next ||
            p->sentences.to > text->sentences.size)
            return fault(error, i, "paragraphs do not partition the sentences");
        if (p->kind > PARAGRAPH_BOILERPLATE)
            return fault(error, i, "a paragraph of no kind");
        if (range_length(p->tokens) && !span_contains(p->span, text_span(text, p->tokens)))
            return fault(error, i, "a paragraph does not hold its tokens");
        end = p->span.end;
        next = p->sentences.to;
    }
    return next == text->sentences.size ||
           fault(error, next, "sentences behind the last paragraph");
}

static bool check_quotations(const struct text *text, struct error *error)
{
    for (uint32_t i = 0; i < text->quotations.size; i++) {
        const struct quotation *q = &text->quotations.at[i];

        if (!valid_range(q->tokens, text->tokens.size))
            return fault(error, i, "a quotation is empty or outside the tokens");
        if (q->inner.start > q->inner.end || !span_contains(text_span(text, q->tokens), q->inner))
            return fault(error, i, "the inside of a quotation is not inside it");
        if (q->continues != NONE && q->continues >= i)
            return fault(error, i, "a quotation goes on with one that is not before it");
        if (i && q->tokens.from < text->quotations.at[i - 1].tokens.from)
            return fault(error, i, "quotations are out of order");
    }
    return true;
}

static bool check_expressions(const struct analysis *a, struct error *error)
{
    for (uint32_t i = 0; i < a->expressions.size; i++) {
        const struct expression *e = &a->expressions.at[i];

        if (!valid_range(e->tokens, a->text.tokens.size))
            return fault(error, i, "a time expression is empty or outside the tokens");
        if (i && e->tokens.from < a->expressions.at[i - 1].tokens.from)
            return fault(error, i, "time expressions are out of order");
        if (date_known(e->value) && !date_exists(e->value))
            return fault(error, i, "a time expression means a date that does not exist");
    }
    return true;
}

static bool inside_or_empty(struct range outer, struct range inner)
{
    return inner.from == inner.to || (inner.from < inner.to && range_contains(outer, inner));
}

static bool check_mentions(const struct analysis *a, struct error *error)
{
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const struct mention *m = &a->mentions.at[i];
        const struct mention *before = i ? m - 1 : m;

        if (!valid_range(m->tokens, a->text.tokens.size))
            return fault(error, i, "a mention is empty or outside the tokens");
        if (!range_has(m->tokens, m->head) || !inside_or_empty(m->tokens, m->name) ||
            !inside_or_empty(m->tokens, m->role))
            return fault(error, i, "head, name or role of a mention are not inside it");
        if (m->form > FORM_NOMINAL || m->kind > KIND_UNNAMED || m->gender > GENDER_THING ||
            m->number > NUMBER_MANY || m->person < 1 || m->person > 3)
            return fault(error, i,
                         "a mention with a form, kind, gender, number or person of no name");
        if (before->tokens.from > m->tokens.from ||
            (before->tokens.from == m->tokens.from && before->tokens.to < m->tokens.to))
            return fault(error, i, "mentions are out of order");
    }
    return true;
}

static bool valid_ranges(const struct parts *parts, uint32_t tokens)
{
    for (uint32_t i = 0; i < parts->size; i++) {
        if (!valid_range(parts->at[i], tokens))
            return false;
    }
    return true;
}

static bool valid_parts(const struct parts *parts, uint32_t tokens)
{
    for (uint32_t i = 1; i < parts->size; i++) {
        if (parts->at[i].from < parts->at[i - 1].to)
            return false;
    }
    return valid_ranges(parts, tokens);
}

/* Whether the chain of parents, or of statements continued, comes to an end. */
static bool chain_ends(const struct statements *statements, uint32_t from, bool parents)
{
    uint32_t steps = 0;

    while (from != NONE && steps++ <= statements->size)
        from = parents ? statements->at[from].parent : statements->at[from].continues;
    return from == NONE;
}

static bool check_statements(const struct analysis *a, struct error *error)
{
    const struct statements *all = &a->statements;

    for (uint32_t i = 0; i < all->size; i++) {
        const struct statement *s = &all->at[i];
        uint32_t tokens = a->text.tokens.size;

        if (!s->content.size)
            return fault(error, i, "a statement without content");
        if (!valid_parts(&s->cue, tokens) || !valid_parts(&s->source, tokens) ||
            !valid_parts(&s->content, tokens))
            return fault(error, i,
                         "a statement's parts are empty, out of order or outside the tokens");
        if (s->type > TYPE_MIXED || s->act >= ACT_COUNT ||
            !(s->confidence >= 0 && s->confidence <= 1))
            return fault(error, i,
                         "a statement of no type or act, or with a confidence outside 0..1");
        if (!valid_index(s->mention, a->mentions.size) || !valid_index(s->parent, all->size) ||
            !valid_index(s->continues, all->size))
            return fault(error, i, "a statement's mention, parent or predecessor does not exist");
        if (i && s->content.at[0].from < all->at[i - 1].content.at[0].from)
            return fault(error, i, "statements are out of order");
    }
    for (uint32_t i = 0; i < all->size; i++) {
        if (!chain_ends(all, i, true) || !chain_ends(all, i, false))
            return fault(error, i, "a statement is its own parent or predecessor");
    }
    return true;
}

static bool valid_indexes(const struct indexes *list, const uint32_t *owner, uint32_t size,
                          uint32_t speaker)
{
    for (uint32_t i = 0; i < list->size; i++) {
        if (list->at[i] >= size || owner[list->at[i]] != speaker)
            return false;
    }
    return true;
}

static bool check_owners(const uint32_t *owner, uint32_t size, uint32_t speakers,
                         struct error *error)
{
    for (uint32_t i = 0; i < size; i++) {
        if (!valid_index(owner[i], speakers))
            return fault(error, i, "the speaker of a mention or statement does not exist");
    }
    return true;
}

static bool check_speaker(const struct analysis *a, uint32_t index, struct error *error)
{
    const struct speaker *s = &a->speakers.all.at[index];

    if (!s->id.size || !s->name.size)
        return fault(error, index, "a speaker without id or name");
    if (s->kind > KIND_UNNAMED || s->gender > GENDER_THING)
        return fault(error, index, "a speaker with a kind or gender of no name");
    if (s->terms.from > s->terms.to || s->terms.to > a->text.tokens.size)
        return fault(error, index, "a speaker's terms are outside the text");
    if (!valid_ranges(&s->roles, a->text.tokens.size))
        return fault(error, index, "a speaker's role is empty or outside the tokens");
    for (uint32_t i = 1; i < s->roles.size; i++) {
        if (s->roles.at[i].from < s->roles.at[i - 1].from)
            return fault(error, index, "a speaker's roles are out of order");
    }
    for (uint32_t i = 1; i < s->mentions.size; i++) {
        if (s->mentions.at[i] <= s->mentions.at[i - 1])
            return fault(error, index, "a speaker's mentions are out of order");
    }
    if (!valid_indexes(&s->mentions, a->speakers.of_mention, a->mentions.size, index))
        return fault(error, index, "a speaker's mention is not the speaker's");
    if (!valid_indexes(&s->statements, a->speakers.of_statement, a->statements.size, index))
        return fault(error, index, "a speaker's statement is not the speaker's");
    return true;
}

static bool check_ids(const struct speakers *speakers, struct error *error)
{
    struct arena arena;
    struct map seen = {0};
    uint32_t i;

    arena_init(&arena, 0);
    for (i = 0; i < speakers->all.size; i++) {
        uint32_t *at = map_at(&arena, &seen, speakers->all.at[i].id);

        if (*at != NONE)
            break;
        *at = i;
    }
    arena_release(&arena);
    return i == speakers->all.size || fault(error, i, "two speakers of one id");
}

static bool check_speakers(const struct analysis *a, struct error *error)
{
    uint32_t size = a->speakers.all.size;

    if (!check_owners(a->speakers.of_mention, a->mentions.size, size, error) ||
        !check_owners(a->speakers.of_statement, a->statements.size, size, error))
        return false;
    for (uint32_t i = 0; i < size; i++) {
        if (!check_speaker(a, i, error))
            return false;
    }
    return check_ids(&a->speakers, error);
}

static bool check_provenance(const struct analysis *a, struct error *error)
{
    for (uint32_t i = 0; i < a->statements.size; i++) {
        const struct provenance *p = &a->provenance[i];

        if (date_known(p->date) ? !date_exists(p->date) || !p->date_from : p->date_from != NULL)
            return fault(error, i,
                         "a statement's date does not exist, or does not say where it is from");
    }
    return true;
}

bool analysis_check(const struct analysis *analysis, struct error *error)
{
    const struct text *text = &analysis->text;

    return check_tokens(text, error) && check_sentences(text, error) &&
           check_paragraphs(text, error) && check_quotations(text, error) &&
           check_expressions(analysis, error) && check_mentions(analysis, error) &&
           check_statements(analysis, error) && check_speakers(analysis, error) &&
           check_provenance(analysis, error);
}
