/* corpus/same.c - whether two sentences report one utterance */
#include "corpus/same.h"

enum {
    VERBATIM_WORDS = 5,
    VERBATIM_CONTENT = 2, /* words of some weight among these */
    ALTERED_WORDS = 6,
    QUOTED_WORDS = 8, /* that two speakers do not say alike by chance */
    SHARED_WORDS = 3, /* a shared number counts as one more */
    SHARED_SHORT = 4, /* where one speaker's name is but short for the other's */
    RUN_WORDS = 3,
    FEW_SAID = 25, /* statements of one speaker */
    NAMED_TELLING = 2,
    DENIED_REACH = 5, /* tokens from a negation to what it denies */
    RETOLD_TELLING = 3,
    AGAIN_DAYS = 3,
    WEAK_LEAST = 3, /* words of the lesser */
    WEAK_QUOTED = 3,
    ALTERED_CONTENT = 2,
    ALTERED_UNKNOWN = 10 /* where a speaker is not known */
};

static const float denied_base = 0.25F;
static const float weak_share = 0.45F, weak_other_point = 0.6F, weak_evidence = 0.9F;
static const float short_share = 0.55F, short_evidence = 1.2F;
static const float unknown_share = 0.7F, unknown_evidence = 2;
static const float undated_share = 0.55F, undated_evidence = 1.2F;
static const float all_share = 0.9F, day_share = 0.4F, day_evidence = 0.7F;
static const float day_act = 0.4F; /* where both are about one act */
static const float least_share = 0.3F, run_share = 0.03F, run_evidence = 0.25F, run_most = 4;
static const float point_doubled = 1.6F;
static const float evidence_most = 4, both_conditional = 0.1F, mood_share = 0.8F;
static const float alike_but_number = 0.75F; /* all but the number */
static const float alike_undated = 0.9F, quoted_much = 0.85F;
static const float doubtful_order =
    0.85F; /* of words in order, where one denies it, or was said on another day */
static const float altered_share = 0.75F, shared_share = 0.5F, shared_other_point = 0.7F;
static const float shared_undated = 0.65F;
static const float quoted_alike = 0.9F; /* before two speakers are compared word by word */
static const float quoted_share = 0.6F, quoted_order = 0.5F, point_share = 0.25F;

static float lesser(float a, float b)
{
    return a < b ? a : b;
}

struct pair {
    const struct corpus *corpus;
    const struct unit *a, *b;
    struct overlap overlap;
    struct verdict *verdict;
    struct alignment *alignment;
};

static bool both_quote(const struct pair *p)
{
    return p->a->form == UNIT_QUOTE && p->b->form == UNIT_QUOTE;
}

static uint32_t shorter(const struct pair *p)
{
    return p->alignment->a_size < p->alignment->b_size ? p->alignment->a_size
                                                       : p->alignment->b_size;
}

/* A quotation in the same words may be dated some days off, and be older than news is. */
static bool wording_may_be_same(const struct pair *p)
{
    return p->verdict->when != WHEN_APART || (p->a->when.stated && p->b->when.stated &&
                                              when_gap(p->a->when, p->b->when) <= WHEN_REPEAT);
}

static bool is_verbatim(const struct pair *p)
{
    return shorter(p) >= VERBATIM_WORDS && align_contained(p->alignment) &&
           (p->overlap.telling >= VERBATIM_CONTENT || shorter(p) >= QUOTED_WORDS);
}

/* From the first to the last word of the longer that matches. */
static uint32_t matched_window(const struct alignment *alignment)
{
    bool a_longer = alignment->a_size > alignment->b_size;
    const uint16_t *to = a_longer ? alignment->to_b : alignment->to_a;
    uint32_t size = a_longer ? alignment->a_size : alignment->b_size, i, first = NONE, last = 0;

    for (i = 0; i < size; i++)
        if (to[i]) {
            first = first == NONE ? i : first;
            last = i + 1;
        }
    return first == NONE ? 0 : last - first;
}

