/* tests/user_table.h - one of the user's tables, read from a text
 *
 * Units:   -
 * Order:   -
 * Owner:   one holder, the caller: authority_drop; the text is borrowed
 * Errors:  faults of the table, as authority_read has them
 * Threads: one
 * Layer:   above all (tests only)
 */
#ifndef USER_TABLE_H
#define USER_TABLE_H

#include <stdlib.h>

#include "harness.h"
#include "speaker/authority.h"

static inline struct authority *user_table(enum authority_table table, const char *name,
                                           const char *text)
{
    struct authority *authority = calloc(1, sizeof(*authority));

    CHECK(authority != NULL);
    authority->holders = 1;
    arena_init(&authority->arena, 0);
    authority_read(authority, table, name, view_of(text));
    return authority;
}

#endif
