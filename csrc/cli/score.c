/* cli/score.c - csto score: how well the engine agrees with gold */
#include "analysis/score.h"
#include "analysis/gold.h"
#include "analysis/json.h"
#include "cli/command.h"
#include "cli/output.h"

static void compare(struct score *score, const struct analysis *analysis, const struct gold *gold,
                    const char *name, struct arena *arena)
{
    struct claims predicted, wanted;

    claims_of_analysis(&predicted, analysis, arena);
    gold_claims(&wanted, gold, name, arena);
    score_add(score, analysis->text.bytes, &predicted, &wanted, arena);
}

static enum error_code compare_guarded(struct score *score, const struct analysis *analysis,
                                       const struct gold *gold, const char *name,
                                       struct arena *arena)
{
    enum error_code code = ERROR_NO_MEMORY;
    jmp_buf guard;

    if (setjmp(guard) == 0) {
        arena->guard = &guard;
        compare(score, analysis, gold, name, arena);
        code = ERROR_OK;
    }
    arena->guard = NULL;
    return code;
}

static enum error_code score_file(struct score *score, const char *path, const struct gold *gold,
                                  const struct options *options, struct authorities *authorities,
                                  struct arena *arena, struct error *error)
{
    struct analysis_options analysis_options = {.date = options->date};
    struct article article;
    struct analysis analysis;
    enum error_code code;

    if (article_load(&article, path, arena, error) ||
        authorities_for(authorities, &analysis_options.authority, path, error) ||
        analyze(&analysis, &article, &analysis_options, arena, error))
        return error->code;
    code = compare_guarded(score, &analysis, gold, path_name(path), arena);
    return code ? error_set(error, code,
                            "%s: comparing it with the gold needs more memory than there is", path)
                : ERROR_OK;
}

static double percent(uint64_t part, uint64_t whole)
{
    return 100.0 * (double)part / (double)(whole ? whole : 1);
}

static void print_share(struct buffer *out, const char *name, struct score_share share)
{
    if (!share.all)
        return;
    buffer_format(out, "%-8s right %ju/%ju = %.1f%% of those found", name, (uintmax_t)share.right,
                  (uintmax_t)share.all, percent(share.right, share.all));
    if (share.invented)
        buffer_format(out, ", given where gold has none: %ju", (uintmax_t)share.invented);
    buffer_text(out, "\n");
}

static void score_pretty(struct buffer *out, const struct score *score)
{
    struct figure figures[SCORE_FIGURES];

    score_figures(score, figures);
    buffer_format(out, "%ju texts, %ju gold, %ju predicted\n", (uintmax_t)score->texts,
                  (uintmax_t)score->gold, (uintmax_t)score->predicted);
    for (int i = 0; i < SCORE_FIGURES; i++)
        buffer_format(out, "%-16s P %5.1f  R %5.1f  F1 %5.1f\n", figures[i].name,
                      100 * figures[i].precision, 100 * figures[i].recall, 100 * figures[i].f1);
    buffer_format(out, "found (half of the content's words) %ju/%ju = %.1f%%\n",
                  (uintmax_t)score->found, (uintmax_t)score->gold,
                  percent(score->found, score->gold));
    for (enum statement_type type = TYPE_DIRECT; type <= TYPE_MIXED; type++) {
        if (score->found_by_type[type].all)
            buffer_format(out, "  %-9s %ju/%ju\n", type_name(type),
                          (uintmax_t)score->found_by_type[type].right,
                          (uintmax_t)score->found_by_type[type].all);
    }
    print_share(out, "type", score->type);
    print_share(out, "speaker", score->speaker);
    print_share(out, "date", score->date);
    print_share(out, "medium", score->medium);
    for (enum claim_naming naming = 0; naming < NAMING_COUNT; naming++) {
        struct score_share share = score->speaker_by_naming[naming];

        if (share.all)
            buffer_format(out, "speaker by %-12s right %ju/%ju = %.1f%%\n", naming_name(naming),
                          (uintmax_t)share.right, (uintmax_t)share.all,
                          percent(share.right, share.all));
    }
}

