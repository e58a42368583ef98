/* mention/mention.h - every span that can be somebody
 *
 * Names with the offices in apposition to them, titles, nominals, pronouns. A mention knows its form and what can be seen from its own words
 * (kind, gender, number); who it is, is found in speaker/.
 *
 *   [the official representative of the Russian Foreign Ministry, Maria Zakharova]
 *   tokens: all   role: official .. Ministry   name: Maria Zakharova   head: Zakharova
 *
 * Units:   tokens
 * Order:   by first token, the longer first; mentions may nest ("the Russian President" in the above)
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_MENTION_H
#define MENTION_MENTION_H

#include "lexicon/lexicon.h"
#include "syntax/syntax.h"
#include "text/text.h"

enum mention_form { FORM_NAME, FORM_TITLE, FORM_PRONOUN, FORM_NOMINAL };

enum kind {
    KIND_UNKNOWN,
    KIND_PERSON,
    KIND_ORGANISATION,
    KIND_PLACE,    /* a place, which may speak as its government */
    KIND_GROUP,    /* officials, residents, two advisers */
    KIND_DOCUMENT, /* the report, the ruling */
    KIND_UNNAMED   /* a person who is not named: a source, an official */
};

enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE, GENDER_THING };
enum number { NUMBER_UNKNOWN, NUMBER_ONE, NUMBER_MANY };

struct mention {
    struct range tokens; /* the whole phrase, as a source span would cover it */
    struct range name;   /* the name in it, without honorific and office; empty for others */
    struct range role;   /* the office in it; empty where there is none */
    uint32_t head;       /* token */
    uint8_t form;        /* enum mention_form */
    uint8_t kind;        /* enum kind */
    uint8_t gender;      /* enum gender */
    uint8_t number;      /* enum number */
    uint8_t person;      /* pronouns: 1, 2, 3; else 3 */
    bool possessive;     /* "its", "Armenia's" */
};

struct mentions VECTOR(struct mention);

/* Finds all mentions of the text. */
void mentions_find(struct mentions *out, const struct text *text, const struct syntax *syntax,
                   const struct lexicon *lexicon, struct arena *arena);

/* The longest mention that begins at, ends before, or equals the tokens; NONE if there is none. */
uint32_t mention_at(const struct mentions *mentions, struct range tokens);

/* The last mention that begins at or before a token; NONE if there is none. */
uint32_t mention_last(const struct mentions *mentions, uint32_t token);

/* The mention whose name this token is in, of the last NAMING_BACK that begin before or at it; NONE if there is none. */
enum { NAMING_BACK = 16 };
uint32_t mention_naming(const struct mentions *mentions, uint32_t token);

#endif
