/* tests/cases/text.c - prints paragraphs with their kinds, a line of tokens for each sentence, and quotations */
#include "cases/case.h"
#include "text/segment.h"

static void print_sentence(struct buffer *out, const struct text *text, struct range tokens)
{
    uint32_t i;

    buffer_text(out, "  |");
    for (i = tokens.from; i < tokens.to; i++) {
        buffer_text(out, " ");
        buffer_visible(out, token_bytes(text, i));
    }
    buffer_text(out, "\n");
}

static void print_quotation(struct buffer *out, const struct text *text,
                            const struct quotation *quotation)
{
    static const char *const styles[] = {"double", "single", "guillemet"};

    buffer_format(out, "  %s", styles[quotation->style]);
    if (quotation->depth)
        buffer_format(out, ", depth %d", quotation->depth);
    if (!quotation->closed)
        buffer_text(out, ", unclosed");
    if (quotation->continues != NONE)
        buffer_format(out, ", continues %u", quotation->continues);
    buffer_text(out, ": ");
    buffer_visible(out, text_bytes(text, quotation->inner));
    buffer_text(out, "\n");
}

static void print_paragraph(struct buffer *out, const struct text *text,
                            const struct paragraph *paragraph)
{
    static const char *const kinds[] = {"body",    "header", "title", "caption",
                                        "address", "source", "time",  "boilerplate"};
    const struct quotation *quotation;
    uint32_t i;

    buffer_format(out, "%s%s\n", kinds[paragraph->kind], paragraph->quoted ? ", quoted" : "");
    for (i = paragraph->sentences.from; i < paragraph->sentences.to; i++)
        print_sentence(out, text, text->sentences.at[i].tokens);
    vec_each (quotation, &text->quotations)
        if (range_contains(paragraph->tokens, quotation->tokens))
            print_quotation(out, text, quotation);
}

static void print(struct buffer *out, struct view input)
{
    struct error error = {0};
    const struct lexicon *lexicon = lexicon_get(&error);
    const struct paragraph *paragraph;
    const struct span *address;
    struct arena arena;
    struct text text;

    if (!lexicon) {
        buffer_text(out, error.message);
        return;
    }
    arena_init(&arena, 0);
    text_read(&text, input, lexicon, &arena);
    vec_each (paragraph, &text.paragraphs)
        print_paragraph(out, &text, paragraph);
    vec_each (address, &text.addresses) {
        buffer_text(out, "address ");
        buffer_visible(out, text_bytes(&text, *address));
        buffer_text(out, "\n");
    }
    arena_release(&arena);
}

CASE_STAGE(text, print)
