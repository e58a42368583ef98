/* mention/extent.h - how far a noun phrase goes
 *
 * A phrase of syntax/ holds no preposition. Here what hangs on it is joined: "of the Foreign Ministry", "(D-Vt.)", and the office in
 * apposition, on either side of a name. What a relative clause adds is left to whoever looks for a source.
 *
 * Units:   tokens
 * Order:   -
 * Owner:   values
 * Errors:  none; an extent never leaves its sentence
 * Threads: any
 * Layer:   4
 */
#ifndef MENTION_EXTENT_H
#define MENTION_EXTENT_H

#include "syntax/syntax.h"

/* What these functions read; made by the caller, on its stack. */
struct scene {
    const struct text *text;
    const struct syntax *syntax;
    const struct lexicon *lexicon;
};

/* The range of a title of titles.tsv within tokens, the last one there; empty if there is none. */
struct range title_in(const struct scene *scene, struct range tokens);

/* How many words of a title tokens begin with; 0 if with none. */
uint32_t title_words(const struct scene *scene, struct range tokens);

/* Whether the phrase names an office or an occupation and no person: "the prime minister". */
bool phrase_is_title(const struct scene *scene, uint32_t phrase);

/* Whether the phrase ends with a name, an office before it or not. */
bool phrase_is_name(const struct scene *scene, uint32_t phrase);

/* The end of phrase with the prepositional phrases and the bracket that follow it. */
uint32_t extent_chain(const struct scene *scene, uint32_t phrase);

/* The same, of an office behind which a name in apposition follows, with the clause between: "the member representing the port". */
uint32_t extent_office(const struct scene *scene, uint32_t phrase);

/* The end of phrase with those and with what is in apposition behind it; *apposed (may be NULL) gets the apposed phrase, or NONE. */
uint32_t extent_end(const struct scene *scene, uint32_t phrase, uint32_t *apposed);

/* Whether a noun may be said of whomever, by nominals.tsv: "expert", "Dane". */
bool is_anybody(const struct scene *scene, uint32_t token);

/* Whether a token tells a party and a seat, and nobody: "R-Ohio". */
bool is_party_seat(const struct scene *scene, uint32_t token);

/* Whether a token is a word of time: "Thursday", "March", "week". */
bool is_time_word(const struct scene *scene, uint32_t token);

/* The norm of a token without a full stop at its end: "Sen." is "sen". */
struct view bare_norm(const struct text *text, uint32_t token);

#endif
