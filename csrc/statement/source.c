/* statement/source.c - the noun phrases that a cue may belong to */
#include "statement/source.h"

enum {
    VERBS_BACK = 6, /* verb groups looked at for a participle's subject */
    TIME_AHEAD = 8  /* tokens that an expression of time may have */
};

static void add(struct sources *out, const struct source *source)
{
    uint32_t i;

    if (out->size == SOURCES)
        return;
    for (i = out->size++; i > 0 && out->at[i - 1].score < source->score; i--)
        out->at[i] = out->at[i - 1];
    out->at[i] = *source;
}

/* Whether a new clause begins here, which has no part in a source: ", he added". */
static bool is_cut_off(const struct reader *r, uint32_t at)
{
    uint32_t phrase = phrase_beginning(r, at);

    if (phrase == NONE)
        return false;
    at = extent_chain(&r->scene, phrase);
    return reader_class(r, phrase_at(r, phrase)->head) == CLASS_PRONOUN ||
           (reader_group(r, at) && reader_group(r, at)->finite);
}

/* What may go on with a source behind its cue: "Lee, the minister", "a man who was there". `open`: inside an apposition or a
 * relative clause, where more may. */
static bool continues_source(const struct reader *r, uint32_t at, bool open)
{
    enum word_class class = reader_class(r, at);
    const struct verb_group *group = reader_group(r, at);

    if (reader_is(r, at, ","))
        return (phrase_beginning(r, at + 1) != NONE || is_relative(r, at + 1)) &&
               !is_cut_off(r, at + 1) && skip_time(r, at + 1, at + TIME_AHEAD) == at + 1;
    if (skip_time(r, at, at + TIME_AHEAD) != at)
        return false;
    if (open && (class == CLASS_PREPOSITION || (group && !group->finite)))
        return true;
    return class == CLASS_CONJUNCTION || reader_does(r, at, TASK_ATTACHING) || class == CLASS_WH ||
           r->scene.syntax->phrase[at] != NONE;
}

/* Whether what follows a source behind its cue ends there: a mark, a time, a short adjunct. */
static bool ends_there(const struct reader *r, uint32_t at, uint32_t end)
{
    at = skip_adjuncts(r, at, end);
    return at >= end || reader_class(r, at) == CLASS_MARK;
}

/* "According to the mayor, Ann Lee, it is closed", but not "According to the mayor, Ann Lee is ill". */
static uint32_t apposed_end(const struct reader *r, uint32_t phrase, uint32_t end)
{
    uint32_t at = extent_end(&r->scene, phrase, NULL);

    return phrase_is_title(&r->scene, phrase) && at < end && reader_is(r, at, ",")
               ? at
               : extent_chain(&r->scene, phrase);
}

static uint32_t inverted_end(const struct reader *r, uint32_t phrase, uint32_t end, bool apposes)
{
    uint32_t at = apposes ? extent_end(&r->scene, phrase, NULL) : apposed_end(r, phrase, end);
    bool relative = false;
    bool open = at > phrase_at(r, phrase)->tokens.to || !phrase_is_name(&r->scene, phrase);

    if (reader_class(r, phrase_at(r, phrase)->head) == CLASS_PRONOUN)
        return at;
    while (at < end && r->scene.text->tokens.at[at].kind != TOKEN_QUOTE) {
        uint32_t inner = phrase_beginning(r, at);

        if (!(relative && reader_class(r, at) != CLASS_MARK) && !continues_source(r, at, open))
            break;
        if (!apposes && reader_is(r, at, ","))
            break;
        relative = relative || reader_class(r, at) == CLASS_WH;
        open = open || reader_is(r, at, ",");
        at = inner != NONE ? phrase_at(r, inner)->tokens.to : at + 1;
    }
    return at < end ? at : end;
}

/* "said Lee, the minister": the phrase behind the cue. */
static void add_inverted(struct sources *out, const struct reader *r, const struct cue *cue)
{
    uint32_t phrase = phrase_beginning(r, cue->tokens.to), to;
    struct source source;
    struct range sentence = reader_sentence(r, cue->head);

    if (phrase == NONE || cue->tokens.to >= sentence.to)
        return;
    to = inverted_end(r, phrase, sentence.to, cue->class == CUE_VERB);
    source_set(&source, trim_marks(r, (struct range){cue->tokens.to, to}),
               phrase_at(r, phrase)->head, 0.7f, "inverted");
    source.inverted = true;
    if (cue->class == CUE_VERB && cue->tokens.from > sentence.from &&
        reader_class(r, cue->tokens.from - 1) == CLASS_MARK &&
        skip_time(r, cue->tokens.to, sentence.to) == cue->tokens.to &&
        ends_there(r, source.tokens.to, sentence.to))
        source.score = 0.97f; /* ', said Lee.' */
    add(out, &source);
}

/* "was announced by Lee". */
static void add_agent(struct sources *out, const struct reader *r, const struct cue *cue)
{
    uint32_t end = reader_sentence(r, cue->head).to, at, phrase;
    struct source source;

    for (at = cue->tokens.to; at < end; at++) {
        if (reader_does(r, at, TASK_AGENT) && (phrase = phrase_beginning(r, at + 1)) != NONE) {
            source_set(&source, (struct range){at + 1, extent_end(&r->scene, phrase, NULL)},
                       phrase_at(r, phrase)->head, 0.95f, "agent");
            add(out, &source);
            return;
        }
        if (reader_group(r, at))
            return;
    }
}

