/* speaker/setting.c - occasions, bodies and writings at, to or in which something was said */
#include "base/utf8.h"
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    JOIN_WORDS = 2,   /* "testified to" */
    PHRASE_WORDS = 8, /* before a phrase's last one */
    OUTLET_WORDS = 6,
    SITS_WORDS = 4 /* of the name of who sits alone: "Judge | Eva Salo" */
};

static const struct token *token_of(const struct tracer *t, uint32_t token)
{
    return &t->text->tokens.at[token];
}

static struct view cell(const struct tracer *t, const struct table_row *row, const char *column)
{
    return lexicon_cell(&t->lexicon->settings, row, column);
}

static bool has_word(struct view words, struct view word)
{
    size_t at = 0, end;

    for (; at < words.size; at = end + 1) {
        for (end = at; end < words.size && words.data[end] != ' ';)
            end++;
        if (view_equal((struct view){words.data + at, end - at}, word))
            return true;
    }
    return false;
}

/* The join that ends before a token of a sentence, or NULL; *from gets its first token. */
static const struct table_row *find_join(const struct tracer *t, uint32_t first, uint32_t at,
                                         uint32_t *from)
{
    const struct lexicon_table *settings = &t->lexicon->settings;
    struct view words[JOIN_WORDS];
    uint32_t size, i, length;

    for (size = JOIN_WORDS; size; size--) {
        const struct table_row *row;

        if (at < first + size)
            continue;
        for (i = 0; i < size; i++)
            words[i] = token_of(t, at - size + i)->norm;
        row = lexicon_longest(settings, words, size, &length);
        if (row && length == size && view_is(cell(t, row, "kind"), "join")) {
            *from = at - size;
            return row;
        }
    }
    return NULL;
}

bool trace_is_telling(const struct tracer *t, struct range cue)
{
    uint32_t from;

    return find_join(t, cue.from, cue.to, &from) != NULL;
}

static bool is_the(const struct tracer *t, uint32_t token)
{
    return lexicon_find_with(&t->lexicon->words, token_of(t, token)->norm, "task", VIEW("the"));
}

/* Whether a capital begins a token and the next word: "Judge | Eva". */
static bool is_named(const struct tracer *t, uint32_t token)
{
    return token_of(t, token)->capital && token + 1 < t->text->tokens.size &&
           token_of(t, token + 1)->capital && token_of(t, token + 1)->kind == TOKEN_WORD;
}

/* Whether a phrase that ends with a row's word has what the row asks for. */
static bool is_asked(const struct tracer *t, const struct table_row *row, struct range phrase)
{
    struct view asks = cell(t, row, "asks");
    uint32_t i;

    if (!asks.size)
        return range_length(phrase) > 1;
    if (view_is(asks, "capital"))
        return token_of(t, phrase.to - 1)->capital;
    if (view_is(asks, "name"))
        return is_named(t, phrase.to - 1);
    if (view_is(asks, "alone"))
        return range_length(phrase) == 1;
    if (view_is(asks, "the"))
        return range_length(phrase) == 2 && is_the(t, phrase.from);
    for (i = phrase.from; i + 1 < phrase.to; i++)
        if (has_word(asks, token_of(t, i)->norm))
            return true;
    return view_is(asks, "nothing");
}

/* The row of a phrase's last word that may stand behind a join. */
static const struct table_row *row_behind(const struct tracer *t, const struct table_row *row,
                                          struct view by, struct range phrase)
{
    for (; row; row = lexicon_next(&t->lexicon->settings, row))
        if (!view_is(cell(t, row, "kind"), "join") && has_word(cell(t, row, "by"), by) &&
            is_asked(t, row, phrase))
            return row;
    return NULL;
}

/* Whether a phrase may end with a token that is not its last: "in a statement | Monday", "told the jury | prosecutors lied", and not "a blog
 * post". */
