/* rpc/marks.c - the events that tell an editor what was found */
#include "rpc/marks.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/query.h"
#include "rpc/mentions.h"
#include "rpc/pack.h"

/* An array of places, one for each part. */
static void pack_parts(struct pack *pack, const struct reading *reading, const struct parts *parts)
{
    const struct text *text = &reading->article.analysis.text;

    pack_array(pack, parts->size);
    for (uint32_t i = 0; i < parts->size; i++)
        pack_place(pack, &reading->positions, text_span(text, parts->at[i]));
}

/* The beginning of a text on one line. */
static void pack_excerpt(struct pack *pack, struct view text)
{
    size_t end = 0;
    uint32_t width;

    for (uint32_t i = 0; i < EXCERPT_CHARACTERS && end < text.size; i++, end += width)
        utf8_decode(text, end, &width);
    pack_visible(pack, (struct view){text.data, end});
}

/* What to call whoever speaks: the name, or the words that stand for it. */
static struct view speaker_name(const struct analysis *analysis, uint32_t statement)
{
    const struct parts *source = &analysis->statements.at[statement].source;
    uint32_t speaker = analysis->speakers.of_statement[statement];

    if (speaker != NONE)
        return analysis->speakers.all.at[speaker].name;
    if (source->size == 0)
        return VIEW("");
    return text_bytes(&analysis->text, text_span(&analysis->text, source->at[0]));
}

static void pack_statement(struct pack *pack, const struct reading *reading, uint32_t index)
{
    const struct analysis *analysis = &reading->article.analysis;
    const struct statement *statement = &analysis->statements.at[index];
    const struct provenance *provenance = &analysis->provenance[index];
    uint32_t speaker = analysis->speakers.of_statement[index];

    pack_map(pack, 12);
    pack_key(pack, "id");
    pack_number(pack, index);
    pack_key(pack, "type");
    pack_text(pack, type_name(statement->type));
    pack_key(pack, "act");
    pack_text(pack, act_name(statement->act));
    pack_key(pack, "confidence");
    pack_real(pack, (double)statement->confidence);
    pack_key(pack, "cue");
    pack_parts(pack, reading, &statement->cue);
    pack_key(pack, "source");
    pack_parts(pack, reading, &statement->source);
    pack_key(pack, "content");
    pack_parts(pack, reading, &statement->content);
    pack_key(pack, "speaker");
    pack_known(pack, speaker == NONE ? VIEW("") : analysis->speakers.all.at[speaker].id);
    pack_key(pack, "name");
    pack_visible_known(pack, speaker_name(analysis, index));
    pack_key(pack, "date");
    pack_date(pack, provenance->date);
    pack_key(pack, "medium");
    pack_visible_known(pack, provenance->medium.name);
    pack_key(pack, "excerpt");
    pack_excerpt(pack,
                 text_bytes(&analysis->text, text_span(&analysis->text, statement->content.at[0])));
}

/* Without mentions where those come in a list of their own. */
static void pack_speaker(struct pack *pack, const struct reading *reading,
                         const struct speaker *speaker, bool alone)
{
    const struct analysis *analysis = &reading->article.analysis;
    const struct text *text = &analysis->text;

    pack_map(pack, alone ? 5 : 6);
    pack_key(pack, "id");
    pack_view(pack, speaker->id);
    pack_key(pack, "name");
    pack_visible(pack, speaker->name);
    pack_key(pack, "kind");
    pack_text(pack, kind_name(speaker->kind));
    pack_key(pack, "role");
    pack_visible_known(pack, speaker->roles.size == 0
                                 ? VIEW("")
                                 : text_bytes(text, text_span(text, speaker->roles.at[0])));
    pack_key(pack, "statements");
    pack_number(pack, speaker->statements.size);
    if (alone)
        return;
    pack_key(pack, "mentions");
    pack_array(pack, speaker->mentions.size);
    for (uint32_t i = 0; i < speaker->mentions.size; i++) {
        const struct mention *mention = &analysis->mentions.at[speaker->mentions.at[i]];

        pack_place(pack, &reading->positions, text_span(text, mention->tokens));
    }
}

static void event_begin(struct pack *pack, struct buffer *out, const char *event, uint32_t keys,
                        uint32_t buffer)
{
    pack_init(pack, out);
    pack_event(pack, event);
    pack_map(pack, keys);
    pack_key(pack, "buffer");
    pack_number(pack, buffer);
}

/* Entries of a list that goes round: (first + i) % total for i < size. */
struct stretch {
    uint32_t first, size, total;
};

