/* rpc/mentions.c - where speakers are named, for an editor that marks those places */
#include "rpc/mentions.h"

#include <stdlib.h>

static bool is_known(const struct analysis *analysis, uint32_t mention)
{
    return analysis->speakers.of_mention[mention] != NONE;
}

uint32_t mentions_known(const struct analysis *analysis)
{
    uint32_t known = 0;

    for (uint32_t i = 0; i < analysis->mentions.size; i++)
        known += is_known(analysis, i);
    return known;
}

uint32_t mentions_from(const struct analysis *analysis, uint32_t offset)
{
    uint32_t before = 0;

    for (uint32_t i = 0; i < analysis->mentions.size; i++) {
        const struct mention *mention = &analysis->mentions.at[i];

        if (text_span(&analysis->text, mention->tokens).end > offset)
            break;
        before += is_known(analysis, i);
    }
    return before;
}

/* For whom a statement counts: all, or only those who see thoughts. */
static uint8_t seen_by(const struct statement *statement)
{
    bool thought = statement->act == ACT_THINK || statement->act == ACT_INTEND;

    return MENTION_WITH_THOUGHTS | (thought ? 0 : MENTION_UNLESS_THOUGHTS);
}

/* Of each speaker and each token: by whom it is seen to say something, to be said. */
struct scene {
    uint8_t *says, *said;
};

static void scene_fill(struct scene *scene, const struct analysis *analysis)
{
    for (uint32_t i = 0; i < analysis->statements.size; i++) {
        const struct statement *statement = &analysis->statements.at[i];
        uint32_t speaker = analysis->speakers.of_statement[i];

        if (speaker != NONE)
            scene->says[speaker] |= seen_by(statement);
        for (uint32_t j = 0; j < statement->content.size; j++)
            for (uint32_t k = statement->content.at[j].from; k < statement->content.at[j].to; k++)
                scene->said[k] |= seen_by(statement);
    }
}

static void pack_mention(struct pack *pack, const struct reading *reading, uint32_t index,
                         const struct scene *scene)
{
    const struct analysis *analysis = &reading->article.analysis;
    struct range tokens = analysis->mentions.at[index].tokens;
    struct span span = text_span(&analysis->text, tokens);
    struct position start = position_of(&reading->positions, span.start);
    struct position end = position_of(&reading->positions, span.end);
    uint32_t speaker = analysis->speakers.of_mention[index];
    uint8_t inside = scene->said[tokens.from] & scene->said[tokens.to - 1];

    pack_array(pack, 6);
    pack_number(pack, start.row);
    pack_number(pack, start.column);
    pack_number(pack, end.row);
    pack_number(pack, end.column);
    pack_number(pack, speaker);
    pack_number(pack, (uint64_t)(scene->says[speaker] & ~inside));
}

static void pack_known_from(struct pack *pack, const struct reading *reading, uint32_t first,
                            uint32_t size, const struct scene *scene)
{
    const struct analysis *analysis = &reading->article.analysis;
    uint32_t at = 0;

    for (uint32_t i = 0; size > 0 && analysis->mentions.size > 0;
         i = (i + 1) % analysis->mentions.size) {
        if (!is_known(analysis, i) || at++ < first)
            continue;
        pack_mention(pack, reading, i, scene);
        size--;
    }
}

void mentions_pack(struct pack *pack, const struct reading *reading, uint32_t first, uint32_t size)
{
    const struct analysis *analysis = &reading->article.analysis;
    struct scene scene = {calloc(analysis->speakers.all.size + 1, 1),
                          calloc(analysis->text.tokens.size + 1, 1)};

    pack_array(pack, size);
    if (scene.says && scene.said) {
        scene_fill(&scene, analysis);
        pack_known_from(pack, reading, first, size, &scene);
    } else {
        pack->out->failed = true;
    }
    free(scene.says);
    free(scene.said);
}
