/* corpus/reference.c - statements that name the outlet of another article of the folder as their source */
#include "corpus/reference.h"

#include "base/utf8.h"

static struct view bare(struct view name, struct arena *arena)
{
    struct view norm = utf8_normal(arena, name);

    return view_starts(norm, VIEW("the ")) ? (struct view){norm.data + 4, norm.size - 4} : norm;
}

static bool is_outlet(const struct corpus *corpus, uint32_t article, struct view name)
{
    struct view outlet = corpus->folder->articles[article].analysis.heading.outlet;

    return outlet.size && name.size &&
           view_equal(bare(outlet, corpus->arena), bare(name, corpus->arena));
}

bool reference_venue(const struct corpus *corpus, const struct unit *unit, uint32_t article)
{
    const struct provenance *provenance = unit_provenance(corpus, unit);

    return provenance && provenance->medium.kind == MEDIUM_OUTLET &&
           is_outlet(corpus, article, provenance->medium.name);
}

bool reference_names(const struct corpus *corpus, const struct unit *unit, uint32_t article)
{
    const struct provenance *provenance = unit_provenance(corpus, unit);
    const struct view *name;

    if (!provenance || reference_venue(corpus, unit, article))
        return provenance != NULL;
    vec_each (name, &provenance->reported_by) {
        if (is_outlet(corpus, article, *name))
            return true;
    }
    return false;
}

static bool names_outlet(const struct corpus *corpus, const struct unit *unit)
{
    const struct provenance *provenance = unit_provenance(corpus, unit);

    return provenance && (provenance->medium.kind == MEDIUM_OUTLET || provenance->reported_by.size);
}

static bool is_later(const struct corpus *corpus, uint32_t a, uint32_t b)
{
    struct date x = corpus->folder->articles[a].analysis.heading.date;
    struct date y = corpus->folder->articles[b].analysis.heading.date;

    return date_known(x) && date_known(y) && date_compare(x, y) > 0;
}

/* Of an article's units by the same speaker the one that shares most, NULL where none shares a telling word. */
static const struct unit *find_like(const struct corpus *corpus, const struct unit *unit,
                                    uint32_t article)
{
    uint32_t size = corpus->folder->articles[article].analysis.statements.size, i;
    const struct unit *best = NULL;
    float most = 0;

    for (i = corpus->first[article][0]; i < corpus->first[article][size]; i++) {
        const struct unit *other = &corpus->units.at[i];
        struct overlap overlap;

        if (unit->person == NONE || other->person != unit->person)
            continue;
        overlap_find(&overlap, corpus, unit, other);
        if (overlap.telling && overlap.weight > most) {
            most = overlap.weight;
            best = other;
        }
    }
    return best;
}

static bool is_same_already(const struct links *links, uint32_t found, const struct unit *unit,
                            uint32_t article)
{
    uint32_t i;

    for (i = 0; i < found; i++) {
        const struct link_end *from = &links->at[i].from, *to = &links->at[i].to;

        if (links->at[i].kind == LINK_SAME &&
            ((from->article == unit->article && from->statement == unit->statement &&
              to->article == article) ||
             (to->article == unit->article && to->statement == unit->statement &&
              from->article == article)))
            return true;
    }
    return false;
}

static void refer(struct links *links, const struct unit *unit, const struct unit *other,
                  struct arena *arena)
{
    struct link *link = vec_add(arena, links);

    link->kind = LINK_REFERENCE;
    link->from = (struct link_end){unit->article, unit->statement, unit->span, {"", 0}};
    link->to = (struct link_end){other->article, other->statement, other->span, {"", 0}};
    link->score = 0.4F;
    link->nearer = other->article;
    link->why = "names the outlet of that article, which has this by the same speaker";
}

void reference_links(struct links *links, const struct corpus *corpus, struct arena *arena)
{
    uint32_t found = links->size, i, j, last = NONE;

    for (i = 0; i < corpus->units.size; i++) {
        const struct unit *unit = &corpus->units.at[i];

        if (unit->statement == NONE || unit->statement == last || !names_outlet(corpus, unit))
            continue;
        last = unit->statement;
        for (j = 0; j < corpus->folder->size; j++) {
            const struct unit *other = NULL;

            if (j != unit->article && corpus->first[j] && !is_later(corpus, j, unit->article) &&
                reference_names(corpus, unit, j) && !is_same_already(links, found, unit, j))
                other = find_like(corpus, unit, j);
            if (other)
                refer(links, unit, other, arena);
        }
    }
}
