/* corpus/unit.h - what is compared: a statement cut into sentences, with who, when and the words that count
 *
 *   "He left," she said. "He will be back if it rains."
 *   [unit 0]              [unit 1: act return, modality will, conditional]
 *
 * A long quotation is reported sentence by sentence, so a unit is one sentence of one part of a content. Its point is the first
 * act (events.tsv) outside a condition; "did not keep" is the act that events.tsv names as the converse of "keep".
 *
 * Units:   tokens and bytes of the article
 * Order:   by article, statement, place; bags by number, each word once
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: immutable once built
 * Layer:   8
 */
#ifndef CORPUS_UNIT_H
#define CORPUS_UNIT_H

#include "corpus/people.h"
#include "corpus/vocabulary.h"
#include "corpus/when.h"

enum unit_form { UNIT_QUOTE, UNIT_FRAGMENT, UNIT_INDIRECT }; /* quoted whole, in part, not at all */

/* A word or phrase of alterations.tsv. */
struct mark {
    struct range tokens;
    const struct table_row *row;
    bool in_condition; /* stands in a conditional clause */
};

struct marks VECTOR(struct mark);

struct unit {
    uint32_t article, statement;
    struct span span;
    struct range tokens;
    struct word_list words; /* in order */
    uint32_t *bag;          /* [bag_size] entries of weight over 0, each once, sorted */
    uint32_t bag_size;
    float mass, base;       /* sums of the bag's weights: with and without the folder's share */
    bool numbers;           /* some are in the bag */
    struct marks marks;
    struct when when;
    uint32_t person;  /* index into people, or NONE */
    uint32_t country; /* entry of the country or NONE: that the speaker is, or speaks for */
    uint32_t point;   /* entry of the act that the unit is about, or NONE */
    uint8_t form;     /* enum unit_form */
    bool is_country;  /* the speaker is the country itself, or a body of its government */
    bool conditional, negated;
};

struct units VECTOR(struct unit);

struct corpus {
    const struct folder *folder;
    const struct lexicon *lexicon;
    struct people people;
    struct vocabulary vocabulary;
    struct units units;
    uint32_t **first; /* [articles][statements + 1] index of a statement's first unit; NULL where there are none */
    struct arena *arena;
};

/* Reads all that is compared out of a folder. The stemmer is borrowed. */
void corpus_build(struct corpus *out, const struct folder *folder, const struct lexicon *lexicon,
                  struct sb_stemmer *stemmer, struct arena *arena);

/* The article, analysis and statement of a unit. */
const struct analysis *unit_analysis(const struct corpus *corpus, const struct unit *unit);
const struct statement *unit_statement(const struct corpus *corpus, const struct unit *unit);
struct view unit_text(const struct corpus *corpus, struct span span, uint32_t article);

#endif
