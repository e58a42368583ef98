/* corpus/known.h - which full names the folder has for articles that give a last name only
 *
 * A last name that two different people of the folder bear is nobody's, so that it is never guessed.
 *
 * Units:   -
 * Order:   struct known by name, as speaker/ wants it
 * Owner:   the arena; nothing borrows the articles, so that these may be analysed anew
 * Errors:  those of the arena
 * Threads: one
 * Layer:   8
 */
#ifndef CORPUS_KNOWN_H
#define CORPUS_KNOWN_H

#include "corpus/folder.h"

/* The last word of a name; the whole of a name that is one word. */
struct view name_last(struct view name);

/* The form by which names are compared: lower case, without accents and initials in the middle, and bytes that are no UTF-8 taken as Latin-1, so that an article in Latin-1 names
 * the same people as one in UTF-8. */
struct view name_key(struct view name, struct arena *arena);

/* Whether a speaker has a full name to give to other articles; whether it has but one word of it, and may be given the rest. */
bool known_gives(const struct speaker *speaker);
bool known_lacks(const struct speaker *speaker);

/* [folder.size] the full names that each article needs, size 0 where it knows nobody by the last name only. */
struct known *known_of_folder(const struct folder *folder, struct arena *arena);

/* Makes the names and their bytes the arena's. */
void known_copy(struct known *known, struct arena *arena);

#endif
