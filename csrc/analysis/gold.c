/* analysis/gold.c - reads gold: checks all of it at once, so that taking claims from it cannot fail */
#include "analysis/gold.h"

#include "base/file.h"

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static json_t *span_limit(const json_t *span, size_t index, const char *key)
{
    return json_is_array(span) ? json_array_get(span, index) : json_object_get(span, key);
}

static bool is_offset(const json_t *value)
{
    return json_is_integer(value) && json_integer_value(value) >= 0 &&
           json_integer_value(value) < (json_int_t)UINT32_MAX;
}

static bool is_span(const json_t *span)
{
    return is_offset(span_limit(span, 0, "start")) && is_offset(span_limit(span, 1, "end"));
}

static bool is_absent(const json_t *value)
{
    return !value || json_is_null(value);
}

static bool are_spans(const json_t *spans)
{
    if (is_absent(spans))
        return true;
    for (size_t i = 0; i < json_array_size(spans); i++) {
        if (!is_span(json_array_get(spans, i)))
            return false;
    }
    return json_is_array(spans);
}

static const char *const optional[] = {"type", "speaker", "date", "medium", NULL};

/* What is wrong with a statement, NULL if nothing. */
static const char *fault_of_statement(const json_t *statement)
{
    if (!json_is_object(statement))
        return "a statement is not an object";
    for (enum claim_part part = 0; part < PART_COUNT; part++) {
        if (!are_spans(json_object_get(statement, part_name(part))))
            return "a part of a statement is not a list of spans";
    }
    for (const char *const *key = optional; *key; key++) {
        const json_t *value = json_object_get(statement, *key);

        if (!is_absent(value) && !json_is_string(value))
            return "type, speaker, date and medium are texts or null";
    }
    return NULL;
}

static const char *fault_of_article(const json_t *article)
{
    const json_t *statements = json_object_get(article, "statements");

    if (!json_is_string(json_object_get(article, "article")))
        return "there is no \"article\" that names the article";
    if (!json_is_array(statements))
        return "there are no \"statements\"";
    for (size_t i = 0; i < json_array_size(statements); i++) {
        const char *fault = fault_of_statement(json_array_get(statements, i));

        if (fault)
            return fault;
    }
    return NULL;
}

/* Takes over line. */
static enum error_code keep_article(struct gold *gold, json_t *line)
{
    const char *name = path_name(json_string_value(json_object_get(line, "article")));

    if (gold_has(gold, name)) {
        json_decref(line);
        return ERROR_OK;
    }
    return json_object_set_new(gold->articles, name, line) ? ERROR_NO_MEMORY : ERROR_OK;
}

static enum error_code read_line(struct gold *gold, const char *path, uint32_t number,
                                 struct view text, struct error *error)
{
    json_error_t fault;
    json_t *line = json_loadb(text.data, text.size, 0, &fault);
    const char *wrong = line ? fault_of_article(line) : fault.text;

    if (wrong) {
        error_set(error, ERROR_SYNTAX, "%s:%u: %s", path, number, wrong);
        json_decref(line);
        return ERROR_SYNTAX;
    }
    if (keep_article(gold, line))
        return error_set(error, ERROR_NO_MEMORY, "%s: not enough memory", path);
    return ERROR_OK;
}

static enum error_code read_lines(struct gold *gold, const char *path, struct view bytes,
                                  struct error *error)
{
    uint32_t number = 0;

    while (bytes.size) {
        const char *end = memchr(bytes.data, '\n', bytes.size);
        size_t length = end ? (size_t)(end - bytes.data) : bytes.size;
        struct view text = view_trim((struct view){bytes.data, length});

        number++;
        if (text.size && read_line(gold, path, number, text, error))
            return error->code;
        length += end != NULL;
        bytes = (struct view){bytes.data + length, bytes.size - length};
    }
    return ERROR_OK;
}

enum error_code gold_read(struct gold *out, const char *path, struct error *error)
{
    struct arena arena;
    struct view bytes;
    enum error_code code;

    out->articles = NULL;
    arena_init(&arena, 0);
    code = file_read(&bytes, path, GOLD_BYTES, &arena, error);
    if (!code) {
        out->articles = json_object();
        code = out->articles ? read_lines(out, path, bytes, error)
                             : error_set(error, ERROR_NO_MEMORY, "%s: not enough memory", path);
    }
    arena_release(&arena);
    if (code)
        gold_release(out);
    return code;
}

void gold_release(struct gold *gold)
{
    json_decref(gold->articles);
    gold->articles = NULL;
}

uint32_t gold_size(const struct gold *gold)
{
    return (uint32_t)json_object_size(gold->articles);
}

bool gold_has(const struct gold *gold, const char *name)
{
    return json_object_get(gold->articles, name) != NULL;
}

static void add_spans(struct span_list *out, const json_t *spans, struct arena *arena)
{
    for (size_t i = 0; i < json_array_size(spans); i++) {
        const json_t *span = json_array_get(spans, i);
        json_int_t start = json_integer_value(span_limit(span, 0, "start"));
        json_int_t end = json_integer_value(span_limit(span, 1, "end"));

        vec_push(arena, out, ((struct span){(uint32_t)start, (uint32_t)end}));
    }
}

static struct view text_of(const json_t *statement, const char *key)
{
    return view_of(json_string_value(json_object_get(statement, key)));
}

static void read_claim(struct claim *claim, const json_t *statement, struct arena *arena)
{
    struct view speaker = text_of(statement, "speaker");

    for (enum claim_part part = 0; part < PART_COUNT; part++)
        add_spans(&claim->part[part], json_object_get(statement, part_name(part)), arena);
    claim->type = text_of(statement, "type");
    claim->date = text_of(statement, "date");
    claim->medium = text_of(statement, "medium");
    claim->judges_date = json_object_get(statement, "date") != NULL;
    claim->judges_medium = json_object_get(statement, "medium") != NULL;
    if (speaker.size)
        vec_push(arena, &claim->speaker, speaker);
}

void gold_claims(struct claims *out, const struct gold *gold, const char *name, struct arena *arena)
{
    const json_t *article = json_object_get(gold->articles, name);
    const json_t *statements = json_object_get(article, "statements");

    memset(out, 0, sizeof(*out));
    for (size_t i = 0; i < json_array_size(statements); i++)
        read_claim(vec_add(arena, out), json_array_get(statements, i), arena);
}
