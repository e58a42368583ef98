/* cli/index.c - csto index: brings the store of a folder up to date */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/output.h"
#include "corpus/index.h"
#include "corpus/place.h"

static int stopped; /* by the user */

static void on_interrupt(int number)
{
    (void)number;
    __atomic_store_n(&stopped, 1, __ATOMIC_RELAXED);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct progress {
    double begun, told;
    bool shown, terminal;
};

/* One line that is written over, on a terminal; else a line now and then. */
static void show(void *context, uint32_t done, uint32_t total)
{
    struct progress *progress = context;
    double time = now(), pause = progress->terminal ? 0.1 : 2;

    if (time - progress->told < pause && (done < total || !progress->shown))
        return;
    progress->told = time;
    progress->shown = true;
    fprintf(stderr, "%s%u of %u articles, %.0f a second%s", progress->terminal ? "\r" : "", done,
            total, done / (time - progress->begun + 0.001), progress->terminal ? "\033[K" : "\n");
    if (progress->terminal && done == total)
        fputc('\n', stderr);
}

static enum exit_status report_articles(struct store *store)
{
    enum exit_status status = STATUS_DONE;
    sqlite3_stmt *faults = store_prepare(
        store, "SELECT fault FROM article WHERE fault IS NOT NULL ORDER BY name", NULL);

    while (store_step(store, faults, NULL) == SQLITE_ROW) {
        struct error error = {ERROR_OK, ""};

        error_set(&error, ERROR_UNREADABLE, "%s", (const char *)sqlite3_column_text(faults, 0));
        report_error(&error);
        status = STATUS_INPUT;
    }
    if (faults)
        sqlite3_reset(faults);
    return status;
}

static void report_left_out(const struct index_report *report)
{
    struct error note = {ERROR_OK, ""};

    if (!report->left_out)
        return;
    error_set(&note, ERROR_TOO_LARGE, "%u articles past the first %d are left out",
              report->left_out, INDEX_ARTICLES);
    report_error(&note);
}

static void add_count(struct buffer *out, int64_t count, const char *one, const char *many,
                      const char *behind)
{
    buffer_format(out, "%lld %s%s", (long long)count, count == 1 ? one : many, behind);
}

static enum exit_status print_report(struct store *store, const struct index_report *report,
                                     double seconds)
{
    struct error error = {ERROR_OK, ""};
    struct buffer out = BUFFER_INIT;
    enum exit_status status = STATUS_DONE;
    struct stock_counts counts;

    if (stock_count(&counts, store, &error)) {
        report_error(&error);
        return STATUS_INPUT;
    }
    add_count(&out, counts.articles, "article", "articles", ", ");
    add_count(&out, counts.statements, "statement", "statements", ", ");
    add_count(&out, counts.copies, "near-copy", "near-copies", "\n");
    buffer_format(&out, "%u analysed, %u removed, in %.2f seconds", report->analysed,
                  report->removed, seconds);
    if (report->analysed)
        buffer_format(&out, ", %.0f a second", report->analysed / seconds);
    buffer_text(&out, "\n");
    buffer_format(&out, "%s\n", store->path);
    if (output_flush(&out) == OUTPUT_FAILED)
        status = STATUS_INPUT;
    buffer_release(&out);
    return status;
}

static enum exit_status index_folder(const char *folder, const struct options *options)
{
    struct progress progress = {now(), now(), false, isatty(2) == 1};
    struct index_options own = {
        .patterns = options->patterns, .cancel = &stopped, .progress = show, .context = &progress};
    struct error error = {ERROR_OK, ""};
    struct index_report report;
    enum exit_status status, printed;
    struct store store;

    if (index_open(&store, &report, folder, options->store, &own, &error)) {
        report_error(&error);
        return STATUS_INPUT;
    }
    if (store.note.code)
        report_error(&store.note);
    report_left_out(&report);
    status = report_articles(&store);
    printed = print_report(&store, &report, now() - progress.begun);
    store_close(&store);
    return printed ? printed : status;
}

enum exit_status command_index(const struct options *options)
{
    struct error error = {ERROR_OK, ""};
    enum exit_status status;
    char *folder = NULL;

    if (options->size != 1) {
        report_line("index: name one folder: csto index [OPTION...] DIR");
        return STATUS_USAGE;
    }
    if (place_folder(&folder, options->files[0], &error)) {
        report_error(&error);
        return STATUS_INPUT;
    }
    signal(SIGINT, on_interrupt);
    status = index_folder(folder, options);
    free(folder);
    return status;
}
