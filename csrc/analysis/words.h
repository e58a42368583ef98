/* analysis/words.h - the words that the metrics count
 *
 * Not the tokens of text/: the measure of an engine must not move with its tokenizer. A word is a run of letters, digits and
 * underscores that begins with a letter or digit, and goes on over one full stop, apostrophe or hyphen inside it ("U.S", "don't"). Marks at the
 * edge of a span are no words, so quotation marks and commas, on which corpora differ, decide nothing.
 *
 * Units:   bytes for spans, indexes of words for ranges
 * Order:   words by position; word sets as ranges by position that neither overlap nor touch
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   7
 */
#ifndef ANALYSIS_WORDS_H
#define ANALYSIS_WORDS_H

#include "base/vector.h"

struct words VECTOR(struct span);   /* each word's bytes */
struct word_set VECTOR(struct range); /* of indexes of words */
struct span_list VECTOR(struct span);

/* Letters, digits and underscores; marks, which utf8_is_letter counts, are not. */
bool is_word_character(int32_t character);

/* All words of a text. */
void words_find(struct words *out, struct view text, struct arena *arena);

/* The words that a span touches; empty where it touches none. */
struct range words_of_span(const struct words *words, struct span span);

/* The set of words that any of the spans touches. */
void words_of_spans(struct word_set *out, const struct words *words, const struct span_list *spans,
                    struct arena *arena);

/* Orders struct range by from, then to; for qsort. */
int range_compare(const void *a, const void *b);

uint32_t word_set_size(const struct word_set *set);
uint32_t word_set_shared(const struct word_set *a, const struct word_set *b); /* words in both */
bool word_set_equal(const struct word_set *a, const struct word_set *b);

#endif
