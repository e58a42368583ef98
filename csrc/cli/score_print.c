/* cli/score_print.c - csto score: the figures for a person, and as JSON */
#include "analysis/json.h"
#include "cli/score.h"

/* " [low, high]" in per cent; nothing where it is not known. */
static void print_interval(struct buffer *out, struct interval interval)
{
    if (interval.known)
        buffer_format(out, " [%.1f, %.1f]", 100 * interval.low, 100 * interval.high);
}

/* The same in a column, for a table. */
static void print_cell(struct buffer *out, const char *name, double value, struct interval interval)
{
    size_t start = out->size;

    buffer_format(out, "  %s %5.1f", name, 100 * value);
    print_interval(out, interval);
    while (interval.known && out->size - start < 23)
        buffer_text(out, " ");
}

static void print_line_end(struct buffer *out)
{
    while (out->size && out->data[out->size - 1] == ' ')
        out->size--;
    buffer_text(out, "\n");
}

static void print_head(struct buffer *out, const struct score *score,
                       const struct intervals *intervals)
{
    buffer_format(out, "%ju texts, %ju gold, %ju predicted\n", (uintmax_t)score->texts,
                  (uintmax_t)score->gold, (uintmax_t)score->predicted);
    if (intervals->figure[0].f1.known)
        buffer_format(out,
                      "[low, high]: %d%% intervals, bootstrap over texts (Efron 1979), percentiles "
                      "of %d resamples\n",
                      INTERVAL_LEVEL, INTERVAL_RESAMPLES);
}

static void print_figures(struct buffer *out, const struct score *score,
                          const struct intervals *intervals)
{
    struct figure figures[SCORE_FIGURES];

    score_figures(score, figures);
    for (int i = 0; i < SCORE_FIGURES; i++) {
        const struct figure_interval *interval = &intervals->figure[i];

        buffer_format(out, "%-15s", figures[i].name);
        print_cell(out, "P", figures[i].precision, interval->precision);
        print_cell(out, "R", figures[i].recall, interval->recall);
        print_cell(out, "F1", figures[i].f1, interval->f1);
        print_line_end(out);
    }
}

static void print_share(struct buffer *out, struct score_share share, struct interval interval)
{
    buffer_format(out, "%ju/%ju = %.1f%%", (uintmax_t)share.right, (uintmax_t)share.all,
                  100 * share_value(share));
    print_interval(out, interval);
}

/* The names before the shares; those of nothing are left out, but what was found is told always. */
static void print_shares(struct buffer *out, const struct score *score,
                         const struct intervals *intervals)
{
    struct score_share shares[SCORE_SHARES];

    score_shares(score, shares);
    for (int i = 0; i < SCORE_SHARES; i++) {
        if (!shares[i].all && i != SHARE_FOUND)
            continue;
        if (i == SHARE_FOUND)
            buffer_text(out, "found (half of the content's words) ");
        else if (i < SHARE_JUDGED)
            buffer_format(out, "  %-9s ", share_name(i));
        else if (i < SHARE_NAMING)
            buffer_format(out, "%-8s right ", share_name(i));
        else
            buffer_format(out, "speaker by %-12s right ", share_name(i));
        print_share(out, shares[i], intervals->share[i]);
        if (i >= SHARE_JUDGED && i < SHARE_NAMING)
            buffer_text(out, " of those found");
        if (shares[i].invented)
            buffer_format(out, ", given where gold has none: %ju", (uintmax_t)shares[i].invented);
        buffer_text(out, "\n");
    }
}

void score_pretty(struct buffer *out, const struct score *score, const struct intervals *intervals)
{
    print_head(out, score, intervals);
    print_figures(out, score, intervals);
    print_shares(out, score, intervals);
}

/* [low, high], or null. */
static json_t *interval_json(struct interval interval)
{
    return interval.known ? json_pack("[f, f]", interval.low, interval.high) : json_null();
}

static json_t *figure_json(const struct figure *figure, const struct figure_interval *interval)
{
    return json_pack("{s:f, s:f, s:f, s:{s:o, s:o, s:o}}", "precision", figure->precision, "recall",
                     figure->recall, "f1", figure->f1, "intervals", "precision",
                     interval_json(interval->precision), "recall", interval_json(interval->recall),
                     "f1", interval_json(interval->f1));
}

static json_t *figures_json(const struct score *score, const struct intervals *intervals)
{
    struct figure figures[SCORE_FIGURES];
    json_t *object = json_object();

    score_figures(score, figures);
    for (int i = 0; i < SCORE_FIGURES; i++)
        json_object_set_new(object, figures[i].name,
                            figure_json(&figures[i], &intervals->figure[i]));
    return object;
}

static json_t *share_json(struct score_share share, struct interval interval)
{
    return json_pack("{s:I, s:I, s:I, s:o}", "right", (json_int_t)share.right, "all",
                     (json_int_t)share.all, "invented", (json_int_t)share.invented, "interval",
                     interval_json(interval));
}

/* Those from `from` to before `to`, by their names. */
static void add_shares(json_t *object, const struct score *score, const struct intervals *intervals,
                       int from, int to)
{
    struct score_share shares[SCORE_SHARES];

    score_shares(score, shares);
    for (int i = from; i < to; i++)
        json_object_set_new(object, share_name(i), share_json(shares[i], intervals->share[i]));
}

static json_t *shares_json(const struct score *score, const struct intervals *intervals, int from,
                           int to)
{
    json_t *object = json_object();

    add_shares(object, score, intervals, from, to);
    return object;
}

static json_t *method_json(void)
{
    return json_pack("{s:s, s:s, s:i, s:i}", "method", "percentile bootstrap over articles",
                     "source", "Efron 1979", "level", INTERVAL_LEVEL, "resamples",
                     INTERVAL_RESAMPLES);
}

void score_json(struct buffer *out, const struct score *score, const struct intervals *intervals)
{
    json_t *object = json_pack(
        "{s:I, s:I, s:I, s:o, s:o, s:I, s:o, s:o}", "texts", (json_int_t)score->texts, "gold",
        (json_int_t)score->gold, "predicted", (json_int_t)score->predicted, "intervals",
        method_json(), "figures", figures_json(score, intervals), "found", (json_int_t)score->found,
        "found_interval", interval_json(intervals->share[SHARE_FOUND]), "found_by_type",
        shares_json(score, intervals, SHARE_TYPE, SHARE_JUDGED));

    add_shares(object, score, intervals, SHARE_JUDGED, SHARE_NAMING);
    json_object_set_new(object, "speaker_by_naming",
                        shares_json(score, intervals, SHARE_NAMING, SCORE_SHARES));
    json_write(out, object);
    buffer_text(out, "\n");
}
