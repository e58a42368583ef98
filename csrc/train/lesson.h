/* train/lesson.h - articles to learn from: the engine's own tokens, with what people and another parser said of them
 *
 * The .txt files of a folder DIR, with DIR.gold.jsonl (attributions, see analysis/gold.h) and DIR.conll (tokens with part of speech, head, relation and byte
 * offsets). The engine segments the text itself; what another program or person said is carried over by byte offsets, so that the models see
 * in training what they will see in use.
 *
 * Units:   tokens of the engine
 * Order:   articles by name
 * Owner:   each lesson owns an arena; lessons_release frees all
 * Errors:  a file that is missing or damaged ends the program with a sentence
 * Threads: one
 * Layer:   11
 */
#ifndef TRAIN_LESSON_H
#define TRAIN_LESSON_H

#include "statement/proposal.h"
#include "text/article.h"

enum { NO_TAG = 255 };

struct attribution {
    struct spans cue, source, content; /* trimmed of punctuation at the edges */
};

struct lesson {
    const char *path;
    struct arena arena;
    struct article article;
    struct text text;
    struct tree tree;        /* predicted: what features see */
    struct setting setting;  /* over `tree` and `rules` */
    struct statements rules; /* what the rules find */
    uint32_t rows;           /* tokens of the other parser's file */
    uint8_t *guess;          /* [tokens] the tagger's, while it learns */
    uint8_t *tag;            /* [tokens] as given, NO_TAG where the tokens differ */
    uint32_t *head;          /* [tokens] as given, NONE for a root */
    uint8_t *relation;
    bool *whole;             /* [sentences] every token and head of it was given: fit for the parser */
    struct attributions VECTOR(struct attribution) attributions;
    uint8_t *cue;            /* [tokens] enum cue_label, as given */
};

struct lessons {
    struct lesson *at; /* [size] */
    uint32_t size;
};

/* Reads DIR, DIR.gold.jsonl and DIR.conll. */
void lessons_read(struct lessons *out, const char *directory);
void lessons_release(struct lessons *lessons);

/* Works out lesson->setting anew from lesson->tree, with the given cues counted. */
void lesson_set(struct lesson *lesson);

#endif
