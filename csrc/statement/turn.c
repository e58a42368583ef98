/* statement/turn.c - finds the labels of a dialogue, and what is said behind each */
#include "statement/turn.h"

#include "statement/cue.h"

#include "base/map.h"

enum {
    LABEL_NAME = 8,    /* tokens of the longest name in a label */
    LABEL_TOKENS = 24, /* with what stands in brackets */
    COME_BACK = 2      /* labels that stood before, in a dialogue at least */
};

struct label {
    struct range tokens; /* empty: the paragraph has none */
    uint32_t name_end, colon;
    bool handle;
};

struct dialogue {
    const struct reader *reader;
    struct label *labels; /* [paragraphs] */
    struct map keys;      /* the last word of each label's name: how often it stands */
    bool spoken;          /* labels come back */
};

static const struct token *token_at(const struct dialogue *d, uint32_t i)
{
    return &d->reader->scene.text->tokens.at[i];
}

static bool is_handle(const struct token *token)
{
    return token->norm.size > 1 && token->norm.data[0] == '@';
}

/* Past a dash, a time or a number in brackets, and the mark of a post that is passed on. */
static uint32_t label_start(const struct dialogue *d, struct range tokens)
{
    uint32_t at = tokens.from, close;

    while (at < tokens.to && (token_at(d, at)->kind == TOKEN_NUMBER ||
                              reader_is(d->reader, at, "-") || reader_is(d->reader, at, "rt")))
        at++;
    if (!reader_is(d->reader, at, "[") && !reader_is(d->reader, at, "("))
        return at;
    for (close = at + 1; close < tokens.to && close < at + 4; close++)
        if (reader_is(d->reader, close, "]") || reader_is(d->reader, close, ")"))
            return close + 1;
    return at;
}

/* Whether a token may stand in the name of a label. */
static bool names(const struct dialogue *d, uint32_t i)
{
    const struct token *token = token_at(d, i);
    enum word_class class = reader_class(d->reader, i);

    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_CLITIC)
        return true;
    if (token->kind != TOKEN_WORD)
        return false;
    return token->capital || is_handle(token) || class == CLASS_PREPOSITION ||
           class == CLASS_DETERMINER || class == CLASS_CONJUNCTION;
}

/* Where what stands in brackets behind a name ends. */
static uint32_t brackets_end(const struct dialogue *d, uint32_t at, uint32_t end)
{
    while (at < end && reader_is(d->reader, at, "(")) {
        while (at < end && !reader_is(d->reader, at, ")"))
            at++;
        at += at < end;
    }
    return at;
}

static struct label read_label(const struct dialogue *d, struct range tokens)
{
    struct label label = {.tokens = {tokens.from, tokens.from}};
    uint32_t start = label_start(d, tokens), at = start;
    uint32_t end = tokens.to - start > LABEL_TOKENS ? start + LABEL_TOKENS : tokens.to;

    if (start == tokens.to || !(token_at(d, start)->capital || is_handle(token_at(d, start))))
        return label;
    while (at < end && at - start < LABEL_NAME && names(d, at))
        at++;
    label.name_end = at;
    at = brackets_end(d, at, end);
    if (label.name_end == start || at >= end || !reader_is(d->reader, at, ":"))
        return label;
    label.handle = is_handle(token_at(d, start)) ||
                   (label.name_end + 2 < at && is_handle(token_at(d, label.name_end + 1)));
    label.colon = at;
    label.tokens = (struct range){start, at};
    return label;
}

static bool is_told(const struct paragraph *paragraph)
{
    return paragraph->kind == PARAGRAPH_BODY || paragraph->kind == PARAGRAPH_TITLE;
}

static struct view key_of(const struct dialogue *d, const struct label *label)
{
    return token_at(d, label->name_end - 1)->norm;
}

/* Reads the labels of all paragraphs, and whether they make a dialogue. */
static void read_labels(struct dialogue *d)
{
    const struct text *text = d->reader->scene.text;
    uint32_t i, again = 0;

    d->labels = arena_new_array(d->reader->arena, text->paragraphs.size, struct label);
    for (i = 0; i < text->paragraphs.size; i++) {
        uint32_t *count;

        if (is_told(&text->paragraphs.at[i]))
            d->labels[i] = read_label(d, text->paragraphs.at[i].tokens);
        if (!range_length(d->labels[i].tokens))
            continue;
        count = map_at(d->reader->arena, &d->keys, key_of(d, &d->labels[i]));
        again += *count != NONE;
        *count = *count == NONE ? 1 : *count + 1;
    }
    d->spoken = again >= COME_BACK;
}

