/* syntax/syntax.h - word classes, verb groups and noun phrases
 *
 * What a reader with a lexicon of closed classes, a list of verbs and an eye for capitals sees: no tree. Each token has one class;
 * runs of tokens are verb groups ("has repeatedly rejected") and noun phrases ("the Russian Foreign Ministry"), which
 * hold no preposition, so that "the head of the office" is two.
 *
 *   Mr Lee 's office has  not yet said    whether it will pay .
 *   NAME NAME POS NOUN AUX NEG ADV VERB   WH ...
 *   [----phrase----] [-----group-----]       [phrase] [group]
 *
 * Units:   tokens
 * Order:   groups and phrases by position; none overlaps another of its kind
 * Owner:   the arena; lemmas borrow the tokens' normal forms, the lexicon's tables or the arena
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef SYNTAX_SYNTAX_H
#define SYNTAX_SYNTAX_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/* X(code, name in words.tsv, or "" for what no table lists) */
#define WORD_CLASSES(X)                                                                            \
    X(NOUN, "noun")                                                                                \
    X(NAME, "")         /* capitalised, and not only because a sentence begins */                  \
    X(NUMBER, "")                                                                                  \
    X(ADJECTIVE, "adj")                                                                            \
    X(ADVERB, "adv")                                                                               \
    X(VERB, "verb")                                                                                \
    X(AUXILIARY, "aux") /* be, have, do */                                                         \
    X(MODAL, "modal")                                                                              \
    X(TO, "to")         /* of an infinitive; the preposition is PREPOSITION */                     \
    X(NEGATION, "neg")                                                                             \
    X(DETERMINER, "det")                                                                           \
    X(POSSESSIVE, "poss") /* my, her, 's */                                                        \
    X(PRONOUN, "pron")                                                                             \
    X(EXISTENTIAL, "exist")                                                                        \
    X(THAT, "that")     /* that opens a clause */                                                  \
    X(WH, "wh")                                                                                    \
    X(SUBORDINATOR, "sub")                                                                         \
    X(PREPOSITION, "prep")                                                                         \
    X(CONJUNCTION, "conj")                                                                         \
    X(MARK, "")         /* punctuation, quotation marks */                                         \
    X(OTHER, "")

#define CLASS_ENUM(code, name) CLASS_##code,
enum word_class { WORD_CLASSES(CLASS_ENUM) CLASS_COUNT };
#undef CLASS_ENUM

/* X(code, name in words.tsv): what a word does beside its class; the table's head says what each means. */
#define WORD_TASKS(X)                                                                              \
    X(RELATIVE, "relative")                                                                        \
    X(QUESTION, "question")                                                                        \
    X(NARRATING, "narrating")                                                                      \
    X(COMPARING, "comparing")                                                                      \
    X(CUTTING, "cutting")                                                                          \
    X(STOPPING, "stopping")                                                                        \
    X(ATTACHING, "attaching")                                                                      \
    X(AGENT, "agent")                                                                              \
    X(ORIGIN, "origin")                                                                            \
    X(POINTING, "pointing")                                                                        \
    X(MEASURE, "measure")                                                                          \
    X(APPROXIMATE, "approximate")                                                                  \
    X(INDEFINITE, "indefinite")                                                                    \
    X(FLOATING, "floating")                                                                        \
    X(ADVERSE, "adverse")                                                                          \
    X(THE, "the")                                                                                  \
    X(OF, "of")

#define TASK_ENUM(code, name) TASK_##code,
enum word_task { WORD_TASKS(TASK_ENUM) TASK_COUNT };
#undef TASK_ENUM

enum verb_form {
    VERB_NONE,
    VERB_BASE,       /* "say"; a present or an infinitive */
    VERB_PRESENT,    /* "says" */
    VERB_PAST,       /* "wrote" */
    VERB_PARTICIPLE, /* "written" */
    VERB_ED,         /* "said": past or participle; context turns it into one of them */
    VERB_GERUND      /* "saying" */
};

struct verb_group {
    struct range tokens; /* with auxiliaries, "to", negation and the adverbs inside and right before it */
    uint32_t head;       /* the last verb */
    uint8_t form;        /* enum verb_form of the head */
    bool finite;         /* says or said of a subject: not an infinitive, a gerund or a bare participle */
    bool infinitive;     /* begins with "to" */
    bool passive;
    bool negated;
    bool modal;
};

struct noun_phrase {
    struct range tokens;
    uint32_t head; /* its last noun, name, number or pronoun */
};

struct tree;

struct syntax {
    uint8_t *class;     /* [tokens] enum word_class */
    uint8_t *form;      /* [tokens] enum verb_form */
    uint32_t *tasks;    /* [tokens] sets of enum word_task, one bit each */
    struct view *lemma; /* [tokens] base form of a verb, singular of a noun where it is known; else the normal form */
    uint32_t *group;    /* [tokens] index into groups, or NONE */
    uint32_t *phrase;   /* [tokens] index into phrases, or NONE */
    struct verb_groups VECTOR(struct verb_group) groups;
    struct noun_phrases VECTOR(struct noun_phrase) phrases;
    const struct tree *tree; /* what the learnt models see (syntax/tree.h), NULL where there is no model */
};

/* Fills *out from a text. */
void syntax_read(struct syntax *out, const struct text *text, const struct lexicon *lexicon,
                 struct arena *arena);

/* Whether a token does a task; false outside the text's tokens (size). */
static inline bool syntax_does(const struct syntax *syntax, uint32_t size, uint32_t token,
                               enum word_task task)
{
    return token < size && (syntax->tasks[token] >> task & 1u);
}

/* The name of a class, for people and tests. */
const char *class_name(enum word_class class);

#endif
