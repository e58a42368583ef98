/* rpc/profile.c - the card of a speaker: offices, other names, what was said where, positions */
#include "rpc/profile.h"

enum { ROLES_READ = 256 /* of one person: each is compared with those before */ };

/* " (since 8 May 2018)" */
static const char *term_of(const struct card *card, const struct authority_role *role)
{
    bool begins = date_known(role->from), ends = date_known(role->to);
    char from[DATE_SPELLED], to[DATE_SPELLED];

    date_spell(role->from, from);
    date_spell(role->to, to);
    if (begins && ends)
        return arena_format(card->arena, " (%s - %s)", from, to);
    return begins || ends
               ? arena_format(card->arena, " (%s %s%s)", begins ? "since" : "until", from, to)
               : "";
}

/* What the user's table says: offices with their days, the note, the link. */
static void add_entry(struct card *card, const struct authority_entry *entry)
{
    for (uint32_t i = 0; i < entry->roles.size && i < CARD_LIST; i++) {
        const struct authority_role *role = &entry->roles.at[i];

        LINE(card, "- %s%s", card_plain(card, role->text), term_of(card, role));
    }
    if (entry->note.size)
        LINE(card, "%s", card_plain(card, entry->note));
    if (entry->link.size)
        LINE(card, "%s", card_plain(card, entry->link));
}

/* An office as an article tells it; the line leads there. */
static void add_role(struct card *card, const struct person *person, const struct person_role *role)
{
    const struct target target = {.article = role->article,
                                  .statement = NONE,
                                  .span = role->span,
                                  .text = role->text,
                                  .name = person->name,
                                  .why = ""};

    card_lead(card, &target);
    LINE(card, "- %s (%s%s%s)", card_plain(card, role->text), card_file(card, role->article),
         date_known(role->date) ? ", " : "",
         date_known(role->date) ? card_day(card, role->date) : "");
}

static void add_roles(struct card *card, const struct person *person)
{
    uint32_t size = 0;

    if (person->entry)
        add_entry(card, person->entry);
    for (uint32_t i = 0; i < person->roles.size && i < ROLES_READ; i++) {
        if (person_role_repeated(person, i))
            continue;
        if (size++ < CARD_LIST)
            add_role(card, person, &person->roles.at[i]);
    }
    if (size > CARD_LIST)
        LINE(card, "- and %u more", size - CARD_LIST);
    if (person->affiliation.size)
        LINE(card, "of %s", card_plain(card, person->affiliation));
}

static void add_aliases(struct card *card, const struct alias *aliases)
{
    const char *list = "";

    for (uint32_t i = 0, listed = 0; i < aliases->size && listed < CARD_LIST; i++) {
        const char *alias = card_plain(card, aliases->at[i]);

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
    card_lead(card, target);
    LINE(card, "%s: %s, %s", head, card_when(card, target), card_file(card, target->article));
    card_quote(card, target);
}

static struct date day_of(const struct card *card, const struct target *target)
{
    return date_known(target->date)
               ? target->date
               : card->snapshot->folder.articles[target->article].analysis.heading.date;
}

/* The last of a known day that was said before the day of another (NULL: at all). */
static const struct target *last_before(const struct card *card, const struct targets *said,
                                        const struct target *than)
{
    const struct target *last = NULL;

    for (uint32_t i = 0; i < said->size; i++) {
        struct date day = day_of(card, &said->at[i]);

        if (date_known(day) && (!than || date_compare(day, day_of(card, than)) < 0) &&
            (!last || date_compare(day, day_of(card, last)) >= 0))
            last = &said->at[i];
    }
    return last;
}

/* "frozen -> will leave" as two pieces. */
static bool is_change(const struct target *target, struct view *before, struct view *now)
{
    const char *arrow = target->change ? strstr(target->change, CHANGE_ARROW) : NULL;

    if (!arrow)
        return false;
    *before = (struct view){target->change, (size_t)(arrow - target->change)};
    *now = view_of(arrow + strlen(CHANGE_ARROW));
    return true;
}

/* The last that takes a position, among those that stand before `end` in the timeline. */
static const struct target *taken(const struct targets *said, const struct target *end,
                                  struct view position)
{
    struct view before, now;

    for (const struct target *at = end; at-- > said->at;) {
        if (at->change &&
            view_equal(is_change(at, &before, &now) ? now : view_of(at->change), position))
            return at;
    }
    return NULL;
}

/* The position that was taken last in place of another, and that other. */
static bool add_change(struct card *card, const struct targets *said)
{
    struct view before, now;
    const struct target *at = said->at + said->size, *earlier;

    while (at > said->at && !is_change(at - 1, &before, &now))
        at--;
    if (at == said->at)
        return false;
    at--;
    add_said(card, arena_format(card->arena, "Position now, %s", card_plain(card, now)), at);
    earlier = taken(said, at, before);
    if (earlier)
        add_said(card, arena_format(card->arena, "Position before, %s", card_plain(card, before)),
                 earlier);
    return true;
}

/* Where somebody stands, and stood: by a position that changed, else by the newest statement and the one of a day before. */
static void add_positions(struct card *card, const struct targets *said)
{
    const struct target *now, *before;

    if (add_change(card, said))
        return;
    now = last_before(card, said, NULL);
    before = now ? last_before(card, said, now) : NULL;
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
    card_lead(card, first);
    LINE(card, "- %s, %s: %u", card_file(card, article), card_when(card, first), size);
}

/* What somebody said in the folder: the position now and the one before, then how much and where. */
static void add_timeline(struct card *card, uint32_t person, const struct speaker *speaker)
{
    const struct snapshot *snapshot = card->snapshot;
    struct targets targets = {0};
    uint32_t listed = 0;

    if (snapshot->people.all.at[person].statements.size <= PROFILE_POSITIONS)
        query_timeline_linked(&targets, &snapshot->folder, &snapshot->links, &snapshot->people,
                              person, card->arena);
    else
        query_timeline(&targets, &snapshot->folder, &snapshot->people, person, card->arena);
    LINE(card, "%s", "");
    add_positions(card, &targets);
    LINE(card, "%s", "");
    LINE(card, "Statements: %u in this article, %u in %s (:CstoTimeline)", speaker->statements.size,
         targets.size, snapshot_is_whole(snapshot) ? "this folder" : "the articles nearest to it");
    for (uint32_t i = 0; i < snapshot->folder.size && listed < CARD_LIST; i++) {
        uint32_t before = card->lines.size;

        add_article(card, &targets, i);
        listed += card->lines.size > before;
    }
}

void profile_add(struct card *card, const struct cursor *cursor, uint32_t index)
{
    const struct speaker *speaker = &card->reading->article.analysis.speakers.all.at[index];
    uint32_t person = snapshot_person(card->snapshot, card->reading, index);
    const struct person *known = person == NONE ? NULL : &card->snapshot->people.all.at[person];

    card->range = cursor->speaker == index ? cursor->mention : cursor->span;
    card->title = view_of(card_plain(card, known ? known->name : speaker->name));
    if (known)
        add_roles(card, known);
    else
        card_role(card, speaker);
    card_terms(card, speaker);
    add_aliases(card, known ? &known->aliases : &speaker->aliases);
    if (known)
        add_timeline(card, person, speaker);
    else
        LINE(card, "Statements: %u in this article", speaker->statements.size);
}
