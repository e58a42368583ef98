/* statement/learnt.c - from proposals to statements */
#include "statement/learnt.h"

#include <stdlib.h>

#include "statement/implied.h"
#include "statement/quote.h"

/* Each was chosen on the development articles. */
static const float likely = 0.29f;  /* the least chance of a proposal that is taken */
static const float trusted = 0.77f; /* a rule of this score knows the end of a content better */
static const float sure = 0.9f;     /* than a model that is less sure of it than this */
static const float kept = 0.86f;    /* a rule of this score needs no word of the model */

static int by_chance(const void *a, const void *b)
{
    const struct proposal *x = *(const struct proposal *const *)a;
    const struct proposal *y = *(const struct proposal *const *)b;

    if (x->chance != y->chance)
        return x->chance > y->chance ? -1 : 1;
    return x->cue.from < y->cue.from ? -1 : x->cue.from > y->cue.from;
}

/* Whether a cue's tokens are free; marks them as taken where they are. */
static bool take(bool *taken, struct range cue)
{
    uint32_t i;

    for (i = cue.from; i < cue.to; i++)
        if (taken[i])
            return false;
    for (i = cue.from; i < cue.to; i++)
        taken[i] = true;
    return true;
}

/* The outermost quotation that a token stands in, marks included; NONE where it stands in none. */
static uint32_t outer_quotation(const struct text *text, uint32_t token)
{
    uint32_t q = text->tokens.at[token].quotation;

    while (q != NONE && q > 0 && text->quotations.at[q].depth > 0)
        q--;
    return q;
}

/* Quoted speech is said to its end: the models look only so far, and may stop at a full stop within it. Its marks belong to it. */
static struct range finish_quotation(const struct text *text, struct range part)
{
    uint32_t q = outer_quotation(text, part.to - 1);
    const struct quotation *quotation;

    if (q == NONE || outer_quotation(text, part.from) != q)
        return part;
    quotation = &text->quotations.at[q];
    if (!quotation->closed || part.from > quotation->tokens.from + 1)
        return part;
    return quotation->tokens;
}

/* The quotation that a mark beside a part opens or closes; NULL where it does neither. */
static const struct quotation *quotation_of(const struct text *text, uint32_t token)
{
    uint32_t q = token < text->tokens.size ? text->tokens.at[token].quotation : NONE;

    if (q == NONE || text->tokens.at[token].kind != TOKEN_QUOTE)
        return NULL;
    return text->quotations.at[q].closed ? &text->quotations.at[q] : NULL;
}

/* The models are taught spans without marks at their edges: a mark whose other half stands inside belongs to the part. */
static struct range pair_marks(const struct text *text, struct range part)
{
    const struct quotation *behind = quotation_of(text, part.to);
    const struct quotation *before = part.from ? quotation_of(text, part.from - 1) : NULL;

    if (behind && behind->tokens.to == part.to + 1 && behind->tokens.from >= part.from)
        part.to++;
    if (before && before->tokens.from + 1 == part.from && before->tokens.to <= part.to)
        part.from--;
    return part;
}

static void add_spans(struct parts *out, const struct spans *spans, const struct reader *reader)
{
    uint32_t i;

    for (i = 0; i < spans->size; i++) {
        struct range part = spans->at[i];
        if (range_length(part))
            part = finish_quotation(reader->scene.text, part);
        if (out->size && part.from < vec_last(out).to)
            continue;
        part = pair_marks(reader->scene.text, trim_marks(reader, part));
        if (part.from < part.to && (!out->size || part.from >= vec_last(out).to))
            vec_push(reader->arena, out, part);
    }
}

/* What a cue does: as the rules say, else as the lexicon says of its head. */
static void find_act(struct statement *out, const struct reader *reader,
                     const struct setting *setting)
{
    const struct lexicon_table *cues = &reader->scene.lexicon->cues;
    struct range cue = out->cue.at[0];
    const struct statement *rule = setting_rule(setting, cue);
    const struct table_row *row;
    enum statement_act act = ACT_ASSERT;
    uint32_t i;

    if (rule) {
        out->act = rule->act;
        out->negated = rule->negated;
        return;
    }
    row = lexicon_find(cues, reader->scene.syntax->lemma[setting_head(setting, cue)]);
    if (row)
        act_parse(&act, lexicon_cell(cues, row, "act"));
    out->act = (uint8_t)act;
    for (i = cue.from; i < cue.to; i++)
        out->negated |= reader_class(reader, i) == CLASS_NEGATION;
}