static struct stretch stretch_of(uint32_t total, uint32_t begin, uint32_t each,
                                 struct portion portion)
{
    uint64_t from = portion.number ? (uint64_t)each * (portion.number + PORTION_FIRST - 1) : 0;
    uint64_t size = portion.number ? each : each * PORTION_FIRST;

    if (portion.row == NONE)
        return (struct stretch){0, total, total};
    if (from >= total)
        return (struct stretch){0, 0, total};
    size = size < total - from ? size : total - from;
    return (struct stretch){(uint32_t)((begin + from) % total), (uint32_t)size, total};
}

static uint32_t stretch_at(const struct stretch *stretch, uint32_t index)
{
    return (uint32_t)(((uint64_t)stretch->first + index) % stretch->total);
}

/* How many portions hold a list, 1 or more. */
static uint32_t portions(uint32_t total, uint32_t each)
{
    uint32_t rest = total > each * PORTION_FIRST ? total - each * PORTION_FIRST : 0;

    return 1 + rest / each + (rest % each > 0);
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* The first byte that is seen. */
static uint32_t seen_from(const struct reading *reading, struct portion portion)
{
    return portion.row == NONE
               ? 0
               : position_offset(&reading->positions, (struct position){portion.row, 0});
}

static void pack_statements(struct pack *pack, const struct reading *reading,
                            struct portion portion)
{
    const struct analysis *analysis = &reading->article.analysis;
    uint32_t total = analysis->statements.size, begin = 0, seen = seen_from(reading, portion);
    struct stretch stretch;

    while (begin < total &&
           text_span(&analysis->text, analysis->statements.at[begin].content.at[0]).end <= seen)
        begin++;
    stretch = stretch_of(total, begin, PORTION_STATEMENTS, portion);
    pack_key(pack, "statements");
    pack_array(pack, stretch.size);
    for (uint32_t i = 0; i < stretch.size; i++)
        pack_statement(pack, reading, stretch_at(&stretch, i));
}

static void pack_speakers(struct pack *pack, const struct reading *reading, struct portion portion)
{
    const struct speakers *speakers = &reading->article.analysis.speakers;
    struct stretch stretch = stretch_of(speakers->all.size, 0, PORTION_SPEAKERS, portion);

    pack_key(pack, "speakers");
    pack_array(pack, stretch.size);
    for (uint32_t i = 0; i < stretch.size; i++)
        pack_speaker(pack, reading, &speakers->all.at[stretch.first + i], portion.row != NONE);
}

static void pack_heading(struct pack *pack, const struct heading *heading)
{
    pack_key(pack, "title");
    pack_visible_known(pack, heading->title);
    pack_key(pack, "date");
    pack_date(pack, heading->date);
    pack_key(pack, "date_from");
    pack_text(pack, heading->date_from);
    pack_key(pack, "outlet");
    pack_visible_known(pack, heading->outlet);
}

static void pack_mentions(struct pack *pack, const struct reading *reading, uint32_t total,
                          struct portion portion)
{
    uint32_t begin = mentions_from(&reading->article.analysis, seen_from(reading, portion));
    struct stretch stretch = stretch_of(total, begin, PORTION_MENTIONS, portion);

    pack_key(pack, "mention");
    pack_number(pack, stretch.first);
    pack_key(pack, "mentions");
    mentions_pack(pack, reading, stretch.first, stretch.size);
}

static void pack_portion(struct pack *pack, const struct reading *reading, struct portion portion)
{
    const struct analysis *analysis = &reading->article.analysis;
    uint32_t mentions = mentions_known(analysis);
    uint32_t size = portions(analysis->statements.size, PORTION_STATEMENTS);

    size = larger(size, portions(mentions, PORTION_MENTIONS));
    size = larger(size, portions(analysis->speakers.all.size, PORTION_SPEAKERS));
    pack_mentions(pack, reading, mentions, portion);
    pack_key(pack, "mentioned");
    pack_number(pack, mentions);
    pack_key(pack, "portion");
    pack_number(pack, portion.number);
    pack_key(pack, "portions");
    pack_number(pack, size);
}

void marks_event(struct buffer *out, uint32_t buffer, uint32_t tick, const struct reading *reading,
                 struct portion portion)
{
    struct pack pack;

    event_begin(&pack, out, "marks", portion.row == NONE ? 8 : 13, buffer);
    pack_key(&pack, "tick");
    pack_number(&pack, tick);
    pack_heading(&pack, &reading->article.analysis.heading);
    pack_statements(&pack, reading, portion);
    pack_speakers(&pack, reading, portion);
    if (portion.row != NONE)
        pack_portion(&pack, reading, portion);
}

static uint32_t counts_total(const struct link_counts *counts)
{
    return counts->same + counts->reply + counts->conflict + counts->agreement + counts->url +
           counts->altered;
}

static void pack_counts(struct pack *pack, uint32_t statement, const struct link_counts *counts)
{
    const struct {
        const char *key;
        uint32_t value;
    } entries[] = {
        {"id", statement},
        {"same", counts->same},
        {"reply", counts->reply},
        {"conflict", counts->conflict},
        {"agreement", counts->agreement},
        {"url", counts->url},
        {"altered", counts->altered},
    };

    pack_map(pack, sizeof(entries) / sizeof(entries[0]));
    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
        pack_key(pack, entries[i].key);
        pack_number(pack, entries[i].value);
    }
}

