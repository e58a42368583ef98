/* corpus/who.h - whether the speakers of two reports may be one
 *
 *   "Moscow said"            "the Russian foreign minister said"          a country, and who speaks for it
 *   "the authority said"     "its director of safety, Dr Amsel, said"     a body, and who heads it or speaks for it
 *   "the prime minister"     "Oskar Brandt", elsewhere prime minister     an office, and who holds it
 *   "the council"            "the research council of Norway"             a name, and a longer one
 *
 * Which offices speak for a country or body, and which words bar it ("deputy", "former"), says voices.tsv.
 *
 * Units:   -
 * Order:   who_compare is symmetric; enum who: the surer, the greater
 * Owner:   names and roles live in the corpus's arena
 * Errors:  those of the arena
 * Threads: one for each corpus; answers about two people are kept in it
 * Layer:   8
 */
#ifndef CORPUS_WHO_H
#define CORPUS_WHO_H

#include "corpus/unit.h"

enum who {
    WHO_OTHER,
    WHO_UNKNOWN,
    WHO_SHORT, /* one may stand for the other: "the council", "the prime minister" */
    WHO_COUNTRY,
    WHO_HOLDER, /* an office and the only one in the folder who holds it */
    WHO_SAME
};

static inline bool who_is_one(enum who who)
{
    return who >= WHO_HOLDER;
}

/* Fills the bearer of a person: its names and roles in normal form, the country that it is or speaks for. */
void who_prepare(struct corpus *corpus, uint32_t person);

/* Whether two units' speakers may be one. */
enum who who_compare(const struct corpus *corpus, const struct unit *a, const struct unit *b);

/* Whether one of two people holds the other's office, heads the body that it is, or speaks for it. */
bool who_may_be(const struct corpus *corpus, uint32_t a, uint32_t b);

/* Whether the sentence of a unit names a person: then a report whose speaker was not found may be his. */
bool who_is_named(const struct corpus *corpus, const struct unit *unit, uint32_t person);

#endif
