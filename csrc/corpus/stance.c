/* corpus/stance.c - which side a sentence takes in a matter, and how firmly */
#include "corpus/stance.h"

enum {
    STANDING_REACH = 6,  /* tokens from a negation to the word of standing that it negates */
    STANDING_ACT = 15,   /* tokens between a word of standing and the act that it is about */
    MODALITY_REACH = 6,  /* tokens from a modal to the act */
    ASPECT_REACH = 3,    /* words from a verb of aspect to the act that it begins or ends */
    OPENING_REACH = 2,   /* words before a noun that a statement opens with */
    PREDICATE_REACH = 5, /* tokens from a verb to a noun that it says */
    OBJECT_REACH = 5,    /* words behind an act to what it is done to */
    CLASS_BYTES = 32
};

static struct view axis_cell(const struct stance_text *from, const struct table_row *axis,
                             const char *column)
{
    return lexicon_cell(&from->vocabulary->lexicon->axes, axis, column);
}

static struct view group_of(const struct stance_text *from, const struct mark *mark)
{
    return lexicon_cell(&from->vocabulary->lexicon->alterations, mark->row, "group");
}

static const struct entry *entry_of(const struct stance_text *from, uint32_t word)
{
    return &from->vocabulary->entries.at[from->words->at[word].entry];
}

/* A noun, or a gerund that stands for one: "the talk of leaving". */
static bool is_noun(const struct stance_text *from, uint32_t token)
{
    const struct syntax *syntax = from->syntax;

    if (syntax->class[token] == CLASS_NOUN || syntax->class[token] == CLASS_NAME)
        return true;
    return syntax->form[token] == VERB_GERUND && token > 0 &&
           (syntax->class[token - 1] == CLASS_PREPOSITION ||
            syntax->class[token - 1] == CLASS_SUBORDINATOR);
}

/* "the remaining members", "a frozen lake": says of a thing what it is like, and of nobody what he does. */
static bool is_attribute(const struct stance_text *from, uint32_t token)
{
    uint32_t phrase = from->syntax->phrase[token];

    return phrase != NONE && from->syntax->phrases.at[phrase].head != token;
}

/* Whether a word is of one of the classes, or a name. */
static bool is_object(const struct stance_text *from, uint32_t word, struct view classes)
{
    const struct vocabulary *v = from->vocabulary;
    size_t at = 0;

    if (from->syntax->class[from->words->at[word].tokens.from] == CLASS_NAME)
        return true;
    while (at < classes.size) {
        size_t end = at;
        char key[CLASS_BYTES] = "=";

        while (end < classes.size && classes.data[end] != ' ')
            end++;
        if (end - at + 1 < sizeof(key)) {
            memcpy(key + 1, classes.data + at, end - at);
            if (map_get(&v->by_key, (struct view){key, end - at + 1}) ==
                from->words->at[word].entry)
                return true;
        }
        at = end + 1;
    }
    return false;
}

/* Whether what must stand behind an act does; a phrase, as "are out", says it alone. */
static bool has_object(const struct stance_text *from, uint32_t word)
{
    struct view classes = axis_cell(from, entry_of(from, word)->axis, "with");
    uint32_t i;

    if (!classes.size || range_length(from->words->at[word].tokens) > 1)
        return true;
    for (i = word + 1; i < from->words->size && i <= word + OBJECT_REACH; i++)
        if (is_object(from, i, classes))
            return true;
    return false;
}

/* An act as a verb of its own, or as a noun: no attribute; and a gerund only behind a verb, "consider leaving". */
static bool is_act(const struct stance_text *from, uint32_t word)
{
    uint32_t token = from->words->at[word].tokens.from;
    const struct syntax *syntax = from->syntax;

    if (is_noun(from, token))
        return true;
    if (is_attribute(from, token) || syntax->group[token] == NONE)
        return false;
    return syntax->form[token] != VERB_GERUND || (token && syntax->group[token - 1] != NONE);
}

static bool has_finite_verb(const struct stance_text *from)
{
    struct range tokens = {from->words->at[0].tokens.from, vec_last(from->words).tokens.to};
    uint32_t i;

    for (i = tokens.from; i < tokens.to; i++) {
        uint32_t group = from->syntax->group[i];

        if (group != NONE && from->syntax->groups.at[group].finite)
            return true;
    }
    return false;
}

/* "stop", "begin" and "resume" before an act say only when it is done. */
static bool is_aspect(const struct stance_text *from, uint32_t word)
{
    struct view form = axis_cell(from, entry_of(from, word)->axis, "base");
    uint32_t i;

    if (!view_is(form, "end") && !view_is(form, "begin"))
        return false;
    for (i = word + 1; i < from->words->size && i <= word + ASPECT_REACH; i++)
        if (entry_of(from, i)->act)
            return true;
    return false;
}

static bool is_denied(const struct stance_text *from, const struct mark *standing)
{
    return changes_negate(from->marks, from->vocabulary->lexicon, standing->tokens.from,
                          STANDING_REACH);
}

/* The word of standing that is about a token: one that is negated before all others. */
static const struct mark *standing_of(const struct stance_text *from, uint32_t token)
{
    const struct mark *mark, *found = NULL;

    vec_each (mark, from->marks) {
        uint32_t at = mark->tokens.from, distance = at > token ? at - token : token - at;

        if (distance > STANDING_ACT || !mark_is(mark, from->vocabulary->lexicon, "standing"))
            continue;
        if (is_denied(from, mark))
            return mark;
        found = found ? found : mark;
    }
    return found;
}

