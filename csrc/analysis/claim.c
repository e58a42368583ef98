/* analysis/claim.c - the statements of an analysis in the form that gold has */
#include "analysis/claim.h"

/* The first namings are the forms of mentions. */
_Static_assert((int)NAMING_NAME == FORM_NAME && (int)NAMING_TITLE == FORM_TITLE &&
                   (int)NAMING_PRONOUN == FORM_PRONOUN && (int)NAMING_NOMINAL == FORM_NOMINAL,
               "forms");

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

/* The form of the mention that is the source, unless what speaks is a body. */
static uint8_t naming_of(const struct analysis *a, uint32_t statement)
{
    const struct statement *s = &a->statements.at[statement];
    uint32_t speaker = a->speakers.of_statement[statement];
    uint8_t kind = speaker == NONE ? KIND_UNKNOWN : a->speakers.all.at[speaker].kind;

    if (!s->source.size)
        return NAMING_NONE;
    if (kind == KIND_ORGANISATION || kind == KIND_PLACE)
        return NAMING_ORGANISATION;
    return s->mention == NONE ? NAMING_NOMINAL : a->mentions.at[s->mention].form;
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
        claim->medium = provenance->medium.name;
        claim->naming = naming_of(analysis, i);
        name_speaker(claim, &analysis->speakers, analysis->speakers.of_statement[i], arena);
    }
}

const char *part_name(enum claim_part part)
{
    static const char *const names[PART_COUNT] = {"cue", "source", "content"};

    return names[part];
}

const char *naming_name(enum claim_naming naming)
{
#define NAMING_TEXT(code, name) name,
    static const char *const names[NAMING_COUNT] = {CLAIM_NAMINGS(NAMING_TEXT)};
#undef NAMING_TEXT

    return names[naming];
}
