/* rpc/card.c - hover cards: who says this, when, through whom, and who else has it */
#include "rpc/card.h"

#include "base/utf8.h"
#include "rpc/cursor.h"
#include "rpc/target.h"

/* A line that leads somewhere. */
struct card_link {
    uint32_t line;
    struct target target;
};

struct card_links VECTOR(struct card_link);

struct card {
    const struct reading *reading;
    const struct snapshot *snapshot;
    struct arena *arena;
    struct view title;
    struct alias lines;
    struct card_links links;
    struct span range;
    uint32_t statement; /* that it is about, or NONE */
};

/* printf: a line more */
#define LINE(card, ...)                                                                            \
    vec_push((card)->arena, &(card)->lines, view_of(arena_format((card)->arena, __VA_ARGS__)))

/* The line after the last leads to a target. */
static void lead(struct card *card, const struct target *target)
{
    struct card_link link = {card->lines.size, *target};

    if (target->article != NONE || target->url.size)
        vec_push(card->arena, &card->links, link);
}

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

    const struct authority_role *role =
        speaker->entry
            ? authority_role_on(speaker->entry, card->reading->article.analysis.heading.date)
            : NULL;

    if (speaker->roles.size)
        LINE(card, "%s", plain(card, text_bytes(text, text_span(text, speaker->roles.at[0]))));
    else if (role)
        LINE(card, "%s", plain(card, role->text));
    else if (speaker->affiliation.size)
        LINE(card, "%s", plain(card, speaker->affiliation));
}

static const char *certainty(const char *date_from)
{
    if (!date_from || strcmp(date_from, "stated") == 0)
        return "";
    return strcmp(date_from, "conflict") == 0 ? " (the weekday named is another day's)"
                                              : " (inferred)";
}

