/* rpc/card.c - hover cards: who says this, when, through whom, and who else has it */
#include "rpc/card.h"

#include "base/utf8.h"
#include "rpc/cursor.h"

struct card {
    const struct reading *reading;
    const struct snapshot *snapshot;
    struct arena *arena;
    struct view title;
    struct alias lines;
    struct span range;
};

/* printf: a line more */
#define LINE(card, ...)                                                                            \
    vec_push((card)->arena, &(card)->lines, view_of(arena_format((card)->arena, __VA_ARGS__)))

/* A piece of text on one line, as Markdown shows it, cut to CARD_CHARACTERS. */
static const char *plain(const struct card *card, struct view text)
{
    bool latin1 = !utf8_valid(text);
    char *out = arena_array(card->arena, CARD_CHARACTERS + 1, PACK_SHOWN + 1), *at = out;
    uint32_t width = 0, characters = 0;
    size_t end = 0;

    for (; characters < CARD_CHARACTERS && end < text.size; characters++, end += width) {
        if (text.data[end] && strchr("\\`*_[<", text.data[end]))
            *at++ = '\\';
        at += pack_shown(text, end, latin1, &width, at);
    }
    memcpy(at, "...", end < text.size ? 4 : 0);
    return out;
}

static const char *day(const struct card *card, struct date date)
{
    char text[DATE_TEXT];

    date_format(date, text);
    return date_known(date) ? arena_format(card->arena, "%s", text) : "day not known";
}

static const char *file_of(const struct card *card, uint32_t article)
{
    return plain(card, reading_name(card->snapshot->readings[article]));
}

/* The day of what was said or, where that is not known, of the article. */
static const char *when(const struct card *card, const struct target *target)
{
    struct date article;

    if (date_known(target->date) || target->article == NONE)
        return day(card, target->date);
    article = card->snapshot->folder.articles[target->article].analysis.heading.date;
    return date_known(article) ? arena_format(card->arena, "published %s", day(card, article))
                               : "day not known";
}

static void add_role(struct card *card, const struct speaker *speaker)
{
    const struct text *text = &card->reading->article.analysis.text;

    if (speaker->roles.size)
        LINE(card, "%s", plain(card, text_bytes(text, text_span(text, speaker->roles.at[0]))));
    else if (speaker->affiliation.size)
        LINE(card, "%s", plain(card, speaker->affiliation));
}

static void add_manner(struct card *card, const struct statement *statement,
                       const struct provenance *provenance)
{
    static const char *const manners[] = {"direct quotation", "indirect speech", "partly quoted"};

    LINE(card, "*%s*, %s, %s%s", act_name(statement->act), manners[statement->type],
         day(card, provenance->date),
         provenance->date_from && strcmp(provenance->date_from, "stated") != 0 ? " (inferred)"
                                                                               : "");
}

/* said by A - to B - reported by C - in D */
static void add_chain(struct card *card, const struct provenance *provenance)
{
    const struct heading *heading = &card->reading->article.analysis.heading;
    const char *chain = arena_format(card->arena, "said by %.*s", VIEW_ARGS(card->title));

    if (provenance->medium.size == 0 && provenance->reported_by.size == 0)
        return;
    if (provenance->medium.size)
        chain = arena_format(card->arena, "%s - to %s", chain, plain(card, provenance->medium));
    for (uint32_t i = 0; i < provenance->reported_by.size && i < CARD_LIST; i++)
        chain = arena_format(card->arena, "%s - reported by %s", chain,
                             plain(card, provenance->reported_by.at[i]));
    LINE(card, "%s - in %s", chain,
         heading->outlet.size ? plain(card, heading->outlet) : "this article");
}

static void add_nearest(struct card *card, const struct target *target)
{
    LINE(card, "%s", "");
    if (target->article == NONE)
        LINE(card, "Named here: %s", plain(card, target->url));
    else if (!target->nearer)
        LINE(card, "No report in this folder stands nearer to the origin");
    if (!target->nearer)
        return;
    LINE(card, "Nearest report: **%s**, %s", file_of(card, target->article), when(card, target));
    LINE(card, "> %s", plain(card, target->text));
    if (*target->why)
        LINE(card, "(%s)", plain(card, view_of(target->why)));
}

