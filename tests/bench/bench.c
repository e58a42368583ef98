/* bench.c - tokens a second from text to statements, what each stage takes of it, and memory
 *
 * bench --folder DIR STORE: what tests/bench/folder.c measures. bench [FILE...]: the articles are those of tests/articles where none are named. Loading and output are not counted, the lexicon is read before.
 * Each article is analysed again and again until SECONDS are over; the fastest round of each stage counts, since the machine
 * has other things to do.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "analysis/analyze.h"
#include "folder.h"
#include "server.h"

enum { STAGES = 16, SECONDS = 3 };

struct clock {
    const char *names[STAGES];
    double sums[STAGES], best[STAGES]; /* seconds over all articles: this round, the fastest */
    int stages, at;                    /* at: the stage under way, -1 for none */
    double since;
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int find_stage(struct clock *clock, const char *name)
{
    int i = 0;

    while (i < clock->stages && strcmp(clock->names[i], name) != 0)
        i++;
    if (i == clock->stages && i < STAGES - 1)
        clock->names[clock->stages++] = name;
    return i;
}

static void enter(void *context, const char *stage)
{
    struct clock *clock = context;
    double time = now();

    if (clock->at >= 0)
        clock->sums[clock->at] += time - clock->since;
    clock->at = strcmp(stage, "done") == 0 ? -1 : find_stage(clock, stage);
    clock->since = time;
}

struct totals {
    uint64_t articles, bytes, tokens, statements, memory;
};

static bool measure_file(struct totals *totals, struct clock *clock, const char *path,
                         struct arena *arena)
{
    struct analysis_options options = {.enter = enter, .context = clock};
    struct error error = {ERROR_OK, ""};
    struct article article;
    struct analysis analysis;

    clock->at = -1;
    if (article_load(&article, path, arena, &error) ||
        analyze(&analysis, &article, &options, arena, &error)) {
        fprintf(stderr, "bench: %s\n", error.message);
        return false;
    }
    totals->articles++;
    totals->bytes += article.bytes.size;
    totals->tokens += analysis.text.tokens.size;
    totals->statements += analysis.statements.size;
    totals->memory = arena->used > totals->memory ? arena->used : totals->memory;
    return true;
}

static void keep_best(struct clock *clock, bool first)
{
    for (int i = 0; i < clock->stages; i++) {
        if (first || clock->sums[i] < clock->best[i])
            clock->best[i] = clock->sums[i];
        clock->sums[i] = 0;
    }
}

static bool measure(struct totals *totals, struct clock *clock, char **paths, size_t size)
{
    double end = now() + SECONDS;
    struct arena arena;
    bool good = true;

    arena_init(&arena, ANALYSIS_MEMORY);
    for (bool first = true; good && (first || now() < end); first = false) {
        *totals = (struct totals){0};
        for (size_t i = 0; good && i < size; i++) {
            good = measure_file(totals, clock, paths[i], &arena);
            arena_clear(&arena);
        }
        keep_best(clock, first);
    }
    arena_release(&arena);
    return good;
}

static void print(const struct totals *totals, const struct clock *clock)
{
    struct rusage usage;
    double whole = 0;

    for (int i = 0; i < clock->stages; i++)
        whole += clock->best[i];
    getrusage(RUSAGE_SELF, &usage);
    printf("text to statements  %.0f tokens a second\n", (double)totals->tokens / whole);
    printf("                    %ju articles, %ju bytes, %ju tokens, %ju statements in %.2f ms\n",
           (uintmax_t)totals->articles, (uintmax_t)totals->bytes, (uintmax_t)totals->tokens,
           (uintmax_t)totals->statements, whole * 1e3);
    for (int i = 0; i < clock->stages; i++)
        printf("  %-12s %8.3f ms %5.1f%%\n", clock->names[i], clock->best[i] * 1e3,
               100 * clock->best[i] / whole);
    printf("memory              %.1f MB at most for one article, %.1f MB for the process\n",
           (double)totals->memory / 1e6, (double)usage.ru_maxrss / 1e3);
}

int main(int argc, char **argv)
{
    struct clock clock = {.at = -1};
    struct totals totals = {0};
    glob_t own = {0};
    char **paths = argv + 1;
    size_t size = (size_t)argc - 1;
    bool good;

    if (argc == 4 && strcmp(argv[1], "--folder") == 0)
        return bench_folder(argv[2], argv[3]) ? 0 : 1;
    if (!size && glob("tests/articles/*.txt", 0, NULL, &own) == 0) {
        paths = own.gl_pathv;
        size = own.gl_pathc;
    }
    if (!size)
        fprintf(stderr, "bench: name articles, or call it where tests/articles is\n");
    good = lexicon_get(NULL) && size && measure(&totals, &clock, paths, size);
    if (good)
        print(&totals, &clock);
    good = bench_server() && good;
    globfree(&own);
    return good ? 0 : 1;
}
