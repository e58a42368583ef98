/* statement/source.c - the noun phrase that a cue belongs to */
#include "statement/source.h"

enum {
    SUBJECT_PHRASES = 14, /* looked at to the left of a verb */
    VERBS_BACK = 6,       /* verb groups looked at for a participle's subject */
    TIME_AHEAD = 8        /* tokens that an expression of time may have */
};

static const struct noun_phrase *phrase_at(const struct reader *r, uint32_t phrase)
{
    return &r->scene.syntax->phrases.at[phrase];
}

static bool is_relative(const struct reader *r, uint32_t token)
{
    return reader_class(r, token) == CLASS_WH &&
           (reader_is(r, token, "who") || reader_is(r, token, "which") ||
            reader_is(r, token, "that"));
}

static bool is_adverbial(const struct reader *r, uint32_t token)
{
    enum word_class class = reader_class(r, token);

    return class == CLASS_ADVERB || class == CLASS_NEGATION;
}

/* The comma that closes what a comma at `comma` opened, right before `end`; false where none does. */
static bool closes_before(const struct reader *r, uint32_t comma, uint32_t end)
{
    return end > comma + 1 && reader_is(r, comma, ",") &&
           (reader_is(r, end - 1, ",") || reader_is(r, end - 1, ")"));
}

static bool is_dash(const struct reader *r, uint32_t token)
{
    return reader_is(r, token, "—") || reader_is(r, token, "–") || reader_is(r, token, "--") ||
           reader_is(r, token, "-");
}

/* Whether a comma opens what comes between subject and verb: ", who", ", in Ohio", ", speaking to reporters". */
static bool opens_parenthesis(const struct reader *r, uint32_t comma)
{
    const struct verb_group *group = reader_group(r, comma + 1);
    enum word_class class = reader_class(r, comma + 1);

    if (group)
        return !group->finite;
    return class == CLASS_WH || class == CLASS_PREPOSITION || class == CLASS_ADVERB ||
           class == CLASS_SUBORDINATOR || class == CLASS_ADJECTIVE || class == CLASS_CONJUNCTION ||
           class == CLASS_NUMBER;
}

/* Where the source that begins with this phrase ends, if it reaches the verb at `end`; NONE if it does not. */
static uint32_t reaches(const struct reader *r, uint32_t phrase, uint32_t end)
{
    uint32_t at = extent_end(&r->scene, phrase, NULL), next = at;

    while (next < end && is_adverbial(r, next))
        next++;
    if (next == end)
        return at;
    if (reader_is(r, at, ",") && at + 1 == end)
        return at;
    if ((closes_before(r, at, end) && opens_parenthesis(r, at)) ||
        (is_dash(r, at) && is_dash(r, end - 1)))
        return reader_class(r, at + 1) == CLASS_WH || is_dash(r, at) ? end - 1 : at;
    if (reader_class(r, at) == CLASS_WH || reader_class(r, at) == CLASS_THAT)
        return end;
    next = skip_time(r, at, end);
    return next == end ? at : NONE;
}

/* A relative clause or another verb between a phrase and the verb at `end`: how many finite verbs there are. */
static uint32_t verbs_between(const struct reader *r, uint32_t from, uint32_t end)
{
    uint32_t i, count = 0;

    for (i = from; i < end; i++) {
        const struct verb_group *group = reader_group(r, i);

        if (group && group->head == i && group->finite)
            count++;
    }
    return count;
}

static bool blocked(const struct reader *r, uint32_t phrase, uint32_t reach, uint32_t end)
{
    uint32_t after = extent_end(&r->scene, phrase, NULL);
    bool relative = reader_class(r, after) == CLASS_WH || reader_class(r, after) == CLASS_THAT ||
                    reader_class(r, after + 1) == CLASS_WH || is_dash(r, after);

    if (closes_before(r, after, end) && opens_parenthesis(r, after))
        return false;
    return verbs_between(r, phrase_at(r, phrase)->tokens.from, end) > (relative ? 1u : 0u) ||
           (reach == end && !relative && after != end && after + 1 < end &&
            verbs_between(r, after, end));
}

static bool governed(const struct reader *r, uint32_t first)
{
    return first > 0 && reader_class(r, first - 1) == CLASS_PREPOSITION;
}

/* Past "more than", "as many as", "about" before a number that begins the subject. */
static uint32_t quantity_start(const struct reader *r, uint32_t first)
{
    uint32_t from = reader_sentence(r, first).from;

    if (first > from + 1 && (reader_is(r, first - 1, "than") || reader_is(r, first - 1, "as")) &&
        (reader_is(r, first - 2, "more") || reader_is(r, first - 2, "fewer") ||
         reader_is(r, first - 2, "less") || reader_is(r, first - 2, "many")))
        return first - 2 - (first > from + 2 && reader_is(r, first - 3, "as"));
    if (first > from && reader_class(r, first) == CLASS_NUMBER &&
        (reader_is(r, first - 1, "about") || reader_is(r, first - 1, "nearly") ||
         reader_is(r, first - 1, "almost") || reader_is(r, first - 1, "roughly") ||
         reader_is(r, first - 1, "around") || reader_is(r, first - 1, "some")))
        return first - 1;
    return first;
}

