/* analysis/claim.c - the statements of an analysis in the form that gold has */
#include "analysis/claim.h"

static void add_spans(struct span_list *out, const struct text *text, const struct parts *parts,
                      struct arena *arena)
{
    for (uint32_t i = 0; i < parts->size; i++)
        vec_push(arena, out, text_span(text, parts->at[i]));
}

static void name_speaker(struct claim *claim, const struct speakers *speakers, uint32_t index,
                         struct arena *arena)
{
    const struct speaker *speaker;

    if (index == NONE)
        return;
    speaker = &speakers->all.at[index];
    vec_push(arena, &claim->speaker, speaker->name);
    for (uint32_t i = 0; i < speaker->aliases.size; i++)
        vec_push(arena, &claim->speaker, speaker->aliases.at[i]);
}

static struct view date_view(struct date date, struct arena *arena)
{
    char *text = arena_alloc(arena, DATE_TEXT);

    date_format(date, text);
    return view_of(text);
}

void claims_of_analysis(struct claims *out, const struct analysis *analysis, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < analysis->statements.size; i++) {
        const struct statement *statement = &analysis->statements.at[i];
        const struct provenance *provenance = &analysis->provenance[i];
        struct claim *claim = vec_add(arena, out);

        add_spans(&claim->part[PART_CUE], &analysis->text, &statement->cue, arena);
        add_spans(&claim->part[PART_SOURCE], &analysis->text, &statement->source, arena);
        add_spans(&claim->part[PART_CONTENT], &analysis->text, &statement->content, arena);
        claim->type = view_of(type_name(statement->type));
        claim->date = date_view(provenance->date, arena);
        claim->medium = provenance->medium;
        name_speaker(claim, &analysis->speakers, analysis->speakers.of_statement[i], arena);
    }
}

const char *part_name(enum claim_part part)
{
    static const char *const names[PART_COUNT] = {"cue", "source", "content"};

    return names[part];
}
