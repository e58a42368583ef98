/* statement/argument.c - the scores of a window: a part is summed up once for all places that share it */
#include "statement/argument.h"

#include "statement/proposal.h"
#include "syntax/ahead.h"

struct scorer {
    struct proposer *p;
    const struct view_point *view;
    struct ahead ahead;
    const int32_t *distance[ARGUMENT_DISTANCES]; /* sums that are known */
    uint32_t used;                               /* of p->sums */
};

typedef void part_features(struct features *f, const struct view_point *view,
                           const struct place *place);

static const int32_t *sum_of(struct scorer *s, part_features *part, const struct place *place)
{
    int32_t *sum = s->p->sums[s->used++];

    part(ahead_features(&s->ahead), s->view, place);
    ahead_send(&s->ahead, sum);
    return sum;
}

static const int32_t *word_sum(struct scorer *s, const struct place *place)
{
    struct word_sum *word = &s->p->words[place->token * ARGUMENT_SIDES + place->side];

    if (!word->known) {
        word->known = true;
        argument_word(ahead_features(&s->ahead), s->p->setting, place->token, place->side);
        ahead_send(&s->ahead, word->sum);
    }
    return word->sum;
}

/* The sums of a place; `before` and `last` are those of the place before it, NULL for the first. */
static void gather(struct scorer *s, struct argument_sums *out, const struct place *place,
                   const struct argument_sums *before, const struct place *last)
{
    bool state = last && place_same_state(place, last);
    bool meeting = last && place_same_meeting(place, last);

    if (!s->distance[place->far])
        s->distance[place->far] = sum_of(s, argument_distance, place);
    out->word = word_sum(s, place);
    out->distance = s->distance[place->far];
    out->state = state ? before->state : sum_of(s, argument_state, place);
    out->meeting = meeting ? before->meeting : sum_of(s, argument_meeting, place);
    out->both = state && meeting ? before->both : sum_of(s, argument_both, place);
    out->own = sum_of(s, argument_own, place);
}

static void gather_all(struct scorer *s, struct range window)
{
    struct place places[2];
    struct argument_sums *at = s->p->places;
    uint32_t i, size = range_length(window);

    for (i = 0; i < size; i++) {
        place_init(&places[i & 1], s->view, window.from + i);
        gather(s, &at[i], &places[i & 1], i ? &at[i - 1] : NULL, i ? &places[(i - 1) & 1] : NULL);
    }
    ahead_finish(&s->ahead);
}

void argument_score(struct proposer *p, struct range window, struct range cue)
{
    struct view_point view;
    struct scorer scorer = {.p = p, .view = &view};
    uint32_t i, l;

    view_point_init(&view, p->setting, window, cue);
    ahead_init(&scorer.ahead, &p->model->argument);
    gather_all(&scorer, window);
    p->arguments.length = range_length(window);
    for (i = 0; i < p->arguments.length; i++) {
        const struct argument_sums *a = &p->places[i];
        for (l = 0; l < ARGUMENT_LABELS; l++)
            p->arguments.score[i][l] =
                p->model->argument.scale * (float)(a->word[l] + a->distance[l] + a->state[l] +
                                                   a->meeting[l] + a->both[l] + a->own[l]);
    }
    for (i = cue.from - window.from; i < cue.to - window.from; i++)
        for (l = 1; l < ARGUMENT_LABELS; l++)
            p->arguments.score[i][l] = -1e6f;
}
