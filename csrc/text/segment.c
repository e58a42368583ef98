/* text/segment.c - the stages of this folder in order */
#include "text/segment.h"

#include "text/reader.h"

void text_read(struct text *out, struct view bytes, const struct lexicon *lexicon,
               struct arena *arena)
{
    struct reader reader = {.text = out, .lexicon = lexicon, .arena = arena, .unclosed = NONE};
    uint32_t i;

    *out = (struct text){.bytes = bytes};
    marks_read(&reader.marks, lexicon);
    paragraphs_read(&reader);
    for (i = 0; i < out->paragraphs.size; i++) {
        tokens_read(&reader, &out->paragraphs.at[i]);
        quotations_read(&reader, i);
        sentences_read(&reader, i);
    }
}
