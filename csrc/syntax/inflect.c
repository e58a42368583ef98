/* syntax/inflect.c - base forms of inflected verbs and plural nouns */
#include "syntax/inflect.h"

#include "syntax/syntax.h"

enum { STEM_BYTES = 40 }; /* no English verb is longer */

/* The base form as a table holds it, if it is a verb's. Cues may be phrases whose first word is the verb. */
static const struct table_row *verb_row(const struct lexicon_table *table, struct view word)
{
    return lexicon_find_with(table, word, "class", VIEW("verb"));
}

static bool base_known(struct view *lemma, struct view stem, const struct lexicon *lexicon)
{
    const struct table_row *row = verb_row(&lexicon->words, stem);

    if (row && lexicon_cell(&lexicon->words, row, "lemma").size &&
        !view_equal(lexicon_cell(&lexicon->words, row, "lemma"), row->cell[0]))
        row = NULL; /* an irregular form is no base form */
    if (!row)
        row = verb_row(&lexicon->cues, stem);
    if (!row)
        return false;
    *lemma = row->cell[0];
    return true;
}

/* stem + added, looked up as a base form. */
static bool try_stem(struct view *lemma, struct view stem, const char *added,
                     const struct lexicon *lexicon)
{
    char bytes[STEM_BYTES];
    size_t more = strlen(added);

    if (stem.size < 2 || stem.size + more > sizeof bytes)
        return false;
    memcpy(bytes, stem.data, stem.size);
    memcpy(bytes + stem.size, added, more);
    return base_known(lemma, (struct view){bytes, stem.size + more}, lexicon);
}

static struct view without(struct view word, size_t bytes)
{
    return (struct view){word.data, word.size > bytes ? word.size - bytes : 0};
}

static bool doubled(struct view stem)
{
    return stem.size > 2 && stem.data[stem.size - 1] == stem.data[stem.size - 2];
}

/* "denied", "planned", "noted", "asked"; and so with "-ing". */
static bool try_suffix(struct view *lemma, struct view stem, const struct lexicon *lexicon)
{
    if (try_stem(lemma, stem, "", lexicon) || try_stem(lemma, stem, "e", lexicon))
        return true;
    if (doubled(stem) && try_stem(lemma, without(stem, 1), "", lexicon))
        return true;
    if (view_ends(stem, VIEW("i")) && try_stem(lemma, without(stem, 1), "y", lexicon))
        return true;
    if (view_ends(stem, VIEW("y")) && try_stem(lemma, without(stem, 1), "ie", lexicon))
        return true;
    return view_ends(stem, VIEW("ck")) && try_stem(lemma, without(stem, 1), "", lexicon);
}

static bool try_present(struct view *lemma, struct view word, const struct lexicon *lexicon)
{
    if (view_ends(word, VIEW("ies")) && try_stem(lemma, without(word, 3), "y", lexicon))
        return true;
    if (try_stem(lemma, without(word, 1), "", lexicon))
        return true;
    return view_ends(word, VIEW("es")) && try_stem(lemma, without(word, 2), "", lexicon);
}

static uint8_t form_named(struct view name)
{
    static const struct {
        const char *name;
        uint8_t form;
    } forms[] = {{"base", VERB_BASE},
                 {"light", VERB_BASE},
                 {"present", VERB_PRESENT},
                 {"past", VERB_PAST},
                 {"participle", VERB_PARTICIPLE},
                 {"ed", VERB_ED},
                 {"gerund", VERB_GERUND}};
    size_t i;

    for (i = 0; i < sizeof forms / sizeof *forms; i++)
        if (view_is(name, forms[i].name))
            return forms[i].form;
    return VERB_NONE;
}

static bool irregular(struct inflection *out, struct view word, const struct lexicon *lexicon)
{
    const struct lexicon_table *words = &lexicon->words;
    const struct table_row *row, *found = NULL;

    for (row = lexicon_find(words, word); row; row = lexicon_next(words, row)) {
        struct view class = lexicon_cell(words, row, "class");

        if (!view_is(class, "verb") && !view_is(class, "aux"))
            continue;
        if (found) { /* "read", "put": base and past alike */
            out->form = VERB_ED;
            return true;
        }
        found = row;
        out->lemma = lexicon_cell(words, row, "lemma");
        out->form = form_named(lexicon_cell(words, row, "form"));
    }
    return found != NULL;
}

bool inflection_find(struct inflection *out, struct view word, const struct lexicon *lexicon)
{
    if (irregular(out, word, lexicon))
        return true;
    out->form = VERB_BASE;
    if (base_known(&out->lemma, word, lexicon))
        return true;
    out->form = VERB_PRESENT;
    if (view_ends(word, VIEW("s")) && try_present(&out->lemma, word, lexicon))
        return true;
    out->form = VERB_ED;
    if (view_ends(word, VIEW("ed")) && try_suffix(&out->lemma, without(word, 2), lexicon))
        return true;
    out->form = VERB_GERUND;
    return view_ends(word, VIEW("ing")) && try_suffix(&out->lemma, without(word, 3), lexicon);
}

struct view inflection_singular(struct view word, struct arena *arena)
{
    struct view stem = without(word, 1);

    if (view_is(word, "men") || view_ends(word, VIEW("women")) || view_ends(word, VIEW("smen")))
        return view_of(arena_format(arena, "%.*san", (int)(word.size - 2), word.data));
    if (word.size < 4 || !view_ends(word, VIEW("s")) || view_ends(word, VIEW("ss")))
        return word;
    if (view_ends(word, VIEW("ies")))
        return view_of(arena_format(arena, "%.*sy", (int)(word.size - 3), word.data));
    if (view_ends(word, VIEW("sses")) || view_ends(word, VIEW("ches")) ||
        view_ends(word, VIEW("shes")))
        return without(word, 2);
    return stem;
}
