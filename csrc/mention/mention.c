/* mention/mention.c - names, offices, nominals and pronouns out of noun phrases */
#include "mention/mention.h"

#include <stdlib.h>

#include "base/map.h"
#include "mention/extent.h"
#include "mention/holder.h"
#include "mention/kind.h"
#include "mention/link.h"
#include "mention/office.h"
#include "mention/parts.h"

struct finder {
    struct scene scene;
    struct mentions *out;
    struct arena *arena;
    struct map surnames; /* capitalised words behind a given name */
    uint32_t *skip;      /* [phrases] 1 + the phrase that took this one in, 0 if none did */
};

static uint8_t class_at(const struct finder *f, uint32_t token)
{
    return f->scene.syntax->class[token];
}

static bool does(const struct finder *f, uint32_t token, enum word_task task)
{
    return syntax_does(f->scene.syntax, f->scene.text->tokens.size, token, task);
}

static struct mention *add(struct finder *f, struct range tokens, uint32_t head,
                           enum mention_form form)
{
    struct mention *m = vec_add(f->arena, f->out);

    m->tokens = tokens;
    m->head = head;
    m->form = (uint8_t)form;
    m->name = m->role = (struct range){tokens.from, tokens.from};
    return m;
}

static void split_office(struct mention *m, const struct finder *f, struct range base)
{
    struct parts parts = parts_of(&f->scene, base);

    m->role = parts.role;
    m->name = parts.name;
}

/* The last "'s" inside a phrase: what is before it is a possessor. NONE if there is none. */
static uint32_t last_clitic(const struct finder *f, struct range base)
{
    uint32_t i;

    for (i = base.to; i-- > base.from + 1;)
        if (f->scene.text->tokens.at[i].kind == TOKEN_CLITIC && class_at(f, i) == CLASS_POSSESSIVE)
            return i;
    return NONE;
}

/* "the Ministry of Transport": the name goes on behind "of" where a name follows. */
static void join_of(struct finder *f, struct mention *m, uint32_t phrase)
{
    const struct noun_phrases *phrases = &f->scene.syntax->phrases;
    const struct noun_phrase *p = &phrases->at[phrase];

    if (phrase + 1 >= phrases->size || !does(f, p->tokens.to, TASK_OF) ||
        p[1].tokens.from != p->tokens.to + 1 || class_at(f, p[1].head) != CLASS_NAME ||
        title_in(&f->scene, p[1].tokens).to > title_in(&f->scene, p[1].tokens).from)
        return;
    f->skip[phrase + 1] = phrase + 1;
    m->name.to = joined_portfolio(&f->scene, p[1].tokens.to, m->tokens.to);
}

static void add_name(struct finder *f, uint32_t phrase)
{
    const struct noun_phrase *p = &f->scene.syntax->phrases.at[phrase];
    uint32_t apposed, end = extent_end(&f->scene, phrase, &apposed), clitic;
    struct mention *m = add(f, (struct range){p->tokens.from, end}, p->head, FORM_NAME);
    struct range base = p->tokens;

    clitic = last_clitic(f, base);
    split_office(m, f, base);
    if (clitic != NONE && !range_length(m->role))
        m->name.from = m->name.from > clitic ? m->name.from : clitic + 1;
    if (apposed != NONE) {
        f->skip[apposed] = phrase + 1;
        if (!range_length(m->role))
            m->role = (struct range){f->scene.syntax->phrases.at[apposed].tokens.from, end};
    }
    kind_see(m, &f->scene);
    if (m->kind == KIND_ORGANISATION && f->scene.text->tokens.size > p->tokens.to)
        join_of(f, m, phrase);
}

/* "Council Secretary Ann Lee": a name that has an office is in apposition to no other one. */
static bool has_own_office(const struct finder *f, uint32_t phrase)
{
    struct range tokens = f->scene.syntax->phrases.at[phrase].tokens;
    struct range title = title_in(&f->scene, tokens);

    if (range_length(title) && is_honorific(&f->scene, title.to - 1))
        title = title_in(&f->scene, (struct range){tokens.from, title.from});
    return range_length(title) && title.to < tokens.to;
}

/* "the representative of the ministry, Ann Lee": the office first, the name in apposition. */
static bool add_apposed_name(struct finder *f, uint32_t phrase)
{
    const struct noun_phrases *phrases = &f->scene.syntax->phrases;
    struct range office = {phrases->at[phrase].tokens.from, extent_office(&f->scene, phrase)};
    uint32_t apposed, end = extent_end(&f->scene, phrase, &apposed);
    struct mention *m;

    if (apposed == NONE || f->skip[apposed] || has_own_office(f, apposed))
        return false;
    f->skip[apposed] = phrase + 1;
    m = add(f, (struct range){office.from, end}, phrases->at[apposed].head, FORM_NAME);
    m->role = office;
    m->name = parts_of(&f->scene, phrases->at[apposed].tokens).name;
    kind_see(m, &f->scene);
    return true;
}

