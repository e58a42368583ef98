/* base/error.h - what can go wrong, and how it is said
 *
 * One list names every kind of error with the words a user reads. A function that can fail returns an
 * error code and, where it takes a struct error, fills in the sentence that names the thing and the remedy.
 * It is not a log and not an exception: nothing here prints, and nothing ends the process.
 *
 * Units:   messages are UTF-8, at most ERROR_MESSAGE - 1 bytes, one line, no full stop at the end
 * Order:   an error that is set twice keeps the first sentence, which is nearest the cause
 * Owner:   the caller owns struct error; static strings live for ever
 * Errors:  none; a message that does not fit is cut at a character
 * Threads: each struct error belongs to one thread
 * Layer:   0
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>

/* code, stable name (for scripts and the wire), message when nothing more is known */
#define ERROR_CODES(X)                                                                             \
    X(OK, "ok", "done")                                                                            \
    X(NO_MEMORY, "no-memory", "not enough memory")                                                 \
    X(NOT_FOUND, "not-found", "no such file or folder")                                            \
    X(NOT_A_FILE, "not-a-file", "is not a regular file")                                           \
    X(UNREADABLE, "unreadable", "could not be read")                                               \
    X(TOO_LARGE, "too-large", "is larger than the limit")                                          \
    X(BINARY, "binary", "holds NUL bytes, so it is not an article")                                \
    X(SYNTAX, "syntax", "is not well formed")                                                      \
    X(USAGE, "usage", "wrong usage")                                                               \
    X(PROTOCOL, "protocol", "a message that the protocol does not know")                           \
    X(VERSION, "version", "the two sides are of different versions")                               \
    X(CANCELLED, "cancelled", "stopped on request")                                                \
    X(INTERNAL, "internal", "a fault in csto; please report it")

#define ERROR_ENUM(code, name, message) ERROR_##code,
enum error_code { ERROR_CODES(ERROR_ENUM) ERROR_COUNT };
#undef ERROR_ENUM

enum { ERROR_MESSAGE = 400 };

struct error {
    enum error_code code;
    char message[ERROR_MESSAGE]; /* "" while code is ERROR_OK */
};

/* The stable name of a code, and its message when nothing more is known. Precondition: code < ERROR_COUNT. */
const char *error_name(enum error_code code);
const char *error_default(enum error_code code);

/* Sets *error (which may be NULL) unless it already holds one; control characters of the arguments are made
 * visible. Returns code, so that a function can end with `return error_set(...)`. */
enum error_code error_set(struct error *error, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
