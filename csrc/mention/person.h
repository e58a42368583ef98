/* mention/person.h - which words at the end of a run are a person's name
 *
 * "Commissioner for | Inland Waters | Oddny Brandvik": a word that a table knows for anything but a given name is no part of a person's
 * name, unless it is the surname behind a given one ("Eva Waters"); what is left at the end is.
 *
 * Units:   tokens
 * Order:   -
 * Owner:   values
 * Errors:  none
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_PERSON_H
#define MENTION_PERSON_H

#include "mention/extent.h"

/* Whether a token is a given name, by names.tsv. */
bool is_given(const struct scene *scene, uint32_t token);

/* Whether tables know a word for something else than a given name: "Irrigation", "Minister", "Norland". */
bool is_plain(const struct scene *scene, uint32_t token);

/* Whether news often holds a word that is no name, by frequencies.tsv. */
bool is_frequent(const struct lexicon *lexicon, struct view norm);

/* "lineman", "Signalman Ann Lee": how many bytes the "man" or "woman" has that ends somebody's trade; 0 where a word is none. */
size_t trade_man(const struct text *text, const struct lexicon *lexicon, uint32_t token);

/* Whether a token is a place or its people, by places.tsv. */
bool is_place(const struct scene *scene, uint32_t token);

/* Whether a token is what an office may be in charge of, by nominals.tsv: "Irrigation". */
bool is_portfolio(const struct scene *scene, uint32_t token);

/* "KC", "MBE": whether a token is letters behind a name. */
bool is_letters(const struct scene *scene, uint32_t token);

/* "CSTO", and not the initials "K.K.". */
bool is_acronym(const struct scene *scene, uint32_t token);

/* The words at the end of a run that may be a person's name; empty if there are none. */
struct range person_at_end(const struct scene *scene, struct range tokens);

#endif
