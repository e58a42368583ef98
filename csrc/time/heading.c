/* time/heading.c - what an article says of itself */
#include "time/heading.h"

#include "time/recognise.h"

enum {
    DATELINE_TOKENS = 16, /* a dateline ends within so many */
    LINE_TOKENS = 8,      /* of a line that holds a date and no sentence */
    STOPPED_TOKENS = 5,   /* of one that ends with a full stop */
    HEAD_PARAGRAPHS = 3,  /* of the text itself, one of which may begin with it */
    OUTLET_WORDS = 6
};

static bool is_full(struct date date)
{
    return date.year && date.month && date.day;
}

/* The first day with month and year that stands in a range of tokens. */
static struct date full_date(const struct text *text, const struct lexicon *lexicon,
                             struct range tokens)
{
    struct recognised one;
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++) {
        if (!recognise(&one, text, lexicon, i))
            continue;
        if (one.shape == SHAPE_DATE && is_full(one.date))
            return one.date;
        i = one.tokens.to - 1;
    }
    return (struct date){0, 0, 0};
}

/* A part of the text given as bytes, as tokens. */
static struct range tokens_of(const struct text *text, struct view part)
{
    uint32_t start = (uint32_t)(part.data - text->bytes.data);

    return text_tokens(text, (struct span){start, start + (uint32_t)part.size});
}

static void take_header(struct heading *out, const struct text *text, const struct lexicon *lexicon,
                        struct view line, const struct pattern *pattern)
{
    struct pattern_match match;
    struct view date, title, outlet, url;

    if (!pattern || !pattern_find(pattern, line, 0, &match))
        return;
    date = pattern_named(pattern, "date", line, &match);
    title = view_trim(pattern_named(pattern, "title", line, &match));
    outlet = view_trim(pattern_named(pattern, "outlet", line, &match));
    url = view_trim(pattern_named(pattern, "url", line, &match));
    if (date.size && !date_known(out->date)) {
        out->date = full_date(text, lexicon, tokens_of(text, date));
        out->date_from = date_known(out->date) ? "header" : NULL;
    }
    out->title = out->title.size ? out->title : title;
    if (!out->outlet.size && !memchr(outlet.data, ',', outlet.size))
        out->outlet = outlet;
    out->url = out->url.size ? out->url : url;
}

/* All patterns of one kind on every line of a paragraph. */
static void read_lines(struct heading *out, const struct text *text, const struct lexicon *lexicon,
                       struct span span, const char *kind)
{
    const struct lexicon_table *headers = &lexicon->headers;
    uint32_t start = span.start, end, i;

    for (; start < span.end; start = end + 1) {
        for (end = start; end < span.end && text->bytes.data[end] != '\n';)
            end++;
        for (i = 0; i < headers->table.size; i++)
            if (view_is(lexicon_cell(headers, &headers->table.rows[i], "kind"), kind))
                take_header(out, text, lexicon,
                            view_trim(view_slice(text->bytes, (struct span){start, end})),
                            headers->pattern[i]);
    }
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

/* "YEREVAN, March 12, 2024 (Agency) - ...", "YEREVAN, March 12, 2024. /AGENCY/. ...": a day and an outlet before what ends the
 * dateline; false where the paragraph begins with none. */
static bool take_dateline(struct heading *out, const struct text *text,
                          const struct lexicon *lexicon, const struct paragraph *paragraph)
{
    uint32_t i = paragraph->tokens.from, end = i + DATELINE_TOKENS;
    struct view outlet = {"", 0};

    if (end > paragraph->tokens.to)
        end = paragraph->tokens.to;
    if (i == end || !text->tokens.at[i].capital)
        return false;
    for (; i < end && !is_dash(text, i) && !outlet.size; i++) {
        outlet = enclosed_outlet(text, lexicon, i, end);
        outlet = outlet.size ? outlet : between_strokes(text, i, end);
    }
    if (i == end && !outlet.size)
        return false;
    if (!date_known(out->date))
        out->date = full_date(text, lexicon, (struct range){paragraph->tokens.from, i});
    out->outlet = out->outlet.size ? out->outlet : outlet;
    return true;
}

/* A line at the head that holds a date and little else: no sentence. */
static struct date date_line(const struct text *text, const struct lexicon *lexicon,
                             const struct paragraph *paragraph)
{
    uint32_t size = range_length(paragraph->tokens);
    bool stopped = size && token_is(text, paragraph->tokens.to - 1, ".");

    if (!size || size > (stopped ? STOPPED_TOKENS : LINE_TOKENS))
        return (struct date){0, 0, 0};
    return full_date(text, lexicon, paragraph->tokens);
}

/* Dates at the head without a word that says so, and the dateline: of the first paragraphs of the text itself. */
static void read_head(struct heading *out, const struct text *text, const struct lexicon *lexicon)
{
    bool dated = date_known(out->date);
    const struct paragraph *p;
    uint32_t left = HEAD_PARAGRAPHS;

    vec_each (p, &text->paragraphs) {
        bool body = p->kind == PARAGRAPH_BODY;

        if (!date_known(out->date) && (body || p->kind == PARAGRAPH_HEADER))
            out->date = date_line(text, lexicon, p);
        if (body && (take_dateline(out, text, lexicon, p) || !--left))
            break;
    }
    if (!dated && date_known(out->date))
        out->date_from = "header";
}

/* Digits at url[at], or -1. */
static int url_number(struct view url, size_t at, size_t size)
{
    int value = 0;
    size_t i;

    if (at + size > url.size)
        return -1;
    for (i = at; i < at + size; i++) {
        if (url.data[i] < '0' || url.data[i] > '9')
            return -1;
        value = value * 10 + (url.data[i] - '0');
    }
    return value;
}

/* ".../2024/03/12/..." and ".../2024-03-12..." */
static struct date url_date(struct view url)
{
    size_t i;

