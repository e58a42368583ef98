/* corpus/conflict.c - whether two sentences cannot both be so */
#include "corpus/conflict.h"

enum {
    CONFLICT_WORDS = 2,
    DENIED_LEAST = 3,

    CONFLICT_DAYS = 14,
    CONFLICT_PARTIES = 2,
    NUMBER_TELLING = 2, /* words that both share beside their numbers */
    NONE_REACH = 3      /* tokens from "no" to what there is nothing of */
};

static const float conflict_share = 0.5F, denied_share = 0.65F, denied_by_one = 0.85F;
static const float denied_evidence = 1.2F;
static const float none_word = 0.35F, none_evidence = 0.6F, none_share = 0.2F;
static const float number_share = 0.4F, number_evidence = 1.5F;

static const struct entry *entry_at(const struct corpus *corpus, uint32_t entry)
{
    return &corpus->vocabulary.entries.at[entry];
}

static bool are_converse(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    if (a->point == NONE || b->point == NONE || a->conditional || b->conditional)
        return false;
    return entry_at(corpus, a->point)->converse == b->point ||
           entry_at(corpus, b->point)->converse == a->point;
}

/* What was so in one month may not be so in the next, and without dates nothing can be told. */
static bool is_one_time(const struct unit *a, const struct unit *b)
{
    return a->when.stated && b->when.stated && when_gap(a->when, b->when) <= CONFLICT_DAYS;
}

static bool accept(struct conflict *out, const struct overlap *overlap, const char *why)
{
    out->score = 0.6F * (overlap->contained < 1 ? overlap->contained : 1);
    out->why = why;
    return true;
}

static float firmness(const struct stance *stance)
{
    static const float of_degree[] = {0, 0.35F, 0.5F, 0.8F, 0.9F, 1};

    return of_degree[stance->degree];
}

static bool has_side(const struct corpus *corpus, const struct stance *stance)
{
    return lexicon_cell(&corpus->lexicon->axes, stance->axis, "side").size > 0;
}

static bool is_vague(const struct stance *stance)
{
    return stance->degree == DEGREE_IDLE || stance->degree == DEGREE_MAY;
}

/* What is only possible contradicts nothing that is; and what is not begun yet, nothing but what is said to be so. */
static bool stand_against(const struct corpus *corpus, const struct stance *a,
                          const struct stance *b)
{
    if (a->degree == DEGREE_TALKED || b->degree == DEGREE_TALKED || !stance_is_of(a, b) ||
        a->on == b->on || !has_side(corpus, a) || (is_vague(a) && is_vague(b)))
        return false;
    if (a->degree == DEGREE_IDLE || b->degree == DEGREE_IDLE)
        return a->degree == DEGREE_IS || b->degree == DEGREE_IS;
    return true;
}

/* Parties that only stand around a sentence tell what it is about where the act must have one, as leaving must; else the sentences are to
 * share a word as well. */
static bool is_between_same(const struct corpus *corpus, const struct unit *a, const struct unit *b,
                            const struct stance *stance, const struct overlap *overlap)
{
    bool needs = lexicon_cell(&corpus->lexicon->axes, stance->axis, "with").size > 0;

    if (!stance_of_parties(stance, corpus->lexicon) || parties_shared(a, b) < CONFLICT_PARTIES)
        return false;
    return needs || overlap->base >= 1 || (!a->names_borrowed && !b->names_borrowed);
}

/* Who leaves or stays: the first country that is named before the act, else the one that the speaker is or speaks for; or NONE. */
static uint32_t actor_of(const struct corpus *corpus, const struct unit *unit,
                         const struct stance *stance)
{
    const struct word *word;

    vec_each (word, &unit->words) {
        if (word->entry == stance->act)
            break;
        if (entry_at(corpus, word->entry)->country)
            return word->entry;
    }
    return unit->country;
}

/* One may stay where the other leaves. */
static bool are_others(const struct corpus *corpus, const struct unit *a, const struct stance *x,
                       const struct unit *b, const struct stance *y)
{
    uint32_t actor = actor_of(corpus, a, x), other = actor_of(corpus, b, y);

    return lexicon_cell(&corpus->lexicon->axes, x->axis, "with").size > 0 && actor != NONE &&
           other != NONE && actor != other;
}

