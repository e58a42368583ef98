/* corpus/query.h - what an editor asks of a folder: where does this come from, who else has it, who denies it, what did she say before
 *
 * Each answer is a list of targets, places to go to. A target names an article of the folder and bytes in it (of the
 * door by which that article came), or a web address that leaves the folder. Nothing is computed here that links_find
 * and folder_speakers did not find.
 *
 * Units:   article: index into the folder; statement: index into that article's statements; spans in bytes of the
 *          article
 * Order:   sources: the nearest report of the utterance first, then the other reports by score; conflicts and replies
 *          by score; timelines by date, then article, then place; statements of unknown date last
 * Owner:   the arena; views borrow the folder's articles and the links
 * Errors:  those of the arena; an index out of range gives an empty list
 * Threads: any, over a folder that nobody changes
 * Layer:   8
 */
#ifndef CORPUS_QUERY_H
#define CORPUS_QUERY_H

#include "corpus/link.h"
#include "corpus/people.h"

struct target {
    uint32_t article;   /* NONE: url leaves the folder */
    uint32_t statement; /* NONE: no statement, the beginning of an article or an address */
    struct span span;   /* empty where article is NONE */
    struct view text;   /* the bytes of span, or the address */
    struct view name;   /* of the speaker, empty where unknown */
    struct date date;   /* of the utterance, or unknown */
    const char *
        date_from; /* "inferred:PATH" where the article tells no date, and one that reports the same does; else NULL */
    struct view url;         /* empty but for addresses */
    const struct link *link; /* that leads there; NULL in timelines and for reports of reports */
    uint8_t kind;            /* enum link_kind */
    uint8_t wording;         /* enum link_wording, against the statement that was asked about */
    bool nearer; /* is the report nearest the origin in this folder, the one asked about included */
    struct alias altered; /* what was altered, in words */
    const char *why;      /* the evidence, in words */
    const char *
        change; /* in timelines: the position taken, and the one before it where that was another; else NULL */
};

struct targets VECTOR(struct target);

struct link_counts {
    uint32_t same, reply, conflict, agreement, url, altered; /* links that touch a statement */
};

/* Where the utterance of a statement is reported: the nearest report first, the others after it (the evidence of one that stands as
 * near says so), then the statements that it replies to, those it refers to, then web addresses of its paragraph or the one behind it.
 */
void query_source(struct targets *out, const struct folder *folder, const struct links *links,
                  uint32_t article, uint32_t statement, struct arena *arena);

/* All other reports of the utterance, then replies to it and what refers to it. */
void query_reports(struct targets *out, const struct folder *folder, const struct links *links,
                   uint32_t article, uint32_t statement, struct arena *arena);

/* What stands against a statement: conflicts, and reports of it that are altered. statement NONE:
 * of the whole article. */
void query_conflicts(struct targets *out, const struct folder *folder, const struct links *links,
                     uint32_t article, uint32_t statement, struct arena *arena);

/* The web address at a byte of an article, as the target it names. Empty where there is none. */
void query_address(struct targets *out, const struct folder *folder, const struct links *links,
                   uint32_t article, uint32_t offset, struct arena *arena);

/* All statements of a person in order of time. links (may be NULL) give a date to one that has none, from a report of the same
 * utterance that has; on one day it stands behind those that are dated themselves. */
void query_timeline(struct targets *out, const struct folder *folder, const struct people *people,
                    uint32_t person, struct arena *arena);
void query_timeline_linked(struct targets *out, const struct folder *folder,
                           const struct links *links, const struct people *people, uint32_t person,
                           struct arena *arena);

/* How many links touch a statement, by kind. */
struct link_counts query_counts(const struct links *links, uint32_t article, uint32_t statement);

/* The same of each statement of an article, in one walk over the links. counts: [size of its statements]. */
void query_counts_of_article(struct link_counts *counts, uint32_t size, const struct links *links,
                             uint32_t article);

#endif
