/* syntax/classify.h - which classes a word can have, before its neighbours are asked
 *
 * Units:   sets of enum word_class, one bit each
 * Order:   -
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef SYNTAX_CLASSIFY_H
#define SYNTAX_CLASSIFY_H

#include "syntax/syntax.h"

#define CLASS_BIT(class) (1u << (class))

/* sets[tokens] is filled; out->form and out->lemma get those of words that can be verbs. */
void classify(uint32_t *sets, struct syntax *out, const struct text *text,
              const struct lexicon *lexicon, struct arena *arena);

/* Turns the sets into out->class, reading from left to right (context.c). */
void choose_classes(struct syntax *out, const uint32_t *sets, const struct text *text,
                    const struct lexicon *lexicon);

/* Fills out->groups and out->group (group.c), out->phrases and out->phrase (phrase.c). Precondition: classes are chosen. */
void find_groups(struct syntax *out, const struct text *text, const struct lexicon *lexicon,
                 struct arena *arena);
void find_phrases(struct syntax *out, const struct text *text, const struct lexicon *lexicon,
                  struct arena *arena);

#endif