static void add_reports(struct card *card, const struct targets *reports)
{
    const char *list = "";
    uint32_t same = 0;

    for (uint32_t i = 0; i < reports->size; i++) {
        const struct target *target = &reports->at[i];

        if (target->nearer || target->kind != LINK_SAME || same++ >= CARD_LIST)
            continue;
        list = arena_format(card->arena, "%s%s%s (%s)", list, *list ? ", " : "",
                            file_of(card, target->article), when(card, target));
    }
    if (same > 0)
        LINE(card, "Other reports (%u): %s%s", same, list, same > CARD_LIST ? ", ..." : "");
}

static void add_counts(struct card *card, const struct link_counts *counts)
{
    const struct {
        const char *what;
        uint32_t value;
    } entries[] = {{"replies", counts->reply},
                   {"in conflict", counts->conflict},
                   {"altered", counts->altered}};
    const char *list = "";

    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
        if (entries[i].value)
            list = arena_format(card->arena, "%s%s%s: %u", list, *list ? ", " : "", entries[i].what,
                                entries[i].value);
    if (*list)
        LINE(card, "%s", list);
}

static void add_links(struct card *card, uint32_t statement)
{
    const struct snapshot *snapshot = card->snapshot;
    struct targets sources = {0}, reports = {0};
    struct link_counts counts;

    if (statement == NONE)
        return;
    query_source(&sources, &snapshot->folder, &snapshot->links, snapshot->own, statement,
                 card->arena);
    query_reports(&reports, &snapshot->folder, &snapshot->links, snapshot->own, statement,
                  card->arena);
    counts = query_counts(&snapshot->links, snapshot->own, statement);
    if (sources.size)
        add_nearest(card, &sources.at[0]);
    add_reports(card, &reports);
    add_counts(card, &counts);
}

/* Who says it, by the fullest name that the folder knows; NULL where nobody is known. */
static const struct person *person_of(const struct card *card, uint32_t statement)
{
    const struct snapshot *snapshot = card->snapshot;
    uint32_t person = statement == NONE ? NONE
                                        : people_of_statement(&snapshot->people, &snapshot->folder,
                                                              snapshot->own, statement);

    return person == NONE ? NULL : &snapshot->people.all.at[person];
}

static struct view statement_title(const struct card *card, uint32_t index,
                                   const struct person *person)
{
    const struct analysis *analysis = &card->reading->article.analysis;
    const struct parts *source = &analysis->statements.at[index].source;
    uint32_t speaker = analysis->speakers.of_statement[index];

    if (person)
        return view_of(plain(card, person->name));
    if (speaker != NONE)
        return view_of(plain(card, analysis->speakers.all.at[speaker].name));
    if (source->size)
        return view_of(
            plain(card, text_bytes(&analysis->text, text_span(&analysis->text, source->at[0]))));
    return VIEW("a speaker who is not named");
}

static void card_statement(struct card *card, const struct cursor *cursor)
{
    const struct analysis *analysis = &card->reading->article.analysis;
    const struct speaker *speakers = analysis->speakers.all.at;
    uint32_t speaker = analysis->speakers.of_statement[cursor->statement];
    uint32_t linked = snapshot_statement(card->snapshot, card->reading, cursor->statement);
    const struct person *person = person_of(card, linked);

    card->range = cursor->span;
    card->title = statement_title(card, cursor->statement, person);
    if (speaker != NONE && speakers[speaker].roles.size)
        add_role(card, &speakers[speaker]);
    else if (person && person->roles.size)
        LINE(card, "%s", plain(card, person->roles.at[0].text));
    add_manner(card, &analysis->statements.at[cursor->statement],
               &analysis->provenance[cursor->statement]);
    add_chain(card, &analysis->provenance[cursor->statement]);
    add_links(card, linked);
    if (cursor->speaker != NONE && cursor->speaker != speaker) {
        LINE(card, "%s", "");
        LINE(card, "Mentioned here: **%s**", plain(card, speakers[cursor->speaker].name));
    }
}

