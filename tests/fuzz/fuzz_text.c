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

static void check_sentences(const struct text *text)
{
    uint32_t i, token = 0;
    for (i = 0; i < text->sentences.size; i++) {
        const struct sentence *sentence = &text->sentences.at[i];
        const struct paragraph *paragraph = &text->paragraphs.at[sentence->paragraph];
        require(sentence->tokens.from == token && range_has(paragraph->sentences, i));
        require(range_length(sentence->tokens) - 1 < SENTENCE_TOKENS);
        require(span_contains(paragraph->span, text_span(text, sentence->tokens)));
        token = sentence->tokens.to;
    }
    require(token == text->tokens.size);
}

static void check_quotations(const struct text *text)
{
    uint32_t i, from = 0;
    for (i = 0; i < text->quotations.size; i++) {
        const struct quotation *it = &text->quotations.at[i];
        require(from <= it->tokens.from && it->tokens.from < it->tokens.to);
        require(it->tokens.to <= text->tokens.size && it->inner.start <= it->inner.end);
        require(span_contains(text_span(text, it->tokens), it->inner));
        require(it->continues == NONE || it->continues < i);
        from = it->tokens.from;
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
    check_sentences(&text);
    check_quotations(&text);
    arena_release(&arena);
    return 0;
}
