/* cli/claims_print.c - one article's statements for a person, an editor's list, a spreadsheet */
#include "cli/claims.h"

struct view parts_text(const struct analysis *analysis, const struct parts *parts,
                       struct arena *arena)
{
    static const struct view between = {" ... ", 5};
    struct view out = {NULL, 0};
    char *to;

    if (parts->size == 1)
        return text_bytes(&analysis->text, text_span(&analysis->text, parts->at[0]));
    for (uint32_t i = 0; i < parts->size; i++)
        out.size += span_length(text_span(&analysis->text, parts->at[i])) + (i ? between.size : 0);
    out.data = to = arena_alloc(arena, out.size);
    for (uint32_t i = 0; i < parts->size; i++) {
        struct view piece = text_bytes(&analysis->text, text_span(&analysis->text, parts->at[i]));

        if (i)
            to = (char *)memcpy(to, between.data, between.size) + between.size;
        to = (char *)memcpy(to, piece.data, piece.size) + piece.size;
    }
    return out;
}

struct view statement_speaker(const struct analysis *analysis, uint32_t statement,
                              struct arena *arena)
{
    uint32_t speaker = analysis->speakers.of_statement[statement];

    if (speaker != NONE)
        return analysis->speakers.all.at[speaker].name;
    return parts_text(analysis, &analysis->statements.at[statement].source, arena);
}

uint32_t statement_start(const struct analysis *analysis, uint32_t statement)
{
    return text_span(&analysis->text, analysis->statements.at[statement].content.at[0]).start;
}

void place_add(struct buffer *out, const struct positions *positions, struct view path,
               uint32_t offset)
{
    struct position position = position_of(positions, offset);

    buffer_visible(out, path);
    buffer_format(out, ":%u:%u:", position.row + 1, position.column + 1);
}

static void add_comma(struct buffer *out, size_t start, struct view text)
{
    if (!text.size)
        return;
    if (out->size > start)
        buffer_text(out, ", ");
    buffer_view(out, text);
}

static void add_date(struct buffer *out, size_t start, struct date date)
{
    char text[DATE_TEXT];

    date_format(date, text);
    add_comma(out, start, view_of(text));
}

static void print_heading(struct buffer *out, const struct analysis *a, const struct style *style)
{
    struct buffer line = BUFFER_INIT;

    add_date(&line, 0, a->heading.date);
    add_comma(&line, 0, a->heading.outlet);
    add_comma(&line, 0, a->article->path);
    if (a->heading.title.size)
        style_wrap(out, style, PAINT_BOLD, 0, a->heading.title);
    style_wrap(out, style, PAINT_DIM, 0, buffer_as_view(&line));
    buffer_text(out, "\n");
    out->failed |= line.failed;
    buffer_release(&line);
}

static enum paint paint_of(uint8_t type)
{
    return type == TYPE_DIRECT ? PAINT_DIRECT : type == TYPE_MIXED ? PAINT_MIXED : PAINT_INDIRECT;
}

/* "indirect, deny, 2024-02-01, to RIA News, reported by TASS" */
static void describe(struct buffer *line, const struct analysis *a, uint32_t index)
{
    const struct statement *s = &a->statements.at[index];
    const struct provenance *p = &a->provenance[index];

    buffer_format(line, "%s, %s", type_name(s->type), act_name(s->act));
    add_date(line, 0, p->date);
    if (p->medium.name.size) {
        buffer_format(line, ", %.*s ", VIEW_ARGS(medium_by(&p->medium)));
        buffer_view(line, p->medium.name);
    }
    for (uint32_t i = 0; i < p->reported_by.size; i++) {
        buffer_text(line, i ? ", " : ", reported by ");
        buffer_view(line, p->reported_by.at[i]);
    }
}

static void print_speaker(struct buffer *out, const struct analysis *a, uint32_t index,
                          struct arena *arena, const struct style *style)
{
    uint32_t speaker = a->speakers.of_statement[index];
    struct view name = statement_speaker(a, index, arena);
    const struct parts *roles = speaker == NONE ? NULL : &a->speakers.all.at[speaker].roles;

