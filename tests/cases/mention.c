/* tests/cases/mention.c - prints each mention: form, kind, gender, number, then its words, name and office */
#include "mention/mention.h"
#include "cases/case.h"
#include "text/segment.h"

static void print_range(struct buffer *out, const struct text *text, const char *what,
                        struct range range)
{
    if (!range_length(range))
        return;
    buffer_format(out, "  %s ", what);
    buffer_visible(out, text_bytes(text, text_span(text, range)));
    buffer_text(out, "\n");
}

static void print_mention(struct buffer *out, const struct text *text,
                          const struct mention *mention)
{
    static const char *const forms[] = {"name", "title", "pronoun", "nominal"};
    static const char *const kinds[] = {"unknown", "person",   "organisation", "place",
                                        "group",   "document", "unnamed"};
    static const char *const genders[] = {"", " male", " female", " thing"};
    static const char *const numbers[] = {"", " one", " many"};

    buffer_visible(out, text_bytes(text, text_span(text, mention->tokens)));
    buffer_format(out, ": %s %s%s%s%s\n", forms[mention->form], kinds[mention->kind],
                  genders[mention->gender], numbers[mention->number],
                  mention->possessive ? " possessive" : "");
    if (range_length(mention->name) != range_length(mention->tokens))
        print_range(out, text, "name", mention->name);
    print_range(out, text, "office", mention->role);
}

static void print(struct buffer *out, struct view input)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    const struct mention *mention;
    struct mentions mentions;
    struct syntax syntax;
    struct arena arena;
    struct text text;

    arena_init(&arena, 0);
    text_read(&text, input, lexicon, &arena);
    syntax_read(&syntax, &text, lexicon, &arena);
    mentions_find(&mentions, &text, &syntax, lexicon, &arena);
    vec_each (mention, &mentions)
        print_mention(out, &text, mention);
    arena_release(&arena);
}

CASE_STAGE(mention, print)
