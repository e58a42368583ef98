/* syntax/model.h - the model file: all that was learnt, in one piece
 *
 * Embedded in the library, unfolded by the build (linear.h), and read in place: opening it looks at the heads and copies nothing; model_check, for a file from elsewhere and
 * for the tests, adds up the sum and looks at every row.
 *
 *   "csto-model\n"  version u32  sum u32 (FNV-1a over all that follows)  sections u32
 *   then for each section: name [12], offset u32, size u32;  then the sections, each with
 *   what follows its head at a multiple of 64
 *
 * Units:   bytes; numbers little-endian
 * Order:   sections as written; found by name
 * Owner:   the built-in model lives as long as the process
 * Errors:  a model of another version, damaged or missing is NULL: whoever asks goes on without it (the rules do)
 * Threads: model_get may be called from any thread; the result is immutable
 * Layer:   3
 */
#ifndef SYNTAX_MODEL_H
#define SYNTAX_MODEL_H

#include "syntax/linear.h"

enum { MODEL_VERSION = 1, MODEL_MAGIC = 11, MODEL_NAME = 12, MODEL_SECTIONS = 32 };

/* X(field, section): the linear models. */
#define MODEL_LINEARS(X)                                                                           \
    X(tagger, "tagger")     /* labels: enum tag */                                                 \
    X(action, "action")     /* labels: enum action of parser.c */                                  \
    X(relation, "relation") /* labels: enum relation */                                            \
    X(cue, "cue")           /* labels: outside, begin, inside */                                   \
    X(argument, "argument") /* labels: outside, source begin, inside, content begin, inside */     \
    X(accept, "accept")     /* one label: that a candidate is an attribution */

struct model {
#define MODEL_FIELD(field, section) struct linear field;
    MODEL_LINEARS(MODEL_FIELD)
#undef MODEL_FIELD
    float cue_next[3][3];      /* transitions between labels, [from][to] */
    float argument_next[5][5];
};

/* Opens a model file in memory, which is borrowed. False where it is none of this version. */
bool model_open(struct model *out, struct view bytes);

/* Whether the file is whole: the sum is right and no row leads out of it. */
bool model_check(struct view bytes);

/* The built-in file itself; empty where there is none. */
struct view model_bytes(void);

/* The built-in model, or NULL where there is none. */
const struct model *model_get(void);

/* The bytes of a section, an empty view where there is none. Precondition: bytes passed model_open. */
struct view model_section(struct view bytes, const char *name);

#endif
