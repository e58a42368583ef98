/* syntax/tagger.h - parts of speech, from left to right
 *
 * A greedy tagger: each word takes the tag that scores best given the words around it and the two tags before it. Averaged
 * perceptron, Collins 2002.
 *
 * Units:   tokens
 * Order:   linear in the length of the sentence
 * Owner:   writes tree->tag
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef SYNTAX_TAGGER_H
#define SYNTAX_TAGGER_H

#include "syntax/tree.h"

/* A sentence on its way. */
struct tagger {
    struct range sentence;
    uint32_t at;              /* the token that is next */
    struct features features; /* of that token */
};

/* Step by step, so that other sentences can go on while the memory answers for this one: tagger_begin, then tagger_step until it returns false. */
void tagger_begin(struct tagger *out, const struct tree *tree, struct range sentence,
                  const struct model *model);
bool tagger_step(struct tagger *tagger, struct tree *tree, const struct model *model);

/* Fills tree->tag of a sentence: all its steps. */
void tagger_read(struct tree *tree, struct range sentence, const struct model *model);

/* The features of token i, whose left neighbours have their tags. For training too. */
void tagger_features(struct features *out, const struct tree *tree, struct range sentence,
                     uint32_t i);

#endif
