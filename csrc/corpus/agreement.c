/* corpus/agreement.c - whether two sentences say the same without being one utterance */
#include "corpus/agreement.h"

enum {
    AGREEMENT_WORDS = 3, /* of some weight, shared */
    AGREEMENT_LEAST = 5, /* words of the lesser: "the race of 2008" is in many sentences */
    AGREEMENT_LIST = 4,  /* countries that both name */
    AGREEMENT_MUCH =
        6, /* words, numbers and countries: then a lesser share will do, and one may be the article's own */
    AGREEMENT_PARTIES = 2
};

static const float agreement_share = 0.45F, much_share = 0.35F, list_share = 0.25F;
static const float agreement_evidence = 1.5F;

static bool is_refused(const struct stance *stance)
{
    return stance->turned && stance->degree != DEGREE_MAY;
}

/* One act done, or one matter that is not in question: what may be, or hangs on a condition, is not agreed on. */
static bool go_together(const struct stance *a, const struct stance *b)
{
    return stance_is_of(a, b) && a->on == b->on && is_refused(a) && is_refused(b);
}

/* Two articles' own sentences: what the trade has ready of a place or a body. */
static bool are_narrated(const struct unit *a, const struct unit *b)
{
    return a->voice == NONE && b->voice == NONE;
}

static bool compare_sides(struct agreement *out, const struct corpus *corpus, const struct unit *a,
                          const struct unit *b, struct arena *arena)
{
    uint32_t i, j;

    if (are_narrated(a, b) || parties_shared(a, b) < AGREEMENT_PARTIES)
        return false;
    for (i = 0; i < a->stances.size; i++)
        for (j = 0; j < b->stances.size; j++) {
            const struct stance *x = &a->stances.at[i];
            struct view words = stance_words(x, corpus->lexicon, arena);

            if (!stance_of_parties(x, corpus->lexicon) || !go_together(x, &b->stances.at[j]))
                continue;
            out->score = 0.5F;
            out->why = arena_format(arena, "both say of the same parties “%.*s”", VIEW_ARGS(words));
            return true;
        }
    return false;
}

/* Whether a sentence of an article's own shares too little to be told from all that is written on the matter. */
static bool is_own(const struct unit *a, const struct unit *b, bool much)
{
    return are_narrated(a, b) || (!much && (a->voice == NONE || b->voice == NONE));
}

static bool compare_content(struct agreement *out, const struct corpus *corpus,
                            const struct unit *a, const struct unit *b,
                            const struct overlap *overlap)
{
    float share;
    bool much;

    if (overlap->countries >= AGREEMENT_LIST && overlap->contained >= list_share) {
        out->score = 0.5F;
        out->why = "both name the same countries";
        return true;
    }
    much = overlap->countries >= AGREEMENT_PARTIES &&
           overlap->words + overlap->numbers + overlap->countries >= AGREEMENT_MUCH;
    share = (overlap->contained + overlap->based) / 2;
    if (overlap->base * share < agreement_evidence * overlap_chance(corpus) ||
        same_denied(corpus, a, b))
        return false;
    if (overlap->numbers_differ || overlap->words < AGREEMENT_WORDS ||
        a->bag_size < AGREEMENT_LEAST || b->bag_size < AGREEMENT_LEAST || is_own(a, b, much) ||
        overlap->contained < (much ? much_share : agreement_share))
        return false;
    out->score = 0.6F * (overlap->contained < 1 ? overlap->contained : 1);
    out->why = "says most of what the other says";
    return true;
}

bool agreement_compare(struct agreement *out, const struct corpus *corpus, const struct unit *a,
                       const struct unit *b, const struct overlap *overlap, struct arena *arena)
{
    if (who_is_one(who_compare(corpus, a, b)) || same_opposed(corpus, a, b))
        return false;
    return compare_sides(out, corpus, a, b, arena) || compare_content(out, corpus, a, b, overlap);
}
