/* corpus/namesake.h - which people of a folder are one under two forms of a name
 *
 *   "Sergei Vasilyev"   "Sergey Vasiliev"     the same name in another spelling
 *   "Joseph Brandt"     "Joe Brandt"          ... or with the familiar form of the given name
 *   "Jane Hollis"       "J. Hollis"           ... or with its initial
 *   "Jan van der Laan"  "van der Laan"        ... or only the last words of it
 *
 * The second two of these lead to a person only where the folder names no other whom they fit.
 *
 * Units:   indexes into people.all
 * Order:   the first of several stands for all
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_NAMESAKE_H
#define CORPUS_NAMESAKE_H

#include "corpus/people.h"

/* [people->all.size] the person that each one is; itself for most. */
uint32_t *namesakes_find(const struct people *people, const struct lexicon *lexicon,
                         struct arena *arena);

#endif
