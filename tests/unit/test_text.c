/* tests/unit/test_text.c - looking things up in a text, and texts that nobody would write; the rest is in tests/cases/text */
#include "harness.h"

#include "base/buffer.h"
#include "text/segment.h"

static struct arena arena;
static struct text text;

static void read_view(struct view bytes)
{
    const struct lexicon *lexicon = lexicon_get(NULL);

    arena_init(&arena, 0);
    text = (struct text){.truncated = false};
    if (CHECK(lexicon != NULL))
        text_read(&text, bytes, lexicon, &arena);
}

TEST(lookups)
{
    struct range range;

    read_view(VIEW("Ann left.\n\n\xC3\x89t\xC3\xA9 came."));
    NEED(text.tokens.size == 6);
    CHECK_VIEW(token_bytes(&text, 3), "\xC3\x89t\xC3\xA9");
    CHECK(token_is(&text, 3, "\xC3\xA9t\xC3\xA9") && !token_is(&text, 3, "ann"));
    CHECK_VIEW(text_bytes(&text, text_span(&text, (struct range){0, 2})), "Ann left");
    CHECK_INT(text_span(&text, (struct range){3, 3}).start, 11);
    CHECK_INT(text_span(&text, (struct range){3, 3}).end, 11);
    CHECK_INT(text_span(&text, (struct range){6, 6}).start, text.bytes.size);
    range = text_tokens(&text, (struct span){1, 5});
    CHECK(range.from == 0 && range.to == 2);
    range = text_tokens(&text, (struct span){9, 11}); /* between paragraphs */
    CHECK(range.from == 3 && range.to == 3);
    range = text_tokens(&text, (struct span){0, (uint32_t)text.bytes.size});
    CHECK(range.from == 0 && range.to == 6);
    arena_release(&arena);
}

TEST(tokens_know_what_they_are)
{
    static const struct {
        enum token_kind kind;
        bool capital, shouting, spaced;
    } wanted[] = {
        {TOKEN_QUOTE, false, false, true},   {TOKEN_WORD, true, true, false},
        {TOKEN_CLITIC, false, false, false}, {TOKEN_NUMBER, false, false, true},
        {TOKEN_SYMBOL, false, false, false}, {TOKEN_PUNCT, false, false, false},
        {TOKEN_QUOTE, false, false, false},  {TOKEN_WORD, true, false, true},
        {TOKEN_URL, false, false, true},
    };
    uint32_t i;

    read_view(VIEW("\"NATO's 12%,\" Holm https://example.org"));
    NEED(text.tokens.size == sizeof(wanted) / sizeof(wanted[0]));
    for (i = 0; i < text.tokens.size; i++) {
        CHECK_INT(text.tokens.at[i].kind, wanted[i].kind);
        CHECK_INT(text.tokens.at[i].capital, wanted[i].capital);
        CHECK_INT(text.tokens.at[i].shouting, wanted[i].shouting);
        CHECK_INT(text.tokens.at[i].spaced, wanted[i].spaced);
        CHECK_INT(text.tokens.at[i].quotation, i < 7 ? 0 : NONE);
    }
    arena_release(&arena);
}

TEST(nothing_makes_nothing)
{
    read_view(VIEW(""));
    CHECK_INT(text.paragraphs.size, 0);
    arena_release(&arena);
    read_view(VIEW(" \n\t\r\n\xC2\xA0\n\xEF\xBB\xBF\n"));
    CHECK_INT(text.paragraphs.size + text.tokens.size + text.sentences.size, 0);
    arena_release(&arena);
}

/* size bytes of a unit over and over. */
static struct view repeat(struct buffer *buffer, const char *unit, size_t size)
{
    while (buffer->size < size)
        buffer_text(buffer, unit);
    return buffer_as_view(buffer);
}

