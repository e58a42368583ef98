/* speaker/anonymity.c - the terms on which somebody speaks who is not named */
#include "speaker/anonymity.h"

enum { SENTENCES = 32 /* of one speaker that are looked at */ };

struct finder {
    struct speakers *speakers;
    const struct text *text;
    const struct mentions *mentions;
    const struct statements *statements;
    const struct lexicon *lexicon;
};

static bool is_unnamed(const struct speaker *speaker)
{
    return speaker->kind == KIND_UNNAMED || speaker->kind == KIND_GROUP;
}

/* Whether a word stands in a sentence without which no terms are told. */
static bool may_tell(const struct finder *f, struct range sentence)
{
    uint32_t i;

    for (i = sentence.from; i < sentence.to; i++)
        if (lexicon_find(&f->lexicon->anonymity, f->text->tokens.at[i].norm))
            return true;
    return false;
}

/* The terms that a sentence tells; empty where it tells none. */
static struct range terms_in(const struct finder *f, uint32_t sentence)
{
    struct range tokens = f->text->sentences.at[sentence].tokens;
    struct span span = text_span(f->text, tokens);
    const struct lexicon_table *table = &f->lexicon->anonymity;
    struct pattern_match match;
    uint32_t i;

    if (!may_tell(f, tokens))
        return (struct range){0, 0};
    for (i = 0; i < table->table.size; i++)
        if (table->pattern[i] &&
            pattern_find(table->pattern[i], text_bytes(f->text, span), 0, &match))
            return text_tokens(f->text, (struct span){span.start + match.group[0].start,
                                                      span.start + match.group[0].end});
    return (struct range){0, 0};
}

bool anonymity_told(const struct text *text, const struct lexicon *lexicon, uint32_t sentence)
{
    struct finder f = {.text = text, .lexicon = lexicon};

    return range_length(terms_in(&f, sentence)) > 0;
}

/* Whose terms they are: the last before them in the sentence who is not named, else the first behind them; NONE where none is a mention. */
static uint32_t owner_of(const struct finder *f, struct range sentence, struct range terms)
{
    uint32_t i = mention_last(f->mentions, sentence.to - 1) + 1, before = NONE, after = NONE;

    for (; i-- > 0 && f->mentions->at[i].tokens.from >= sentence.from;) {
        uint32_t speaker = f->speakers->of_mention[i];

        if (speaker == NONE || !is_unnamed(&f->speakers->all.at[speaker]))
            continue;
        if (f->mentions->at[i].tokens.from >= terms.to)
            after = speaker;
        else if (before == NONE)
            before = speaker;
    }
    return before == NONE ? after : before;
}

/* Whether a sentence tells of terms that are this speaker's; nobody's are whose source it holds. */
static bool take_terms(const struct finder *f, uint32_t speaker, uint32_t sentence, bool is_source)
{
    struct range terms = terms_in(f, sentence);
    uint32_t owner = NONE;

    if (range_length(terms))
        owner = owner_of(f, f->text->sentences.at[sentence].tokens, terms);
    if (!range_length(terms) || (owner != speaker && !(owner == NONE && is_source)))
        return false;
    f->speakers->all.at[speaker].terms = terms;
    return true;
}

static bool find_by_mentions(const struct finder *f, uint32_t speaker)
{
    const struct indexes *mentions = &f->speakers->all.at[speaker].mentions;
    uint32_t i, last = NONE;

    for (i = 0; i < mentions->size && i < SENTENCES; i++) {
        const struct mention *m = &f->mentions->at[mentions->at[i]];
        uint32_t sentence = f->text->tokens.at[m->tokens.from].sentence;

        if (sentence != last && take_terms(f, speaker, sentence, false))
            return true;
        last = sentence;
    }
    return false;
}

static bool find_by_sources(const struct finder *f, uint32_t speaker)
{
    const struct indexes *statements = &f->speakers->all.at[speaker].statements;
    uint32_t i;

    for (i = 0; i < statements->size && i < SENTENCES; i++) {
        const struct statement *s = &f->statements->at[statements->at[i]];

        if (s->source.size &&
            take_terms(f, speaker, f->text->tokens.at[s->source.at[0].from].sentence, true))
            return true;
    }
    return false;
}

void anonymity_find(struct speakers *speakers, const struct text *text,
                    const struct mentions *mentions, const struct statements *statements,
                    const struct lexicon *lexicon)
{
    const struct finder f = {speakers, text, mentions, statements, lexicon};
    uint32_t i;

    for (i = 0; i < speakers->all.size; i++)
        if (is_unnamed(&speakers->all.at[i]) && !find_by_mentions(&f, i))
            (void)find_by_sources(&f, i);
}
