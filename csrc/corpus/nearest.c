/* corpus/nearest.c - which of two reports stands nearer to the origin, and why */
#include "corpus/nearest.h"

#include "corpus/reference.h"

/* The outlet to which it was said: a statement or a meeting is not the same one for being called so. */
static struct view outlet_of(const struct corpus *corpus, const struct unit *unit)
{
    const struct provenance *provenance = unit_provenance(corpus, unit);

    return provenance && provenance->medium.kind == MEDIUM_OUTLET ? provenance->medium.name
                                                                  : (struct view){"", 0};
}

enum { VENUE_NONE, VENUE_NAMED, VENUE_REPORTED, VENUE_ITSELF };

static int venue_rank(const struct corpus *corpus, const struct unit *own, const struct unit *other)
{
    if (reference_venue(corpus, own, own->article) || reference_venue(corpus, other, own->article))
        return VENUE_ITSELF;
    if (reference_names(corpus, other, own->article))
        return VENUE_REPORTED;
    return outlet_of(corpus, own).size ? VENUE_NAMED : VENUE_NONE;
}

static int form_rank(const struct unit *unit)
{
    return UNIT_NARRATED - unit->form;
}

static int date_rank(const struct unit *unit)
{
    return unit->when.stated + unit->when.day;
}

/* Later is less. */
static int published_rank(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    struct date x = unit_analysis(corpus, a)->heading.date;
    struct date y = unit_analysis(corpus, b)->heading.date;

    return date_known(x) && date_known(y) ? date_compare(y, x) : 0;
}

static bool refers(const struct corpus *corpus, const struct unit *from, const struct unit *to)
{
    return corpus->refers &&
           corpus->refers[(size_t)from->article * corpus->folder->size + to->article];
}

/* What the other names by its address was there before it. */
static int address_rank(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    return refers(corpus, b, a) - refers(corpus, a, b);
}

/* Whether the article tells its own date. */
static int dated_rank(const struct corpus *corpus, const struct unit *a, const struct unit *b)
{
    return date_known(unit_analysis(corpus, a)->heading.date) -
           date_known(unit_analysis(corpus, b)->heading.date);
}

static int mass_rank(const struct unit *a, const struct unit *b)
{
    if (a->mass > b->mass * 1.1F)
        return 1;
    return b->mass > a->mass * 1.1F ? -1 : 0;
}

static const char *venue_reason(const struct corpus *corpus, const struct unit *unit, int rank,
                                struct arena *arena)
{
    struct view outlet = outlet_of(corpus, unit);

    if (rank == VENUE_ITSELF)
        return "is the outlet that was spoken to";
    if (rank == VENUE_REPORTED)
        return "is the outlet whose report the other gives";
    return arena_format(arena, "names %.*s", VIEW_ARGS(outlet));
}

static const char *published_reason(const struct corpus *corpus, const struct unit *unit,
                                    struct arena *arena)
{
    char date[DATE_SPELLED];

    date_spell(unit_analysis(corpus, unit)->heading.date, date);
    return arena_format(arena, "was published first, on %s", date);
}

int nearest_compare(const struct corpus *corpus, const struct unit *a, const struct unit *b,
                    const char **reason, struct arena *arena)
{
    static const char *const form_reasons[] = {"quotes in full", "quotes a part",
                                               "tells who said it"};
    int venue_a = venue_rank(corpus, a, b), venue_b = venue_rank(corpus, b, a);
    const char *unused;
    int order;

    reason = reason ? reason : &unused;
    *reason = NULL;
    order = form_rank(a) - form_rank(b);
    if (order) {
        *reason = form_reasons[(order > 0 ? a : b)->form];
        return order;
    }
    order = venue_a - venue_b;
    if (order) {
        *reason = order > 0 ? venue_reason(corpus, a, venue_a, arena)
                            : venue_reason(corpus, b, venue_b, arena);
        return order;
    }
    order = address_rank(corpus, a, b);
    if (order) {
        *reason = "is the one to which the other gives the address";
        return order;
    }
    order = published_rank(corpus, a, b);
    if (order) {
        *reason = published_reason(corpus, order > 0 ? a : b, arena);
        return order;
    }
    order = date_rank(a) - date_rank(b);
    *reason = order ? "tells the date" : NULL;
    if (order == 0) {
        order = mass_rank(a, b);
        *reason = order ? "tells more of it" : NULL;
    }
    if (order == 0) {
        order = dated_rank(corpus, a, b);
        *reason = order ? "tells when it was published" : NULL;
    }
    return order;
}
