/* corpus/url.h - web addresses: which are the same, and which article they name
 *
 * Two addresses are the same where they are equal without scheme, "www.", fragment, final slash, and parameters that only count
 * visitors (utm_*). What an address says in its words is not looked at: a slug shares words with many articles.
 *
 * Units:   bytes
 * Order:   links by article, then by place
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_URL_H
#define CORPUS_URL_H

#include "corpus/link.h"

/* The form by which addresses are compared; empty for what is none (a mail address, a word). */
struct view url_normal(struct view url, struct arena *arena);

/* A LINK_URL for each address in the text of an article, its own left out. */
void url_links(struct links *out, const struct folder *folder, struct arena *arena);

#endif
