/* text/text.h - the article as paragraphs, sentences, tokens and quotations
 *
 * The forms that every later stage reads, drawn once. The bytes of an article are never rewritten; normal forms live in tokens.
 *
 *   bytes       "He left," Ann Lee said. \n\n Read also: ...
 *   paragraphs  [---------- BODY -------]     [ BOILERPLATE ]
 *   sentences   [-----------------------]     [-------------]
 *   tokens      " He left , " Ann Lee said .   Read also : ...
 *   quotations  [----------]
 *
 * Units:   struct span in bytes of the article, struct range in tokens
 * Order:   all arrays by position; every token is in exactly one sentence, every sentence in exactly one paragraph; quotations may nest
 * Owner:   the arena of the analysis; bytes are borrowed and must live as long
 * Errors:  none: any bytes make a text; past TEXT_TOKENS tokens the rest is left out and `truncated` is set
 * Threads: one writer, then immutable
 * Layer:   2
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/vector.h"

enum {
    TEXT_TOKENS = 2000000, /* at most, in one article */
    SENTENCE_TOKENS = 400  /* a longer sentence is cut, at a comma or a space if it can be */
};

enum token_kind {
    TOKEN_WORD, /* letters, with inner hyphens, apostrophes and full stops: U.S., Nagorno-Karabakh */
    TOKEN_CLITIC, /* 's 're n't ... split off the word before */
    TOKEN_NUMBER, /* 23, 1,000, 3.5, 12th */
    TOKEN_URL,    /* web and mail addresses */
    TOKEN_QUOTE,  /* a quotation mark (which side: see quotations) */
    TOKEN_PUNCT,  /* other punctuation */
    TOKEN_SYMBOL  /* the rest: %, $, emoji, bad bytes */
};

struct token {
    struct span span;
    struct view norm;  /* utf8_normal of its bytes; of punctuation too */
    uint8_t kind;      /* enum token_kind */
    bool capital;      /* begins with an upper case letter */
    bool shouting;     /* two letters or more, all upper case */
    bool spaced;       /* white space stands before it */
    uint32_t sentence; /* index */
    uint32_t
        quotation; /* index of the innermost quotation that it is in (marks included), or NONE */
};

struct sentence {
    struct range tokens;
    uint32_t paragraph; /* index */
};

enum paragraph_kind {
    PARAGRAPH_BODY,
    PARAGRAPH_HEADER, /* "date 2024-02-01", front matter, outlet, address: metadata of the article */
    PARAGRAPH_TITLE,  /* the headline */
    PARAGRAPH_CAPTION,    /* photo caption or credit */
    PARAGRAPH_ADDRESS,    /* a web address alone on its line */
    PARAGRAPH_SOURCE,     /* "Read the original article on X", "(According to X, Y)", a byline */
    PARAGRAPH_TIME,       /* "16:20": of an entry of what was written through a day */
    PARAGRAPH_BOILERPLATE /* "Read also:", appeals, "Comment (0)" ... never a statement */
};

struct paragraph {
    struct span span; /* trimmed of white space, and of marks of lists, headings and quotations */
    struct range tokens;
    struct range sentences; /* indexes of sentences */
    uint8_t kind;           /* enum paragraph_kind */
    bool quoted;            /* set off as a quotation: its lines begin with > */
};

enum quotation_style { QUOTATION_DOUBLE, QUOTATION_SINGLE, QUOTATION_GUILLEMET };

struct quotation {
    struct range tokens; /* marks included, where there are marks */
    struct span inner;   /* bytes between the marks, trimmed of white space */
    uint8_t style;       /* enum quotation_style */
    uint8_t depth;       /* 0: not inside another */
    bool closed;         /* has its closing mark; one without ends where another begins, or its paragraph ends */
    uint32_t
        continues; /* index of the quotation of an earlier paragraph that this one goes on with, or NONE */
};

struct text {
    struct view bytes;
    struct tokens VECTOR(struct token) tokens;
    struct sentences VECTOR(struct sentence) sentences;
    struct paragraphs VECTOR(struct paragraph) paragraphs;
    struct quotations VECTOR(struct quotation) quotations;
    struct addresses VECTOR(struct span) addresses; /* behind words that markdown links; no tokens */
    bool truncated;
};

/* The bytes of a span, of a token, of a range of tokens. */
struct view text_bytes(const struct text *text, struct span span);
struct view token_bytes(const struct text *text, uint32_t token);
struct span text_span(const struct text *text, struct range tokens); /* empty for an empty range */

/* The tokens that overlap a span; empty, at the right place, where there are none. */
struct range text_tokens(const struct text *text, struct span span);

/* Whether token i is the word (or mark) with that normal form. */
bool token_is(const struct text *text, uint32_t token, const char *norm);

#endif
