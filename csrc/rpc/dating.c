/* rpc/dating.c - what a card says of the day of a statement, and how that day is known */
#include "rpc/dating.h"

static const struct {
    const char *from, *words; /* date_from of a heading; where the article's day stands */
} origins[] = {{"header", "at its head"},
               {"url", "in the web address"},
               {"sidecar", "in articles.tsv"},
               {"option", "given as an option"}};

static const char *origin(const struct heading *heading)
{
    for (size_t i = 0; heading->date_from && i < sizeof(origins) / sizeof(*origins); i++)
        if (strcmp(heading->date_from, origins[i].from) == 0)
            return origins[i].words;
    return "of the article";
}

/* How a day is known that is told. */
static const char *certainty(const struct card *card, const char *date_from)
{
    if (!date_from || strcmp(date_from, "stated") == 0)
        return "";
    if (strcmp(date_from, "article") == 0)
        return arena_format(card->arena, " (counted from the day %s)",
                            origin(&card->reading->article.analysis.heading));
    if (strcmp(date_from, "lead") == 0)
        return " (probably: the day that the article tells of)";
    return strcmp(date_from, "conflict") == 0 ? " (the weekday named is another day's)"
                                              : " (inferred)";
}

/* Does another report of an utterance tell more of its day than this one does? */
static bool tells_day(const struct target *target, struct date own)
{
    return target->kind == LINK_SAME && target->article != NONE && date_known(target->date) &&
           (!date_known(own) || (target->date.day && date_overlaps(target->date, own)));
}

/* The day as another report of the utterance has it; NULL where none tells more. */
static const char *day_elsewhere(const struct card *card, uint32_t statement, struct date own)
{
    const struct snapshot *snapshot = card->snapshot;
    struct targets reports = {0};
    const struct target *target;

    if (statement == NONE || own.day)
        return NULL;
    query_reports(&reports, &snapshot->folder, &snapshot->links, snapshot->own, statement,
                  card->arena);
    vec_each (target, &reports) {
        if (tells_day(target, own))
            return arena_format(card->arena, "%s (by %s)", card_day(card, target->date),
                                card_file(card, target->article));
    }
    return NULL;
}

static bool is_said(const struct statement *statement, struct range tokens)
{
    const struct range *part;

    vec_each (part, &statement->content)
        if (range_contains(*part, tokens))
            return true;
    return false;
}

/* The words that tell the day, in the narrator's sentence, where the article has no day to count from; NULL where none do. */
static const char *untold(const struct card *card, const struct statement *statement)
{
    const struct analysis *analysis = &card->reading->article.analysis;
    const struct parts *where = statement->cue.size ? &statement->cue : &statement->content;
    uint32_t sentence = analysis->text.tokens.at[where->at[0].from].sentence;
    struct range tokens = analysis->text.sentences.at[sentence].tokens;
    const struct expression *e;

    vec_each (e, &analysis->expressions) {
        if (range_contains(tokens, e->tokens) && !date_known(e->value) && !e->duration &&
            analysis->text.tokens.at[e->tokens.from].quotation == NONE &&
            !is_said(statement, e->tokens))
            return arena_format(
                card->arena, "day not known (\"%s\")",
                card_plain(card,
                           text_bytes(&analysis->text, text_span(&analysis->text, e->tokens))));
    }
    return NULL;
}

/* Where no day is told: the words that would tell it, or the day of the article. */
static const char *without_day(const struct card *card, const struct statement *statement)
{
    const struct heading *heading = &card->reading->article.analysis.heading;
    const char *words = untold(card, statement);

    if (words)
        return words;
    return date_known(heading->date) ? arena_format(card->arena, "day not known, published %s",
                                                    card_day(card, heading->date))
                                     : "day not known";
}

const char *dating_words(const struct card *card, uint32_t statement, uint32_t linked)
{
    const struct analysis *analysis = &card->reading->article.analysis;
    const struct provenance *provenance = &analysis->provenance[statement];
    const char *elsewhere = day_elsewhere(card, linked, provenance->date);

    if (elsewhere)
        return elsewhere;
    if (!date_known(provenance->date))
        return without_day(card, &analysis->statements.at[statement]);
    return arena_format(card->arena, "%s%s", card_day(card, provenance->date),
                        certainty(card, provenance->date_from));
}
