/* analysis/judge.h - which gold claims were found, and what is right of those
 *
 * A part of analysis/score.h, which says what the terms mean.
 *
 * Units:   sets of words
 * Order:   worded lists run along the claims that they were made from
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: one
 * Layer:   7
 */
#ifndef ANALYSIS_JUDGE_H
#define ANALYSIS_JUDGE_H

#include "analysis/score.h"

struct worded {
    struct word_set part[PART_COUNT];
};

struct worded_list VECTOR(struct worded);

/* Each claim's parts as sets of words. */
void worded_of_claims(struct worded_list *out, const struct words *words,
                      const struct claims *claims, struct arena *arena);

/* Words shared, part by part. */
uint32_t worded_shared(const struct worded *a, const struct worded *b);

/* Counts found claims, and among them right types, speakers, dates and media. */
void judge_found(struct score *score, const struct claims *predicted,
                 const struct worded_list *predicted_words, const struct claims *gold,
                 const struct worded_list *gold_words, struct arena *arena);

/* Whether two names are the same words, whatever their order; case, 's and Mr, the, of ... aside. */
bool names_equal(struct view a, struct view b, struct arena *arena);

/* Whether two names have a word in common. */
bool names_touch(struct view a, struct view b, struct arena *arena);

#endif
