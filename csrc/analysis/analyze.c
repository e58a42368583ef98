/* analysis/analyze.c - the main path: one call for each stage */
#include "analysis/analyze.h"

#include "text/segment.h"

/* Each stage is a place where a request to stop is heard. */
#define STAGE(name, call)                                                                          \
    do {                                                                                           \
        if (!enter(options, name))                                                                 \
            return ERROR_CANCELLED;                                                                \
        call;                                                                                      \
    } while (0)

static bool enter(const struct analysis_options *options, const char *stage)
{
    if (options->cancel && __atomic_load_n(options->cancel, __ATOMIC_RELAXED))
        return false;
    if (options->enter)
        options->enter(options->context, stage);
    return true;
}

/* What the article says of itself, and what the user says of it. */
static void read_heading(struct analysis *a, const struct analysis_options *options,
                         const struct lexicon *lexicon)
{
    const struct authority_article *article =
        options->authority ? authority_article(options->authority, a->article->path) : NULL;
    struct heading given = {0};

    if (article)
        given = (struct heading){article->title, article->outlet, article->url, article->date,
                                 "sidecar"};
    heading_read(&a->heading, &a->text, lexicon, &given, options->date);
}

static enum error_code run_stages(struct analysis *a, const struct analysis_options *options,
                                  const struct lexicon *lexicon, struct arena *arena)
{
    struct text *text = &a->text;
    struct knowledge knowledge;

    STAGE("text", text_read(text, a->article->bytes, lexicon, arena));
    STAGE("heading", read_heading(a, options, lexicon));
    STAGE("dates", expressions_find(&a->expressions, text, lexicon, a->heading.date, arena));
    STAGE("syntax", syntax_read(&a->syntax, text, lexicon, arena));
    STAGE("mentions", mentions_find(&a->mentions, text, &a->syntax, lexicon, arena));
    STAGE("statements",
          statements_find(&a->statements, text, &a->syntax, &a->mentions, lexicon, arena));
    knowledge = (struct knowledge){options->authority, a->heading.date};
    STAGE("speakers", speakers_find(&a->speakers, text, &a->mentions, &a->statements, lexicon,
                                    &knowledge, arena));
    a->provenance = arena_new_array(arena, a->statements.size, struct provenance);
    STAGE("provenance",
          provenance_find(a->provenance, text, &a->syntax, &a->mentions, &a->statements,
                          &a->speakers, &a->expressions, &a->heading, lexicon, arena));
    return enter(options, "done") ? ERROR_OK : ERROR_CANCELLED;
}

/* Alone in a function, so that setjmp's frame holds nothing that changes before a jump to it. */
static enum error_code run_guarded(struct analysis *a, const struct analysis_options *options,
                                   const struct lexicon *lexicon, struct arena *arena)
{
    jmp_buf guard, *outer = arena->guard;
    enum error_code code = ERROR_NO_MEMORY;

    if (setjmp(guard) == 0) {
        arena->guard = &guard;
        code = run_stages(a, options, lexicon, arena);
    }
    arena->guard = outer;
    return code;
}

enum error_code analyze(struct analysis *out, const struct article *article,
                        const struct analysis_options *options, struct arena *arena,
                        struct error *error)
{
    static const struct analysis_options none;
    const struct lexicon *lexicon = lexicon_get(error);
    enum error_code code;

    if (!lexicon)
        return error_set(error, ERROR_INTERNAL, "the built-in lexicon could not be read");
    options = options ? options : &none;
    if (options->authority && options->authority->lexicon)
        lexicon = options->authority->lexicon;
    memset(out, 0, sizeof(*out));
    out->article = article;
    code = run_guarded(out, options, lexicon, arena);
    if (code == ERROR_NO_MEMORY)
        error_set(error, code, "%.*s: the analysis needs more memory than there is",
                  VIEW_ARGS(article->path));
    else if (code)
        error_set(error, code, "%.*s: %s", VIEW_ARGS(article->path), error_default(code));
    return code;
}
