/* statement/proposal.h - learnt candidates: a cue, and the source and content that suit it
 *
 * Cues are found by a sequence model over each sentence. Then, for each cue, a second one weighs source and content of THAT cue in a window
 * around it (semantic role labelling with the cue as predicate), and the likeliest spans are taken. A third model says how likely the whole
 * is an attribution. Nothing is chosen here: proposals overlap, and most of the weak ones are wrong.
 *
 *   cues      outside, begin, inside
 *   arguments outside, source begin, inside, content begin, inside
 *   accept    one score, a logistic regression: proposal.chance
 *
 * Units:   tokens; chances 0..1
 * Order:   by the first token of the cue
 * Owner:   the arena
 * Errors:  none
 * Threads: one struct proposer for one thread
 * Layer:   5
 */
#ifndef STATEMENT_PROPOSAL_H
#define STATEMENT_PROPOSAL_H

#include "statement/argument.h"

enum {
    PROPOSAL_SPANS = 6,  /* of source, and of content; more are left out */
    WINDOW_BEFORE = 250, /* tokens before the cue that are looked at, at most */
    WINDOW_AFTER = 300,
    CUE_LABELS = 3,
    ARGUMENT_LABELS = 5
};

enum cue_label { CUE_OUTSIDE, CUE_BEGIN, CUE_INSIDE };
enum argument_label {
    ARGUMENT_OUTSIDE,
    SOURCE_BEGIN,
    SOURCE_INSIDE,
    CONTENT_BEGIN,
    CONTENT_INSIDE
};

struct spans {
    struct range at[PROPOSAL_SPANS];
    uint32_t size;
};

struct proposal {
    struct range cue;
    struct spans source, content;
    float cue_chance;    /* that a cue begins here */
    float source_chance; /* of the least certain token of the source; 1 without one */
    float content_chance;
    uint8_t inside; /* of another's content: 0 no, 1 of a weaker cue's, 2 of a stronger one's */
    float chance;   /* that it is an attribution */
};

struct proposals VECTOR(struct proposal);

/* Sums of the argument model that a token of a window adds up, by part (argument.h). */
struct argument_sums {
    const int32_t *word, *distance, *state, *meeting, *both, *own; /* [ARGUMENT_LABELS] each */
};

enum { WINDOW_SUMS = 4 * SEQUENCE_LENGTH + ARGUMENT_DISTANCES };

struct word_sum {
    int32_t sum[ARGUMENT_LABELS];
    bool known;
};

/* Room that is used again for each cue, and what the features share. */
struct proposer {
    const struct setting *setting;
    const struct model *model;
    struct sequence cues, arguments;
    struct features *features; /* [SEQUENCE_LENGTH] of the sequence at work: in training alone */
    struct word_sum *words;    /* [tokens][ARGUMENT_SIDES], shared by all cues; NULL in training */
    struct argument_sums *places;     /* [SEQUENCE_LENGTH] of the window at work */
    int32_t (*sums)[ARGUMENT_LABELS]; /* [WINDOW_SUMS] of the window at work */
};

/* setting is NULL in training, which scores nothing by it. */
void proposer_init(struct proposer *out, const struct setting *setting, const struct model *model,
                   struct arena *arena);

/* All proposals of a text. */
void proposals_find(struct proposals *out, struct setting *setting, const struct model *model,
                    struct arena *arena);

/* The parts, for training. The tokens around a cue where its arguments are looked for. */
struct range proposal_window(const struct setting *setting, struct range cue);

/* Fills features[length] and sets sequence->length, for a sentence; for a window around a cue. */
void cue_features(struct features *out, const struct setting *setting, uint32_t token);
void cue_score(struct proposer *proposer, struct range sentence);
void argument_features(struct features *out, const struct setting *setting, struct range window,
                       struct range cue);
void argument_score(struct proposer *proposer, struct range window, struct range cue);
void accept_features(struct features *out, const struct setting *setting,
                     const struct proposal *proposal);

/* Proposals without their chance: cues over a threshold, with their arguments. */
void proposals_draft(struct proposals *out, struct setting *setting, const struct model *model,
                     struct arena *arena);

#endif
