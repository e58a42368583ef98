/* text/segment.h - from bytes to paragraphs, sentences, tokens and quotations
 *
 * text_read is the one entry; it calls the stages of this folder (text/reader.h) in order:
 *
 *   paragraph.c, furniture.c, kind.c   lines, or lines joined where a text was wrapped by hand; then what each paragraph is
 *   tokenize.c                treebank style, with clitics split
 *   candidate.c, quotation.c  on which side of a quotation each mark stands; then pairs of marks, each paragraph on its own
 *   sentence.c                ends that respect abbreviations and quotations
 *
 * Words, marks and patterns come from the lexicon: clitics, abbreviations, marks, headers, boilerplate.
 *
 * Units:   as text/text.h
 * Order:   linear in the length of the bytes
 * Owner:   the arena; bytes are borrowed
 * Errors:  none but the arena's
 * Threads: any, on an arena of one's own
 * Layer:   2
 */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/* Fills *out from bytes. */
void text_read(struct text *out, struct view bytes, const struct lexicon *lexicon,
               struct arena *arena);

#endif
