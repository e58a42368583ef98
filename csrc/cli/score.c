/* cli/score.c - csto score: how well the engine agrees with gold */
#include "cli/score.h"

#include <stdlib.h>

#include "analysis/gold.h"
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

/* Adds up the texts, and finds the intervals, under a guard for memory. */
static enum error_code sum_up(struct score *sum, struct intervals *intervals,
                              const struct scores *texts, struct arena *arena)
{
    const struct score *text;
    jmp_buf guard;

    vec_each (text, texts)
        score_sum(sum, text);
    if (setjmp(guard))
        return ERROR_NO_MEMORY;
    arena->guard = &guard;
    intervals_find(intervals, texts, arena);
    arena->guard = NULL;
    return ERROR_OK;
}

static enum exit_status print_score(const struct score *score, const struct intervals *intervals,
                                    enum format format)
{
    struct buffer out = BUFFER_INIT;
    int flushed;

    if (format == FORMAT_JSON)
        score_json(&out, score, intervals);
    else
        score_pretty(&out, score, intervals);
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

/* The score of each file that the gold speaks of; how many it does not speak of. */
static uint32_t score_files(struct scores *texts, const struct options *options,
                            const struct gold *gold, struct arena *arena, enum exit_status *status)
{
    struct authorities authorities;
    uint32_t strangers = 0;

    authorities_init(&authorities);
    for (uint32_t i = 0; i < options->size; i++) {
        struct error error = {ERROR_OK, ""};

        if (!gold_has(gold, path_name(options->files[i]))) {
            strangers++;
        } else if (score_file(&texts->at[texts->size], options->files[i], gold, options,
                              &authorities, arena, &error)) {
            report_error(&error);
            *status = STATUS_INPUT;
        } else {
            texts->size++;
        }
        arena_clear(arena);
    }
    if (report_faults(&authorities))
        *status = STATUS_INPUT;
    authorities_release(&authorities);
    return strangers;
}

static enum exit_status score_all(const struct scores *texts, const struct gold *gold,
                                  uint32_t strangers, enum format format, struct arena *arena)
{
    struct score score = {0};
    struct intervals intervals;

    if (sum_up(&score, &intervals, texts, arena)) {
        report_line("finding the intervals needs more memory than there is");
        return STATUS_INPUT;
    }
    note_rest(&score, gold, strangers);
    return print_score(&score, &intervals, format);
}

static enum exit_status score_gold(const struct options *options, const struct gold *gold)
{
    enum exit_status status = STATUS_DONE;
    struct scores texts = {calloc(options->size, sizeof(struct score)), 0, options->size};
    struct arena arena;
    uint32_t strangers;

    if (!texts.at) {
        report_line(error_default(ERROR_NO_MEMORY));
        return STATUS_INPUT;
    }
    arena_init(&arena, ANALYSIS_MEMORY);
    strangers = score_files(&texts, options, gold, &arena, &status);
    if (score_all(&texts, gold, strangers, options->format, &arena))
        status = STATUS_INPUT;
    arena_release(&arena);
    free(texts.at);
    return status;
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
    status = score_gold(options, &gold);
    gold_release(&gold);
    return status;
}
