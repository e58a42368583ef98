/* lexicon/pattern.c - PCRE2 with limits, and without the heap while matching */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "lexicon/pattern.h"

#include <pcre2.h>
#include <stdlib.h>

enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 2000, HEAP_KIB = 2048, SCRATCH = 1024 };

struct pattern {
    pcre2_code *code;
    pcre2_match_context *limits;
};

/* Memory for one match: on the stack while it suffices. */
struct scratch {
    max_align_t room[SCRATCH / sizeof(max_align_t)];
    size_t used; /* elements of room */
};

static void *scratch_alloc(size_t size, void *data)
{
    struct scratch *scratch = data;
    size_t count = size / sizeof(max_align_t) + 1;
    size_t left = sizeof(scratch->room) / sizeof(scratch->room[0]) - scratch->used;

    if (count > left)
        return malloc(size);
    scratch->used += count;
    return &scratch->room[scratch->used - count];
}

static void scratch_free(void *block, void *data)
{
    struct scratch *scratch = data;
    uintptr_t at = (uintptr_t)block, room = (uintptr_t)scratch->room;

    if (at < room || at >= room + sizeof(scratch->room))
        free(block);
}

static pcre2_match_context *new_limits(void)
{
    pcre2_match_context *limits = pcre2_match_context_create(NULL);

    if (limits) {
        pcre2_set_match_limit(limits, MATCH_LIMIT);
        pcre2_set_depth_limit(limits, DEPTH_LIMIT);
        pcre2_set_heap_limit(limits, HEAP_KIB);
    }
    return limits;
}

static enum error_code compile_fault(struct error *error, struct view source, int number,
                                     size_t offset)
{
    char words[160] = "";

    pcre2_get_error_message(number, (PCRE2_UCHAR *)words, sizeof(words));
    return error_set(error, ERROR_SYNTAX, "pattern \"%.*s\", offset %zu: %s",
                     (int)(source.size < 120 ? source.size : 120), source.data, offset, words);
}

enum error_code pattern_compile(struct pattern **out, struct view source, struct error *error)
{
    const uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
    struct pattern *pattern = calloc(1, sizeof(*pattern));
    int number = 0;
    size_t offset = 0;

    if (!pattern || !(pattern->limits = new_limits())) {
        free(pattern);
        return error_set(error, ERROR_NO_MEMORY, "%s", error_default(ERROR_NO_MEMORY));
    }
    pattern->code =
        pcre2_compile((PCRE2_SPTR)source.data, source.size, options, &number, &offset, NULL);
    if (!pattern->code) {
        pattern_free(pattern);
        return compile_fault(error, source, number, offset);
    }
    *out = pattern;
    return ERROR_OK;
}

void pattern_hasten(struct pattern *pattern)
{
    pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* without it matching is only slower */
}

static void copy_groups(struct pattern_match *match, const pcre2_match_data *data, int groups)
{
    const PCRE2_SIZE *offset = pcre2_get_ovector_pointer((pcre2_match_data *)data);
    int i;

    *match = (struct pattern_match){.groups = (uint32_t)groups};
    for (i = 0; i < groups; i++)
        if (offset[2 * i] != PCRE2_UNSET && offset[2 * i] <= offset[2 * i + 1])
            match->group[i] = (struct span){(uint32_t)offset[2 * i], (uint32_t)offset[2 * i + 1]};
}

bool pattern_find(const struct pattern *pattern, struct view subject, uint32_t from,
                  struct pattern_match *match)
{
    struct scratch scratch = {.used = 0};
    pcre2_general_context *memory =
        pcre2_general_context_create(scratch_alloc, scratch_free, &scratch);
    pcre2_match_data *data = memory ? pcre2_match_data_create(PATTERN_GROUPS, memory) : NULL;
    bool cut = subject.size > from && subject.size - from > PATTERN_REACH;
    size_t size = cut ? (size_t)from + PATTERN_REACH : subject.size;
    int groups = -1;

    if (data && from <= subject.size)
        groups = pcre2_match(pattern->code, (PCRE2_SPTR)subject.data, size, from,
                             cut ? PCRE2_NOTEOL : 0, data, pattern->limits);
    if (groups == 0)
        groups = PATTERN_GROUPS;
    if (groups > 0 && match)
        copy_groups(match, data, groups);
    pcre2_match_data_free(data);
    pcre2_general_context_free(memory);
    return groups > 0;
}

struct view pattern_named(const struct pattern *pattern, const char *name, struct view subject,
                          const struct pattern_match *match)
{
    int number = pcre2_substring_number_from_name(pattern->code, (PCRE2_SPTR)name);

    if (number <= 0 || (uint32_t)number >= match->groups)
        return VIEW("");
    return view_slice(subject, match->group[number]);
}

void pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_code_free(pattern->code);
    pcre2_match_context_free(pattern->limits);
    free(pattern);
}
