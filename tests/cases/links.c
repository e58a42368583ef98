/* tests/cases/links.c - prints the links of a folder whose articles stand in the input, each behind a line `### NAME` */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cases/case.h"
#include "corpus/link.h"
#include "corpus/query.h"

enum { ARTICLES = 16 };

struct written {
    char folder[32], path[ARTICLES][96];
    uint32_t size;
};

static void write_article(struct written *w, struct view name, struct view bytes)
{
    char *path = w->size < ARTICLES ? w->path[w->size] : NULL;
    FILE *file;

    if (!path || name.size > 60)
        return;
    memcpy(path, w->folder, strlen(w->folder));
    snprintf(path + strlen(w->folder), sizeof(w->path[0]) - sizeof(w->folder), "/%.*s.txt",
             VIEW_ARGS(name));
    file = fopen(path, "wb");
    if (!file)
        return;
    w->size++;
    fwrite(bytes.data, 1, bytes.size, file);
    fclose(file);
}

static size_t find_line(struct view input, size_t from, const char *start)
{
    while (from < input.size) {
        const char *end = memchr(input.data + from, '\n', input.size - from);

        if (view_starts((struct view){input.data + from, input.size - from}, view_of(start)))
            return from;
        from = end ? (size_t)(end - input.data) + 1 : input.size;
    }
    return input.size;
}

static void write_all(struct written *w, struct view input)
{
    size_t at = find_line(input, 0, "### ");

    snprintf(w->folder, sizeof(w->folder), "/tmp/csto-links-XXXXXX");
    if (!mkdtemp(w->folder))
        return;
    while (at < input.size) {
        size_t next = find_line(input, at + 1, "### ");
        const char *end = memchr(input.data + at, '\n', input.size - at);
        size_t body = end ? (size_t)(end - input.data) + 1 : input.size;

        write_article(w, view_trim((struct view){input.data + at + 4, body - at - 4}),
                      (struct view){input.data + body, next - body});
        at = next;
    }
}

static void remove_all(struct written *w)
{
    while (w->size)
        remove(w->path[--w->size]);
    rmdir(w->folder);
}

static struct view name_of(const struct folder *folder, uint32_t article)
{
    const char *path = folder->articles[article].path, *name = strrchr(path, '/') + 1;

    return (struct view){name, strlen(name) - 4};
}

static void print_end(struct buffer *out, const struct folder *folder, const struct link_end *end)
{
    buffer_text(out, "  ");
    if (end->article == NONE) {
        buffer_view(out, end->url);
    } else {
        buffer_view(out, name_of(folder, end->article));
        buffer_text(out, ": ");
        buffer_visible(out, text_bytes(&folder->articles[end->article].analysis.text, end->span));
    }
    buffer_text(out, "\n");
}

static void print_link(struct buffer *out, const struct folder *folder, const struct link *link)
{
    const char *wording = link_wording_name(link->wording);
    const struct view *altered;

    buffer_format(out, "%s%s%s", link_kind_name(link->kind), wording ? ", " : "",
                  wording ? wording : "");
    if (link->nearer != NONE) {
        buffer_text(out, ", nearer ");
        buffer_view(out, name_of(folder, link->nearer));
    }
    buffer_text(out, "\n");
    print_end(out, folder, &link->from);
    print_end(out, folder, &link->to);
    vec_each (altered, &link->altered)
        buffer_format(out, "  * %.*s\n", VIEW_ARGS(*altered));
}

static void print_folder(struct buffer *out, const char *path, const struct lexicon *lexicon)
{
    struct folder folder;
    struct links links;
    struct arena arena;
    struct error error = {0};
    const struct link *link;

    arena_init(&arena, 0);
    folder_init(&folder);
    if (folder_add_directory(&folder, path, NULL, NULL, NULL, &error)) {
        buffer_text(out, error.message);
    } else {
        links_find(&links, &folder, lexicon, NULL, &arena);
        vec_each (link, &links)
            print_link(out, &folder, link);
        if (!links.size)
            buffer_text(out, "no links\n");
    }
    folder_release(&folder);
    arena_release(&arena);
}

static void print(struct buffer *out, struct view input)
{
    struct written written = {.size = 0};
    struct error error = {0};
    const struct lexicon *lexicon = lexicon_get(&error);

    if (!lexicon) {
        buffer_text(out, error.message);
        return;
    }
    write_all(&written, input);
    print_folder(out, written.folder, lexicon);
    remove_all(&written);
}

CASE_STAGE(links, print)