bool same_negates(const struct corpus *corpus, const struct unit *unit, const struct unit *other)
{
    const struct word *word;

    vec_each (word, &unit->words) {
        if (corpus->vocabulary.entries.at[word->entry].base > denied_base &&
            unit_holds(other, word->entry) &&
            changes_negate(&unit->marks, corpus->lexicon, word->tokens.from, DENIED_REACH))
            return true;
    }
    return false;
}

/* Of what the other says too, or of the whole; what it denies besides is its own: "it is ours, and not yours". */
static bool denies(const struct corpus *corpus, const struct unit *unit, const struct unit *other)
{
    bool turned = unit->statement != NONE && unit_is_turned(corpus, unit);

    return turned != (unit->negated && same_negates(corpus, unit, other));
}

/* Where both are about an act that has a converse the negation is resolved already: "did not keep", "failed". */
bool same_denied(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    if (a->point != NONE && a->point == b->point &&
        corpus->vocabulary.entries.at[a->point].converse != NONE)
        return false;
    return unit_denies(corpus, a) != unit_denies(corpus, b) &&
           denies(corpus, a, b) != denies(corpus, b, a);
}

static bool is_altered(const struct pair *p)
{
    uint32_t words = p->verdict->who == WHO_UNKNOWN ? ALTERED_UNKNOWN : ALTERED_WORDS;

    if ((same_denied(p->corpus, p->a, p->b) || p->verdict->when == WHEN_NEAR ||
         p->verdict->when == WHEN_APART) &&
        (float)p->alignment->matched < doubtful_order * (float)shorter(p))
        return false;
    return both_quote(p) && shorter(p) >= words && p->overlap.telling >= ALTERED_CONTENT &&
           p->overlap.based >= shared_share &&
           (float)p->alignment->matched >= altered_share * (float)shorter(p) &&
           matched_window(p->alignment) * 2 <= shorter(p) * 3;
}

static uint32_t count_said(const struct pair *p, const struct unit *unit)
{
    return unit->person == NONE ? p->corpus->units.size
                                : p->corpus->people.all.at[unit->person].statements.size;
}

/* The more somebody says in a folder, the more of it shares some words by chance. */
static float chance(const struct pair *p)
{
    uint32_t said = count_said(p, p->a), other = count_said(p, p->b);

    return overlap_grown(said > other ? said : other, FEW_SAID);
}

enum mood { MOOD_REPORT, MOOD_REQUEST, MOOD_THOUGHT };

/* Who asks or demands something does not report that it is so, and what somebody thinks or strives for was not said. */
static enum mood mood_of(const struct pair *p, const struct unit *unit)
{
    const struct statement *statement = unit_statement(p->corpus, unit);

    if (!statement || unit->statement == NONE)
        return MOOD_REPORT;
    switch (statement->act) {
    case ACT_ASK:
    case ACT_DEMAND:
        return MOOD_REQUEST;
    case ACT_THINK:
    case ACT_INTEND:
        return MOOD_THOUGHT;
    default:
        return MOOD_REPORT;
    }
}

/* What was ordered may be told as what was thought, or asked, if nearly all else is one. */
static bool may_be_one_mood(const struct pair *p)
{
    return p->overlap.contained >= mood_share || mood_of(p, p->a) == mood_of(p, p->b);
}

static bool is_converse(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    const struct entry *entries = corpus->vocabulary.entries.at;

    return a->point != NONE && b->point != NONE &&
           (entries[a->point].converse == b->point || entries[b->point].converse == a->point);
}

bool same_opposed(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    bool shared = false;
    uint32_t i, j;

    for (i = 0; i < a->stances.size; i++)
        for (j = 0; j < b->stances.size; j++) {
            if (!stance_is_of(&a->stances.at[i], &b->stances.at[j]))
                continue;
            if (a->stances.at[i].on != b->stances.at[j].on)
                return true;
            shared = true;
        }
    return !shared && is_converse(corpus, a, b);
}

