/* statement/cue.c - finds the words that may introduce what somebody says */
#include "statement/cue.h"

enum { CUE_WORDS = 6 }; /* of the longest phrase that is looked up */

struct cue_finder {
    const struct reader *reader;
    const struct lexicon_table *table;
    struct cues *out;
};

/* The words from token on, the first as its base form, as far as the sentence goes. */
static uint32_t words_from(const struct cue_finder *f, uint32_t token, struct view *words)
{
    const struct text *text = f->reader->scene.text;
    uint32_t end = reader_sentence(f->reader, token).to, size = 0;

    for (; size < CUE_WORDS && token + size < end; size++)
        words[size] =
            size ? text->tokens.at[token + size].norm : f->reader->scene.syntax->lemma[token];
    return size;
}

/* The longest row of a class that begins at token; a shorter one is tried where the longest is of another class. */
static const struct table_row *row_at(const struct cue_finder *f, uint32_t token, const char *class,
                                      uint32_t *length)
{
    struct view words[CUE_WORDS];
    uint32_t size = words_from(f, token, words);

    while (size) {
        const struct table_row *row = lexicon_longest(f->table, words, size, length);

        if (!row)
            return NULL;
        size = *length - 1;
        for (; row; row = lexicon_next(f->table, row))
            if (view_is(lexicon_cell(f->table, row, "class"), class))
                return row;
    }
    return NULL;
}

/* Merges all rows of the phrase and class, and looks for their prepositions. */
static void read_rows(struct cue_finder *f, struct cue *cue, const struct table_row *row,
                      const char *class)
{
    const struct text *text = f->reader->scene.text;
    bool plus = !view_is(view_of(class), "noun"), weak;

    for (; row; row = lexicon_next(f->table, row)) {
        if (!view_is(lexicon_cell(f->table, row, "class"), class))
            continue;
        frames_add(&cue->frames, f->table, row);
        if (!cue->preposition && cue->tokens.to < text->tokens.size &&
            frame_has_word(f->table, row, text->tokens.at[cue->tokens.to].norm, plus, &weak) &&
            reader_class(f->reader, cue->tokens.to) != CLASS_TO &&
            reader_class(f->reader, cue->tokens.to) != CLASS_THAT) {
            cue->preposition = true;
            cue->preposition_weak = weak;
        }
    }
}

static struct cue *add(struct cue_finder *f, struct range tokens, uint32_t head,
                       enum cue_class class)
{
    struct cue *cue = vec_add(f->reader->arena, f->out);

    cue->tokens = tokens;
    cue->subject_end = tokens.from;
    cue->head = head;
    cue->class = (uint8_t) class;
    return cue;
}

static void set_verb(struct cue *cue, const struct verb_group *group)
{
    cue->finite = group->finite;
    cue->gerund = !group->finite && !group->infinitive && !group->passive;
    cue->passive = group->passive;
    cue->negated = group->negated;
}

/* "refused to say": beside the two cues a third, of both, with the subject of the first. */
static void add_chain(struct cue_finder *f, const struct verb_group *group, uint32_t end,
                      const struct table_row *row)
{
    struct cue *cue, first;

    if (!group->infinitive || !f->out->size)
        return;
    first = vec_last(f->out);
    if (first.class != CUE_VERB || first.tokens.to != group->tokens.from ||
        !((first.frames.strong | first.frames.weak) & FRAME_BIT(FRAME_CHAIN)))
        return;
    cue = add(f, (struct range){first.tokens.from, end}, group->head, CUE_VERB);
    cue->subject_end = first.subject_end;
    cue->finite = first.finite;
    cue->gerund = first.gerund;
    cue->passive = first.passive;
    cue->negated = first.negated;
    read_rows(f, cue, row, "verb");
}

static void add_verb(struct cue_finder *f, const struct verb_group *group)
{
    uint32_t length;
    const struct table_row *row = row_at(f, group->head, "verb", &length);
    struct cue *cue;

    if (!row)
        return;
    add_chain(f, group, group->head + length, row);
    cue = add(f, (struct range){group->tokens.from, group->head + length}, group->head, CUE_VERB);
    set_verb(cue, group);
    read_rows(f, cue, row, "verb");
}

/* "is confident that": an adjective right behind a form of be, adverbs between. */
static void add_adjective(struct cue_finder *f, const struct verb_group *group)
{
    const struct syntax *s = f->reader->scene.syntax;
    struct range sentence = reader_sentence(f->reader, group->head);
    uint32_t at = group->passive ? group->head : group->head + 1, length;
    const struct table_row *row;
    struct cue *cue;

    while (at < sentence.to && (s->class[at] == CLASS_ADVERB || s->class[at] == CLASS_NEGATION))
        at++;
    if (at >= sentence.to ||
        !(group->passive || view_is(s->lemma[group->head], "be") ||
          view_is(s->lemma[group->head], "feel") || view_is(s->lemma[group->head], "remain")))
        return;
    row = lexicon_find_with(f->table, f->reader->scene.text->tokens.at[at].norm, "class",
                            VIEW("adj"));
    length = 1;
    if (!row)
        return;
    cue = add(f, (struct range){group->tokens.from, at + length}, at, CUE_ADJECTIVE);
    set_verb(cue, group);
    cue->passive = false;
    read_rows(f, cue, row, "adj");
}

