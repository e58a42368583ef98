/* corpus/changes.c - the words of a sentence that alter what it says */
#include "corpus/changes.h"

enum { MARK_TOKENS = 4 }; /* of the longest phrase of alterations.tsv */

bool mark_is(const struct mark *mark, const struct lexicon *lexicon, const char *class)
{
    return view_is(lexicon_cell(&lexicon->alterations, mark->row, "class"), class);
}

static const struct table_row *row_at(const struct lexicon *lexicon, const struct text *text,
                                      uint32_t token, uint32_t end, uint32_t *length)
{
    struct view norms[MARK_TOKENS];
    uint32_t size = 0;

    for (; token < end && size < MARK_TOKENS; token++)
        norms[size++] = text->tokens.at[token].norm;
    return lexicon_longest(&lexicon->alterations, norms, size, length);
}

/* "until | 11 March", "until | Friday": a time, on which nothing hangs. */
static bool is_time(const struct lexicon *lexicon, const struct text *text, uint32_t token,
                    uint32_t end)
{
    return token < end && (text->tokens.at[token].kind == TOKEN_NUMBER ||
                           lexicon_find(&lexicon->times, text->tokens.at[token].norm));
}

/* A conditional clause goes on to the next comma, or to the end. */
void changes_find(struct marks *out, const struct text *text, struct range tokens,
                  const struct lexicon *lexicon, struct arena *arena)
{
    uint32_t i = tokens.from, length;
    bool in_condition = false;

    while (i < tokens.to) {
        const struct table_row *row = row_at(lexicon, text, i, tokens.to, &length);
        struct mark mark = {{i, i + (row ? length : 1)}, row, in_condition};

        if (row && mark_is(&mark, lexicon, "condition")) {
            if (!is_time(lexicon, text, mark.tokens.to, tokens.to)) {
                mark.in_condition = in_condition = true;
                vec_push(arena, out, mark);
            }
        } else if (row) {
            vec_push(arena, out, mark);
        } else if (token_is(text, i, ",")) {
            in_condition = false;
        }
        i = mark.tokens.to;
    }
}

bool changes_condition(const struct marks *marks, const struct text *text,
                       const struct lexicon *lexicon, uint32_t token)
{
    const struct mark *mark;
    uint32_t i;

    vec_each (mark, marks) {
        if (mark->tokens.from > token || !mark_is(mark, lexicon, "condition"))
            continue;
        for (i = mark->tokens.to; i < token && !token_is(text, i, ","); i++)
            ;
        if (i >= token)
            return true;
    }
    return false;
}

bool changes_negate(const struct marks *marks, const struct lexicon *lexicon, uint32_t token,
                    uint32_t reach)
{
    const struct mark *mark;

    vec_each (mark, marks) {
        if (mark->tokens.from < token && token - mark->tokens.from <= reach &&
            mark_is(mark, lexicon, "negation"))
            return true;
    }
    return false;
}
