/* cli/large.c - links in a folder that is too large to be compared as a whole */
#include "cli/large.h"

#include <stdio.h>
#include <stdlib.h>

#include "corpus/index.h"
#include "corpus/load.h"
#include "corpus/neighbours.h"
#include "corpus/place.h"

struct large {
    const struct options *options;
    void (*print)(struct buffer *, const struct gathered *, const struct link *);
    struct store store;
    struct stock_list list;
    struct terms_maker maker;
    struct arena names; /* lives as long as `printed` */
    struct map printed;
    struct buffer out;
    struct style style;
};

/* False where it was printed before: its other article came first. */
static bool is_new(struct large *large, const struct gathered *gathered, const struct link *link)
{
    const struct link_end *from = &link->from, *to = &link->to;
    struct view path = to->article == NONE ? to->url : gathered_path(gathered, to->article);
    const char *key =
        arena_format(&large->names, "%s|%u|%.*s|%u|%d", gathered_path(gathered, from->article).data,
                     from->span.start, VIEW_ARGS(path), to->span.start, link->kind);
    uint32_t *at = map_at(&large->names, &large->printed, view_of(key));
    bool new = *at == NONE;

    *at = 0;
    return new;
}

static enum error_code fill(struct gathered *gathered, uint32_t *own, struct large *large,
                            const struct stock_entry *entry, const struct analysis *analysis,
                            struct arena *arena, struct error *error)
{
    struct neighbours found;
    enum error_code code =
        neighbours_find(&found, &large->store, &large->maker, analysis, entry->name, arena, error);
    uint32_t i;

    *own = NONE;
    for (i = 0; i <= found.size && !code; i++) {
        bool here = *own == NONE && (i == found.size || strcmp(found.at[i].name, entry->name) > 0);

        if (here) {
            *own = gathered->folder.size;
            code = load_article(&gathered->folder, &large->store, entry->file.id,
                                path_join(large->options->files[0], entry->name), error);
        }
        if (!code && i < found.size)
            code = load_article(&gathered->folder, &large->store, found.at[i].id,
                                path_join(large->options->files[0], found.at[i].name), error);
    }
    gathered->positions = arena_new_array(arena, gathered->folder.size, struct positions);
    for (i = 0; i < gathered->folder.size && !code; i++)
        positions_init(&gathered->positions[i], &gathered->folder.articles[i].article, arena);
    return code;
}

static enum error_code link_article(struct large *large, struct gathered *gathered,
                                    const struct stock_entry *entry,
                                    const struct analysis *analysis, struct arena *arena,
                                    struct error *error)
{
    struct links links = {NULL, 0, 0};
    enum error_code code;
    jmp_buf guard;
    uint32_t own, i;

    large->names.guard = NULL;
    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "%s: not enough memory to link it", entry->name);
    arena->guard = large->names.guard = &guard;
    code = fill(gathered, &own, large, entry, analysis, arena, error);
    if (!code)
        links_find(&links, &gathered->folder, lexicon_get(NULL), NULL, arena);
    for (i = 0; i < links.size; i++)
        if ((links.at[i].from.article == own || links.at[i].to.article == own) &&
            is_new(large, gathered, &links.at[i]))
            large->print(&large->out, gathered, &links.at[i]);
    large->names.guard = NULL;
    return code;
}

static enum error_code print_article(struct large *large, const struct stock_entry *entry,
                                     struct error *error)
{
    struct gathered gathered = {.format = large->options->format, .style = large->style};
    struct folder own;
    struct arena arena;
    enum error_code code;

    arena_init(&arena, ANALYSIS_MEMORY);
    folder_init(&own);
    folder_init(&gathered.folder);
    code = load_article(&own, &large->store, entry->file.id,
                        path_join(large->options->files[0], entry->name), error);
    if (!code)
        code = link_article(large, &gathered, entry, &own.articles[0].analysis, &arena, error);
    folder_release(&gathered.folder);
    folder_release(&own);
    arena_release(&arena);
    return code;
}

static enum exit_status print_all(struct large *large)
{
    enum exit_status status = STATUS_DONE;
    int flushed = OUTPUT_OK;

    for (uint32_t i = 0; i < large->list.size && flushed == OUTPUT_OK; i++) {
        const struct stock_entry *entry = &large->list.entries[i];
        struct error error = {ERROR_OK, ""};

        if (entry->fault)
            error_set(&error, ERROR_UNREADABLE, "%s: could not be read; csto index says why",
                      entry->name);
        if (entry->fault || print_article(large, entry, &error)) {
            report_error(&error);
            status = STATUS_INPUT;
        }
        flushed = output_flush(&large->out);
    }
    return flushed == OUTPUT_FAILED ? STATUS_INPUT : status;
}

/* Whether the store could be opened and is that of a large folder. */
static bool open_large(struct large *large, const char *path)
{
    struct index_options options = {.patterns = large->options->patterns};
    struct index_report report;
    char *real = NULL;

    if (place_folder(&real, path, NULL))
        return false;
    if (index_open(&large->store, &report, real, large->options->store, &options, NULL)) {
        free(real);
        return false;
    }
    free(real);
    if (!stock_list(&large->list, &large->store, NULL) && large->list.size > FOLDER_ARTICLES &&
        terms_init(&large->maker, NULL))
        return true;
    stock_list_release(&large->list);
    store_close(&large->store);
    return false;
}

bool large_print(enum exit_status *status, const struct options *options,
                 void (*begin)(struct buffer *, enum format),
                 void (*print)(struct buffer *, const struct gathered *, const struct link *))
{
    struct large large = {.options = options, .print = print, .style = style_of_output()};

    if (options->size != 1 || date_known(options->date) || !open_large(&large, options->files[0]))
        return false;
    arena_init(&large.names, ANALYSIS_MEMORY);
    begin(&large.out, options->format);
    *status = print_all(&large);
    arena_release(&large.names);
    buffer_release(&large.out);
    terms_release(&large.maker);
    stock_list_release(&large.list);
    store_close(&large.store);
    return true;
}