    for (i = 0; i + 11 <= url.size; i++) {
        struct date date = {(int16_t)url_number(url, i + 1, 4), (int8_t)url_number(url, i + 6, 2),
                            (int8_t)url_number(url, i + 9, 2)};
        char mark = url.data[i + 5];

        if ((url.data[i] == '/' || url.data[i] == '-') && (mark == '/' || mark == '-') &&
            url.data[i + 8] == mark && date.year >= 1990 && date.year < 2200 && is_full(date) &&
            date_exists(date))
            return date;
    }
    return (struct date){0, 0, 0};
}

/* The host of a web address, without "www.". */
static struct view url_host(struct view url)
{
    size_t start = 0, end, i;

    for (i = 0; i + 3 <= url.size; i++) {
        if (memcmp(url.data + i, "://", 3) == 0) {
            start = i + 3;
            break;
        }
    }
    if (start + 4 <= url.size && memcmp(url.data + start, "www.", 4) == 0)
        start += 4;
    if (start == url.size)
        return VIEW("");
    for (end = start; end < url.size && url.data[end] != '/' && url.data[end] != ':';)
        end++;
    return (struct view){url.data + start, end - start};
}

static struct view outlet_of_host(const struct lexicon *lexicon, struct view host)
{
    const struct lexicon_table *outlets = &lexicon->outlets;
    uint32_t i;

    for (i = 0; host.size && i < outlets->table.size; i++) {
        const struct table_row *row = &outlets->table.rows[i];
        struct view domain = lexicon_cell(outlets, row, "domain");

        if (domain.size && view_ends(host, domain) &&
            (host.size == domain.size || host.data[host.size - domain.size - 1] == '.'))
            return lexicon_cell(outlets, row, "name");
    }
    return VIEW("");
}

static void read_paragraphs(struct heading *out, const struct text *text,
                            const struct lexicon *lexicon)
{
    const struct paragraph *p;

    vec_each (p, &text->paragraphs) {
        if (p->kind == PARAGRAPH_HEADER)
            read_lines(out, text, lexicon, p->span, "header");
        else if (p->kind == PARAGRAPH_SOURCE)
            read_lines(out, text, lexicon, p->span, "source");
        else if (p->kind == PARAGRAPH_TITLE && !out->title.size)
            out->title = text_bytes(text, p->span);
    }
}

void heading_read(struct heading *out, const struct text *text, const struct lexicon *lexicon,
                  const struct heading *given, struct date option)
{
    *out = given ? *given : (struct heading){0};
    if (!date_known(out->date))
        out->date_from = NULL;
    read_paragraphs(out, text, lexicon);
    read_head(out, text, lexicon);
    if (!date_known(out->date) && out->url.size) {
        out->date = url_date(out->url);
        out->date_from = date_known(out->date) ? "url" : NULL;
    }
    if (!out->outlet.size)
        out->outlet = outlet_of_host(lexicon, url_host(out->url));
    if (date_known(option)) {
        out->date = option;
        out->date_from = "option";
    }
}
