/* tests/cases/statement.c - prints each statement that the rules find: type and act, then its parts, one a line */
#include "statement/statement.h"
#include "cases/case.h"
#include "text/segment.h"

static void print_parts(struct buffer *out, const struct text *text, const char *role,
                        const struct parts *parts)
{
    const struct range *part;

    vec_each (part, parts) {
        buffer_format(out, "  %s ", role);
        buffer_visible(out, text_bytes(text, text_span(text, *part)));
        buffer_text(out, "\n");
    }
}

static void print_statement(struct buffer *out, const struct text *text,
                            const struct statement *statement)
{
    buffer_format(out, "%s %s%s%s\n", type_name(statement->type), act_name(statement->act),
                  statement->negated ? " not" : "", statement->parent == NONE ? "" : " inside");
    print_parts(out, text, "source", &statement->source);
    print_parts(out, text, "cue", &statement->cue);
    print_parts(out, text, "content", &statement->content);
}

static void print(struct buffer *out, struct view input)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    const struct statement *statement;
    struct statements statements;
    struct mentions mentions;
    struct syntax syntax;
    struct arena arena;
    struct text text;

    arena_init(&arena, 0);
    text_read(&text, input, lexicon, &arena);
    syntax_read(&syntax, &text, lexicon, &arena);
    syntax.tree = NULL; /* the rules alone, whether a model is built in or not */
    mentions_find(&mentions, &text, &syntax, lexicon, &arena);
    statements_find(&statements, &text, &syntax, &mentions, lexicon, &arena);
    vec_each (statement, &statements)
        print_statement(out, &text, statement);
    arena_release(&arena);
}

CASE_STAGE(statement, print)
