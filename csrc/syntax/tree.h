/* syntax/tree.h - what the learnt models see of a text: signs, parts of speech, dependencies
 *
 *   Ann/NNP <-nsubj- said/VBD -ccomp-> left/VBD   (head of Ann: said; relation of Ann: nsubj)
 *
 * Units:   tokens
 * Order:   arrays run beside text->tokens
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef SYNTAX_TREE_H
#define SYNTAX_TREE_H

#include "syntax/feature.h"
#include "syntax/model.h"
#include "text/text.h"

/* Penn Treebank's parts of speech; X(code, name). The order is that of the model file. */
#define TAGS(X)                                                                                    \
    X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW") X(IN, "IN") X(JJ, "JJ")            \
    X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS") X(MD, "MD") X(NN, "NN") X(NNP, "NNP")                  \
    X(NNPS, "NNPS") X(NNS, "NNS") X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP") X(PRPS, "PRP$")        \
    X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM") X(TO, "TO") X(UH, "UH")      \
    X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP") X(VBZ, "VBZ")              \
    X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$") X(WRB, "WRB") X(COMMA, ",") X(COLON, ":")              \
    X(STOP, ".") X(OPEN, "``") X(CLOSE, "''") X(LRB, "-LRB-") X(RRB, "-RRB-") X(DOLLAR, "$")       \
    X(HASH, "#")

/* Stanford's basic dependencies; X(code, name). */
#define RELATIONS(X)                                                                               \
    X(ROOT, "root") X(ACL, "acl") X(RELCL, "acl:relcl") X(ADVCL, "advcl") X(ADVMOD, "advmod")      \
    X(AMOD, "amod") X(APPOS, "appos") X(AUX, "aux") X(AUXPASS, "auxpass") X(CASE, "case")          \
    X(CC, "cc") X(PRECONJ, "cc:preconj") X(CCOMP, "ccomp") X(COMPOUND, "compound")                 \
    X(PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj")                         \
    X(CSUBJPASS, "csubjpass") X(DEP, "dep") X(DET, "det") X(PREDET, "det:predet")                  \
    X(DISCOURSE, "discourse") X(DOBJ, "dobj") X(EXPL, "expl") X(IOBJ, "iobj") X(MARK, "mark")      \
    X(MWE, "mwe") X(NEG, "neg") X(NMOD, "nmod") X(NPMOD, "nmod:npmod") X(POSS, "nmod:poss")        \
    X(TMOD, "nmod:tmod") X(NSUBJ, "nsubj") X(NSUBJPASS, "nsubjpass") X(NUMMOD, "nummod")           \
    X(PARATAXIS, "parataxis") X(PUNCT, "punct") X(XCOMP, "xcomp")

#define TAG_ENUM(code, name) TAG_##code,
enum tag { TAGS(TAG_ENUM) TAG_COUNT };
#undef TAG_ENUM

#define RELATION_ENUM(code, name) RELATION_##code,
enum relation { RELATIONS(RELATION_ENUM) RELATION_COUNT };
#undef RELATION_ENUM

/* What features know of a word: hashes of its form and of its parts. */
struct sign {
    uint32_t form;      /* as written */
    uint32_t word;      /* normal form, digits as 0 */
    uint32_t stem;      /* of the normal form, by libstemmer */
    uint32_t suffix[5]; /* [1..4] the last letters */
    uint32_t prefix[4]; /* [1..3] */
    uint32_t shape;     /* runs of capitals, small letters, digits, other */
};

struct tree {
    struct sign *sign;  /* [tokens] */
    uint8_t *tag;       /* [tokens] enum tag */
    uint32_t *head;     /* [tokens], NONE for a root */
    uint8_t *relation;  /* [tokens] enum relation, to the head */
};

/* Signs, parts of speech and dependencies of a whole text. Linear in its length. */
void tree_read(struct tree *out, const struct text *text, const struct model *model,
               struct arena *arena);

/* The stages of tree_read, for training. tree_init makes room and fills in the signs. */
void tree_init(struct tree *out, const struct text *text, struct arena *arena);

const char *tag_name(enum tag tag);
const char *relation_name(enum relation relation);

static inline bool tag_is_verb(uint8_t tag)
{
    return tag >= TAG_VB && tag <= TAG_VBZ;
}

#endif
