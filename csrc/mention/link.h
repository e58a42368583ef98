/* mention/link.h - what ties one noun phrase to the next
 *
 * Names and offices of several phrases: "Commission on Audit (COA)", "Ministry of Trade, Industry and Tourism", "Freedom and Justice
 * Party". Each function looks at one joint, from a token on.
 *
 * Units:   tokens
 * Order:   -
 * Owner:   values
 * Errors:  none: where nothing is tied, the token itself, or NONE for a phrase
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_LINK_H
#define MENTION_LINK_H

#include "mention/extent.h"

/* The phrase that begins at a token; NONE where none does. */
uint32_t phrase_from(const struct scene *scene, uint32_t token, uint32_t end);

/* Behind a bracket that begins at a token. */
uint32_t bracket_end(const struct scene *scene, uint32_t at, uint32_t end);

/* "of the Freedom | and Justice Party": the end of a body's name that goes on behind the conjunction. */
uint32_t joined_body(const struct scene *scene, uint32_t at, uint32_t end);

/* "Water Resources": whether each word is one of a portfolio, in capitals. */
bool is_all_portfolio(const struct scene *scene, struct range tokens);

/* "Minister of Trade |, Tourism| and Industry": the conjunction behind what is listed. */
uint32_t listed_portfolios(const struct scene *scene, uint32_t at, uint32_t end);

/* "Minister of Water Resources | and Irrigation Ann Lee": the end of an office's matter that goes on behind the conjunction. */
uint32_t joined_portfolio(const struct scene *scene, uint32_t at, uint32_t end);

/* "The | Food and Drug Administration": a body's name that begins with a phrase and goes on behind a conjunction; empty if none does. */
struct range whole_body(const struct scene *scene, uint32_t phrase);

#endif