static bool ends_early(const struct tracer *t, uint32_t token)
{
    const struct lexicon *l = t->lexicon;
    struct view next = token + 1 < t->text->tokens.size ? token_of(t, token + 1)->norm : VIEW("");

    if (!next.size || lexicon_find(&l->settings, next))
        return false;
    return t->content[token + 1] != t->content[token] || lexicon_find(&l->times, next) ||
           lexicon_find(&l->timing, next);
}

/* The end of a name that goes on behind its head: "the House | of Commons". */
static uint32_t name_end(const struct tracer *t, uint32_t head)
{
    uint32_t next = head + 2, phrase;

    if (!token_of(t, head)->capital || next >= t->text->tokens.size ||
        !syntax_does(t->syntax, t->text->tokens.size, head + 1, TASK_OF))
        return head + 1;
    phrase = t->syntax->phrase[next];
    if (phrase == NONE)
        return head + 1;
    next = t->syntax->phrases.at[phrase].head;
    return token_of(t, next)->capital ? next + 1 : head + 1;
}

/* The outlet that stands in a phrase and does not own the rest of it: "a | Facebook | post". */
static struct view outlet_in(const struct tracer *t, struct range phrase)
{
    const struct lexicon_table *outlets = &t->lexicon->outlets;
    struct view words[OUTLET_WORDS];
    uint32_t i, size, length = 0;

    for (i = phrase.from; i + 1 < phrase.to; i++) {
        const struct table_row *row;

        for (size = 0; size < OUTLET_WORDS && i + size + 1 < phrase.to; size++)
            words[size] = token_of(t, i + size)->norm;
        row = token_of(t, i)->capital ? lexicon_longest(outlets, words, size, &length) : NULL;
        if (row && token_of(t, i + length)->kind != TOKEN_CLITIC)
            return lexicon_cell(outlets, row, "name");
    }
    return VIEW("");
}

static uint8_t kind_of(struct view name)
{
    return view_is(name, "outlet")     ? MEDIUM_OUTLET
           : view_is(name, "occasion") ? MEDIUM_OCCASION
           : view_is(name, "body")     ? MEDIUM_BODY
           : view_is(name, "writing")  ? MEDIUM_WRITING
                                       : MEDIUM_NONE;
}

/* The phrase that ends with a token, and what goes on behind it. */
static struct view name_of(const struct tracer *t, struct range phrase)
{
    phrase.to = name_end(t, phrase.to - 1);
    return text_bytes(t->text, text_span(t->text, phrase));
}

struct medium trace_setting(const struct tracer *t, uint32_t head)
{
    const struct table_row *row = lexicon_find(&t->lexicon->settings, token_of(t, head)->norm);
    uint32_t in = t->syntax->phrase[head];
    struct range phrase = {in == NONE ? head : t->syntax->phrases.at[in].tokens.from, head + 1};

    for (; row; row = lexicon_next(&t->lexicon->settings, row)) {
        uint8_t kind = kind_of(cell(t, row, "kind"));

        if ((kind == MEDIUM_OCCASION || kind == MEDIUM_BODY) && is_asked(t, row, phrase))
            return (struct medium){name_of(t, phrase), kind == MEDIUM_BODY ? VIEW("") : VIEW("at"),
                                   kind};
    }
    return (struct medium){.kind = MEDIUM_NONE};
}

/* A new place, or that of a shorter phrase behind the same join: "told the | Harbour | committee". */
static struct media_place *place_for(struct tracer *t, struct range tokens)
{
    struct media_place *last = t->places.size ? &t->places.at[t->places.size - 1] : NULL;

    return last && last->tokens.from == tokens.from ? last : vec_add(t->arena, &t->places);
}

static void add_setting(struct tracer *t, struct range tokens, struct range phrase,
                        const struct table_row *row, struct view by)
{
    struct media_place *place = place_for(t, tokens);
    struct view shown = cell(t, row, "outlet");
    struct view outlet = shown.size ? outlet_in(t, phrase) : VIEW("");
    uint8_t kind = kind_of(cell(t, row, "kind"));

    place->tokens = tokens;
    place->sentence = token_of(t, tokens.from)->sentence;
    place->kind = view_is(cell(t, row, "kind"), "taken") ? MEDIA_TAKEN_UP : MEDIA_SETTING;
    place->medium = (struct medium){name_of(t, phrase), by, kind};
    if (kind == MEDIUM_OUTLET && t->outlet.size)
        place->medium.name = t->outlet;
    if (outlet.size)
        place->medium = (struct medium){outlet, shown, MEDIUM_OUTLET};
}

