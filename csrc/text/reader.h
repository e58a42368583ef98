/* text/reader.h - the stages behind text_read, and what they share
 *
 * Not for other folders: they call text_read. Each stage fills one array of the text from those before it.
 *
 * Units:   as text/text.h
 * Order:   paragraphs_read; then for each paragraph in order tokens_read, quotations_read, sentences_read
 * Owner:   the arena; bytes and lexicon are borrowed
 * Errors:  none but the arena's
 * Threads: one
 * Layer:   2
 */
#ifndef TEXT_READER_H
#define TEXT_READER_H

#include "lexicon/lexicon.h"
#include "text/text.h"

enum {
    MARKS = 64, /* more rows of marks.tsv are not read */
    MARK_PAIRS = 64,
    QUOTATION_DEPTH = 4 /* marks that would nest deeper open nothing */
};

/* One quotation mark: the pairs that it may open or close, as bits of their rows. */
struct mark {
    struct view bytes;
    uint64_t opens, closes;
};

struct marks {
    struct mark at[MARKS];
    uint32_t size;
    uint64_t tolerated;        /* pairs that need certain neighbours */
    uint64_t symmetric;        /* pairs whose two marks are the same */
    uint8_t style[MARK_PAIRS]; /* enum quotation_style of each pair */
    uint32_t first[256 / 32];  /* bits: bytes that begin a mark */
};

/* A token that may be a quotation mark, and on which side of a quotation its neighbours put it. */
enum mark_side { SIDE_EITHER, SIDE_OPEN, SIDE_CLOSE };

struct candidate {
    uint32_t token;
    const struct mark *mark;
    uint8_t side;    /* enum mark_side */
    uint8_t style;   /* enum quotation_style */
    bool apostrophe; /* a single mark that may as well be the apostrophe of a plural: workers' */
    uint32_t closers, openers; /* of its style, behind it in the paragraph */
    uint32_t closer, opener;   /* the next of single style that closes, that opens; NONE */
};

struct candidates VECTOR(struct candidate);

struct reader {
    struct text *text;
    const struct lexicon *lexicon;
    struct arena *arena;
    struct marks marks;
    struct candidates candidates; /* of the paragraph at hand */
    uint32_t unclosed; /* the quotation that the next paragraph may go on with, or NONE */
};

/* Reads the lexicon's table of marks. */
void marks_read(struct marks *out, const struct lexicon *lexicon);

/* The mark that begins at byte `at` and ends by `end`, or NULL. The longest wins. */
const struct mark *marks_find(const struct marks *marks, struct view bytes, size_t at, size_t end);

/* All paragraphs with their spans and kinds; tokens and sentences are left empty. */
void paragraphs_read(struct reader *reader);

/* The bytes at `at` that mark up words in markdown and are none, 0 if there are none; paragraph: the article's bytes to the paragraph's end.
 * *address: that of a link, which stands behind its words; else empty. */
uint32_t markup_width(struct view paragraph, uint32_t start, uint32_t at, struct span *address);

/* The tokens of a paragraph, behind those there are. Marks that may be quotation marks are TOKEN_QUOTE. */
void tokens_read(struct reader *reader, struct paragraph *paragraph);

/* Fills candidates from the paragraph's TOKEN_QUOTE tokens. */
void candidates_read(struct reader *reader, const struct paragraph *paragraph);

/* The quotations of a paragraph; marks that turn out to be apostrophes become TOKEN_CLITIC. */
void quotations_read(struct reader *reader, uint32_t paragraph);

/* The sentences of a paragraph. */
void sentences_read(struct reader *reader, uint32_t paragraph);

#endif
