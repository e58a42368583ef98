/* cli/gather.c - the articles of all files and folders that a command names */
#include "cli/gather.h"

#include <stdlib.h>

#include "analysis/json.h"
#include "base/file.h"
#include "cli/claims.h"
#include "corpus/index.h"
#include "corpus/load.h"
#include "corpus/place.h"

/* What cannot be read is kept by the folder with its error; an error of this function's own is reported at once. */
static enum exit_status gather_input(struct folder *folder, const char *path,
                                     const struct analysis_options *options)
{
    struct error error = {ERROR_OK, ""}, kept = {ERROR_OK, ""};
    struct file_status status;

    if (file_status(&status, path, &error) == ERROR_OK) {
        if (status.directory)
            folder_add_directory(folder, path, options, NULL, NULL, &error);
        else
            folder_add_file(folder, path, options, &kept);
    }
    if (!error.code)
        return STATUS_DONE;
    report_error(&error);
    return STATUS_INPUT;
}

static enum exit_status report_unread(const struct folder *folder)
{
    enum exit_status status = STATUS_DONE;
    struct error note = {ERROR_OK, ""};

    if (report_faults(&folder->authorities))
        status = STATUS_INPUT;
    for (uint32_t i = 0; i < folder->size; i++) {
        if (folder->articles[i].error.code) {
            report_error(&folder->articles[i].error);
            status = STATUS_INPUT;
        }
    }
    if (folder->left_out) {
        error_set(&note, ERROR_TOO_LARGE, "%u articles past the first %d are left out",
                  folder->left_out, FOLDER_ARTICLES);
        report_error(&note);
    }
    return status;
}

static enum exit_status gather(struct folder *folder, const struct options *options)
{
    struct analysis_options analysis_options = {.date = options->date};
    enum exit_status status = STATUS_DONE;

    for (uint32_t i = 0; i < options->size; i++) {
        if (gather_input(folder, options->files[i], &analysis_options))
            status = STATUS_INPUT;
    }
    return report_unread(folder) ? STATUS_INPUT : status;
}

/* One folder comes out of its store, which knows what was analysed before; false: to be read without. */
static bool gather_stored(struct folder *folder, const struct options *options,
                          enum exit_status *status)
{
    struct index_options index_options = {.patterns = options->patterns};
    struct error error = {ERROR_OK, ""};
    struct index_report report;
    struct store store;
    char *real = NULL;
    bool loaded = false;

    if (options->size != 1 || date_known(options->date) ||
        place_folder(&real, options->files[0], &error))
        return false;
    if (!index_open(&store, &report, real, options->store, &index_options, &error)) {
        loaded = !load_all(folder, &store, options->files[0], &error);
        if (store.note.code && strcmp(store.path, ":memory:") != 0)
            report_error(&store.note);
        store_close(&store);
    }
    free(real);
    if (loaded)
        *status = report_unread(folder);
    else
        folder_release(folder);
    return loaded;
}

static void find_positions(struct gathered *gathered, struct arena *arena)
{
    const struct folder *folder = &gathered->folder;

    gathered->positions = arena_new_array(arena, folder->size, struct positions);
    for (uint32_t i = 0; i < folder->size; i++) {
        if (!folder->articles[i].error.code)
            positions_init(&gathered->positions[i], &folder->articles[i].article, arena);
    }
}

static bool print_guarded(struct buffer *out, struct gathered *gathered, struct arena *arena,
                          void (*print)(struct buffer *, const struct gathered *, struct arena *))
{
    jmp_buf guard;

    if (setjmp(guard))
        return false;
    arena->guard = &guard;
    find_positions(gathered, arena);
    print(out, gathered, arena);
    arena->guard = NULL;
    return true;
}

static enum exit_status print_gathered(struct buffer *out, struct gathered *gathered,
                                       void (*print)(struct buffer *, const struct gathered *,
                                                     struct arena *))
{
    enum exit_status status = STATUS_DONE;
    struct arena arena;

    arena_init(&arena, ANALYSIS_MEMORY);
    if (!print_guarded(out, gathered, &arena, print)) {
        report_line("not enough memory to compare all these articles; name fewer");
        status = STATUS_INPUT;
    }
    arena_release(&arena);
    return status;
}

enum exit_status gather_and_print(const struct options *options,
                                  void (*print)(struct buffer *, const struct gathered *,
                                                struct arena *))
{
    struct gathered gathered = {.format = options->format, .style = style_of_output()};
    struct buffer out = BUFFER_INIT;
    enum exit_status status, printed;

    folder_init(&gathered.folder);
    if (!gather_stored(&gathered.folder, options, &status))
        status = gather(&gathered.folder, options);
    printed = print_gathered(&out, &gathered, print);
    if (output_flush(&out) == OUTPUT_FAILED)
        printed = STATUS_INPUT;
    buffer_release(&out);
    folder_release(&gathered.folder);
    return printed ? printed : status;
}

struct view gathered_path(const struct gathered *gathered, uint32_t article)
{
    return view_of(gathered->folder.articles[article].path);
}

struct view gathered_bytes(const struct gathered *gathered, uint32_t article, struct span span)
{
    return text_bytes(&gathered->folder.articles[article].analysis.text, span);
}

void gathered_place(struct buffer *out, const struct gathered *gathered, uint32_t article,
                    uint32_t offset)
{
    place_add(out, &gathered->positions[article], gathered_path(gathered, article), offset);
}

json_t *gathered_json(const struct gathered *gathered, uint32_t article, uint32_t statement,
                      struct span span)
{
    return json_pack("{s:o, s:o, s:I, s:I, s:o}", "article",
                     text_json(gathered_path(gathered, article)), "statement",
                     statement == NONE ? json_null() : json_integer(statement), "start",
                     (json_int_t)span.start, "end", (json_int_t)span.end, "text",
                     text_json(gathered_bytes(gathered, article, span)));
}
