/* statement/rules.h - statements by rules: cues, and for each the best source and content
 *
 * The yardstick of the learnt models, one of their witnesses, and what is left where there is no model.
 *
 * Units:   tokens
 * Order:   as found: by cue
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   5
 */
#ifndef STATEMENT_RULES_H
#define STATEMENT_RULES_H

#include "statement/statement.h"

/* Fills *out. Quotations that go on are joined to their statements; type and parent are not set. */
void statements_by_rules(struct statements *out, const struct text *text,
                         const struct syntax *syntax, const struct mentions *mentions,
                         const struct lexicon *lexicon, struct arena *arena);

#endif
