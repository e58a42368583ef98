/* folder.c - what a folder of articles costs: to open again, and to link one statement or one article of it */
#include "folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "corpus/index.h"
#include "corpus/link.h"
#include "corpus/load.h"
#include "corpus/neighbours.h"
#include "corpus/place.h"

enum { ASKED = 200 };

/* Time that passes, and time that processors work: on a machine that others use only the second says what a thing costs. */
struct watch {
    double passed, worked;
};

static double seconds(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct watch watch_start(void)
{
    return (struct watch){seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID)};
}

static struct watch watch_stop(struct watch begun)
{
    return (struct watch){seconds(CLOCK_MONOTONIC) - begun.passed,
                          seconds(CLOCK_PROCESS_CPUTIME_ID) - begun.worked};
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static void print_clock(const char *what, double *times, int size)
{
    qsort(times, (size_t)size, sizeof(*times), by_size);
    printf("%-42s %8.2f ms   p95 %8.2f ms\n", what, times[size / 2] * 1e3,
           times[size * 95 / 100] * 1e3);
}

static void print_times(const char *what, const struct watch *times, int size)
{
    double passed[ASKED], worked[ASKED];

    for (int i = 0; i < size; i++) {
        passed[i] = times[i].passed;
        worked[i] = times[i].worked;
    }
    if (!size)
        return;
    print_clock(what, passed, size);
    print_clock("  of which a processor works", worked, size);
}

/* The article itself and the others that are named, as a folder; its links. */
static uint32_t link_them(struct store *store, int64_t own, const int64_t *others, uint32_t size,
                          struct arena *arena)
{
    struct links links = {NULL, 0, 0};
    struct error error = {ERROR_OK, ""};
    struct folder folder;

    folder_init(&folder);
    load_article(&folder, store, own, strdup("own"), &error);
    for (uint32_t i = 0; i < size; i++)
        load_article(&folder, store, others[i], strdup("other"), &error);
    links_find(&links, &folder, lexicon_get(NULL), NULL, arena);
    folder_release(&folder);
    return links.size;
}

struct asked {
    struct store *store;
    struct terms_maker maker;
    struct watch statement[ASKED], article[ASKED];
    int size;
};

static struct watch ask_statement(struct asked *a, const struct analysis *own,
                                  const struct stock_entry *e, struct arena *arena)
{
    struct error error = {ERROR_OK, ""};
    struct candidates found;
    int64_t ids[CANDIDATES_FEW + CANDIDATES_COPIES];
    struct watch begun = watch_start();
    uint32_t i;

    candidates_find(&found, a->store, &a->maker, own, e->name,
                    own->statements.size ? own->statements.size / 2 : NONE, CANDIDATES_FEW, arena,
                    &error);
    for (i = 0; i < found.size; i++)
        ids[i] = found.at[i].id;
    link_them(a->store, e->file.id, ids, found.size, arena);
    return watch_stop(begun);
}

static struct watch ask_article(struct asked *a, const struct analysis *own,
                                const struct stock_entry *e, struct arena *arena)
{
    struct error error = {ERROR_OK, ""};
    struct neighbours found;
    struct watch begun = watch_start();
    int64_t *ids;
    uint32_t i;

    neighbours_find(&found, a->store, &a->maker, own, e->name, arena, &error);
    ids = arena_new_array(arena, found.size, int64_t);
    for (i = 0; i < found.size; i++)
        ids[i] = found.at[i].id;
    link_them(a->store, e->file.id, ids, found.size, arena);
    return watch_stop(begun);
}

static void ask_all(struct asked *a, const struct stock_list *list)
{
    uint32_t step = list->size > ASKED ? list->size / ASKED : 1;

    for (uint32_t i = 0; i < list->size && a->size < ASKED; i += step) {
        struct folder own;
        struct error error = {ERROR_OK, ""};
        struct arena arena;

        arena_init(&arena, 0);
        folder_init(&own);
        if (!load_article(&own, a->store, list->entries[i].file.id, strdup("own"), &error)) {
            const struct analysis *analysis = &own.articles[0].analysis;

            a->statement[a->size] = ask_statement(a, analysis, &list->entries[i], &arena);
            a->article[a->size++] = ask_article(a, analysis, &list->entries[i], &arena);
        }
        folder_release(&own);
        arena_release(&arena);
    }
}

static bool open_store(struct store *store, const char *folder, const char *path,
                       struct index_report *report)
{
    struct error error = {ERROR_OK, ""};
    struct watch begun = watch_start();

    if (index_open(store, report, folder, path, NULL, &error)) {
        fprintf(stderr, "bench: %s\n", error.message);
        return false;
    }
    begun = watch_stop(begun);
    printf("%6u analysed %30.2f s, %.0f a second\n", report->analysed, begun.passed,
           report->analysed / begun.passed);
    printf("  of which processors work %24.2f s, %.2f ms an article\n", begun.worked,
           report->analysed ? begun.worked * 1e3 / report->analysed : 0.0);
    return true;
}

static void print_sizes(struct store *store)
{
    struct rusage usage;
    struct file_status status = {0};
    double text = (double)store_number(
        store, store_prepare(store, "SELECT total(size) FROM article", NULL), 0);

    file_status(&status, store->path, NULL);
    getrusage(RUSAGE_SELF, &usage);
    printf("store %.1f MB, %.1f times the text; %.0f MB of memory at most\n",
           (double)status.size / 1e6, (double)status.size / text, (double)usage.ru_maxrss / 1e3);
}

bool bench_folder(const char *directory, const char *path)
{
    struct error error = {ERROR_OK, ""};
    static struct asked asked;
    struct index_report report;
    struct stock_list list;
    struct store store;
    char *folder = NULL;

    if (place_folder(&folder, directory, &error) || !open_store(&store, folder, path, &report))
        return false;
    store_close(&store);
    if (!open_store(&store, folder, path, &report) || stock_list(&list, &store, &error))
        return false;
    asked.store = &store;
    terms_init(&asked.maker, &error);
    ask_all(&asked, &list);
    print_times("links of one statement", asked.statement, asked.size);
    print_times("links of one article", asked.article, asked.size);
    print_sizes(&store);
    terms_release(&asked.maker);
    stock_list_release(&list);
    store_close(&store);
    free(folder);
    return true;
}
