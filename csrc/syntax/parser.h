/* syntax/parser.h - dependencies by transitions
 *
 * The arc-hybrid system (Kuhlmann et al. 2011): a stack, a buffer, and three actions, chosen greedily by a linear model; the relation of an arc is
 * chosen when the arc is made. Trained with the dynamic oracle of Goldberg and Nivre (2013), so that it has seen its own mistakes.
 *
 *   SHIFT  moves the next token to the stack
 *   LEFT   makes the top of the stack a child of the next token (or of the root, behind the last) and drops it
 *   RIGHT  makes the top of the stack a child of the one below it and drops it
 *
 * Units:   tokens, counted within the sentence; size is the root, behind the last
 * Order:   2 n steps for a sentence of n tokens, which is at most SENTENCE_TOKENS
 * Owner:   struct parser's room lives in the arena and is used again for each sentence
 * Errors:  none
 * Threads: one parser for one thread
 * Layer:   3
 */
#ifndef SYNTAX_PARSER_H
#define SYNTAX_PARSER_H

#include "syntax/tree.h"

enum action { ACTION_SHIFT, ACTION_LEFT, ACTION_RIGHT, ACTION_COUNT };

/* What has been built of one token. Indexes count within the sentence; -1: none. */
struct node {
    int32_t head;
    int32_t left, left2, right, right2; /* outermost children, and the ones inside them */
    uint8_t lefts, rights;              /* how many, at most 3 */
    uint8_t relation;
};

struct parser {
    const struct tree *tree;
    struct range sentence;
    int32_t size;         /* tokens of the sentence */
    int32_t next;         /* of the buffer; size: only the root is left */
    int32_t depth;        /* of the stack */
    int32_t *stack;       /* [SENTENCE_TOKENS] */
    struct node *nodes;   /* [SENTENCE_TOKENS + 1] */
    enum action action;   /* that is chosen and waits for its relation; ACTION_COUNT: none is */
    struct features features; /* of the choice that is next */
};

void parser_init(struct parser *out, struct arena *arena);

/* Fills tree->head and tree->relation of a sentence whose tags are there. */
void parser_read(struct parser *parser, struct tree *tree, struct range sentence,
                 const struct model *model);

/* The same step by step, so that other sentences can go on while the memory answers for this one: parser_begin, then parser_step until it
 * returns false. */
void parser_begin(struct parser *parser, const struct tree *tree, struct range sentence,
                  const struct model *model);
bool parser_step(struct parser *parser, struct tree *tree, const struct model *model);

/* The steps, for training: start, look, act, until parser_done. */
void parser_start(struct parser *parser, const struct tree *tree, struct range sentence);
bool parser_done(const struct parser *parser);
bool parser_allows(const struct parser *parser, enum action action);
void parser_features(struct features *out, const struct parser *parser);
void parser_arc(const struct parser *parser, enum action action, int32_t *head, int32_t *child);
void parser_relation_features(struct features *out, const struct parser *parser, int32_t head,
                              int32_t child);
void parser_act(struct parser *parser, enum action action, enum relation relation);

#endif
