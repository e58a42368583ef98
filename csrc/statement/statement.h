/* statement/statement.h - what is said: a source, a cue, a content
 *
 * The seam between what finds attributions and what uses them: candidates go in, statements come out. statements_find may be by rules
 * or learnt; nothing behind it knows which.
 *
 * Units:   tokens; confidence 0..1, the share of statements of that confidence that are right
 * Order:   by the first token of the content; parts by position
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   5
 */
#ifndef STATEMENT_STATEMENT_H
#define STATEMENT_STATEMENT_H

#include "mention/mention.h"

enum statement_type { TYPE_DIRECT, TYPE_INDIRECT, TYPE_MIXED };

/* X(code, name on the wire) */
#define STATEMENT_ACTS(X)                                                                          \
    X(ASSERT, "assert")                                                                            \
    X(DENY, "deny")                                                                                \
    X(ASK, "ask")                                                                                  \
    X(DEMAND, "demand")                                                                            \
    X(COMMIT, "commit")                                                                            \
    X(ACCUSE, "accuse")                                                                            \
    X(PRAISE, "praise")                                                                            \
    X(REFUSE, "refuse")                                                                            \
    X(THINK, "think")                                                                              \
    X(INTEND, "intend")                                                                            \
    X(DECREE, "decree")                                                                            \
    X(EVIDENCE, "evidence")

#define ACT_ENUM(code, name) ACT_##code,
enum statement_act { STATEMENT_ACTS(ACT_ENUM) ACT_COUNT };
#undef ACT_ENUM

struct parts VECTOR(struct range);

struct statement {
    struct parts cue;     /* none where there is no cue */
    struct parts source;  /* none where the speaker is implicit */
    struct parts content; /* one or more */
    uint32_t mention;     /* index of the mention that the source is, or NONE */
    uint32_t parent;      /* index of the statement inside whose content this one stands, or NONE */
    uint32_t continues;   /* index of the statement whose speaker goes on here without a source, or NONE */
    uint8_t type;         /* enum statement_type */
    uint8_t act;          /* enum statement_act */
    bool verbatim;        /* word for word without marks: a turn of a dialogue */
    bool negated;         /* "did not specify", "has repeatedly rejected" is a denial, not negated */
    float confidence;
    const char *rule;     /* which rule or model chose it; static, for people */
};

struct statements VECTOR(struct statement);

/* Finds the statements of a text. */
void statements_find(struct statements *out, const struct text *text, const struct syntax *syntax,
                     const struct mentions *mentions, const struct lexicon *lexicon,
                     struct arena *arena);

const char *type_name(enum statement_type type);
const char *act_name(enum statement_act act);
bool act_parse(enum statement_act *out, struct view name);

#endif