static struct range finish_name(struct range part, const struct mentions *mentions)
{
    uint32_t first = mention_naming(mentions, part.from);
    uint32_t last = mention_naming(mentions, part.to - 1);

    return (struct range){first == NONE ? part.from : mentions->at[first].name.from,
                          last == NONE ? part.to : mentions->at[last].name.to};
}

/* A source never cuts a name in two; parts that share one are one. */
static void finish_names(struct parts *sources, const struct mentions *mentions)
{
    uint32_t i, size = 0;

    for (i = 0; i < sources->size; i++) {
        struct range part = finish_name(sources->at[i], mentions);
        struct range *before = size ? &sources->at[size - 1] : NULL;
        if (!before || part.from >= before->to)
            sources->at[size++] = part;
        else if (part.to > before->to)
            before->to = part.to;
    }
    sources->size = size;
}

/* "yesterday", where it ends no phrase ("last year") and no name ("USA Today"). */
static bool is_lone_day(const struct reader *reader, uint32_t token)
{
    uint32_t phrase = reader->scene.syntax->phrase[token];

    return is_time_word(&reader->scene, token) && mention_naming(reader->mentions, token) == NONE &&
           (phrase == NONE || range_length(phrase_at(reader, phrase)->tokens) == 1);
}

/* "Mr. Lund yesterday": the day on which somebody spoke is no part of who it was. */
static void drop_days(struct parts *sources, const struct reader *reader)
{
    uint32_t i, size = 0;

    for (i = 0; i < sources->size; i++) {
        struct range part = sources->at[i];

        if (is_lone_day(reader, part.to - 1))
            part.to--;
        part = trim_marks(reader, part);
        if (part.from < part.to)
            sources->at[size++] = part;
    }
    sources->size = size;
}

/* "In the opinion of Lund": a source has to stand behind the preposition, and the model saw none. */
static bool lacks_source(const struct reader *reader, const struct proposal *p,
                         const struct statement *rule)
{
    return rule && rule->source.size && !p->source.size && rule->source.at[0].from == p->cue.to &&
           reader_class(reader, p->cue.to - 1) == CLASS_PREPOSITION;
}

/* Whether a clause may end before a token: a mark, or the first word of another phrase or clause. */
static bool may_begin_anew(const struct reader *reader, uint32_t token)
{
    switch (reader_class(reader, token)) {
    case CLASS_PREPOSITION:
    case CLASS_CONJUNCTION:
    case CLASS_ADVERB:
        return true;
    default:
        return reader->scene.text->tokens.at[token].kind != TOKEN_WORD;
    }
}

/* "would not be able to pay | their players": a content in pieces, or that ends where no clause can, and that a rule has whole. */
static bool breaks_off(const struct reader *reader, const struct spans *content,
                       const struct statement *rule)
{
    struct range last, whole;

    if (!rule || !content->size || rule->content.size != 1)
        return false;
    last = content->at[content->size - 1];
    whole = rule->content.at[0];
    if (content->at[0].from < whole.from || last.to > whole.to)
        return false;
    return last.to < whole.to ? !may_begin_anew(reader, last.to) : content->size > 1;
}

/* Who is right: the model about the source, a trusted rule about a content that the model is not sure of. */
static void add_parts(struct statement *out, const struct reader *reader, const struct proposal *p,
                      const struct statement *rule)
{
    bool by_rule = (rule && rule->confidence >= trusted && p->content_chance < sure) ||
                   breaks_off(reader, &p->content, rule) || lacks_source(reader, p, rule);

    if (by_rule)
        out->content = rule->content;
    else
        add_spans(&out->content, &p->content, reader);
    if (by_rule && !p->source.size)
        out->source = rule->source;
    else
        add_spans(&out->source, &p->source, reader);
    drop_days(&out->source, reader);
    finish_names(&out->source, reader->mentions);
}

