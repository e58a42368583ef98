/* corpus/stems.c - one form for all forms of a word */
#include "corpus/stems.h"

#include <libstemmer.h>
#include <pthread.h>
#include <setjmp.h>

#include "syntax/inflect.h"

enum { WORD_BYTES = 64 };

/* Made once and kept as long as the process. */
static struct {
    pthread_once_t once;
    struct arena arena;
    struct stems stems;
} kept = {.once = PTHREAD_ONCE_INIT};

struct view stem_of(struct view norm, struct sb_stemmer *stemmer, const struct lexicon *lexicon,
                    struct arena *arena)
{
    struct inflection verb;
    const sb_symbol *out;

    if (inflection_find(&verb, norm, lexicon))
        norm = verb.lemma;
    out = norm.size > WORD_BYTES
              ? NULL
              : sb_stemmer_stem(stemmer, (const sb_symbol *)norm.data, (int)norm.size);
    if (out)
        norm = (struct view){(const char *)out, (size_t)sb_stemmer_length(stemmer)};
    return arena_copy(arena, norm);
}

struct view stem_join(struct view first, struct view second, struct arena *arena)
{
    char *joined = arena_alloc(arena, first.size + second.size + 1);

    memcpy(joined, first.data, first.size);
    joined[first.size] = ' ';
    memcpy(joined + first.size + 1, second.data, second.size);
    return (struct view){joined, first.size + second.size + 1};
}

/* "let down" -> the stems of both. */
static struct view stem_phrase(struct stems *stems, struct view phrase, struct sb_stemmer *stemmer,
                               const struct lexicon *lexicon, struct arena *arena)
{
    const char *space = memchr(phrase.data, ' ', phrase.size);
    size_t size = space ? (size_t)(space - phrase.data) : phrase.size;
    struct view first = stem_of((struct view){phrase.data, size}, stemmer, lexicon, arena), second;

    if (!space)
        return first;
    *map_at(arena, &stems->openers, first) = 0;
    second = stem_of((struct view){space + 1, phrase.size - size - 1}, stemmer, lexicon, arena);
    return stem_join(first, second, arena);
}

static void stem_events(struct stems *stems, struct sb_stemmer *stemmer,
                        const struct lexicon *lexicon, struct arena *arena)
{
    const struct table *table = &lexicon->events.table;
    uint32_t i;

    map_reserve(arena, &stems->events, table->size);
    for (i = 0; i < table->size; i++) {
        struct view phrase = stem_phrase(stems, table->rows[i].cell[0], stemmer, lexicon, arena);
        uint32_t *at = map_at(arena, &stems->events, phrase);

        if (*at == NONE)
            *at = i;
    }
}

static void stem_common(struct stems *stems, struct sb_stemmer *stemmer,
                        const struct lexicon *lexicon, struct arena *arena)
{
    const struct table *table = &lexicon->common.table;
    struct view *common = arena_new_array(arena, table->size, struct view);
    uint32_t i;

    for (i = 0; i < table->size; i++)
        common[i] = stem_of(table->rows[i].cell[0], stemmer, lexicon, arena);
    stems->common = common;
}

static void stem_all(void)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    struct sb_stemmer *stemmer = sb_stemmer_new("english", NULL);
    jmp_buf guard;

    arena_init(&kept.arena, 0);
    if (!lexicon || !stemmer || setjmp(guard)) {
        kept.stems = (struct stems){.common = NULL};
    } else {
        kept.arena.guard = &guard;
        stem_events(&kept.stems, stemmer, lexicon, &kept.arena);
        stem_common(&kept.stems, stemmer, lexicon, &kept.arena);
    }
    kept.arena.guard = NULL;
    sb_stemmer_delete(stemmer);
}

const struct stems *stems_get(void)
{
    pthread_once(&kept.once, stem_all);
    return &kept.stems;
}
