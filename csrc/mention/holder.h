/* mention/holder.h - the person's name that ends the phrases of an office
 *
 * "the Minister of Defence of Norland Viktor Holm": no comma stands before the name, which the syntax takes for a part of the last
 * phrase. It begins behind a country, or with a given name; a phrase that ends as a body's name does ("the Martin Lund Institute") holds
 * nobody.
 *
 * Units:   tokens and phrases
 * Order:   -
 * Owner:   values
 * Errors:  none
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_HOLDER_H
#define MENTION_HOLDER_H

#include "mention/extent.h"

struct holder {
    uint32_t phrase;   /* the last one of those that hang on the office; the name ends it */
    struct range name; /* empty if there is none */
    struct range
        before; /* what stands before it in that phrase and is somebody too; empty if nothing is */
};

/* phrase: one that phrase_is_title */
struct holder holder_find(const struct scene *scene, uint32_t phrase);

#endif