/* "the secretary of the Russian President Ann Lee": with two definite articles, the name is the secretary's. */
static bool add_nested_name(struct finder *f, uint32_t phrase)
{
    const struct noun_phrases *phrases = &f->scene.syntax->phrases;
    const struct noun_phrase *p = &phrases->at[phrase], *inner = p + 1;
    struct range title;
    struct mention *m;

    if (phrase + 1 >= phrases->size || inner->tokens.from != p->tokens.to + 1 ||
        !does(f, p->tokens.to, TASK_OF) || !does(f, p->tokens.from, TASK_THE) ||
        !does(f, p->tokens.to + 1, TASK_THE) || !phrase_is_name(&f->scene, phrase + 1))
        return false;
    inner = p + 1;
    title = title_in(&f->scene, inner->tokens);
    if (!range_length(title) || title.to + 1 >= inner->tokens.to)
        return false;
    f->skip[phrase + 1] = phrase + 1;
    m = add(f, (struct range){p->tokens.from, inner->tokens.to}, inner->head, FORM_NAME);
    m->role = (struct range){p->tokens.from, title.to};
    m->name = (struct range){title.to, inner->tokens.to};
    kind_see(m, &f->scene);
    return true;
}

/* What stands before the name in its phrase is a body or a place, and somebody too. */
static void add_before_name(struct finder *f, struct range tokens)
{
    struct mention *m;

    if (!range_length(tokens) || class_at(f, tokens.to - 1) != CLASS_NAME)
        return;
    m = add(f, tokens, tokens.to - 1, FORM_NAME);
    m->name = tokens;
    kind_see(m, &f->scene);
}

/* A body by its name, which an article may stand before. */
static void add_body(struct finder *f, struct range tokens)
{
    struct mention *m;

    if (class_at(f, tokens.from) == CLASS_DETERMINER)
        tokens.from++;
    m = add(f, tokens, tokens.to - 1, FORM_NAME);
    m->name = tokens;
    kind_see(m, &f->scene);
    m->kind = KIND_ORGANISATION;
    m->gender = GENDER_THING;
}

/* What stands between an office and the name: "the Ministry of Defence", "Norland". */
static void add_between(struct finder *f, uint32_t phrase, const struct holder *holder)
{
    const struct noun_phrases *phrases = &f->scene.syntax->phrases;
    uint32_t i;

    for (i = phrase + 1; i <= holder->phrase; i++)
        f->skip[i] = phrase + 1;
    if (holder->phrase > phrase + 1 &&
        kind_of_body(&f->scene, phrases->at[phrase + 1].tokens) == KIND_ORGANISATION)
        add_body(f, (struct range){phrases->at[phrase + 1].tokens.from, holder->name.from});
    add_before_name(f, holder->before);
}

/* "the Minister of Defence of Norland Ann Lee" */
static bool add_holder(struct finder *f, uint32_t phrase)
{
    uint32_t from = f->scene.syntax->phrases.at[phrase].tokens.from;
    struct holder holder = holder_find(&f->scene, phrase);
    struct range name = holder.name;
    struct mention *m;

    if (!range_length(name))
        return false;
    m = add(f, (struct range){from, name.to}, name.to - 1, FORM_NAME);
    m->role = (struct range){from, name.from};
    m->name = name;
    kind_see(m, &f->scene);
    add_between(f, phrase, &holder);
    return true;
}

/* Who holds an office that ends a body's name: the name behind it, in its phrase or behind a comma; nobody who is named. */
static struct mention *add_bearer(struct finder *f, uint32_t phrase, const struct office *office)
{
    const struct noun_phrases *phrases = &f->scene.syntax->phrases;
    struct range last = phrases->at[office->phrase].tokens, name = {last.to, last.to};
    uint32_t from = phrases->at[phrase].tokens.from, apposed, end;
    struct mention *m;

    end = extent_end(&f->scene, office->phrase, &apposed);
    if (office->title.to < last.to) {
        name = parts_of(&f->scene, last).name;
        end = last.to;
    } else if (apposed != NONE && !has_own_office(f, apposed)) {
        name = parts_of(&f->scene, phrases->at[apposed].tokens).name;
        f->skip[apposed] = phrase + 1;
    } else {
        end = last.to;
    }
    m = add(f, (struct range){from, end}, range_length(name) ? name.to - 1 : last.to - 1,
            range_length(name) ? FORM_NAME : FORM_NOMINAL);
    m->role = (struct range){from, office->title.to};
    m->name = range_length(name) ? name : m->name;
    return m;
}

