/* statement/argument.h - what tells source and content of one cue, in parts that are shared
 *
 * For each token of a cue's window, a set of features. Most of them are the same for many tokens of a window, or for many cues: each stands in
 * the part that names all it depends on, so that a part is summed up once for all who share it. The sums are whole numbers: no order of adding
 * them changes a label.
 *
 *   word      the token, and on which side of the cue it stands: shared by all cues
 *   distance  the cue, and how far it is
 *   state     the cue, the token's sentence, quotation marks, commas and cues between, what the rules say
 *   meeting   the cue, and where the way up from the token meets the way up from the cue
 *   both      what depends on state and meeting
 *   own       what depends on the cue and on the token itself
 *
 * Units:   tokens
 * Order:   -
 * Owner:   values; borrows the setting
 * Errors:  none
 * Threads: any
 * Layer:   5
 */
#ifndef STATEMENT_ARGUMENT_H
#define STATEMENT_ARGUMENT_H

#include "statement/sequence.h"
#include "statement/setting.h"

enum { ARGUMENT_SIDES = 3, ARGUMENT_DISTANCES = 48 };

/* The view from a cue: what all tokens of its window share. */
struct view_point {
    const struct setting *s;
    struct range cue, window;
    uint32_t head, stem, tag, relation;
    uint8_t
        above[SEQUENCE_LENGTH]; /* 1 + how far above the cue an ancestor stands; 0: no ancestor */
    bool ruled;                 /* the rules have a statement with this cue */
    uint8_t rule[SEQUENCE_LENGTH]; /* enum argument_label that the rules give */
};

/* Where the way up from a token meets the cue's ancestors. */
struct meeting {
    uint32_t top;  /* 1 + relation of the last arc before the ancestor; 0 where the token is one */
    uint32_t up;   /* how far above the cue, at most 4; FAR where they do not meet */
    uint32_t path; /* hash of the first relations and of `up` */
    uint32_t node; /* the last token before the ancestor */
};

/* A token as seen from the cue. */
struct place {
    uint32_t token;
    uint32_t side; /* 0 before the cue, 1 in it, 2 behind; below ARGUMENT_SIDES */
    uint32_t far;  /* bucket of the distance, below ARGUMENT_DISTANCES; it tells the side */
    uint32_t sentence, first; /* index of its sentence, and that one's first token */
    uint32_t block;           /* side and sentence of the window */
    uint32_t quote, quotes, commas, cues, here;
    struct meeting meeting;
};

void view_point_init(struct view_point *out, const struct setting *setting, struct range window,
                     struct range cue);
void place_init(struct place *out, const struct view_point *view, uint32_t token);

/* Whether two places of a view have the same features of a part. */
bool place_same_state(const struct place *a, const struct place *b);
bool place_same_meeting(const struct place *a, const struct place *b);

/* The parts; each adds its features. */
void argument_word(struct features *f, const struct setting *setting, uint32_t token,
                   uint32_t side);
void argument_distance(struct features *f, const struct view_point *view,
                       const struct place *place);
void argument_state(struct features *f, const struct view_point *view, const struct place *place);
void argument_meeting(struct features *f, const struct view_point *view, const struct place *place);
void argument_both(struct features *f, const struct view_point *view, const struct place *place);
void argument_own(struct features *f, const struct view_point *view, const struct place *place);

#endif
