/* corpus/reference.h - statements that name the outlet of another article of the folder as their source
 *
 *   "..., Soldal told HealthWire on 3 April."       where the folder holds an article by HealthWire of that day or before
 *
 * Where no link says that both report one utterance, a reference leads to what that article has by the same speaker and shares
 * most words with the statement.
 *
 * Units:   -
 * Order:   by article and statement
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_REFERENCE_H
#define CORPUS_REFERENCE_H

#include "corpus/link.h"
#include "corpus/same.h"

/* Whether an article's outlet is that to which a statement was made. */
bool reference_venue(const struct corpus *corpus, const struct unit *unit, uint32_t article);

/* Whether an article's outlet is that to which a statement was made, or that reported it. */
bool reference_names(const struct corpus *corpus, const struct unit *unit, uint32_t article);

/* Adds a LINK_REFERENCE for each. links: those found so far. */
void reference_links(struct links *links, const struct corpus *corpus, struct arena *arena);

#endif
