/* corpus/unit.h - what is compared: a statement cut into sentences, with who, when and the words that count
 *
 *   "He left," she said. "He will be back if it rains."
 *   [unit 0]              [unit 1: act return, modality will, conditional]
 *
 * A long quotation is reported sentence by sentence, so a unit is one sentence of one part of a content. Its point is the first
 * act (events.tsv) outside a condition; "did not keep" is the act that events.tsv names as the converse of "keep".
 * A sentence that stands in no statement is a unit too, or the clause behind the last one in it: what an article says itself may contradict what another reports. A
 * headline takes speaker and day of the first statement of its article that it sums up.
 *
 * Units:   tokens and bytes of the article
 * Order:   by article; in it the statements', then the article's own, by place; bags by number, each word once
 * Owner:   the arena
 * Errors:  those of the arena
 * Threads: immutable once built
 * Layer:   8
 */
#ifndef CORPUS_UNIT_H
#define CORPUS_UNIT_H

#include "corpus/people.h"
#include "corpus/stance.h"
#include "corpus/when.h"

/* quoted whole, in part, not at all; in the article's own words */
enum unit_form { UNIT_QUOTE, UNIT_FRAGMENT, UNIT_INDIRECT, UNIT_NARRATED };

struct unit {
    uint32_t article;
    uint32_t statement; /* NONE: a sentence in the article's own words */
    uint32_t
        voice; /* the statement that tells who and when: its own, or the one that a headline sums up; or NONE */
    struct span span;
    struct range tokens;
    struct word_list words; /* in order */
    uint32_t *bag;          /* [bag_size] entries of weight over 0, each once, sorted */
    uint32_t bag_size;
    float mass, base; /* sums of the bag's weights: with and without the folder's share */
    float figures;    /* of the mass, that of its numbers */
    uint32_t *
        names; /* [names_size] entries of the parties that it is about, sorted: where it names fewer than two itself,
                        those around it as well; none where it takes no stance */
    uint32_t names_size;
    bool names_borrowed; /* some stand around it */
    struct marks marks;
    struct stances stances;
    struct when when;
    uint32_t person;  /* index into people, or NONE */
    uint32_t country; /* entry of the country or NONE: that the speaker is, or speaks for */
    uint32_t point;   /* entry of the act that the unit is about, or NONE */
    uint8_t form;     /* enum unit_form */
    bool is_country;  /* the speaker is the country itself, or a body of its government */
    bool conditional, negated;
};

struct units VECTOR(struct unit);

#define BEARER_UNASKED (NONE - 1)

/* A person, as it is compared with others (corpus/who.h). */
struct bearer {
    struct view name; /* normal form */
    struct VECTOR(struct view) roles;
    uint32_t country; /* entry of the country or NONE: that it is, or speaks for */
    bool is_country;  /* the country itself, or a body of its government */
    bool office;      /* holds one that speaks for a country or body */
    uint32_t
        holder; /* of an office without a name: the only person known to hold it, NONE where there is none; BEARER_UNASKED */
};

struct corpus {
    const struct folder *folder;
    const struct lexicon *lexicon;
    struct people people;
    struct bearer *bearers; /* [people.all.size] */
    uint8_t **
        stands; /* [people.all.size][those before] whether one may stand for the other, as who.c found when it was asked */
    struct vocabulary vocabulary;
    struct units units;
    const bool *
        refers; /* [articles][articles] whether the first names the web address of the second; or NULL */
    uint32_t **
        first; /* [articles][statements + 1] index of a statement's first unit; NULL where there are none */
    struct arena *arena;
};

/* Reads all that is compared out of a folder. The stemmer is borrowed. */
void corpus_build(struct corpus *out, const struct folder *folder, const struct lexicon *lexicon,
                  struct sb_stemmer *stemmer, struct arena *arena);

/* The statements of one person only, by article and place, weighed as if in no folder. people: those of the folder. */
void corpus_build_person(struct corpus *out, const struct folder *folder,
                         const struct people *people, uint32_t person,
                         const struct lexicon *lexicon, struct sb_stemmer *stemmer,
                         struct arena *arena);

/* The article's analysis; the statement that tells who and when, and what is known of its day and medium: NULL where there is none. */
const struct analysis *unit_analysis(const struct corpus *corpus, const struct unit *unit);
const struct statement *unit_statement(const struct corpus *corpus, const struct unit *unit);
const struct provenance *unit_provenance(const struct corpus *corpus, const struct unit *unit);
/* Whether its cue turns what it says: "did not say that", "denied that". */
bool unit_is_turned(const struct corpus *corpus, const struct unit *unit);

/* Whether it says of something that it is not so: by its own words or by its cue, but not by both. */
bool unit_denies(const struct corpus *corpus, const struct unit *unit);

/* Whether a word, an index into the vocabulary's entries, is in its bag. */
bool unit_holds(const struct unit *unit, uint32_t entry);

/* Whether a finite verb stands in it. */
bool unit_is_clause(const struct corpus *corpus, const struct unit *unit);

/* The parties of an article's units, from `first` on: corpus_build's. */
void parties_find(struct corpus *corpus, uint32_t article, uint32_t first);

/* Parties that two units share. */
uint32_t parties_shared(const struct unit *a, const struct unit *b);

struct view unit_text(const struct corpus *corpus, struct span span, uint32_t article);

#endif
