/* time/dateline.c - the day at the head of an article that no word announces */
#include "time/dateline.h"

#include "time/cursor.h"
#include "time/recognise.h"

enum {
    DATELINE_TOKENS = 16, /* a dateline ends within so many */
    LINE_TOKENS = 24,     /* of a line that holds a date and no sentence */
    STOPPED_TOKENS = 5,   /* of one that ends with a full stop */
    CHANGED_TOKENS = 3,   /* between "updated" and its date */
    HEAD_PARAGRAPHS = 3,  /* of the text itself, one of which may begin with it */
    HEAD_LINES = 24,      /* paragraphs that are looked at, lines included */
    FOOT_LINES = 6,       /* paragraphs at the end, one of which may be the day */
    OUTLET_WORDS = 6
};

static bool is_full(struct date date)
{
    return date.year && date.month && date.day;
}

static bool is_known(const struct digits *digits)
{
    return date_known(digits->swapped);
}

/* The next day with month and year in a range of tokens; false where there is none. One with two readings is kept. */
static bool next_day(struct head *head, struct range *tokens, struct recognised *out)
{
    for (; tokens->from < tokens->to; tokens->from++) {
        if (!recognise(out, head->text, head->lexicon, tokens->from))
            continue;
        tokens->from = out->tokens.to - 1;
        if (out->shape != SHAPE_DATE)
            continue;
        if (is_full(out->date)) {
            tokens->from++;
            return true;
        }
        if (out->date.year && !is_known(&head->unclear))
            digits_read(text_bytes(head->text, text_span(head->text, out->tokens)), &head->unclear);
    }
    return false;
}

struct date head_day(struct head *head, struct range tokens)
{
    struct recognised one;

    return next_day(head, &tokens, &one) ? one.date : (struct date){0, 0, 0};
}

static bool is_dash(const struct text *text, uint32_t token)
{
    struct view bytes = token_bytes(text, token);

    return text->tokens.at[token].spaced &&
           (view_is(bytes, "-") || view_is(bytes, "--") || view_is(bytes, "\xe2\x80\x93") ||
            view_is(bytes, "\xe2\x80\x94"));
}

/* "/AGENCY/" or "(Agency)" at a token: the outlet's name; empty if there is none. */
static struct view enclosed_outlet(const struct text *text, const struct lexicon *lexicon,
                                   uint32_t at, uint32_t end)
{
    struct view words[OUTLET_WORDS];
    const struct table_row *row;
    uint32_t size, length = 0;

    if (!token_is(text, at, "/") && !token_is(text, at, "("))
        return VIEW("");
    for (size = 0; size < OUTLET_WORDS && at + 1 + size < end; size++)
        words[size] = text->tokens.at[at + 1 + size].norm;
    row = lexicon_longest(&lexicon->outlets, words, size, &length);
    at += 1 + length;
    if (!row || at >= end || (!token_is(text, at, "/") && !token_is(text, at, ")")))
        return VIEW("");
    return lexicon_cell(&lexicon->outlets, row, "name");
}

/* What stands between two strokes, whatever it is: "/Harbour Agency/"; empty if nothing does. */
static struct view between_strokes(const struct text *text, uint32_t at, uint32_t end)
{
    uint32_t to = at + 1;

    if (!token_is(text, at, "/") || !text->tokens.at[at].spaced)
        return VIEW("");
    while (to < end && to - at <= OUTLET_WORDS && !token_is(text, to, "/"))
        to++;
    if (to == at + 1 || to >= end || !token_is(text, to, "/"))
        return VIEW("");
    return text_bytes(text, text_span(text, (struct range){at + 1, to}));
}

/* Of a day with two readings the one that the dateline has, too. */
static void settle(struct head *head, struct range dateline)
{
    const struct digits *two = &head->unclear;
    struct recognised one;
    uint32_t i;

    for (i = dateline.from; i < dateline.to && is_known(two) && !date_known(head->out->date); i++) {
        if (!recognise(&one, head->text, head->lexicon, i) || one.shape != SHAPE_DATE)
            continue;
        if (one.date.month == two->date.month && one.date.day == two->date.day)
            head->out->date = two->date;
        else if (one.date.month == two->swapped.month && one.date.day == two->swapped.day)
            head->out->date = two->swapped;
    }
}