/* Two quotations of one utterance differ in wording only where they were translated. */
static bool is_translated(const struct pair *p)
{
    return p->overlap.contained >= quoted_share && who_is_one(p->verdict->who) &&
           (float)p->alignment->matched >= quoted_order * (float)shorter(p);
}

static bool is_shared(const struct pair *p)
{
    uint32_t words = p->overlap.words + p->overlap.numbers;
    bool other_point = p->a->point != NONE && p->b->point != NONE && p->a->point != p->b->point;
    bool dated = p->a->when.stated || p->b->when.stated;
    float share = dated ? shared_share : shared_undated;

    if (other_point || p->verdict->who == WHO_SHORT)
        share = shared_other_point;
    if (p->verdict->who == WHO_UNKNOWN || p->overlap.numbers_differ ||
        is_converse(p->corpus, p->a, p->b) || same_denied(p->corpus, p->a, p->b) ||
        !may_be_one_mood(p))
        return false;
    if (both_quote(p) && !is_translated(p))
        return false;
    return p->overlap.contained >= share &&
           words >= (p->verdict->who == WHO_SHORT ? SHARED_SHORT : SHARED_WORDS);
}

/* Of a pair that differs in its numbers: whether all else is one, so that one report has altered it. */
static bool is_number_altered(const struct pair *p)
{
    float share = p->verdict->when == WHEN_SAME ? alike_but_number : alike_undated;

    return who_is_one(p->verdict->who) && p->overlap.but_numbers >= share;
}

/* Whether the speakers are known, and nothing says that they may be one. */
static bool is_other(const struct pair *p)
{
    return p->verdict->who < WHO_SHORT && p->a->person != NONE && p->b->person != NONE;
}

/* Nearly all of it, by one speaker, where the day of one is only that of the statement before. */
static bool is_retold(const struct pair *p)
{
    return (p->a->when.inherited || p->b->when.inherited) && !both_quote(p) &&
           who_is_one(p->verdict->who) && p->overlap.contained >= all_share &&
           p->overlap.based >= all_share && p->overlap.telling >= RETOLD_TELLING;
}

/* Two quotations in other words on days that are told apart are two, however like. */
static bool may_be_weak(const struct pair *p)
{
    if (is_other(p) || same_opposed(p->corpus, p->a, p->b) || same_denied(p->corpus, p->a, p->b) ||
        !may_be_one_mood(p) || p->verdict->when == WHEN_NEAR)
        return false;
    if (p->overlap.numbers_differ && !is_number_altered(p))
        return false;
    return !both_quote(p) ||
           (p->overlap.contained >= quoted_much && p->overlap.telling >= WEAK_QUOTED);
}

/* Too little to be told from what else is said of the matter. */
static bool is_scant(const struct pair *p)
{
    uint32_t words = p->a->bag_size < p->b->bag_size ? p->a->bag_size : p->b->bag_size;

    if (who_is_one(p->verdict->who) && p->overlap.contained >= all_share && p->overlap.telling &&
        words > 1)
        return false;

    return words < WEAK_LEAST - 1 ||
           (words < WEAK_LEAST && (!who_is_one(p->verdict->who) || p->overlap.telling < words));
}

static int32_t published(const struct pair *p, const struct unit *unit)
{
    struct date date = unit_analysis(p->corpus, unit)->heading.date;

    return date_known(date) ? date_to_day(date) : INT32_MIN;
}

/* Whether `later` is quoted without a day in an article of days after the one that tells of `earlier`: who only retells has no more of the words. */
static bool is_said_again(const struct pair *p, const struct unit *later,
                          const struct unit *earlier)
{
    int32_t day = published(p, later), before = published(p, earlier);

    return later->form == UNIT_QUOTE && earlier->form != UNIT_QUOTE && !later->when.stated &&
           day != INT32_MIN && before != INT32_MIN && day - before >= AGAIN_DAYS;
}

