/* cli/speakers.c - csto speakers: who speaks, over all the articles */
#include "analysis/json.h"
#include "cli/claims.h"
#include "cli/gather.h"
#include "corpus/people.h"

static const struct analysis *analysis_of(const struct gathered *gathered,
                                          const struct person_statement *s)
{
    return &gathered->folder.articles[s->article].analysis;
}

static struct view content_of(const struct gathered *gathered, const struct person_statement *s,
                              struct arena *arena)
{
    const struct analysis *a = analysis_of(gathered, s);

    return parts_text(a, &a->statements.at[s->statement].content, arena);
}

static json_t *statement_json(const struct gathered *gathered, const struct person_statement *s)
{
    const struct analysis *a = analysis_of(gathered, s);
    const struct statement *statement = &a->statements.at[s->statement];
    struct span span = {statement_start(a, s->statement),
                        text_span(&a->text, vec_last(&statement->content)).end};

    return gathered_json(gathered, s->article, s->statement, span);
}

static json_t *role_json(const struct gathered *gathered, const struct person_role *role)
{
    char date[DATE_TEXT];

    date_format(role->date, date);
    return json_pack("{s:o, s:o, s:i, s:i, s:o, s:s}", "text", text_json(role->text), "article",
                     text_json(gathered_path(gathered, role->article)), "start",
                     (int)role->span.start, "end", (int)role->span.end, "date",
                     text_or_null_json(view_of(date)), "held", tenure_name(role->tenure));
}

/* A role that the user's table gives, with its days. */
static json_t *given_role_json(const struct authority_role *role)
{
    char from[DATE_TEXT], to[DATE_TEXT];

    date_format(role->from, from);
    date_format(role->to, to);
    return json_pack("{s:o, s:s, s:o, s:o, s:s}", "text", text_json(role->text), "article",
                     "speakers.tsv", "date", text_or_null_json(view_of(from)), "until",
                     text_or_null_json(view_of(to)), "held",
                     tenure_name(date_known(role->to) ? TENURE_FORMER : TENURE_HELD));
}

static json_t *person_json(const struct gathered *gathered, const struct person *person)
{
    json_t *roles = json_array(), *statements = json_array();

    for (uint32_t i = 0; person->entry && i < person->entry->roles.size; i++)
        json_array_append_new(roles, given_role_json(&person->entry->roles.at[i]));
    for (uint32_t i = 0; i < person->roles.size; i++)
        json_array_append_new(roles, role_json(gathered, &person->roles.at[i]));
    for (uint32_t i = 0; i < person->statements.size; i++)
        json_array_append_new(statements, statement_json(gathered, &person->statements.at[i]));
    return json_pack("{s:o, s:o, s:s, s:o, s:o, s:o, s:o}", "id", text_json(person->id), "name",
                     text_json(person->name), "kind", kind_name(person->kind), "roles", roles,
                     "aliases", texts_json(&person->aliases), "affiliation",
                     text_or_null_json(person->affiliation), "statements", statements);
}

static void print_json(struct buffer *out, const struct gathered *gathered,
                       const struct person *person, struct arena *arena)
{
    (void)arena;
    json_write(out, person_json(gathered, person));
    buffer_text(out, "\n");
}

static void print_vimgrep(struct buffer *out, const struct gathered *gathered,
                          const struct person *person, struct arena *arena)
{
    const struct style plain = {false, 0};

    for (uint32_t i = 0; i < person->statements.size; i++) {
        const struct person_statement *s = &person->statements.at[i];

        gathered_place(out, gathered, s->article,
                       statement_start(analysis_of(gathered, s), s->statement));
        style_text(out, &plain, PAINT_NONE, person->name);
        buffer_text(out, ": ");
        style_text(out, &plain, PAINT_NONE, content_of(gathered, s, arena));
        buffer_text(out, "\n");
    }
}

static void add_roles(struct buffer *out, const struct person *person)
{
    for (uint32_t i = 0; i < person->roles.size; i++) {
        if (person_role_repeated(person, i))
            continue;
        buffer_text(out, i ? "; " : "");
        tsv_cell(out, person->roles.at[i].text);
    }
}

static void add_aliases(struct buffer *out, const struct person *person)
{
    for (uint32_t i = 0; i < person->aliases.size; i++) {
        buffer_text(out, i ? "; " : "");
        tsv_cell(out, person->aliases.at[i]);
    }
}

/* A line for each statement, the person's own columns on each. */
static void print_tsv(struct buffer *out, const struct gathered *gathered,
                      const struct person *person, struct arena *arena)
{
    for (uint32_t i = 0; i < person->statements.size; i++) {
        const struct person_statement *s = &person->statements.at[i];
        uint32_t start = statement_start(analysis_of(gathered, s), s->statement);
        struct position position = position_of(&gathered->positions[s->article], start);

        tsv_cell(out, person->id);
        buffer_text(out, "\t");
        tsv_cell(out, person->name);
        buffer_format(out, "\t%s\t", kind_name(person->kind));
        tsv_cell(out, person->affiliation);
        buffer_text(out, "\t");
        add_roles(out, person);
        buffer_text(out, "\t");
        add_aliases(out, person);
        buffer_text(out, "\t");
        tsv_cell(out, gathered_path(gathered, s->article));
        buffer_format(out, "\t%u\t%u\t", position.row + 1, position.column + 1);
        tsv_cell(out, content_of(gathered, s, arena));
        buffer_text(out, "\n");
    }
}

