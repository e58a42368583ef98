/* time/recognise.c - the words of an expression of time */
#include "time/recognise.h"

enum {
    FUTURE_BEFORE = 12, /* tokens in which a word of the future is looked for */
    FUTURE_AFTER = 5,
    PHRASE_WORDS = 8
};

/* Where reading stands: at a token, before the end of its sentence. */
struct cursor {
    const struct text *text;
    const struct lexicon *lexicon;
    uint32_t begin, end; /* of the sentence */
};

static const struct token *token_at(const struct cursor *c, uint32_t at)
{
    return &c->text->tokens.at[at];
}

static bool is(const struct cursor *c, uint32_t at, const char *norm)
{
    return at < c->end && token_is(c->text, at, norm);
}

static int32_t to_number(struct view text)
{
    int32_t value = 0;
    size_t i;

    if (!text.size || text.size > 6)
        return -1;
    for (i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

static int32_t to_signed(struct view text)
{
    bool negative = text.size && text.data[0] == '-';
    struct view rest = {text.data + negative, text.size - negative};

    return negative ? -to_number(rest) : to_number(rest);
}

static const struct table_row *row_of_kind(const struct lexicon_table *table, struct view word,
                                           const char *kind)
{
    const struct table_row *row;

    for (row = lexicon_find(table, word); row; row = lexicon_next(table, row))
        if (view_is(lexicon_cell(table, row, "kind"), kind))
            return row;
    return NULL;
}

/* Whether a word is of a kind, by times.tsv or timing.tsv; *value (may be NULL) gets its value. */
static bool find_word(const struct cursor *c, struct view word, const char *kind,
                      struct view *value)
{
    const struct lexicon_table *table = &c->lexicon->times;
    const struct table_row *row = row_of_kind(table, word, kind);

    if (!row) {
        table = &c->lexicon->timing;
        row = row_of_kind(table, word, kind);
    }
    if (row && value)
        *value = lexicon_cell(table, row, "value");
    return row != NULL;
}

static bool word_is(const struct cursor *c, uint32_t at, const char *kind)
{
    return at < c->end && find_word(c, token_at(c, at)->norm, kind, NULL);
}

/* The number that a word of kind has, or absent. */
static int32_t word_value(const struct cursor *c, uint32_t at, const char *kind, int32_t absent)
{
    struct view value;

    return at < c->end && find_word(c, token_at(c, at)->norm, kind, &value) ? to_signed(value)
                                                                            : absent;
}

static bool before_is(const struct cursor *c, uint32_t at, const char *kind)
{
    return at > c->begin && word_is(c, at - 1, kind);
}

/* Names of months and weekdays are capitalised; "march", "may" and "sun" are words. */
static int8_t month_at(const struct cursor *c, uint32_t at)
{
    if (at >= c->end || !token_at(c, at)->capital)
        return 0;
    return (int8_t)word_value(c, at, "month", 0);
}

static int8_t weekday_at(const struct cursor *c, uint32_t at)
{
    if (at >= c->end || !token_at(c, at)->capital)
        return -1;
    return (int8_t)word_value(c, at, "weekday", -1);
}

/* A full stop that was split off an abbreviated month or weekday. */
static uint32_t past_stop(const struct cursor *c, uint32_t at)
{
    return is(c, at, ".") && at + 1 < c->end ? at + 1 : at;
}

static int16_t year_at(const struct cursor *c, uint32_t at)
{
    int32_t year;

    if (at >= c->end || token_at(c, at)->norm.size != 4)
        return 0;
    year = to_number(token_at(c, at)->norm);
    return year >= 1800 && year < 2200 ? (int16_t)year : 0;
}

/* "8", "8th": a day of a month, or 0. */
static int8_t day_at(const struct cursor *c, uint32_t at)
{
    struct view norm;
    int32_t day;

    if (at >= c->end || token_at(c, at)->kind != TOKEN_NUMBER)
        return 0;
    norm = token_at(c, at)->norm;
    if (norm.size > 2 && find_word(c, (struct view){norm.data + norm.size - 2, 2}, "suffix", NULL))
        norm.size -= 2;
    day = norm.size <= 2 ? to_number(norm) : -1;
    return day >= 1 && day <= 31 ? (int8_t)day : 0;
}

/* Passes ", 2024", "2024" or "of 2024" at `at`. */
static uint32_t read_year(const struct cursor *c, uint32_t at, struct date *date)
{
    uint32_t i = at < c->end && (is(c, at, ",") || word_is(c, at, "of")) ? at + 1 : at;

    date->year = year_at(c, i);
    return date->year ? i + 1 : at;
}

/* "8-10" in one token. */
static bool is_stretch(const struct cursor *c, uint32_t at)
{
    struct view norm = at < c->end ? token_at(c, at)->norm : VIEW("");
    const char *hyphen = norm.size ? memchr(norm.data, '-', norm.size) : NULL;
    size_t before = hyphen ? (size_t)(hyphen - norm.data) : 0;

    return before >= 1 && before <= 2 && norm.size - before >= 2 && norm.size - before <= 3 &&
           to_number((struct view){norm.data, before}) > 0 &&
           to_number((struct view){hyphen + 1, norm.size - before - 1}) > 0;
}

/* "March 8-10", "March 8 and 9": a stretch, of which only the month is kept. */
static uint32_t read_stretch(const struct cursor *c, uint32_t at, struct date *date)
{
    bool joined =
        is(c, at, "-") || is(c, at, "\xe2\x80\x93") || is(c, at, "to") || is(c, at, "and");

    if (!joined || !day_at(c, at + 1) || month_at(c, at + 2))
        return at;
    date->day = 0;
    return at + 2;
}

/* "March 8, 2024", "March 2024", "March": the end, or `at` when there is none. */
static uint32_t read_month_first(const struct cursor *c, uint32_t at, struct date *date)
{
    uint32_t i;

    date->month = month_at(c, at);
    if (!date->month)
        return at;
    i = past_stop(c, at + 1);
    date->day = day_at(c, i);
    if (date->day)
        return read_year(c, read_stretch(c, i + 1, date), date);
    if (is_stretch(c, i))
        return read_year(c, i + 1, date);
    i = read_year(c, i, date);
    return date->year ? i : at + 1;
}

/* "8 March 2024", "8th of March". */
static uint32_t read_day_first(const struct cursor *c, uint32_t at, struct date *date)
{
    uint32_t i = at + 1;

    date->day = day_at(c, at);
    if (!date->day)
        return at;
    if (word_is(c, i, "of"))
        i++;
    date->month = month_at(c, i);
    return date->month ? read_year(c, past_stop(c, i + 1), date) : at;
}

/* "2024-03-08" and "08.03.2024", however they were cut into tokens. */
static uint32_t read_digits(const struct cursor *c, uint32_t at, struct date *date)
{
    struct view bytes = c->text->bytes, text;
    uint32_t start = token_at(c, at)->span.start, i = at;
    char iso[10];

    if (token_at(c, at)->kind != TOKEN_NUMBER || start + 10 > bytes.size)
        return at;
    text = view_slice(bytes, (struct span){start, start + 10});
    if (start + 10 < bytes.size && bytes.data[start + 10] >= '0' && bytes.data[start + 10] <= '9')
        return at;
    if (text.data[2] == '.' && text.data[5] == '.') {
        memcpy(iso, text.data + 6, 4);
        memcpy(iso + 5, text.data + 3, 2);
        memcpy(iso + 8, text.data, 2);
        iso[4] = iso[7] = '-';
        text.data = iso;
    }
    if (!date_parse(date, text))
        return at;
    while (i < c->end && token_at(c, i)->span.end <= start + 10)
        i++;
    return i;
}

/* A month alone is a name of a person, too, and the head of a sentence. */
static bool bare_month_holds(const struct cursor *c, uint32_t at)
{
    bool name = at + 1 < c->end && token_at(c, at + 1)->capital &&
                token_at(c, at + 1)->kind == TOKEN_WORD && weekday_at(c, at + 1) < 0;

    return before_is(c, at, "lead") || (!name && before_is(c, at, "modifier"));
}

/* "1997 and 1998". */
static bool is_second_year(const struct cursor *c, uint32_t at)
{
    return at > c->begin + 1 && before_is(c, at, "range") && year_at(c, at - 2);
}

/* "a 2003 interview": when something was said or written. */
static bool is_of_occasion(const struct cursor *c, uint32_t at)
{
    const struct lexicon_table *words = &c->lexicon->words;
    const struct table_row *row =
        at > c->begin ? lexicon_find(words, token_at(c, at - 1)->norm) : NULL;
    struct view class = row ? lexicon_cell(words, row, "class") : VIEW("");

    return word_is(c, at + 1, "occasion") && (view_is(class, "det") || view_is(class, "poss"));
}

static uint32_t read_date(const struct cursor *c, uint32_t at, struct recognised *out)
{
    struct date date = {0, 0, 0};
    uint32_t end = read_digits(c, at, &date);

    if (end == at)
        end = read_day_first(c, at, &date);
    if (end == at) {
        date = (struct date){0, 0, 0};
        end = read_month_first(c, at, &date);
        if (end > at && !date.day && !date.year && !bare_month_holds(c, at))
            return at;
    }
    if (end == at && (before_is(c, at, "lead") || is_second_year(c, at) || is_of_occasion(c, at))) {
        date = (struct date){year_at(c, at), 0, 0};
        end = date.year ? at + 1 : at;
    }
    if (end > at && date.day &&
        !date_exists((struct date){date.year ? date.year : 2000, date.month, date.day}))
        return at;
    out->date = date;
    return end;
}

/* "Thursday", "Thursday, February 1", "Thursday morning". */
static uint32_t read_weekday(const struct cursor *c, uint32_t at, struct recognised *out)
{
    uint32_t i, end;

    out->weekday = weekday_at(c, at);
    if (out->weekday < 0)
        return at;
    i = past_stop(c, at + 1);
    i = is(c, i, ",") || is(c, i, "(") ? i + 1 : i;
    end = i < c->end ? read_date(c, i, out) : i;
    if (end > i && out->date.month) {
        out->shape = SHAPE_DATE;
        return is(c, i - 1, "(") && is(c, end, ")") ? end + 1 : end;
    }
    out->date = (struct date){0, 0, 0};
    out->shape = SHAPE_WEEKDAY;
    return word_is(c, at + 1, "part") ? at + 2 : at + 1;
}

/* "March 8 (Friday)". */
static uint32_t read_weekday_behind(const struct cursor *c, uint32_t at, struct recognised *out)
{
    if (!is(c, at, "(") || weekday_at(c, at + 1) < 0 || !is(c, at + 2, ")"))
        return at;
    out->weekday = weekday_at(c, at + 1);
    return at + 3;
}

static bool unit_at(const struct cursor *c, uint32_t at, uint8_t *unit)
{
    static const char *const names[] = {"day", "week", "month", "quarter", "year"};
    struct view value = {"", 0};
    uint8_t i;

    if (at < c->end)
        find_word(c, token_at(c, at)->norm, "unit", &value);
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
    if (token_at(c, at)->kind == TOKEN_NUMBER) {
        int32_t number = to_number(token_at(c, at)->norm);

        return number > 0 && number < 1000 ? number : 0;
    }
    row = lexicon_find(numbers, token_at(c, at)->norm);
    if (!row || view_is(lexicon_cell(numbers, row, "kind"), "ordinal"))
        return 0;
    return view_is(lexicon_cell(numbers, row, "kind"), "vague")
               ? -1
               : to_number(lexicon_cell(numbers, row, "value"));
}

/* "two days ago", "a month later", "two days after the vote". */
static uint32_t read_offset(const struct cursor *c, uint32_t at, struct recognised *out)
{
    int32_t amount = amount_at(c, at), direction;
    uint32_t end = at + 3;

    if (!amount || !unit_at(c, at + 1, &out->unit))
        return at;
    direction = word_value(c, at + 2, "ago", 0);
    out->shape = direction ? SHAPE_AGO : SHAPE_AFTER;
    if (!direction)
        direction = word_value(c, at + 2, "after", 0);
    if (!direction)
        return at;
    out->amount = amount * direction;
    if (amount < 0 || (out->shape == SHAPE_AFTER && end < c->end && word_is(c, at + 2, "span")))
        out->shape = SHAPE_VAGUE;
    return end;
}

/* "last month", "next Monday", "last September", "the past two weeks". */
static uint32_t read_modified(const struct cursor *c, uint32_t at, struct recognised *out)
{
    int32_t modifier = word_value(c, at, "modifier", MODIFIER_NONE);
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
    out->date = (struct date){0, month_at(c, at + 1), 0};
    if (out->date.month && !day_at(c, at + 2))
        return at + 2;
    out->shape = SHAPE_VAGUE;
    return amount_at(c, at + 1) && unit_at(c, at + 2, &out->unit) ? at + 3 : at;
}

/* "yesterday", "in recent months": the longest phrase of a table that is of a kind. */
static uint32_t read_phrase_of(const struct cursor *c, const struct lexicon_table *table,
                               uint32_t at, const char *kind, int32_t *value)
{
    const struct table_row *row;
    struct view words[PHRASE_WORDS];
    uint32_t size, length = 0;

    for (size = 0; size < PHRASE_WORDS && at + size < c->end; size++)
        words[size] = token_at(c, at + size)->norm;
    for (row = lexicon_longest(table, words, size, &length); row; row = lexicon_next(table, row)) {
        if (view_is(lexicon_cell(table, row, "kind"), kind)) {
            *value = to_signed(lexicon_cell(table, row, "value"));
            return at + length;
        }
    }
    return at;
}

static uint32_t read_phrase(const struct cursor *c, uint32_t at, struct recognised *out)
{
    uint32_t end = read_phrase_of(c, &c->lexicon->times, at, "day", &out->amount);

    out->shape = SHAPE_DAY;
    if (end > at)
        return end;
    out->shape = SHAPE_SAME;
    end = read_phrase_of(c, &c->lexicon->timing, at, "same", &out->amount);
    if (end > at)
        return end;
    out->shape = SHAPE_VAGUE;
    return read_phrase_of(c, &c->lexicon->timing, at, "vague", &out->amount);
}

typedef uint32_t reader(const struct cursor *c, uint32_t at, struct recognised *out);

static uint32_t read_plain_date(const struct cursor *c, uint32_t at, struct recognised *out)
{
    uint32_t end = read_date(c, at, out);

    return end > at ? read_weekday_behind(c, end, out) : at;
}

static bool is_duration(const struct cursor *c, const struct recognised *r)
{
    return r->shape == SHAPE_VAGUE || before_is(c, r->tokens.from, "span") ||
           (r->date.year && r->tokens.to + 1 < c->end && word_is(c, r->tokens.to, "range") &&
            year_at(c, r->tokens.to + 1));
}

bool recognise_any(const struct text *text, const struct lexicon *lexicon, struct range tokens,
                   const char *kind)
{
    struct cursor c = {text, lexicon, tokens.from, tokens.to};
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++)
        if (word_is(&c, i, kind))
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
    const struct token *token = token_at(c, at);

    return token->kind == TOKEN_NUMBER ||
           (token->kind == TOKEN_WORD && (lexicon_begins(&c->lexicon->times, token->norm) ||
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
