/* text/tokenize.c - tokens in treebank style */
#include "base/utf8.h"
#include "text/reader.h"

struct scan {
    struct reader *reader;
    struct view bytes;
    uint32_t start, at, end; /* of the paragraph, and where the scan stands */
    bool spaced;
};

/* A character and what stands on both sides of it; 0 beyond the paragraph. */
struct place {
    int32_t before, character, after;
    uint32_t width;
};

static int32_t character_at(const struct scan *scan, uint32_t at, uint32_t *width)
{
    const struct view paragraph = {scan->bytes.data, scan->end};

    *width = 0;
    return at < scan->end ? utf8_decode(paragraph, at, width) : 0;
}

static int32_t peek(const struct scan *scan, uint32_t at)
{
    uint32_t width;

    return character_at(scan, at, &width);
}

static bool is_word(int32_t character)
{
    return utf8_is_letter(character) || utf8_is_digit(character) || character == '_';
}

static bool is_hyphen(int32_t character)
{
    return character == '-' || character == 0x2010 || character == 0x2011;
}

/* Whether the two or three small letters of a domain stand here, and no more: 24.kg. */
static bool is_domain(const struct scan *scan, uint32_t at)
{
    uint32_t end = at;

    while (end < at + 4 && peek(scan, end) >= 'a' && peek(scan, end) <= 'z')
        end++;
    return end - at >= 2 && end - at <= 3 && !is_word(peek(scan, end));
}

/* Whether the stop joins what stands beside it: 3.5, U.S, p.m, oc-media.org, but not left.He */
static bool stop_joins(const struct scan *scan, uint32_t at, uint32_t stops, const struct place *p)
{
    if (is_hyphen(p->after))
        return stops && is_word(peek(scan, at + 2));
    if (!is_word(p->before) || !is_word(p->after))
        return false;
    if (utf8_is_upper(p->after)) {
        int32_t second = peek(scan, at + p->width + utf8_encode(p->after, (char[4]){0}));

        return second == '.' || (utf8_is_upper(p->before) && !utf8_is_letter(second));
    }
    return utf8_is_digit(p->before) == utf8_is_digit(p->after) || !utf8_is_digit(p->before) ||
           is_domain(scan, at + 1);
}

/* Whether a character that is none of a word joins what stands beside it. */
static bool joins(const struct scan *scan, uint32_t at, uint32_t stops, const struct place *p)
{
    bool digits = utf8_is_digit(p->before) && utf8_is_digit(p->after);
    bool letters = utf8_is_letter(p->before) && utf8_is_letter(p->after);

    if (p->character == '.')
        return stop_joins(scan, at, stops, p);
    if (is_hyphen(p->character))
        return (is_word(p->before) || p->before == '.') && is_word(p->after);
    if (utf8_is_apostrophe(p->character))
        return letters || (utf8_is_digit(p->before) && utf8_is_letter(p->after));
    switch (p->character) {
    case ',':
    case ':':
        return digits;
    case '&':
        return letters;
    case '/':
    case '@':
        return is_word(p->before) && is_word(p->after);
    default:
        return false;
    }
}

/* The end of a run of word characters and of what joins them. *stops: full stops in it. */
static uint32_t chunk_end(const struct scan *scan, uint32_t at, uint32_t *stops, bool *mail)
{
    struct place p = {0};

    *stops = 0;
    *mail = false;
    while (at < scan->end) {
        p.character = character_at(scan, at, &p.width);
        if (p.character == '_' && p.before && p.before != '_' &&
            !utf8_is_letter(peek(scan, at + 1)) && !utf8_is_digit(peek(scan, at + 1)))
            break; /* the end of _emphasis_ */
        if (!is_word(p.character)) {
            p.after = peek(scan, at + p.width);
            if (!joins(scan, at, *stops, &p))
                break;
            *stops += p.character == '.';
            *mail = *mail || p.character == '@';
        }
        p.before = p.character;
        at += p.width;
    }
    return at;
}

static struct view norm_of(const struct scan *scan, uint32_t start, uint32_t end)
{
    return utf8_normal(scan->reader->arena, view_slice(scan->bytes, (struct span){start, end}));
}

