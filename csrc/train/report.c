/* train/report.c - accuracy of tags and trees, and whether confidence means something */
#include "train/report.h"

#include <stdio.h>

#include "train/weights.h"

enum { BINS = 10 };

struct tally {
    uint32_t tokens, tags, arcs, heads, labels, sentences, whole;
    uint32_t given[BINS], right[BINS], content[BINS];
};

static double share(uint32_t part, uint32_t whole)
{
    return whole ? 100.0 * part / whole : 0;
}

static void count_syntax(struct tally *t, const struct lesson *lesson, const struct tree *tree)
{
    uint32_t i;

    t->tokens += lesson->rows;
    for (i = 0; i < lesson->text.tokens.size; i++) {
        if (lesson->tag[i] == NO_TAG)
            continue;
        t->tags += tree->tag[i] == lesson->tag[i];
        if (lesson->relation[i] == RELATION_PUNCT)
            continue;
        t->arcs++;
        t->heads += tree->head[i] == lesson->head[i];
        t->labels += tree->head[i] == lesson->head[i] && tree->relation[i] == lesson->relation[i];
    }
    for (i = 0; i < lesson->text.sentences.size; i++)
        t->whole += lesson->whole[i];
    t->sentences += lesson->text.sentences.size;
}

static uint32_t words_shared(const struct spans *given, const struct parts *found)
{
    uint32_t g, f, i, shared = 0;

    for (g = 0; g < given->size; g++)
        for (f = 0; f < found->size; f++)
            for (i = given->at[g].from; i < given->at[g].to; i++)
                shared += range_has(found->at[f], i);
    return shared;
}

static uint32_t words_of(const struct spans *spans)
{
    uint32_t i, words = 0;

    for (i = 0; i < spans->size; i++)
        words += range_length(spans->at[i]);
    return words;
}

/* The given attribution with a cue that overlaps; NULL where there is none. */
static const struct attribution *given_for(const struct lesson *lesson, const struct statement *s)
{
    uint32_t i;

    for (i = 0; i < lesson->attributions.size; i++)
        if (words_shared(&lesson->attributions.at[i].cue, &s->cue))
            return &lesson->attributions.at[i];
    return NULL;
}

static void count_confidence(struct tally *t, const struct lesson *lesson,
                             const struct statements *statements)
{
    uint32_t i;

    for (i = 0; i < statements->size; i++) {
        const struct statement *s = &statements->at[i];
        const struct attribution *given = given_for(lesson, s);
        uint32_t bin = s->confidence >= 1 ? BINS - 1 : (uint32_t)(s->confidence * BINS);
        t->given[bin]++;
        t->right[bin] += given != NULL;
        t->content[bin] +=
            given && words_shared(&given->content, &s->content) * 2 >= words_of(&given->content);
    }
}

static void count_lesson(struct tally *tally, struct lesson *lesson)
{
    const struct lexicon *lexicon = lexicon_get(NULL);
    struct syntax syntax;
    struct mentions mentions;
    struct statements statements;

    syntax_read(&syntax, &lesson->text, lexicon, &lesson->arena);
    mentions_find(&mentions, &lesson->text, &syntax, lexicon, &lesson->arena);
    statements_find(&statements, &lesson->text, &syntax, &mentions, lexicon, &lesson->arena);
    count_syntax(tally, lesson, syntax.tree);
    count_confidence(tally, lesson, &statements);
}

bool report_print(const struct lessons *lessons)
{
    struct tally t = {0};
    uint32_t i;

    if (!model_get())
        return false;
    for (i = 0; i < lessons->size; i++)
        count_lesson(&t, &lessons->at[i]);
    printf("part of speech        %5.2f%% of %u tokens\n", share(t.tags, t.tokens), t.tokens);
    printf("unlabelled attachment %5.2f%% of %u arcs\n", share(t.heads, t.arcs), t.arcs);
    printf("labelled attachment   %5.2f%%\n", share(t.labels, t.arcs));
    printf("confidence  statements  cue right  and half of the content\n");
    for (i = 0; i < BINS; i++)
        if (t.given[i])
            printf("%.1f to %.1f  %10u  %8.1f%%  %8.1f%%\n", i / 10.0, (i + 1) / 10.0, t.given[i],
                   share(t.right[i], t.given[i]), share(t.content[i], t.given[i]));
    return true;
}