/* "A Department of Health spokesman", "University of Osterby lecturer Ann Lee" */
static bool add_office(struct finder *f, uint32_t phrase)
{
    struct office office = office_find(&f->scene, phrase);
    uint32_t i;

    if (office.phrase == NONE)
        return false;
    for (i = phrase + 1; i <= office.phrase; i++)
        f->skip[i] = phrase + 1;
    kind_see(add_bearer(f, phrase, &office), &f->scene);
    if (range_length(office.body))
        add_body(f, office.body);
    return true;
}

/* "The Food and Drug Administration" */
static bool add_whole_body(struct finder *f, uint32_t phrase)
{
    struct range name = whole_body(&f->scene, phrase);
    uint32_t from = f->scene.syntax->phrases.at[phrase].tokens.from;
    struct mention *m;

    if (!range_length(name))
        return false;
    f->skip[phrase + 1] = phrase + 1;
    m = add(f, (struct range){from, name.to}, name.to - 1, FORM_NAME);
    m->name = name;
    kind_see(m, &f->scene);
    return true;
}

static bool is_plural(const struct finder *f, uint32_t token)
{
    return class_at(f, token) == CLASS_NOUN &&
           !view_equal(f->scene.syntax->lemma[token], f->scene.text->tokens.at[token].norm);
}

static void add_title(struct finder *f, uint32_t phrase)
{
    const struct noun_phrase *p = &f->scene.syntax->phrases.at[phrase];
    uint32_t end = extent_chain(&f->scene, phrase);
    struct range title = title_in(&f->scene, p->tokens);
    struct mention *m = add(f, (struct range){p->tokens.from, end}, p->head, FORM_TITLE);
    bool indefinite = does(f, p->tokens.from, TASK_INDEFINITE);

    m->role = (struct range){p->tokens.from, end};
    if (indefinite || is_plural(f, p->head) || class_at(f, p->tokens.from) == CLASS_NUMBER ||
        title.from == p->tokens.from)
        m->form = FORM_NOMINAL;
    kind_see(m, &f->scene);
}

/* Whether a finite verb follows the phrase, so that it may be somebody who acts. */
static bool is_subject(const struct finder *f, uint32_t end)
{
    const struct syntax *s = f->scene.syntax;

    return end < f->scene.text->tokens.size && s->group[end] != NONE &&
           s->groups.at[s->group[end]].finite;
}

static void add_nominal(struct finder *f, uint32_t phrase)
{
    const struct noun_phrase *p = &f->scene.syntax->phrases.at[phrase];
    struct range tokens = {p->tokens.from, extent_chain(&f->scene, phrase)};
    enum kind kind = kind_of_body(&f->scene, (struct range){p->tokens.from, p->head + 1});
    struct mention *m;

    if (kind == KIND_UNKNOWN && !is_anybody(&f->scene, p->head) && !is_subject(f, p->tokens.to) &&
        !is_subject(f, tokens.to))
        return;
    m = add(f, tokens, p->head, FORM_NOMINAL);
    kind_see(m, &f->scene);
}

/* "Wednesday", "last March": a time, unless somebody is called so. */
static bool is_time(const struct finder *f, struct range tokens)
{
    uint32_t last = tokens.to - 1;

    return class_at(f, last) == CLASS_NAME && is_time_word(&f->scene, last) &&
           (range_length(tokens) == 1 || class_at(f, last - 1) != CLASS_NAME) &&
           map_get(&f->surnames, f->scene.text->tokens.at[last].norm) == NONE;
}

/* "Armenia's parliament": Armenia is somebody too. */
static void add_possessor(struct finder *f, uint32_t phrase)
{
    const struct noun_phrase *p = &f->scene.syntax->phrases.at[phrase];
    uint32_t clitic = last_clitic(f, p->tokens);
    struct mention *m;
    struct range base;

    base = (struct range){p->tokens.from, clitic == NONE ? p->tokens.from : clitic};
    if (!range_length(base) || is_time(f, base))
        return;
    m = add(f, base, clitic - 1, class_at(f, clitic - 1) == CLASS_NAME ? FORM_NAME : FORM_NOMINAL);
    if (m->form == FORM_NAME)
        split_office(m, f, base);
    else
        m->role = range_length(title_in(&f->scene, base)) ? base : m->role;
    m->possessive = true;
    kind_see(m, &f->scene);
}

