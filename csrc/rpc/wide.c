/* rpc/wide.c - what is asked of a whole folder that is too large to be loaded */
#include "rpc/wide.h"

#include "base/log.h"
#include "base/utf8.h"

bool wide_is(const struct snapshot *snapshot)
{
    return snapshot && snapshot->folder.size < snapshot->articles;
}

bool wide_roster(struct roster *out, struct document *document, struct view wanted,
                 struct arena *arena)
{
    struct store *store = document->shelf ? shelf_reader(document->shelf) : NULL;
    struct error error = {ERROR_OK, ""};

    if (!store)
        return false;
    if (!roster_find(out, store, wanted, arena, &error))
        return true;
    log_write(LEVEL_WARNING, "%s", error.message);
    return false;
}

/* Those that can be loaded; each is held. */
static uint32_t load_all(struct reading **out, struct store *store, const struct neighbours *found,
                         const char *folder, struct arena *arena)
{
    uint32_t size = 0;

    for (uint32_t i = 0; i < found->size; i++) {
        const char *path = arena_format(arena, "%s/%s", folder, found->at[i].name);
        struct error error = {ERROR_OK, ""};

        if (!reading_of_store(&out[size], store, found->at[i].id, path, &error))
            size++;
    }
    return size;
}

static struct snapshot *link_all(struct reading *own, struct reading **others, uint32_t size)
{
    struct snapshot *snapshot = snapshot_new(own, others, size);
    struct error error = {ERROR_OK, ""};

    for (uint32_t i = 0; i < size; i++)
        reading_drop(others[i]);
    if (!snapshot || !snapshot_link(snapshot, NULL, &error))
        return snapshot;
    log_write(LEVEL_WARNING, "%s", error.message);
    snapshot_free(snapshot);
    return NULL;
}

const struct snapshot *wide_of_person(struct document *document, struct view name,
                                      struct arena *arena)
{
    struct store *store = document->shelf ? shelf_reader(document->shelf) : NULL;
    struct error error = {ERROR_OK, ""};
    struct neighbours found;
    struct reading **others;
    struct view id;

    if (!store)
        return NULL;
    id = roster_id(store, utf8_normal(arena, name), arena);
    if (!id.size ||
        roster_articles(&found, store, id, reading_name(document->reading), arena, &error))
        return NULL;
    others = arena_new_array(arena, found.size + 1, struct reading *);
    snapshot_free(document->wide);
    document->wide = link_all(document->reading, others,
                              load_all(others, store, &found, document->shelf->path, arena));
    return document->wide;
}