/* Without any date only the wording can tell. */
static bool has_dates(const struct pair *p)
{
    return p->a->when.stated || p->b->when.stated ||
           (p->a->when.first != INT32_MIN && p->b->when.first != INT32_MIN);
}

static bool is_content(const struct pair *p, uint32_t word)
{
    return p->corpus->vocabulary.entries.at[p->a->words.at[word].entry].base > OVERLAP_INFORMATIVE;
}

/* Words past RUN_WORDS of the longest run that both have, with one among them that says something: "by the end of the summer". */
static uint32_t longest_run(const struct pair *p)
{
    uint32_t i, run = 0, longest = 0;
    bool content = false;

    align(p->alignment, p->a, p->b);
    for (i = 0; i < p->alignment->a_size; i++) {
        bool follows = i && p->alignment->to_b[i] && p->alignment->to_b[i - 1] &&
                       p->alignment->to_b[i] == p->alignment->to_b[i - 1] + 1;

        run = p->alignment->to_b[i] == 0 ? 0 : follows ? run + 1 : 1;
        content = run > 0 && ((run > 1 && content) || is_content(p, i));
        if (content && run > longest)
            longest = run;
    }
    return longest > RUN_WORDS ? longest - RUN_WORDS : 0;
}

static float evidence(const struct pair *p, float share)
{
    return lesser(p->overlap.base, evidence_most) * share / chance(p);
}

/* Of what one says on one day, as far as both tell, less is needed. */
static bool is_one_day(const struct pair *p)
{
    return p->verdict->when == WHEN_SAME && (p->a->when.day || p->b->when.day) && !both_quote(p);
}

/* What both say, as a share of the lesser and in all: of one speaker less will do. */
static bool is_weak(struct pair *p)
{
    float share = (p->overlap.contained + p->overlap.based) / 2;
    bool other_point = p->a->point != NONE && p->b->point != NONE && p->a->point != p->b->point;
    float run;

    if (!may_be_weak(p) || is_scant(p) || share < least_share)
        return false;
    run = (float)longest_run(p);
    share += run_share * lesser(run, run_most);
    p->overlap.base += run_evidence * lesser(run, run_most);
    if (!has_dates(p) && (share < undated_share || evidence(p, share) < undated_evidence))
        return false;
    if (p->verdict->who == WHO_UNKNOWN)
        return share >= unknown_share && evidence(p, share) >= unknown_evidence;
    if (!who_is_one(p->verdict->who))
        return share >= short_share && evidence(p, share) >= short_evidence;
    if (p->a->conditional && p->b->conditional)
        share += both_conditional;
    if (is_one_day(p) && !other_point)
        return share >= day_share &&
               evidence(p, share) >=
                   (p->a->point == NONE || p->b->point == NONE ? day_evidence : day_act);
    return share >= (other_point ? weak_other_point : weak_share) &&
           evidence(p, share) >= weak_evidence;
}

/* A report whose speaker was not found may be of him whom its sentence names. */
static void find_named(const struct pair *p)
{
    const struct unit *a = p->a, *b = p->b;

    if (p->verdict->who != WHO_UNKNOWN || p->overlap.telling < NAMED_TELLING)
        return;
    if ((a->person == NONE && b->person != NONE && who_is_named(p->corpus, a, b->person)) ||
        (b->person == NONE && a->person != NONE && who_is_named(p->corpus, b, a->person)))
        p->verdict->who = WHO_SHORT;
}

/* Of two offices and names that may be one only dates that agree tell. */
static bool may_share_point(const struct pair *p)
{
    return p->verdict->who >= WHO_COUNTRY ||
           (p->verdict->who == WHO_SHORT && p->verdict->when == WHEN_SAME);
}

