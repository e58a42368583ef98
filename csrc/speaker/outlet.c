/* speaker/outlet.c - the names of outlets, known, seeming and described */
#include "speaker/outlet.h"

#include "base/utf8.h"
#include "speaker/coreference.h"

enum {
    OUTLET_WORDS = 8,  /* of an outlet's name */
    DESCRIBED = 8,     /* tokens between the joining words and the name */
    UNKNOWN_WORDS = 4, /* of a name that the lexicon does not have */
    DOMAIN_LETTERS = 4,
    HEARER_WORDS = 3, /* of a name of which nothing is known */
    HEARD_OF = 2      /* a name that stands there more often is told of elsewhere, too */
};

static const struct token *token_of(const struct outlet_reader *r, uint32_t token)
{
    return &r->text->tokens.at[token];
}

static bool is_nominal(const struct lexicon *lexicon, struct view word, const char *kind)
{
    return lexicon_find_with(&lexicon->nominals, word, "kind", view_of(kind)) != NULL;
}

static bool nominal_is(const struct outlet_reader *r, uint32_t token, const char *kind)
{
    return is_nominal(r->lexicon, token_of(r, token)->norm, kind);
}

/* "independent", "Lagos-based": a word, or its last part, that may stand between an article and an outlet's name. */
static bool describes(const struct outlet_reader *r, uint32_t token)
{
    struct view norm = token_of(r, token)->norm;
    size_t at = norm.size;

    while (at && norm.data[at - 1] != '-')
        at--;
    return nominal_is(r, token, "describes") ||
           (at &&
            is_nominal(r->lexicon, (struct view){norm.data + at, norm.size - at}, "describes"));
}

/* "4ZK": a figure first and a capital last */
static bool is_call_sign(const struct outlet_reader *r, uint32_t token)
{
    struct view sign = text_bytes(r->text, token_of(r, token)->span);
    char last = sign.size ? sign.data[sign.size - 1] : 0;

    return sign.size > 1 && sign.data[0] >= '0' && sign.data[0] <= '9' && last >= 'A' &&
           last <= 'Z';
}

static bool is_name_word(const struct outlet_reader *r, uint32_t token, uint32_t end)
{
    if (token >= end)
        return false;
    return (token_of(r, token)->capital && token_of(r, token)->kind == TOKEN_WORD) ||
           is_call_sign(r, token);
}

/* The outlet of the lexicon at a token; the end of its name, or `at`. */
static uint32_t known_outlet(const struct outlet_reader *r, uint32_t at, uint32_t end,
                             struct view *name)
{
    struct view words[OUTLET_WORDS];
    uint32_t size, length = 0;
    const struct table_row *row;

    for (size = 0; size < OUTLET_WORDS && at + size < end; size++)
        words[size] = token_of(r, at + size)->norm;
    row = lexicon_longest(&r->lexicon->outlets, words, size, &length);
    if (!row || !(token_of(r, at)->capital || token_of(r, at)->quotation != NONE ||
                  token_of(r, at)->kind == TOKEN_NUMBER))
        return at;
    if (length == 1 && !token_of(r, at)->shouting && is_name_word(r, at + 1, end) &&
        !nominal_is(r, at + 1, "press") && !describes(r, at + 1))
        return at;
    *name = lexicon_cell(&r->lexicon->outlets, row, "name");
    return at + length;
}

/* "Araks | Press": a word with which outlets' names end and people's do not. */
static bool ends_no_person(const struct outlet_reader *r, uint32_t token)
{
    return lexicon_find_with(&r->lexicon->nominals, token_of(r, token)->norm, "covers",
                             VIEW("outlet")) != NULL;
}

/* "the Harbour Gazette", "Radio Lighthouse", "the Gazette": a name that ends, or begins, as many outlets' names do. */
static bool is_masthead(const struct outlet_reader *r, uint32_t at, uint32_t to)
{
    if (to == at || !at)
        return false;
    if (to - at == 1)
        return nominal_is(r, at, "masthead") && nominal_is(r, at - 1, "article");
    if (nominal_is(r, at, "masthead") && nominal_is(r, at, "press"))
        return true;
    return nominal_is(r, to - 1, "masthead") &&
           (nominal_is(r, at - 1, "article") || ends_no_person(r, to - 1) ||
            !lexicon_find(&r->lexicon->names, token_of(r, at)->norm));
}

static bool is_place(const struct outlet_reader *r, uint32_t token)
{
    return token_of(r, token)->capital &&
           lexicon_find(&r->lexicon->places, token_of(r, token)->norm);
}

