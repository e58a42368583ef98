/* text/candidate.c - on which side of a quotation a mark stands, as its neighbours say */
#include "base/utf8.h"
#include "text/reader.h"

/* Behind these a mark opens as it does behind white space; before those it closes. */
static bool frees_left(int32_t character)
{
    return (character < 0x80 && strchr("([{-/:=*_", character)) || character == 0x2013 ||
           character == 0x2014;
}

static bool frees_right(int32_t character)
{
    return (character < 0x80 && strchr(")]}-/,.;:!?*_", character)) || character == 0x2013 ||
           character == 0x2014 || character == 0x2026;
}

static int32_t before(const struct text *text, const struct paragraph *paragraph, uint32_t offset)
{
    uint32_t width;

    if (offset <= paragraph->span.start)
        return ' ';
    return utf8_decode(text->bytes, utf8_before(text->bytes, offset), &width);
}

static int32_t behind(const struct text *text, const struct paragraph *paragraph, uint32_t offset)
{
    uint32_t width;

    return offset < paragraph->span.end ? utf8_decode(text->bytes, offset, &width) : ' ';
}

static enum mark_side side_of(int32_t left, int32_t right)
{
    bool free_left = utf8_is_space(left) || frees_left(left);
    bool free_right = utf8_is_space(right) || frees_right(right);

    if (utf8_is_space(left) && !utf8_is_space(right))
        return SIDE_OPEN;
    if (utf8_is_space(right) && !utf8_is_space(left) && !frees_left(left))
        return SIDE_CLOSE;
    if (free_left == free_right)
        return SIDE_EITHER;
    return free_left ? SIDE_OPEN : SIDE_CLOSE;
}

/* Marks that touch each other have the neighbours of the whole run: ,'" closes twice. */
static void set_sides(struct reader *reader, const struct paragraph *paragraph, uint32_t from)
{
    const struct token *tokens = reader->text->tokens.at;
    struct candidates *all = &reader->candidates;
    uint32_t start = tokens[all->at[from].token].span.start;
    uint32_t end = tokens[all->at[all->size - 1].token].span.end, i;
    enum mark_side side =
        side_of(before(reader->text, paragraph, start), behind(reader->text, paragraph, end));

    for (i = from; i < all->size; i++)
        all->at[i].side = (uint8_t)side;
}

/* Whether what follows the mark may be what the workers' is: not a word of a closed class, nor a name behind a common noun. */
static bool may_be_owned(const struct reader *reader, uint32_t token)
{
    const struct token *owner = &reader->text->tokens.at[token - 1], *owned = owner + 2;
    const struct lexicon_table *words = &reader->lexicon->words;
    const struct table_row *row = lexicon_find(words, owned->norm);
    static const char *const classes[] = {"noun", "adj", "verb"};
    size_t i;

    if (!owned->spaced || owned->kind > TOKEN_NUMBER || (owned->capital && !owner->capital))
        return false;
    for (i = 0; row && i < sizeof(classes) / sizeof(classes[0]); i++)
        if (view_is(lexicon_cell(words, row, "class"), classes[i]))
            return true;
    return !row;
}

/* Whether the mark may be the apostrophe of a word that has nothing behind it, with a word to follow. */
static bool may_be_apostrophe(const struct reader *reader, uint32_t token)
{
    const struct lexicon_table *table = &reader->lexicon->clitics;
    const struct tokens *tokens = &reader->text->tokens;
    const struct table_row *row = lexicon_find(table, tokens->at[token].norm);

    return row && view_is(lexicon_cell(table, row, "kind"), "bare") && token &&
           !tokens->at[token].spaced &&
           view_ends(tokens->at[token - 1].norm, lexicon_cell(table, row, "detail")) &&
           token + 1 < tokens->size && may_be_owned(reader, token);
}

static uint8_t style_of(const struct marks *marks, const struct mark *mark)
{
    uint64_t pairs = mark->opens | mark->closes;
    uint32_t i;

    for (i = 0; i + 1 < MARK_PAIRS && !(pairs >> i & 1);)
        i++;
    return marks->style[i];
}

static void add(struct reader *reader, uint32_t token)
{
    const struct span span = reader->text->tokens.at[token].span;
    const struct mark *mark = marks_find(&reader->marks, reader->text->bytes, span.start, span.end);
    struct candidate *candidate = vec_add(reader->arena, &reader->candidates);

    *candidate = (struct candidate){.token = token, .mark = mark};
    candidate->style = style_of(&reader->marks, mark);
    candidate->apostrophe = may_be_apostrophe(reader, token);
}

static bool is_opener(const struct reader *reader, const struct candidate *candidate)
{
    uint64_t usual = candidate->mark->opens & ~reader->marks.tolerated;

    return candidate->side == SIDE_OPEN || !candidate->mark->closes ||
           (candidate->side == SIDE_EITHER && !(usual & reader->marks.symmetric) && usual);
}

/* What is behind each candidate, counted from the end. */
static void look_ahead(const struct reader *reader, struct candidates *all)
{
    uint32_t closers[3] = {0}, openers[3] = {0}, closer = NONE, opener = NONE, i;

    for (i = all->size; i-- > 0;) {
        struct candidate *candidate = &all->at[i];

        candidate->closers = closers[candidate->style];
        candidate->openers = openers[candidate->style];
        candidate->closer = closer;
        candidate->opener = opener;
        if (is_opener(reader, candidate)) {
            openers[candidate->style]++;
            if (candidate->style == QUOTATION_SINGLE)
                opener = i;
        } else {
            closers[candidate->style]++;
            if (candidate->style == QUOTATION_SINGLE)
                closer = i;
        }
    }
}

/* Straight marks whose sides do not come out even, though their number is even, alternate: one stray space is likelier than
 * two marks that are missing. */
static void alternate(struct reader *reader)
{
    struct candidates *all = &reader->candidates;
    uint32_t opens = 0, closes = 0, i;
    struct candidate *it;

    vec_each (it, all) {
        if (it->style == QUOTATION_DOUBLE &&
            !(it->mark->opens & reader->marks.symmetric & ~reader->marks.tolerated))
            return;
        opens += it->style == QUOTATION_DOUBLE && it->side == SIDE_OPEN;
        closes += it->style == QUOTATION_DOUBLE && it->side == SIDE_CLOSE;
    }
    if (opens == closes || (opens + closes) % 2)
        return;
    i = 0;
    vec_each (it, all)
        if (it->style == QUOTATION_DOUBLE && it->side != SIDE_EITHER)
            it->side = i++ % 2 ? SIDE_CLOSE : SIDE_OPEN;
}

void candidates_read(struct reader *reader, const struct paragraph *paragraph)
{
    struct candidates *all = &reader->candidates;
    const struct tokens *tokens = &reader->text->tokens;
    uint32_t i, run = 0;

    all->size = 0;
    for (i = paragraph->tokens.from; i < paragraph->tokens.to; i++) {
        if (tokens->at[i].kind != TOKEN_QUOTE)
            continue;
        if (all->size && (vec_last(all).token + 1 != i || tokens->at[i].spaced))
            run = all->size;
        add(reader, i);
        if (i + 1 == paragraph->tokens.to || tokens->at[i + 1].kind != TOKEN_QUOTE ||
            tokens->at[i + 1].spaced)
            set_sides(reader, paragraph, run);
    }
    alternate(reader);
    look_ahead(reader, all);
}
