/* analysis/judge.c - which gold claims were found, and what is right of those */
#include "analysis/judge.h"

void worded_of_claims(struct worded_list *out, const struct words *words,
                      const struct claims *claims, struct arena *arena)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < claims->size; i++) {
        struct worded worded;

        for (enum claim_part part = 0; part < PART_COUNT; part++)
            words_of_spans(&worded.part[part], words, &claims->at[i].part[part], arena);
        vec_push(arena, out, worded);
    }
}

uint32_t worded_shared(const struct worded *a, const struct worded *b)
{
    uint32_t shared = 0;

    for (enum claim_part part = 0; part < PART_COUNT; part++)
        shared += word_set_shared(&a->part[part], &b->part[part]);
    return shared;
}

/* The predicted claim that shares most words, of equals the first; NONE where there are none at all. */
static uint32_t nearest(const struct worded_list *predicted, const struct worded *gold)
{
    uint32_t best = NONE, most = 0;

    for (uint32_t i = 0; i < predicted->size; i++) {
        uint32_t shared = worded_shared(&predicted->at[i], gold);

        if (best == NONE || shared > most) {
            best = i;
            most = shared;
        }
    }
    return best;
}

static bool covers_half(const struct worded *predicted, const struct worded *gold)
{
    const struct word_set *want = &gold->part[PART_CONTENT];

    return word_set_shared(&predicted->part[PART_CONTENT], want) * 2 >= word_set_size(want);
}

static void judge_speaker(struct score *score, const struct claim *got, const struct claim *want,
                          struct arena *arena)
{
    struct view nobody = VIEW("");
    bool right = false;

    if (!want->speaker.size)
        return;
    if (!got->speaker.size)
        right = names_equal(nobody, want->speaker.at[0], arena);
    for (uint32_t i = 0; !right && i < got->speaker.size; i++)
        right = names_equal(got->speaker.at[i], want->speaker.at[0], arena);
    score->speaker.right += right;
    score->speaker.all++;
    score->speaker_by_naming[got->naming].right += right;
    score->speaker_by_naming[got->naming].all++;
}

static void judge_date(struct score *score, const struct claim *got, const struct claim *want)
{
    if (want->date.size) {
        score->date.right += view_equal(got->date, want->date);
        score->date.all++;
    } else if (want->judges_date) {
        score->date.invented += got->date.size > 0;
    }
}

static void judge_medium(struct score *score, const struct claim *got, const struct claim *want,
                         struct arena *arena)
{
    if (want->medium.size) {
        score->medium.right += names_touch(got->medium, want->medium, arena);
        score->medium.all++;
    } else if (want->judges_medium) {
        score->medium.invented += got->medium.size > 0;
    }
}

static void judge_type(struct score *score, const struct claim *got, const struct claim *want)
{
    if (!want->type.size)
        return;
    score->type.right += view_equal(got->type, want->type);
    score->type.all++;
}

static void count_by_type(struct score *score, const struct claim *want, bool found)
{
    for (enum statement_type type = TYPE_DIRECT; type <= TYPE_MIXED; type++) {
        if (view_is(want->type, type_name(type))) {
            score->found_by_type[type].all++;
            score->found_by_type[type].right += found;
        }
    }
}

void judge_found(struct score *score, const struct claims *predicted,
                 const struct worded_list *predicted_words, const struct claims *gold,
                 const struct worded_list *gold_words, struct arena *arena)
{
    for (uint32_t i = 0; i < gold->size; i++) {
        const struct claim *want = &gold->at[i];
        uint32_t best = nearest(predicted_words, &gold_words->at[i]);
        bool found = best != NONE && covers_half(&predicted_words->at[best], &gold_words->at[i]);

        count_by_type(score, want, found);
        if (!found)
            continue;
        score->found++;
        judge_type(score, &predicted->at[best], want);
        judge_speaker(score, &predicted->at[best], want, arena);
        judge_date(score, &predicted->at[best], want);
        judge_medium(score, &predicted->at[best], want, arena);
    }
}
