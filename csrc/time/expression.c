/* time/expression.c - which days the expressions of an article mean */
#include "time/expression.h"

#include "time/recognise.h"

enum {
    UPCOMING_DAYS =
        30, /* a day so soon after the article's is to come, without a word of the future */
    CHAIN_SENTENCES = 6, /* how far a story goes on from its last stated month */
    SHIFT_DAYS = 100,    /* between a day and one that is counted from it */
    OFFSET_TOKENS = 6,   /* between "two days after" and that */
    FAR_DAYS = 180,
    AHEAD_DAYS = 300 /* no story goes on so much later without a word of the year */
};

/* What the resolving of one article remembers. */
struct clock {
    const struct text *text;
    const struct lexicon *lexicon;
    struct date article; /* as stated */
    struct date floor;   /* article unknown: the last month with a year that it tells of */
    struct date now;     /* article unknown: the last day that was counted from the floor */
    struct date anchor;  /* the last month or day whose year is sure */
    int16_t year;        /* of the date before */
    uint32_t anchor_sentence;
    struct date last; /* what the expression before means */
    uint32_t last_sentence;
};

struct all_recognised VECTOR(struct recognised);

static void recognise_all(struct all_recognised *out, const struct text *text,
                          const struct lexicon *lexicon, struct arena *arena)
{
    uint32_t i = 0;

    while (i < text->tokens.size) {
        struct recognised one;

        if (recognise(&one, text, lexicon, i)) {
            vec_push(arena, out, one);
            i = one.tokens.to;
        } else {
            i++;
        }
    }
}

static struct date with_year(struct date date, int year)
{
    struct date dated = {(int16_t)year, date.month, date.day};

    return date_exists(dated) ? dated : (struct date){0, 0, 0};
}

/* The first such month or day at or after `from`. */
static struct date next_such(struct date date, struct date from)
{
    struct date same = with_year(date, from.year);

    if (date_known(same) && (date.month > from.month ||
                             (date.month == from.month && (!date.day || date.day >= from.day))))
        return same;
    return with_year(date, from.year + 1);
}

/* The same, or the one before where that is nearer: "in May", told behind a day in June. */
static struct date nearest_such(struct date date, struct date from)
{
    struct date next = next_such(date, from);

    return date_known(next) && date_to_day(next) - date_to_day(from) > AHEAD_DAYS
               ? with_year(date, next.year - 1)
               : next;
}

/* A month or day without a year, as news near the article's day means it. */
static struct date near_article(const struct clock *clock, const struct recognised *r)
{
    struct date same = with_year(r->date, clock->article.year);
    int32_t ahead;

    if (!date_known(same))
        return same;
    if (r->modifier == -1 || r->modifier == 1) {
        bool passed = date_to_day(same) > date_to_day(clock->article);

        return with_year(r->date, clock->article.year - (r->modifier == -1 && passed) +
                                      (r->modifier == 1 && !passed));
    }
    ahead = date_to_day(same) - date_to_day(clock->article);
    if (!r->date.day && same.month == clock->article.month)
        return same;
    if (ahead > (r->future ? FAR_DAYS + UPCOMING_DAYS * 4 : UPCOMING_DAYS))
        return with_year(r->date, clock->article.year - 1);
    return ahead < -FAR_DAYS && r->future ? with_year(r->date, clock->article.year + 1) : same;
}

/* Whether the story that was told up to the anchor goes on at r. */
static bool goes_on(const struct clock *clock, const struct recognised *r)
{
    uint32_t sentence = clock->text->tokens.at[r->tokens.from].sentence;
    bool chained;

    if (!date_known(clock->anchor) || sentence - clock->anchor_sentence > CHAIN_SENTENCES)
        return false;
    if (!date_known(clock->article))
        return true;
    chained = recognise_any(clock->text, clock->lexicon, clock->text->sentences.at[sentence].tokens,
                            "chain");
    return chained && date_compare(next_such(r->date, clock->anchor), clock->article) <= 0;
}

static struct date resolve_date(struct clock *clock, const struct recognised *r, uint8_t *base)
{
    struct date date = r->date;

    *base = BASE_FULL;
    if (date.year)
        return date;
    *base = BASE_CONTEXT;
    if (r->that_year && clock->year)
        return with_year(date, clock->year);
    if (r->modifier == MODIFIER_NONE && goes_on(clock, r))
        return date_known(clock->article) ? next_such(date, clock->anchor)
                                          : nearest_such(date, clock->anchor);
    if (!date_known(clock->article))
        return date_known(clock->floor) ? nearest_such(date, clock->floor) : (struct date){0, 0, 0};
    *base = BASE_ARTICLE;
    return near_article(clock, r);
}