static uint32_t links_total(const struct snapshot *snapshot)
{
    uint32_t total = 0;

    for (uint32_t i = 0; i < snapshot->links.size; i++)
        total += snapshot->links.at[i].from.article == snapshot->own ||
                 snapshot->links.at[i].to.article == snapshot->own;
    return total;
}

/* The number of statements that have links; their counts in *counts, which is the caller's (free) and may be NULL. */
static uint32_t count_links(struct link_counts **counts, const struct snapshot *snapshot)
{
    uint32_t size = snapshot->folder.articles[snapshot->own].analysis.statements.size, linked = 0;

    *counts = calloc(size ? size : 1, sizeof(**counts));
    if (!*counts)
        return 0;
    query_counts_of_article(*counts, size, &snapshot->links, snapshot->own);
    for (uint32_t i = 0; i < size; i++)
        linked += counts_total(&(*counts)[i]) > 0;
    return linked;
}

static void pack_links(struct pack *pack, const struct link_counts *counts, struct stretch stretch)
{
    uint32_t at = 0;

    pack_key(pack, "statements");
    pack_array(pack, stretch.size);
    for (uint32_t i = 0; at < stretch.first + stretch.size; i++)
        if (counts_total(&counts[i]) > 0 && at++ >= stretch.first)
            pack_counts(pack, i, &counts[i]);
}

void links_event(struct buffer *out, uint32_t buffer, uint32_t tick,
                 const struct snapshot *snapshot, struct portion portion)
{
    struct link_counts *counts = NULL;
    uint32_t linked = snapshot ? count_links(&counts, snapshot) : 0;
    struct pack pack;

    event_begin(&pack, out, "links", 9, buffer);
    pack_key(&pack, "tick");
    pack_number(&pack, tick);
    pack_key(&pack, "total");
    pack_number(&pack, snapshot ? links_total(snapshot) : 0);
    pack_key(&pack, "articles");
    pack_number(&pack, snapshot ? snapshot->articles : 0);
    pack_key(&pack, "left_out");
    pack_number(&pack, snapshot ? snapshot->left_out : 0);
    pack_key(&pack, "whole");
    pack_bool(&pack, snapshot_is_whole(snapshot));
    pack_key(&pack, "portion");
    pack_number(&pack, portion.number);
    pack_key(&pack, "portions");
    pack_number(&pack, portion.row == NONE ? 1 : portions(linked, PORTION_LINKS));
    pack_links(&pack, counts, stretch_of(linked, 0, PORTION_LINKS, portion));
    free(counts);
}

void progress_event(struct buffer *out, uint32_t buffer, uint32_t done, uint32_t total,
                    uint32_t rate)
{
    struct pack pack;

    event_begin(&pack, out, "progress", 4, buffer);
    pack_key(&pack, "done");
    pack_number(&pack, done);
    pack_key(&pack, "total");
    pack_number(&pack, total);
    pack_key(&pack, "rate");
    pack_number(&pack, rate);
}

void note_event(struct buffer *out, uint32_t buffer, const struct error *note)
{
    struct pack pack;

    event_begin(&pack, out, "note", 3, buffer);
    pack_key(&pack, "code");
    pack_text(&pack, error_name(note->code));
    pack_key(&pack, "message");
    pack_text(&pack, note->message);
}

void failed_event(struct buffer *out, uint32_t buffer, uint32_t tick, const struct error *error)
{
    struct pack pack;

    event_begin(&pack, out, "failed", 4, buffer);
    pack_key(&pack, "tick");
    pack_number(&pack, tick);
    pack_key(&pack, "code");
    pack_text(&pack, error_name(error->code));
    pack_key(&pack, "message");
    pack_text(&pack, error->message);
}
