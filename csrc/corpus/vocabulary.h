/* corpus/vocabulary.h - the words of a folder, as they are compared between articles
 *
 * A word is a number: all inflected forms share one (Snowball stems, of irregular verbs that of the base form), so do words of one class of events.tsv ("freeze",
 * "suspend"), names of one country (Norway, Norwegian, Oslo), a number in digits
 * and in letters (14, fourteen), and a long name and its initials (corpus/acronym.h).
 *
 *   weight = base * (1 - share of the other articles that hold it)
 *
 * base: 0 closed classes, 0.3 common.tsv, 0.4 countries and other names (words that the folder nearly always writes with a
 * capital: whom a story is about, not what is said), 1 classes of events.tsv and numbers; else by how many articles of news in
 * general hold it (frequencies.tsv), log(N/n), up to 1 for a rare word: so the weights of a folder of two articles are
 * sensible too. In a folder about one topic the words of the topic are in every article and weigh nearly nothing; two articles may
 * share a word without its losing weight.
 *
 * Units:   weights 0..1
 * Order:   entries by first appearance
 * Owner:   the arena; forms borrow the articles or the lexicon
 * Errors:  those of the arena
 * Threads: one builds, then immutable
 * Layer:   8
 */
#ifndef CORPUS_VOCABULARY_H
#define CORPUS_VOCABULARY_H

#include "corpus/acronym.h"
#include "corpus/stems.h"

struct entry {
    struct view form; /* a form of the word, for people */
    float base, weight;
    uint32_t articles;            /* that hold it */
    uint32_t times, capitals;     /* occurrences, and those with a capital inside a sentence */
    uint32_t last;                /* article that was counted last */
    uint32_t converse;            /* of acts: the entry of the converse act, or NONE */
    const struct table_row *axis; /* of axes.tsv, or NULL */
    uint32_t matter;              /* with an axis: the entry that stands for it */
    bool act, number, country;
};

/* What is known of a normal form, wherever it stands. */
struct form {
    struct view norm, stem;
    uint32_t entry;     /* that it is by itself, or NONE where nobody asked yet */
    bool opens_event;   /* events.tsv has it before a second word */
    bool opens_place;   /* places.tsv has it, alone or before others, or it has a hyphen */
    bool opens_acronym; /* a long name begins with it */
};

struct word {
    uint32_t entry;
    uint32_t form; /* of its first token: equal where the normal forms are */
    struct range tokens;
};

struct word_list VECTOR(struct word);

struct vocabulary {
    struct VECTOR(struct entry) entries;
    struct map by_key; /* "leave" of a class, "@armenia", "#14", or a stem */
    struct VECTOR(struct form) forms;
    struct map by_norm;            /* normal form -> index into forms */
    const uint32_t **forms_of;     /* [articles][tokens] index into forms, of words */
    uint32_t articles;             /* that were counted */
    uint32_t *of_event, *of_place; /* [rows of the table] entry + 1; 0: nobody asked yet */
    struct acronyms acronyms;      /* learnt before a word is read */
    const struct stems *stems;
    const struct lexicon *lexicon;
    struct sb_stemmer *stemmer;
    struct arena *arena;
};

/* Counts the words of all articles and sets the weights. The stemmer is borrowed, and used as long as the vocabulary. */
void vocabulary_build(struct vocabulary *out, const struct folder *folder,
                      const struct lexicon *lexicon, struct sb_stemmer *stemmer,
                      struct arena *arena);

/* The words of a range of an article's tokens: no punctuation; names of countries and phrases of events.tsv as one, and
 * long names as their initials. */
void vocabulary_words(struct word_list *out, struct vocabulary *vocabulary, const struct text *text,
                      uint32_t article, struct range tokens, struct arena *arena);

/* The entry of a country by any of its names, NONE if it is none. */
uint32_t vocabulary_country(struct vocabulary *vocabulary, struct view name, struct arena *arena);

#endif