/* "KXYZ-TV" */
static bool is_station(const struct outlet_reader *r, uint32_t at)
{
    struct view norm = token_of(r, at)->norm;
    const char *hyphen = memchr(norm.data, '-', norm.size);
    size_t size = hyphen ? (size_t)(hyphen - norm.data) + 1 : 0;

    return size &&
           is_nominal(r->lexicon, (struct view){norm.data + size, norm.size - size}, "masthead");
}

/* "Channel Five | television", "NRA | news agency", and not "World Food Programme". */
static bool tells_of_press(const struct outlet_reader *r, uint32_t token, uint32_t end)
{
    if (token + 1 < end && describes(r, token) && !token_of(r, token)->capital)
        token++;
    return token < end && nominal_is(r, token, "press") &&
           (!token_of(r, token)->capital || nominal_is(r, token, "masthead"));
}

/* "Norland 1" */
static bool is_number_of(const struct outlet_reader *r, uint32_t at, uint32_t token, uint32_t end)
{
    return token > at && token < end && token_of(r, token)->kind == TOKEN_NUMBER &&
           token_of(r, token)->norm.size <= 2;
}

/* "lantern.no": a word with a dot inside, and letters behind it. */
static bool is_site(const struct outlet_reader *r, uint32_t token)
{
    struct view norm = token_of(r, token)->norm;
    size_t at = norm.size, letters = 0;

    while (at && norm.data[at - 1] >= 'a' && norm.data[at - 1] <= 'z') {
        at--;
        letters++;
    }
    return letters >= 2 && letters <= DOMAIN_LETTERS && at > 2 && norm.data[at - 1] == '.' &&
           norm.data[at - 2] != '.';
}

/* The end of a name that a site's address ends: "Norwegian News lantern.no"; `at` where none does. */
static uint32_t site_end(const struct outlet_reader *r, uint32_t at, uint32_t end)
{
    uint32_t to = at;

    while (to - at < UNKNOWN_WORDS && is_name_word(r, to, end) && !is_site(r, to))
        to++;
    return to < end && is_site(r, to) ? to + 1 : at;
}

/* "Public Television": what describes an outlet is its name where both have a capital. */
static bool is_described_name(const struct outlet_reader *r, uint32_t at, uint32_t end)
{
    return describes(r, at) && is_name_word(r, at, end) && is_name_word(r, at + 1, end) &&
           nominal_is(r, at + 1, "masthead");
}

/* "the newspaper Morning Lamp", "Channel Five television": a name that stands by a word of the press. */
static uint32_t unknown_outlet(const struct outlet_reader *r, uint32_t at, uint32_t end,
                               bool pressed, struct view *name)
{
    uint32_t to = is_described_name(r, at, end) ? at + 2 : at, site = site_end(r, at, end);
    bool proper = to > at;

    if (site > at) {
        *name = text_bytes(r->text, text_span(r->text, (struct range){at, site}));
        return site;
    }
    while (to - at < UNKNOWN_WORDS && (is_name_word(r, to, end) || is_number_of(r, at, to, end)) &&
           (!nominal_is(r, to, "press") || nominal_is(r, to, "masthead")) &&
           (!describes(r, to) || (to > at && nominal_is(r, to, "masthead")))) {
        proper = proper || (!nominal_is(r, to, "press") && !is_place(r, to)) ||
                 (to > at && nominal_is(r, to, "masthead"));
        to++;
    }
    if (!proper || (!pressed && !tells_of_press(r, to, end) && !is_masthead(r, at, to) &&
                    !is_station(r, to - 1)))
        return at;
    *name = text_bytes(r->text, text_span(r->text, (struct range){at, to}));
    return to;
}

/* Whether a word may stand small inside the title of a journal. */
static bool is_small_word(const struct outlet_reader *r, uint32_t token)
{
    struct view norm = token_of(r, token)->norm;

    return nominal_is(r, token, "article") || word_has_class(r->lexicon, norm, "prep") ||
           word_has_class(r->lexicon, norm, "conj");
}

/* The word of the press that "of" stands behind in a name that begins at a token: "Norland Journal | of"; `end` where none does. */
static uint32_t head_of_title(const struct outlet_reader *r, uint32_t at, uint32_t end)
{
    uint32_t i;

    for (i = at; i < at + UNKNOWN_WORDS && is_name_word(r, i, end); i++)
        if (syntax_does(r->syntax, end, i + 1, TASK_OF))
            return nominal_is(r, i, "press") || nominal_is(r, i, "masthead") ? i : end;
    return end;
}

/* "Journal of Hill Farming", "Annals of the Norland Academy": the end, or `at`. */
static uint32_t titled_outlet(const struct outlet_reader *r, uint32_t at, uint32_t end,
                              struct view *name)
{
    uint32_t head = head_of_title(r, at, end), i, to = at;

