/* corpus/rows.c - the rows of a store that people may query: statements with their places, speakers */
#include "corpus/rows.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "corpus/stock.h"

/* Up to STOCK_QUOTE characters before a place, and behind it. */
static struct view before(struct view bytes, uint32_t start)
{
    size_t at = start;
    int i;

    for (i = 0; i < STOCK_QUOTE && at > 0; i++)
        at = utf8_before(bytes, at);
    return (struct view){bytes.data + at, start - at};
}

static struct view behind(struct view bytes, uint32_t end)
{
    size_t at = end;
    uint32_t width;
    int i;

    for (i = 0; i < STOCK_QUOTE && at < bytes.size; i++) {
        utf8_decode(bytes, at, &width);
        at += width;
    }
    return (struct view){bytes.data + end, at - end};
}

/* An exact text may be empty for no one, so that NOT NULL holds. */
static void bind_text(sqlite3_stmt *put, int at, struct view text)
{
    sqlite3_bind_text(put, at, text.size ? text.data : "", (int)text.size, SQLITE_STATIC);
}

static enum error_code put_part(struct store *store, int64_t article, uint32_t statement,
                                uint32_t number, const struct text *text, struct span span,
                                struct error *error)
{
    sqlite3_stmt *put =
        store_prepare(store, "INSERT INTO part VALUES(?, ?, ?, ?, ?, ?, ?, ?)", error);

    if (put) {
        sqlite3_bind_int64(put, 1, article);
        sqlite3_bind_int64(put, 2, statement);
        sqlite3_bind_int64(put, 3, number);
        sqlite3_bind_int64(put, 4, span.start);
        sqlite3_bind_int64(put, 5, span.end);
        bind_text(put, 6, text_bytes(text, span));
        bind_text(put, 7, before(text->bytes, span.start));
        bind_text(put, 8, behind(text->bytes, span.end));
    }
    return store_run(store, put, error);
}

/* The bytes of the first part. */
static struct view first_part(const struct text *text, const struct parts *parts)
{
    return parts->size ? text_bytes(text, text_span(text, parts->at[0])) : VIEW("");
}

static enum error_code put_statement(struct store *store, int64_t article,
                                     const struct analysis *analysis, uint32_t number,
                                     struct error *error)
{
    const struct statement *statement = &analysis->statements.at[number];
    const struct provenance *provenance = &analysis->provenance[number];
    uint32_t speaker = analysis->speakers.of_statement[number];
    char date[DATE_TEXT];
    sqlite3_stmt *put = store_prepare(
        store, "INSERT INTO statement VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

    if (!put)
        return error ? error->code : ERROR_UNREADABLE;
    date_format(provenance->date, date);
    sqlite3_bind_int64(put, 1, article);
    sqlite3_bind_int64(put, 2, number);
    bind_text(put, 3, view_of(type_name(statement->type)));
    bind_text(put, 4, view_of(act_name(statement->act)));
    sqlite3_bind_int64(put, 5, statement->negated);
    sqlite3_bind_double(put, 6, (double)statement->confidence);
    if (speaker != NONE)
        sqlite3_bind_int64(put, 7, speaker);
    store_bind(put, 8, first_part(&analysis->text, &statement->cue));
    store_bind(put, 9, first_part(&analysis->text, &statement->source));
    store_bind(put, 10, view_of(date));
    store_bind(put, 11, view_of(provenance->date_from));
    store_bind(put, 12, provenance->medium.name);
    return store_run(store, put, error);
}

static enum error_code put_statements(struct store *store, int64_t article,
                                      const struct analysis *analysis, struct error *error)
{
    const struct text *text = &analysis->text;
    enum error_code code = ERROR_OK;
    uint32_t i, k;

    for (i = 0; i < analysis->statements.size && !code; i++) {
        const struct parts *content = &analysis->statements.at[i].content;

        code = put_statement(store, article, analysis, i, error);
        for (k = 0; k < content->size && !code; k++)
            code = put_part(store, article, i, k, text, text_span(text, content->at[k]), error);
    }
    return code;
}

static enum error_code put_speaker(struct store *store, int64_t article,
                                   const struct analysis *analysis, uint32_t number,
                                   struct error *error)
{
    const struct speaker *speaker = &analysis->speakers.all.at[number];
    sqlite3_stmt *put =
        store_prepare(store, "INSERT INTO speaker VALUES(?, ?, ?, ?, ?, ?, ?, ?)", error);

    if (put) {
        sqlite3_bind_int64(put, 1, article);
        sqlite3_bind_int64(put, 2, number);
        bind_text(put, 3, speaker->id);
        bind_text(put, 4, speaker->name);
        bind_text(put, 5, view_of(kind_name(speaker->kind)));
        store_bind(put, 6, speaker->affiliation);
        store_bind(put, 7, first_part(&analysis->text, &speaker->roles));
        sqlite3_bind_int64(put, 8, speaker->statements.size);
    }
    return store_run(store, put, error);
}

enum error_code rows_put(struct store *store, int64_t article, const struct analysis *analysis,
                         struct error *error)
{
    enum error_code code = put_statements(store, article, analysis, error);
    uint32_t i;

    for (i = 0; i < analysis->speakers.all.size && !code; i++)
        code = put_speaker(store, article, analysis, i, error);
    return code;
}

static enum error_code run_all(struct store *store, const char *const *sql, int64_t article,
                               struct error *error)
{
    enum error_code code = ERROR_OK;

    for (; *sql && !code; sql++) {
        sqlite3_stmt *statement = store_prepare(store, *sql, error);

        if (statement)
            sqlite3_bind_int64(statement, 1, article);
        code = store_run(store, statement, error);
    }
    return code;
}

enum error_code rows_remove(struct store *store, int64_t article, struct error *error)
{
    static const char *const rows[] = {
        "DELETE FROM statement WHERE article = ?", "DELETE FROM part WHERE article = ?",
        "DELETE FROM speaker WHERE article = ?", "DELETE FROM band WHERE article = ?", NULL};

    return run_all(store, rows, article, error);
}
