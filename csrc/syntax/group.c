/* syntax/group.c - verb groups: auxiliaries, adverbs and the verb they belong to */
#include "syntax/classify.h"

enum { GROUP_TOKENS = 12 }; /* a longer one is cut */

struct grouper {
    struct syntax *out;
    const struct text *text;
    const struct lexicon *lexicon;
    struct range sentence;
};

static bool has(const struct grouper *g, uint32_t i, enum word_class class)
{
    return range_has(g->sentence, i) && g->out->class[i] == class;
}

static bool is_verbal(const struct grouper *g, uint32_t i)
{
    return has(g, i, CLASS_VERB) || has(g, i, CLASS_AUXILIARY) || has(g, i, CLASS_MODAL) ||
           has(g, i, CLASS_TO);
}

/* "today", "here", "however": adverbs that belong to the clause and not to the verb. */
static bool is_loose(const struct grouper *g, uint32_t i)
{
    return lexicon_find_with(&g->lexicon->words, g->text->tokens.at[i].norm, "form",
                             VIEW("loose")) != NULL;
}

static bool is_inner(const struct grouper *g, uint32_t i)
{
    return has(g, i, CLASS_NEGATION) || (has(g, i, CLASS_ADVERB) && !is_loose(g, i));
}

/* The first verbal token from i on, inner adverbs passed over; NONE if something else comes first. */
static uint32_t next_verbal(const struct grouper *g, uint32_t i)
{
    while (is_inner(g, i) || has(g, i, CLASS_ADVERB))
        i++;
    return is_verbal(g, i) ? i : NONE;
}

static bool goes_on(const struct grouper *g, uint32_t from, uint32_t next)
{
    const struct syntax *s = g->out;

    if (next == NONE || next - from > GROUP_TOKENS || has(g, next, CLASS_TO))
        return false;
    if (has(g, next, CLASS_VERB))
        return !has(g, from, CLASS_TO) || s->form[next] == VERB_BASE ||
               s->class[next - 1] != CLASS_TO || s->form[next] == VERB_ED;
    return has(g, next, CLASS_AUXILIARY);
}

static uint32_t find_head(const struct grouper *g, uint32_t from)
{
    uint32_t head = from, next;

    while (!has(g, head, CLASS_VERB)) {
        next = next_verbal(g, head + 1);
        if (!goes_on(g, from, next))
            break;
        head = next;
    }
    return head;
}

static uint32_t with_adverbs_before(const struct grouper *g, uint32_t from)
{
    uint32_t i = from;

    while (i > g->sentence.from && from - i < 2 && is_inner(g, i - 1) &&
           g->out->group[i - 1] == NONE)
        i--;
    return i;
}

static bool in_range(const struct grouper *g, struct range range, enum word_class class)
{
    uint32_t i;

    for (i = range.from; i < range.to; i++)
        if (has(g, i, class))
            return true;
    return false;
}

static bool has_lemma(const struct grouper *g, struct range range, const char *lemma)
{
    uint32_t i;

    for (i = range.from; i < range.to; i++)
        if (view_is(g->out->lemma[i], lemma) && has(g, i, CLASS_AUXILIARY))
            return true;
    return false;
}

static bool is_finite(const struct grouper *g, uint32_t first, uint32_t head)
{
    uint8_t form = g->out->form[first];

    if (has(g, first, CLASS_TO))
        return false;
    if (first != head || has(g, first, CLASS_AUXILIARY))
        return form != VERB_GERUND && form != VERB_PARTICIPLE;
    return form == VERB_PRESENT || form == VERB_PAST || form == VERB_BASE || form == VERB_ED;
}

static void add_group(struct grouper *g, uint32_t first, uint32_t head, struct arena *arena)
{
    struct verb_group *group = vec_add(arena, &g->out->groups);
    uint32_t i;

    group->tokens = (struct range){with_adverbs_before(g, first), head + 1};
    group->head = head;
    group->form = g->out->form[head];
    group->finite = is_finite(g, first, head);
    group->infinitive = has(g, first, CLASS_TO);
    group->negated = in_range(g, group->tokens, CLASS_NEGATION);
    group->modal = in_range(g, group->tokens, CLASS_MODAL);
    group->passive = has(g, head, CLASS_VERB) && group->form == VERB_PARTICIPLE &&
                     (first == head || view_is(g->out->lemma[head - 1], "be") ||
                      (has_lemma(g, group->tokens, "be")));
    for (i = group->tokens.from; i < group->tokens.to; i++)
        g->out->group[i] = g->out->groups.size - 1;
}

void find_groups(struct syntax *out, const struct text *text, const struct lexicon *lexicon,
                 struct arena *arena)
{
    const struct sentence *sentence;
    uint32_t i;

    vec_each (sentence, &text->sentences) {
        struct grouper g = {out, text, lexicon, sentence->tokens};

        for (i = sentence->tokens.from; i < sentence->tokens.to; i++)
            if (is_verbal(&g, i)) {
                uint32_t head = find_head(&g, i);

                add_group(&g, i, head, arena);
                i = head;
            }
    }
}
