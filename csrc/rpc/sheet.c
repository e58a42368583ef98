/* rpc/sheet.c - the lines of a card, what stands in them and where they lead */
#include "rpc/sheet.h"

#include "base/utf8.h"

void card_lead(struct card *card, const struct target *target)
{
    struct card_link link = {.line = card->lines.size, .target = *target};

    if (target->article != NONE || target->url.size)
        vec_push(card->arena, &card->links, link);
}

const char *card_plain(const struct card *card, struct view text)
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

const char *card_day(const struct card *card, struct date date)
{
    char text[DATE_SPELLED];

    date_spell(date, text);
    return *text ? arena_format(card->arena, "%s", text) : "day not known";
}

const char *card_file(const struct card *card, uint32_t article)
{
    return card_plain(card, reading_name(card->snapshot->readings[article]));
}

const char *card_when(const struct card *card, const struct target *target)
{
    struct date article;

    if (date_known(target->date) || target->article == NONE)
        return card_day(card, target->date);
    article = card->snapshot->folder.articles[target->article].analysis.heading.date;
    return date_known(article) ? arena_format(card->arena, "published %s", card_day(card, article))
                               : "day not known";
}

/* Did the article of the card change the words? Then the other report has them as they were before. */
static bool is_altered_here(const struct card *card, const struct target *target)
{
    struct view first = target->altered.size ? target->altered.at[0] : VIEW("");
    const char *text = arena_format(card->arena, "%.*s", VIEW_ARGS(first));
    const char *arrow = strstr(text, CHANGE_ARROW);

    return !arrow || view_holds(utf8_normal(card->arena, card->own),
                                utf8_normal(card->arena, view_of(arrow + strlen(CHANGE_ARROW))));
}

static bool differs(const struct target *target)
{
    return target->wording == WORDING_REWORDED || target->wording == WORDING_ALTERED;
}

void card_quote(struct card *card, const struct target *target)
{
    uint32_t links = card->links.size;

    card_lead(card, target);
    if (card->links.size > links && card->own.size && differs(target)) {
        bool here = is_altered_here(card, target);

        wording_compare(&vec_last(&card->links).words, here ? target->text : card->own,
                        here ? card->own : target->text, card->arena);
    }
    LINE(card, "> %s", card_plain(card, target->text));
}

void card_role(struct card *card, const struct speaker *speaker)
{
    const struct text *text = &card->reading->article.analysis.text;

    const struct authority_role *role =
        speaker->entry
            ? authority_role_on(speaker->entry, card->reading->article.analysis.heading.date)
            : NULL;

    if (speaker->roles.size)
        LINE(card, "%s", card_plain(card, text_bytes(text, text_span(text, speaker->roles.at[0]))));
    else if (role)
        LINE(card, "%s", card_plain(card, role->text));
    else if (speaker->affiliation.size)
        LINE(card, "%s", card_plain(card, speaker->affiliation));
}

void card_terms(struct card *card, const struct speaker *speaker)
{
    const struct text *text = &card->reading->article.analysis.text;

    if (range_length(speaker->terms))
        LINE(card, "(%s)", card_plain(card, text_bytes(text, text_span(text, speaker->terms))));
}

void card_pack(struct pack *pack, const struct card *card)
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
        pack_map(pack, 3);
        pack_key(pack, "line");
        pack_number(pack, card->links.at[i].line);
        pack_key(pack, "target");
        pack_target(pack, card->snapshot, &card->links.at[i].target);
        pack_key(pack, "words");
        wording_pack(pack, &card->links.at[i].words);
    }
}
