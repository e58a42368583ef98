/* corpus/url.c - web addresses: which are the same, and which article they name */
#include "corpus/url.h"

enum { URL_BYTES = 2048 }; /* a longer one is no address */

static struct view without(struct view text, const char *start)
{
    size_t size = strlen(start);

    if (view_starts(text, view_of(start)))
        return (struct view){text.data + size, text.size - size};
    return text;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t find(struct view text, char c)
{
    const char *at = text.size ? memchr(text.data, c, text.size) : NULL;

    return at ? (size_t)(at - text.data) : text.size;
}

/* Parameters that name the visitor's way here, not the page. */
static bool is_tracking(struct view parameter)
{
    static const char *const names[] = {
        "utm_", "fbclid=", "gclid=", "yclid=", "mc_cid=", "mc_eid="};
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (view_starts(parameter, view_of(names[i])))
            return true;
    return parameter.size == 0;
}

/* Appends the parameters that are kept to out. */
static size_t keep_parameters(char *out, size_t size, struct view query)
{
    char mark = '?';

    while (query.size) {
        size_t end = find(query, '&');
        struct view parameter = {query.data, end};

        if (!is_tracking(parameter)) {
            out[size++] = mark;
            memcpy(out + size, parameter.data, parameter.size);
            size += parameter.size;
            mark = '&';
        }
        end += end < query.size;
        query = (struct view){query.data + end, query.size - end};
    }
    return size;
}

/* The host in lower case, without what is before it. */
static struct view lower_host(struct view url, struct arena *arena)
{
    char *copy = arena_alloc(arena, url.size + 1);
    struct view all = {copy, url.size};
    size_t i, end;

    memcpy(copy, url.data, url.size);
    end = find(all, ':') + 3;
    end = end < url.size && copy[end - 2] == '/' && copy[end - 1] == '/' ? end : 0;
    for (i = 0; i < all.size && (i < end || !strchr("/?#", copy[i])); i++)
        copy[i] = lower(copy[i]);
    return without(without(without(all, "https://"), "http://"), "www.");
}

struct view url_normal(struct view url, struct arena *arena)
{
    struct view text, path, query;
    char *out;
    size_t size;

    url = view_trim(url);
    while (url.size && strchr(".,;:!)]>\"'", url.data[url.size - 1]))
        url.size--;
    if (!url.size || url.size > URL_BYTES || find(url, '@') < find(url, '/'))
        return (struct view){"", 0};
    text = lower_host(url, arena);
    text.size = find(text, '#');
    path = (struct view){text.data, find(text, '?')};
    query = (struct view){text.data + path.size, text.size - path.size};
    query = without(query, "?");
    while (path.size && path.data[path.size - 1] == '/')
        path.size--;
    out = arena_alloc(arena, text.size + 2);
    memcpy(out, path.data, path.size);
    size = keep_parameters(out, path.size, query);
    return memchr(path.data, '.', path.size) ? (struct view){out, size} : (struct view){"", 0};
}

static void index_own(struct map *own, const struct folder *folder, struct arena *arena)
{
    uint32_t i;

    for (i = 0; i < folder->size; i++) {
        struct view url = url_normal(folder->articles[i].analysis.heading.url, arena);
        uint32_t *at;

        if (!url.size)
            continue;
        at = map_at(arena, own, url);
        if (*at == NONE)
            *at = i;
    }
}

/* Where an address leads to in an article: its title, or its first paragraph. */
static struct span front(const struct analysis *analysis)
{
    const struct paragraph *paragraph;
    struct span first = {0, 0};

    vec_each (paragraph, &analysis->text.paragraphs) {
        if (paragraph->kind == PARAGRAPH_TITLE)
            return paragraph->span;
        if (paragraph->kind == PARAGRAPH_BODY && first.end == 0)
            first = paragraph->span;
    }
    return first;
}

static void add_link(struct links *out, const struct folder *folder, struct link_end from,
                     uint32_t to, struct arena *arena)
{
    struct link *link = vec_add(arena, out);

    link->kind = LINK_URL;
    link->from = from;
    link->score = 1;
    link->nearer = NONE;
    link->to = (struct link_end){to, NONE, {0, 0}, from.url};
    link->why = "a web address that leads out of the folder";
    if (to == NONE)
        return;
    link->to.span = front(&folder->articles[to].analysis);
    link->nearer = to;
    link->why = "names the web address of that article";
}

static void link_address(struct links *out, const struct folder *folder, uint32_t article,
                         struct span address, const struct map *own, struct arena *arena)
{
    const struct analysis *analysis = &folder->articles[article].analysis;
    struct link_end from = {article, NONE, address, text_bytes(&analysis->text, address)};
    struct view url = url_normal(from.url, arena);
    uint32_t to = map_get(own, url);

    if (url.size && !view_equal(url, url_normal(analysis->heading.url, arena)))
        add_link(out, folder, from, to == article ? (uint32_t)NONE : to, arena);
}

static bool speaks_of_others(const struct paragraph *paragraph)
{
    return paragraph->kind != PARAGRAPH_BOILERPLATE && paragraph->kind != PARAGRAPH_HEADER;
}

void url_links(struct links *out, const struct folder *folder, struct arena *arena)
{
    struct map own = {0};
    uint32_t i, j;

    index_own(&own, folder, arena);
    for (i = 0; i < folder->size; i++) {
        const struct text *text = &folder->articles[i].analysis.text;
        const struct paragraph *paragraph;
        const struct span *address;

        vec_each (address, &text->addresses)
            link_address(out, folder, i, *address, &own, arena);
        vec_each (paragraph, &text->paragraphs) {
            if (!speaks_of_others(paragraph))
                continue;
            for (j = paragraph->tokens.from; j < paragraph->tokens.to; j++)
                if (text->tokens.at[j].kind == TOKEN_URL)
                    link_address(out, folder, i, text->tokens.at[j].span, &own, arena);
        }
    }
}
