/* speaker/speaker.h - who the mentions are
 *
 * Entities, each with its names, offices and mentions, and the speaker of each statement. Built by sieves, strict to loose
 * (speaker/coreference.h).
 *
 * Units:   -
 * Order:   speakers by first mention; roles and aliases by first appearance
 * Owner:   the arena; views borrow the article's bytes
 * Errors:  none
 * Threads: any
 * Layer:   6
 */
#ifndef SPEAKER_SPEAKER_H
#define SPEAKER_SPEAKER_H

#include "statement/statement.h"
#include "time/date.h"

struct alias VECTOR(struct view);
struct indexes VECTOR(uint32_t);

/* What an office says of the time in which it is held, by words before it: "former", "acting", "then". */
enum tenure { TENURE_HELD, TENURE_ACTING, TENURE_THEN, TENURE_FORMER };

struct speaker {
    struct view
        id; /* "nikol-pashinyan": letters and digits of the name, lower case, joined by '-' */
    struct view name;        /* the fullest name */
    struct view affiliation; /* a country or organisation; empty where unknown */
    struct parts roles;      /* tokens */
    struct alias aliases;    /* surface forms, the name among them */
    struct indexes mentions; /* into struct mentions */
    struct indexes statements;
    struct range terms; /* tokens: on which one who is not named speaks; empty for most */
    uint8_t kind;   /* enum kind */
    uint8_t gender; /* enum gender */
    const struct authority_entry
        *entry; /* what the user says of the speaker (speaker/authority.h), or NULL */
};

struct speakers {
    struct VECTOR(struct speaker) all;
    uint32_t *of_mention;   /* [mentions] index into all, or NONE */
    uint32_t *of_statement; /* [statements] index into all, or NONE */
};

struct authority;

/* What is known from elsewhere than the article; authority may be NULL. */
struct knowledge {
    const struct authority *authority; /* what the user says: it wins */
    struct date day;                   /* of the article, or unknown */
};

/* Resolves all mentions and statements. */
void speakers_find(struct speakers *out, const struct text *text, const struct mentions *mentions,
                   const struct statements *statements, const struct lexicon *lexicon,
                   const struct knowledge *knowledge, struct arena *arena);

/* The tenure of a role of a speaker, by nominals.tsv. */
enum tenure role_tenure(const struct text *text, const struct lexicon *lexicon, struct range role);

/* Whether a word says of an office behind it whether it is held: "former", "acting". */
bool role_is_tenure(const struct lexicon *lexicon, struct view word);

const char *tenure_name(enum tenure tenure); /* "current", "acting", "then", "former" */
const char *kind_name(enum kind kind);
const char *form_name(enum mention_form form);

#endif