static bool is_about_same(const struct corpus *corpus, const struct unit *a, const struct unit *b,
                          const struct stance *stance, const struct overlap *overlap)
{
    if (is_between_same(corpus, a, b, stance, overlap))
        return true;
    return overlap->words >= CONFLICT_WORDS && overlap->contained >= conflict_share &&
           is_one_time(a, b);
}

/* What else it may be than a contradiction. */
static const char *explain_time(const struct corpus *corpus, const struct unit *a,
                                const struct unit *b)
{
    if (!a->when.stated || !b->when.stated || when_gap(a->when, b->when) < CONFLICT_DAYS)
        return "";
    return who_is_one(who_compare(corpus, a, b)) ? "; the speaker may have changed position"
                                                 : "; the later may have overtaken the earlier";
}

static const char *explain_sides(const struct corpus *corpus, const struct unit *a,
                                 const struct unit *b, const struct stance *x,
                                 const struct stance *y, struct arena *arena)
{
    struct view said = stance_words(x, corpus->lexicon, arena);
    struct view other = stance_words(y, corpus->lexicon, arena);

    return arena_format(arena, "“%.*s” against “%.*s”%s", VIEW_ARGS(said), VIEW_ARGS(other),
                        explain_time(corpus, a, b));
}

static bool compare_sides(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                          const struct unit *b, const struct overlap *overlap, struct arena *arena)
{
    const struct stance *x = NULL, *y = NULL;
    float firmest = 0;
    uint32_t i, j;

    for (i = 0; i < a->stances.size; i++)
        for (j = 0; j < b->stances.size; j++) {
            const struct stance *s = &a->stances.at[i], *t = &b->stances.at[j];

            if (!stand_against(corpus, s, t) || firmness(s) * firmness(t) <= firmest ||
                !is_about_same(corpus, a, b, s, overlap) || are_others(corpus, a, s, b, t))
                continue;
            firmest = firmness(s) * firmness(t);
            x = s;
            y = t;
        }
    if (!x)
        return false;
    out->score = 0.3F + 0.3F * firmest + 0.2F * (overlap->based < 1 ? overlap->based : 1);
    if (a->names_borrowed || b->names_borrowed)
        out->score *= 0.9F;
    out->why = explain_sides(corpus, a, b, x, y, arena);
    return true;
}

/* Whether what a unit says is not so is among what the other says: "no fault" where the other speaks of a fault. */
static bool denies_word(const struct corpus *corpus, const struct unit *unit,
                        const struct unit *other)
{
    if (!unit_denies(corpus, unit))
        return false;
    return (unit->statement != NONE && unit_is_turned(corpus, unit)) ||
           same_negates(corpus, unit, other);
}

bool conflict_denied(const struct corpus *corpus, const struct unit *a, const struct unit *b,
                     const struct overlap *overlap)
{
    float share = (overlap->contained + overlap->based) / 2;
    bool one = who_is_one(who_compare(corpus, a, b)) && share >= denied_by_one;

    return overlap->telling + one >= CONFLICT_WORDS && share >= denied_share &&
           overlap->base * share >= denied_evidence * overlap_chance(corpus) && a->voice != NONE &&
           b->voice != NONE && !overlap->numbers_differ && a->bag_size + one >= DENIED_LEAST &&
           b->bag_size + one >= DENIED_LEAST && same_denied(corpus, a, b) &&
           (denies_word(corpus, a, b) || denies_word(corpus, b, a));
}

static bool compare_denied(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                           const struct unit *b, const struct overlap *overlap, struct arena *arena)
{
    float share = (overlap->contained + overlap->based) / 2;

    if (!conflict_denied(corpus, a, b, overlap))
        return false;
    out->score = 0.2F + (a->conditional || b->conditional ? 0.2F : 0.3F) * (share < 1 ? share : 1);
    out->why =
        arena_format(arena, "one says what the other says is not so%s", explain_time(corpus, a, b));
    return true;
}

static bool is_none(const struct corpus *corpus, const struct mark *mark)
{
    return mark_is(mark, corpus->lexicon, "negation") &&
           view_is(lexicon_cell(&corpus->lexicon->alterations, mark->row, "group"), "none");
}

static uint8_t class_at(const struct corpus *corpus, const struct unit *unit, uint32_t token)
{
    return token < unit->tokens.to ? unit_analysis(corpus, unit)->syntax.class[token] : CLASS_MARK;
}

