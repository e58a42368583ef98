/* corpus/codec.h - values as bytes, and back, by one function for both directions
 *
 * Each function writes a value where the codec has a buffer, and else reads into it. What cannot be read sets `failed`, and is 0 then.
 * Numbers are LEB128; NONE, which is frequent, is written as 0 by codec_index; a text that stands in the article is its place there.
 *
 * Units:   bytes
 * Order:   -
 * Owner:   what is read lives in the arena; texts borrow the article's bytes, or those that are read from
 * Errors:  `failed`; those of the arena
 * Threads: one for each codec
 * Layer:   8
 */
#ifndef CORPUS_CODEC_H
#define CORPUS_CODEC_H

#include "base/arena.h"
#include "base/buffer.h"
#include "speaker/authority.h"
#include "time/date.h"

struct codec {
    struct buffer *out;    /* NULL: reads from `in` */
    struct view in, bytes; /* bytes: of the article */
    size_t at;
    bool failed;
    const struct authority *authority; /* what speakers' entries are looked up in, or NULL */
    struct arena *arena;
};

void codec_byte(struct codec *codec, uint8_t *value);
void codec_number(struct codec *codec, uint32_t *value);
void codec_index(struct codec *codec, uint32_t *value);
void codec_flag(struct codec *codec, bool *value);
void codec_float(struct codec *codec, float *value);
void codec_span(struct codec *codec, struct span *span);
void codec_range(struct codec *codec, struct range *range);
void codec_date(struct codec *codec, struct date *date);
void codec_text(struct codec *codec, struct view *text);
void codec_string(struct codec *codec, const char **string); /* NULL is kept: no such string is empty */

/* How many follow. Each takes a byte at least, so that a damaged number cannot ask for much memory. */
uint32_t codec_size(struct codec *codec, uint32_t size);

/* A vector, each element by a function (struct codec *, element *). */
#define CODEC_EACH(c, v, code)                                                                     \
    do {                                                                                           \
        uint32_t each_size = codec_size(c, (v)->size), each;                                       \
        if (!(c)->out) {                                                                           \
            (v)->at = arena_array((c)->arena, each_size, sizeof(*(v)->at));                        \
            (v)->size = (v)->room = each_size;                                                     \
        }                                                                                          \
        for (each = 0; each < each_size && !(c)->failed; each++)                                   \
            code(c, &(v)->at[each]);                                                               \
    } while (0)

#endif