    style_text(out, style, PAINT_BOLD, name.size ? name : VIEW("(speaker not named)"));
    if (roles && roles->size) {
        buffer_text(out, ", ");
        style_text(out, style, PAINT_NONE, text_bytes(&a->text, text_span(&a->text, roles->at[0])));
    }
    buffer_text(out, "\n");
}

static void print_statement(struct buffer *out, const struct analysis *a, uint32_t index,
                            const struct positions *positions, struct arena *arena,
                            const struct style *style)
{
    const struct statement *s = &a->statements.at[index];
    struct view content = parts_text(a, &s->content, arena);
    struct buffer line = BUFFER_INIT;

    buffer_format(out, "%4u  ", position_of(positions, statement_start(a, index)).row + 1);
    print_speaker(out, a, index, arena, style);
    describe(&line, a, index);
    style_wrap(out, style, PAINT_DIM, 6, buffer_as_view(&line));
    style_wrap(out, style, paint_of(s->type), 6, content);
    buffer_text(out, "\n");
    out->failed |= line.failed;
    buffer_release(&line);
}

void claims_pretty(struct buffer *out, const struct analysis *analysis, struct arena *arena,
                   const struct style *style)
{
    struct positions positions;

    positions_init(&positions, analysis->article, arena);
    print_heading(out, analysis, style);
    for (uint32_t i = 0; i < analysis->statements.size; i++)
        print_statement(out, analysis, i, &positions, arena, style);
    if (!analysis->statements.size)
        buffer_text(out, "      no statements\n\n");
}

void claims_vimgrep(struct buffer *out, const struct analysis *analysis, struct arena *arena)
{
    const struct style plain = {false, 0};
    struct positions positions;

    positions_init(&positions, analysis->article, arena);
    for (uint32_t i = 0; i < analysis->statements.size; i++) {
        struct view speaker = statement_speaker(analysis, i, arena);

        place_add(out, &positions, analysis->article->path, statement_start(analysis, i));
        style_text(out, &plain, PAINT_NONE, speaker.size ? speaker : VIEW("?"));
        buffer_text(out, ": ");
        style_text(out, &plain, PAINT_NONE,
                   parts_text(analysis, &analysis->statements.at[i].content, arena));
        buffer_text(out, "\n");
    }
}

void claims_tsv_head(struct buffer *out)
{
    buffer_text(out,
                "article\tline\tcolumn\tstart\tend\ttype\tact\tconfidence\tspeaker\tspeaker_id\t"
                "date\tmedium\tcue\tsource\tcontent\n");
}

static void add_cells(struct buffer *out, const struct view *cells, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        buffer_text(out, "\t");
        tsv_cell(out, cells[i]);
    }
    buffer_text(out, "\n");
}

static void add_row(struct buffer *out, const struct analysis *a, uint32_t index,
                    const struct positions *positions, struct arena *arena)
{
    const struct statement *s = &a->statements.at[index];
    uint32_t start = statement_start(a, index), speaker = a->speakers.of_statement[index];
    struct position position = position_of(positions, start);
    char date[DATE_TEXT];

    date_format(a->provenance[index].date, date);
    tsv_cell(out, a->article->path);
    buffer_format(out, "\t%u\t%u\t%u\t%u\t%s\t%s\t%.2f", position.row + 1, position.column + 1,
                  start, text_span(&a->text, vec_last(&s->content)).end, type_name(s->type),
                  act_name(s->act), (double)s->confidence);
    add_cells(out,
              (struct view[]){
                  statement_speaker(a, index, arena),
                  speaker == NONE ? VIEW("") : a->speakers.all.at[speaker].id,
                  view_of(date),
                  a->provenance[index].medium.name,
                  parts_text(a, &s->cue, arena),
                  parts_text(a, &s->source, arena),
                  parts_text(a, &s->content, arena),
              },
              7);
}

void claims_tsv(struct buffer *out, const struct analysis *analysis, struct arena *arena)
{
    struct positions positions;

    positions_init(&positions, analysis->article, arena);
    for (uint32_t i = 0; i < analysis->statements.size; i++)
        add_row(out, analysis, i, &positions, arena);
}
