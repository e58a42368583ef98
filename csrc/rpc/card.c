/* rpc/card.c - hover cards: who says this, when, through whom, and who else has it */
#include "rpc/card.h"

#include "rpc/cursor.h"
#include "rpc/dating.h"
#include "rpc/profile.h"

static void add_manner(struct card *card, uint32_t index, uint32_t linked)
{
    static const char *const manners[] = {"direct quotation", "indirect speech", "partly quoted"};
    const struct statement *statement = &card->reading->article.analysis.statements.at[index];

    LINE(card, "*%s*, %s, %s", act_name(statement->act), manners[statement->type],
         dating_words(card, index, linked));
}

/* Whether anybody but the outlet of the article itself reports it. */
static bool is_passed_on(const struct provenance *provenance, struct view outlet)
{
    const struct view *by;

    vec_each (by, &provenance->reported_by) {
        if (!view_equal(*by, outlet))
            return true;
    }
    return false;
}

/* said by A - to B - reported by C - in D; said by A - in a statement - in D */
static void add_chain(struct card *card, const struct provenance *provenance)
{
    const struct heading *heading = &card->reading->article.analysis.heading;
    const struct medium *medium = &provenance->medium;
    const char *chain = arena_format(card->arena, "said by %.*s", VIEW_ARGS(card->title));

    if (medium->name.size == 0 && !is_passed_on(provenance, heading->outlet))
        return;
    if (medium->name.size)
        chain = arena_format(card->arena, "%s - %s %s", chain, card_plain(card, medium_by(medium)),
                             card_plain(card, medium->name));
    for (uint32_t i = 0; i < provenance->reported_by.size && i < CARD_LIST; i++)
        if (!view_equal(provenance->reported_by.at[i], heading->outlet))
            chain = arena_format(card->arena, "%s - reported by %s", chain,
                                 card_plain(card, provenance->reported_by.at[i]));
    LINE(card, "%s - in %s", chain,
         heading->outlet.size ? card_plain(card, heading->outlet) : "this article");
}

/* ", altered: will -> may" */
static const char *wording_of(const struct card *card, const struct target *target)
{
    const char *wording = link_wording_name(target->wording), *list = "";

    for (uint32_t i = 0; i < target->altered.size && i < CARD_LIST; i++)
        list = arena_format(card->arena, "%s%s%s", list, i ? "; " : ": ",
                            card_plain(card, target->altered.at[i]));
    return wording ? arena_format(card->arena, ", %s%s", wording, list) : "";
}

static void add_nearest(struct card *card, const struct target *target)
{
    LINE(card, "%s", "");
    if (target->article == NONE) {
        card_lead(card, target);
        LINE(card, "Named here: %s", card_plain(card, target->url));
    } else if (!target->nearer) {
        LINE(card, "No report in this folder stands nearer to the origin");
    }
    if (!target->nearer)
        return;
    card_lead(card, target);
    LINE(card, "Nearest report: **%s**, %s%s", card_file(card, target->article),
         card_when(card, target), wording_of(card, target));
    card_quote(card, target);
    if (*target->why)
        LINE(card, "(%s)", card_plain(card, view_of(target->why)));
}

/* What is quoted of another report: its words only where they differ. */
static void add_report(struct card *card, const struct target *target)
{
    card_lead(card, target);
    LINE(card, "- %s, %s%s", card_file(card, target->article), card_when(card, target),
         wording_of(card, target));
    if (target->wording == WORDING_REWORDED || target->wording == WORDING_ALTERED)
        card_quote(card, target);
}

static void add_answer(struct card *card, const struct target *target)
{
    const char *who = target->name.size ? card_plain(card, target->name) : "not named";

    card_lead(card, target);
    LINE(card, "- %s, %s, %s", who, card_file(card, target->article), card_when(card, target));
    card_quote(card, target);
    if (target->kind == LINK_CONFLICT && *target->why)
        LINE(card, "(%s)", card_plain(card, view_of(target->why)));
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
        return view_of(card_plain(card, person->name));
    if (speaker != NONE)
        return view_of(card_plain(card, analysis->speakers.all.at[speaker].name));
    if (source->size)
        return view_of(card_plain(
            card, text_bytes(&analysis->text, text_span(&analysis->text, source->at[0]))));
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
    card->own = text_bytes(
        &analysis->text,
        text_span(&analysis->text, analysis->statements.at[cursor->statement].content.at[0]));
    card->title = statement_title(card, cursor->statement, person);
    if (speaker != NONE && speakers[speaker].roles.size)
        card_role(card, &speakers[speaker]);
    else if (person && person->roles.size)
        LINE(card, "%s", card_plain(card, person->roles.at[0].text));
    if (speaker != NONE)
        card_terms(card, &speakers[speaker]);
    add_manner(card, cursor->statement, linked);
    add_chain(card, &analysis->provenance[cursor->statement]);
    add_links(card, linked);
    if (cursor->speaker != NONE && cursor->speaker != speaker) {
        LINE(card, "%s", "");
        LINE(card, "Mentioned here: **%s**", card_plain(card, speakers[cursor->speaker].name));
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
        profile_add(&card, &cursor, speaker);
    if (card.title.size)
        card_pack(call->out, &card);
    else
        pack_nil(call->out);
    return ERROR_OK;
}
