/* analysis/interval.h - how far the figures may be off: 95% intervals by bootstrap over articles
 *
 * As many articles as there are, drawn from them with replacement, give one resample; each figure is worked out anew for each resample,
 * and the interval leaves out the lowest and the highest fortieth of what came out. Articles are drawn, not statements, since the
 * statements of one article are right or wrong together. B. Efron, "Bootstrap methods: another look at the jackknife", Annals of
 * Statistics 7 (1979); the percentile interval: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 *
 * Units:   shares 0..1, as the figures
 * Order:   the same articles in the same order give the same intervals: the draw is seeded with a constant
 * Owner:   values; the arena is used for work only
 * Errors:  those of the arena
 * Threads: any, on an arena of one's own
 * Layer:   7
 */
#ifndef ANALYSIS_INTERVAL_H
#define ANALYSIS_INTERVAL_H

#include "analysis/score.h"

enum { INTERVAL_RESAMPLES = 1000, INTERVAL_LEVEL = 95 /* per cent */ };

struct interval {
    double low, high;
    bool known; /* false where fewer than two articles count in it */
};

struct figure_interval {
    struct interval precision, recall, f1;
};

struct intervals {
    struct figure_interval figure[SCORE_FIGURES]; /* as score_figures gives them */
    struct interval share[SCORE_SHARES];          /* as score_shares gives them */
};

/* texts: the score of each article alone. Time and memory: resamples times articles. */
void intervals_find(struct intervals *out, const struct scores *texts, struct arena *arena);

#endif