/* "(Osterby, 2 March 2021) The mill ...": behind the bracket that closes a dateline; its begin where it is none. */
static uint32_t bracketed_end(struct head *head, uint32_t from, uint32_t end)
{
    uint32_t i = from;

    if (!token_is(head->text, from, "("))
        return from;
    while (i < end && !token_is(head->text, i, ")"))
        i++;
    return i < end && date_known(head_day(head, (struct range){from, i})) ? i : from;
}

/* "OSTERBY - 2 March 2021 - The mill ...": past a day between two dashes. */
static uint32_t second_dash(struct head *head, uint32_t dash, uint32_t end)
{
    struct recognised one;

    return dash + 1 < end && recognise(&one, head->text, head->lexicon, dash + 1) &&
                   one.tokens.to < end && is_dash(head->text, one.tokens.to)
               ? one.tokens.to
               : dash;
}

/* "Osterby, 3 October 2023. The ministers ...": the full stop of a first sentence that is names and a day; its begin where it is none. */
static uint32_t stopped_end(const struct head *head, uint32_t from, uint32_t end)
{
    const struct text *text = head->text;
    uint32_t i = from, to = text->sentences.at[text->tokens.at[from].sentence].tokens.to;
    struct recognised one;

    if (to > end || !token_is(text, to - 1, "."))
        return from;
    while (i < to && (text->tokens.at[i].capital || token_is(text, i, ",")) &&
           !recognise(&one, text, head->lexicon, i))
        i++;
    return i > from && i < to && recognise(&one, text, head->lexicon, i) && is_full(one.date) &&
                   one.tokens.to + 1 == to
               ? to - 1
               : from;
}

/* Where the dateline that begins at `from` ends: "YEREVAN, March 12, 2024 (Agency) - ...", "YEREVAN, March 12, 2024. /AGENCY/. ..."; `from`
 * where none does. */
static uint32_t dateline_end(struct head *head, uint32_t from, uint32_t end, struct view *outlet)
{
    const struct text *text = head->text;
    uint32_t i = from;

    if (from == end || !text->tokens.at[from].capital)
        return from == end ? from : bracketed_end(head, from, end);
    if (stopped_end(head, from, end) > from)
        return stopped_end(head, from, end);
    for (; i < end && !is_dash(text, i) && !outlet->size; i++) {
        *outlet = enclosed_outlet(text, head->lexicon, i, end);
        *outlet = outlet->size ? *outlet : between_strokes(text, i, end);
    }
    if (i == end)
        return outlet->size ? i : from;
    return is_dash(text, i) ? second_dash(head, i, end) : i;
}

/* A day and an outlet before what ends the dateline; false where the paragraph begins with none. */
static bool take_dateline(struct head *head, const struct paragraph *paragraph)
{
    struct range line = paragraph->tokens;
    struct view outlet = {"", 0};

    if (range_length(line) > DATELINE_TOKENS)
        line.to = line.from + DATELINE_TOKENS;
    line.to = dateline_end(head, line.from, line.to, &outlet);
    if (line.to == line.from)
        return false;
    if (!date_known(head->out->date))
        head->out->date = head_day(head, line);
    settle(head, line);
    head->out->outlet = head->out->outlet.size ? head->out->outlet : outlet;
    return true;
}

/* Whether what stands before or behind the date of a line keeps it apart: the line's end, a mark, a number, a word of such lines. */
static bool is_apart(const struct cursor *c, uint32_t at)
{
    const struct token *token = cursor_token(c, at < c->end ? at : c->begin);

    if (at >= c->end)
        return true;
    return token->kind == TOKEN_PUNCT || token->kind == TOKEN_SYMBOL ||
           token->kind == TOKEN_NUMBER || token->shouting || cursor_has(c, at, "stamp") ||
           cursor_has(c, at, "changed");
}

