/* mention/kind.c - kind, gender and number from the words of a mention */
#include "mention/kind.h"

enum {
    BODY_WORDS = 3,
    DATELINE = 12 /* tokens */
};

static struct view cell(const struct lexicon_table *table, const struct table_row *row,
                        const char *column)
{
    return row ? lexicon_cell(table, row, column) : (struct view){"", 0};
}

static enum kind kind_named(struct view name, bool capital)
{
    if (view_is(name, "organisation") || (capital && view_is(name, "firm")))
        return KIND_ORGANISATION;
    if (view_is(name, "group"))
        return KIND_GROUP;
    return view_is(name, "document") ? KIND_DOCUMENT : KIND_UNKNOWN;
}

enum kind kind_of_body(const struct scene *scene, struct range tokens)
{
    struct view words[BODY_WORDS];
    uint32_t size, length, i;

    for (size = BODY_WORDS; size; size--) {
        const struct table_row *row;

        if (size > range_length(tokens))
            continue;
        for (i = 0; i < size; i++)
            words[i] = bare_norm(scene->text, tokens.to - size + i);
        row = lexicon_longest(&scene->lexicon->bodies, words, size, &length);
        if (row && length == size)
            return kind_named(lexicon_cell(&scene->lexicon->bodies, row, "kind"),
                              scene->text->tokens.at[tokens.to - 1].capital);
    }
    return KIND_UNKNOWN;
}

static enum gender gender_named(struct view name)
{
    if (view_is(name, "m"))
        return GENDER_MALE;
    return view_is(name, "f") ? GENDER_FEMALE : GENDER_UNKNOWN;
}

static bool is_plural_noun(const struct scene *scene, uint32_t token)
{
    return scene->syntax->class[token] == CLASS_NOUN &&
           !view_equal(scene->syntax->lemma[token], scene->text->tokens.at[token].norm);
}

static void see_pronoun(struct mention *m, const struct scene *scene)
{
    const struct lexicon_table *words = &scene->lexicon->words;
    const struct table_row *row = lexicon_find(words, scene->text->tokens.at[m->head].norm);
    struct view form = {"", 0};

    for (; row && !form.size; row = lexicon_next(words, row))
        form = lexicon_cell(words, row, "form");
    m->person =
        form.size && form.data[0] >= '1' && form.data[0] <= '3' ? (uint8_t)(form.data[0] - '0') : 3;
    m->number = view_ends(form, VIEW("one"))    ? NUMBER_ONE
                : view_ends(form, VIEW("many")) ? NUMBER_MANY
                                                : NUMBER_UNKNOWN;
    if (view_starts(form, VIEW("3 male")) || view_starts(form, VIEW("3 female")))
        m->kind = KIND_PERSON;
    if (view_starts(form, VIEW("3 male")))
        m->gender = GENDER_MALE;
    else if (view_starts(form, VIEW("3 female")))
        m->gender = GENDER_FEMALE;
    else if (view_starts(form, VIEW("3 thing")))
        m->gender = GENDER_THING;
}

static enum gender gender_of_role(const struct scene *scene, struct range role)
{
    struct view words[4];
    const struct table_row *row;
    uint32_t i, size = range_length(role), length;

    if (!size || size > 4)
        return GENDER_UNKNOWN;
    for (i = 0; i < size; i++)
        words[i] = scene->syntax->class[role.from + i] == CLASS_NOUN
                       ? scene->syntax->lemma[role.from + i]
                       : bare_norm(scene->text, role.from + i);
    row = lexicon_longest(&scene->lexicon->titles, words, size, &length);
    return gender_named(cell(&scene->lexicon->titles, row, "gender"));
}

/* That of the first one behind a possessor: "Mr Lund's widow, Dame Ann Lund". */
static enum gender gender_of_honorific(const struct scene *scene, const struct mention *m)
{
    const struct lexicon_table *table = &scene->lexicon->honorifics;
    const struct table_row *found = NULL;
    uint32_t i;

    for (i = m->tokens.from; i < m->name.from + (range_length(m->name) > 1); i++)
        if (scene->text->tokens.at[i].kind == TOKEN_CLITIC)
            found = NULL;
        else if (!found)
            found = lexicon_find(table, bare_norm(scene->text, i));
    return gender_named(cell(table, found, "gender"));
}

static bool has_honorific(const struct scene *scene, const struct mention *m)
{
    return m->name.from > m->tokens.from &&
           lexicon_find(&scene->lexicon->honorifics, bare_norm(scene->text, m->name.from - 1));
}

bool body_is_firm(const struct scene *scene, struct range name)
{
    const struct lexicon_table *bodies = &scene->lexicon->bodies;
    const struct table_row *row = lexicon_find(bodies, bare_norm(scene->text, name.to - 1));

    return range_length(name) > 1 && row && view_is(lexicon_cell(bodies, row, "kind"), "firm");
}

/* "rival Lantern Electronics", "economist Norland Tax Foundation": a body though an office stands before it. */
static bool is_plainly_body(const struct scene *scene, struct range name)
{
    return body_is_firm(scene, name) ||
           (range_length(name) > 1 && kind_of_body(scene, name) == KIND_ORGANISATION &&
            !lexicon_find(&scene->lexicon->names, bare_norm(scene->text, name.from)));
}

