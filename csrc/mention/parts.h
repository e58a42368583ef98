/* mention/parts.h - where in a phrase the office ends and the name begins
 *
 *   [the former] Texas Sen. Ann K. Lee MP
 *   role: .. Sen.   name: Ann K. Lee
 *
 * Units:   tokens
 * Order:   the role before the name
 * Owner:   nothing is kept
 * Errors:  none
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_PARTS_H
#define MENTION_PARTS_H

#include "mention/extent.h"

struct parts {
    struct range role; /* empty where there is none */
    struct range name;
};

/* base: a phrase that phrase_is_name, or the part of one before "'s" */
struct parts parts_of(const struct scene *scene, struct range base);

/* A name without the words of address before it and the letters behind it. */
struct range bare_name(const struct scene *scene, struct range name);

/* Whether a token is a word of address, by honorifics.tsv: "Mr", "Sen.". */
bool is_honorific(const struct scene *scene, uint32_t token);

#endif