static bool is_shouting(struct view word)
{
    uint32_t width, letters = 0;
    size_t at;

    for (at = 0; at < word.size; at += width) {
        int32_t character = utf8_decode(word, at, &width);

        if (utf8_is_lower(character))
            return false;
        letters += utf8_is_letter(character);
    }
    return letters > 1;
}

static void add(struct scan *scan, uint32_t end, enum token_kind kind)
{
    struct text *text = scan->reader->text;
    struct token *token;
    struct view word;
    uint32_t width;

    if (text->tokens.size < TEXT_TOKENS) {
        word = view_slice(scan->bytes, (struct span){scan->at, end});
        token = vec_add(scan->reader->arena, &text->tokens);
        token->span = (struct span){scan->at, end};
        token->norm = norm_of(scan, scan->at, end);
        token->kind = (uint8_t)kind;
        token->capital = utf8_is_upper(utf8_decode(word, 0, &width));
        token->shouting = token->capital && is_shouting(word);
        token->spaced = scan->spaced;
        token->sentence = NONE;
        token->quotation = NONE;
    } else {
        text->truncated = true;
    }
    scan->spaced = false;
    scan->at = end;
}

/* Digits, with at most two letters at the end: 23, 1,000, 12th, 90s. */
static enum token_kind kind_of(const struct scan *scan, uint32_t end)
{
    uint32_t at = scan->at, width, letters = 0;

    if (!is_word(character_at(scan, at, &width))) /* '90s, .45 */
        at += width;
    if (!utf8_is_digit(character_at(scan, at, &width)))
        return TOKEN_WORD;
    for (; at < end; at += width) {
        bool letter = utf8_is_letter(character_at(scan, at, &width));

        if (letters && !letter)
            return TOKEN_WORD;
        letters += letter;
    }
    return letters <= 2 ? TOKEN_NUMBER : TOKEN_WORD;
}

static const struct table_row *clitic(const struct scan *scan, struct view norm, const char *kind)
{
    return lexicon_find_with(&scan->reader->lexicon->clitics, norm, "kind", view_of(kind));
}

/* Where the ending that is a token of its own begins in the chunk from scan->at to end; end if there is none. */
static uint32_t ending_start(const struct scan *scan, uint32_t end)
{
    uint32_t at = end, width;

    while (at > scan->at && end - at < 8) {
        at = (uint32_t)utf8_before(scan->bytes, at);
        if (!utf8_is_apostrophe(character_at(scan, at, &width)))
            continue;
        if (at == scan->at)
            return end;
        if (clitic(scan, norm_of(scan, at, end), "ending"))
            return at;
        at = (uint32_t)utf8_before(scan->bytes, at);
        return at > scan->at && clitic(scan, norm_of(scan, at, end), "ending") ? at : end;
    }
    return end;
}

/* A word with the endings split off it; the innermost first, so that they come out in order. */
static void add_word(struct scan *scan, uint32_t end)
{
    enum { ENDINGS = 3 };
    uint32_t stop[ENDINGS + 1] = {end}, count = 0;
    const struct table_row *row = NULL;

    while (count < ENDINGS && ending_start(scan, stop[count]) < stop[count]) {
        stop[count + 1] = ending_start(scan, stop[count]);
        count++;
    }
    if (!count && end - scan->at < 10)
        row = clitic(scan, norm_of(scan, scan->at, end), "pair");
    if (row) {
        struct view at = lexicon_cell(&scan->reader->lexicon->clitics, row, "detail");
        uint32_t width; /* of the first character, which may be a curly apostrophe */

        character_at(scan, scan->at, &width);
        add(scan, scan->at + width + (uint32_t)(at.data[0] - '1'), TOKEN_WORD);
    }
    add(scan, stop[count], kind_of(scan, stop[count]));
    while (count > 0)
        add(scan, stop[--count], TOKEN_CLITIC);
}

/* "posted on X." is no initial: the letter is a name of its own, behind a preposition and with no initial to follow. */
static bool is_whole_name(const struct scan *scan, const struct table_row *row, uint32_t end)
{
    const struct lexicon *lexicon = scan->reader->lexicon;
    const struct tokens *tokens = &scan->reader->text->tokens;
    uint32_t width;

    if (!row || !view_is(lexicon_cell(&lexicon->abbreviations, row, "ends"), "whole") ||
        !tokens->size || vec_last(tokens).capital)
        return false;
    character_at(scan, end + 1, &width);
    if (utf8_is_upper(peek(scan, end + 1 + width)) && peek(scan, end + 2 + width) == '.')
        return false;
    return lexicon_find_with(&lexicon->words, vec_last(tokens).norm, "class", VIEW("prep")) != NULL;
}