/* Whether a token may stand in a phrase before its last word: "the | joint written | statement", "a | hastily called | meeting". */
static bool may_describe(const struct tracer *t, uint32_t token)
{
    uint8_t form = t->syntax->form[token];

    if (word_has_class(t->lexicon, token_of(t, token)->norm, "poss"))
        return true;
    switch (t->syntax->class[token]) {
    case CLASS_NOUN:
    case CLASS_NAME:
    case CLASS_NUMBER:
    case CLASS_ADJECTIVE:
    case CLASS_POSSESSIVE:
    case CLASS_DETERMINER:
    case CLASS_ADVERB:
        return true;
    case CLASS_VERB:
        return form == VERB_ED || form == VERB_PARTICIPLE || form == VERB_GERUND ||
               (form == VERB_PAST && token && t->syntax->class[token - 1] == CLASS_ADVERB);
    default:
        return false;
    }
}

/* "State of | the | Union address" */
static bool is_in_title(const struct tracer *t, uint32_t first, uint32_t article)
{
    return article >= first + 2 &&
           syntax_does(t->syntax, t->text->tokens.size, article - 1, TASK_OF) &&
           token_of(t, article - 2)->capital && token_of(t, article + 1)->capital;
}

/* The join from which a phrase goes to a head without a break; NULL where none does. What tags take for a verb may be the head: "an | answer". */
static const struct table_row *join_of(const struct tracer *t, uint32_t head, struct range *join,
                                       struct range *phrase)
{
    uint32_t first = t->text->sentences.at[token_of(t, head)->sentence].tokens.from;
    uint32_t at = head, left = PHRASE_WORDS;
    bool begun = false;

    for (; at > first && left; at--, left--) {
        const struct table_row *row = find_join(t, first, at, &join->from);

        join->to = at;
        *phrase = (struct range){at, head + 1};
        if (row || begun || !may_describe(t, at - 1))
            return row;
        begun = word_has_class(t->lexicon, token_of(t, at - 1)->norm, "det");
        if (begun && is_in_title(t, first, at - 1)) {
            begun = false;
            at--;
        }
    }
    return NULL;
}

/* Whether rows of a word ask for a name behind it, and one stands there: "Judge | Eva Salo". */
static bool takes_name(const struct tracer *t, const struct table_row *row, uint32_t head)
{
    for (; row; row = lexicon_next(&t->lexicon->settings, row))
        if (view_is(cell(t, row, "asks"), "name"))
            return is_named(t, head);
    return false;
}

/* "in | Monday's written statement": a join, and a phrase that ends with a word of the table. */
static void find_setting(struct tracer *t, const struct table_row *row, uint32_t head)
{
    uint32_t in = t->syntax->phrase[head], left = SITS_WORDS;
    bool named = takes_name(t, row, head);
    const struct table_row *join;
    struct range joining, phrase;

    if (in != NONE && t->syntax->phrases.at[in].head != head && !ends_early(t, head) && !named)
        return;
    join = join_of(t, head, &joining, &phrase);
    row = join ? row_behind(t, row, cell(t, join, "by"), phrase) : NULL;
    while (row && named && left-- && is_named(t, phrase.to - 1))
        phrase.to++;
    if (row)
        add_setting(t, (struct range){joining.from, phrase.to}, phrase, row, cell(t, join, "by"));
}

void trace_settings(struct tracer *t)
{
    uint32_t i;

    for (i = 0; i < t->text->tokens.size; i++) {
        const struct table_row *row = lexicon_find(&t->lexicon->settings, token_of(t, i)->norm);

        if (row)
            find_setting(t, row, i);
    }
}
