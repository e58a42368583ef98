/* statement/frame.h - what may follow a cue as its content, as cues.tsv says it
 *
 * Units:   sets of enum frame, one bit each
 * Order:   -
 * Owner:   values; rows belong to the lexicon
 * Errors:  unknown words of the column are passed over (a unit test reads them all)
 * Threads: any
 * Layer:   5
 */
#ifndef STATEMENT_FRAME_H
#define STATEMENT_FRAME_H

#include "lexicon/lexicon.h"
#include "statement/statement.h"

/* X(code, name in cues.tsv) */
#define FRAMES(X)                                                                                  \
    X(QUOTE, "quote") /* a quotation, before or after */                                           \
    X(THAT, "that")   /* a clause, with or without "that" */                                       \
    X(WH, "wh")       /* whether, how, what ... */                                                 \
    X(TO, "to")       /* an infinitive */                                                          \
    X(OBJ, "obj")     /* a noun phrase */                                                          \
    X(ING, "ing")     /* a gerund */                                                               \
    X(OBJTO, "objto") /* a noun phrase with an infinitive: "urged them to go" */                   \
    X(TELL, "tell")   /* the person told stands between */                                         \
    X(CHAIN, "chain") /* goes before another cue's infinitive: "refused to say" */                 \
    X(PREP, "+")      /* a preposition that belongs to the cue */

#define FRAME_ENUM(code, name) FRAME_##code,
enum frame { FRAMES(FRAME_ENUM) FRAME_COUNT };
#undef FRAME_ENUM

#define FRAME_BIT(frame) (1u << (frame))

struct frames {
    uint32_t strong, weak;    /* sets */
    uint8_t act[FRAME_COUNT]; /* enum statement_act of each that is in a set */
};

/* Adds one row's frames; what is there already stays. */
void frames_add(struct frames *frames, const struct lexicon_table *cues,
                const struct table_row *row);

/* Whether the row lists "+word", or plain "word" as nouns do; *weak says how sure it is. */
bool frame_has_word(const struct lexicon_table *cues, const struct table_row *row,
                    struct view word, bool plus, bool *weak);

#endif
