/* speaker/authority.h - what the user says of the speakers, outlets and articles of a folder
 *
 * Three tables of the user's own, beside the articles, in the form of lexicon/table.h; each may be missing:
 *
 *   speakers.tsv   name, kind, aliases, roles, affiliation, note, link    who is who; wins over every guess
 *   outlets.tsv    phrase, name, kind, country, domain                    as the built-in table, and before it
 *   articles.tsv   file, date, outlet, url, title                         what an article does not say of itself
 *
 * A cell of several aliases or roles separates them by ';'. A role may end with its days in brackets: [2018-05-08..], [..2012],
 * [2004..2008-05]. A name is one speaker's: an alias that is the name of another row, or the alias of one before, is reported and taken
 * from this one, so that no alias leads on to another. A cell with a fault is left out, and told with its line and column; all else counts.
 *
 * Units:   bytes; lines and columns from 1
 * Order:   entries and aliases as in the file; roles without an end first, then by the day they began, the latest first
 * Owner:   malloc; whoever holds it (authority_hold, authority_drop: any thread). What an analysis takes from it is borrowed
 * Errors:  a file that is there and cannot be read, and each fault, are told in `faults` as a sentence, FILE:LINE:COLUMN: what, and in
 *          `places`, element by element, in parts
 * Threads: immutable once loaded
 * Layer:   6
 */
#ifndef SPEAKER_AUTHORITY_H
#define SPEAKER_AUTHORITY_H

#include "speaker/speaker.h"

enum {
    AUTHORITY_BYTES = 64 << 20, /* of one table; a larger one is refused */
    AUTHORITY_ALIASES = 64,     /* of one speaker; further ones are a fault */
    AUTHORITY_ROLES = 32
};

struct authority_role {
    struct view text;
    struct date from, to; /* unknown: open */
};

struct authority_roles VECTOR(struct authority_role);

struct authority_entry {
    struct view id, name, affiliation, note, link; /* empty where not given */
    struct alias aliases;
    struct authority_roles roles;
    uint8_t kind; /* enum kind */
    uint32_t line;
};

struct authority_article {
    struct view file, outlet, url, title; /* empty where not given */
    struct date date;                     /* unknown where not given */
};

/* One role of one entry, among those of one office. */
struct authority_office {
    uint32_t entry, role, next; /* next: index into offices, or NONE */
};

enum authority_table {
    AUTHORITY_SPEAKERS,
    AUTHORITY_OUTLETS,
    AUTHORITY_ARTICLES,
    AUTHORITY_TABLES
};

/* A fault in parts. Line and column are 0 where a whole file could not be read. */
struct authority_fault {
    struct view file, what; /* NUL-terminated; file: the path that was opened */
    uint32_t line, column;  /* column: byte of the line, from 1 */
    uint8_t table;          /* enum authority_table */
};

/* By which a change of the tables is seen: bytes and nanoseconds; 0 of one that is not there. */
struct authority_stamp {
    int64_t size[AUTHORITY_TABLES], modified[AUTHORITY_TABLES];
};

struct authority {
    uint32_t holders;
    struct authority_stamp stamp;
    struct arena arena;
    struct authority_entries VECTOR(struct authority_entry) entries;
    struct VECTOR(struct authority_article) articles;
    struct map by_name; /* authority_key of names and aliases -> entry */
    struct map
        by_bones;       /* skeleton of the name of a person -> entry; NONE - 1 where two share it */
    struct map by_last; /* the same for the last word */
    struct map by_office; /* words of an office and its country -> first of offices */
    struct VECTOR(struct authority_office) offices;
    struct map by_file;      /* -> article */
    struct lexicon *lexicon; /* with the user's outlets; NULL where there are none */
    struct alias faults;     /* sentences, NUL-terminated */
    struct VECTOR(struct authority_fault) places; /* [faults.size], where each of them is */
};

/* Reads the tables of a folder ("" for the one that the process runs in). *out has one holder; NULL, and no error, where none of the
 * tables is there. */
enum error_code authority_load(struct authority **out, struct view folder, struct error *error);

/* Puts what the tables hold now in the place of *authority, which may be NULL, where they have changed since it was loaded. On error it
 * stays. */
enum error_code authority_refresh(struct authority **authority, struct view folder,
                                  struct error *error);

struct authority *authority_hold(const struct authority *authority); /* NULL is allowed */
void authority_drop(struct authority *authority);                    /* NULL is allowed */

/* Reads a table from bytes, which must live as long; name is for faults. */
void authority_read(struct authority *authority, enum authority_table table, const char *name,
                    struct view bytes);

/* The form by which names are compared: lower case, no article before and no full stop behind a word. */
struct view authority_key(struct arena *arena, const struct lexicon *lexicon, struct view name);

/* The last word of a key; all of a key of one word. */
struct view authority_last_word(struct view key);

/* The entry of that name or alias, given by its key; else the person whose name, or last name, is so spelt. NULL if there is none. */
const struct authority_entry *authority_find(const struct authority *authority, struct view key);
const struct authority_entry *authority_find_spelt(const struct authority *authority,
                                                   struct view key, struct arena *arena);

/* The words of an office in lower case, without its country, which *country gets where one is named, and without small words: "prime
 * minister" of "the Prime Minister of Norway". */
struct view authority_office(struct arena *arena, const struct lexicon *lexicon, struct view text,
                             struct view *country);

/* Enters the offices of an entry, once its roles are read. */
void authority_index_offices(struct authority *authority, const struct lexicon *lexicon,
                             uint32_t entry);

/* Whether a role is held on a day; of an unknown day, whether it has no end. */
bool authority_held(const struct authority_role *role, struct date day);

/* The one who holds an office of a country on a day; NULL where nobody does, or several. */
const struct authority_entry *authority_holder(const struct authority *authority,
                                               struct view office, struct view country,
                                               struct date day, struct arena *arena);

/* What the user says of an article, by the name behind the last '/' of its path; NULL if nothing. */
const struct authority_article *authority_article(const struct authority *authority,
                                                  struct view path);

/* The role that somebody holds on a day, the later one of several; the last one held where the day is unknown or in none of them. NULL if the
 * entry has no role. */
const struct authority_role *authority_role_on(const struct authority_entry *entry,
                                               struct date day);

#endif
