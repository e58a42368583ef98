/* text/segment.h - from bytes to paragraphs, sentences, tokens and quotations
 *
 * text_read is the one entry; it calls the stages of this folder in order: paragraph.c (lines to paragraphs and their kinds),
 * tokenize.c (treebank style, with clitics split), quotation.c (pairs of marks), sentence.c (ends that respect abbreviations and quotations).
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
