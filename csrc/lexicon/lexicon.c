/* lexicon/lexicon.c - reads the built-in tables once and finds phrases in them */
#include "lexicon/lexicon.h"

#include <pthread.h>
#include <setjmp.h>

#include "base/buffer.h"
#include "base/utf8.h"

enum { PHRASE_BYTES = 256 }; /* a longer phrase is in no table */

/* Made once and kept as long as the process. */
static struct {
    pthread_once_t once;
    struct arena arena;
    struct error error;
    struct lexicon lexicon;
} kept = {.once = PTHREAD_ONCE_INIT};

static struct view last_word(struct view phrase)
{
    size_t at = phrase.size;

    while (at && phrase.data[at - 1] != ' ')
        at--;
    return (struct view){phrase.data + at, phrase.size - at};
}

static struct view first_word(struct view phrase)
{
    const char *space = phrase.size ? memchr(phrase.data, ' ', phrase.size) : NULL;

    return (struct view){phrase.data, space ? (size_t)(space - phrase.data) : phrase.size};
}

static uint32_t count_words(struct view phrase)
{
    uint32_t words = 1;
    size_t i;

    for (i = 0; i < phrase.size; i++)
        words += phrase.data[i] == ' ';
    return words;
}

static void note_first(struct lexicon_table *out, struct arena *arena, struct view phrase)
{
    uint32_t *longest = map_at(arena, &out->by_first, first_word(phrase));
    uint32_t words = count_words(phrase);

    if (*longest == NONE || *longest < words)
        *longest = words;
}

/* Rows are entered from the last, so that the first of a phrase is found first. */
static void index_phrases(struct lexicon_table *out, struct arena *arena)
{
    uint32_t i;

    out->next = arena_new_array(arena, out->table.size, uint32_t);
    map_reserve(arena, &out->by_phrase, out->table.size);
    map_reserve(arena, &out->by_first, out->table.size);
    map_reserve(arena, &out->by_last, out->table.size);
    for (i = out->table.size; i-- > 0;) {
        struct view phrase = utf8_normal(arena, out->table.rows[i].cell[0]);
        uint32_t *first = map_at(arena, &out->by_phrase, phrase);

        out->next[i] = *first;
        *first = i;
        *map_at(arena, &out->by_last, last_word(phrase)) = i;
        note_first(out, arena, phrase);
    }
}

/* All patterns as the alternatives of one, in which names may occur twice. */
static enum error_code compile_any(struct lexicon_table *out)
{
    struct buffer all = BUFFER_INIT;
    enum error_code code = ERROR_NO_MEMORY;
    uint32_t i, column = table_column(&out->table, "pattern");

    if (column == NONE)
        return ERROR_OK;
    buffer_text(&all, "(?J)(?!)");
    for (i = 0; i < out->table.size; i++) {
        buffer_text(&all, "|(?:");
        buffer_view(&all, out->table.rows[i].cell[column]);
        buffer_text(&all, ")");
    }
    if (!all.failed)
        code = pattern_compile(&out->any, buffer_as_view(&all), &kept.error);
    buffer_release(&all);
    if (code == ERROR_OK)
        pattern_hasten(out->any);
    return code;
}

static enum error_code compile_patterns(struct lexicon_table *out)
{
    uint32_t i, column = table_column(&out->table, "pattern");
    enum error_code code = ERROR_OK;

    if (column == NONE)
        return ERROR_OK;
    out->pattern = arena_new_array(&kept.arena, out->table.size, struct pattern *);
    for (i = 0; i < out->table.size && code == ERROR_OK; i++)
        if (out->table.rows[i].cell[column].size)
            code = pattern_compile(&out->pattern[i], out->table.rows[i].cell[column], &kept.error);
    return code;
}

static enum error_code load(struct lexicon_table *out, const char *name)
{
    struct view bytes = table_builtin(name);

    if (!bytes.size)
        return error_set(&kept.error, ERROR_INTERNAL, "the table \"%s\" is not built in", name);
    return table_read(&out->table, name, bytes, &kept.arena, &kept.error);
}

static enum error_code load_table(struct lexicon_table *out, const char *name)
{
    enum error_code code = load(out, name);

    if (code != ERROR_OK)
        return code;
    index_phrases(out, &kept.arena);
    return compile_patterns(out);
}

static enum error_code load_list(struct lexicon_table *out, const char *name)
{
    enum error_code code = load(out, name);