static json_t *share_json(struct score_share share)
{
    return json_pack("{s:I, s:I, s:I}", "right", (json_int_t)share.right, "all",
                     (json_int_t)share.all, "invented", (json_int_t)share.invented);
}

static json_t *figures_json(const struct score *score)
{
    struct figure figures[SCORE_FIGURES];
    json_t *object = json_object();

    score_figures(score, figures);
    for (int i = 0; i < SCORE_FIGURES; i++)
        json_object_set_new(object, figures[i].name,
                            json_pack("{s:f, s:f, s:f}", "precision", figures[i].precision,
                                      "recall", figures[i].recall, "f1", figures[i].f1));
    return object;
}

static json_t *namings_json(const struct score *score)
{
    json_t *object = json_object();

    for (enum claim_naming naming = 0; naming < NAMING_COUNT; naming++)
        json_object_set_new(object, naming_name(naming),
                            share_json(score->speaker_by_naming[naming]));
    return object;
}

static json_t *score_json(const struct score *score)
{
    return json_pack("{s:I, s:I, s:I, s:o, s:I, s:{s:o, s:o, s:o}, s:o, s:o, s:o, s:o, s:o}",
                     "texts", (json_int_t)score->texts, "gold", (json_int_t)score->gold,
                     "predicted", (json_int_t)score->predicted, "figures", figures_json(score),
                     "found", (json_int_t)score->found, "found_by_type", "direct",
                     share_json(score->found_by_type[TYPE_DIRECT]), "indirect",
                     share_json(score->found_by_type[TYPE_INDIRECT]), "mixed",
                     share_json(score->found_by_type[TYPE_MIXED]), "type", share_json(score->type),
                     "speaker", share_json(score->speaker), "date", share_json(score->date),
                     "medium", share_json(score->medium), "speaker_by_naming", namings_json(score));
}

static enum exit_status print_score(const struct score *score, enum format format)
{
    struct buffer out = BUFFER_INIT;
    int flushed;

    if (format == FORMAT_JSON) {
        json_write(&out, score_json(score));
        buffer_text(&out, "\n");
    } else {
        score_pretty(&out, score);
    }
    flushed = output_flush(&out);
    buffer_release(&out);
    return flushed == OUTPUT_FAILED ? STATUS_INPUT : STATUS_DONE;
}

/* What was left out of the figures, so that nobody takes them for those of the whole gold. */
static void note_rest(const struct score *score, const struct gold *gold, uint32_t strangers)
{
    struct error note = {ERROR_OK, ""};

    if (score->texts < gold_size(gold))
        error_set(
            &note, ERROR_NOT_FOUND,
            "%ju articles of the gold are left out, since no file of their name could be compared",
            (uintmax_t)(gold_size(gold) - score->texts));
    else if (strangers)
        error_set(&note, ERROR_NOT_FOUND,
                  "%u files are left out, since the gold says nothing of them", strangers);
    if (note.code)
        report_error(&note);
}

static enum exit_status score_files(const struct options *options, const struct gold *gold)
{
    enum exit_status status = STATUS_DONE;
    struct score score = {0};
    struct authorities authorities;
    struct arena arena;
    uint32_t strangers = 0;

    arena_init(&arena, ANALYSIS_MEMORY);
    authorities_init(&authorities);
    for (uint32_t i = 0; i < options->size; i++) {
        struct error error = {ERROR_OK, ""};

        if (!gold_has(gold, path_name(options->files[i]))) {
            strangers++;
        } else if (score_file(&score, options->files[i], gold, options, &authorities, &arena,
                              &error)) {
            report_error(&error);
            status = STATUS_INPUT;
        }
        arena_clear(&arena);
    }
    arena_release(&arena);
    if (report_faults(&authorities))
        status = STATUS_INPUT;
    authorities_release(&authorities);
    note_rest(&score, gold, strangers);
    return print_score(&score, options->format) ? STATUS_INPUT : status;
}

enum exit_status command_score(const struct options *options)
{
    struct error error = {ERROR_OK, ""};
    enum exit_status status;
    struct gold gold;

    if (gold_read(&gold, options->gold, &error)) {
        report_error(&error);
        return STATUS_INPUT;
    }
    status = score_files(options, &gold);
    gold_release(&gold);
    return status;
}