/* "Lee and Park": the phrase before a conjunction joins, if nothing governs it. */
static uint32_t coordinated_start(const struct reader *r, uint32_t first)
{
    struct range sentence = reader_sentence(r, first);
    uint32_t phrase, from;

    if (first < sentence.from + 2 || reader_class(r, first - 1) != CLASS_CONJUNCTION ||
        reader_is(r, first - 1, "but"))
        return first;
    phrase = phrase_ending(r, first - 1);
    if (phrase == NONE)
        return first;
    from = phrase_at(r, phrase)->tokens.from;
    if (governed(r, from) || (from > sentence.from && reader_group(r, from - 1)))
        return first;
    return from;
}

static bool is_time(const struct reader *r, uint32_t phrase)
{
    uint32_t last = phrase_at(r, phrase)->tokens.to - 1;

    return is_time_word(&r->scene, last) && reader_class(r, last) != CLASS_PRONOUN;
}

static void set(struct source *out, struct range tokens, uint32_t head, float score,
                const char *rule)
{
    *out = (struct source){tokens, head, score, false, false, rule};
}

/* How far to the left a subject may reach: not out of the quotation that the verb is in, nor into one that speaks. */
static uint32_t left_limit(const struct reader *r, uint32_t start)
{
    const struct text *text = r->scene.text;
    uint32_t from = reader_sentence(r, start).from, at;

    for (at = start; at > from; at--) {
        uint32_t q = text->tokens.at[at - 1].quotation;

        if (text->tokens.at[at - 1].kind != TOKEN_QUOTE || q == NONE)
            continue;
        if (text->quotations.at[q].tokens.to > start ||
            (text->quotations.at[q].tokens.to == at && quotation_speaks(r, q)))
            return at;
    }
    return from;
}

bool subject_before(struct source *out, const struct reader *r, uint32_t start)
{
    uint32_t limit = left_limit(r, start), at = start, left, found = NONE, found_end = 0;

    while (at > limit && is_adverbial(r, at - 1))
        at--;
    if (at > limit && is_relative(r, at - 1)) {
        set(out, (struct range){at - 1, at}, at - 1, 0.8f, "relative pronoun");
        return true;
    }
    for (left = SUBJECT_PHRASES; left && at > limit; left--) {
        uint32_t phrase, reach;

        while (at > limit && r->scene.syntax->phrase[at - 1] == NONE)
            at--;
        if (at == limit)
            break;
        phrase = r->scene.syntax->phrase[at - 1];
        at = phrase_at(r, phrase)->tokens.from;
        if (is_time(r, phrase))
            continue;
        reach = reaches(r, phrase, start);
        if (reach == NONE || blocked(r, phrase, reach, start))
            continue;
        if (found == NONE || !governed(r, at)) {
            found = phrase;
            found_end = reach;
        }
    }
    if (found == NONE || governed(r, quantity_start(r, phrase_at(r, found)->tokens.from)))
        return false;
    at = quantity_start(r, coordinated_start(r, phrase_at(r, found)->tokens.from));
    set(out, trim_marks(r, (struct range){at, found_end}), phrase_at(r, found)->head, 0.9f,
        "subject");
    return true;
}

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
    return class == CLASS_CONJUNCTION || reader_is(r, at, "of") || reader_is(r, at, "for") ||
           reader_is(r, at, "at") || reader_is(r, at, "with") || reader_is(r, at, "from") ||
           class == CLASS_WH || r->scene.syntax->phrase[at] != NONE;
}

/* Whether what follows a source behind its cue ends there: a mark, a time, a short adjunct. */
static bool ends_there(const struct reader *r, uint32_t at, uint32_t end)
{
    at = skip_adjuncts(r, at, end);
    return at >= end || reader_class(r, at) == CLASS_MARK;
}

static uint32_t inverted_end(const struct reader *r, uint32_t phrase, uint32_t end, bool apposes)
{
    uint32_t at = apposes ? extent_end(&r->scene, phrase, NULL) : extent_chain(&r->scene, phrase);
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
    set(&source, trim_marks(r, (struct range){cue->tokens.to, to}), phrase_at(r, phrase)->head,
        0.7f, "inverted");
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
        if (reader_is(r, at, "by") && (phrase = phrase_beginning(r, at + 1)) != NONE) {
            set(&source, (struct range){at + 1, extent_end(&r->scene, phrase, NULL)},
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
    while (phrase > 0 && reader_is(r, phrase_at(r, phrase)->tokens.from - 1, "of") &&
           phrase_at(r, phrase - 1)->tokens.to + 1 == phrase_at(r, phrase)->tokens.from)
        phrase--;
    at = phrase_at(r, phrase)->tokens.from;
    if (comma ? at != sentence.from : verbs_between(r, sentence.from, at) && !governed(r, at))
        return false;
    set(&source, (struct range){at, cue->tokens.from - comma}, phrase_at(r, phrase)->head, 0.7f,
        "before participle");
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

            set(&source, (struct range){clitic ? from : i, clitic ? i : i + 1}, clitic ? i - 1 : i,
                0.9f, "possessor");
            if (source.tokens.to > source.tokens.from)
                add(out, &source);
            return;
        }
    i = cue->tokens.to;
    phrase = reader_is(r, i, "from") || reader_is(r, i, "by") ? phrase_beginning(r, i + 1) : NONE;
    if (phrase != NONE) {
        set(&source, (struct range){i + 1, extent_chain(&r->scene, phrase)},
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
    set(&source, phrase_at(r, phrase)->tokens, phrase_at(r, phrase)->head, 0.9f, "colon");
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
