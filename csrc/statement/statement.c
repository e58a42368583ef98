/* statement/statement.c - the main path of this folder: rules, then the learnt models, which read what the rules found */
#include "statement/statement.h"

#include <stdlib.h>

#include "statement/learnt.h"
#include "statement/quote.h"
#include "statement/rules.h"
#include "statement/turn.h"

static int by_content(const void *a, const void *b)
{
    const struct statement *x = a, *y = b;

    if (x->content.at[0].from != y->content.at[0].from)
        return x->content.at[0].from < y->content.at[0].from ? -1 : 1;
    if (x->cue.at[0].from != y->cue.at[0].from)
        return x->cue.at[0].from < y->cue.at[0].from ? -1 : 1;
    return 0;
}

void statements_find(struct statements *out, const struct text *text, const struct syntax *syntax,
                     const struct mentions *mentions, const struct lexicon *lexicon,
                     struct arena *arena)
{
    struct reader reader = {{text, syntax, lexicon}, mentions, arena};
    struct statements *rules = arena_new(arena, struct statements);
    struct turns turns;

    statements_by_rules(rules, text, syntax, mentions, lexicon, arena);
    if (syntax->tree) {
        statements_by_model(out, &reader, rules, model_get());
    } else {
        *out = *rules;
    }
    turns_find(&turns, &reader);
    turns_apply(out, &turns, &reader);
    if (out->size)
        qsort(out->at, out->size, sizeof *out->at, by_content);
    statements_finish(out, &reader);
}
