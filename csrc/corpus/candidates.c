/* corpus/candidates.c - which articles of a folder are worth comparing with one */
#include "corpus/candidates.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "corpus/rows.h"

/* What weighs how much beside a word: a gram is one of several of its word; speaker and time together say most. */
static const float gram_share = 0.3F, speaker_share = 0.5F, time_share = 2.0F;

struct posting {
    float weight;
    int64_t *rows; /* [size] of the index; none for a term that is passed over */
    uint32_t size;
};

struct hit {
    int64_t row; /* of a statement; then: of an article */
    float score;
};

struct hits VECTOR(struct hit);

struct search {
    struct store *store;
    struct arena *arena;
    struct error *error;
    double statements; /* about how many there are */
    struct map seen;   /* term -> index into postings */
    struct VECTOR(struct posting) postings;
    struct hits all; /* the best of each statement that was asked about, by article */
};

static float share_of(struct view term)
{
    if (term.data[0] == '~')
        return gram_share;
    if (term.data[0] != '_')
        return 1;
    return memchr(term.data + 1, '_', term.size - 1) ? time_share : speaker_share;
}

static sqlite3_stmt *ask_rows(struct search *s, struct view term)
{
    sqlite3_stmt *ask =
        store_prepare(s->store, "SELECT rowid FROM term WHERE term MATCH ?1 LIMIT ?2", s->error);
    const char *quoted = arena_format(s->arena, "\"%.*s\"", VIEW_ARGS(term));

    if (ask) {
        store_bind(ask, 1, view_of(quoted));
        sqlite3_bind_int(ask, 2, CANDIDATES_ROWS + 1);
    }
    return ask;
}

static void read_posting(struct search *s, struct posting *posting, struct view term)
{
    sqlite3_stmt *ask = ask_rows(s, term);
    int64_t rows[CANDIDATES_ROWS + 1];
    uint32_t size = 0;

    while (size <= CANDIDATES_ROWS && store_step(s->store, ask, s->error) == SQLITE_ROW)
        rows[size++] = sqlite3_column_int64(ask, 0);
    if (ask)
        sqlite3_reset(ask);
    if (size > CANDIDATES_ROWS)
        return;
    posting->rows = arena_new_array(s->arena, size, int64_t);
    posting->size = size;
    if (size)
        memcpy(posting->rows, rows, size * sizeof(*rows));
    posting->weight = share_of(term) * (float)log(1 + (s->statements + 0.5) / ((double)size + 0.5));
}

static const struct posting *posting_of(struct search *s, struct view term)
{
    uint32_t *at = map_at(s->arena, &s->seen, term);
    struct posting posting = {0, NULL, 0};

    if (*at == NONE) {
        *at = s->postings.size;
        read_posting(s, &posting, term);
        vec_push(s->arena, &s->postings, posting);
    }
    return &s->postings.at[map_get(&s->seen, term)];
}

static int by_row(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;

    return (x->row > y->row) - (x->row < y->row);
}

static int by_score(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;

    return x->score != y->score ? (x->score < y->score ? 1 : -1) : by_row(a, b);
}

/* Sums those of one row. */
static void merge(struct hits *hits)
{
    uint32_t i, size = 0;

    if (hits->size)
        qsort(hits->at, hits->size, sizeof(*hits->at), by_row);
    for (i = 0; i < hits->size; i++) {
        if (size && hits->at[size - 1].row == hits->at[i].row)
            hits->at[size - 1].score += hits->at[i].score;
        else
            hits->at[size++] = hits->at[i];
    }
    hits->size = size;
}

static void add_hits(struct search *s, struct hits *hits, const struct posting *posting)
{
    for (uint32_t i = 0; i < posting->size; i++)
        vec_push(s->arena, hits, ((struct hit){posting->rows[i], posting->weight}));
}

/* Each term once. */
static void ask_terms(struct search *s, struct hits *hits, struct view terms)
{
    struct map once = {0};
    size_t at = 0;

    while (at < terms.size) {
        const char *stop = memchr(terms.data + at, ' ', terms.size - at);
        struct view term = {terms.data + at, (size_t)(stop - terms.data) - at};
        uint32_t *seen = map_at(s->arena, &once, term);

        at += term.size + 1;
        if (*seen == NONE)
            add_hits(s, hits, posting_of(s, term));
        *seen = 0;
    }
}

