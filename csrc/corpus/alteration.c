/* corpus/alteration.c - what one report changed against another, in words */
#include "corpus/alteration.h"

struct change {
    const struct corpus *corpus;
    const struct unit *from, *to;
    struct alias *out;
    struct arena *arena;
};

static void tell(struct change *c, const char *text)
{
    const struct view *told;

    vec_each (told, c->out) {
        if (view_is(*told, text))
            return;
    }
    if (c->out->size < ALTERATIONS)
        vec_push(c->arena, c->out, view_of(text));
}

/* The bytes of words [from, to) of a unit. */
static struct view words_text(const struct change *c, const struct unit *unit, uint32_t from,
                              uint32_t to)
{
    const struct text *text = &unit_analysis(c->corpus, unit)->text;
    struct range tokens = {unit->words.at[from].tokens.from, unit->words.at[to - 1].tokens.to};

    return text_bytes(text, text_span(text, tokens));
}

static struct view class_of(const struct change *c, const struct mark *mark)
{
    return lexicon_cell(&c->corpus->lexicon->alterations, mark->row, "class");
}

static struct view group_of(const struct change *c, const struct mark *mark)
{
    return lexicon_cell(&c->corpus->lexicon->alterations, mark->row, "group");
}

/* The first mark of a class outside a condition, NULL if there is none. */
static const struct mark *find_mark(const struct change *c, const struct unit *unit,
                                    const char *class)
{
    const struct mark *mark;

    vec_each (mark, &unit->marks) {
        if (!mark->in_condition && view_is(class_of(c, mark), class))
            return mark;
    }
    return NULL;
}

static struct view mark_text(const struct change *c, const struct unit *unit,
                             const struct mark *mark)
{
    const struct text *text = &unit_analysis(c->corpus, unit)->text;

    return text_bytes(text, text_span(text, mark->tokens));
}

/* The conditional clause: from its word to the comma or the end of the unit. */
static struct view condition_text(const struct change *c, const struct unit *unit,
                                  const struct mark *mark)
{
    const struct text *text = &unit_analysis(c->corpus, unit)->text;
    struct range clause = mark->tokens;

    while (clause.to < unit->tokens.to && !token_is(text, clause.to, ",") &&
           !token_is(text, clause.to, "."))
        clause.to++;
    return text_bytes(text, text_span(text, clause));
}

static const struct mark *find_condition(const struct change *c, const struct unit *unit)
{
    const struct mark *mark;

    vec_each (mark, &unit->marks) {
        if (view_is(class_of(c, mark), "condition"))
            return mark;
    }
    return NULL;
}

static void compare_conditions(struct change *c)
{
    const struct mark *from = find_condition(c, c->from), *to = find_condition(c, c->to);

    if (to && !c->from->conditional)
        tell(c, arena_format(c->arena, "condition dropped: %.*s",
                             VIEW_ARGS(condition_text(c, c->to, to))));
    if (from && !c->to->conditional)
        tell(c, arena_format(c->arena, "condition added: %.*s",
                             VIEW_ARGS(condition_text(c, c->from, from))));
}

static void compare_modality(struct change *c)
{
    const struct mark *from = find_mark(c, c->from, "modality");
    const struct mark *to = find_mark(c, c->to, "modality");

    if (!from || !to || view_equal(group_of(c, from), group_of(c, to)))
        return;
    tell(c, arena_format(c->arena, "%.*s -> %.*s", VIEW_ARGS(mark_text(c, c->to, to)),
                         VIEW_ARGS(mark_text(c, c->from, from))));
}

static bool holds_row(const struct unit *unit, const struct table_row *row)
{
    const struct mark *mark;

    vec_each (mark, &unit->marks) {
        if (mark->row == row)
            return true;
    }
    return false;
}

static void compare_hedges(struct change *c)
{
    const struct mark *mark;

    vec_each (mark, &c->to->marks) {
        if (view_is(class_of(c, mark), "hedge") && !holds_row(c->from, mark->row))
            tell(c, arena_format(c->arena, "“%.*s” dropped", VIEW_ARGS(mark_text(c, c->to, mark))));
    }
}

static bool is_number(const struct entry *entry)
{
    return entry->number;
}

static bool is_country(const struct entry *entry)
{
    return entry->country;
}

static uint32_t entry_at(const struct unit *unit, uint32_t word)
{
    return word < unit->words.size ? unit->words.at[word].entry : (uint32_t)NONE;
}

/* The next number, or country, of a unit that the other does not hold; NONE where there is none. */
static uint32_t next_lone(const struct change *c, const struct unit *unit, const struct unit *other,
                          bool (*is)(const struct entry *), uint32_t from)
{
    for (; from < unit->words.size; from++)
        if (is(&c->corpus->vocabulary.entries.at[entry_at(unit, from)]) &&
            !unit_holds(other, entry_at(unit, from)))
            return from;
    return NONE;
}

