/* rpc/snapshot.c - a buffer's article among the others of its folder */
#include "rpc/snapshot.h"

#include <stdlib.h>

static void snapshot_add(struct snapshot *snapshot, struct reading *reading)
{
    struct folder *folder = &snapshot->folder;

    snapshot->readings[folder->size] = reading_hold(reading);
    folder->articles[folder->size++] = reading->article;
}

static void snapshot_fill(struct snapshot *snapshot, struct reading *own,
                          struct reading *const *others, uint32_t size)
{
    struct view name = reading_name(own);
    uint32_t i = 0;

    for (; i < size && view_compare(reading_name(others[i]), name) < 0; i++)
        snapshot_add(snapshot, others[i]);
    snapshot->own = snapshot->folder.size;
    snapshot_add(snapshot, own);
    for (; i < size; i++)
        snapshot_add(snapshot, others[i]);
}

struct snapshot *snapshot_new(struct reading *own, struct reading *const *others, uint32_t size)
{
    struct snapshot *snapshot = calloc(1, sizeof(*snapshot));

    if (!snapshot)
        return NULL;
    arena_init(&snapshot->arena, ANALYSIS_MEMORY);
    snapshot->articles = 1;
    snapshot->folder.room = size + 1;
    snapshot->folder.articles = calloc(size + 1, sizeof(*snapshot->folder.articles));
    snapshot->readings = calloc(size + 1, sizeof(struct reading *));
    if (!snapshot->readings || !snapshot->folder.articles) {
        snapshot_free(snapshot);
        return NULL;
    }
    snapshot_fill(snapshot, own, others, size);
    return snapshot;
}

void snapshot_free(struct snapshot *snapshot)
{
    if (!snapshot)
        return;
    for (uint32_t i = 0; i < snapshot->folder.size; i++)
        reading_drop(snapshot->readings[i]);
    /* the articles belong to their readings: folder_release would free them twice */
    free(snapshot->folder.articles);
    free(snapshot->readings);
    arena_release(&snapshot->arena);
    free(snapshot);
}

bool snapshot_is_whole(const struct snapshot *snapshot)
{
    return !snapshot || snapshot->folder.size >= snapshot->articles;
}

enum error_code snapshot_link(struct snapshot *snapshot, const int *cancel, struct error *error)
{
    const struct lexicon *lexicon = lexicon_get(error);
    jmp_buf guard;
    bool found;

    if (!lexicon)
        return error_set(error, ERROR_INTERNAL, "the built-in lexicon could not be read");
    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to link the articles");
    snapshot->arena.guard = &guard;
    folder_speakers(&snapshot->people, &snapshot->folder, &snapshot->arena);
    found = links_find(&snapshot->links, &snapshot->folder, lexicon, cancel, &snapshot->arena);
    snapshot->arena.guard = NULL;
    return found ? ERROR_OK
                 : error_set(error, ERROR_CANCELLED, "%s", error_default(ERROR_CANCELLED));
}

static struct view content_of(const struct analysis *analysis, uint32_t statement)
{
    const struct parts *content = &analysis->statements.at[statement].content;

    return text_bytes(&analysis->text, text_span(&analysis->text, content->at[0]));
}

uint32_t snapshot_statement(const struct snapshot *snapshot, const struct reading *reading,
                            uint32_t index)
{
    const struct analysis *own = &snapshot->readings[snapshot->own]->article.analysis;
    struct view content;

    if (snapshot->readings[snapshot->own] == reading || index == NONE)
        return index;
    content = content_of(&reading->article.analysis, index);
    for (uint32_t i = 0; i < own->statements.size; i++)
        if (view_equal(content, content_of(own, i)))
            return i;
    return NONE;
}

uint32_t snapshot_person(const struct snapshot *snapshot, const struct reading *reading,
                         uint32_t index)
{
    const struct speakers *own = &snapshot->readings[snapshot->own]->article.analysis.speakers;
    const struct speakers *asked = &reading->article.analysis.speakers;
    const uint32_t *person =
        snapshot->people.of_speaker ? snapshot->people.of_speaker[snapshot->own] : NULL;

    if (snapshot->readings[snapshot->own] == reading)
        return person ? person[index] : (uint32_t)NONE;
    for (uint32_t i = 0; person && i < own->all.size; i++)
        if (view_equal(own->all.at[i].id, asked->all.at[index].id))
            return person[i];
    return NONE;
}