    if (code == ERROR_OK)
        code = compile_patterns(out);
    return code == ERROR_OK ? compile_any(out) : code;
}

static void load_all(void)
{
    struct lexicon *lexicon = &kept.lexicon;
    jmp_buf guard;

    arena_init(&kept.arena, 0);
    if (setjmp(guard)) {
        kept.arena.guard = NULL;
        error_set(&kept.error, ERROR_NO_MEMORY, "%s", error_default(ERROR_NO_MEMORY));
        return;
    }
    kept.arena.guard = &guard;
#define LOAD_TABLE(field, name) load_table(&lexicon->field, name) == ERROR_OK &&
#define LOAD_LIST(field, name) load_list(&lexicon->field, name) == ERROR_OK &&
    (void)(LEXICON_TABLES(LOAD_TABLE) LEXICON_LISTS(LOAD_LIST) true);
#undef LOAD_TABLE
#undef LOAD_LIST
    kept.arena.guard = NULL;
}

const struct lexicon *lexicon_get(struct error *error)
{
    pthread_once(&kept.once, load_all);
    if (kept.error.code == ERROR_OK)
        return &kept.lexicon;
    error_set(error, kept.error.code == ERROR_SYNTAX ? ERROR_INTERNAL : kept.error.code, "%s",
              kept.error.message);
    return NULL;
}

/* A row of another table with the same columns, whatever their order there. */
static void take_row(struct table_row *out, const struct table *to, const struct table *from,
                     const struct table_row *row)
{
    uint32_t i;

    out->line = row->line;
    for (i = 0; i < TABLE_COLUMNS; i++) {
        uint32_t column = i < to->columns ? table_column_of(from, to->column[i]) : NONE;

        out->cell[i] = column == NONE ? VIEW("") : row->cell[column];
    }
}

void lexicon_add_outlets(struct lexicon *out, const struct lexicon *base,
                         const struct table *outlets, struct arena *arena)
{
    const struct table *old = &base->outlets.table;
    struct table *all = &out->outlets.table;
    uint32_t i;

    *out = *base;
    out->outlets = (struct lexicon_table){.table = *old};
    all->size = outlets->size + old->size;
    all->rows = arena_new_array(arena, all->size, struct table_row);
    for (i = 0; i < outlets->size; i++)
        take_row(&all->rows[i], all, outlets, &outlets->rows[i]);
    memcpy(all->rows + outlets->size, old->rows, old->size * sizeof(*old->rows));
    index_phrases(&out->outlets, arena);
}

static const struct table_row *row_at(const struct lexicon_table *table, uint32_t index)
{
    return index == NONE ? NULL : &table->table.rows[index];
}

const struct table_row *lexicon_find(const struct lexicon_table *table, struct view phrase)
{
    return row_at(table, map_get(&table->by_phrase, phrase));
}

const struct table_row *lexicon_next(const struct lexicon_table *table, const struct table_row *row)
{
    return row_at(table, table->next[row - table->table.rows]);
}

const struct table_row *lexicon_find_with(const struct lexicon_table *table, struct view phrase,
                                          const char *column, struct view value)
{
    const struct table_row *row = lexicon_find(table, phrase);

    while (row && !view_equal(lexicon_cell(table, row, column), value))
        row = lexicon_next(table, row);
    return row;
}

bool lexicon_begins(const struct lexicon_table *table, struct view word)
{
    return map_get(&table->by_first, word) != NONE;
}

const struct table_row *lexicon_longest(const struct lexicon_table *table, const struct view *words,
                                        uint32_t size, uint32_t *length)
{
    char phrase[PHRASE_BYTES];
    const struct table_row *found = NULL;
    size_t used = 0;
    uint32_t i, most = size ? map_get(&table->by_first, words[0]) : NONE;

    for (i = 0; most != NONE && i < size && i < most; i++) {
        const struct table_row *row;

        if (used + words[i].size + 1 > sizeof(phrase))
            break;
        if (i)
            phrase[used++] = ' ';
        if (words[i].size)
            memcpy(phrase + used, words[i].data, words[i].size);
        used += words[i].size;
        row = lexicon_find(table, (struct view){phrase, used});
        if (row) {
            found = row;
            *length = i + 1;
        }
    }
    return found;
}

struct view lexicon_cell(const struct lexicon_table *table, const struct table_row *row,
                         const char *column)
{
    uint32_t index = table_column(&table->table, column);

    return index == NONE ? VIEW("") : row->cell[index];
}
