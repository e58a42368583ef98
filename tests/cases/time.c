/* tests/cases/time.c - prints what an article says of itself, and its expressions of time with the days they mean */
#include "cases/case.h"
#include "text/segment.h"
#include "time/expression.h"
#include "time/heading.h"

static void print_heading(struct buffer *out, const struct heading *heading)
{
    char date[DATE_TEXT];

    date_format(heading->date, date);
    if (date_known(heading->date))
        buffer_format(out, "date %s (%s)\n", date, heading->date_from);
    if (heading->title.size)
        buffer_format(out, "title %.*s\n", VIEW_ARGS(heading->title));
    if (heading->outlet.size)
        buffer_format(out, "outlet %.*s\n", VIEW_ARGS(heading->outlet));
    if (heading->url.size)
        buffer_format(out, "url %.*s\n", VIEW_ARGS(heading->url));
}

static void print_expression(struct buffer *out, const struct text *text,
                             const struct expression *e)
{
    static const char *const bases[] = {"full", "article", "context"};
    char date[DATE_TEXT];

    date_format(e->value, date);
    buffer_visible(out, text_bytes(text, text_span(text, e->tokens)));
    buffer_format(out, ": %s", date_known(e->value) ? date : "?");
    if (date_known(e->value))
        buffer_format(out, " %s", bases[e->base]);
    if (e->conflict)
        buffer_text(out, ", conflict");
    if (e->duration)
        buffer_text(out, ", duration");
    buffer_text(out, "\n");
}

static void print(struct buffer *out, struct view input)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    struct expressions expressions;
    const struct expression *e;
    struct heading heading;
    struct arena arena;
    struct text text;

    if (!lexicon)
        return;
    arena_init(&arena, 0);
    text_read(&text, input, lexicon, &arena);
    heading_read(&heading, &text, lexicon, NULL, (struct date){0, 0, 0});
    expressions_find(&expressions, &text, lexicon, heading.date, &arena);
    print_heading(out, &heading);
    vec_each (e, &expressions)
        if (text.paragraphs.at[text.sentences.at[text.tokens.at[e->tokens.from].sentence].paragraph]
                .kind == PARAGRAPH_BODY)
            print_expression(out, &text, e);
    arena_release(&arena);
}

CASE_STAGE(time, print)
