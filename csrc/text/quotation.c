/* text/quotation.c - pairs of quotation marks, each paragraph on its own */
#include "base/utf8.h"
#include "text/reader.h"

struct opened {
    uint32_t candidate; /* its mark */
    struct range tokens;
    bool closed, dropped;
};

struct pairing {
    struct reader *reader;
    struct range tokens; /* of the paragraph */
    struct list VECTOR(struct opened) list;
    uint32_t stack[QUOTATION_DEPTH], depth; /* indexes of list */
};

static struct candidate *candidate_of(const struct pairing *pairing, uint32_t opened)
{
    return &pairing->reader->candidates.at[pairing->list.at[opened].candidate];
}

/* A mark that opens and closes alike says nothing of itself; others say more than their neighbours do. */
static bool is_symmetric(const struct reader *reader, const struct mark *mark)
{
    return (mark->opens & reader->marks.symmetric & ~reader->marks.tolerated) != 0;
}

static bool fits(const struct reader *reader, const struct mark *open,
                 const struct candidate *close)
{
    uint64_t pairs = open->opens & close->mark->closes;

    if (pairs & ~reader->marks.tolerated)
        return close->side != SIDE_OPEN || !(close->mark->opens & ~reader->marks.tolerated);
    return pairs && close->side == SIDE_CLOSE;
}

/* The depth of the innermost open quotation that the candidate can close, NONE if there is none. */
static uint32_t find_open(const struct pairing *pairing, const struct candidate *close)
{
    uint32_t depth = pairing->depth;

    while (depth-- > 0)
        if (fits(pairing->reader, candidate_of(pairing, pairing->stack[depth])->mark, close))
            return depth;
    return NONE;
}

/* A single mark without its partner is an apostrophe, unless it stands where speech begins. */
static bool may_stay_unclosed(const struct pairing *pairing, const struct candidate *open)
{
    const struct text *text = pairing->reader->text;

    if (open->style != QUOTATION_SINGLE)
        return true;
    if (is_symmetric(pairing->reader, open->mark) ||
        !(open->mark->opens & ~pairing->reader->marks.tolerated))
        return false;
    return open->token == pairing->tokens.from || token_is(text, open->token - 1, ":") ||
           token_is(text, open->token - 1, ",");
}

static bool has_word(const struct pairing *pairing, uint32_t from, uint32_t to)
{
    const struct token *tokens = pairing->reader->text->tokens.at;

    while (from < to && tokens[from].kind > TOKEN_URL)
        from++;
    return from < to;
}

/* Ends all that is open deeper than depth, without closing marks, before token `to`. */
static void end_deeper(struct pairing *pairing, uint32_t depth, uint32_t to)
{
    while (pairing->depth > depth) {
        struct opened *opened = &pairing->list.at[pairing->stack[--pairing->depth]];
        const struct candidate *open = &pairing->reader->candidates.at[opened->candidate];

        opened->tokens.to = to;
        opened->dropped =
            !may_stay_unclosed(pairing, open) || !has_word(pairing, open->token + 1, to);
    }
}

static void close_at(struct pairing *pairing, uint32_t depth, uint32_t token)
{
    struct opened *opened;

    end_deeper(pairing, depth + 1, token);
    opened = &pairing->list.at[pairing->stack[depth]];
    opened->tokens.to = token + 1;
    opened->closed = true;
    pairing->depth = depth;
}

/* A second opening mark of the same kind nests where enough marks follow to close both; else the first one lacks its own. */
static void recover(struct pairing *pairing, const struct candidate *open)
{
    uint32_t depth, same = 0, lowest = NONE;

    for (depth = pairing->depth; depth-- > 0;)
        if (candidate_of(pairing, pairing->stack[depth])->mark == open->mark) {
            lowest = depth;
            same++;
        }
    if (same && open->closers < same + 1 + open->openers)
        end_deeper(pairing, lowest, open->token);
}

static void open_at(struct pairing *pairing, uint32_t index)
{
    const struct candidate *open = &pairing->reader->candidates.at[index];
    struct opened *opened;

    recover(pairing, open);
    if (pairing->depth == QUOTATION_DEPTH)
        return;
    pairing->stack[pairing->depth++] = pairing->list.size;
    opened = vec_add(pairing->reader->arena, &pairing->list);
    opened->candidate = index;
    opened->tokens.from = open->token;
}

