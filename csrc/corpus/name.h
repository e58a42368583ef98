/* corpus/name.h - names as they are compared
 *
 * Units:   -
 * Order:   -
 * Owner:   name_last borrows the name; name_key's lives in the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_NAME_H
#define CORPUS_NAME_H

#include "base/arena.h"

/* The last word of a name; the whole of a name that is one word. */
struct view name_last(struct view name);

/* The form by which names are compared: lower case, without accents and initials in the middle, and bytes that are no UTF-8 taken as Latin-1, so that an article in Latin-1 names
 * the same people as one in UTF-8. */
struct view name_key(struct view name, struct arena *arena);

#endif
