/* rpc/sheet.h - the lines of a card, what stands in them and where they lead
 *
 * Lines are Markdown; what comes from an article is escaped and has its control characters made visible.
 *
 * Units:   line: index into lines
 * Order:   lines as shown; links by line
 * Owner:   the call's arena; the snapshot and the reading are borrowed
 * Errors:  those of the arena
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_SHEET_H
#define RPC_SHEET_H

#include "rpc/target.h"
#include "rpc/wording.h"

enum {
    CARD_LIST = 5,        /* entries of a list in a card; the rest is counted */
    CARD_CHARACTERS = 240 /* of a text that is quoted */
};

/* A line that leads somewhere. */
struct card_link {
    uint32_t line;
    struct target target;
    struct pieces words; /* where the line quotes what was changed: how; else empty */
};

struct card_links VECTOR(struct card_link);

struct card {
    const struct reading *reading;
    const struct snapshot *snapshot;
    struct arena *arena;
    struct view title;
    struct alias lines;
    struct card_links links;
    struct span range;
    uint32_t statement; /* that it is about, or NONE */
    struct view own;    /* its words, or "" */
};

/* printf: a line more */
#define LINE(card, ...)                                                                            \
    vec_push((card)->arena, &(card)->lines, view_of(arena_format((card)->arena, __VA_ARGS__)))

/* The next line leads to a target. */
void card_lead(struct card *card, const struct target *target);

/* A piece of text on one line, as Markdown shows it, cut to CARD_CHARACTERS. */
const char *card_plain(const struct card *card, struct view text);

/* A day, or that it is not known. */
const char *card_day(const struct card *card, struct date date);

/* The day of what was said or, where that is not known, of the article. */
const char *card_when(const struct card *card, const struct target *target);

/* The name of an article's file. */
const char *card_file(const struct card *card, uint32_t article);

/* The words of a target, which the line leads to, and what became of them where they are in other words. */
void card_quote(struct card *card, const struct target *target);

/* The office of a speaker as the article of the card has it, where it has one. */
void card_role(struct card *card, const struct speaker *speaker);

/* On which terms somebody speaks who is not named, where the article tells. */
void card_terms(struct card *card, const struct speaker *speaker);

/* The card as doc/protocol.md describes it. */
void card_pack(struct pack *pack, const struct card *card);

#endif
