/* base/log.c - a file that says what happened */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"

static FILE *file; /* set once, by log_open */
static enum log_level most;

enum error_code log_open(const char *path, enum log_level level, struct error *error)
{
    FILE *opened;

    if (file)
        return ERROR_OK;
    opened = fopen(path, "ae");
    if (!opened)
        return error_set(error, ERROR_UNREADABLE, "%s: cannot be written as a log: %s", path,
                         strerror(errno));
    setvbuf(opened, NULL, _IOLBF, 0);
    most = level;
    file = opened;
    return ERROR_OK;
}

bool log_wants(enum log_level level)
{
    return file && level <= most;
}

void log_write(enum log_level level, const char *format, ...)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    char raw[LOG_LINE], line[LOG_LINE], when[32] = "";
    time_t now = time(NULL);
    struct tm utc;
    va_list args;

    if (!log_wants(level))
        return;
    va_start(args, format);
    vsnprintf(raw, sizeof(raw), format, args);
    va_end(args);
    utf8_visible_text(line, LOG_LINE, view_of(raw));
    if (gmtime_r(&now, &utc))
        strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &utc);
    fprintf(file, "%s %s %s\n", when, names[level], line);
}