/* "Prime Minister of Norland (2018-05-08 - 2021)" */
static void print_given_roles(struct buffer *out, const struct style *style,
                              const struct authority_entry *entry)
{
    for (uint32_t i = 0; i < entry->roles.size; i++) {
        const struct authority_role *role = &entry->roles.at[i];
        struct buffer line = BUFFER_INIT;
        char from[DATE_TEXT], to[DATE_TEXT];

        date_format(role->from, from);
        date_format(role->to, to);
        buffer_view(&line, role->text);
        if (*from || *to)
            buffer_format(&line, " (%s - %s)", from, to);
        style_wrap(out, style, PAINT_NONE, 2, buffer_as_view(&line));
        buffer_release(&line);
    }
}

/* "mayor of Ellery (a.txt, 2024-05-10)" */
static void print_role(struct buffer *out, const struct style *style,
                       const struct gathered *gathered, const struct person_role *role)
{
    struct buffer line = BUFFER_INIT;
    char date[DATE_TEXT];

    date_format(role->date, date);
    buffer_view(&line, role->text);
    buffer_text(&line, " (");
    buffer_view(&line, gathered_path(gathered, role->article));
    buffer_format(&line, "%s%s)", *date ? ", " : "", date);
    style_wrap(out, style, PAINT_NONE, 2, buffer_as_view(&line));
    out->failed |= line.failed;
    buffer_release(&line);
}

static void print_roles(struct buffer *out, const struct style *style,
                        const struct gathered *gathered, const struct person *person)
{
    if (person->entry)
        print_given_roles(out, style, person->entry);
    for (uint32_t i = 0; i < person->roles.size; i++) {
        if (!person_role_repeated(person, i))
            print_role(out, style, gathered, &person->roles.at[i]);
    }
}

static void print_notes(struct buffer *out, const struct style *style,
                        const struct authority_entry *entry)
{
    if (entry && entry->note.size)
        style_wrap(out, style, PAINT_DIM, 2, entry->note);
    if (entry && entry->link.size)
        style_wrap(out, style, PAINT_DIM, 2, entry->link);
}

static void print_other_names(struct buffer *out, const struct style *style,
                              const struct person *person)
{
    struct buffer line = BUFFER_INIT;

    for (uint32_t i = 0; i < person->aliases.size; i++) {
        if (view_equal(person->aliases.at[i], person->name))
            continue;
        buffer_text(&line, line.size ? ", " : "also: ");
        buffer_view(&line, person->aliases.at[i]);
    }
    if (line.size)
        style_wrap(out, style, PAINT_DIM, 2, buffer_as_view(&line));
    buffer_release(&line);
}

static void print_pretty(struct buffer *out, const struct gathered *gathered,
                         const struct person *person, struct arena *arena)
{
    const struct style *style = &gathered->style;

    style_text(out, style, PAINT_BOLD, person->name);
    buffer_format(out, " (%s%s", kind_name(person->kind), person->affiliation.size ? ", " : "");
    style_text(out, style, PAINT_NONE, person->affiliation);
    buffer_text(out, ")\n");
    print_roles(out, style, gathered, person);
    print_other_names(out, style, person);
    print_notes(out, style, person->entry);
    for (uint32_t i = 0; i < person->statements.size; i++) {
        const struct person_statement *s = &person->statements.at[i];
        struct view content = content_of(gathered, s, arena);

        buffer_text(out, "\n    ");
        gathered_place(out, gathered, s->article,
                       statement_start(analysis_of(gathered, s), s->statement));
        buffer_text(out, "\n");
        style_wrap(out, style, PAINT_NONE, 4, content);
    }
    buffer_text(out, "\n");
}

static void print_people(struct buffer *out, const struct gathered *gathered, struct arena *arena)
{
    static void (*const print[FORMAT_COUNT])(struct buffer *, const struct gathered *,
                                             const struct person *, struct arena *) = {
        [FORMAT_PRETTY] = print_pretty,
        [FORMAT_JSON] = print_json,
        [FORMAT_VIMGREP] = print_vimgrep,
        [FORMAT_TSV] = print_tsv,
    };
    struct people people;

    folder_speakers(&people, &gathered->folder, arena);
    if (gathered->format == FORMAT_TSV)
        buffer_text(out, "speaker_id\tname\tkind\taffiliation\troles\taliases\tarticle\tline\t"
                         "column\tcontent\n");
    for (uint32_t i = 0; i < people.all.size; i++)
        print[gathered->format](out, gathered, &people.all.at[i], arena);
}

enum exit_status command_speakers(const struct options *options)
{
    return gather_and_print(options, print_people);
}
