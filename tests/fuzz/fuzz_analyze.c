/* tests/fuzz/fuzz_analyze.c - any bytes are an article, through both doors, and the invariants hold */
#include "analysis/analyze.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void analyze_through(enum article_door door, struct view bytes, struct arena *arena)
{
    struct error error = {0};
    struct article article;
    struct analysis analysis;
    if (article_bytes(&article, VIEW("fuzz.txt"), bytes, door, &error))
        return; /* refused, as NUL bytes are */
    if (analyze(&analysis, &article, NULL, arena, &error) || !analysis_check(&analysis, &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct view bytes = {(const char *)data, size};
    arena_init(&arena, ANALYSIS_MEMORY);
    analyze_through(DOOR_FILE, bytes, &arena);
    arena_clear(&arena);
    analyze_through(DOOR_LINES, bytes, &arena);
    arena_release(&arena);
    return 0;
}