/* "his office", "its statement". */
static void add_possessive_pronoun(struct finder *f, uint32_t phrase)
{
    const struct noun_phrase *p = &f->scene.syntax->phrases.at[phrase];
    uint32_t first = p->tokens.from;
    struct mention *m;

    if (class_at(f, first) != CLASS_POSSESSIVE ||
        f->scene.text->tokens.at[first].kind == TOKEN_CLITIC)
        return;
    m = add(f, (struct range){first, first + 1}, first, FORM_PRONOUN);
    m->possessive = true;
    kind_see(m, &f->scene);
}

/* "US" is not "us". */
static bool is_shouted_place(const struct finder *f, uint32_t token)
{
    return f->scene.text->tokens.at[token].shouting &&
           lexicon_find(&f->scene.lexicon->places, f->scene.text->tokens.at[token].norm);
}

/* "Baker" is she, where an "Eva Baker" is in the text, though bakers are many. */
static bool is_surname(const struct finder *f, uint32_t phrase)
{
    struct range tokens = f->scene.syntax->phrases.at[phrase].tokens;
    const struct token *token = &f->scene.text->tokens.at[tokens.from];

    return range_length(tokens) == 1 && token->capital &&
           map_get(&f->surnames, token->norm) != NONE;
}

static void find_surnames(struct finder *f)
{
    const struct text *text = f->scene.text;
    uint32_t i;

    for (i = 1; i < text->tokens.size; i++) {
        const struct token *token = &text->tokens.at[i];

        if (token->capital && token[-1].capital && token->kind == TOKEN_WORD &&
            (lexicon_find(&f->scene.lexicon->titles, token->norm) || is_time_word(&f->scene, i)) &&
            lexicon_find(&f->scene.lexicon->names, token[-1].norm))
            *map_at(f->arena, &f->surnames, token->norm) = i;
    }
}

static void add_phrase(struct finder *f, uint32_t phrase)
{
    const struct noun_phrase *p = &f->scene.syntax->phrases.at[phrase];

    add_possessor(f, phrase);
    add_possessive_pronoun(f, phrase);
    if (f->skip[phrase] || is_party_seat(&f->scene, p->head) || is_time(f, p->tokens))
        return;
    if (class_at(f, p->head) == CLASS_PRONOUN && !is_shouted_place(f, p->head))
        kind_see(add(f, p->tokens, p->head, FORM_PRONOUN), &f->scene);
    else if (add_office(f, phrase) || add_whole_body(f, phrase))
        return;
    else if (phrase_is_name(&f->scene, phrase) || is_surname(f, phrase) ||
             is_shouted_place(f, p->head))
        add_name(f, phrase);
    else if (phrase_is_title(&f->scene, phrase)) {
        if (!add_apposed_name(f, phrase) && !add_nested_name(f, phrase) && !add_holder(f, phrase))
            add_title(f, phrase);
    } else
        add_nominal(f, phrase);
}

static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->tokens.from != y->tokens.from)
        return x->tokens.from < y->tokens.from ? -1 : 1;
    if (x->tokens.to != y->tokens.to)
        return x->tokens.to > y->tokens.to ? -1 : 1;
    return 0;
}

void mentions_find(struct mentions *out, const struct text *text, const struct syntax *syntax,
                   const struct lexicon *lexicon, struct arena *arena)
{
    struct finder f = {.scene = {text, syntax, lexicon}, .out = out, .arena = arena};
    uint32_t i;

    *out = (struct mentions){0};
    f.skip = arena_new_array(arena, syntax->phrases.size, uint32_t);
    find_surnames(&f);
    for (i = 0; i < syntax->phrases.size; i++)
        add_phrase(&f, i);
    if (out->size)
        qsort(out->at, out->size, sizeof *out->at, by_place);
}

uint32_t mention_last(const struct mentions *mentions, uint32_t token)
{
    return vec_from(mentions, tokens.from, token + 1) - 1;
}

uint32_t mention_naming(const struct mentions *mentions, uint32_t token)
{
    uint32_t i = vec_from(mentions, tokens.from, token + 1), back;

    for (back = 0; i-- > 0 && back < NAMING_BACK; back++)
        if (range_has(mentions->at[i].name, token))
            return i;
    return NONE;
}

uint32_t mention_at(const struct mentions *mentions, struct range tokens)
{
    uint32_t i, best = NONE;

    for (i = vec_from(mentions, tokens.from, tokens.from);
         i < mentions->size && mentions->at[i].tokens.from < tokens.to; i++) {
        if (!range_contains(tokens, mentions->at[i].tokens))
            continue;
        if (best == NONE ||
            range_length(mentions->at[i].tokens) > range_length(mentions->at[best].tokens))
            best = i;
    }
    return best;
}
