/* corpus/parties.c - what states and bodies a unit is about: those named in it, and around it where it has too few itself */
#include <stdlib.h>

#include "corpus/unit.h"

enum {
    PARTIES_LEAST = 2,  /* a unit with fewer names is about those around it too */
    PARTIES_BEFORE = 2, /* sentences before its own that tell them */
    PARTIES_MOST = 64,
    OFFICE_TOKENS = 6
};

struct names {
    uint32_t at[PARTIES_MOST];
    uint32_t size;
};

static void add_name(struct names *names, uint32_t entry)
{
    uint32_t i;

    for (i = 0; i < names->size; i++)
        if (names->at[i] == entry)
            return;
    if (names->size < PARTIES_MOST)
        names->at[names->size++] = entry;
}

/* The names of sentences of an article, read where they are asked for. */
struct reader {
    struct corpus *corpus;
    const struct analysis *analysis;
    uint32_t article;
    struct word_list *words; /* [sentences] */
    bool *read;              /* [sentences] */
    bool *in_name;           /* [tokens] of a body or a place */
};

static void mark_names(struct reader *r)
{
    const struct mention *mention;
    uint32_t i;

    vec_each (mention, &r->analysis->mentions) {
        if (mention->kind != KIND_ORGANISATION && mention->kind != KIND_PLACE)
            continue;
        for (i = mention->name.from; i < mention->name.to; i++)
            r->in_name[i] = true;
    }
}

static bool is_name(const struct reader *r, const struct word *word)
{
    const struct entry *entry = &r->corpus->vocabulary.entries.at[word->entry];

    return entry->country ||
           (r->in_name[word->tokens.from] && entry->base > 0 && !entry->act && !entry->number);
}

/* "Foreign Ministry", "Prime Minister": words of an office or body, which are capitals and no names. */
static uint32_t office_at(const struct corpus *corpus, const struct text *text, uint32_t token)
{
    struct view norms[OFFICE_TOKENS];
    uint32_t size = 0, office = 0, body = 0;

    while (token + size < text->tokens.size && size < OFFICE_TOKENS) {
        norms[size] = text->tokens.at[token + size].norm;
        size++;
    }
    if (!lexicon_longest(&corpus->lexicon->titles, norms, size, &office))
        office = 0;
    if (!lexicon_longest(&corpus->lexicon->bodies, norms, size, &body))
        body = 0;
    return office > body ? office : body;
}

static void add_words(struct names *names, const struct reader *r, const struct word_list *words)
{
    const struct word *word;
    uint32_t behind = 0; /* the last office */

    vec_each (word, words) {
        uint32_t at = word->tokens.from;

        if (at < behind || !is_name(r, word))
            continue;
        behind = at + office_at(r->corpus, &r->analysis->text, at);
        if (behind == at)
            add_name(names, word->entry);
    }
}

static void add_sentence(struct names *names, struct reader *r, uint32_t sentence)
{
    const struct text *text = &r->analysis->text;

    if (!r->read[sentence])
        vocabulary_words(&r->words[sentence], &r->corpus->vocabulary, text, r->article,
                         text->sentences.at[sentence].tokens, r->corpus->arena);
    r->read[sentence] = true;
    add_words(names, r, &r->words[sentence]);
}

/* The first sentence of the article's own text. */
static uint32_t lead_of(const struct text *text)
{
    uint32_t i;

    for (i = 0; i < text->sentences.size; i++)
        if (text->paragraphs.at[text->sentences.at[i].paragraph].kind == PARAGRAPH_BODY)
            return i;
    return NONE;
}

static void add_surroundings(struct names *names, struct reader *r, uint32_t sentence,
                             uint32_t lead)
{
    uint32_t i;

    for (i = 0; i <= PARTIES_BEFORE && i <= sentence; i++)
        add_sentence(names, r, sentence - i);
    if (lead != NONE)
        add_sentence(names, r, lead);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void keep(struct unit *unit, const struct names *names, struct arena *arena)
{
    if (!names->size)
        return;
    unit->names = arena_new_array(arena, names->size, uint32_t);
    memcpy(unit->names, names->at, names->size * sizeof(*names->at));
    unit->names_size = names->size;
    qsort(unit->names, unit->names_size, sizeof(*unit->names), by_number);
}

static void find_names(struct reader *r, struct unit *unit, uint32_t lead)
{
    struct names names = {.size = 0};

    add_words(&names, r, &unit->words);
    unit->names_borrowed = names.size < PARTIES_LEAST;
    if (unit->names_borrowed)
        add_surroundings(&names, r, r->analysis->text.tokens.at[unit->tokens.from].sentence, lead);
    if (unit->country != NONE)
        add_name(&names, unit->country);
    keep(unit, &names, r->corpus->arena);
}

void parties_find(struct corpus *corpus, uint32_t article, uint32_t first)
{
    const struct analysis *analysis = &corpus->folder->articles[article].analysis;
    struct reader r = {.corpus = corpus, .analysis = analysis, .article = article};
    uint32_t i, lead = lead_of(&analysis->text), sentences = analysis->text.sentences.size;

    r.words = arena_new_array(corpus->arena, sentences, struct word_list);
    r.read = arena_new_array(corpus->arena, sentences, bool);
    r.in_name = arena_new_array(corpus->arena, analysis->text.tokens.size, bool);
    mark_names(&r);
    for (i = first; i < corpus->units.size; i++)
        if (corpus->units.at[i].stances.size)
            find_names(&r, &corpus->units.at[i], lead);
}

uint32_t parties_shared(const struct unit *a, const struct unit *b)
{
    uint32_t shared = 0, i = 0, j = 0;

    while (i < a->names_size && j < b->names_size) {
        shared += a->names[i] == b->names[j];
        if (a->names[i] < b->names[j])
            i++;
        else if (a->names[i] > b->names[j])
            j++;
        else
            i++, j++;
    }
    return shared;
}
