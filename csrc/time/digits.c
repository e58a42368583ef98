/* time/digits.c - dates in digits alone */
#include "time/digits.h"

enum { NUMBERS = 3 };

/* Three numbers between two marks that are alike. */
struct group {
    int value[NUMBERS];
    size_t size[NUMBERS]; /* digits of each */
    char mark;
};

static bool is_digit(struct view text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

static bool is_mark(char c)
{
    return c == '-' || c == '.' || c == '/';
}

/* The number at text[at], of four digits at most; returns how many. */
static size_t number_at(struct view text, size_t at, int *value)
{
    size_t size = 0;

    for (*value = 0; size < 5 && is_digit(text, at + size); size++)
        *value = *value * 10 + (text.data[at + size] - '0');
    return size < 5 ? size : 0;
}

static size_t read_group(struct group *out, struct view text)
{
    size_t at = 0, i;

    for (i = 0; i < NUMBERS; i++) {
        out->size[i] = number_at(text, at, &out->value[i]);
        if (!out->size[i])
            return 0;
        at += out->size[i];
        if (i + 1 == NUMBERS)
            break;
        if (at >= text.size || !is_mark(text.data[at]) || (i && text.data[at] != out->mark))
            return 0;
        out->mark = text.data[at++];
    }
    return at;
}

static struct date date_of(int year, int month, int day)
{
    struct date date = {(int16_t)year, (int8_t)month, (int8_t)day};

    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && date_exists(date)
               ? date
               : (struct date){0, 0, 0};
}

/* "3.5.1023" is rather a number of a version than a day of that year. */
static bool is_of_our_time(int year)
{
    return year >= 1800 && year < 2200;
}

size_t digits_read(struct view text, struct digits *out)
{
    struct group g = {.mark = 0};
    size_t size = read_group(&g, text);

    *out = (struct digits){{0, 0, 0}, {0, 0, 0}};
    if (!size)
        return 0;
    if (g.size[0] == 4 && g.size[1] <= 2 && g.size[2] <= 2) {
        out->date = date_of(g.value[0], g.value[1], g.value[2]);
    } else if (g.size[2] == 4 && g.size[0] <= 2 && g.size[1] <= 2 && is_of_our_time(g.value[2])) {
        out->date = date_of(g.value[2], g.value[1], g.value[0]);
        if (g.mark == '/' && g.value[0] != g.value[1])
            out->swapped = date_of(g.value[2], g.value[0], g.value[1]);
    }
    if (!date_known(out->date)) {
        out->date = out->swapped;
        out->swapped = (struct date){0, 0, 0};
    }
    return date_known(out->date) ? size : 0;
}