    for (i = head == end ? end : head + 2; i < end && i < head + OUTLET_WORDS; i++) {
        if (is_name_word(r, i, end))
            to = i + 1;
        else if (!is_small_word(r, i))
            break;
    }
    if (to > at)
        *name = text_bytes(r->text, text_span(r->text, (struct range){at, to}));
    return to;
}

/* "the local paper | , Lantern, | that": a name between commas; the end, or `at`. */
static uint32_t read_between(const struct outlet_reader *r, uint32_t at, uint32_t end,
                             struct view *name)
{
    struct view found;
    uint32_t to = known_outlet(r, at + 1, end, &found);

    if (to == at + 1)
        to = unknown_outlet(r, at + 1, end, true, &found);
    if (to == at + 1 || to >= end || !token_is(r->text, to, ","))
        return at;
    *name = found;
    return to;
}

uint32_t outlet_read(const struct outlet_reader *r, uint32_t at, uint32_t end, struct view *name)
{
    bool pressed = false;
    uint32_t i;

    for (i = at; i < end && i < at + DESCRIBED; i++) {
        struct view known;
        uint32_t to = titled_outlet(r, i, end, name), known_to = known_outlet(r, i, end, &known);

        if (known_to > i && known_to >= to) {
            *name = known;
            return known_to;
        }
        if (to == i)
            to = unknown_outlet(r, i, end, pressed, name);
        if (to > i)
            return to;
        if (pressed && token_is(r->text, i, ",")) {
            to = read_between(r, i, end, name);
            return to > i ? to : at;
        }
        pressed = pressed || nominal_is(r, i, "press");
        if (token_of(r, i)->kind != TOKEN_QUOTE && token_of(r, i)->kind != TOKEN_CLITIC &&
            !nominal_is(r, i, "article") && !nominal_is(r, i, "press") && !describes(r, i) &&
            !is_place(r, i))
            break;
    }
    return at;
}

/* Whether a name stands where anybody's may: not in a line by the article, "(KVRL)", "/KVRL/", nor where somebody is told something. */
static bool tells_of(const struct outlet_reader *r, uint32_t token)
{
    const struct lexicon_table *settings = &r->lexicon->settings;
    uint32_t paragraph = r->text->sentences.at[token_of(r, token)->sentence].paragraph;
    const struct table_row *row;

    if (r->text->paragraphs.at[paragraph].kind != PARAGRAPH_BODY)
        return false;
    if (!token || token_is(r->text, token - 1, "(") || token_is(r->text, token - 1, "/"))
        return !token;
    row = lexicon_find(settings, token_of(r, token - 1)->norm);
    return !row || !view_is(lexicon_cell(settings, row, "by"), "to");
}

static void count_names(struct outlet_reader *r)
{
    uint32_t i;

    for (i = 0; i < r->speakers->all.size; i++) {
        const struct view *alias;

        vec_each (alias, &r->speakers->all.at[i].aliases)
            *map_at(r->arena, &r->by_alias, *alias) = i;
    }
    for (i = 0; i < r->text->tokens.size; i++) {
        uint32_t *count = token_of(r, i)->capital && tells_of(r, i)
                              ? map_at(r->arena, &r->words, token_of(r, i)->norm)
                              : NULL;

        if (count)
            *count = *count == NONE ? 1 : *count + 1;
    }
    r->counted = true;
}

/* Whether the article tells more of somebody called so than that something was told to them. */
static bool is_somebody(struct outlet_reader *r, struct view name, uint32_t last)
{
    const struct speaker *speaker;
    uint32_t i, often;

    if (!r->counted)
        count_names(r);
    i = map_get(&r->by_alias, name);
    often = map_get(&r->words, token_of(r, last)->norm);
    if (often != NONE && often > HEARD_OF)
        return true;
    if (i == NONE)
        return false;
    speaker = &r->speakers->all.at[i];
    return speaker->roles.size || speaker->statements.size || !view_equal(speaker->name, name);
}

/* A word of a body, an office, a place, an honorific, a time, or of letters alone: no outlet's that only its name tells of. */
static bool is_known_otherwise(const struct outlet_reader *r, uint32_t token)
{
    const struct lexicon *l = r->lexicon;
    struct view norm = token_of(r, token)->norm, one = {norm.data, norm.size ? norm.size - 1 : 0};

    return lexicon_find(&l->bodies, norm) || lexicon_find(&l->settings, norm) ||
           lexicon_find(&l->titles, norm) || lexicon_find(&l->places, norm) ||
           lexicon_find(&l->honorifics, norm) || lexicon_find(&l->times, norm) ||
           (view_ends(norm, VIEW("s")) && lexicon_find(&l->titles, one));
}