/* "Helga Brandvik 19 January 2024", "8:14 am on 19 January 2024": not "the strike of 19 January 2024". */
static bool is_set_off(const struct cursor *c, struct range date)
{
    uint32_t before = date.from;

    if (before > c->begin + 1 && cursor_has(c, before - 1, "upon") && is_apart(c, before - 2))
        before--;
    return is_apart(c, date.to) &&
           (before == c->begin || is_apart(c, before - 1) || cursor_token(c, before - 1)->capital);
}

static bool tells_of_change(const struct cursor *c, uint32_t date)
{
    uint32_t i;

    for (i = date; i > c->begin && date - i < CHANGED_TOKENS; i--)
        if (cursor_after(c, i, "changed"))
            return true;
    return false;
}

/* "Published 10.9.2024 09:30. Updated 11.9.2024 11:05." */
static bool is_stamp_line(const struct cursor *c)
{
    return c->end > c->begin + 1 && cursor_has(c, c->begin, "stamp") &&
           cursor_token(c, c->end - 2)->kind == TOKEN_NUMBER;
}

/* A line at the head that holds a date set off from whatever else it holds: no sentence. A headline may tell of a day long ago, but then
 * without its weekday. */
static void take_line(struct head *head, const struct paragraph *paragraph)
{
    struct cursor c = {head->text, head->lexicon, paragraph->tokens.from, paragraph->tokens.to};
    uint32_t size = range_length(paragraph->tokens);
    bool stopped = size && token_is(head->text, c.end - 1, ".") && !is_stamp_line(&c);
    struct range rest = paragraph->tokens;
    struct recognised one;

    if (size > (stopped ? STOPPED_TOKENS : LINE_TOKENS))
        return;
    while (!date_known(head->out->date) && next_day(head, &rest, &one)) {
        if (tells_of_change(&c, one.tokens.from))
            head->changed = date_known(head->changed) ? head->changed : one.date;
        else if (is_set_off(&c, one.tokens) &&
                 (paragraph->kind != PARAGRAPH_TITLE || one.weekday >= 0))
            head->out->date = one.date;
    }
}

/* A name, a place, a section: no sentence of the article. */
static bool is_line(const struct text *text, const struct paragraph *paragraph)
{
    uint8_t last = range_length(paragraph->tokens) ? text->tokens.at[paragraph->tokens.to - 1].kind
                                                   : TOKEN_WORD;

    return range_length(paragraph->tokens) <= LINE_TOKENS && last != TOKEN_PUNCT &&
           last != TOKEN_QUOTE;
}

/* "7 Feb. 2025", alone in one of the last lines, where no line at the head tells the day. */
static void read_foot(struct head *head)
{
    const struct paragraphs *all = &head->text->paragraphs;
    uint32_t i = all->size, left = FOOT_LINES;
    struct recognised one;

    for (; i-- > 0 && left-- && !date_known(head->out->date);) {
        struct range tokens = all->at[i].tokens;

        if (range_length(tokens) && recognise(&one, head->text, head->lexicon, tokens.from) &&
            one.tokens.to == tokens.to && one.shape == SHAPE_DATE && is_full(one.date))
            head->out->date = one.date;
    }
}

void head_read(struct head *head)
{
    uint32_t left = HEAD_PARAGRAPHS, lines = HEAD_LINES;
    const struct paragraph *p;

    vec_each (p, &head->text->paragraphs) {
        bool body = p->kind == PARAGRAPH_BODY, line = is_line(head->text, p);

        if (p->kind != PARAGRAPH_CAPTION && p->kind != PARAGRAPH_BOILERPLATE)
            take_line(head, p);
        if (body && ((take_dateline(head, p) && !line) || (!line && !--left)))
            break; /* "By Ann Lee - the Gazette" is no dateline, and lines may follow it */
        if (!--lines)
            break;
    }
    read_foot(head);
}