/* "train | drivers": says what others are. */
static bool is_attribute(const struct corpus *corpus, const struct unit *unit, uint32_t token)
{
    const struct syntax *syntax = &unit_analysis(corpus, unit)->syntax;

    return syntax->phrase[token] != NONE && syntax->phrases.at[syntax->phrase[token]].head != token;
}

/* "at no price", "no pump of ours": of some others there may be. */
static bool is_partial(const struct corpus *corpus, const struct unit *unit,
                       const struct mark *mark, const struct word *word)
{
    return (mark->tokens.from > unit->tokens.from &&
            class_at(corpus, unit, mark->tokens.from - 1) == CLASS_PREPOSITION) ||
           token_is(&unit_analysis(corpus, unit)->text, word->tokens.to, "of");
}

/* The first word of some weight that a unit says there is nothing of: "no | fault", "not a single | ballot"; NONE where there is none. */
static uint32_t find_none(const struct corpus *corpus, const struct unit *unit)
{
    const struct mark *mark;
    const struct word *word;

    vec_each (mark, &unit->marks) {
        if (mark->in_condition || !is_none(corpus, mark))
            continue;
        vec_each (word, &unit->words) {
            if (word->tokens.from >= mark->tokens.to &&
                word->tokens.from - mark->tokens.to < NONE_REACH &&
                entry_at(corpus, word->entry)->base >= none_word &&
                !is_attribute(corpus, unit, word->tokens.from))
                return is_partial(corpus, unit, mark, word) ? (uint32_t)NONE : word->entry;
        }
    }
    return NONE;
}

/* "promises about | jobs", "with the | money": what hangs on a preposition is not what a sentence tells about, but for that of a verb. */
static bool is_aside(const struct corpus *corpus, const struct unit *unit, uint32_t token)
{
    uint32_t phrase = unit_analysis(corpus, unit)->syntax.phrase[token];
    uint32_t from =
        phrase == NONE ? token : unit_analysis(corpus, unit)->syntax.phrases.at[phrase].tokens.from;

    if (from == unit->tokens.from || class_at(corpus, unit, from - 1) != CLASS_PREPOSITION ||
        token_is(&unit_analysis(corpus, unit)->text, from - 1, "of"))
        return false;
    return from - 1 == unit->tokens.from ||
           unit_analysis(corpus, unit)->syntax.group[from - 2] == NONE;
}

/* "There is no fault" against "the fault was known": one says that there is nothing of what the other tells about. */
static bool denies_thing(const struct corpus *corpus, const struct unit *unit,
                         const struct unit *other)
{
    uint32_t entry = find_none(corpus, unit);
    const struct word *word;

    if (entry == NONE || other->conditional || other->negated || unit_is_turned(corpus, unit) ||
        unit_is_turned(corpus, other) || other->bag_size < DENIED_LEAST)
        return false;
    vec_each (word, &other->words) {
        if (word->entry == entry && !is_attribute(corpus, other, word->tokens.from) &&
            !is_aside(corpus, other, word->tokens.from))
            return true;
    }
    return false;
}

static bool compare_none(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                         const struct unit *b, const struct overlap *overlap, struct arena *arena)
{
    float chance = overlap_chance(corpus); /* one word may be all that they share */

    if (a->voice == NONE || b->voice == NONE || overlap->base < none_evidence * chance * chance ||
        overlap->contained + overlap->based < 2 * none_share * chance ||
        when_gap(a->when, b->when) > CONFLICT_DAYS)
        return false;
    if (!denies_thing(corpus, a, b) && !denies_thing(corpus, b, a))
        return false;
    out->score = 0.2F + 0.2F * (overlap->based < 1 ? overlap->based : 1);
    out->why = arena_format(arena, "one says that there is nothing of what the other tells about%s",
                            explain_time(corpus, a, b));
    return true;
}

static uint32_t word_at(const struct unit *unit, uint32_t word)
{
    return word < unit->words.size ? unit->words.at[word].entry : (uint32_t)NONE;
}

static bool is_number(const struct corpus *corpus, uint32_t entry)
{
    return entry != NONE && entry_at(corpus, entry)->number;
}

