/* analysis/score.h - how well the engine agrees with gold
 *
 * span:    the spans of one role, whoever they belong to, as sets of words; micro precision, recall and F1
 * exact:   a claim's part counts where its words equal those of a gold claim whose cue it shares a word with (one of the two has no
 *          cue: whose content it shares a word with); a cue: where it equals a gold cue; all: where all three parts do
 * overlap: words shared by pairs of claims, over the words of either side; each claim is in one pair at most, the pair that shares most
 *          words first, of equals the later claim first
 * found:   a gold claim half of whose content's words are in the claim that shares most words with it (of equals, the first);
 *          type, speaker, date and medium are judged on those found
 * The figures of the measure that BBC's Citron publishes, with one-to-one pairs, and of CofeNet's table (COLING 2022).
 *
 * Units:   words of analysis/words.h; counts; shares 0..1
 * Order:   score_init, score_add for each text, then the figures
 * Owner:   values; arenas are used for work only
 * Errors:  those of the arena
 * Threads: one
 * Layer:   7
 */
#ifndef ANALYSIS_SCORE_H
#define ANALYSIS_SCORE_H

#include "analysis/claim.h"

struct score_span {
    uint64_t predicted, gold, both;
};

struct score_exact {
    uint64_t predicted, gold; /* how many of either side have a match */
};

struct score_share {
    uint64_t right, all;
    uint64_t invented; /* given where gold says that there is none */
};

struct score {
    uint64_t texts, gold, predicted; /* claims with a word in cue or content */
    struct score_span span[PART_COUNT], overlap[PART_COUNT];
    struct score_exact exact[PART_COUNT + 1]; /* the last: all parts */
    uint64_t found;
    struct score_share found_by_type[3]; /* by enum statement_type of gold */
    struct score_share type, speaker, date, medium;
    struct score_share
        speaker_by_naming[NAMING_COUNT]; /* as the engine's claim names the speaker */
};

struct scores VECTOR(struct score);

struct figure {
    const char *name; /* "cue span", "content overlap" ... */
    double precision, recall, f1;
};

/* Of what was found; one for each type, for each thing that is judged, and for each way to name a speaker. */
enum { SCORE_FIGURES = 11, SHARE_FOUND = 0, SHARE_TYPE = 1, SHARE_JUDGED = 4, SHARE_NAMING = 8 };
enum { SCORE_SHARES = SHARE_NAMING + NAMING_COUNT };

/* Compares the claims of one text. Quadratic in the number of claims. */
void score_add(struct score *score, struct view text, const struct claims *predicted,
               const struct claims *gold, struct arena *arena);

/* Adds what was counted in other texts. */
void score_sum(struct score *score, const struct score *other);

/* All figures, in the order in which they are reported. */
void score_figures(const struct score *score, struct figure out[SCORE_FIGURES]);

/* The same of the shares: found, found by type, then type, speaker, date, medium and the speakers by naming. */
void score_shares(const struct score *score, struct score_share out[SCORE_SHARES]);
double share_value(struct score_share share); /* 0 where it is of nothing */
const char *share_name(int index);            /* "found", "direct" ... "speaker", "name" ... */

#endif
