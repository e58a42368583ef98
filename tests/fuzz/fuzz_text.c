/* tests/fuzz/fuzz_text.c - any bytes make a text: in order, each token in one sentence, spans inside */
#include "text/segment.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_tokens(const struct text *text)
{
    uint32_t i, end = 0;

    for (i = 0; i < text->tokens.size; i++) {
        const struct token *token = &text->tokens.at[i];

        require(end <= token->span.start && token->span.start < token->span.end);
        require(token->span.end <= text->bytes.size && token->sentence < text->sentences.size);
        require(range_has(text->sentences.at[token->sentence].tokens, i));
        require(token->quotation == NONE ||
                range_has(text->quotations.at[token->quotation].tokens, i));
        end = token->span.end;
    }
}

static void check_paragraphs(const struct text *text)
{
    uint32_t i, j, end = 0, token = 0, sentence = 0;

    for (i = 0; i < text->paragraphs.size; i++) {
        const struct paragraph *paragraph = &text->paragraphs.at[i];

        require(end <= paragraph->span.start && paragraph->span.start < paragraph->span.end);
        require(paragraph->tokens.from == token && paragraph->sentences.from == sentence);
        for (j = sentence; j < paragraph->sentences.to; j++) {
            require(text->sentences.at[j].tokens.from == token &&
                    text->sentences.at[j].paragraph == i);
            token = text->sentences.at[j].tokens.to;
            require(range_length(text->sentences.at[j].tokens) - 1 < SENTENCE_TOKENS);
        }
        require(paragraph->tokens.to == token &&
                span_contains(paragraph->span, text_span(text, paragraph->tokens)));
        end = paragraph->span.end;
        sentence = paragraph->sentences.to;
    }
    require(token == text->tokens.size && sentence == text->sentences.size);
}

static void check_quotations(const struct text *text)
{
    uint32_t i, from = 0;

    for (i = 0; i < text->quotations.size; i++) {
        const struct quotation *quotation = &text->quotations.at[i];
        uint32_t next = quotation->continues;

        require(from <= quotation->tokens.from && quotation->tokens.from < quotation->tokens.to);
        require(quotation->tokens.to <= text->tokens.size &&
                quotation->inner.start <= quotation->inner.end);
        require(span_contains(text_span(text, quotation->tokens), quotation->inner));
        require(next == NONE || (next < i && !text->quotations.at[next].closed));
        from = quotation->tokens.from;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    struct arena arena;
    struct text text;

    require(lexicon != NULL);
    arena_init(&arena, 0);
    text_read(&text, (struct view){(const char *)data, size}, lexicon, &arena);
    check_tokens(&text);
    check_paragraphs(&text);
    check_quotations(&text);
    arena_release(&arena);
    return 0;
}
