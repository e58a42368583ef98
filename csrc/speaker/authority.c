/* speaker/authority.c - the user's tables of a folder: loaded, kept, asked */
#include "speaker/authority.h"

#include <stdlib.h>

#include "base/file.h"
#include "speaker/spelling.h"

static const char *const files[AUTHORITY_TABLES] = {[AUTHORITY_SPEAKERS] = "speakers.tsv",
                                                    [AUTHORITY_OUTLETS] = "outlets.tsv",
                                                    [AUTHORITY_ARTICLES] = "articles.tsv"};

static const char *table_path(struct arena *arena, struct view folder, const char *file)
{
    const char *slash = folder.size && folder.data[folder.size - 1] != '/' ? "/" : "";

    return arena_format(arena, "%.*s%s%s", VIEW_ARGS(folder), slash, file);
}

static void tell_unread(struct authority *a, enum authority_table table, const char *path,
                        const struct error *error)
{
    struct view what = arena_copy(&a->arena, view_of(error->message));

    vec_push(&a->arena, &a->faults, what);
    vec_push(&a->arena, &a->places, ((struct authority_fault){view_of(path), what, 0, 0, table}));
}

static void load_tables(struct authority *a, struct view folder)
{
    uint32_t i;

    for (i = 0; i < AUTHORITY_TABLES; i++) {
        const char *path = table_path(&a->arena, folder, files[i]);
        struct error error = {0};
        struct file_status status;
        struct view bytes;

        if (file_status(&status, path, &error) == ERROR_NOT_FOUND)
            continue;
        a->stamp.size[i] = status.size;
        a->stamp.modified[i] = status.modified;
        if (error.code || file_read(&bytes, path, AUTHORITY_BYTES, &a->arena, &error))
            tell_unread(a, i, path, &error);
        else
            authority_read(a, i, path, bytes);
    }
}

/* Alone in a function, so that setjmp's frame holds nothing that changes before a jump to it. */
static bool load_guarded(struct authority *a, struct view folder)
{
    jmp_buf guard;

    if (setjmp(guard))
        return false;
    a->arena.guard = &guard;
    load_tables(a, folder);
    a->arena.guard = NULL;
    return true;
}

static bool same_stamp(const struct authority_stamp *a, const struct authority_stamp *b)
{
    return memcmp(a, b, sizeof(*a)) == 0;
}

enum error_code authority_load(struct authority **out, struct view folder, struct error *error)
{
    static const struct authority_stamp none;
    struct authority *a = calloc(1, sizeof(*a));
    bool loaded;

    *out = NULL;
    if (!a)
        return error_set(error, ERROR_NO_MEMORY, "%s", error_default(ERROR_NO_MEMORY));
    a->holders = 1;
    arena_init(&a->arena, 0);
    loaded = load_guarded(a, folder);
    if (loaded && (a->faults.size || !same_stamp(&a->stamp, &none))) {
        *out = a;
        return ERROR_OK;
    }
    authority_drop(a);
    return loaded ? ERROR_OK
                  : error_set(error, ERROR_NO_MEMORY, "speakers.tsv: %s",
                              error_default(ERROR_NO_MEMORY));
}

static void find_stamp(struct authority_stamp *out, struct view folder)
{
    struct arena arena;
    uint32_t i;

    memset(out, 0, sizeof(*out));
    arena_init(&arena, 0);
    for (i = 0; i < AUTHORITY_TABLES; i++) {
        const char *path = table_path(&arena, folder, files[i]);
        struct file_status status;

        if (!path || file_status(&status, path, NULL))
            continue;
        out->size[i] = status.size;
        out->modified[i] = status.modified;
    }
    arena_release(&arena);
}

enum error_code authority_refresh(struct authority **authority, struct view folder,
                                  struct error *error)
{
    static const struct authority_stamp none;
    struct authority_stamp now;
    struct authority *fresh;
    enum error_code code;

    find_stamp(&now, folder);
    if (same_stamp(&now, *authority ? &(*authority)->stamp : &none))
        return ERROR_OK;
    code = authority_load(&fresh, folder, error);
    if (code)
        return code;
    authority_drop(*authority);
    *authority = fresh;
    return ERROR_OK;
}

struct authority *authority_hold(const struct authority *authority)
{
    struct authority *held = (struct authority *)authority;

    if (held)
        __atomic_add_fetch(&held->holders, 1, __ATOMIC_RELAXED);
    return held;
}

void authority_drop(struct authority *authority)
{
    if (!authority || __atomic_sub_fetch(&authority->holders, 1, __ATOMIC_ACQ_REL))
        return;
    arena_release(&authority->arena);
    free(authority);
}

struct view authority_last_word(struct view key)
{
    size_t at = key.size;

    while (at && key.data[at - 1] != ' ')
        at--;
    return (struct view){key.data + at, key.size - at};
}

static const struct authority_entry *entry_at(const struct authority *a, uint32_t index)
{
    return index < a->entries.size ? &a->entries.at[index] : NULL;
}

const struct authority_entry *authority_find(const struct authority *authority, struct view key)
{
    return entry_at(authority, map_get(&authority->by_name, key));
}

const struct authority_entry *authority_find_spelt(const struct authority *authority,
                                                   struct view key, struct arena *arena)
{
    bool single = authority_last_word(key).size == key.size;
    const struct map *map = single ? &authority->by_last : &authority->by_bones;

    return entry_at(authority, map_get(map, spelling_skeleton(arena, key)));
}

const struct authority_article *authority_article(const struct authority *authority,
                                                  struct view path)
{
    size_t at = path.size;
    uint32_t index;

    while (at && path.data[at - 1] != '/')
        at--;
    index = map_get(&authority->by_file, (struct view){path.data + at, path.size - at});
    return index == NONE ? NULL : &authority->articles.at[index];
}

/* Whether a role was held on a day: 0 no, 1 perhaps, 2 yes. */
static int holds_on(const struct authority_role *role, struct date day)
{
    if (!date_known(day))
        return !date_known(role->to);
    if (date_known(role->from) && date_to_day(role->from) > date_days(day).last)
        return 0;
    if (date_known(role->to) && date_days(role->to).last < date_to_day(day))
        return 0;
    return date_known(role->from) || date_known(role->to) ? 2 : 1;
}

bool authority_held(const struct authority_role *role, struct date day)
{
    return holds_on(role, day) > 0;
}

static bool begins_later(const struct authority_role *a, const struct authority_role *b)
{
    return date_known(a->from) && (!date_known(b->from) || date_compare(a->from, b->from) > 0);
}

const struct authority_role *authority_role_on(const struct authority_entry *entry, struct date day)
{
    const struct authority_role *role, *best = NULL;

    vec_each (role, &entry->roles) {
        int own = holds_on(role, day), other = best ? holds_on(best, day) : -1;

        if (own > other || (own == other && begins_later(role, best)))
            best = role;
    }
    return best;
}
