/* statement/implied.c - the source of a statement that names none: the subject of its verb, or of the verb that it hangs on */
#include "statement/implied.h"

#include "statement/subject.h"

enum {
    CLIMBED = 4, /* verbs between one and that whose subject it shares */
    BETWEEN = 6, /* words between a subject and its verb: "Lee, however, on Monday said" */
    LOOK = 40    /* tokens before a verb in which its subject is looked for */
};

/* One search for sources. */
struct search {
    const struct reader *reader;
    const struct tree *tree;
    uint32_t *of_verb; /* [tokens] statement whose cue a token is in, or NONE */
};

static bool is_finite(const struct search *s, uint32_t verb)
{
    const struct verb_group *group = reader_group(s->reader, verb);

    return group && group->finite;
}

static bool is_participle(const struct search *s, uint32_t verb)
{
    return s->tree->tag[verb] == TAG_VBG && !is_finite(s, verb);
}

/* Whether somebody does what a verb says: "said", ", saying", "before saying"; not "is said", "to say", "Asked", "for saying". */
static bool has_doer(const struct search *s, uint32_t verb)
{
    const struct reader *r = s->reader;
    const struct verb_group *group = reader_group(r, verb);
    uint8_t tag = s->tree->tag[verb];

    if (!tag_is_verb(tag) || tag == TAG_VB || (group && group->passive))
        return false;
    if (is_participle(s, verb))
        return verb > 0 && !is_governed(r, verb) && reader_class(r, verb - 1) != CLASS_WH;
    return tag != TAG_VBN || is_finite(s, verb);
}

/* "Lee, who won, | said": the comma that opens a relative clause which the one before `at` closes; `at` where there is none. */
static uint32_t before_relative(const struct reader *r, uint32_t at)
{
    uint32_t from = reader_sentence(r, at - 1).from, i;

    for (i = at - 1; i-- > from + 1;)
        if (reader_is(r, i, ","))
            return reader_class(r, i + 1) == CLASS_WH || reader_does(r, i + 1, TASK_RELATIVE) ? i
                                                                                              : at;
    return at;
}

/* Where the words end that a subject right before a verb would end with: "Lee, | however, on Monday said". */
static uint32_t subject_end(const struct reader *r, uint32_t verb)
{
    const struct verb_group *group = reader_group(r, verb);
    uint32_t at = group ? group->tokens.from : verb, from = reader_sentence(r, verb).from, left;

    for (left = BETWEEN; left && at > from + 1; left--) {
        if (reader_class(r, at - 1) == CLASS_ADVERB || is_time_word(&r->scene, at - 1))
            at--;
        else
            break;
    }
    if (at <= from + 1 || !reader_is(r, at - 1, ","))
        return at;
    return before_relative(r, at) < at ? before_relative(r, at) : at - 1;
}

/* The longest mention that ends before a token; NONE if there is none. */
static uint32_t mention_ending(const struct reader *r, uint32_t end)
{
    uint32_t i = mention_last(r->mentions, end - 1), left, found = NONE;

    for (left = NAMING_BACK; i != NONE && i < r->mentions->size && left; i--, left--)
        if (r->mentions->at[i].tokens.to == end)
            found = i;
    return found;
}

/* Whether a mention may be the subject of a verb behind it. */
static bool may_do(const struct reader *r, const struct mention *m, uint32_t verb)
{
    const struct text *text = r->scene.text;

    return !m->possessive && !is_governed(r, m->tokens.from) && !is_time_word(&r->scene, m->head) &&
           m->tokens.from >= reader_sentence(r, verb).from &&
           text->tokens.at[m->head].quotation == text->tokens.at[verb].quotation;
}

/* Who stands right before a verb. */
static bool subject_beside(const struct search *s, uint32_t verb, struct range *out)
{
    const struct reader *r = s->reader;
    uint32_t end = subject_end(r, verb), mention = end ? mention_ending(r, end) : NONE;

    if (mention == NONE || !may_do(r, &r->mentions->at[mention], verb))
        return false;
    *out = r->mentions->at[mention].tokens;
    return true;
}

/* Whether only participles and what hangs on them stand in a range: "interviewed in". The first one may look like a past tense. */
static bool hangs_together(const struct search *s, uint32_t from, uint32_t to)
{
    for (from += s->tree->tag[from] == TAG_VBD; from < to; from++) {
        uint8_t tag = s->tree->tag[from];

        if (reader_class(s->reader, from) == CLASS_MARK || tag == TAG_MD ||
            (tag_is_verb(tag) && tag != TAG_VBN && tag != TAG_VBG))
            return false;
    }
    return true;
}

/* The subject that the tree gives a verb, with all that its mention has, or what hangs on it up to the verb. */
static bool subject_in_tree(const struct search *s, uint32_t verb, struct range *out)
{
    const struct reader *r = s->reader;
    uint32_t from = reader_sentence(r, verb).from, end, i, phrase, mention;

    from = verb - from > LOOK ? verb - LOOK : from;
    for (i = from; i < verb; i++)
        if (s->tree->head[i] == verb && s->tree->relation[i] == RELATION_NSUBJ &&
            !is_time_word(&r->scene, i))
            break;
    if (i == verb)
        return false;
    phrase = r->scene.syntax->phrase[i];
    *out = phrase == NONE ? (struct range){i, i + 1} : phrase_at(r, phrase)->tokens;
    mention = mention_at(r->mentions, (struct range){out->from, verb});
    if (mention != NONE && r->mentions->at[mention].tokens.from == out->from &&
        !r->mentions->at[mention].possessive)
        *out = r->mentions->at[mention].tokens;
    end = subject_end(r, verb);
    if (out->to < end && hangs_together(s, out->to, end))
        out->to = end;
    return !is_governed(r, out->from);
}

