/* time/recognise.c - the words of an expression of time */
#include "time/recognise.h"

#include "time/cursor.h"
#include "time/digits.h"

enum {
    FUTURE_BEFORE = 12, /* tokens in which a word of the future is looked for */
    FUTURE_AFTER = 5,
    PHRASE_WORDS = 8
};

/* Passes ", 2024", "2024" or "of 2024" at `at`. */
static uint32_t read_year(const struct cursor *c, uint32_t at, struct date *date)
{
    uint32_t i = at < c->end && (cursor_is(c, at, ",") || cursor_has(c, at, "of")) ? at + 1 : at;

    date->year = cursor_year(c, i);
    return date->year ? i + 1 : at;
}

/* "8-10" in one token. */
static bool is_stretch(const struct cursor *c, uint32_t at)
{
    struct view norm = at < c->end ? cursor_token(c, at)->norm : VIEW("");
    const char *hyphen = norm.size ? memchr(norm.data, '-', norm.size) : NULL;
    size_t before = hyphen ? (size_t)(hyphen - norm.data) : 0;

    return before >= 1 && before <= 2 && norm.size - before >= 2 && norm.size - before <= 3 &&
           number_of((struct view){norm.data, before}) > 0 &&
           number_of((struct view){hyphen + 1, norm.size - before - 1}) > 0;
}

/* "March 8-10", "March 8 and 9": a stretch, of which only the month is kept. */
static uint32_t read_stretch(const struct cursor *c, uint32_t at, struct date *date)
{
    bool joined = cursor_is(c, at, "-") || cursor_is(c, at, "\xe2\x80\x93") ||
                  cursor_is(c, at, "to") || cursor_is(c, at, "and");

    if (!joined || !cursor_day(c, at + 1) || cursor_month(c, at + 2))
        return at;
    date->day = 0;
    return at + 2;
}

/* "Oct 09,2019": a day and a year in one token. */
static bool read_tight(const struct cursor *c, uint32_t at, struct date *date)
{
    struct view norm = at < c->end ? cursor_token(c, at)->norm : VIEW("");
    const char *comma = norm.size ? memchr(norm.data, ',', norm.size) : NULL;
    size_t before = comma ? (size_t)(comma - norm.data) : 0;
    int32_t day, year;

    if (before < 1 || before > 2 || norm.size - before != 5)
        return false;
    day = number_of((struct view){norm.data, before});
    year = number_of((struct view){comma + 1, 4});
    if (day < 1 || day > 31 || year < 1800 || year >= 2200)
        return false;
    date->day = (int8_t)day;
    date->year = (int16_t)year;
    return true;
}

/* "March 8, 2024", "March 2024", "March": the end, or `at` when there is none. */
static uint32_t read_month_first(const struct cursor *c, uint32_t at, struct date *date)
{
    uint32_t i;

    date->month = cursor_month(c, at);
    if (!date->month)
        return at;
    i = cursor_past_stop(c, at + 1);
    date->day = cursor_day(c, i);
    if (date->day)
        return read_year(c, read_stretch(c, i + 1, date), date);
    if (is_stretch(c, i))
        return read_year(c, i + 1, date);
    if (read_tight(c, i, date))
        return i + 1;
    i = read_year(c, i, date);
    return date->year ? i : at + 1;
}

/* "8 March 2024", "8th of March". */
static uint32_t read_day_first(const struct cursor *c, uint32_t at, struct date *date)
{
    uint32_t i = at + 1;

    date->day = cursor_day(c, at);
    if (!date->day)
        return at;
    if (cursor_has(c, i, "of"))
        i++;
    date->month = cursor_month(c, i);
    return date->month ? read_year(c, cursor_past_stop(c, i + 1), date) : at;
}

