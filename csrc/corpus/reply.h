/* corpus/reply.h - which statement answers which
 *
 * A statement that says that it is an answer, or that a sentence leads to which says so (corpus/sign.h), answers somebody. Whom, is looked
 * for in its own article first: a statement before it of somebody whom it names; where it names nobody, the last of another speaker. It
 * answers the other reports of that (links `same`), and in each other article what shares most with both by the same speaker, or by who speaks for the same body.
 * Where its article has no such statement, it answers in other articles those whom it names, about the same things, or the statement that
 * shares most with it. Nobody answers what was said later, or long before, or what is another report of his own words. Other reports of
 * the reply answer the same.
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