/* Whether a paragraph opens a turn. In a dialogue a label that stands once must name somebody. */
static bool opens_turn(const struct dialogue *d, uint32_t paragraph)
{
    const struct label *label = &d->labels[paragraph];
    uint32_t phrase;

    if (!range_length(label->tokens))
        return false;
    if (label->handle)
        return true;
    if (map_get(&d->keys, key_of(d, label)) == 1 &&
        cue_is_dateline(d->reader, label->tokens, label->colon))
        return false;
    phrase = phrase_ending(d->reader, label->name_end);
    return d->spoken &&
           (map_get(&d->keys, key_of(d, label)) > 1 || token_at(d, label->tokens.from)->shouting ||
            (phrase != NONE && (phrase_is_name(&d->reader->scene, phrase) ||
                                phrase_is_title(&d->reader->scene, phrase))));
}

/* Whether a paragraph stands apart from what is said: all of it in brackets, or emphasised. */
static bool is_aside(const struct text *text, const struct paragraph *paragraph)
{
    struct span words = text_span(text, paragraph->tokens);
    const char first = text->bytes.data[paragraph->span.start];

    return (paragraph->span.start < words.start && paragraph->span.end > words.end) ||
           ((first == '(' || first == '[') &&
            strchr(")]", text->bytes.data[paragraph->span.end - 1]));
}

static bool has_first_person(const struct dialogue *d, struct range tokens)
{
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (token_at(d, i)->quotation == NONE && reader_speaks_himself(d->reader, i))
            return true;
    return false;
}

/* Whether a paragraph without a label goes on with the turn before it: another turn follows later, or its speaker says "I". */
static bool goes_on(const struct dialogue *d, uint32_t paragraph, uint32_t last)
{
    const struct text *text = d->reader->scene.text;
    const struct paragraph *p = &text->paragraphs.at[paragraph];

    return p->kind == PARAGRAPH_BODY && range_length(p->tokens) && !opens_turn(d, paragraph) &&
           !is_aside(text, p) && (paragraph < last || has_first_person(d, p->tokens));
}

/* The turn that a paragraph opens. last: the last paragraph that opens one. */
static struct turn read_turn(const struct dialogue *d, uint32_t paragraph, uint32_t last)
{
    const struct paragraphs *all = &d->reader->scene.text->paragraphs;
    const struct label *label = &d->labels[paragraph];
    struct turn turn = {.label = label->tokens, .colon = label->colon};
    uint32_t next = paragraph + 1;

    while (!label->handle && next < all->size && next <= paragraph + TURN_PARAGRAPHS &&
           goes_on(d, next, last))
        next++;
    turn.whole = (struct range){label->tokens.from, all->at[next - 1].tokens.to};
    turn.content = trim_marks(d->reader, (struct range){label->colon + 1, turn.whole.to});
    return turn;
}

/* The name behind a dash at `at` that ends the paragraph, what is said of it behind a comma aside; empty if none does. */
static struct range signature(const struct reader *r, uint32_t at, struct range tokens)
{
    struct range name = {at + 1, at + 1};
    uint32_t phrase;

    if (at >= tokens.to || !reader_is_dash(r, at) || tokens.to - at > LABEL_TOKENS)
        return name;
    phrase = phrase_beginning(r, at + 1);
    if (phrase == NONE ||
        !(phrase_is_name(&r->scene, phrase) || phrase_is_title(&r->scene, phrase)))
        return name;
    at = extent_end(&r->scene, phrase, NULL);
    if (at >= tokens.to || reader_is(r, at, ",") || reader_is(r, at, "."))
        name.to = at < tokens.to ? at : tokens.to;
    return name;
}

