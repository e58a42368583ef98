/* corpus/changes.h - the words of a sentence that alter what it says: conditions, modality, negation, hedges
 *
 *   "They will leave if it rains, he may not stay"
 *         [will]    [if: a condition up to the comma]  [may] [not]
 *
 * Units:   tokens
 * Order:   by position
 * Owner:   the arena; rows borrow the lexicon
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_CHANGES_H
#define CORPUS_CHANGES_H

#include "lexicon/lexicon.h"
#include "text/text.h"

enum { NEGATION_REACH = 3 }; /* tokens between a negation and what it negates */

/* A word or phrase of alterations.tsv. */
struct mark {
    struct range tokens;
    const struct table_row *row;
    bool in_condition; /* stands in a conditional clause */
};

struct marks VECTOR(struct mark);

void changes_find(struct marks *out, const struct text *text, struct range tokens,
                  const struct lexicon *lexicon, struct arena *arena);

bool mark_is(const struct mark *mark, const struct lexicon *lexicon, const char *class);

/* Whether a token stands in a condition: from the word that opens it to the comma. */
bool changes_condition(const struct marks *marks, const struct text *text,
                       const struct lexicon *lexicon, uint32_t token);

/* Whether a negation stands at most `reach` tokens before a token. */
bool changes_negate(const struct marks *marks, const struct lexicon *lexicon, uint32_t token,
                    uint32_t reach);

#endif
