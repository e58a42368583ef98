/* syntax/syntax.c - classes, then verb groups, then noun phrases */
#include "syntax/syntax.h"

#include "syntax/classify.h"
#include "syntax/inflect.h"
#include "syntax/tree.h"

static const struct tree *read_tree(const struct text *text, struct arena *arena)
{
    const struct model *model = model_get();
    struct tree *tree = NULL;

    if (model) {
        tree = arena_new(arena, struct tree);
        tree_read(tree, text, model, arena);
    }
    return tree;
}

void syntax_read(struct syntax *out, const struct text *text, const struct lexicon *lexicon,
                 struct arena *arena)
{
    uint32_t size = text->tokens.size, i;
    uint32_t *sets = arena_new_array(arena, size, uint32_t);

    *out = (struct syntax){.class = arena_new_array(arena, size, uint8_t),
                           .form = arena_new_array(arena, size, uint8_t),
                           .tasks = arena_new_array(arena, size, uint32_t),
                           .lemma = arena_new_array(arena, size, struct view),
                           .group = arena_new_array(arena, size, uint32_t),
                           .phrase = arena_new_array(arena, size, uint32_t)};
    for (i = 0; i < size; i++)
        out->group[i] = out->phrase[i] = NONE;
    classify(sets, out, text, lexicon, arena);
    choose_classes(out, sets, text, lexicon);
    for (i = 0; i < size; i++)
        if (out->class[i] == CLASS_NOUN)
            out->lemma[i] = inflection_singular(text->tokens.at[i].norm, arena);
    find_groups(out, text, lexicon, arena);
    find_phrases(out, text, lexicon, arena);
    out->tree = read_tree(text, arena);
}

const char *class_name(enum word_class class)
{
    static const char *const names[] = {
#define CLASS_TEXT(code, name) #code,
        WORD_CLASSES(CLASS_TEXT)
#undef CLASS_TEXT
    };

    return class < CLASS_COUNT ? names[class] : "?";
}
