/* cli/links.c - csto links: which statements of different articles belong together */
#include "analysis/json.h"
#include "cli/claims.h"
#include "cli/large.h"

static json_t *end_json(const struct gathered *gathered, const struct link_end *end)
{
    if (end->article == NONE)
        return json_pack("{s:o}", "url", text_json(end->url));
    return gathered_json(gathered, end->article, end->statement, end->span);
}

static json_t *link_json(const struct gathered *gathered, const struct link *link)
{
    return json_pack("{s:o, s:o, s:s, s:s?, s:o, s:f, s:o, s:s}", "from",
                     end_json(gathered, &link->from), "to", end_json(gathered, &link->to), "kind",
                     link_kind_name(link->kind), "wording", link_wording_name(link->wording),
                     "altered", texts_json(&link->altered), "score", (double)link->score, "nearer",
                     link->nearer == NONE ? json_null()
                                          : text_json(gathered_path(gathered, link->nearer)),
                     "why", link->why ? link->why : "");
}

static void print_json(struct buffer *out, const struct gathered *gathered, const struct link *link)
{
    json_write(out, link_json(gathered, link));
    buffer_text(out, "\n");
}

/* "same, reworded" */
static void add_kind(struct buffer *out, const struct link *link)
{
    const char *wording = link_wording_name(link->wording);

    buffer_format(out, "%s%s%s", link_kind_name(link->kind), wording ? ", " : "",
                  wording ? wording : "");
}

static void add_end(struct buffer *out, const struct gathered *gathered, const struct link_end *end)
{
    if (end->article == NONE)
        buffer_visible(out, end->url);
    else
        gathered_place(out, gathered, end->article, end->span.start);
}

static struct view end_text(const struct gathered *gathered, const struct link_end *end)
{
    return end->article == NONE ? VIEW("") : gathered_bytes(gathered, end->article, end->span);
}

static void print_vimgrep(struct buffer *out, const struct gathered *gathered,
                          const struct link *link)
{
    const struct style plain = {false, 0};

    add_end(out, gathered, &link->from);
    add_kind(out, link);
    buffer_text(out, ": ");
    add_end(out, gathered, &link->to);
    buffer_text(out, " ");
    style_text(out, &plain, PAINT_NONE, end_text(gathered, &link->to));
    buffer_text(out, "\n");
}

static void add_end_cells(struct buffer *out, const struct gathered *gathered,
                          const struct link_end *end)
{
    if (end->article == NONE) {
        tsv_cell(out, end->url);
        buffer_text(out, "\t\t\t");
        return;
    }
    tsv_cell(out, gathered_path(gathered, end->article));
    buffer_format(out, "\t%u\t%u\t", end->span.start, end->span.end);
    tsv_cell(out, end_text(gathered, end));
}

static void print_tsv(struct buffer *out, const struct gathered *gathered, const struct link *link)
{
    const char *wording = link_wording_name(link->wording);

    buffer_format(out, "%s\t%s\t%.2f\t", link_kind_name(link->kind), wording ? wording : "",
                  (double)link->score);
    add_end_cells(out, gathered, &link->from);
    buffer_text(out, "\t");
    add_end_cells(out, gathered, &link->to);
    buffer_text(out, "\t");
    if (link->nearer != NONE)
        tsv_cell(out, gathered_path(gathered, link->nearer));
    buffer_text(out, "\t");
    tsv_cell(out, view_of(link->why));
    buffer_text(out, "\n");
}

static void print_end(struct buffer *out, const struct gathered *gathered, const struct link *link,
                      const struct link_end *end)
{
    bool nearer = end->article != NONE && end->article == link->nearer;

    buffer_text(out, "  ");
    add_end(out, gathered, end);
    buffer_text(out, nearer ? " nearer to the origin\n" : "\n");
    if (end->article != NONE)
        style_wrap(out, &gathered->style, PAINT_NONE, 6, end_text(gathered, end));
}

static void print_pretty(struct buffer *out, const struct gathered *gathered,
                         const struct link *link)
{
    struct buffer line = BUFFER_INIT;

    add_kind(&line, link);
    style_text(out, &gathered->style,
               link->kind == LINK_CONFLICT || link->altered.size ? PAINT_BAD : PAINT_BOLD,
               buffer_as_view(&line));
    buffer_release(&line);
    buffer_format(out, " (%.2f)\n", (double)link->score);
    print_end(out, gathered, link, &link->from);
    print_end(out, gathered, link, &link->to);
    for (uint32_t i = 0; i < link->altered.size; i++)
        style_wrap(out, &gathered->style, PAINT_BAD, 2, link->altered.at[i]);
    if (link->why)
        style_wrap(out, &gathered->style, PAINT_DIM, 2, view_of(link->why));
    buffer_text(out, "\n");
}

static void print_head(struct buffer *out, enum format format)
{
    if (format == FORMAT_TSV)
        buffer_text(out, "kind\twording\tscore\tfrom\tfrom_start\tfrom_end\tfrom_text\tto\t"
                         "to_start\tto_end\tto_text\tnearer\twhy\n");
}

static void print_link(struct buffer *out, const struct gathered *gathered, const struct link *link)
{
    static void (*const print[FORMAT_COUNT])(struct buffer *, const struct gathered *,
                                             const struct link *) = {
        [FORMAT_PRETTY] = print_pretty,
        [FORMAT_JSON] = print_json,
        [FORMAT_VIMGREP] = print_vimgrep,
        [FORMAT_TSV] = print_tsv,
    };

    print[gathered->format](out, gathered, link);
}

static void print_links(struct buffer *out, const struct gathered *gathered, struct arena *arena)
{
    struct links links;

    links_find(&links, &gathered->folder, lexicon_get(NULL), NULL, arena);
    print_head(out, gathered->format);
    for (uint32_t i = 0; i < links.size; i++)
        print_link(out, gathered, &links.at[i]);
    if (!links.size && gathered->format == FORMAT_PRETTY)
        buffer_text(out, "no links\n");
}

enum exit_status command_links(const struct options *options)
{
    enum exit_status status;

    if (large_print(&status, options, print_head, print_link))
        return status;
    return gather_and_print(options, print_links);
}
