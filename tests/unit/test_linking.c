/* tests/unit/test_linking.c - how many links of the gold are found in folders of invented articles */
#include "harness.h"

#include <jansson.h>
#include <stdio.h>

#include "corpus/link.h"

/* Of a folder: links of the gold, at least. */
struct least {
    const char *folder;
    uint32_t same, core, nearer, conflicts,
        replies; /* core: of those that a reader would miss first */
    uint32_t others,
        other_conflicts; /* called the same, or offered, and not in the gold: at most */
};

struct found {
    const struct folder *folder;
    const struct links *links;
};

static const char *name_of(const struct folder *folder, uint32_t article)
{
    const char *slash = strrchr(folder->articles[article].path, '/');

    return slash ? slash + 1 : folder->articles[article].path;
}

static bool is_end(const struct found *found, const struct link_end *end, json_t *gold)
{
    const char *article = json_string_value(json_object_get(gold, "article"));
    json_int_t start = json_integer_value(json_object_get(gold, "start"));
    json_int_t to = json_integer_value(json_object_get(gold, "end"));

    return end->article != NONE && article &&
           strcmp(name_of(found->folder, end->article), article) == 0 && start < end->span.end &&
           end->span.start < to;
}

static bool is_pair(const struct found *found, const struct link *link, json_t *row)
{
    json_t *from = json_object_get(row, "from"), *to = json_object_get(row, "to");

    return (is_end(found, &link->from, from) && is_end(found, &link->to, to)) ||
           (is_end(found, &link->from, to) && is_end(found, &link->to, from));
}

static const struct link *find(const struct found *found, json_t *row, enum link_kind kind)
{
    const struct link *link;

    vec_each (link, found->links)
        if (link->kind == kind && is_pair(found, link, row))
            return link;
    return NULL;
}

static bool is_kind(json_t *row, const char *kind)
{
    const char *of = json_string_value(json_object_get(row, "kind"));

    return of && strcmp(of, kind) == 0;
}

static json_t *read_rows(const char *folder, const char *name)
{
    char path[256], line[4096];
    json_t *rows = json_array();
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    while (file && fgets(line, sizeof line, file))
        json_array_append_new(rows, json_loads(line, 0, NULL));
    if (file)
        fclose(file);
    return rows;
}

static void count_row(struct least *have, const struct found *found, json_t *row)
{
    const char *nearer = json_string_value(json_object_get(row, "nearer"));
    const struct link *link;

    if (is_kind(row, "conflict"))
        have->conflicts += find(found, row, LINK_CONFLICT) != NULL;
    if (is_kind(row, "reply"))
        have->replies += find(found, row, LINK_REPLY) != NULL;
    link = is_kind(row, "same") ? find(found, row, LINK_SAME) : NULL;
    if (!link)
        return;
    have->same++;
    have->core += json_is_true(json_object_get(row, "core"));
    have->nearer +=
        nearer && link->nearer != NONE && strcmp(name_of(found->folder, link->nearer), nearer) == 0;
}

static bool is_in_gold(const struct found *found, const struct link *link, json_t *rows)
{
    json_t *row;
    size_t i;

    json_array_foreach(rows, i, row) if (is_kind(row, link_kind_name(link->kind)) &&
                                         is_pair(found, link, row)) return true;
    return false;
}

static void check_found(const struct least *least, const struct found *found)
{
    struct least have = {.folder = least->folder};
    json_t *rows = read_rows(least->folder, "links.jsonl"), *row;
    json_t *others = read_rows(least->folder, "not_same.jsonl");
    const struct link *link;
    size_t i;

    CHECK(json_array_size(rows) > 30 && json_array_size(others) > 8);
    json_array_foreach(rows, i, row) count_row(&have, found, row);
    json_array_foreach(others, i, row) CHECK(find(found, row, LINK_SAME) == NULL);
    vec_each (link, found->links) {
        if (link->kind == LINK_SAME)
            have.others += !is_in_gold(found, link, rows);
        if (link->kind == LINK_CONFLICT)
            have.other_conflicts += !is_in_gold(found, link, rows);
    }
    if (!CHECK(have.same >= least->same && have.core >= least->core &&
               have.nearer >= least->nearer && have.conflicts >= least->conflicts &&
               have.replies >= least->replies && have.others <= least->others &&
               have.other_conflicts <= least->other_conflicts))
        printf("# %s: same %u and %u others, core %u, nearer %u, conflicts %u and %u others, "
               "replies %u\n",
               have.folder, have.same, have.others, have.core, have.nearer, have.conflicts,
               have.other_conflicts, have.replies);
    json_decref(rows);
    json_decref(others);
}

static void check_folder(const struct least *least)
{
    struct error error = {0};
    struct folder folder;
    struct links links;
    struct arena arena;

    arena_init(&arena, 0);
    folder_init(&folder);
    CHECK_INT(folder_add_directory(&folder, least->folder, NULL, NULL, NULL, &error), ERROR_OK);
    CHECK(links_find(&links, &folder, lexicon_get(NULL), NULL, &arena));
    check_found(least, &(struct found){&folder, &links});
    folder_release(&folder);
    arena_release(&arena);
}

TEST(of_a_recall_the_reports_are_found_and_no_look_alike)
{
    check_folder(&(struct least){"tests/folders/recall", 9, 6, 5, 10, 0, 1, 1});
}

TEST(of_a_takeover_the_reports_are_found_and_no_look_alike)
{
    check_folder(&(struct least){"tests/folders/takeover", 11, 8, 6, 8, 1, 1, 3});
}

TEST(of_a_strike_the_reports_are_found_and_no_look_alike)
{
    check_folder(&(struct least){"tests/folders/strike", 10, 9, 10, 6, 1, 1, 1});
}

TEST(of_an_election_the_reports_are_found_and_no_look_alike)
{
    check_folder(&(struct least){"tests/folders/election", 8, 8, 7, 10, 2, 0, 4});
}

TEST(of_a_vaccine_the_reports_are_found_and_no_look_alike)
{
    check_folder(&(struct least){"tests/folders/vaccine", 7, 6, 6, 1, 0, 1, 3});
}
