/* corpus/link.h - links between statements of different articles
 *
 * links_find reads the folder once into units (corpus/unit.h), brings together those that share words by an index of words, and asks
 * same.h, conflict.h and agreement.h about each pair. Of pairs that share less, those stay that neither end is surpassed in
 * (struct verdict's weak). Then come reply.h, and reference.h for outlets that are named; addresses come from url.h.
 * A link `same` leads from the report farther from the origin to the nearer one (corpus/nearest.h); `altered` says what `from` changed.
 *
 * Units:   article: index into the folder; statement: index into that article's statements; spans in bytes of the file
 * Order:   by from-article, from-statement, then score, the best first
 * Owner:   the arena given; views borrow the folder's articles, which must live as long
 * Errors:  those of the arena
 * Threads: any, over a folder that nobody changes
 * Layer:   8
 */
#ifndef CORPUS_LINK_H
#define CORPUS_LINK_H

#include "corpus/folder.h"

enum link_kind { LINK_SAME, LINK_REPLY, LINK_CONFLICT, LINK_AGREEMENT, LINK_REFERENCE, LINK_URL };
enum link_wording { WORDING_NONE, WORDING_VERBATIM, WORDING_REWORDED, WORDING_ALTERED };

enum {
    LINK_POSTINGS = 2000, /* a word in more sentences than these brings no pair together */
    LINK_COMPARED =
        500, /* sentences that one is compared with, those that share its rarest words first */
    LINK_NEIGHBOURS = 40, /* units of an article between what is quoted and what is retold of it */
    LINK_FOUND = 30,      /* links of one sentence to earlier ones, before the best are kept */
    LINK_RIVALS = 3 /* links of one kind from a statement to statements of one article, at most */
};

struct link_end {
    uint32_t article; /* index, or NONE: an address that leaves the folder */
    uint32_t
        statement; /* index, or NONE: the text belongs to no statement (an address, a headline) */
    struct span span;
    struct view url; /* where article is NONE, or the end is an address */
};

struct link {
    struct link_end from, to;
    uint8_t kind;         /* enum link_kind */
    uint8_t wording;      /* enum link_wording; only for LINK_SAME */
    float score;          /* 0..1 */
    uint32_t nearer;      /* article nearest the origin, NONE where it is a tie or does not apply */
    struct alias altered; /* what was altered, in words */
    const char *why;      /* the evidence, in words */
};

struct links VECTOR(struct link);

/* All links between the articles of a folder. False, and no links, where another thread set *cancel (may be NULL) to non-zero. */
bool links_find(struct links *out, const struct folder *folder, const struct lexicon *lexicon,
                const int *cancel, struct arena *arena);

const char *link_kind_name(enum link_kind kind);
const char *link_wording_name(enum link_wording wording); /* NULL for WORDING_NONE */

#endif