/* The subject of the sentence's first verb that has one, for "and says", ", noting", "to say"; or of the statement before. */
static void add_shared(struct sources *out, const struct reader *r, const struct cue *cue,
                       const struct source *last)
{
    struct range sentence = reader_sentence(r, cue->head);
    uint32_t at, left = VERBS_BACK;
    struct source source;

    if (last) {
        source = *last;
        source.score = 0.75f;
        source.inverted = false;
        source.shared = true;
        add(out, &source);
        return;
    }
    for (at = sentence.from; at < cue->tokens.from && left; at++) {
        const struct verb_group *group = reader_group(r, at);

        if (!group || group->tokens.from != at || !group->finite)
            continue;
        left--;
        if (subject_before(&source, r, at) && reader_class(r, source.head) != CLASS_WH) {
            source.score = 0.6f;
            source.shared = true;
            source.rule = "shared subject";
            add(out, &source);
            return;
        }
    }
}

/* "Lee, citing costs, ..." and "with three in ten saying": the phrase right before a participle. */
static bool add_before_participle(struct sources *out, const struct reader *r,
                                  const struct cue *cue)
{
    struct range sentence = reader_sentence(r, cue->head);
    uint32_t at = cue->tokens.from, phrase;
    bool comma = at > sentence.from && reader_is(r, at - 1, ",");
    struct source source;

    phrase = phrase_ending(r, at - comma);
    if (!cue->gerund || phrase == NONE)
        return false;
    while (phrase > 0 && reader_does(r, phrase_at(r, phrase)->tokens.from - 1, TASK_OF) &&
           phrase_at(r, phrase - 1)->tokens.to + 1 == phrase_at(r, phrase)->tokens.from)
        phrase--;
    at = phrase_at(r, phrase)->tokens.from;
    if (comma ? at != sentence.from : verbs_between(r, sentence.from, at) && !is_governed(r, at))
        return false;
    source_set(&source, (struct range){at, cue->tokens.from - comma}, phrase_at(r, phrase)->head,
               0.7f, "before participle");
    add(out, &source);
    return true;
}

/* "Citing costs, Lee said": the subject of the verb that follows. */
static void add_following(struct sources *out, const struct reader *r, const struct cue *cue)
{
    struct range sentence = reader_sentence(r, cue->head);
    uint32_t at;
    struct source source;

    for (at = cue->tokens.to; at < sentence.to; at++) {
        const struct verb_group *group = reader_group(r, at);

        if (group && group->finite && group->tokens.from == at && subject_before(&source, r, at) &&
            source.tokens.from >= cue->tokens.to) {
            source.score = 0.5f;
            source.rule = "following subject";
            add(out, &source);
            return;
        }
    }
}

/* "Lee's claim", "its assurances"; "assurances from Lee". */
static void add_possessor(struct sources *out, const struct reader *r, const struct cue *cue)
{
    const struct syntax *s = r->scene.syntax;
    uint32_t phrase = s->phrase[cue->head], i, from;
    struct source source;

    if (phrase == NONE)
        return;
    from = phrase_at(r, phrase)->tokens.from;
    for (i = cue->head; i-- > from;)
        if (s->class[i] == CLASS_POSSESSIVE) {
            bool clitic = r->scene.text->tokens.at[i].kind == TOKEN_CLITIC;

            source_set(&source, (struct range){clitic ? from : i, clitic ? i : i + 1},
                       clitic ? i - 1 : i, 0.9f, "possessor");
            if (source.tokens.to > source.tokens.from)
                add(out, &source);
            return;
        }
    i = cue->tokens.to;
    phrase = reader_does(r, i, TASK_ORIGIN) ? phrase_beginning(r, i + 1) : NONE;
    if (phrase != NONE) {
        source_set(&source, (struct range){i + 1, extent_chain(&r->scene, phrase)},
                   phrase_at(r, phrase)->head, 0.9f, "from");
        source.inverted = true;
        add(out, &source);
    }
}

static void add_colon(struct sources *out, const struct reader *r, const struct cue *cue)
{
    uint32_t phrase = phrase_ending(r, cue->tokens.from);
    struct source source;

    if (phrase == NONE)
        return;
    source_set(&source, phrase_at(r, phrase)->tokens, phrase_at(r, phrase)->head, 0.9f, "colon");
    add(out, &source);
}

static void find_for_verb(struct sources *out, const struct reader *r, const struct cue *cue,
                          const struct source *last)
{
    struct source source;

    if (cue->passive) {
        add_agent(out, r, cue);
        return;
    }
    if (cue->finite) {
        if (subject_before(&source, r, cue->subject_end))
            add(out, &source);
        else
            add_shared(out, r, cue, last);
        if (cue->class == CUE_VERB)
            add_inverted(out, r, cue);
        return;
    }
    if (add_before_participle(out, r, cue))
        return;
    add_shared(out, r, cue, last);
    if (!out->size)
        add_following(out, r, cue);
}

void sources_find(struct sources *out, const struct reader *reader, const struct cue *cue,
                  const struct source *last)
{
    out->size = 0;
    switch (cue->class) {
    case CUE_VERB:
    case CUE_ADJECTIVE:
        find_for_verb(out, reader, cue, last);
        break;
    case CUE_NOUN:
        add_possessor(out, reader, cue);
        break;
    case CUE_PREPOSITION:
        add_inverted(out, reader, cue);
        break;
    case CUE_COLON:
        add_colon(out, reader, cue);
        break;
    default:
        break;
    }
}