/* Whether the stop behind the chunk from start to end belongs to it. */
static bool keeps_stop(const struct scan *scan, uint32_t start, uint32_t end, uint32_t stops)
{
    const struct lexicon_table *table = &scan->reader->lexicon->abbreviations;
    const struct table_row *row;
    struct view ends;
    int32_t after;
    uint32_t width, hyphen = end, last = (uint32_t)utf8_before(scan->bytes, end);
    bool single;

    if (peek(scan, end) != '.' || end - start > 40)
        return false;
    while (hyphen > start && !is_hyphen((unsigned char)scan->bytes.data[hyphen - 1]))
        hyphen--;
    single = last == hyphen && utf8_is_letter(peek(scan, last));
    row = lexicon_find(table, norm_of(scan, hyphen, end + 1));
    if (single && utf8_is_upper(peek(scan, last)))
        return !is_whole_name(scan, row, end);
    if (stops && utf8_is_letter(peek(scan, last)) && scan->bytes.data[last - 1] == '.')
        return true;
    if (!row)
        return false;
    ends = lexicon_cell(table, row, "ends");
    if (view_is(ends, "proper"))
        return utf8_is_upper(peek(scan, hyphen));
    after = character_at(scan, end + 1, &width);
    if (utf8_is_space(after))
        after = peek(scan, end + 1 + width);
    if (view_is(ends, "number"))
        return utf8_is_digit(after);
    return !view_is(ends, "name") || utf8_is_digit(after) || utf8_is_upper(after) || !after;
}

/* The end of a web address that begins at `at`: the next space, without the marks that close a sentence. */
static uint32_t address_end(const struct scan *scan, uint32_t at)
{
    uint32_t end = at, width;

    while (end < scan->end) {
        int32_t character = character_at(scan, end, &width);

        if (utf8_is_space(character) || character == '<' || character == '>' ||
            (!utf8_is_apostrophe(character) &&
             marks_find(&scan->reader->marks, scan->bytes, end, scan->end)))
            break;
        end += width;
    }
    while (end > at && strchr(".,;:!?)]}'", scan->bytes.data[end - 1]))
        end--;
    return end;
}

static bool begins_address(const struct scan *scan, uint32_t chunk)
{
    const struct view rest = {scan->bytes.data + scan->at, scan->end - scan->at};
    const struct view behind = {scan->bytes.data + chunk, scan->end - chunk};

    return view_starts(behind, VIEW("://")) || view_starts(rest, VIEW("www."));
}

/* Whether the chunk with stops in it is a host: two letters or more behind the last one, two letters or digits before. */
static bool is_host(const struct scan *scan, uint32_t end)
{
    uint32_t at = end, letters = 0;

    while (at > scan->at && scan->bytes.data[at - 1] != '.') {
        at--;
        letters += utf8_is_lower((unsigned char)scan->bytes.data[at]);
    }
    return letters > 1 && letters == end - at && at > scan->at + 2 && is_word(peek(scan, at - 2)) &&
           is_word(peek(scan, at - 3));
}

static void read_chunk(struct scan *scan)
{
    uint32_t stops, end = scan->at, width;
    bool mail;

    if (!is_word(character_at(scan, end, &width))) /* @, #, an apostrophe or a decimal point */
        end += width;
    end = chunk_end(scan, end, &stops, &mail);
    if (begins_address(scan, end)) {
        add(scan, address_end(scan, scan->at), TOKEN_URL);
    } else if (mail || (stops && is_host(scan, end))) {
        add(scan, peek(scan, end) == '/' ? address_end(scan, scan->at) : end, TOKEN_URL);
    } else if (keeps_stop(scan, scan->at, end, stops)) {
        add(scan, end + 1, TOKEN_WORD);
    } else {
        add_word(scan, end);
    }
}

