/* rpc/wording.c - two wordings of one utterance, word by word */
#include "rpc/wording.h"

#include "base/map.h"
#include "corpus/align.h"

struct words {
    struct view at[ALIGN_WORDS];
    uint32_t size;
};

/* False where there are too many, or none. */
static bool words_split(struct words *out, struct view text)
{
    size_t at = 0;
    uint32_t width;

    out->size = 0;
    while (at < text.size) {
        size_t start = at;

        while (at < text.size && !utf8_is_space(utf8_decode(text, at, &width)))
            at += width;
        if (at > start && out->size == ALIGN_WORDS)
            return false;
        if (at > start)
            out->at[out->size++] = (struct view){text.data + start, at - start};
        else
            at += width;
    }
    return out->size > 0;
}

/* As words are compared: no case, no marks around them; marks alone as they are. */
static struct view bare(struct view word, struct arena *arena)
{
    struct view normal = utf8_normal(arena, word), rest = normal;
    size_t last = 0;
    uint32_t width;
    bool begun = false;

    for (size_t at = 0; at < normal.size; at += width) {
        int32_t character = utf8_decode(normal, at, &width);

        if (!utf8_is_letter(character) && !utf8_is_digit(character))
            continue;
        if (!begun)
            rest.data = normal.data + at;
        begun = true;
        last = at + width;
    }
    rest.size = begun ? last - (size_t)(rest.data - normal.data) : normal.size;
    return rest;
}

/* Equal words get equal numbers. */
static uint32_t number(uint32_t out[ALIGN_WORDS], const struct words *words, struct map *known,
                       struct arena *arena)
{
    for (uint32_t i = 0; i < words->size; i++) {
        uint32_t *at = map_at(arena, known, bare(words->at[i], arena));

        if (*at == NONE)
            *at = known->size;
        out[i] = *at;
    }
    return words->size;
}

/* The words [from, to), with what stands between them. */
static void add(struct pieces *out, const struct words *words, uint32_t from, uint32_t to,
                enum piece_kind kind, struct arena *arena)
{
    struct piece piece = {{NULL, 0}, kind};

    if (from >= to)
        return;
    piece.text.data = words->at[from].data;
    piece.text.size = (size_t)(words->at[to - 1].data + words->at[to - 1].size - piece.text.data);
    vec_push(arena, out, piece);
}

/* Adds what differs before a match, or the end, and then the words that match. Returns how many words differ. */
static uint32_t add_stretch(struct pieces *out, const struct words *old, const struct words *new,
                            const struct alignment *alignment, uint32_t *i, uint32_t *j,
                            struct arena *arena)
{
    uint32_t a = *i, b = *j, deleted, added;

    while (a < old->size && !alignment->to_b[a])
        a++;
    while (b < new->size && !alignment->to_a[b])
        b++;
    add(out, old, *i, a, PIECE_DELETED, arena);
    add(out, new, *j, b, PIECE_ADDED, arena);
    deleted = a - *i;
    added = b - *j;
    *i = a;
    *j = b;
    while (a < old->size && b < new->size && alignment->to_b[a] == b + 1) {
        a++;
        b++;
    }
    add(out, new, *j, b, PIECE_KEPT, arena);
    *i = a;
    *j = b;
    return deleted > added ? deleted : added;
}

void wording_compare(struct pieces *out, struct view before, struct view after, struct arena *arena)
{
    struct alignment *alignment = arena_new(arena, struct alignment);
    struct words *old = arena_new(arena, struct words), *new = arena_new(arena, struct words);
    struct map known = {0};
    uint32_t i = 0, j = 0, changed = 0;

    memset(out, 0, sizeof(*out));
    if (!words_split(old, before) || !words_split(new, after))
        return;
    alignment->a_size = number(alignment->a, old, &known, arena);
    alignment->b_size = number(alignment->b, new, &known, arena);
    align_words(alignment);
    while (i < old->size || j < new->size)
        changed += add_stretch(out, old, new, alignment, &i, &j, arena);
    if (changed * 2 > (old->size > new->size ? old->size : new->size))
        out->size = 0;
}

void wording_pack(struct pack *pack, const struct pieces *pieces)
{
    static const char *const kinds[] = {"kept", "deleted", "added"};
    const struct piece *piece;

    if (pieces->size == 0) {
        pack_nil(pack);
        return;
    }
    pack_array(pack, pieces->size);
    vec_each (piece, pieces) {
        pack_array(pack, 2);
        pack_visible(pack, piece->text);
        pack_text(pack, kinds[piece->kind]);
    }
}
