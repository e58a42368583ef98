/* mention/office.h - an office that ends a name of several phrases
 *
 *   [University of Osterby] lecturer Ann Lee
 *   [The Commission on Audit (CA)] director, Ann Lee
 *   Roads and Highways Minister Ann Lee
 *   Department of Health spokesman
 *
 * No preposition, conjunction or bracket is in a phrase of syntax/, so the body's name stands in other phrases than its office.
 *
 * Units:   tokens and phrases
 * Order:   -
 * Owner:   values
 * Errors:  none
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_OFFICE_H
#define MENTION_OFFICE_H

#include "mention/extent.h"

struct office {
    uint32_t phrase;    /* the one that the office stands in; NONE if there is none */
    struct range title; /* in that phrase */
    struct range body;  /* whose office it is; empty if no body's */
};

/* phrase: the first one */
struct office office_find(const struct scene *scene, uint32_t phrase);

#endif
