/* corpus/stance.h - which side a sentence takes in a matter, and how firmly
 *
 *   "Norland has left the union"                      belonging, off, is
 *   "Norland will leave the union if it rains"        belonging, off, if
 *   "The issue of leaving is not on the agenda"       belonging, on (turned), is
 *   "Norland has taken no steps to leave"             belonging, on (turned), idle
 *   "Norland remains in the union for now"            belonging, on, is
 *
 * The matters are those of axes.tsv. A verb of aspect gives way to the act that it begins ("stop paying", "begin withdrawal
 * procedures"); a noun alone only speaks of an act, unless the statement is that noun ("announced the suspension of ...") or a
 * word of standing says how it stands with it.
 *
 * Units:   tokens
 * Order:   by position; the first UNIT_STANCES of a sentence
 * Owner:   rows borrow the lexicon; words live in the arena
 * Errors:  those of the arena
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_STANCE_H
#define CORPUS_STANCE_H

#include "corpus/changes.h"
#include "corpus/vocabulary.h"
#include "syntax/syntax.h"

enum { UNIT_STANCES = 3 };

enum degree {
    DEGREE_TALKED, /* only spoken of: takes no side */
    DEGREE_IDLE,   /* nothing was done about it */
    DEGREE_MAY,
    DEGREE_IF,
    DEGREE_WILL,
    DEGREE_IS
};

struct stance {
    uint32_t act;                 /* entry of the vocabulary */
    uint32_t matter;              /* entry that stands for the matter */
    const struct table_row *axis; /* of axes.tsv */
    bool on;                      /* the side, after negation */
    bool turned;                  /* by a negation */
    uint8_t degree;               /* enum degree */
};

struct stances {
    struct stance at[UNIT_STANCES];
    uint32_t size;
};

/* A sentence, or a part of one, as it is read for its stances. */
struct stance_text {
    const struct vocabulary *vocabulary;
    const struct text *text;
    const struct syntax *syntax;
    const struct word_list *words;
    const struct marks *marks;
    bool turned; /* by its cue: "denied that" */
    bool whole;  /* begins with what is said, so that a noun that opens it is asserted */
};

void stances_find(struct stances *out, const struct stance_text *from);

/* Whether two stances are about one matter. */
bool stance_is_of(const struct stance *a, const struct stance *b);

/* Whether names tell what the matter is about. */
bool stance_of_parties(const struct stance *stance, const struct lexicon *lexicon);

/* "will leave on a condition", "remains"; empty where no side is taken. */
struct view stance_words(const struct stance *stance, const struct lexicon *lexicon,
                         struct arena *arena);

#endif
