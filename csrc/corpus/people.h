/* corpus/people.h - who speaks in a folder: the speakers of all its articles, merged
 *
 * Two speakers of different articles are one person where their names are equal but for case, accents and initials in the middle, or are two forms
 * of one name (corpus/namesake.h). One whom an article calls by an office alone is whoever holds it in those months, where the folder tells
 * of one and no other (corpus/offices.h).
 *
 * Units:   article: index into the folder; statement and speaker: indexes into that article's
 * Order:   people by number of statements, the most first, then by name; roles held (or acting) before those that were, the newest
 *          article first; aliases and statements by article, then by place
 * Owner:   the arena; views borrow the folder's articles, which must live as long
 * Errors:  those of the arena
 * Threads: any, over a folder that nobody changes
 * Layer:   8
 */
#ifndef CORPUS_PEOPLE_H
#define CORPUS_PEOPLE_H

#include "corpus/folder.h"

struct person_role {
    struct view text; /* as the article has it */
    struct span span; /* where it has it: bytes */
    uint32_t article;
    struct date date; /* of that article, or unknown */
    uint8_t tenure;   /* enum tenure */
};

struct person_statement {
    uint32_t article, statement;
};

struct person_roles VECTOR(struct person_role);
struct person_statements VECTOR(struct person_statement);

struct person {
    struct view id, name, affiliation;   /* the fullest name; affiliation empty where unknown */
    uint8_t kind;                        /* enum kind */
    const struct authority_entry *entry; /* what the user says, or NULL */
    struct person_roles roles;
    struct alias aliases; /* each once */
    struct person_statements statements;
};

struct people {
    struct VECTOR(struct person) all;
    struct map by_id;      /* name_key of each speaker's id -> index into all */
    uint32_t **of_speaker; /* [articles][speakers] index into all; a row is NULL where the article
                              has no speaker */
};

/* Whether a role before this one has the same words: people read it once, from however many articles it is. */
bool person_role_repeated(const struct person *person, uint32_t role);

/* Merges the speakers of all articles; those without a statement are left out of `all` (of_speaker:
 * NONE). */
void folder_speakers(struct people *out, const struct folder *folder, struct arena *arena);

/* The person with that id, name, alias or last name, in this order; NONE if there is none. Case
 * does not count. */
uint32_t people_find(const struct people *people, struct view name, struct arena *arena);

/* The person who made a statement, NONE where its speaker is not known. */
uint32_t people_of_statement(const struct people *people, const struct folder *folder,
                             uint32_t article, uint32_t statement);

#endif
