/* corpus/reply.h - which statement answers which
 *
 * A statement that says of itself that it is an answer (replies.tsv: "countered", "these statements") answers somebody. Whom, is
 * looked for in its own article first: the last statement of another speaker before it, one whose speaker it names before all others.
 * Where that is a report of an utterance (a link `same`), the reply answers the other reports too. Where it does not name whom it
 * answers, the statement of another article that shares most with it; else one of another article by somebody whom it names,
 * about the same things. Other reports of the reply answer the same.
 *
 * Units:   -
 * Order:   links by article and statement of the reply
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_REPLY_H
#define CORPUS_REPLY_H

#include "corpus/link.h"
#include "corpus/same.h"

enum { REPLY_DAYS = 7 }; /* a later answer is to something else */

/* Adds a LINK_REPLY, from the reply, for each. links: those found so far; postings: [entries] the units that hold a word. */
void reply_links(struct links *links, const struct corpus *corpus, const struct indexes *postings,
                 struct arena *arena);

#endif
