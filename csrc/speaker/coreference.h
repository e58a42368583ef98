/* speaker/coreference.h - which mentions are one and the same
 *
 * Sieves, strict to loose (Lee and others 2013, "Deterministic coreference resolution based on entity-centric, precision-ranked
 * rules"): full names first, then short ones, then in reading order the nominals and the pronouns, each looking back a bounded way.
 * One rule is one function; a sieve answers with an entity, or NONE to leave it to the next one.
 *
 * Units:   indexes into mentions and entities; windows in sentences
 * Order:   entities by the first mention that made them
 * Owner:   the arena
 * Errors:  none: what stays uncertain belongs to no entity
 * Threads: one
 * Layer:   6
 */
#ifndef SPEAKER_COREFERENCE_H
#define SPEAKER_COREFERENCE_H

#include "speaker/authority.h"

enum {
    NAME_WORDS = 8,         /* of a name that are compared */
    CHAIN_PERSONS = 64,     /* who share a surname and are looked at */
    OFFICE_SENTENCES = 40,  /* how far back "the ambassador" may reach */
    BODY_SENTENCES = 12,    /* how far back "the bloc" may reach */
    PLACE_SENTENCES = 8,    /* how far back "the country" may reach */
    PRONOUN_SENTENCES = 6,  /* how far back "he" may reach */
    PRONOUN_MENTIONS = 80,  /* that are looked at for one pronoun */
    NOMINAL_MENTIONS = 300, /* that are looked at for one nominal */
    TITLES = 8              /* of an entity that are kept */
};

/* What the rules ask of a mention, found once. */
struct trait {
    struct range name;  /* the name proper: no determiner or epithet, with "of ..." of a body */
    struct view *words; /* [size] of its name, lower case, without determiner and "'s" */
    uint32_t size;      /* at most NAME_WORDS; 0 for others than names */
    struct view first_bones, last_bones; /* skeletons of the first and the last word */
    struct view key; /* the words joined, or the name that the lexicon has for them */
    const struct authority_entry *entry; /* that the user has for the name, or NULL */
    struct view country;                 /* named by its own words; empty if none is */
    uint32_t sentence, paragraph;
    uint32_t outer;     /* mention that it stands in, or NONE */
    uint32_t source_of; /* statement whose source it is, or NONE */
    uint32_t inside;    /* innermost statement in whose content it stands, or NONE */
    uint8_t kind;       /* of the mention, as what stands behind it shows */
    bool apart;         /* in a line that is no part of the text: boilerplate, header, source */
    bool first;         /* no mention stands before it in its sentence, but behind prepositions */
    bool definite;
};

struct entity {
    struct indexes mentions;
    struct alias titles; /* offices, as in the lexicon */
    struct view country;
    uint32_t naming; /* the mention that names it most fully, or NONE */
    uint32_t full;   /* of mentions, the first: of the passes of names that are over, in order */
    uint32_t latest; /* of the others the last one, or NONE */
    uint8_t kind, gender, number;
    bool named;
    const struct authority_entry *entry; /* the user's, or NULL */
};

struct entities VECTOR(struct entity);

/* Persons who share a word of their name. */
struct chain {
    uint32_t entity, next; /* next: index into chains, or NONE */
};

struct resolver {
    const struct text *text;
    const struct mentions *mentions;
    const struct statements *statements;
    const struct lexicon *lexicon;
    const struct knowledge *knowledge;
    struct arena *arena;
    struct trait *traits; /* [mentions] */
    uint32_t *source;     /* [statements] the mention that names who speaks, or NONE */
    uint32_t *entity;     /* [mentions] or NONE */
    struct entities entities;
    struct map by_key;   /* of names and definite nominals -> entity */
    struct map by_entry; /* ids of the user's entries -> entity */
    struct map by_last;  /* skeleton of a person's last word -> first of a chain */
    struct map by_first; /* a person's first word -> first of a chain */
    struct map by_tail;  /* the last word of a body's name -> the body named last */
    struct map by_head;  /* the first word -> the only body; NONE - 1 of several */
    struct chains VECTOR(struct chain) chains;
};

/* Finds the traits of all mentions. */
void traits_find(struct resolver *resolver);

