/* corpus/conflict.c - whether two sentences cannot both be so */
#include "corpus/conflict.h"

enum { CONFLICT_WORDS = 2, CONFLICT_DAYS = 14 };

static const float conflict_share = 0.5F;

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

bool conflict_compare(struct conflict *out, const struct corpus *corpus, const struct unit *a,
                      const struct unit *b, struct arena *arena)
{
    struct overlap overlap;

    overlap_find(&overlap, corpus, a, b);
    if (overlap.words < CONFLICT_WORDS || overlap.contained < conflict_share)
        return false;
    if (are_converse(corpus, a, b) && is_one_time(a, b))
        return accept(out, &overlap,
                      arena_format(arena, "%.*s against %.*s, of the same thing",
                                   VIEW_ARGS(entry_at(corpus, a->point)->form),
                                   VIEW_ARGS(entry_at(corpus, b->point)->form)));
    if (overlap.numbers_differ && overlap.words > CONFLICT_WORDS &&
        who_compare(corpus, a, b) == WHO_SAME && when_compare(a->when, b->when) == WHEN_SAME &&
        a->when.day && b->when.day)
        return accept(out, &overlap, "the numbers differ in what one speaker said on one day");
    return false;
}
