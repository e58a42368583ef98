/* speaker/setting.c - occasions, bodies and writings at, to or in which something was said */
#include "base/utf8.h"
#include "speaker/coreference.h"
#include "speaker/trace.h"

enum {
    JOIN_WORDS = 2,   /* "testified to" */
    PHRASE_WORDS = 8, /* before a phrase's last one */
    OUTLET_WORDS = 6,
    BESIDE = 3,       /* words between a cue and a body, or a body and a cue */
    OPENING_WORDS = 2 /* before a setting that opens a sentence: "But later" */
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

/* Whether a phrase that ends with a row's word has what the row asks for. */
static bool is_asked(const struct tracer *t, const struct table_row *row, struct range phrase)
{
    struct view asks = cell(t, row, "asks");
    uint32_t i;

    if (!asks.size)
        return range_length(phrase) > 1;
    if (view_is(asks, "capital"))
        return token_of(t, phrase.to - 1)->capital;
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
    }
    return NULL;
}

/* "in | Monday's written statement": a join, and a phrase that ends with a word of the table. */
static void find_setting(struct tracer *t, const struct table_row *row, uint32_t head)
{
    uint32_t in = t->syntax->phrase[head];
    const struct table_row *join;
    struct range joining, phrase;

    if (in != NONE && t->syntax->phrases.at[in].head != head && !ends_early(t, head))
        return;
    join = join_of(t, head, &joining, &phrase);
    row = join ? row_behind(t, row, cell(t, join, "by"), phrase) : NULL;
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

static bool is_cue(const struct statement *s, struct range tokens)
{
    const struct range *cue;

    vec_each (cue, &s->cue)
        if (range_overlaps(*cue, tokens))
            return true;
    return false;
}

/* "resigned at a meeting, saying": a cue that hangs on another verb. */
static bool is_gerund(const struct tracer *t, const struct statement *s)
{
    return s->cue.size && t->syntax->form[s->cue.at[0].from] == VERB_GERUND;
}

/* "who spoke at a rally": a verb that says nothing but where. */
static bool is_speaking(const struct tracer *t, uint32_t verb)
{
    const struct table_row *row = lexicon_find(&t->lexicon->settings, token_of(t, verb)->norm);

    return row && view_is(cell(t, row, "kind"), "speaking");
}

/* Whether a token opens a clause of its own, or is its verb. */
static bool is_other_clause(const struct tracer *t, const struct statement *s, uint32_t token)
{
    uint8_t class = t->syntax->class[token];
    uint32_t group = t->syntax->group[token];

    if (class == CLASS_WH || class == CLASS_SUBORDINATOR)
        return true;
    return group != NONE && t->syntax->groups.at[group].finite && !is_gerund(t, s) &&
           !is_speaking(t, t->syntax->groups.at[group].head) &&
           !is_cue(s, t->syntax->groups.at[group].tokens);
}

/* Whether between a cue and a setting nothing but what is said tells of anything else. */
static bool is_clear(const struct tracer *t, uint32_t statement, struct range between)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t anchor = trace_anchor(s), i;

    if (trace_is_cue_of_other(t, statement, between))
        return false;
    for (i = between.from; i < between.to; i++)
        if (t->content[i] == t->content[anchor] && is_other_clause(t, s, i))
            return false;
    return true;
}

/* Whether a comma, a colon, a dash or an "and" stands before a token, which is not the first one. */
static bool is_parted(const struct tracer *t, uint32_t at)
{
    return token_of(t, at - 1)->kind == TOKEN_PUNCT ||
           t->syntax->class[at - 1] == CLASS_CONJUNCTION;
}

/* "Lund, who resigned in a letter, said": the verb before a setting is not the cue. */
static bool hangs_on_other(const struct tracer *t, const struct statement *s, uint32_t at)
{
    uint32_t first = t->text->sentences.at[token_of(t, at)->sentence].tokens.from, anchor;

    if (at == first || is_parted(t, at))
        return false;
    for (anchor = trace_anchor(s); at-- > first;) {
        uint32_t group = t->syntax->group[at];

        if (t->content[at] == t->content[anchor] && group != NONE)
            return is_other_clause(t, s, at);
    }
    return false;
}

/* Whether the content stands between, and what is behind its comma belongs to the next statement. */
static bool is_behind_content(const struct tracer *t, uint32_t statement, struct range cue,
                              uint32_t at)
{
    uint32_t end = t->text->sentences.at[token_of(t, at)->sentence].tokens.to, i;

    if (!is_parted(t, at))
        return false;
    for (i = cue.to; i < at; i++)
        if (t->content[i] == statement)
            return trace_is_cue_of_other(t, statement, (struct range){at, end});
    return false;
}

/* "said on Monday in court", not "said of their day in court" nor "supporters in Congress said" */
static bool is_beside(const struct statement *s, struct range cue, struct range tokens)
{
    const struct range *source;

    vec_each (source, &s->source)
        if (range_contains(*source, tokens))
            return false;
    return tokens.from <= cue.to + BESIDE && cue.from <= tokens.to + BESIDE;
}

/* "In a letter that was sent on Monday, Lund said", "But at a later meeting, Lund said", "Speaking in parliament, Lund said" */
static bool opens_sentence(const struct tracer *t, uint32_t at)
{
    uint32_t first = t->text->sentences.at[token_of(t, at)->sentence].tokens.from, i;

    if (at > first + OPENING_WORDS)
        return false;
    for (i = first; i < at; i++)
        if (t->syntax->phrase[i] != NONE ||
            (t->syntax->group[i] != NONE && t->syntax->form[i] != VERB_GERUND))
            return false;
    return true;
}

/* "Lund, | in an interview that was played to the jury, | said" */
static bool is_beside_source(const struct tracer *t, const struct statement *s, uint32_t at)
{
    const struct range *source;

    vec_each (source, &s->source)
        if (source->to + 1 == at && token_is(t->text, source->to, ","))
            return true;
    return false;
}

bool trace_is_setting_of(const struct tracer *t, uint32_t statement,
                         const struct media_place *place)
{
    const struct statement *s = &t->statements->at[statement];
    uint32_t speaker = t->speakers->of_statement[statement];
    struct range cue = s->cue.size ? s->cue.at[0] : s->source.at[0];
    struct range joining = {place->tokens.from, place->tokens.to - 1};

    if (trace_is_cue_of_other(t, statement, joining) ||
        token_of(t, place->tokens.from)->quotation != token_of(t, cue.from)->quotation)
        return false;
    if (place->medium.kind == MEDIUM_WRITING && speaker != NONE &&
        t->speakers->all.at[speaker].kind == KIND_DOCUMENT)
        return false;
    if (range_overlaps(cue, place->tokens))
        return true;
    if (place->medium.kind == MEDIUM_BODY && !is_beside(s, cue, place->tokens) &&
        !opens_sentence(t, place->tokens.from))
        return false;
    if (place->tokens.from >= cue.to)
        return is_clear(t, statement, (struct range){cue.to, place->tokens.from}) &&
               !is_behind_content(t, statement, cue, place->tokens.from);
    if (opens_sentence(t, place->tokens.from) || is_beside_source(t, s, place->tokens.from))
        return !trace_is_cue_of_other(t, statement, (struct range){place->tokens.to, cue.from});
    return is_clear(t, statement, (struct range){place->tokens.to, cue.from}) &&
           !hangs_on_other(t, s, place->tokens.from);
}