static void add_manner(struct card *card, const struct statement *statement,
                       const struct provenance *provenance)
{
    static const char *const manners[] = {"direct quotation", "indirect speech", "partly quoted"};

    LINE(card, "*%s*, %s, %s%s", act_name(statement->act), manners[statement->type],
         day(card, provenance->date), certainty(provenance->date_from));
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

/* ", altered: will -> may" */
static const char *wording_of(const struct card *card, const struct target *target)
{
    const char *wording = link_wording_name(target->wording), *list = "";

    for (uint32_t i = 0; i < target->altered.size && i < CARD_LIST; i++)
        list = arena_format(card->arena, "%s%s%s", list, i ? "; " : ": ",
                            plain(card, target->altered.at[i]));
    return wording ? arena_format(card->arena, ", %s%s", wording, list) : "";
}

static void add_quote(struct card *card, const struct target *target)
{
    lead(card, target);
    LINE(card, "> %s", plain(card, target->text));
}

static void add_nearest(struct card *card, const struct target *target)
{
    LINE(card, "%s", "");
    if (target->article == NONE) {
        lead(card, target);
        LINE(card, "Named here: %s", plain(card, target->url));
    } else if (!target->nearer) {
        LINE(card, "No report in this folder stands nearer to the origin");
    }
    if (!target->nearer)
        return;
    lead(card, target);
    LINE(card, "Nearest report: **%s**, %s%s", file_of(card, target->article), when(card, target),
         wording_of(card, target));
    add_quote(card, target);
    if (*target->why)
        LINE(card, "(%s)", plain(card, view_of(target->why)));
}

/* What is quoted of another report: its words only where they differ. */
static void add_report(struct card *card, const struct target *target)
{
    lead(card, target);
    LINE(card, "- %s, %s%s", file_of(card, target->article), when(card, target),
         wording_of(card, target));
    if (target->wording == WORDING_REWORDED || target->wording == WORDING_ALTERED)
        add_quote(card, target);
}

static void add_answer(struct card *card, const struct target *target)
{
    const char *who = target->name.size ? plain(card, target->name) : "not named";

    lead(card, target);
    LINE(card, "- %s, %s, %s", who, file_of(card, target->article), when(card, target));
    add_quote(card, target);
    if (target->kind == LINK_CONFLICT && *target->why)
        LINE(card, "(%s)", plain(card, view_of(target->why)));
}

/* Those of one kind, the nearest report left out, as it stands above. */
static void add_kind(struct card *card, const struct targets *targets, enum link_kind kind,
                     const char *head, void (*add)(struct card *, const struct target *))
{
    uint32_t size = 0, listed = 0;

    for (uint32_t i = 0; i < targets->size; i++)
        size += targets->at[i].kind == kind && !targets->at[i].nearer;
    if (size == 0)
        return;
    LINE(card, "%s", "");
    LINE(card, "%s (%u):", head, size);
    for (uint32_t i = 0; i < targets->size && listed < CARD_LIST; i++) {
        const struct target *target = &targets->at[i];

        if (target->kind != kind || target->nearer || target->article == NONE)
            continue;
        add(card, target);
        listed++;
    }
    if (size > listed)
        LINE(card, "- and %u more", size - listed);
}

static void add_links(struct card *card, uint32_t statement)
{
    const struct snapshot *snapshot = card->snapshot;
    struct targets sources = {0}, reports = {0}, conflicts = {0};

    if (statement == NONE)
        return;
    query_source(&sources, &snapshot->folder, &snapshot->links, snapshot->own, statement,
                 card->arena);
    query_reports(&reports, &snapshot->folder, &snapshot->links, snapshot->own, statement,
                  card->arena);
    query_conflicts(&conflicts, &snapshot->folder, &snapshot->links, snapshot->own, statement,
                    card->arena);
    if (sources.size)
        add_nearest(card, &sources.at[0]);
    add_kind(card, &reports, LINK_SAME, "Other reports", add_report);
    add_kind(card, &conflicts, LINK_CONFLICT, "In conflict", add_answer);
    add_kind(card, &sources, LINK_REPLY, "Replies to", add_answer);
    add_kind(card, &reports, LINK_REPLY, "Replies", add_answer);
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
    card->statement = cursor->statement;
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

/* What the user's table says: offices with their days, the note, the link. */
static void add_entry(struct card *card, const struct authority_entry *entry)
{
    for (uint32_t i = 0; i < entry->roles.size && i < CARD_LIST; i++) {
        const struct authority_role *role = &entry->roles.at[i];
        char from[DATE_TEXT], to[DATE_TEXT];

        date_format(role->from, from);
        date_format(role->to, to);
        if (*from || *to)
            LINE(card, "- %s (%s - %s)", plain(card, role->text), from, to);
        else
            LINE(card, "- %s", plain(card, role->text));
    }
    if (entry->note.size)
        LINE(card, "%s", plain(card, entry->note));
    if (entry->link.size)
        LINE(card, "%s", plain(card, entry->link));
}

static void add_roles(struct card *card, const struct person *person)
{
    if (person->entry)
        add_entry(card, person->entry);
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

static void add_said(struct card *card, const char *head, const struct target *target)
{
    lead(card, target);
    LINE(card, "%s: %s, %s", head, when(card, target), file_of(card, target->article));
    add_quote(card, target);
}

static struct date day_of(const struct card *card, const struct target *target)
{
    return date_known(target->date)
               ? target->date
               : card->snapshot->folder.articles[target->article].analysis.heading.date;
}

/* The newest statement and the one before it that is of another day: where somebody stands, and stood. */
static void add_positions(struct card *card, const struct targets *said)
{
    const struct target *now = NULL, *before = NULL;

    for (uint32_t i = 0; i < said->size; i++) {
        struct date day = day_of(card, &said->at[i]);

        if (date_known(day) && (!now || date_compare(day, day_of(card, now)) >= 0))
            now = &said->at[i];
    }
    for (uint32_t i = 0; now && i < said->size; i++) {
        struct date day = day_of(card, &said->at[i]);

        if (date_known(day) && date_compare(day, day_of(card, now)) < 0 &&
            (!before || date_compare(day, day_of(card, before)) >= 0))
            before = &said->at[i];
    }
    if (now)
        add_said(card, "Now", now);
    if (before)
        add_said(card, "Before", before);
}

static void add_article(struct card *card, const struct targets *said, uint32_t article)
{
    const struct target *first = NULL;
    uint32_t size = 0;

    for (uint32_t i = 0; i < said->size; i++) {
        if (said->at[i].article != article)
            continue;
        first = size++ ? first : &said->at[i];
    }
    if (!first)
        return;
    lead(card, first);
    LINE(card, "- %s, %s: %u", file_of(card, article), when(card, first), size);
}

/* What somebody said in the folder: how much, where, the newest of it and what came before. */
static void add_timeline(struct card *card, uint32_t person)
{
    const struct snapshot *snapshot = card->snapshot;
    struct targets targets = {0};
    uint32_t listed = 0;

    query_timeline(&targets, &snapshot->folder, &snapshot->people, person, card->arena);
    LINE(card, "%s", "");
    LINE(card, "Statements: %u in this folder (:CstoTimeline)", targets.size);
    for (uint32_t i = 0; i < snapshot->folder.size && listed < CARD_LIST; i++) {
        uint32_t before = card->lines.size;

        add_article(card, &targets, i);
        listed += card->lines.size > before;
    }
    LINE(card, "%s", "");
    add_positions(card, &targets);
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
    pack_map(pack, 5);
    pack_key(pack, "title");
    pack_view(pack, card->title);
    pack_key(pack, "lines");
    pack_array(pack, card->lines.size);
    for (uint32_t i = 0; i < card->lines.size; i++)
        pack_view(pack, card->lines.at[i]);
    pack_key(pack, "range");
    pack_place(pack, &card->reading->positions, card->range);
    pack_key(pack, "statement");
    pack_index(pack, card->statement);
    pack_key(pack, "links");
    pack_array(pack, card->links.size);
    for (uint32_t i = 0; i < card->links.size; i++) {
        pack_map(pack, 2);
        pack_key(pack, "line");
        pack_number(pack, card->links.at[i].line);
        pack_key(pack, "target");
        pack_target(pack, card->snapshot, &card->links.at[i].target);
    }
}

enum error_code answer_hover(struct call *call, struct error *error)
{
    const struct document *document = call->document;
    struct card card = {.arena = call->arena, .statement = NONE};
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
