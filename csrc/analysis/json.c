/* analysis/json.c - an analysis as JSON, written by Jansson */
#include "analysis/json.h"

#include "base/utf8.h"

static json_t *repaired_json(struct view text)
{
    struct buffer buffer = BUFFER_INIT;
    json_t *value = NULL;
    uint32_t width;

    for (size_t at = 0; at < text.size; at += width) {
        char bytes[4];

        buffer_add(&buffer, bytes, utf8_encode(utf8_decode(text, at, &width), bytes));
    }
    if (!buffer.failed)
        value = json_stringn(buffer.data, buffer.size);
    buffer_release(&buffer);
    return value;
}

json_t *text_json(struct view text)
{
    json_t *value = json_stringn(text.size ? text.data : "", text.size);

    return value ? value : repaired_json(text);
}

json_t *text_or_null_json(struct view text)
{
    return text.size ? text_json(text) : json_null();
}

/* Takes over value. */
static json_t *append(json_t *array, json_t *value)
{
    if (array && json_array_append_new(array, value) == 0)
        return array;
    json_decref(array);
    return NULL;
}

json_t *texts_json(const struct alias *texts)
{
    json_t *array = json_array();

    for (uint32_t i = 0; array && i < texts->size; i++)
        array = append(array, text_json(texts->at[i]));
    return array;
}

json_t *span_json(const struct text *text, struct span span)
{
    return json_pack("{s:I, s:I, s:o}", "start", (json_int_t)span.start, "end",
                     (json_int_t)span.end, "text", text_json(text_bytes(text, span)));
}

static json_t *parts_json(const struct text *text, const struct parts *parts)
{
    json_t *array = json_array();

    for (uint32_t i = 0; array && i < parts->size; i++)
        array = append(array, span_json(text, text_span(text, parts->at[i])));
    return array;
}

static json_t *date_json(struct date date)
{
    char text[DATE_TEXT];

    date_format(date, text);
    return text_or_null_json(view_of(text));
}

static json_t *statement_json(const struct analysis *a, uint32_t index)
{
    const struct statement *s = &a->statements.at[index];
    const struct provenance *p = &a->provenance[index];
    uint32_t speaker = a->speakers.of_statement[index];

    return json_pack("{s:I, s:s, s:s, s:f, s:o, s:o, s:o, s:o, s:o, s:o, s:s?, s:o}", "id",
                     (json_int_t)index, "type", type_name(s->type), "act", act_name(s->act),
                     "confidence", (double)s->confidence, "cue", parts_json(&a->text, &s->cue),
                     "source", parts_json(&a->text, &s->source), "content",
                     parts_json(&a->text, &s->content), "speaker",
                     speaker == NONE ? json_null() : text_json(a->speakers.all.at[speaker].id),
                     "medium", text_or_null_json(p->medium.name), "date", date_json(p->date),
                     "date_from", p->date_from, "reported_by", texts_json(&p->reported_by));
}

static json_t *mention_json(const struct analysis *a, uint32_t index)
{
    const struct mention *mention = &a->mentions.at[index];
    struct span span = text_span(&a->text, mention->tokens);

    return json_pack("{s:I, s:I, s:o, s:s}", "start", (json_int_t)span.start, "end",
                     (json_int_t)span.end, "text", text_json(text_bytes(&a->text, span)), "form",
                     form_name(mention->form));
}

static json_t *mentions_json(const struct analysis *a, const struct indexes *mentions)
{
    json_t *array = json_array();

    for (uint32_t i = 0; array && i < mentions->size; i++)
        array = append(array, mention_json(a, mentions->at[i]));
    return array;
}

static json_t *indexes_json(const struct indexes *indexes)
{
    json_t *array = json_array();

    for (uint32_t i = 0; array && i < indexes->size; i++)
        array = append(array, json_integer(indexes->at[i]));
    return array;
}

static json_t *speaker_json(const struct analysis *a, uint32_t index)
{
    const struct speaker *s = &a->speakers.all.at[index];

    return json_pack(
        "{s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "id", text_json(s->id), "name",
        text_json(s->name), "kind", kind_name(s->kind), "roles", parts_json(&a->text, &s->roles),
        "aliases", texts_json(&s->aliases), "affiliation", text_or_null_json(s->affiliation),
        "terms", text_or_null_json(text_bytes(&a->text, text_span(&a->text, s->terms))), "mentions",
        mentions_json(a, &s->mentions), "statements", indexes_json(&s->statements));
}

static json_t *list_json(const struct analysis *a, uint32_t size,
                         json_t *(*element)(const struct analysis *, uint32_t))
{
    json_t *array = json_array();

    for (uint32_t i = 0; array && i < size; i++)
        array = append(array, element(a, i));
    return array;
}

json_t *analysis_json(const struct analysis *a)
{
    const struct heading *h = &a->heading;

    return json_pack("{s:o, s:o, s:o, s:s?, s:o, s:o, s:o, s:o}", "article",
                     text_json(a->article->path), "title", text_or_null_json(h->title), "date",
                     date_json(h->date), "date_from", date_known(h->date) ? h->date_from : NULL,
                     "outlet", text_or_null_json(h->outlet), "url", text_or_null_json(h->url),
                     "statements", list_json(a, a->statements.size, statement_json), "speakers",
                     list_json(a, a->speakers.all.size, speaker_json));
}

static int write_piece(const char *data, size_t size, void *context)
{
    struct buffer *out = context;

    buffer_add(out, data, size);
    return out->failed ? -1 : 0;
}

void json_write(struct buffer *out, json_t *value)
{
    if (!value ||
        json_dump_callback(value, write_piece, out, JSON_ENCODE_ANY | JSON_REAL_PRECISION(6)))
        out->failed = true;
    json_decref(value);
}