/* Of each article its best statement, the best articles. */
static void keep_best(struct search *s, struct hits *hits)
{
    uint32_t i, kept;

    merge(hits);
    if (hits->size)
        qsort(hits->at, hits->size, sizeof(*hits->at), by_score);
    for (i = 0, kept = 0; i < hits->size && kept < CANDIDATES_STATEMENTS; i++, kept++)
        vec_push(s->arena, &s->all,
                 ((struct hit){hits->at[i].row >> ROWS_NUMBER_BITS, hits->at[i].score}));
}

static void search_for(struct search *s, struct buffer *terms)
{
    struct hits hits = {NULL, 0, 0};
    struct view kept = arena_copy(s->arena, buffer_as_view(terms));

    ask_terms(s, &hits, kept);
    keep_best(s, &hits);
    buffer_clear(terms);
}

static bool is_known(const struct candidates *out, int64_t id)
{
    for (uint32_t i = 0; i < out->size; i++)
        if (out->at[i].id == id)
            return true;
    return false;
}

static void add_candidate(struct search *s, struct candidates *out, int64_t id, float score)
{
    if (!is_known(out, id))
        vec_push(s->arena, out, ((struct candidate){id, score}));
}

/* Those that are still there. */
static void resolve(struct search *s, struct candidates *out, int64_t own, uint32_t most)
{
    uint32_t i;

    merge(&s->all);
    if (s->all.size)
        qsort(s->all.at, s->all.size, sizeof(*s->all.at), by_score);
    for (i = 0; i < s->all.size && out->size < most; i++) {
        sqlite3_stmt *find =
            store_prepare(s->store, "SELECT id FROM article WHERE doc = ?", s->error);
        int64_t id;

        if (find)
            sqlite3_bind_int64(find, 1, s->all.at[i].row);
        id = store_number(s->store, find, 0);
        if (id && id != own)
            add_candidate(s, out, id, s->all.at[i].score);
    }
}

static void add_copies(struct search *s, struct candidates *out, int64_t own)
{
    sqlite3_stmt *find = store_prepare(
        s->store,
        "SELECT o.id FROM article a JOIN article o ON o.id = a.copy_of WHERE a.id = ?1 "
        "UNION ALL SELECT id FROM article WHERE id <> ?1 AND copy_of = "
        "(SELECT coalesce(copy_of, id) FROM article WHERE id = ?1) LIMIT ?2",
        s->error);

    if (!find)
        return;
    sqlite3_bind_int64(find, 1, own);
    sqlite3_bind_int(find, 2, CANDIDATES_COPIES);
    while (store_step(s->store, find, s->error) == SQLITE_ROW)
        add_candidate(s, out, sqlite3_column_int64(find, 0), 0);
    sqlite3_reset(find);
}

static int64_t own_id(struct search *s, const char *name)
{
    sqlite3_stmt *find = store_prepare(s->store, "SELECT id FROM article WHERE name = ?", s->error);

    if (find)
        store_bind(find, 1, view_of(name));
    return store_number(s->store, find, 0);
}

static void search_all(struct search *s, struct terms_maker *maker, const struct analysis *own,
                       uint32_t statement)
{
    struct buffer *terms = &maker->scratch;
    uint32_t i;

    for (i = 0; i < own->statements.size; i++) {
        if (statement != NONE && statement != i)
            continue;
        terms_of_statement(terms, maker, own, i, true, s->arena);
        search_for(s, terms);
    }
    terms_of_article(terms, own, s->arena);
    search_for(s, terms);
}

enum error_code candidates_find(struct candidates *out, struct store *store,
                                struct terms_maker *maker, const struct analysis *own,
                                const char *name, uint32_t statement, uint32_t most,
                                struct arena *arena, struct error *error)
{
    struct error first = {ERROR_OK, ""};
    struct search s = {.store = store, .arena = arena, .error = &first};
    int64_t id = own_id(&s, name);

    memset(out, 0, sizeof(*out));
    s.statements = 16.0 * (double)store_number(
                              store, store_prepare(store, "SELECT docs FROM counter", &first), 1);
    buffer_clear(&maker->scratch);
    search_all(&s, maker, own, statement);
    resolve(&s, out, id, most);
    if (id)
        add_copies(&s, out, id);
    return first.code ? error_set(error, first.code, "%s", first.message) : ERROR_OK;
}
