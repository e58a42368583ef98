/* rpc/marks.c - the events that tell an editor what was found */
#include "rpc/marks.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/query.h"
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
    pack_visible_known(pack, provenance->medium);
    pack_key(pack, "excerpt");
    pack_excerpt(pack,
                 text_bytes(&analysis->text, text_span(&analysis->text, statement->content.at[0])));
}

static void pack_speaker(struct pack *pack, const struct reading *reading,
                         const struct speaker *speaker)
{
    const struct analysis *analysis = &reading->article.analysis;
    const struct text *text = &analysis->text;

    pack_map(pack, 6);
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

void marks_event(struct buffer *out, uint32_t buffer, uint32_t tick, const struct reading *reading)
{
    const struct analysis *analysis = &reading->article.analysis;
    struct pack pack;

    event_begin(&pack, out, "marks", 8, buffer);
    pack_key(&pack, "tick");
    pack_number(&pack, tick);
    pack_key(&pack, "title");
    pack_visible_known(&pack, analysis->heading.title);
    pack_key(&pack, "date");
    pack_date(&pack, analysis->heading.date);
    pack_key(&pack, "date_from");
    pack_text(&pack, analysis->heading.date_from);
    pack_key(&pack, "outlet");
    pack_visible_known(&pack, analysis->heading.outlet);
    pack_key(&pack, "statements");
    pack_array(&pack, analysis->statements.size);
    for (uint32_t i = 0; i < analysis->statements.size; i++)
        pack_statement(&pack, reading, i);
    pack_key(&pack, "speakers");
    pack_array(&pack, analysis->speakers.all.size);
    for (uint32_t i = 0; i < analysis->speakers.all.size; i++)
        pack_speaker(&pack, reading, &analysis->speakers.all.at[i]);
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

/* Two walks: the number of entries stands before them. Without memory for the counts there are none. */
static void pack_links(struct pack *pack, const struct snapshot *snapshot)
{
    uint32_t size = snapshot->folder.articles[snapshot->own].analysis.statements.size, linked = 0;
    struct link_counts *counts = calloc(size ? size : 1, sizeof(*counts));

    size = counts ? size : 0;
    if (counts)
        query_counts_of_article(counts, size, &snapshot->links, snapshot->own);
    for (uint32_t i = 0; i < size; i++)
        linked += counts_total(&counts[i]) > 0;
    pack_array(pack, linked);
    for (uint32_t i = 0; i < size; i++)
        if (counts_total(&counts[i]) > 0)
            pack_counts(pack, i, &counts[i]);
    free(counts);
}

void links_event(struct buffer *out, uint32_t buffer, uint32_t tick,
                 const struct snapshot *snapshot)
{
    struct pack pack;

    event_begin(&pack, out, "links", 6, buffer);
    pack_key(&pack, "tick");
    pack_number(&pack, tick);
    pack_key(&pack, "total");
    pack_number(&pack, snapshot ? links_total(snapshot) : 0);
    pack_key(&pack, "articles");
    pack_number(&pack, snapshot ? snapshot->articles : 0);
    pack_key(&pack, "left_out");
    pack_number(&pack, snapshot ? snapshot->left_out : 0);
    pack_key(&pack, "statements");
    if (snapshot)
        pack_links(&pack, snapshot);
    else
        pack_array(&pack, 0);
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
