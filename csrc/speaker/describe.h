/* speaker/describe.h - what is told of a speaker: name, offices, other names, affiliation
 *
 * Not for other folders: they read struct speaker.
 *
 * Units:   tokens for offices, text for names
 * Order:   offices and other names by first appearance
 * Owner:   the arena
 * Errors:  none; what no mention tells is empty
 * Threads: one
 * Layer:   6
 */
#ifndef SPEAKER_DESCRIBE_H
#define SPEAKER_DESCRIBE_H

#include "speaker/coreference.h"

enum { ROLES = 16, ALIASES = 24 }; /* of one speaker; further ones are left out */

/* Countries and bodies that offices name through other mentions: "the republic's envoy". Before describe_speaker. */
void describe_countries(struct resolver *resolver);

/* Fills the name, kind, offices, aliases and affiliation of an entity. */
void describe_speaker(struct speaker *out, struct resolver *resolver, uint32_t entity);

/* The text of tokens on one line, without an article or a possessive before it. */
struct view describe_phrase(const struct resolver *resolver, struct range tokens);

/* The id of a name: its letters and digits in lower case, joined by '-'. */
struct view describe_id(struct arena *arena, struct view name);

#endif
