/* base/log.h - a file that says what happened, off until it is asked for
 *
 * For finding faults of the server. Nothing is written until log_open; nothing is ever written to standard output
 * or standard error. Text of articles does not belong here.
 *
 * Units:   one line a message: time (UTC), level, message with control characters made visible, at most LOG_LINE bytes
 * Order:   as written; lines of several threads do not mix
 * Owner:   the file stays open as long as the process
 * Errors:  log_open: ERROR_UNREADABLE with path and reason; writing never fails visibly
 * Threads: log_write any; log_open once, before other threads
 * Layer:   0
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>

#include "base/error.h"

enum { LOG_LINE = 1024 };

enum log_level { LEVEL_ERROR, LEVEL_WARNING, LEVEL_INFO, LEVEL_DEBUG };

/* Appends from now on messages up to `level` to the file at path. */
enum error_code log_open(const char *path, enum log_level level, struct error *error);

/* Whether a message of that level would be written, for those that are dear to make. */
bool log_wants(enum log_level level);

void log_write(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