/* "rose | and said" */
static bool is_joined(const struct search *s, uint32_t verb, uint32_t other)
{
    while (++verb < other)
        if (reader_class(s->reader, verb) == CLASS_CONJUNCTION)
            return true;
    return false;
}

/* The verb whose subject is that of one that has none of its own; NONE if there is none. */
static uint32_t verb_above(const struct search *s, uint32_t verb)
{
    uint8_t relation = s->tree->relation[verb];
    uint32_t above = s->tree->head[verb];
    bool shares =
        is_participle(s, verb)
            ? relation == RELATION_CONJ || relation == RELATION_ADVCL || relation == RELATION_XCOMP
            : relation == RELATION_CONJ && is_joined(s, above, verb);

    return shares && above != NONE && tag_is_verb(s->tree->tag[above]) ? above : NONE;
}

/* Whose verb it is, with what stands above it. */
static bool doer_of(const struct search *s, const struct statements *all, uint32_t verb,
                    struct range *out)
{
    uint32_t left;

    for (left = CLIMBED; verb != NONE && left; left--, verb = verb_above(s, verb)) {
        uint32_t statement = s->of_verb[verb];

        if (statement != NONE && all->at[statement].source.size) {
            *out = all->at[statement].source.at[0];
            return true;
        }
        if (!is_participle(s, verb) &&
            (subject_beside(s, verb, out) || subject_in_tree(s, verb, out)))
            return true;
    }
    return false;
}

/* A content without the source at its edge; false where the source stands in the midst of it, or is all of it: "Lund seems to win". */
static bool take_out(const struct reader *r, struct range *part, struct range source)
{
    if (part->to <= source.from || part->from >= source.to)
        return true;
    if (part->from < source.from && source.to >= part->to)
        part->to = source.from;
    else if (source.from <= part->from && source.to < part->to)
        part->from = source.to;
    else
        return false;
    *part = trim_marks(r, *part);
    return part->from < part->to;
}

static bool clear_contents(const struct reader *r, struct parts *contents, struct range source)
{
    struct parts left = {0};
    uint32_t i;

    for (i = 0; i < contents->size; i++) {
        struct range part = contents->at[i];

        if (!take_out(r, &part, source))
            return false;
        vec_push(r->arena, &left, part);
    }
    *contents = left;
    return true;
}

static void imply(const struct search *s, struct statements *all, struct statement *statement,
                  uint32_t verb)
{
    const struct reader *r = s->reader;
    struct range source;

    if (statement->source.size || statement->act == ACT_EVIDENCE || !has_doer(s, verb) ||
        !doer_of(s, all, verb, &source) || source.to > statement->cue.at[0].from ||
        !clear_contents(r, &statement->content, source))
        return;
    vec_push(r->arena, &statement->source, source);
    statement->mention = mention_at(r->mentions, source);
}

/* Where the subject begins that a phrase behind a preposition ends; `from` where there is none: "Residents interviewed in | Torvik". */
static uint32_t subject_start(const struct search *s, uint32_t from, uint32_t verb)
{
    const struct reader *r = s->reader;
    uint32_t first = reader_sentence(r, verb).from, i = mention_last(r->mentions, from - 1), left;

    for (left = NAMING_BACK; left && i != NONE && r->mentions->at[i].tokens.from >= first;
         i--, left--)
        if (r->mentions->at[i].tokens.to <= from && may_do(r, &r->mentions->at[i], verb))
            return hangs_together(s, r->mentions->at[i].tokens.to, from)
                       ? r->mentions->at[i].tokens.from
                       : from;
    return from;
}

/* "Residents interviewed in | Torvik | said", "one of | Lund's aides | said": the subject that ends with a source in its words. */
static void widen(const struct search *s, struct statement *statement, uint32_t verb)
{
    const struct reader *r = s->reader;
    struct range *part = statement->source.size == 1 ? &statement->source.at[0] : NULL;
    struct source subject;

    if (!part || part->to != statement->cue.at[0].from || !is_finite(s, verb) ||
        !is_governed(r, part->from))
        return;
    if (subject_before(&subject, r, part->to) && subject.tokens.to == part->to &&
        subject.tokens.from < part->from)
        *part = subject.tokens;
    else
        part->from = subject_start(s, part->from, verb);
    statement->mention = mention_at(r->mentions, *part);
}

void sources_imply(struct statements *statements, const struct reader *reader,
                   const struct setting *setting)
{
    uint32_t size = reader->scene.text->tokens.size, i, t;
    struct search search = {reader, setting->tree, arena_new_array(reader->arena, size, uint32_t)};
    struct statement *s;

    for (i = 0; i < size; i++)
        search.of_verb[i] = NONE;
    for (i = 0; i < statements->size; i++)
        for (t = statements->at[i].cue.at[0].from; t < statements->at[i].cue.at[0].to; t++)
            search.of_verb[t] = i;
    vec_each (s, statements) {
        uint32_t verb = setting_head(setting, s->cue.at[0]);

        imply(&search, statements, s, verb);
        widen(&search, s, verb);
    }
}