/* Runs all sieves; resolver->entity and ->entities are filled. */
void coreference_run(struct resolver *resolver);

/* Makes an entity that holds a mention; adds a mention to one. */
uint32_t entity_new(struct resolver *resolver, uint32_t mention);
void entity_join(struct resolver *resolver, uint32_t entity, uint32_t mention);

/* Whether kind, gender and number of a mention allow it to be that entity. */
bool entity_allows(const struct resolver *resolver, uint32_t entity, uint32_t mention);

/* The entity of what the user says of a mention; NONE where that has none yet, or the user says nothing. */
uint32_t entity_of_entry(const struct resolver *resolver, const struct authority_entry *entry);

/* Full names and bodies, then names of one word. */
void names_resolve(struct resolver *resolver);

/* One nominal or pronoun, in reading order; the entity, or NONE. */
uint32_t nominal_resolve(struct resolver *resolver, uint32_t mention);
uint32_t pronoun_resolve(struct resolver *resolver, uint32_t mention);

/* A nominal by an office or an occupation: whoever holds it, or spoke last. */
uint32_t office_resolve(struct resolver *resolver, uint32_t mention);

/* Of whom the article tells, beside a nominal or next behind it, that they hold its office: "Lund, who is the mayor", "A driver ... Ann Lee,
 * 40, said"; their mention, or NONE. */
uint32_t office_told(const struct resolver *resolver, uint32_t mention);

/* Who is named next behind one who speaks as an article opens: "The administrator said ... Ann Lee, 40, said"; the mention, or NONE. */
uint32_t named_next(const struct resolver *resolver, uint32_t mention);

/* Who is told of first and named behind a comma, where both are a source: "The manufacturer, Lantern, said"; the entity, or NONE. */
uint32_t named_behind(struct resolver *resolver, uint32_t mention);

/* Whether who holds an office may be called by a title. */
bool title_covers(const struct lexicon *lexicon, struct view title, struct view held);

/* A person, or a name of several words of which nothing is known. */
bool entity_may_be_named(const struct resolver *resolver, const struct entity *entity);

/* Whether mention `before` may be looked at from `mention`: within a window of sentences. */
bool mention_within(const struct resolver *resolver, uint32_t before, uint32_t mention,
                    uint32_t sentences);

/* The country that the text before a mention speaks of; empty if none is near. */
struct view country_around(const struct resolver *resolver, uint32_t mention);

/* Whether a preposition stands right before a mention: "of the Harbour Board". */
bool mention_is_governed(const struct resolver *resolver, uint32_t mention);

/* Whether an age stands behind a name: "Ann Lee, 40,". */
bool mention_has_age(const struct resolver *resolver, uint32_t mention);

/* The mention that names the source of a statement that has one; NONE where no mention is he. */
uint32_t source_mention(const struct resolver *resolver, const struct statement *statement);

/* Whether a statement is said to be by several, joined: "Mayor Lund and two of his aides". */
bool source_is_joint(const struct resolver *resolver, const struct statement *statement);

/* Whether a source begins with "who" or "which": "who in March said". */
bool source_is_relative(const struct resolver *resolver, struct range source);

/* The mention that a relative pronoun at `token` takes up, or NONE. */
uint32_t relative_antecedent(const struct resolver *resolver, uint32_t token);

/* The longest title of titles.tsv at a token, within `to`, and its length; that of "ex-minister" too. Empty if there is none. */
struct view title_at(const struct resolver *resolver, uint32_t from, uint32_t to, uint32_t *length);

/* The title of titles.tsv that ends at the head of a mention; empty if none does. */
struct view title_of(const struct resolver *resolver, uint32_t mention);

/* The row of nominals.tsv, of one kind, of the phrase that ends at a token of a mention; NULL if there is none. */
const struct table_row *nominal_row(const struct resolver *resolver, struct range tokens,
                                    const char *kind);

/* Whether words.tsv lists a word with a class. */
bool word_has_class(const struct lexicon *lexicon, struct view word, const char *class);

/* The country that words of a range name, by places.tsv; empty if none is. */
struct view country_in(const struct resolver *resolver, struct range tokens);

#endif
