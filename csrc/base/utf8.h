/* base/utf8.h - characters
 *
 * A byte that is not part of valid UTF-8 decodes as U+FFFD of width 1, so that every byte belongs to exactly one
 * character and offsets never drift. Case, categories and normal forms come from utf8proc.
 *
 * Units:   bytes for offsets and widths, code points for characters
 * Order:   -
 * Owner:   results of utf8_normal live in the arena
 * Errors:  none: bad bytes are characters too
 * Threads: any
 * Layer:   0
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

enum { UTF8_BAD = 0xFFFD, UTF8_VISIBLE = 16 };

/* The character at text[at]; *width gets its bytes (1..4). Precondition: at < text.size. */
int32_t utf8_decode(struct view text, size_t at, uint32_t *width);

/* The offset of the character before `at`. Precondition: 0 < at <= text.size. */
size_t utf8_before(struct view text, size_t at);

/* Writes character (a valid code point) to out[4]; returns its bytes. */
uint32_t utf8_encode(int32_t character, char out[4]);

bool utf8_valid(struct view text);
bool utf8_is_letter(int32_t character); /* letters and marks */
bool utf8_is_digit(int32_t character);
bool utf8_is_upper(int32_t character); /* upper and title case */
bool utf8_is_lower(int32_t character);
bool utf8_is_space(
    int32_t character); /* any white space, no-break and zero-width ones and the BOM included */
bool utf8_is_apostrophe(
    int32_t character); /* what utf8_normal makes a straight one, that one included */
int32_t utf8_lower(int32_t character);

/* NFC, lower case, curly apostrophes straight, accents kept; bad bytes dropped. More than UTF8_NORMAL bytes are not
 * composed (marks of hostile texts would be sorted in quadratic time). */
struct view utf8_normal(struct arena *arena, struct view text);
enum { UTF8_NORMAL = 2048 };

/* The character at text[at] fit for a screen, in Vim's notation: ^[ for controls, <ff> for bad bytes, <202e> for what turns
 * the direction of text. Returns the bytes written to out; *width as utf8_decode. Precondition: at < text.size. */
uint32_t utf8_visible(struct view text, size_t at, uint32_t *width, char out[UTF8_VISIBLE]);

/* As many whole characters of text, made visible, as fit in room bytes with a NUL. Precondition: room > 0. */
void utf8_visible_text(char *out, size_t room, struct view text);

/* The cells of a screen that text takes. */
uint32_t utf8_cells(struct view text);

/* The UTF-16 units of text, for column counts of editors that use them. */
size_t utf8_utf16_length(struct view text);

#endif