/* "Ann K. Church": a given name and an initial before the last word, which is a body's too. */
static bool has_initial(const struct scene *scene, struct range name)
{
    return range_length(name) == 3 && bare_norm(scene->text, name.from + 1).size == 1 &&
           lexicon_find(&scene->lexicon->names, bare_norm(scene->text, name.from));
}

/* "HAVENPORT, March 4 (Agency) - ": the town in capitals that an article's first words name. */
static bool begins_dateline(const struct scene *scene, uint32_t token)
{
    const struct token *tokens = scene->text->tokens.at;
    const struct sentence *sentence = &scene->text->sentences.at[tokens[token].sentence];
    uint32_t i = token + 1;

    if (scene->text->paragraphs.at[sentence->paragraph].tokens.from != token)
        return false;
    for (; i < sentence->tokens.to && i < token + DATELINE; i++) {
        if (token_is(scene->text, i, "(") || token_is(scene->text, i, "/") ||
            (tokens[i].spaced && (token_is(scene->text, i, "-") || token_is(scene->text, i, "—") ||
                                  token_is(scene->text, i, "–"))))
            return true;
        if (!tokens[i].capital && tokens[i].kind == TOKEN_WORD)
            return false;
    }
    return i == sentence->tokens.to && range_length(sentence->tokens) > 1;
}

/* "Radio Lantern" */
static bool is_press(const struct scene *scene, uint32_t token)
{
    return lexicon_find_with(&scene->lexicon->nominals, scene->text->tokens.at[token].norm, "kind",
                             VIEW("press")) != NULL;
}

static enum kind kind_of_name(const struct scene *scene, const struct mention *m)
{
    const struct lexicon *lexicon = scene->lexicon;
    const struct token *first = &scene->text->tokens.at[m->name.from];
    struct view words[6];
    uint32_t size = 0, length = 0;
    enum kind kind = kind_of_body(scene, m->name);

    if (has_honorific(scene, m) || has_initial(scene, m->name) ||
        (range_length(m->role) && !is_plainly_body(scene, m->name)))
        return KIND_PERSON;
    if (kind != KIND_UNKNOWN)
        return kind == KIND_GROUP ? KIND_GROUP : KIND_ORGANISATION;
    while (size < 6 && m->name.from + size < m->name.to) {
        words[size] = bare_norm(scene->text, m->name.from + size);
        size++;
    }
    if (lexicon_longest(&lexicon->places, words, size, &length) && length == size)
        return KIND_PLACE;
    if ((lexicon_longest(&lexicon->outlets, words, size, &length) && length == size) ||
        (size > 1 && is_press(scene, m->name.from)))
        return KIND_ORGANISATION;
    if (size > 1 && lexicon_find(&lexicon->names, first->norm))
        return KIND_PERSON;
    if (size == 1 && first->shouting)
        return begins_dateline(scene, m->name.from) ? KIND_PLACE : KIND_ORGANISATION;
    return KIND_UNKNOWN;
}

static void see_name(struct mention *m, const struct scene *scene)
{
    const struct lexicon_table *names = &scene->lexicon->names;
    const struct table_row *row = lexicon_find(names, bare_norm(scene->text, m->name.from));

    m->kind = (uint8_t)kind_of_name(scene, m);
    m->number = m->kind == KIND_GROUP ? NUMBER_MANY : NUMBER_ONE;
    if (m->kind != KIND_PERSON) {
        m->gender = m->kind == KIND_UNKNOWN ? GENDER_UNKNOWN : GENDER_THING;
        return;
    }
    m->gender = (uint8_t)gender_of_honorific(scene, m);
    if (!m->gender && range_length(m->role))
        m->gender = (uint8_t)gender_of_role(scene, title_in(scene, m->role));
    if (!m->gender && range_length(m->name) > 1)
        m->gender = (uint8_t)gender_named(cell(names, row, "gender"));
}

static void see_title(struct mention *m, const struct scene *scene)
{
    bool plural = is_plural_noun(scene, m->head);

    m->kind = plural ? KIND_GROUP : m->form == FORM_TITLE ? KIND_PERSON : KIND_UNNAMED;
    m->number = plural ? NUMBER_MANY : NUMBER_ONE;
    m->gender = (uint8_t)gender_of_role(scene, title_in(scene, m->role));
}

static void see_nominal(struct mention *m, const struct scene *scene)
{
    struct range body = {m->tokens.from, m->head + 1};

    if (range_length(m->role)) {
        see_title(m, scene);
        return;
    }
    m->kind = (uint8_t)kind_of_body(scene, body);
    if (m->kind == KIND_UNKNOWN && is_anybody(scene, m->head))
        m->kind = KIND_UNNAMED;
    m->number = m->kind == KIND_GROUP || is_plural_noun(scene, m->head) ? NUMBER_MANY : NUMBER_ONE;
    m->gender = m->kind == KIND_UNKNOWN || m->kind == KIND_GROUP || m->kind == KIND_UNNAMED
                    ? GENDER_UNKNOWN
                    : GENDER_THING;
}

void kind_see(struct mention *mention, const struct scene *scene)
{
    mention->person = 3;
    if (mention->form == FORM_PRONOUN)
        see_pronoun(mention, scene);
    else if (mention->form == FORM_NAME)
        see_name(mention, scene);
    else
        see_nominal(mention, scene);
}
