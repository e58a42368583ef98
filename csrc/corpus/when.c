/* corpus/when.c - when a statement was made, and whether two reports agree on it */
#include "corpus/when.h"

static int32_t latest(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

int32_t when_published_after(const struct analysis *analysis)
{
    const struct expression *expression;
    int32_t after = INT32_MIN;

    if (date_known(analysis->heading.date))
        return date_to_day(analysis->heading.date);
    /* a year alone may be one that is to come */
    vec_each (expression, &analysis->expressions) {
        if (expression->base == BASE_FULL && date_known(expression->value) &&
            expression->value.month)
            after = latest(after, date_to_day(expression->value));
    }
    return after;
}

struct when when_of(const struct analysis *analysis, uint32_t statement, int32_t published_after)
{
    struct date date = provenance_day(&analysis->provenance[statement]);

    if (date_known(date)) {
        const char *from = analysis->provenance[statement].date_from;
        struct days days = date_days(date);

        return (struct when){days.first, days.last, true, date.day != 0,
                             from && strcmp(from, "context") == 0};
    }
    return when_narrated(analysis, published_after);
}

struct when when_narrated(const struct analysis *analysis, int32_t published_after)
{
    struct when when = {INT32_MIN, INT32_MAX, false, false, false};

    if (published_after != INT32_MIN)
        when.first = published_after - WHEN_RECENT;
    if (date_known(analysis->heading.date))
        when.last = date_days(analysis->heading.date).last;
    return when;
}

int32_t when_gap(struct when a, struct when b)
{
    int64_t gap = a.first > b.last ? (int64_t)a.first - b.last : (int64_t)b.first - a.last;

    return gap > 0 ? (int32_t)gap : 0;
}

/* One is stated, the other a guess with a firm end. */
static enum when_relation compare_guess(struct when stated, struct when guess)
{
    if (stated.first > guess.last)
        return WHEN_APART;
    return stated.last < guess.first ? WHEN_UNLIKELY : WHEN_OPEN;
}

enum when_relation when_compare(struct when a, struct when b)
{
    int32_t gap = when_gap(a, b);

    if (a.stated && b.stated) {
        if (gap == 0)
            return WHEN_SAME;
        return gap <= (a.day && b.day ? WHEN_SLIP : WHEN_MONTH) ? WHEN_NEAR : WHEN_APART;
    }
    if (a.stated || b.stated)
        return a.stated ? compare_guess(a, b) : compare_guess(b, a);
    return gap ? WHEN_UNLIKELY : WHEN_OPEN;
}
