/* corpus/roster.h - who speaks in a folder that is too large to be loaded, out of its store
 *
 * People of one name are one (their ids are the same in all articles); a last name alone is not brought together with the full one, as
 * corpus/people.h does among articles that are loaded.
 *
 * Units:   -
 * Order:   by number of statements, the most first, then by id; articles by name
 * Owner:   the arena
 * Errors:  those of corpus/store.h, and of the arena (a guard is needed)
 * Threads: one for each store
 * Layer:   8
 */
#ifndef CORPUS_ROSTER_H
#define CORPUS_ROSTER_H

#include "corpus/neighbours.h"
#include "corpus/people.h"

enum {
    ROSTER_PEOPLE = 1000, /* at most */
    ROSTER_ARTICLES = 24  /* of one person, at most: those with most of his statements */
};

/* Who speaks, and how often; with one role, without aliases and statements' places. wanted: a part of the name, in lower case, or "" (in the store the letters of ASCII alone have both cases). */
struct roster_entry {
    struct view id, name, affiliation, role;
    uint32_t statements;
    uint8_t kind; /* enum kind */
};

struct roster VECTOR(struct roster_entry);

enum error_code roster_find(struct roster *out, struct store *store, struct view wanted,
                            struct arena *arena, struct error *error);

/* The id of the one who is meant by an id, a name or a last name; "" if there is none. */
struct view roster_id(struct store *store, struct view name, struct arena *arena);

/* The articles that somebody speaks in, without that of a name. */
enum error_code roster_articles(struct neighbours *out, struct store *store, struct view id,
                                struct view but, struct arena *arena, struct error *error);

#endif