static void add_roles(struct card *card, const struct person *person)
{
    for (uint32_t i = 0; i < person->roles.size && i < CARD_LIST; i++) {
        const struct person_role *role = &person->roles.at[i];

        LINE(card, "- %s (%s%s%s)", plain(card, role->text), file_of(card, role->article),
             date_known(role->date) ? ", " : "",
             date_known(role->date) ? day(card, role->date) : "");
    }
    if (person->affiliation.size)
        LINE(card, "of %s", plain(card, person->affiliation));
}

static void add_aliases(struct card *card, const struct alias *aliases)
{
    const char *list = "";

    for (uint32_t i = 0, listed = 0; i < aliases->size && listed < CARD_LIST; i++) {
        const char *alias = plain(card, aliases->at[i]);

        if (view_is(card->title, alias))
            continue;
        listed++;
        list = arena_format(card->arena, "%s%s%s", list, *list ? ", " : "", alias);
    }
    if (*list)
        LINE(card, "Also called: %s", list);
}

/* What somebody said in the folder: how much, and the first of it in order of time. */
static void add_timeline(struct card *card, uint32_t person)
{
    const struct snapshot *snapshot = card->snapshot;
    struct targets targets = {0};

    query_timeline(&targets, &snapshot->folder, &snapshot->people, person, card->arena);
    LINE(card, "%s", "");
    LINE(card, "Statements: %u in this folder", targets.size);
    for (uint32_t i = 0; i < targets.size && i < CARD_LIST; i++)
        LINE(card, "- %s, %s: %s", when(card, &targets.at[i]), file_of(card, targets.at[i].article),
             plain(card, targets.at[i].text));
    if (targets.size > CARD_LIST)
        LINE(card, "- and %u more (:CstoTimeline)", targets.size - CARD_LIST);
}

static void card_speaker(struct card *card, const struct cursor *cursor, uint32_t index)
{
    const struct speaker *speaker = &card->reading->article.analysis.speakers.all.at[index];
    uint32_t person = people_find(&card->snapshot->people, speaker->id, card->arena);
    const struct person *known = person == NONE ? NULL : &card->snapshot->people.all.at[person];

    card->range = cursor->speaker == index ? cursor->mention : cursor->span;
    card->title = view_of(plain(card, known ? known->name : speaker->name));
    if (known)
        add_roles(card, known);
    else
        add_role(card, speaker);
    add_aliases(card, known ? &known->aliases : &speaker->aliases);
    LINE(card, "Statements: %u in this article", speaker->statements.size);
    if (known)
        add_timeline(card, person);
}

static void pack_card(struct pack *pack, const struct card *card)
{
    pack_map(pack, 3);
    pack_key(pack, "title");
    pack_view(pack, card->title);
    pack_key(pack, "lines");
    pack_array(pack, card->lines.size);
    for (uint32_t i = 0; i < card->lines.size; i++)
        pack_view(pack, card->lines.at[i]);
    pack_key(pack, "range");
    pack_place(pack, &card->reading->positions, card->range);
}

enum error_code answer_hover(struct call *call, struct error *error)
{
    const struct document *document = call->document;
    struct card card = {.arena = call->arena};
    struct cursor cursor;
    uint32_t speaker;

    (void)error;
    if (!document || !document->reading || !document->snapshot) {
        pack_nil(call->out);
        return ERROR_OK;
    }
    card.reading = document->reading;
    card.snapshot = document->snapshot;
    cursor_find(&cursor, document->reading, call->arguments.position);
    speaker = cursor_speaker(&cursor, &document->reading->article.analysis);
    if (cursor.part == CURSOR_CUE || cursor.part == CURSOR_CONTENT ||
        (cursor.part == CURSOR_SOURCE && speaker == NONE))
        card_statement(&card, &cursor);
    else if (speaker != NONE)
        card_speaker(&card, &cursor, speaker);
    if (card.title.size)
        pack_card(call->out, &card);
    else
        pack_nil(call->out);
    return ERROR_OK;
}