/* "made a commitment", "expressed concern": a verb of little meaning of its own takes the noun into the cue. */
static bool join_light_verb(struct cue_finder *f, struct cue *cue)
{
    const struct reader *r = f->reader;
    const struct syntax *s = r->scene.syntax;
    uint32_t phrase = s->phrase[cue->head], from;
    const struct verb_group *group;

    if (phrase == NONE)
        return false;
    from = s->phrases.at[phrase].tokens.from;
    group = from > 0 ? reader_group(r, from - 1) : NULL;
    if (!group || group->passive || group->head != from - 1)
        return false;
    if (!lexicon_find_with(&r->scene.lexicon->words, s->lemma[group->head], "form", VIEW("light")))
        return false;
    if (f->out->size > 1 && f->out->at[f->out->size - 2].head == group->head)
        f->out->at[f->out->size - 2] = *cue, f->out->size--;
    cue = &vec_last(f->out);
    cue->tokens.from = cue->subject_end = group->tokens.from;
    cue->class = CUE_VERB;
    set_verb(cue, group);
    return true;
}

static void add_other(struct cue_finder *f, uint32_t token, const char *name, enum cue_class class)
{
    uint32_t length;
    const struct table_row *row = row_at(f, token, name, &length);
    struct cue *cue;

    if (!row)
        return;
    cue = add(f, (struct range){token, token + length}, token + length - 1, class);
    read_rows(f, cue, row, name);
    if (class == CUE_NOUN)
        join_light_verb(f, cue);
}

/* Whether a name is that of a great city. */
static bool is_city(const struct reader *r, struct range name)
{
    const struct lexicon_table *places = &r->scene.lexicon->places;
    const struct table_row *row;
    struct view words[CUE_WORDS];
    uint32_t size, length = 0;

    for (size = 0; size < CUE_WORDS && size < range_length(name); size++)
        words[size] = r->scene.text->tokens.at[name.from + size].norm;
    row = lexicon_longest(places, words, size, &length);
    return row && length == range_length(name) &&
           (view_is(lexicon_cell(places, row, "kind"), "city") ||
            view_is(lexicon_cell(places, row, "kind"), "capital"));
}

/* "OSTERBY: The council said", but not "LUND: I said". */
static bool is_in_capitals(const struct reader *r, struct range sentence)
{
    uint32_t i;

    for (i = sentence.from; i < sentence.to; i++)
        if (reader_speaks_himself(r, i))
            return false;
    return r->scene.text->tokens.at[sentence.from].shouting;
}

bool cue_is_dateline(const struct reader *r, struct range name, uint32_t colon)
{
    const struct text *text = r->scene.text;
    const struct sentence *sentence = &text->sentences.at[text->tokens.at[colon].sentence];

    return text->paragraphs.at[sentence->paragraph].kind == PARAGRAPH_BODY &&
           text->tokens.at[colon + 1].quotation == NONE &&
           reader_is(r, sentence->tokens.to - 1, ".") &&
           (is_city(r, name) || is_in_capitals(r, sentence->tokens));
}

/* "Lee: The plan is dead." A short name at the paragraph's start, then a colon. */
static void add_colon(struct cue_finder *f, uint32_t token)
{
    const struct reader *r = f->reader;
    struct range sentence = reader_sentence(r, token);
    uint32_t phrase = phrase_ending(r, token);

    if (!reader_is(r, token, ":") || phrase == NONE || token + 3 >= sentence.to ||
        r->scene.syntax->phrases.at[phrase].tokens.from != sentence.from ||
        cue_is_dateline(r, r->scene.syntax->phrases.at[phrase].tokens, token))
        return;
    if (phrase_is_name(&r->scene, phrase) || phrase_is_title(&r->scene, phrase))
        add(f, (struct range){token, token + 1}, token, CUE_COLON)->frames.strong =
            FRAME_BIT(FRAME_THAT) | FRAME_BIT(FRAME_QUOTE);
}

static void look_at(struct cue_finder *f, uint32_t token)
{
    const struct reader *r = f->reader;
    const struct verb_group *group = reader_group(r, token);
    enum word_class class = reader_class(r, token);

    if (group && group->tokens.from == token) {
        add_adjective(f, group);
        if (!f->out->size || vec_last(f->out).tokens.from != token)
            add_verb(f, group);
    }
    if (class == CLASS_NOUN)
        add_other(f, token, "noun", CUE_NOUN);
    else if (class == CLASS_MARK)
        add_colon(f, token);
    else
        add_other(f, token, "prep", CUE_PREPOSITION);
}

void cues_find(struct cues *out, const struct reader *reader)
{
    struct cue_finder f = {reader, &reader->scene.lexicon->cues, out};
    const struct text *text = reader->scene.text;
    const struct paragraph *paragraph;
    uint32_t i;

    *out = (struct cues){0};
    vec_each (paragraph, &text->paragraphs) {
        if (paragraph->kind != PARAGRAPH_BODY && paragraph->kind != PARAGRAPH_TITLE)
            continue;
        for (i = paragraph->tokens.from; i < paragraph->tokens.to; i++)
            look_at(&f, i);
    }
}