static struct date month_from(struct date from, int32_t months)
{
    int32_t count = from.year * 12 + from.month - 1 + months;

    if (count < 12 || count >= 9999 * 12)
        return (struct date){0, 0, 0};
    return (struct date){(int16_t)(count / 12), (int8_t)(count % 12 + 1), 0};
}

/* The day, month or year that lies `amount` of them from a date. A week is neither a day nor a month. */
static struct date step(struct date from, uint8_t unit, int32_t amount)
{
    int32_t year = from.year + amount;

    if (unit == UNIT_YEAR)
        return year >= 1 && year <= 9999 ? (struct date){(int16_t)year, 0, 0}
                                         : (struct date){0, 0, 0};
    if (unit == UNIT_MONTH && from.month)
        return month_from(from, amount);
    if (unit == UNIT_DAY && from.day)
        return date_from_day(date_to_day(from) + amount);
    return (struct date){0, 0, 0};
}

static struct date resolve_weekday(const struct clock *clock, const struct recognised *r)
{
    int32_t today, back;

    if (!clock->article.day)
        return (struct date){0, 0, 0};
    today = date_to_day(clock->article);
    back = (date_weekday(clock->article) - r->weekday + 7) % 7;
    if (r->modifier == -1 && back == 0)
        back = 7;
    if (r->modifier == 1 || (r->modifier == MODIFIER_NONE && r->future && back))
        back -= 7;
    return date_from_day(today - back);
}

static struct date resolve_counted(const struct clock *clock, const struct recognised *r)
{
    struct date from = date_known(clock->article) ? clock->article : clock->now;

    if (!date_known(from) || (!date_known(clock->article) && r->unit < UNIT_MONTH))
        return (struct date){0, 0, 0};
    return step(from, r->unit, r->shape == SHAPE_UNIT ? r->modifier : r->amount);
}

/* "At that time", "that year": when what was told before it took place. */
static struct date resolve_same(const struct clock *clock, const struct recognised *r)
{
    uint32_t sentence = clock->text->tokens.at[r->tokens.from].sentence;
    struct date date = clock->last;

    if (sentence - clock->last_sentence > (uint32_t)r->amount)
        return (struct date){0, 0, 0};
    if (r->unit != UNIT_DAY)
        date.day = 0;
    if (r->unit == UNIT_YEAR)
        date.month = 0;
    return date;
}

/* "A month earlier": from what was told last, though that be a year alone; else from the month or day at the article's head, but days
 * are not counted from that. */
static struct date resolve_after(const struct clock *clock, const struct recognised *r)
{
    struct date from = date_known(clock->last) || r->unit == UNIT_DAY ? clock->last : clock->anchor;

    return date_known(from) ? step(from, r->unit, r->amount) : (struct date){0, 0, 0};
}

/* Everything but dates, which were resolved before. */
static struct date resolve_other(const struct clock *clock, const struct recognised *r)
{
    switch (r->shape) {
    case SHAPE_WEEKDAY:
        return resolve_weekday(clock, r);
    case SHAPE_UNIT:
    case SHAPE_AGO:
        return resolve_counted(clock, r);
    case SHAPE_AFTER:
        return resolve_after(clock, r);
    case SHAPE_DAY:
        return clock->article.day ? step(clock->article, UNIT_DAY, r->amount)
                                  : (struct date){0, 0, 0};
    case SHAPE_SAME:
        return resolve_same(clock, r);
    default:
        return (struct date){0, 0, 0};
    }
}

static void set_anchor(struct clock *clock, const struct recognised *r, struct date value)
{
    if (!value.month || r->future)
        return;
    clock->anchor = value;
    clock->anchor_sentence = clock->text->tokens.at[r->tokens.from].sentence;
}

/* What a later "that day" takes up: a time in the text itself that is no stretch, not to come, and no glance back ("a day earlier"). */
static void remember(struct clock *clock, const struct recognised *r, struct date value)
{
    uint32_t sentence = clock->text->tokens.at[r->tokens.from].sentence;
    uint32_t paragraph = clock->text->sentences.at[sentence].paragraph;

    bool aside = r->shape == SHAPE_AFTER && r->amount < 0;

    if (!date_known(value) || r->duration || r->future || aside ||
        clock->text->paragraphs.at[paragraph].kind != PARAGRAPH_BODY)
        return;
    clock->last = value;
    clock->last_sentence = sentence;
}

static struct date latest(struct date a, struct date b)
{
    return date_compare(a, b) < 0 ? b : a;
}

static void find_floor(struct clock *clock, const struct all_recognised *all)
{
    const struct recognised *r;

    vec_each (r, all)
        if (r->shape == SHAPE_DATE && r->date.year && r->date.month && !r->future)
            clock->floor = latest(clock->floor, r->date);
}