/* A paragraph that begins with a quotation and is signed, in itself or in the next paragraph; false if it is none. */
static bool read_signed(struct turn *out, const struct reader *r, uint32_t paragraph)
{
    const struct text *text = r->scene.text;
    struct range tokens = text->paragraphs.at[paragraph].tokens;
    uint32_t quotation = quotation_beginning(r, tokens.from), at;

    if (!is_told(&text->paragraphs.at[paragraph]) || !range_length(tokens) || quotation == NONE ||
        !text->quotations.at[quotation].closed)
        return false;
    at = text->quotations.at[quotation].tokens.to;
    if (at == tokens.to && paragraph + 1 < text->paragraphs.size)
        tokens = text->paragraphs.at[paragraph + 1].tokens;
    out->colon = at;
    out->label = signature(r, at, tokens);
    out->content = text->quotations.at[quotation].tokens;
    out->whole = (struct range){out->content.from, out->label.to};
    return range_length(out->label) > 0;
}

void turns_find(struct turns *out, const struct reader *reader)
{
    struct dialogue d = {.reader = reader};
    uint32_t i, last = 0;

    read_labels(&d);
    for (i = 0; i < reader->scene.text->paragraphs.size; i++)
        if (opens_turn(&d, i) && !d.labels[i].handle)
            last = i;
    *out = (struct turns){0};
    for (i = 0; i < reader->scene.text->paragraphs.size; i++) {
        struct turn turn;

        if (opens_turn(&d, i))
            turn = read_turn(&d, i, last);
        else if (!read_signed(&turn, reader, i))
            continue;
        if (range_length(turn.content) && (!out->size || vec_last(out).whole.to <= turn.whole.from))
            vec_push(reader->arena, out, turn);
    }
}

/* The turn that a token stands in, label and content; NULL if none. */
static const struct turn *turn_at(const struct turns *turns, uint32_t token)
{
    uint32_t low = 0, high = turns->size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (turns->at[middle].whole.to > token)
            high = middle;
        else
            low = middle + 1;
    }
    return low < turns->size && turns->at[low].whole.from <= token ? &turns->at[low] : NULL;
}

/* Cuts parts to what lies in a range. */
static void clip(struct parts *parts, struct range to)
{
    uint32_t i, size = 0;

    for (i = 0; i < parts->size; i++) {
        struct range part = parts->at[i];

        if (part.from < to.from)
            part.from = to.from;
        if (part.to > to.to)
            part.to = to.to;
        if (part.from < part.to)
            parts->at[size++] = part;
    }
    parts->size = size;
}

/* Whether a statement inside a turn reports a third one's words, and not what the speaker says of himself. */
static bool reports(struct statement *s, const struct turn *turn, const struct reader *reader)
{
    clip(&s->cue, turn->content);
    clip(&s->source, turn->content);
    clip(&s->content, turn->content);
    return s->cue.size && s->source.size && s->content.size &&
           !reader_speaks_himself(reader, s->source.at[0].from);
}

/* "I know", in a quotation that is set off: what its speaker says of himself, no report. */
static bool is_own_word(const struct statement *s, const struct reader *reader)
{
    const struct text *text = reader->scene.text;

    return s->cue.size && s->source.size &&
           text->paragraphs
               .at[text->sentences.at[text->tokens.at[s->cue.at[0].from].sentence].paragraph]
               .quoted &&
           reader_speaks_himself(reader, s->source.at[0].from);
}

static void add_turn(struct statements *out, const struct turn *turn, const struct reader *reader)
{
    struct statement *s = vec_add(reader->arena, out);

    *s = (struct statement){.rule = "turn", .verbatim = true, .confidence = 0.95f};
    vec_push(reader->arena, &s->source, turn->label);
    vec_push(reader->arena, &s->cue, ((struct range){turn->colon, turn->colon + 1}));
    vec_push(reader->arena, &s->content, turn->content);
    s->mention = mention_at(reader->mentions, turn->label);
    s->parent = s->continues = NONE;
    s->act = reader_is(reader, turn->content.to, "?") ? ACT_ASK : ACT_ASSERT;
}

void turns_apply(struct statements *statements, const struct turns *turns,
                 const struct reader *reader)
{
    uint32_t i, size = 0;

    for (i = 0; i < statements->size; i++) {
        struct statement *s = &statements->at[i];
        const struct turn *turn = turn_at(turns, s->cue.size ? s->cue.at[0].from : NONE);

        if (turn ? reports(s, turn, reader) : !is_own_word(s, reader))
            statements->at[size++] = *s;
    }
    statements->size = size;
    for (i = 0; i < turns->size; i++)
        add_turn(statements, &turns->at[i], reader);
}
