/* base/error.c - names, messages and the first sentence of an error */
#include "base/error.h"

#include <stdio.h>

#include "base/utf8.h"

static const struct {
    const char *name, *message;
} codes[ERROR_COUNT] = {
#define ERROR_ROW(code, name, message) {name, message},
    ERROR_CODES(ERROR_ROW)
#undef ERROR_ROW
};

const char *error_name(enum error_code code)
{
    return codes[code].name;
}

const char *error_default(enum error_code code)
{
    return codes[code].message;
}

enum error_code error_set(struct error *error, enum error_code code, const char *format, ...)
{
    char raw[ERROR_MESSAGE + 4] = "";
    va_list args;

    if (!error || error->code != ERROR_OK || code == ERROR_OK)
        return code;
    va_start(args, format);
    vsnprintf(raw, sizeof(raw), format, args);
    va_end(args);
    error->code = code;
    utf8_visible_text(error->message, ERROR_MESSAGE, view_of(raw));
    return code;
}
