/* mention/kind.h - what can be seen of a mention from its own words
 *
 * Units:   -
 * Order:   -
 * Owner:   fills a mention whose ranges, head and form stand
 * Errors:  none: what cannot be seen is unknown
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_KIND_H
#define MENTION_KIND_H

#include "mention/extent.h"
#include "mention/mention.h"

/* Sets kind, gender and number (and person of a pronoun). */
void kind_see(struct mention *mention, const struct scene *scene);

/* The kind that bodies.tsv gives to the words that end at `to`; KIND_UNKNOWN if none. */
enum kind kind_of_body(const struct scene *scene, struct range tokens);

/* Whether a name ends as those of enterprises do: "Lantern Electronics". */
bool body_is_firm(const struct scene *scene, struct range name);

#endif
