/* statement/frame.c - reads the column "frames" of cues.tsv */
#include "statement/frame.h"

/* Cuts the next word off *cell; a "?" at its end is dropped and sets *weak. Empty at the end. */
static struct view next_word(struct view *cell, bool *weak)
{
    struct view word = {cell->data, 0};

    while (word.size < cell->size && word.data[word.size] != ' ')
        word.size++;
    cell->data += word.size;
    cell->size -= word.size;
    while (cell->size && *cell->data == ' ') {
        cell->data++;
        cell->size--;
    }
    *weak = word.size > 1 && word.data[word.size - 1] == '?';
    if (*weak)
        word.size--;
    return word;
}

static enum frame frame_named(struct view word)
{
    static const char *const names[] = {
#define FRAME_NAME(code, name) name,
        FRAMES(FRAME_NAME)
#undef FRAME_NAME
    };
    uint32_t i;

    if (word.size && word.data[0] == '+')
        return FRAME_PREP;
    for (i = 0; i < FRAME_COUNT; i++)
        if (view_is(word, names[i]))
            return (enum frame)i;
    return FRAME_COUNT;
}

void frames_add(struct frames *frames, const struct lexicon_table *cues,
                const struct table_row *row)
{
    struct view cell = lexicon_cell(cues, row, "frames"), word;
    enum statement_act act = ACT_ASSERT;
    bool weak;

    act_parse(&act, lexicon_cell(cues, row, "act"));
    while ((word = next_word(&cell, &weak)).size) {
        enum frame frame = frame_named(word);

        if (frame == FRAME_COUNT)
            continue;
        if (!((frames->strong | frames->weak) & FRAME_BIT(frame)))
            frames->act[frame] = (uint8_t)act;
        if (!weak) {
            frames->strong |= FRAME_BIT(frame);
            frames->weak &= ~FRAME_BIT(frame);
        } else if (!(frames->strong & FRAME_BIT(frame)))
            frames->weak |= FRAME_BIT(frame);
    }
}

bool frame_has_word(const struct lexicon_table *cues, const struct table_row *row, struct view word,
                    bool plus, bool *weak)
{
    struct view cell = lexicon_cell(cues, row, "frames"), at;

    while ((at = next_word(&cell, weak)).size) {
        if (plus && at.data[0] == '+')
            at = (struct view){at.data + 1, at.size - 1};
        else if (plus)
            continue;
        if (view_equal(at, word))
            return true;
    }
    return false;
}