/* What a number counts, behind "million"; NONE where nothing follows that tells. *scale: that word, or NONE */
static uint32_t counted(const struct corpus *corpus, const struct unit *unit, uint32_t word,
                        uint32_t *scale)
{
    uint32_t next = word_at(unit, word + 1);

    *scale = is_number(corpus, next) ? next : (uint32_t)NONE;
    if (*scale != NONE)
        next = word_at(unit, word + 2);
    return next != NONE && entry_at(corpus, next)->base > 0 ? next : (uint32_t)NONE;
}

/* Whether two numbers of the same things are not the same: "60 million marks" and "90 million marks". */
static bool count_otherwise(const struct corpus *corpus, const struct unit *a, uint32_t i,
                            const struct unit *b, uint32_t j)
{
    uint32_t x = word_at(a, i), y = word_at(b, j), of_x, of_y;

    if (x == y || !is_number(corpus, x) || !is_number(corpus, y))
        return false;
    return counted(corpus, a, i, &of_x) != NONE &&
           counted(corpus, a, i, &of_x) == counted(corpus, b, j, &of_y) && of_x == of_y;
}

static bool is_estimate(const struct corpus *corpus, const struct unit *unit)
{
    const struct mark *mark;

    vec_each (mark, &unit->marks) {
        if (mark_is(mark, corpus->lexicon, "modality"))
            return true;
    }
    return false;
}

/* What was counted on another day may be more by then; what one expects is to be what the other tells. */
static bool is_one_count(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    if (when_compare(a->when, b->when) == WHEN_SAME && a->when.day && b->when.day)
        return true;
    return (is_estimate(corpus, a) || is_estimate(corpus, b)) &&
           when_gap(a->when, b->when) <= CONFLICT_DAYS;
}

static bool compare_numbers(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                            const struct unit *b, const struct overlap *overlap,
                            struct arena *arena)
{
    uint32_t i, j;

    if (a->voice == NONE || b->voice == NONE || overlap->telling < NUMBER_TELLING ||
        overlap->contained < number_share || !is_one_count(corpus, a, b) ||
        overlap->base < number_evidence * overlap_chance(corpus))
        return false;
    for (i = 0; i < a->words.size; i++)
        for (j = 0; j < b->words.size; j++) {
            if (!count_otherwise(corpus, a, i, b, j))
                continue;
            out->score = 0.25F + 0.25F * (overlap->contained < 1 ? overlap->contained : 1);
            out->why = arena_format(arena, "%.*s against %.*s, of the same things%s",
                                    VIEW_ARGS(entry_at(corpus, word_at(a, i))->form),
                                    VIEW_ARGS(entry_at(corpus, word_at(b, j))->form),
                                    explain_time(corpus, a, b));
            return true;
        }
    return false;
}

/* Then their sides tell what there is to tell. */
static bool share_matter(const struct unit *a, const struct unit *b)
{
    uint32_t i, j;

    for (i = 0; i < a->stances.size; i++)
        for (j = 0; j < b->stances.size; j++)
            if (stance_is_of(&a->stances.at[i], &b->stances.at[j]))
                return true;
    return false;
}

bool conflict_compare(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                      const struct unit *b, const struct overlap *overlap, struct arena *arena)
{
    if (a->voice == NONE && b->voice == NONE)
        return false;
    if (compare_sides(out, corpus, a, b, overlap, arena))
        return true;
    if (!share_matter(a, b) && compare_denied(out, corpus, a, b, overlap, arena))
        return true;
    if (compare_numbers(out, corpus, a, b, overlap, arena) ||
        compare_none(out, corpus, a, b, overlap, arena))
        return true;
    if (overlap->words < CONFLICT_WORDS || overlap->contained < conflict_share)
        return false;
    if (!share_matter(a, b) && are_converse(corpus, a, b) && is_one_time(a, b))
        return accept(out, overlap,
                      arena_format(arena, "%.*s against %.*s, of the same thing",
                                   VIEW_ARGS(entry_at(corpus, a->point)->form),
                                   VIEW_ARGS(entry_at(corpus, b->point)->form)));
    if (overlap->numbers_differ && overlap->words > CONFLICT_WORDS &&
        who_is_one(who_compare(corpus, a, b)) && when_compare(a->when, b->when) == WHEN_SAME &&
        a->when.day && b->when.day)
        return accept(out, overlap, "the numbers differ in what one speaker said on one day");
    return false;
}
