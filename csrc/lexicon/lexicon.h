/* lexicon/lexicon.h - what words mean to us
 *
 * All built-in tables, read once and then immutable, as maps from a phrase to its rows. A phrase is one or more
 * normal forms (struct token.norm) joined by single spaces. The tables' own heads say what their columns mean.
 *
 * Units:   -
 * Order:   the longest phrase wins in lexicon_longest
 * Owner:   lexicon_get's result lives as long as the process
 * Errors:  a built-in table that cannot be read is ERROR_INTERNAL (the unit tests read them all)
 * Threads: lexicon_get may be called from any thread; the result is immutable
 * Layer:   1
 */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include "base/map.h"
#include "lexicon/pattern.h"
#include "lexicon/table.h"

/* X(field, table name): the first column of each is the phrase that the map is keyed by. */
#define LEXICON_TABLES(X)                                                                          \
    X(cues, "cues")             /* verbs, nouns and prepositions that say that it is speech */     \
    X(titles, "titles")         /* offices and occupations of people */                            \
    X(honorifics, "honorifics") /* Mr, Dr, ... */                                                  \
    X(names, "names")           /* given names, with gender where it is plain */                   \
    X(nicknames, "nicknames")   /* familiar forms of given names */                                \
    X(places, "places")         /* countries, demonyms, capitals, seats of power */                \
    X(bodies, "bodies")         /* head words of organisations: ministry, council, ... */          \
    X(outlets, "outlets")       /* agencies, papers, broadcasters, with aliases */                 \
    X(words, "words")           /* closed classes: determiners, prepositions, ... */               \
    X(times, "times")           /* months, weekdays, units, relative days */                       \
    X(timing, "timing")         /* the words around them: last, ago, since, recently */            \
    X(occasions, "occasions")   /* gatherings at which something is said, by whom it is told */    \
    X(nominals, "nominals")     /* the country, the leader: words that take up what was named */   \
    X(numbers, "numbers")       /* number words */                                                 \
    X(abbreviations, "abbreviations") /* words that keep their full stop */                        \
    X(clitics, "clitics")         /* endings that are tokens of their own, words of two tokens */  \
    X(alterations, "alterations") /* words whose change alters a report */                         \
    X(events, "events")           /* words that stand for one another in two reports */            \
    X(axes, "axes")               /* acts that are the two sides of one matter */                  \
    X(common, "common")           /* words that say little about which utterance it is */          \
    X(frequencies, "frequencies") /* stems, and how many articles of news hold them */             \
    X(voices, "voices")           /* offices that speak for a country or body */                   \
    X(replies, "replies")         /* words that say that a statement answers another */            \
    X(anonymity, "anonymity") /* the terms on which somebody is not named: words, and patterns */  \
    X(settings, "settings")   /* occasions, bodies that sit, writings: where it was said */

/* Tables that are read in order and are not keyed by a phrase. */
#define LEXICON_LISTS(X)                                                                           \
    X(marks, "marks")             /* quotation marks: opening, closing, style */                   \
    X(boilerplate, "boilerplate") /* patterns of lines that are no text of the article */          \
    X(headers, "headers")         /* patterns of an article's own date, title, outlet, address */  \
    X(media, "media")             /* patterns that join a statement to an outlet */                \
    X(trades, "trades")           /* endings of words for who has a trade: "fireman" */

struct lexicon_table {
    struct table table;
    struct map by_phrase; /* phrase -> index of its first row; empty for lists */
    struct map by_first;  /* the first word of each phrase -> words of the longest that it begins */
    struct map by_last;   /* the last word of each phrase -> a row */
    uint32_t *next;       /* [table.size] the next row of the same phrase, NONE at the end */
    struct pattern **
        pattern; /* [table.size], where there is a column "pattern"; else NULL. NULL for an empty cell */
    struct pattern *any; /* of a list: matches where one of them does; ask it first. Else NULL */
};

struct lexicon {
#define LEXICON_FIELD(field, name) struct lexicon_table field;
    LEXICON_TABLES(LEXICON_FIELD)
    LEXICON_LISTS(LEXICON_FIELD)
#undef LEXICON_FIELD
};

/* The built-in lexicon, read at the first call. NULL (and *error set) only when memory runs out or a table is damaged. */
const struct lexicon *lexicon_get(struct error *error);

/* A lexicon with more outlets, which come before those of `base`; columns are taken by name. The tables of both must live as long. */
void lexicon_add_outlets(struct lexicon *out, const struct lexicon *base,
                         const struct table *outlets, struct arena *arena);

/* The first row whose phrase is `phrase`, or NULL; further ones by lexicon_next. */
const struct table_row *lexicon_find(const struct lexicon_table *table, struct view phrase);
const struct table_row *lexicon_next(const struct lexicon_table *table,
                                     const struct table_row *row);

/* The first row whose phrase is `phrase` and whose cell of a column is `value`, or NULL. */
const struct table_row *lexicon_find_with(const struct lexicon_table *table, struct view phrase,
                                          const char *column, struct view value);

/* Whether a phrase of the table begins with this word. */
bool lexicon_begins(const struct lexicon_table *table, struct view word);

/* The row of the longest phrase that begins words[0] (at most `size` words); *length gets its number of words. */
const struct table_row *lexicon_longest(const struct lexicon_table *table, const struct view *words,
                                        uint32_t size, uint32_t *length);

/* The cell of a named column. Precondition: the table has that column (else an empty view). */
struct view lexicon_cell(const struct lexicon_table *table, const struct table_row *row,
                         const char *column);

#endif