/* Of two readings the one whose weekday stands beside it; else the year, which both have. */
static struct date one_reading(const struct digits *digits, int8_t weekday)
{
    if (!date_known(digits->swapped))
        return digits->date;
    if (weekday >= 0 && date_weekday(digits->date) != date_weekday(digits->swapped)) {
        if (date_weekday(digits->date) == weekday)
            return digits->date;
        if (date_weekday(digits->swapped) == weekday)
            return digits->swapped;
    }
    return (struct date){digits->date.year, 0, 0};
}

/* "2024-03-08" and "08.03.2024", however they were cut into tokens. */
static uint32_t read_digits(const struct cursor *c, uint32_t at, int8_t weekday, struct date *date)
{
    uint32_t start = cursor_token(c, at)->span.start, i = at;
    struct digits digits;
    size_t size;

    size = digits_read(
        view_slice(c->text->bytes, (struct span){start, (uint32_t)c->text->bytes.size}), &digits);
    if (!size)
        return at;
    *date = one_reading(&digits, weekday);
    while (i < c->end && cursor_token(c, i)->span.start < start + size)
        i++;
    return i;
}

/* A month alone is a name of a person, too, and the head of a sentence. */
static bool bare_month_holds(const struct cursor *c, uint32_t at)
{
    bool name = at + 1 < c->end && cursor_token(c, at + 1)->capital &&
                cursor_token(c, at + 1)->kind == TOKEN_WORD && cursor_weekday(c, at + 1) < 0;

    return cursor_after(c, at, "lead") || (!name && cursor_after(c, at, "modifier"));
}

/* "1997 and 1998". */
static bool is_second_year(const struct cursor *c, uint32_t at)
{
    return at > c->begin + 1 && cursor_after(c, at, "range") && cursor_year(c, at - 2);
}

/* "a 2003 interview": when something was said or written. */
static bool is_of_occasion(const struct cursor *c, uint32_t at)
{
    const struct lexicon_table *words = &c->lexicon->words;
    const struct table_row *row =
        at > c->begin ? lexicon_find(words, cursor_token(c, at - 1)->norm) : NULL;
    struct view class = row ? lexicon_cell(words, row, "class") : VIEW("");

    return (cursor_has(c, at + 1, "occasion") || cursor_has(c, at + 1, "document") ||
            cursor_has(c, at + 2, "document")) &&
           (view_is(class, "det") || view_is(class, "poss"));
}

static uint32_t read_date(const struct cursor *c, uint32_t at, struct recognised *out)
{
    struct date date = {0, 0, 0};
    uint32_t end = read_digits(c, at, out->weekday, &date);

    if (end == at)
        end = read_day_first(c, at, &date);
    if (end == at) {
        date = (struct date){0, 0, 0};
        end = read_month_first(c, at, &date);
        if (end > at && !date.day && !date.year && !bare_month_holds(c, at))
            return at;
    }
    if (end == at && cursor_year(c, at) &&
        (cursor_after(c, at, "lead") || is_second_year(c, at) || is_of_occasion(c, at))) {
        date = (struct date){cursor_year(c, at), 0, 0};
        end = at + 1;
    }
    if (end > at && date.day &&
        !date_exists((struct date){date.year ? date.year : 2000, date.month, date.day}))
        return at;
    out->date = date;
    return end;
}

/* "Thursday", "Thursday, February 1", "Thursday morning"; "Sun 4 Feb", but not "The Sun". */
static uint32_t read_weekday(const struct cursor *c, uint32_t at, struct recognised *out)
{
    uint32_t i, end;

    out->weekday = cursor_weekday(c, at);
    if (out->weekday < 0 && cursor_token(c, at)->capital)
        out->weekday = (int8_t)cursor_value(c, at, "short", -1);
    if (out->weekday < 0)
        return at;
    i = cursor_past_stop(c, at + 1);
    i = cursor_is(c, i, ",") || cursor_is(c, i, "(") ? i + 1 : i;
    end = i < c->end ? read_date(c, i, out) : i;
    if (end > i && out->date.month) {
        out->shape = SHAPE_DATE;
        return cursor_is(c, i - 1, "(") && cursor_is(c, end, ")") ? end + 1 : end;
    }
    if (cursor_weekday(c, at) < 0)
        return at;
    out->date = (struct date){0, 0, 0};
    out->shape = SHAPE_WEEKDAY;
    return cursor_has(c, at + 1, "part") ? at + 2 : at + 1;
}

