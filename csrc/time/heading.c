/* time/heading.c - what an article says of itself */
#include "time/heading.h"

#include "time/dateline.h"

/* A part of the text given as bytes, as tokens. */
static struct range tokens_of(const struct text *text, struct view part)
{
    uint32_t start = (uint32_t)(part.data - text->bytes.data);

    return text_tokens(text, (struct span){start, start + (uint32_t)part.size});
}

static struct date day_of(struct head *head, struct date known, struct view part)
{
    return part.size && !date_known(known) ? head_day(head, tokens_of(head->text, part)) : known;
}

static void take_header(struct head *head, struct view line, const struct pattern *pattern)
{
    struct heading *out = head->out;
    struct pattern_match match;
    struct view title, outlet, url;

    if (!pattern || !pattern_find(pattern, line, 0, &match))
        return;
    title = view_trim(pattern_named(pattern, "title", line, &match));
    outlet = view_trim(pattern_named(pattern, "outlet", line, &match));
    url = view_trim(pattern_named(pattern, "url", line, &match));
    out->date = day_of(head, out->date, pattern_named(pattern, "date", line, &match));
    head->changed = day_of(head, head->changed, pattern_named(pattern, "changed", line, &match));
    out->title = out->title.size ? out->title : title;
    if (!out->outlet.size && !memchr(outlet.data, ',', outlet.size))
        out->outlet = outlet;
    out->url = out->url.size ? out->url : url;
}

/* All patterns of one kind on every line of a paragraph. */
static void read_lines(struct head *head, struct span span, const char *kind)
{
    const struct lexicon_table *headers = &head->lexicon->headers;
    const struct view bytes = head->text->bytes;
    uint32_t start = span.start, end, i;

    for (; start < span.end; start = end + 1) {
        for (end = start; end < span.end && bytes.data[end] != '\n';)
            end++;
        for (i = 0; i < headers->table.size; i++)
            if (view_is(lexicon_cell(headers, &headers->table.rows[i], "kind"), kind))
                take_header(head, view_trim(view_slice(bytes, (struct span){start, end})),
                            headers->pattern[i]);
    }
}

/* ".../2024/03/12/...", ".../2024/3/12/..." and ".../2024-03-12..." */
static struct date url_date(struct view url)
{
    struct digits digits;
    size_t i;

    for (i = 0; i + 1 < url.size; i++) {
        struct view rest = {url.data + i + 1, url.size - i - 1};

        if ((url.data[i] == '/' || url.data[i] == '-') && digits_read(rest, &digits) &&
            digits.date.year >= 1990 && (rest.data[4] == '/' || rest.data[4] == '-'))
            return digits.date;
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

static void read_paragraphs(struct head *head)
{
    struct heading *out = head->out;
    const struct paragraph *p;

    vec_each (p, &head->text->paragraphs) {
        if (p->kind == PARAGRAPH_HEADER)
            read_lines(head, p->span, "header");
        else if (p->kind == PARAGRAPH_SOURCE)
            read_lines(head, p->span, "source");
        else if (p->kind == PARAGRAPH_ADDRESS && p == head->text->paragraphs.at)
            read_lines(head, p->span, "address");
        else if (p->kind == PARAGRAPH_TITLE && !out->title.size)
            out->title = text_bytes(head->text, p->span);
    }
}

/* The day that the article tells, by what counts most; a day that was known before stays. */
static void find_date(struct head *head)
{
    struct heading *out = head->out;
    bool given = date_known(out->date);

    read_paragraphs(head);
    head_read(head);
    if (!date_known(out->date))
        out->date = head->changed;
    if (!given)
        out->date_from = date_known(out->date) ? "header" : NULL;
    if (!date_known(out->date) && out->url.size) {
        out->date = url_date(out->url);
        out->date_from = date_known(out->date) ? "url" : NULL;
    }
}

void heading_read(struct heading *out, const struct text *text, const struct lexicon *lexicon,
                  const struct heading *given, struct date option)
{
    struct head head = {.out = out, .text = text, .lexicon = lexicon};

    *out = given ? *given : (struct heading){0};
    find_date(&head);
    if (!out->outlet.size)
        out->outlet = outlet_of_host(lexicon, url_host(out->url));
    if (date_known(option)) {
        out->date = option;
        out->date_from = "option";
    }
}
