/* time/date.c - civil dates and their arithmetic */
#include "time/date.h"

#include <stdio.h>

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool date_exists(struct date date)
{
    if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12)
        return false;
    if (date.month == 0)
        return date.day == 0;
    return date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

int32_t date_to_day(struct date date)
{
    int32_t month = date.month ? date.month : 1, day = date.day ? date.day : 1;
    int32_t year = month <= 2 ? date.year - 1 : date.year;
    int32_t era = year / 400, of_era = year - era * 400;
    int32_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_from_day(int32_t day)
{
    int32_t shifted = day + 719468;
    int32_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int32_t of_era = shifted - era * 146097;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * of_year + 2) / 153;
    int32_t civil = month < 10 ? month + 3 : month - 9;

    year += era * 400 + (civil <= 2);
    return (struct date){(int16_t)year, (int8_t)civil,
                         (int8_t)(of_year - (153 * month + 2) / 5 + 1)};
}

struct days date_days(struct date date)
{
    struct date last = date;

    if (!last.month)
        last.month = 12;
    if (!last.day)
        last.day = (int8_t)days_in_month(last.year, last.month);
    return (struct days){date_to_day(date), date_to_day(last)};
}

int date_weekday(struct date date)
{
    int32_t weekday = (date_to_day(date) + 3) % 7;

    return weekday < 0 ? weekday + 7 : weekday;
}

static int fineness(struct date date)
{
    return !date_known(date) ? 0 : date.day ? 3 : date.month ? 2 : 1;
}

int date_compare(struct date a, struct date b)
{
    int32_t first_a = date_known(a) ? date_to_day(a) : INT32_MIN;
    int32_t first_b = date_known(b) ? date_to_day(b) : INT32_MIN;

    if (first_a != first_b)
        return first_a < first_b ? -1 : 1;
    return (fineness(a) < fineness(b)) - (fineness(a) > fineness(b));
}

bool date_overlaps(struct date a, struct date b)
{
    struct days x, y;

    if (!date_known(a) || !date_known(b))
        return false;
    x = date_days(a);
    y = date_days(b);
    return x.first <= y.last && y.first <= x.last;
}

/* The number in `size` digits at data; -1 if one of them is none. */
static int digits(const char *data, size_t size)
{
    int value = 0;
    size_t i;

    for (i = 0; i < size; i++) {
        if (data[i] < '0' || data[i] > '9')
            return -1;
        value = value * 10 + (data[i] - '0');
    }
    return value;
}

bool date_parse(struct date *out, struct view text)
{
    struct date date = {0, 0, 0};
    int year, month = 0, day = 0;

    if (text.size != 4 && text.size != 7 && text.size != 10)
        return false;
    year = digits(text.data, 4);
    if (text.size >= 7)
        month = text.data[4] == '-' ? digits(text.data + 5, 2) : -1;
    if (text.size == 10)
        day = text.data[7] == '-' ? digits(text.data + 8, 2) : -1;
    if (year < 1 || month < 0 || day < 0 || (text.size >= 7 && !month) || (text.size == 10 && !day))
        return false;
    date = (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
    if (!date_exists(date))
        return false;
    *out = date;
    return true;
}

void date_format(struct date date, char out[DATE_TEXT])
{
    char text[32] = "";

    if (date.year > 0 && date.month > 0 && date.day > 0)
        snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month, date.day);
    else if (date.year > 0 && date.month > 0)
        snprintf(text, sizeof(text), "%04d-%02d", date.year, date.month);
    else if (date.year > 0)
        snprintf(text, sizeof(text), "%04d", date.year);
    memcpy(out, text, DATE_TEXT - 1);
    out[DATE_TEXT - 1] = '\0';
}

void date_spell(struct date date, char out[DATE_SPELLED])
{
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const char *month = date.month >= 1 && date.month <= 12 ? months[date.month - 1] : NULL;
    char text[32] = "";

    if (date.year > 0 && month && date.day > 0)
        snprintf(text, sizeof(text), "%d %s %d", date.day, month, date.year);
    else if (date.year > 0 && month)
        snprintf(text, sizeof(text), "%s %d", month, date.year);
    else if (date.year > 0)
        snprintf(text, sizeof(text), "%d", date.year);
    memcpy(out, text, DATE_SPELLED - 1);
    out[DATE_SPELLED - 1] = '\0';
}