static bool can_open(const struct pairing *pairing, const struct candidate *candidate)
{
    const struct reader *reader = pairing->reader;
    const struct mark *mark = candidate->mark;

    if (!mark->opens)
        return false;
    if (!(mark->opens & ~reader->marks.tolerated))
        return candidate->side == SIDE_OPEN && !pairing->depth && candidate->closers;
    if (!is_symmetric(reader, mark))
        return true;
    return candidate->side != SIDE_CLOSE && (candidate->style != QUOTATION_SINGLE ||
                                             (candidate->closers && candidate->side == SIDE_OPEN));
}

/* Of workers' in a quotation of single marks: whether another mark that can close it is to come. */
static bool is_apostrophe(const struct candidate *candidate)
{
    return candidate->apostrophe && candidate->closer != NONE &&
           (candidate->opener == NONE || candidate->closer < candidate->opener);
}

static void pair(struct pairing *pairing, uint32_t index)
{
    struct token *tokens = pairing->reader->text->tokens.at;
    const struct candidate *candidate = &pairing->reader->candidates.at[index];
    uint32_t depth = is_apostrophe(candidate) ? NONE : find_open(pairing, candidate);

    if (depth != NONE)
        close_at(pairing, depth, candidate->token);
    else if (can_open(pairing, candidate))
        open_at(pairing, index);
    else if (candidate->apostrophe)
        tokens[candidate->token].kind = TOKEN_CLITIC;
}

static struct span inner_of(const struct text *text, const struct opened *opened)
{
    struct span span = {text->tokens.at[opened->tokens.from].span.end, 0};
    uint32_t last = opened->tokens.to - 1;

    if (!opened->closed)
        span.end = text->tokens.at[last].span.end;
    else if (last == opened->tokens.from + 1)
        span.end = span.start;
    else
        span.end = text->tokens.at[last - 1].span.end;
    if (opened->tokens.from + 1 < opened->tokens.to - opened->closed)
        span.start = text->tokens.at[opened->tokens.from + 1].span.start;
    return span;
}

/* Adds what was found to the text; depths are counted anew because some were dropped. */
static void emit(struct pairing *pairing)
{
    struct text *text = pairing->reader->text;
    uint32_t ends[QUOTATION_DEPTH], depth = 0, i;
    const struct opened *it;

    vec_each (it, &pairing->list) {
        const struct candidate *open = &pairing->reader->candidates.at[it->candidate];
        uint32_t index = text->quotations.size;
        struct quotation *quotation;

        if (it->dropped) {
            text->tokens.at[open->token].kind = TOKEN_PUNCT;
            continue;
        }
        while (depth && ends[depth - 1] <= it->tokens.from)
            depth--;
        quotation = vec_add(pairing->reader->arena, &text->quotations);
        *quotation = (struct quotation){it->tokens,     inner_of(text, it), open->style,
                                        (uint8_t)depth, it->closed,         NONE};
        for (i = it->tokens.from; i < it->tokens.to; i++)
            text->tokens.at[i].quotation = index;
        ends[depth++] = it->tokens.to;
    }
}

/* Joins the first quotation to the one that was left open, and says which one this paragraph leaves open. */
static void link(struct pairing *pairing, uint32_t first)
{
    struct text *text = pairing->reader->text;
    uint32_t i, before = pairing->reader->unclosed;

    pairing->reader->unclosed = NONE;
    if (first < text->quotations.size && before != NONE &&
        text->quotations.at[first].tokens.from == pairing->tokens.from &&
        text->quotations.at[first].style == text->quotations.at[before].style)
        text->quotations.at[first].continues = before;
    for (i = first; i < text->quotations.size; i++) {
        const struct quotation *quotation = &text->quotations.at[i];

        if (!quotation->closed && !quotation->depth && quotation->tokens.to == pairing->tokens.to)
            pairing->reader->unclosed = i;
    }
}

void quotations_read(struct reader *reader, uint32_t paragraph)
{
    const struct paragraph *here = &reader->text->paragraphs.at[paragraph];
    struct pairing pairing = {.reader = reader, .tokens = here->tokens};
    uint32_t i, first = reader->text->quotations.size;

    candidates_read(reader, here);
    for (i = 0; i < reader->candidates.size; i++)
        pair(&pairing, i);
    end_deeper(&pairing, 0, here->tokens.to);
    emit(&pairing);
    if (here->kind == PARAGRAPH_BODY || here->kind == PARAGRAPH_TITLE)
        link(&pairing, first);
}
