/* corpus/sign.h - by what words a statement says that it answers, and whom these name
 *
 *   Asked about the mayor's remarks, Lund said no.       SIGN_ABOUT, names the mayor
 *   Lund rejected the charge. "We were there," he said.  SIGN_REPLY for the quotation, by the sentence before
 *
 * The words are those of replies.tsv, in the sentences of the statement or in the one before it, where nobody else speaks in that.
 *
 * Units:   tokens of the article
 * Order:   -
 * Owner:   values
 * Errors:  none
 * Threads: one for each corpus
 * Layer:   8
 */
#ifndef CORPUS_SIGN_H
#define CORPUS_SIGN_H

#include "corpus/who.h"

/* SIGN_NAMED: answers whom it names, if anybody; SIGN_ABOUT: a question, which may be about what another said */
enum sign_kind { SIGN_NONE, SIGN_NAMED, SIGN_ABOUT, SIGN_REPLY };

struct sign {
    struct range where; /* the sentences of the statement, and the one before where that leads to it */
    uint8_t kind;       /* enum sign_kind */
};

/* A statement has units where the first is no later than the second. */
bool sign_has_units(const struct corpus *corpus, uint32_t article, uint32_t statement);

/* The first unit of a statement. Precondition: sign_has_units. */
const struct unit *sign_unit(const struct corpus *corpus, uint32_t article, uint32_t statement);

void sign_find(struct sign *out, const struct corpus *corpus, uint32_t article, uint32_t statement);

/* Whether a sign names that person, or who stands for them; another speaker than its own where person is NONE. Its own source does not count. */
bool sign_names_person(const struct corpus *corpus, const struct sign *sign,
                       const struct unit *reply, uint32_t person);

/* Whether it names the speaker of another unit; a plain reply also by the country that the speaker is or speaks for. */
bool sign_names(const struct corpus *corpus, const struct sign *sign, const struct unit *reply,
                const struct unit *other);

#endif