/* Whether the apostrophe here begins a word ('em, '90s, a clitic that stands alone) and is no quotation mark. */
static bool is_opening_clitic(const struct scan *scan, uint32_t width)
{
    uint32_t stops, end;
    bool mail;
    struct view norm;

    end = chunk_end(scan, scan->at + width, &stops, &mail);
    if (end == scan->at + width || end - scan->at > 10)
        return false;
    norm = norm_of(scan, scan->at, end);
    if (norm.size >= 3 && norm.size <= 4 && utf8_is_digit(norm.data[1]) &&
        utf8_is_digit(norm.data[2]))
        return norm.size == 3 || norm.data[3] == 's';
    return clitic(scan, norm, "opening") || clitic(scan, norm, "pair") ||
           (!scan->spaced && clitic(scan, norm, "ending"));
}

/* The end of stops with white space between them (. . .), at least three; else `end`. */
static uint32_t spaced_dots_end(const struct scan *scan, uint32_t end)
{
    uint32_t at = end, dots = 1, width;

    while (at < scan->end && utf8_is_space(character_at(scan, at, &width)) &&
           peek(scan, at + width) == '.' && !utf8_is_digit(peek(scan, at + width + 1))) {
        at += width + 1;
        dots++;
    }
    return dots >= 3 ? at : end;
}

/* The end of a run of the same mark (..., --, !!, ?!). */
static uint32_t run_end(const struct scan *scan)
{
    static const char *const runs[] = {".", "-", "!?"};
    const char *data = scan->bytes.data;
    uint32_t end = scan->at + 1;
    size_t i;

    for (i = 0; i < sizeof(runs) / sizeof(runs[0]); i++)
        if (strchr(runs[i], data[scan->at]))
            while (end < scan->end && data[end] && strchr(runs[i], data[end]))
                end++;
    return data[scan->at] == '.' && end == scan->at + 1 ? spaced_dots_end(scan, end) : end;
}

static bool is_punctuation(int32_t character)
{
    return character < 0x80 ? character > 0x20 && strchr("!\"'(),-./:;?[]_`{}", character)
                            : (character >= 0x2010 && character <= 0x205E) || character == 0xA1 ||
                                  character == 0xBF || (character >= 0x3001 && character <= 0x3003);
}

/* Passes over the markdown that stands here; false if none does. */
static bool pass_markup(struct scan *scan)
{
    const struct view paragraph = {scan->bytes.data, scan->end};
    struct span address;
    uint32_t width = markup_width(paragraph, scan->start, scan->at, &address);

    if (address.end > address.start)
        vec_push(scan->reader->arena, &scan->reader->text->addresses, address);
    scan->at += width;
    return width > 0;
}

static void read_token(struct scan *scan, int32_t character, uint32_t width)
{
    const struct mark *mark = marks_find(&scan->reader->marks, scan->bytes, scan->at, scan->end);
    int32_t next = peek(scan, scan->at + 1);
    bool tag = (character == '@' || character == '#') && utf8_is_letter(next);
    bool decimal = character == '.' && scan->spaced && utf8_is_digit(next); /* .45 */

    if (is_word(character) || tag || decimal)
        read_chunk(scan);
    else if (utf8_is_apostrophe(character) && is_opening_clitic(scan, width))
        read_chunk(scan);
    else if (mark)
        add(scan, scan->at + (uint32_t)mark->bytes.size, TOKEN_QUOTE);
    else if (is_punctuation(character))
        add(scan, width == 1 ? run_end(scan) : scan->at + width, TOKEN_PUNCT);
    else
        add(scan, scan->at + width, TOKEN_SYMBOL);
}

void tokens_read(struct reader *reader, struct paragraph *paragraph)
{
    struct scan scan = {reader,
                        reader->text->bytes,
                        paragraph->span.start,
                        paragraph->span.start,
                        paragraph->span.end,
                        true};
    uint32_t width;

    paragraph->tokens.from = reader->text->tokens.size;
    while (scan.at < scan.end) {
        int32_t character = character_at(&scan, scan.at, &width);

        if (utf8_is_space(character)) {
            scan.spaced = true;
            scan.at += width;
        } else if (!pass_markup(&scan)) {
            read_token(&scan, character, width);
        }
    }
    paragraph->tokens.to = reader->text->tokens.size;
}
