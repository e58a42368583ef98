/* tests/cases/provenance.c - prints for each statement who said it, on which day, to whom, and who passed it on */
#include "analysis/analyze.h"
#include "cases/case.h"

static void print_statement(struct buffer *out, const struct analysis *a, uint32_t statement)
{
    const struct provenance *p = &a->provenance[statement];
    uint32_t speaker = a->speakers.of_statement[statement];
    struct view name = speaker == NONE ? VIEW("?") : a->speakers.all.at[speaker].name;
    const struct view *reporter;
    char date[DATE_TEXT];

    date_format(p->date, date);
    buffer_format(out, "%.*s", VIEW_ARGS(name));
    if (date_known(p->date))
        buffer_format(out, ", %s (%s)", date, p->date_from);
    if (p->medium.name.size)
        buffer_format(out, ", %.*s %.*s", VIEW_ARGS(medium_by(&p->medium)),
                      VIEW_ARGS(p->medium.name));
    vec_each (reporter, &p->reported_by)
        buffer_format(out, ", by %.*s", VIEW_ARGS(*reporter));
    buffer_text(out, "\n");
}

static void print(struct buffer *out, struct view input)
{
    struct article article = {0};
    struct error error = {0};
    struct analysis a;
    struct arena arena;
    uint32_t i;

    arena_init(&arena, 0);
    if (article_bytes(&article, VIEW("case"), input, DOOR_FILE, &error) ||
        analyze(&a, &article, NULL, &arena, &error)) {
        buffer_text(out, error.message);
        arena_release(&arena);
        return;
    }
    for (i = 0; i < a.statements.size; i++)
        print_statement(out, &a, i);
    arena_release(&arena);
}

CASE_STAGE(provenance, print)