static uint8_t modal_degree(const struct stance_text *from, uint32_t token)
{
    const struct mark *mark;
    uint8_t degree = DEGREE_IS;
    bool condition = false;

    vec_each (mark, from->marks) {
        bool near = mark->tokens.from < token && token - mark->tokens.from <= MODALITY_REACH;

        condition |= mark_is(mark, from->vocabulary->lexicon, "condition");
        if (near && !mark->in_condition && mark_is(mark, from->vocabulary->lexicon, "modality"))
            degree = view_is(group_of(from, mark), "may") ? DEGREE_MAY : DEGREE_WILL;
    }
    if (condition)
        return DEGREE_IF;
    return degree == DEGREE_IS && token && from->syntax->class[token - 1] == CLASS_TO ? DEGREE_MAY
                                                                                      : degree;
}

static bool says_by_noun(const struct stance_text *from, const struct entry *entry)
{
    return view_is(axis_cell(from, entry->axis, "noun"), "say");
}

/* "poses no threat", "are neighbours and allies": behind a verb, with no preposition between, and nobody's. */
static bool is_predicate(const struct stance_text *from, uint32_t token)
{
    uint32_t i;

    for (i = token; i-- > 0 && token - i <= PREDICATE_REACH;) {
        uint8_t class = from->syntax->class[i];

        if (class == CLASS_PREPOSITION || class == CLASS_POSSESSIVE ||
            from->text->tokens.at[i].sentence != from->text->tokens.at[token].sentence)
            return false;
        if (from->syntax->group[i] != NONE)
            return true;
    }
    return false;
}

static uint8_t noun_degree(const struct stance_text *from, const struct entry *entry, uint32_t word)
{
    uint32_t token = from->words->at[word].tokens.from;
    bool opens = from->whole && word <= OPENING_REACH && !has_finite_verb(from);

    if (says_by_noun(from, entry))
        opens |= is_predicate(from, token) || from->syntax->form[token] == VERB_GERUND;
    return opens ? DEGREE_IS : DEGREE_TALKED;
}

/* How it stands with an act, where a word of standing says so. */
static void apply_standing(struct stance *stance, const struct stance_text *from, uint32_t token)
{
    const struct mark *standing = standing_of(from, token);

    if (!standing)
        return;
    if (is_denied(from, standing)) {
        stance->turned = true;
        stance->degree = view_is(group_of(from, standing), "raised") ? DEGREE_IS : DEGREE_IDLE;
    } else if (!stance->turned && stance->degree == DEGREE_TALKED) {
        stance->degree = DEGREE_MAY;
    }
}

static void add_stance(struct stances *out, const struct stance_text *from, uint32_t word)
{
    const struct entry *entry = entry_of(from, word);
    uint32_t token = from->words->at[word].tokens.from;
    struct stance *stance = &out->at[out->size++];

    if (!has_object(from, word) && !is_noun(from, token)) {
        out->size--;
        return;
    }
    *stance = (struct stance){
        .act = from->words->at[word].entry, .axis = entry->axis, .matter = entry->matter};
    stance->turned = changes_negate(from->marks, from->vocabulary->lexicon, token, NEGATION_REACH);
    stance->degree =
        is_noun(from, token) ? noun_degree(from, entry, word) : modal_degree(from, token);
    if (stance->turned && (stance->degree == DEGREE_MAY ||
                           (stance->degree == DEGREE_TALKED && !says_by_noun(from, entry))))
        stance->degree = DEGREE_IS; /* "no withdrawal", "can no longer stay" */
    apply_standing(stance, from, token);
    if (!has_object(from, word) && !stance->turned)
        stance->degree = DEGREE_TALKED;
    stance->turned = stance->turned != from->turned;
    stance->on = view_is(axis_cell(from, entry->axis, "side"), "on") != stance->turned;
}

void stances_find(struct stances *out, const struct stance_text *from)
{
    uint32_t i;

    out->size = 0;
    for (i = 0; i < from->words->size && out->size < UNIT_STANCES; i++) {
        const struct entry *entry = entry_of(from, i);

        if (entry->axis && !is_aspect(from, i) && is_act(from, i) &&
            !changes_condition(from->marks, from->text, from->vocabulary->lexicon,
                               from->words->at[i].tokens.from))
            add_stance(out, from, i);
    }
}

bool stance_is_of(const struct stance *a, const struct stance *b)
{
    enum { AXIS = 1 }; /* the column */

    return view_equal(a->axis->cell[AXIS], b->axis->cell[AXIS]);
}

bool stance_of_parties(const struct stance *stance, const struct lexicon *lexicon)
{
    return view_is(lexicon_cell(&lexicon->axes, stance->axis, "of"), "parties");
}

struct view stance_words(const struct stance *stance, const struct lexicon *lexicon,
                         struct arena *arena)
{
    struct view base = lexicon_cell(&lexicon->axes, stance->axis, "base");
    struct view fact = lexicon_cell(&lexicon->axes, stance->axis, "fact");
    const char *before = "will ", *behind = stance->degree == DEGREE_IF ? " on a condition" : "";

    if (stance->degree == DEGREE_TALKED)
        return (struct view){"", 0};
    if (stance->degree == DEGREE_IS && !stance->turned)
        return fact;
    if (stance->degree == DEGREE_IDLE)
        before = "no step to ";
    else if (stance->turned)
        before = stance->degree == DEGREE_IS ? "not to " : "will not ";
    else if (stance->degree == DEGREE_MAY)
        before = "may ";
    return view_of(arena_format(arena, "%s%.*s%s", before, VIEW_ARGS(base), behind));
}