/* "March 8 (Friday)". */
static uint32_t read_weekday_behind(const struct cursor *c, uint32_t at, struct recognised *out)
{
    if (!cursor_is(c, at, "(") || cursor_weekday(c, at + 1) < 0 || !cursor_is(c, at + 2, ")"))
        return at;
    out->weekday = cursor_weekday(c, at + 1);
    return at + 3;
}

static bool unit_at(const struct cursor *c, uint32_t at, uint8_t *unit)
{
    static const char *const names[] = {"day", "week", "month", "quarter", "year"};
    struct view value = cursor_cell(c, at, "unit");
    uint8_t i;

    for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (view_is(value, names[i])) {
            *unit = i;
            return true;
        }
    }
    return false;
}

/* "two", "23", "a": how many; -1 for "several", 0 where no number stands. */
static int32_t amount_at(const struct cursor *c, uint32_t at)
{
    const struct lexicon_table *numbers = &c->lexicon->numbers;
    const struct table_row *row;

    if (at >= c->end)
        return 0;
    if (cursor_token(c, at)->kind == TOKEN_NUMBER) {
        int32_t number = number_of(cursor_token(c, at)->norm);

        return number > 0 && number < 1000 ? number : 0;
    }
    row = lexicon_find(numbers, cursor_token(c, at)->norm);
    if (!row || view_is(lexicon_cell(numbers, row, "kind"), "ordinal"))
        return 0;
    return view_is(lexicon_cell(numbers, row, "kind"), "vague")
               ? -1
               : number_of(lexicon_cell(numbers, row, "value"));
}

/* "two days ago", "a month later", "two days after the vote". */
static uint32_t read_offset(const struct cursor *c, uint32_t at, struct recognised *out)
{
    int32_t amount = amount_at(c, at), direction;
    uint32_t end = at + 3;

    if (!amount || !unit_at(c, at + 1, &out->unit))
        return at;
    direction = cursor_value(c, at + 2, "ago", 0);
    out->shape = direction ? SHAPE_AGO : SHAPE_AFTER;
    if (!direction)
        direction = cursor_value(c, at + 2, "after", 0);
    if (!direction)
        return at;
    out->amount = amount * direction;
    if (amount < 0 || (out->shape == SHAPE_AFTER && end < c->end && cursor_has(c, at + 2, "span")))
        out->shape = SHAPE_VAGUE;
    return end;
}

/* "last month", "next Monday", "last September", "the past two weeks". */
static uint32_t read_modified(const struct cursor *c, uint32_t at, struct recognised *out)
{
    int32_t modifier = cursor_value(c, at, "modifier", MODIFIER_NONE);
    uint32_t end;

    if (modifier == MODIFIER_NONE)
        return at;
    out->modifier = (int8_t)modifier;
    out->shape = SHAPE_UNIT;
    if (unit_at(c, at + 1, &out->unit))
        return at + 2;
    end = at + 1 < c->end ? read_weekday(c, at + 1, out) : at + 1;
    if (end > at + 1)
        return end;
    out->shape = SHAPE_DATE;
    out->date = (struct date){0, cursor_month(c, at + 1), 0};
    if (out->date.month && !cursor_day(c, at + 2))
        return at + 2;
    out->shape = SHAPE_VAGUE;
    return amount_at(c, at + 1) && unit_at(c, at + 2, &out->unit) ? at + 3 : at;
}