TEST(markup_over_and_over_makes_few_tokens)
{
    static const char *const units[] = {"_",           "*",     "_a", "a__b__c ", "**a",
                                        "[a](http://", "[a](/", "> ", "](http:",  "# a\n",
                                        "* a\n",       "[",     "*_", "> >\n"};
    size_t i;

    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        struct buffer buffer = BUFFER_INIT;

        read_view(repeat(&buffer, units[i], 20000));
        CHECK(text.tokens.size <= buffer.size);
        CHECK(!text.truncated);
        arena_release(&arena);
        buffer_release(&buffer);
    }
}

TEST(ten_thousand_marks)
{
    static const char *const units[] = {"\"",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x98",
                                        "' ",
                                        " '",
                                        " \"a",
                                        "\"a ",
                                        "\xE2\x80\x9C\x61 ",
                                        "a\xE2\x80\x99 ",
                                        "\xE2\x80\x9C\xE2\x80\x98\xE2\x80\x9Ex "};
    size_t i;

    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        struct buffer buffer = BUFFER_INIT;
        uint32_t sentences = 0, token;

        read_view(repeat(&buffer, units[i], 10000 * strlen(units[i])));
        CHECK_INT(text.paragraphs.size, 1);
        CHECK(text.tokens.size >= 10000);
        for (token = 0; token < text.sentences.size; token++)
            sentences += range_length(text.sentences.at[token].tokens);
        CHECK_INT(sentences, text.tokens.size);
        arena_release(&arena);
        buffer_release(&buffer);
    }
}

TEST(lines_of_a_megabyte_and_other_monotony)
{
    static const char *const units[] = {
        "a",  "a ",  ".",  "a.", "1,", "a-",   "a'",           "!",    "(",
        "a@", "://", "-",  "'s", "'",  "www.", "\xCC\x81",     "\xff", "U.S. ",
        "\n", "a\n", "\r", ") ", "a/", "x. ",  "\xE2\x80\xAE", "A ",   "?\" A "};
    size_t i;

    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        struct buffer buffer = BUFFER_INIT;
        uint32_t last = 0;

        read_view(repeat(&buffer, units[i], i < 3 ? 1 << 20 : 1 << 17));
        if (text.tokens.size)
            last = vec_last(&text.tokens).span.end;
        CHECK(last + 4 >= text.bytes.size || !text.tokens.size || text.truncated);
        arena_release(&arena);
        buffer_release(&buffer);
    }
}

TEST(past_the_limit_of_tokens_the_rest_is_left_out)
{
    struct buffer buffer = BUFFER_INIT;

    read_view(repeat(&buffer, "a ", 2 * (TEXT_TOKENS + 10)));
    CHECK(text.truncated);
    CHECK_INT(text.tokens.size, TEXT_TOKENS);
    arena_release(&arena);
    buffer_release(&buffer);
}

TEST(a_long_sentence_is_cut_at_a_comma)
{
    struct buffer buffer = BUFFER_INIT;
    uint32_t i;

    for (i = 0; i < 300; i++)
        buffer_text(&buffer, "a ");
    buffer_text(&buffer, ", ");
    for (i = 0; i < 300; i++)
        buffer_text(&buffer, "b ");
    read_view(buffer_as_view(&buffer));
    NEED(text.sentences.size == 2);
    CHECK_INT(text.sentences.at[0].tokens.to, 301);
    CHECK_INT(text.sentences.at[1].tokens.to, 601);
    arena_release(&arena);
    buffer_release(&buffer);
}

TEST(bytes_that_are_no_characters_keep_their_places)
{
    read_view(VIEW("\xff\xfe"
                   "a \xE2\x80 \x80"));
    NEED(text.tokens.size == 6);
    CHECK_INT(text.tokens.at[0].kind, TOKEN_SYMBOL);
    CHECK_INT(text.tokens.at[0].norm.size, 0);
    CHECK_VIEW(token_bytes(&text, 2), "a");
    CHECK_INT(text.tokens.at[5].span.end, 8);
    arena_release(&arena);
}
