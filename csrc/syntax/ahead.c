/* syntax/ahead.c - two sets of features in turn: one is asked for, the other added up */
#include "syntax/ahead.h"

void ahead_init(struct ahead *out, const struct linear *model)
{
    out->model = model;
    out->to[0] = out->to[1] = NULL;
    out->turn = 0;
}

struct features *ahead_features(struct ahead *ahead)
{
    ahead->features[ahead->turn].size = 0;
    return &ahead->features[ahead->turn];
}

static void settle(struct ahead *ahead, uint32_t which)
{
    if (ahead->to[which])
        linear_score(ahead->model, &ahead->features[which], ahead->to[which]);
    ahead->to[which] = NULL;
}

void ahead_send(struct ahead *ahead, int32_t *to)
{
    linear_ask(ahead->model, &ahead->features[ahead->turn]);
    ahead->to[ahead->turn] = to;
    ahead->turn ^= 1;
    settle(ahead, ahead->turn);
}

void ahead_finish(struct ahead *ahead)
{
    settle(ahead, ahead->turn ^ 1);
}
