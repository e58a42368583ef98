/* cli/claims.c - csto claims: the statements of each article */
#include <unistd.h>

#include "analysis/json.h"
#include "cli/claims.h"
#include "cli/command.h"

static enum error_code load(struct article *out, const char *path, struct arena *arena,
                            struct error *error)
{
    enum error_code code;

    if (strcmp(path, "-") != 0)
        return article_load(out, path, arena, error);
    if (isatty(STDIN_FILENO))
        report_line("reads an article from the terminal; end it with CTRL-D");
    code = article_read(out, STDIN_FILENO, "standard input", arena, error);
    out->path = VIEW("-");
    return code;
}

static void print_format(struct buffer *out, const struct analysis *analysis, enum format format,
                         struct arena *arena)
{
    struct style style = style_of_output();

    if (format == FORMAT_PRETTY)
        claims_pretty(out, analysis, arena, &style);
    else if (format == FORMAT_VIMGREP)
        claims_vimgrep(out, analysis, arena);
    else if (format == FORMAT_TSV)
        claims_tsv(out, analysis, arena);
}

/* Printing may run out of memory as the analysis may. */
static enum error_code print_guarded(struct buffer *out, const struct analysis *analysis,
                                     enum format format, struct arena *arena)
{
    enum error_code code = ERROR_NO_MEMORY;
    jmp_buf guard;

    if (setjmp(guard) == 0) {
        arena->guard = &guard;
        print_format(out, analysis, format, arena);
        code = ERROR_OK;
    }
    arena->guard = NULL;
    return code;
}

static enum error_code print(struct buffer *out, const struct analysis *analysis,
                             enum format format, struct arena *arena, struct error *error)
{
    enum error_code code = ERROR_OK;

    if (format == FORMAT_JSON) {
        json_write(out, analysis_json(analysis));
        buffer_text(out, "\n");
    } else {
        code = print_guarded(out, analysis, format, arena);
    }
    if (code) {
        buffer_clear(out);
        return error_set(error, ERROR_NO_MEMORY, "%.*s: not enough memory to print it",
                         VIEW_ARGS(analysis->article->path));
    }
    return ERROR_OK;
}

static void warn_truncated(const struct analysis *analysis)
{
    struct error note = {ERROR_OK, ""};

    error_set(&note, ERROR_TOO_LARGE, "%.*s: longer than %d words; what follows was left out",
              VIEW_ARGS(analysis->article->path), TEXT_TOKENS);
    report_error(&note);
}

static enum error_code print_article(struct buffer *out, const char *path,
                                     const struct options *options, struct authorities *authorities,
                                     struct arena *arena, struct error *error)
{
    struct analysis_options analysis_options = {.date = options->date};
    struct article article;
    struct analysis analysis;

    if (load(&article, path, arena, error) ||
        (strcmp(path, "-") != 0 &&
         authorities_for(authorities, &analysis_options.authority, path, error)) ||
        analyze(&analysis, &article, &analysis_options, arena, error))
        return error->code;
    if (analysis.text.truncated)
        warn_truncated(&analysis);
    return print(out, &analysis, options->format, arena, error);
}

enum exit_status command_claims(const struct options *options)
{
    char *standard_input = (char[]){"-"};
    char **paths = options->size ? options->files : &standard_input;
    uint32_t size = options->size ? options->size : 1;
    enum exit_status status = STATUS_DONE;
    struct buffer out = BUFFER_INIT;
    struct authorities authorities;
    struct arena arena;
    int flushed = OUTPUT_OK;

    arena_init(&arena, ANALYSIS_MEMORY);
    authorities_init(&authorities);
    if (options->format == FORMAT_TSV) {
        claims_tsv_head(&out);
        flushed = output_flush(&out);
    }
    for (uint32_t i = 0; i < size && flushed == OUTPUT_OK; i++) {
        struct error error = {ERROR_OK, ""};

        if (print_article(&out, paths[i], options, &authorities, &arena, &error)) {
            report_error(&error);
            status = STATUS_INPUT;
        }
        flushed = output_flush(&out);
        arena_clear(&arena);
    }
    if (report_faults(&authorities))
        status = STATUS_INPUT;
    arena_release(&arena);
    authorities_release(&authorities);
    buffer_release(&out);
    return flushed == OUTPUT_FAILED ? STATUS_INPUT : status;
}
