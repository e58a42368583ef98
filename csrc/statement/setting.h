/* statement/setting.h - what the learnt attribution knows of each token, worked out once
 *
 * Units:   tokens; counts run before the token, so that counts between a and b are at[b] - at[a]
 * Order:   arrays run beside text->tokens, counts have one more
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   5
 */
#ifndef STATEMENT_SETTING_H
#define STATEMENT_SETTING_H

#include "statement/statement.h"
#include "syntax/tree.h"

enum quote_state { QUOTE_OUTSIDE, QUOTE_INSIDE, QUOTE_OPENS, QUOTE_CLOSES };

enum child { /* relations of which a token has a child: a set of bits */
    CHILD_CCOMP = 1, CHILD_SUBJECT = 2, CHILD_OBJECT = 4, CHILD_XCOMP = 8, CHILD_MARK = 16,
    CHILD_PARATAXIS = 32, CHILD_NMOD = 64, CHILD_NEGATION = 128, CHILD_ACL = 256
};

struct setting {
    const struct text *text;
    const struct tree *tree;
    uint8_t *quote;     /* enum quote_state */
    uint16_t *children; /* set of enum child */
    uint32_t *subject;  /* first nsubj child, or NONE */
    uint32_t *commas;   /* [tokens + 1] commas, semicolons, colons, dashes before */
    uint32_t *quotes;   /* [tokens + 1] quotation marks before */
    uint32_t *cues;     /* [tokens + 1] probable cues before; zero until setting_count_cues */
    bool *quoted;       /* [sentences] has a quotation mark or stands in a quotation */
    const struct statements *rules; /* what the rules found */
    uint32_t *ruled;    /* [tokens] index of the statement of the rules whose cue this token is in, or NONE */
};

void setting_init(struct setting *out, const struct text *text, const struct tree *tree,
                  const struct statements *rules, struct arena *arena);

/* The statement of the rules whose cue overlaps these tokens; NULL where there is none. */
const struct statement *setting_rule(const struct setting *setting, struct range cue);

/* Fills in cues from the tokens where one begins. */
void setting_count_cues(struct setting *setting, const bool *begins);

/* The token that a cue hangs by: its verb, else the token whose head lies outside. */
uint32_t setting_head(const struct setting *setting, struct range cue);

/* Whether a sentence may hold statements: its paragraph is body or title. */
bool setting_speaks(const struct setting *setting, uint32_t sentence);

#endif
