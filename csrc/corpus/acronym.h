/* corpus/acronym.h - long names and the initials that articles give them: "World Health Organization (WHO)"
 *
 * Learnt from the folder itself, so that one report may write the name and the other the initials. The first meaning that a name
 * gets in the folder is kept.
 *
 * Units:   tokens
 * Order:   -
 * Owner:   the arena; views borrow the articles
 * Errors:  those of the arena
 * Threads: one builds, then immutable
 * Layer:   8
 */
#ifndef CORPUS_ACRONYM_H
#define CORPUS_ACRONYM_H

#include "corpus/folder.h"

enum { ACRONYM_LETTERS = 8, ACRONYM_TOKENS = 12 };

struct acronym {
    struct view norm;       /* of the initials: "who" */
    const struct text *text;
    struct range tokens;    /* the long name, where it was first met */
    uint32_t next;          /* another with the same first word, or NONE */
};

struct acronyms {
    struct VECTOR(struct acronym) all;
    struct map by_first; /* normal form of the first word -> index into all */
};

/* Learns those that a text explains. */
void acronyms_learn(struct acronyms *acronyms, const struct text *text, struct arena *arena);

/* The acronym whose long name begins at a token and ends before `end`; *length gets its tokens. NULL if there is none. */
const struct acronym *acronym_at(const struct acronyms *acronyms, const struct text *text,
                                 uint32_t token, uint32_t end, uint32_t *length);

#endif
