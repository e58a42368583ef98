/* time/cursor.c - the words that expressions of time are made of */
#include "time/cursor.h"

const struct token *cursor_token(const struct cursor *c, uint32_t at)
{
    return &c->text->tokens.at[at];
}

bool cursor_is(const struct cursor *c, uint32_t at, const char *norm)
{
    return at < c->end && token_is(c->text, at, norm);
}

int32_t number_of(struct view text)
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

int32_t signed_number_of(struct view text)
{
    bool negative = text.size && text.data[0] == '-';
    struct view rest = {text.data + negative, text.size - negative};

    return negative ? -number_of(rest) : number_of(rest);
}

static bool find(const struct cursor *c, struct view word, const char *kind, struct view *value)
{
    const struct lexicon_table *table = &c->lexicon->times;
    const struct table_row *row = lexicon_find_with(table, word, "kind", view_of(kind));

    if (!row) {
        table = &c->lexicon->timing;
        row = lexicon_find_with(table, word, "kind", view_of(kind));
    }
    if (row && value)
        *value = lexicon_cell(table, row, "value");
    return row != NULL;
}

bool cursor_has(const struct cursor *c, uint32_t at, const char *kind)
{
    return at < c->end && find(c, cursor_token(c, at)->norm, kind, NULL);
}

struct view cursor_cell(const struct cursor *c, uint32_t at, const char *kind)
{
    struct view value = {"", 0};

    if (at < c->end)
        find(c, cursor_token(c, at)->norm, kind, &value);
    return value;
}

int32_t cursor_value(const struct cursor *c, uint32_t at, const char *kind, int32_t absent)
{
    struct view value;

    return at < c->end && find(c, cursor_token(c, at)->norm, kind, &value) ? signed_number_of(value)
                                                                           : absent;
}

bool cursor_after(const struct cursor *c, uint32_t at, const char *kind)
{
    return at > c->begin && cursor_has(c, at - 1, kind);
}

/* "mid-March": its month. */
static int32_t joined_month(const struct cursor *c, uint32_t at)
{
    struct view norm = cursor_token(c, at)->norm, value = VIEW("0");
    const char *hyphen = memchr(norm.data, '-', norm.size);
    size_t before = hyphen ? (size_t)(hyphen - norm.data) : 0;

    if (!before || !find(c, (struct view){norm.data, before}, "lead", NULL))
        return 0;
    find(c, (struct view){hyphen + 1, norm.size - before - 1}, "month", &value);
    return signed_number_of(value);
}

int8_t cursor_month(const struct cursor *c, uint32_t at)
{
    if (at >= c->end || (!cursor_token(c, at)->capital && cursor_token(c, at)->norm.size < 6))
        return 0;
    if (!cursor_token(c, at)->capital)
        return (int8_t)joined_month(c, at);
    return (int8_t)cursor_value(c, at, "month", 0);
}

/* "Mr Sunday Lund". */
static bool is_given_name(const struct cursor *c, uint32_t at)
{
    uint32_t before = at > c->begin && cursor_is(c, at - 1, ".") ? at - 1 : at;
    struct view norm = before > c->begin ? cursor_token(c, before - 1)->norm : VIEW("");

    norm.size -= norm.size && norm.data[norm.size - 1] == '.';
    return norm.size && at + 1 < c->end && cursor_token(c, at + 1)->capital &&
           lexicon_find(&c->lexicon->honorifics, norm);
}

int8_t cursor_weekday(const struct cursor *c, uint32_t at)
{
    if (at >= c->end || !cursor_token(c, at)->capital || is_given_name(c, at))
        return -1;
    return (int8_t)cursor_value(c, at, "weekday", -1);
}

uint32_t cursor_past_stop(const struct cursor *c, uint32_t at)
{
    return cursor_is(c, at, ".") && at + 1 < c->end ? at + 1 : at;
}

/* "20234:12 PM": saved pages run the hour on from the year. */
static bool has_hour(struct view norm)
{
    return norm.size >= 8 && norm.size <= 9 && norm.data[norm.size - 3] == ':';
}

int16_t cursor_year(const struct cursor *c, uint32_t at)
{
    struct view norm = at < c->end ? cursor_token(c, at)->norm : VIEW("");
    int32_t year;

    if (norm.size != 4 && !has_hour(norm))
        return 0;
    year = number_of((struct view){norm.data, 4});
    return year >= 1800 && year < 2200 ? (int16_t)year : 0;
}

int8_t cursor_day(const struct cursor *c, uint32_t at)
{
    struct view norm;
    int32_t day;

    if (at >= c->end || cursor_token(c, at)->kind != TOKEN_NUMBER)
        return 0;
    norm = cursor_token(c, at)->norm;
    if (norm.size > 2 && find(c, (struct view){norm.data + norm.size - 2, 2}, "suffix", NULL))
        norm.size -= 2;
    day = norm.size <= 2 ? number_of(norm) : -1;
    return day >= 1 && day <= 31 ? (int8_t)day : 0;
}