/* "the Osterby | council": a name that only tells which. */
static bool is_before_head(const struct outlet_reader *r, uint32_t token)
{
    uint32_t phrase = r->syntax->phrase[token];

    return phrase != NONE && r->syntax->phrases.at[phrase].head > token;
}

/* "told Coastline that": a name of which nothing is known, and that nobody in the article bears; the end, or `at`. */
static uint32_t read_hearer(struct outlet_reader *r, uint32_t at, uint32_t end, struct view *name)
{
    uint32_t from = at < end && nominal_is(r, at, "article") ? at + 1 : at, to = from;

    while (to - from <= HEARER_WORDS && is_name_word(r, to, end)) {
        if (is_known_otherwise(r, to) || (token_of(r, to)->shouting && from > at))
            return at;
        to++;
    }
    if (to == from || to - from > HEARER_WORDS ||
        lexicon_find(&r->lexicon->names, token_of(r, from)->norm) ||
        lexicon_find(&r->lexicon->words, token_of(r, from)->norm) || is_before_head(r, to - 1) ||
        (to < end && (token_of(r, to)->kind == TOKEN_CLITIC || token_is(r->text, to, "to"))))
        return at;
    *name = text_bytes(r->text, text_span(r->text, (struct range){from, to}));
    return is_somebody(r, *name, to - 1) ? at : to;
}

/* Whether behind an owner a programme stands: in marks, with a capital, or told to be one: "'s | morning show". */
static bool is_owned(const struct outlet_reader *r, uint32_t clitic, uint32_t end)
{
    uint32_t at = clitic + 1;

    if (clitic >= end || token_of(r, clitic)->kind != TOKEN_CLITIC || at >= end)
        return false;
    while (at + 1 < end && describes(r, at) && !token_of(r, at)->capital)
        at++;
    return token_of(r, at)->kind == TOKEN_QUOTE ||
           (is_name_word(r, at, end) && nominal_is(r, at, "programme")) ||
           nominal_is(r, at, "show");
}

/* "told CNB | 's Morning North", "told the Lantern | correspondent": an outlet by what is its own; the end, or `at`. */
static uint32_t read_owner(const struct outlet_reader *r, uint32_t at, uint32_t end,
                           struct view *name)
{
    uint32_t from = at < end && nominal_is(r, at, "article") ? at + 1 : at, to = from;

    while (to - from < HEARER_WORDS && is_name_word(r, to, end) && !is_known_otherwise(r, to))
        to++;
    if (to == from || lexicon_find(&r->lexicon->names, token_of(r, from)->norm) ||
        !(is_owned(r, to, end) || (to < end && nominal_is(r, to, "newsman"))))
        return at;
    *name = text_bytes(r->text, text_span(r->text, (struct range){from, to}));
    return to;
}

/* "told a Czech newspaper": an outlet that is described and not named; the end, or `at`. */
static uint32_t read_description(const struct outlet_reader *r, uint32_t at, uint32_t end,
                                 struct view *name)
{
    uint32_t from = at < end && nominal_is(r, at, "article") ? at + 1 : at, to = from;

    while (to < end && to - from < UNKNOWN_WORDS &&
           (nominal_is(r, to, "press") || describes(r, to) || is_place(r, to)))
        to++;
    if (to - from < 2 || !nominal_is(r, to - 1, "press"))
        return at;
    *name = text_bytes(r->text, text_span(r->text, (struct range){from, to}));
    return to;
}

uint32_t outlet_programme(const struct outlet_reader *r, uint32_t at, uint32_t end,
                          struct view *name)
{
    uint32_t from = at < end && nominal_is(r, at, "article") ? at + 1 : at, to = from;
    bool tells = false;

    for (; to - from < UNKNOWN_WORDS && is_name_word(r, to, end); to++)
        tells = tells || nominal_is(r, to, "programme");
    if (!tells || to - from < 2)
        return at;
    *name = text_bytes(r->text, text_span(r->text, (struct range){from, to}));
    return to;
}

uint32_t outlet_guess(struct outlet_reader *r, uint32_t at, uint32_t end, struct view *name)
{
    uint32_t to = read_hearer(r, at, end, name);

    to = to > at ? to : read_owner(r, at, end, name);
    return to > at ? to : read_description(r, at, end, name);
}

struct view outlet_name(const struct lexicon *lexicon, struct view phrase, struct arena *arena)
{
    const struct table_row *row = lexicon_find(&lexicon->outlets, utf8_normal(arena, phrase));

    return row ? lexicon_cell(&lexicon->outlets, row, "name") : VIEW("");
}
