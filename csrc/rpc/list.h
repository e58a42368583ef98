/* rpc/list.h - the lines of a list that an editor shows: what stands in them, in what colours, and where they lead
 *
 * An editor draws them as they are: the text is fit for a screen and its columns stand below each other; a colour has a name, for
 * which the editor has a highlight group.
 *
 * Units:   characters where texts are cut, cells of a screen where they are padded, bytes of the line for colours
 * Order:   rows as shown
 * Owner:   the call's arena; snapshot, targets and people are borrowed
 * Errors:  those of the arena
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_LIST_H
#define RPC_LIST_H

#include "rpc/target.h"

enum {
    LIST_COLOURS = 4,    /* in a row, at most */
    LIST_WORDS = 200,    /* characters of what was said */
    LIST_QUOTED = 80,    /* ... and where it stands below something else */
    LIST_FILE = 28,      /* characters, and cells, of the name of a file */
    LIST_WHOLE = 1 << 20 /* where nothing is cut */
};

struct list_colour {
    uint32_t start, end;
    const char *name;
};

struct list_row {
    struct view text;
    uint32_t level;              /* 0: a line of its own; 1: folded below it */
    uint32_t coloured;           /* how many of `colours` there are */
    const struct target *target; /* where it leads, or NULL */
    const struct person *person; /* whom it names, or NULL */
    struct list_colour colours[LIST_COLOURS];
};

struct list {
    const struct snapshot *snapshot; /* of the targets; NULL where there are none */
    struct arena *arena;
    struct view name; /* of whom it is about, or "" */
    struct VECTOR(struct list_row) rows;
};

/* A target among others, and the day by which it was said: its own or that of its article. */
struct moment {
    struct date date;
    uint32_t target;
};

struct moments VECTOR(struct moment);

/* Begins a row: its index. */
uint32_t list_row(struct list *list, uint32_t level, const struct target *target);

/* Appends to a row. colour: NULL for none. */
void list_add(struct list *list, uint32_t row, const char *colour, const char *text);

/* On one line and fit for a screen; what is longer than so many characters is cut after a word. */
const char *list_shown(const struct list *list, struct view text, uint32_t characters);

/* With as many blanks behind it as make it so many cells wide. */
const char *list_padded(const struct list *list, const char *text, uint32_t cells);

/* The first line of what was said. */
const char *list_words(const struct list *list, const struct target *target, uint32_t characters);

/* "13 Mar 2024" or, with a sign before it, the day of the article: by then. "" where neither is known. */
const char *list_when(const struct list *list, const struct target *target);

/* The name of the file or, outside of the folder, the address. */
const char *list_file(const struct list *list, const struct target *target);

/* All targets in order of time, those without any day last; of one day as they are. */
void list_in_time(struct moments *moments, const struct list *list, const struct targets *targets);

/* {name, rows} as doc/protocol.md describes it. */
void list_pack(struct pack *pack, const struct list *list);

#endif