static void add_statement(struct statements *out, const struct reader *reader,
                          const struct setting *setting, const struct proposal *p)
{
    struct statement *s = vec_add(reader->arena, out);

    *s = (struct statement){0};
    vec_push(reader->arena, &s->cue, p->cue);
    add_parts(s, reader, p, setting_rule(setting, p->cue));
    s->mention = s->parent = s->continues = NONE;
    if (s->source.size)
        s->mention = mention_at(reader->mentions, s->source.at[0]);
    find_act(s, reader, setting);
    s->confidence = p->chance;
    s->rule = "model";
    if (!s->content.size)
        out->size--;
}

/* Rules that are as good as never wrong stay where the model passed them over. */
static void keep_rules(struct statements *out, const struct reader *reader,
                       const struct statements *rules, bool *taken)
{
    uint32_t i;

    for (i = 0; i < rules->size; i++)
        if (rules->at[i].confidence >= kept && rules->at[i].cue.size &&
            take(taken, rules->at[i].cue.at[0]))
            vec_push(reader->arena, out, rules->at[i]);
}

static void choose(struct statements *out, const struct reader *reader,
                   const struct setting *setting, const struct proposals *proposals)
{
    const struct proposal **order =
        arena_new_array(reader->arena, proposals->size, const struct proposal *);
    bool *taken = arena_new_array(reader->arena, reader->scene.text->tokens.size, bool);
    uint32_t i;

    for (i = 0; i < proposals->size; i++)
        order[i] = &proposals->at[i];
    if (proposals->size)
        qsort(order, proposals->size, sizeof(*order), by_chance);
    for (i = 0; i < proposals->size && order[i]->chance >= likely; i++)
        if (order[i]->content.size && take(taken, order[i]->cue))
            add_statement(out, reader, setting, order[i]);
    keep_rules(out, reader, setting->rules, taken);
}

/* For each token the statement in whose source it stands, of two the one of the longer source; NONE outside of sources. */
static const uint32_t *sources_of(const struct statements *all, const struct reader *reader)
{
    uint32_t tokens = reader->scene.text->tokens.size, i, k;
    uint32_t *source = arena_new_array(reader->arena, tokens, uint32_t);
    uint32_t *length = arena_new_array(reader->arena, tokens, uint32_t);
    const struct range *part;

    for (k = 0; k < tokens; k++)
        source[k] = NONE;
    for (i = 0; i < all->size; i++) {
        vec_each (part, &all->at[i].source) {
            for (k = part->from; k < part->to; k++) {
                if (range_length(*part) > length[k]) {
                    source[k] = i;
                    length[k] = range_length(*part);
                }
            }
        }
    }
    return source;
}

/* '"It is old," State Secretary Lund said': what a word of another's source would introduce, the other does. */
static void drop_doubles(struct statements *all, const struct reader *reader)
{
    const uint32_t *source = sources_of(all, reader);
    bool *doubles = arena_new_array(reader->arena, all->size, bool);
    uint32_t i, size = 0;

    for (i = 0; i < all->size; i++) {
        const struct statement *s = &all->at[i];
        uint32_t other = s->cue.size ? source[s->cue.at[0].from] : NONE;

        doubles[i] = other != NONE && all->at[other].content.at[0].from == s->content.at[0].from;
    }
    for (i = 0; i < all->size; i++)
        if (!doubles[i])
            all->at[size++] = all->at[i];
    all->size = size;
}

void statements_by_model(struct statements *out, const struct reader *reader,
                         const struct statements *rules, const struct model *model)
{
    struct setting setting;
    struct proposals proposals;

    *out = (struct statements){0};
    setting_init(&setting, reader->scene.text, reader->scene.syntax->tree, rules, reader->arena);
    proposals_find(&proposals, &setting, model, reader->arena);
    choose(out, reader, &setting, &proposals);
    drop_doubles(out, reader);
    quotes_follow(out, reader);
    sources_imply(out, reader, &setting);
}