/* The rows of the longest phrase of a table that begins at a place; NULL if none does. *end gets its end. */
static const struct table_row *phrase_at(const struct cursor *c, const struct lexicon_table *table,
                                         uint32_t at, uint32_t *end)
{
    const struct table_row *row;
    struct view words[PHRASE_WORDS];
    uint32_t size, length = 0;

    for (size = 0; size < PHRASE_WORDS && at + size < c->end; size++)
        words[size] = cursor_token(c, at + size)->norm;
    row = lexicon_longest(table, words, size, &length);
    *end = at + length;
    return row;
}

/* "The day before": of what was told; "the day before the vote" is counted from what the text may not tell. */
static bool ends_phrase(const struct cursor *c, uint32_t at)
{
    return at >= c->end || cursor_token(c, at)->kind == TOKEN_PUNCT ||
           cursor_token(c, at)->kind == TOKEN_QUOTE;
}

/* What a phrase of timing.tsv means by its kind; false where it is a word of other use. */
static bool take_kind(struct recognised *out, struct view kind)
{
    static const struct {
        const char *kind;
        uint8_t shape, unit;
    } kinds[] = {{"same", SHAPE_SAME, UNIT_DAY},        {"same-month", SHAPE_SAME, UNIT_MONTH},
                 {"same-year", SHAPE_SAME, UNIT_YEAR},  {"beside", SHAPE_AFTER, UNIT_DAY},
                 {"beside-end", SHAPE_AFTER, UNIT_DAY}, {"vague", SHAPE_VAGUE, UNIT_DAY}};
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (view_is(kind, kinds[i].kind)) {
            out->shape = kinds[i].shape;
            out->unit = kinds[i].unit;
            return true;
        }
    }
    return false;
}

static uint32_t read_told_phrase(const struct cursor *c, uint32_t at, struct recognised *out)
{
    const struct lexicon_table *timing = &c->lexicon->timing;
    const struct table_row *row;
    uint32_t end;

    for (row = phrase_at(c, timing, at, &end); row; row = lexicon_next(timing, row)) {
        struct view kind = lexicon_cell(timing, row, "kind");

        if (!take_kind(out, kind))
            continue;
        out->amount =
            view_is(kind, "vague") ? 0 : signed_number_of(lexicon_cell(timing, row, "value"));
        if (view_is(kind, "beside-end") && !ends_phrase(c, end))
            out->shape = SHAPE_VAGUE;
        return end;
    }
    return at;
}

/* "Radio 4's Today programme": a name. */
static bool is_name(const struct cursor *c, uint32_t at)
{
    return cursor_token(c, at)->capital && at > c->begin &&
           (cursor_token(c, at - 1)->kind == TOKEN_WORD ||
            cursor_token(c, at - 1)->kind == TOKEN_CLITIC);
}

/* "yesterday", "New Year's Eve", "in recent months", "the next morning". */
static uint32_t read_phrase(const struct cursor *c, uint32_t at, struct recognised *out)
{
    const struct lexicon_table *times = &c->lexicon->times;
    const struct table_row *row;
    uint32_t end;

    for (row = phrase_at(c, times, at, &end); row; row = lexicon_next(times, row)) {
        struct view kind = lexicon_cell(times, row, "kind");
        int32_t value = signed_number_of(lexicon_cell(times, row, "value"));

        if (view_is(kind, "day") && !is_name(c, at)) {
            out->shape = SHAPE_DAY;
            out->amount = value;
            return end;
        }
        if (view_is(kind, "feast")) {
            out->date = (struct date){0, (int8_t)(value / 100), (int8_t)(value % 100)};
            return read_year(c, end, &out->date);
        }
    }
    return read_told_phrase(c, at, out);
}

typedef uint32_t reader(const struct cursor *c, uint32_t at, struct recognised *out);

/* "4 May that year", "March of the same year". */
static uint32_t read_that_year(const struct cursor *c, uint32_t at, struct recognised *out)
{
    uint32_t end, from = cursor_has(c, at, "of") ? at + 1 : at;
    const struct table_row *row =
        from < c->end ? phrase_at(c, &c->lexicon->timing, from, &end) : NULL;

    out->that_year = row && out->date.month && !out->date.year &&
                     view_is(lexicon_cell(&c->lexicon->timing, row, "kind"), "same-year");
    return out->that_year ? end : at;
}