/* "84,000 pumps" and "48,000 pumps", but not "eleven patients"; "before 2028" and "before 2030" at an end. */
static bool count_same(const struct unit *a, uint32_t i, const struct unit *b, uint32_t j)
{
    uint32_t next = entry_at(a, i + 1), other = entry_at(b, j + 1);

    if (next != NONE && other != NONE)
        return next == other;
    return i && j && entry_at(a, i - 1) == entry_at(b, j - 1);
}

/* "30 -> 13", "Norway -> Denmark": of numbers the first two that count the same. */
static void compare_lone(struct change *c, bool (*is)(const struct entry *))
{
    uint32_t to, from;

    for (to = next_lone(c, c->to, c->from, is, 0); to != NONE;
         to = next_lone(c, c->to, c->from, is, to + 1))
        for (from = next_lone(c, c->from, c->to, is, 0); from != NONE;
             from = next_lone(c, c->from, c->to, is, from + 1)) {
            if (is == is_number && !count_same(c->from, from, c->to, to))
                continue;
            tell(c,
                 arena_format(c->arena, "%.*s -> %.*s", VIEW_ARGS(words_text(c, c->to, to, to + 1)),
                              VIEW_ARGS(words_text(c, c->from, from, from + 1))));
            return;
        }
}

static bool article_holds(const struct corpus *corpus, const struct unit *unit, struct view norm)
{
    const struct text *text = &unit_analysis(corpus, unit)->text;
    const struct token *token;

    vec_each (token, &text->tokens) {
        if (view_equal(token->norm, norm))
            return true;
    }
    return false;
}

/* Words that `from` puts between marks, and that the other article has nowhere. */
static void compare_quoted(struct change *c)
{
    const struct text *text = &unit_analysis(c->corpus, c->from)->text;
    uint32_t i;

    if (c->from->form != UNIT_FRAGMENT || c->to->form != UNIT_QUOTE)
        return;
    for (i = c->from->tokens.from; i < c->from->tokens.to; i++) {
        const struct token *token = &text->tokens.at[i];

        if (token->kind == TOKEN_WORD && token->quotation != NONE &&
            !article_holds(c->corpus, c->to, token->norm))
            tell(c, arena_format(c->arena, "quoted “%.*s” is not in the other report",
                                 VIEW_ARGS(token_bytes(text, i))));
    }
}

static void compare_dates(struct change *c)
{
    char from[DATE_SPELLED], to[DATE_SPELLED];

    if (!c->from->when.stated || !c->to->when.stated || !when_gap(c->from->when, c->to->when))
        return;
    date_spell(unit_provenance(c->corpus, c->from)->date, from);
    date_spell(unit_provenance(c->corpus, c->to)->date, to);
    tell(c, arena_format(c->arena, "date %s against %s", from, to));
}

static struct view speaker_of(const struct change *c, const struct unit *unit)
{
    return c->corpus->people.all.at[unit->person].name;
}

static void compare_speakers(struct change *c, const struct verdict *verdict)
{
    if (verdict->who == WHO_OTHER)
        tell(c, arena_format(c->arena, "said by %.*s against %.*s",
                             VIEW_ARGS(speaker_of(c, c->from)), VIEW_ARGS(speaker_of(c, c->to))));
}

/* One gap between two matches: what stands there in each. */
static void tell_gap(struct change *c, struct range from, struct range to)
{
    struct view x = {"", 0}, y = {"", 0};

    if (range_length(from))
        x = words_text(c, c->from, from.from, from.to);
    if (range_length(to))
        y = words_text(c, c->to, to.from, to.to);
    if (x.size && y.size)
        tell(c, arena_format(c->arena, "%.*s -> %.*s", VIEW_ARGS(y), VIEW_ARGS(x)));
    else if (y.size)
        tell(c, arena_format(c->arena, "“%.*s” dropped", VIEW_ARGS(y)));
    else if (x.size)
        tell(c, arena_format(c->arena, "“%.*s” added", VIEW_ARGS(x)));
}

/* Gaps inside what both hold; what only one tells before and behind it is no change. */
static void compare_words(struct change *c, const struct alignment *alignment)
{
    uint32_t i, from = NONE, to = NONE;

    for (i = 0; i < alignment->a_size; i++) {
        uint32_t j = alignment->to_b[i];

        if (!j)
            continue;
        if (from != NONE)
            tell_gap(c, (struct range){from + 1, i}, (struct range){to + 1, j - 1});
        from = i;
        to = j - 1;
    }
}

void alterations_find(struct alias *out, const struct corpus *corpus, const struct unit *from,
                      const struct unit *to, const struct verdict *verdict,
                      const struct alignment *alignment, struct arena *arena)
{
    struct change c = {corpus, from, to, out, arena};

    compare_speakers(&c, verdict);
    compare_conditions(&c);
    if (verdict->aligned) {
        compare_words(&c, alignment);
    } else {
        compare_modality(&c);
        compare_hedges(&c);
        compare_lone(&c, is_number);
        compare_lone(&c, is_country);
        compare_quoted(&c);
    }
    compare_dates(&c);
}