static void resolve_dates(struct clock *clock, const struct all_recognised *all,
                          struct expressions *out)
{
    uint32_t i;

    for (i = 0; i < all->size; i++) {
        const struct recognised *r = &all->at[i];
        struct expression *e = &out->at[i];

        if (r->shape != SHAPE_DATE)
            continue;
        e->value = resolve_date(clock, r, &e->base);
        clock->year = date_known(e->value) ? e->value.year : clock->year;
        e->conflict = r->weekday >= 0 && e->value.day && date_weekday(e->value) != r->weekday;
        if (e->base != BASE_ARTICLE)
            set_anchor(clock, r, e->value);
        if (!date_known(clock->article) && e->base == BASE_CONTEXT && e->value.day)
            clock->now = latest(clock->now, e->value);
    }
}

/* "Two days later". */
static bool is_near(const struct recognised *r)
{
    return r->shape == SHAPE_AFTER && r->amount >= -SHIFT_DAYS && r->amount <= SHIFT_DAYS;
}

static bool is_after(struct date date, struct date article)
{
    return date_known(date) && date_known(article) && date_to_day(date) > date_to_day(article);
}

static void resolve_others(struct clock *clock, const struct all_recognised *all,
                           struct expressions *out)
{
    uint32_t i;

    clock->anchor = (struct date){0, 0, 0};
    for (i = 0; i < all->size; i++) {
        const struct recognised *r = &all->at[i];
        struct expression *e = &out->at[i];

        if (r->shape != SHAPE_DATE) {
            e->value = resolve_other(clock, r);
            e->told = r->unit == UNIT_DAY && (r->shape == SHAPE_SAME || is_near(r));
            e->shift = e->told && r->shape == SHAPE_AFTER ? (int8_t)r->amount : 0;
            e->base =
                r->shape == SHAPE_AFTER || r->shape == SHAPE_SAME ? BASE_CONTEXT : BASE_ARTICLE;
        }
        e->weekly = r->shape == SHAPE_WEEKDAY;
        e->dated = r->shape == SHAPE_DATE;
        e->upcoming = (e->weekly || (r->shape == SHAPE_DATE && !r->date.year && r->future)) &&
                      r->modifier == MODIFIER_NONE && is_after(e->value, clock->article);
        remember(clock, r, e->value);
        set_anchor(clock, r, e->value);
    }
}

/* "Two days after the vote | on 10 May", "a day after | Monday's vote": whether the second is what the first is counted from. */
static bool is_counted_from(const struct clock *clock, const struct recognised *r,
                            const struct recognised *from)
{
    uint32_t i;

    if (r->shape != SHAPE_VAGUE || r->unit != UNIT_DAY || !r->amount || r->amount > SHIFT_DAYS ||
        r->amount < -SHIFT_DAYS || from->tokens.from - r->tokens.to > OFFSET_TOKENS ||
        clock->text->tokens.at[r->tokens.from].sentence !=
            clock->text->tokens.at[from->tokens.from].sentence)
        return false;
    for (i = r->tokens.to; i < from->tokens.from; i++)
        if (clock->text->tokens.at[i].kind == TOKEN_PUNCT)
            return false;
    return true;
}

static void resolve_offsets(const struct clock *clock, const struct all_recognised *all,
                            struct expressions *out)
{
    uint32_t i;

    for (i = 0; i + 1 < all->size; i++) {
        struct expression *e = &out->at[i];

        if (!e[1].value.day || !is_counted_from(clock, &all->at[i], &all->at[i + 1]))
            continue;
        e->value = step(e[1].value, UNIT_DAY, all->at[i].amount);
        e->base = e[1].base;
        e->duration = false;
        e[1].origin = true;
    }
}

bool expressions_upcoming(const struct text *text, const struct lexicon *lexicon,
                          struct range tokens)
{
    return recognise_any(text, lexicon, tokens, "future");
}

void expressions_find(struct expressions *out, const struct text *text,
                      const struct lexicon *lexicon, struct date article, struct arena *arena)
{
    struct clock clock = {.text = text, .lexicon = lexicon, .article = article};
    struct all_recognised all = {0};
    const struct recognised *r;

    *out = (struct expressions){0};
    recognise_all(&all, text, lexicon, arena);
    vec_each (r, &all) {
        struct expression *e = vec_add(arena, out);

        e->tokens = r->tokens;
        e->duration = r->duration;
    }
    find_floor(&clock, &all);
    resolve_dates(&clock, &all, out);
    resolve_others(&clock, &all, out);
    resolve_offsets(&clock, &all, out);
}
