/* corpus/course.c - how a speaker's positions changed from statement to statement */
#include "corpus/course.h"

#include <libstemmer.h>

#include "corpus/conflict.h"

enum { COURSE_PARTIES = 1, COURSE_WORDS = 2 };

struct position {
    const struct unit *unit; /* NULL: takes none */
    const struct stance *stance;
    struct view words;
};

/* The first unit of a statement; units stand by article and statement. */
static uint32_t find_units(const struct units *units, uint32_t article, uint32_t statement)
{
    uint32_t low = 0, high = units->size;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct unit *unit = &units->at[middle];

        if (unit->article < article || (unit->article == article && unit->statement < statement))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_position(const struct stance *stance, const struct lexicon *lexicon)
{
    return stance->degree != DEGREE_TALKED && stance_of_parties(stance, lexicon) &&
           lexicon_cell(&lexicon->axes, stance->axis, "side").size > 0;
}

static struct position position_of(const struct corpus *corpus, const struct target *target)
{
    struct position position = {0};
    uint32_t i = find_units(&corpus->units, target->article, target->statement), j;

    for (; i < corpus->units.size; i++) {
        const struct unit *unit = &corpus->units.at[i];

        if (unit->article != target->article || unit->statement != target->statement)
            break;
        for (j = 0; j < unit->stances.size; j++) {
            const struct stance *stance = &unit->stances.at[j];

            if (!is_position(stance, corpus->lexicon) ||
                (position.stance && position.stance->degree >= stance->degree))
                continue;
            position = (struct position){unit, stance, {"", 0}};
        }
    }
    if (position.stance)
        position.words = stance_words(position.stance, corpus->lexicon, corpus->arena);
    return position;
}

static bool is_on_same(const struct corpus *corpus, const struct position *a,
                       const struct position *b)
{
    struct overlap overlap;

    if (!a->stance || !b->stance || !stance_is_of(a->stance, b->stance))
        return false;
    if (parties_shared(a->unit, b->unit) >= COURSE_PARTIES)
        return true;
    overlap_find(&overlap, corpus, a->unit, b->unit);
    return overlap.words >= COURSE_WORDS;
}

/* The last position before one on the same matter, NULL if there is none. */
static const struct position *find_before(const struct corpus *corpus,
                                          const struct targets *timeline,
                                          const struct position *positions, uint32_t at)
{
    uint32_t i;

    for (i = at; i-- > 0 && at - i <= COURSE_BACK;)
        if (date_known(timeline->at[i].date) && is_on_same(corpus, &positions[i], &positions[at]))
            return &positions[i];
    return NULL;
}

static const char *change_of(const struct corpus *corpus, const struct targets *timeline,
                             const struct position *positions, uint32_t at)
{
    const struct position *now = &positions[at], *before = NULL;

    if (date_known(timeline->at[at].date))
        before = find_before(corpus, timeline, positions, at);
    if (!before)
        return arena_format(corpus->arena, "%.*s", VIEW_ARGS(now->words));
    if (view_equal(before->words, now->words))
        return NULL;
    return arena_format(corpus->arena, "%.*s -> %.*s", VIEW_ARGS(before->words),
                        VIEW_ARGS(now->words));
}

static bool is_of(const struct unit *unit, const struct target *target)
{
    return unit->article == target->article && unit->statement == target->statement;
}

/* A unit of a statement that says what one of an earlier one says is not so; NULL if there is none. */
static const struct unit *find_denial(const struct corpus *corpus, const struct target *now,
                                      const struct target *before)
{
    const struct units *units = &corpus->units;
    uint32_t i, j, first = find_units(units, before->article, before->statement);

    for (i = find_units(units, now->article, now->statement);
         i < units->size && is_of(&units->at[i], now); i++)
        for (j = first; j < units->size && is_of(&units->at[j], before); j++) {
            struct overlap overlap;

            overlap_find(&overlap, corpus, &units->at[i], &units->at[j]);
            if (conflict_denied(corpus, &units->at[i], &units->at[j], &overlap))
                return &units->at[i];
        }
    return NULL;
}

/* Of what is no matter between parties: what was said before and is denied now, or the other way round. */
static const char *denial_of(const struct corpus *corpus, const struct targets *timeline,
                             uint32_t at)
{
    const struct target *now = &timeline->at[at];
    uint32_t i;

    for (i = at; i-- > 0 && at - i <= COURSE_BACK && date_known(now->date);) {
        const struct target *before = &timeline->at[i];
        const struct unit *unit = date_known(before->date) && date_compare(before->date, now->date)
                                      ? find_denial(corpus, now, before)
                                      : NULL;

        if (unit)
            return unit_denies(corpus, unit) ? "said so -> denies it" : "denied it -> says so";
    }
    return NULL;
}

static void mark_all(struct targets *timeline, const struct corpus *corpus)
{
    struct position *positions = arena_new_array(corpus->arena, timeline->size, struct position);
    uint32_t i;

    for (i = 0; i < timeline->size; i++)
        positions[i] = position_of(corpus, &timeline->at[i]);
    for (i = 0; i < timeline->size; i++)
        timeline->at[i].change = positions[i].words.size ? change_of(corpus, timeline, positions, i)
                                                         : denial_of(corpus, timeline, i);
}

/* The stemmer is no arena memory: it is freed on the way past, whoever set the guard before. */
void course_mark(struct targets *timeline, const struct folder *folder, const struct people *people,
                 uint32_t person, const struct lexicon *lexicon, struct arena *arena)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("english", NULL);
    jmp_buf *outer = arena->guard, guard;
    volatile bool failed = true;

    if (setjmp(guard) == 0) {
        struct corpus corpus;

        arena->guard = &guard;
        if (stemmer && timeline->size) {
            corpus_build_person(&corpus, folder, people, person, lexicon, stemmer, arena);
            mark_all(timeline, &corpus);
        }
        failed = false;
    }
    sb_stemmer_delete(stemmer);
    arena->guard = outer;
    if (failed && outer)
        longjmp(*outer, 1);
}
