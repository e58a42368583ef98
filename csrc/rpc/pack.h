/* rpc/pack.h - building the messages that go out
 *
 * Each function appends one msgpack value to a buffer. Maps and arrays begin with their number of entries; whoever begins one
 * packs exactly as many.
 *
 * Units:   rows and columns from 0, see text/position.h
 * Order:   as packed
 * Owner:   the buffer is the caller's
 * Errors:  memory that runs out is remembered by the buffer
 * Threads: one at a time for a buffer
 * Layer:   9
 */
#ifndef RPC_PACK_H
#define RPC_PACK_H

#include <msgpack.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/position.h"
#include "time/date.h"

enum { PACK_SHOWN = UTF8_VISIBLE };

struct pack {
    struct buffer *out;
    msgpack_packer packer;
};

void pack_init(struct pack *pack, struct buffer *out);

void pack_nil(struct pack *pack);
void pack_bool(struct pack *pack, bool value);
void pack_number(struct pack *pack, uint64_t value);
void pack_index(struct pack *pack, uint32_t value); /* null for NONE */
void pack_real(struct pack *pack, double value);
void pack_array(struct pack *pack, uint32_t size);
void pack_map(struct pack *pack, uint32_t size);

/* A string, byte for byte; pack_known: null where it is empty. */
void pack_view(struct pack *pack, struct view text);
void pack_known(struct pack *pack, struct view text);
void pack_text(struct pack *pack, const char *string); /* null for NULL */

/* The character at text[at] fit for one line of a screen: white space as a space, else as base/utf8.h. latin1: the text is not
 * UTF-8 and its bytes are shown as what an editor takes them for. Returns the bytes written to out. */
uint32_t pack_shown(struct view text, size_t at, bool latin1, uint32_t *width, char out[PACK_SHOWN]);

/* A text from anywhere on one line, fit for a screen (pack_shown); pack_visible_known: null where it is empty. */
void pack_visible(struct pack *pack, struct view text);
void pack_visible_known(struct pack *pack, struct view text);

/* "YYYY[-MM[-DD]]", null for an unknown one. */
void pack_date(struct pack *pack, struct date date);

/* A key of a map; its value is packed next. */
void pack_key(struct pack *pack, const char *key);

/* [row, column, end_row, end_column] of a span. */
void pack_place(struct pack *pack, const struct positions *positions, struct span span);

/* {major, minor, patch} of a version "1.2.3". */
void pack_version(struct pack *pack, const char *version);

/* Begins the answer to a request; the result is packed next. */
void pack_answer(struct pack *pack, uint32_t id);

/* The whole answer to a request that failed. */
void pack_refusal(struct pack *pack, uint32_t id, const char *message);

/* Begins an event for the editor's receive(); its map is packed next. */
void pack_event(struct pack *pack, const char *event);

#endif