/* The act itself may be in both as converse and negation, and then is not among the shared words. */
static bool is_point(const struct pair *p)
{
    const struct entry *entries = p->corpus->vocabulary.entries.at;
    float base = lesser(p->a->base, p->b->base);
    float argument = p->overlap.base, act = 0;

    if (p->a->point == NONE || p->a->point != p->b->point || !may_share_point(p) || !has_dates(p) ||
        p->overlap.numbers_differ || both_quote(p) || mood_of(p, p->a) != mood_of(p, p->b))
        return false;
    act = entries[p->a->point].base;
    if (unit_holds(p->a, p->a->point) && unit_holds(p->b, p->a->point))
        argument -= act;
    return argument > OVERLAP_INFORMATIVE + point_doubled * (chance(p) - 1) &&
           (argument + act) >= point_share * chance(p) * base;
}

static const char *describe(const struct pair *p, const char *how, struct arena *arena)
{
    static const char *const whos[] = {"another speaker",
                                       "a speaker that may be the same",
                                       "a speaker that may stand for the other",
                                       "a speaker for the same country",
                                       "an office and who alone holds it",
                                       "the same speaker"};
    static const char *const whens[] = {"the dates agree", "no date speaks against it",
                                        "the dates differ a little", "the dates hardly fit",
                                        "the dates differ"};

    return arena_format(arena, "%s, %s, %s", how, whos[p->verdict->who], whens[p->verdict->when]);
}

static bool accept(struct pair *p, float score, const char *how, struct arena *arena)
{
    static const float of_who[] = {0, 0, 0.02F, 0.03F, 0.05F, 0.06F},
                       of_when[] = {0.04F, 0.01F, 0.01F, 0, 0};

    score += of_who[p->verdict->who] + of_when[p->verdict->when];
    p->verdict->score = score < 1 ? score : 1;
    p->verdict->why = describe(p, how, arena);
    return true;
}

static bool compare_wording(struct pair *p, struct arena *arena)
{
    float least = p->verdict->who == WHO_OTHER ? quoted_alike : shared_share;

    if (!wording_may_be_same(p) || p->overlap.based < least)
        return false;
    align(p->alignment, p->a, p->b);
    p->verdict->verbatim = is_verbatim(p);
    p->verdict->aligned = p->verdict->verbatim || is_altered(p);
    if (p->verdict->who == WHO_OTHER)
        return p->verdict->verbatim && shorter(p) >= QUOTED_WORDS &&
               accept(p, 0.7F, "the same words", arena);
    if (p->verdict->verbatim)
        return accept(p, 0.9F, "the same words", arena);
    return p->verdict->aligned && accept(p, 0.8F, "nearly the same words", arena);
}

bool same_compare(struct verdict *out, const struct corpus *corpus, const struct unit *a,
                  const struct unit *b, const struct overlap *overlap, struct alignment *scratch,
                  struct arena *arena)
{
    struct pair p = {.corpus = corpus,
                     .a = a,
                     .b = b,
                     .overlap = *overlap,
                     .verdict = out,
                     .alignment = scratch};

    memset(out, 0, sizeof(*out));
    out->who = who_compare(corpus, a, b);
    if (out->who == WHO_OTHER && !both_quote(&p))
        return false;
    out->when = when_compare(a->when, b->when);
    scratch->a_size = scratch->b_size = scratch->matched = 0;
    find_named(&p);
    if (compare_wording(&p, arena))
        return true;
    if (out->who == WHO_OTHER)
        return false;
    if ((out->when == WHEN_APART || out->when == WHEN_UNLIKELY) && !is_retold(&p))
        return false;
    if (is_shared(&p))
        return accept(&p, 0.4F + 0.3F * p.overlap.contained, "most of what it says", arena);
    if (is_said_again(&p, a, b) || is_said_again(&p, b, a))
        return false;
    if (is_point(&p))
        return accept(&p, 0.4F + 0.2F * p.overlap.based, "the same act", arena);
    out->weak = is_weak(&p);
    return out->weak && accept(&p, 0.3F + 0.05F * evidence(&p, p.overlap.contained),
                               "much of what it says", arena);
}