static uint32_t read_plain_date(const struct cursor *c, uint32_t at, struct recognised *out)
{
    uint32_t end = read_date(c, at, out);

    return end > at ? read_that_year(c, read_weekday_behind(c, end, out), out) : at;
}

/* "during Tuesday's debate", "after Saturday's match": on that day. */
static bool is_of_day(const struct cursor *c, const struct recognised *r)
{
    return cursor_after(c, r->tokens.from, "within") && r->shape == SHAPE_WEEKDAY &&
           r->tokens.to < c->end && cursor_token(c, r->tokens.to)->kind == TOKEN_CLITIC;
}

/* "Since January, when the president said": the clause is of that month. */
static bool opens_clause(const struct cursor *c, uint32_t at)
{
    return cursor_is(c, at, ",") && cursor_has(c, at + 1, "then-clause");
}

static bool is_duration(const struct cursor *c, const struct recognised *r)
{
    if (is_of_day(c, r) || opens_clause(c, r->tokens.to))
        return false;
    if (r->tokens.from > c->begin + 1 && cursor_has(c, r->tokens.from - 2, "span-of"))
        return true;
    return r->shape == SHAPE_VAGUE || cursor_after(c, r->tokens.from, "span") ||
           (r->date.year && is_second_year(c, r->tokens.from)) ||
           (r->date.year && r->tokens.to + 1 < c->end && cursor_has(c, r->tokens.to, "range") &&
            cursor_year(c, r->tokens.to + 1));
}

bool recognise_any(const struct text *text, const struct lexicon *lexicon, struct range tokens,
                   const char *kind)
{
    struct cursor c = {text, lexicon, tokens.from, tokens.to};
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (cursor_has(&c, i, kind))
            return true;
    return false;
}

static bool is_future(const struct cursor *c, struct range tokens)
{
    uint32_t from = tokens.from > c->begin + FUTURE_BEFORE ? tokens.from - FUTURE_BEFORE : c->begin;
    uint32_t to = tokens.to + FUTURE_AFTER < c->end ? tokens.to + FUTURE_AFTER : c->end;

    return recognise_any(c->text, c->lexicon, (struct range){from, to}, "future");
}

/* Whether an expression may begin here: most words are in none of the tables. */
static bool may_begin(const struct cursor *c, uint32_t at)
{
    const struct token *token = cursor_token(c, at);

    return token->kind == TOKEN_NUMBER ||
           (token->kind == TOKEN_WORD &&
            ((token->norm.data[0] >= '0' && token->norm.data[0] <= '9') ||
             lexicon_begins(&c->lexicon->times, token->norm) || cursor_month(c, at) ||
             lexicon_begins(&c->lexicon->timing, token->norm) ||
             lexicon_begins(&c->lexicon->numbers, token->norm)));
}

bool recognise(struct recognised *out, const struct text *text, const struct lexicon *lexicon,
               uint32_t at)
{
    static reader *const readers[] = {read_phrase, read_weekday, read_modified, read_offset,
                                      read_plain_date};
    struct range sentence = text->sentences.at[text->tokens.at[at].sentence].tokens;
    struct cursor c = {text, lexicon, sentence.from, sentence.to};
    size_t i;

    if (!may_begin(&c, at))
        return false;
    for (i = 0; i < sizeof(readers) / sizeof(*readers); i++) {
        struct recognised r = {.weekday = -1, .modifier = MODIFIER_NONE};
        uint32_t end = readers[i](&c, at, &r);

        if (end == at)
            continue;
        r.tokens = (struct range){at, end};
        r.duration = is_duration(&c, &r);
        r.future = is_future(&c, r.tokens);
        *out = r;
        return true;
    }
    return false;
}
