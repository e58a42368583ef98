/* lexicon/table.c - reads tab-separated tables */
#include "lexicon/table.h"

#include "base/utf8.h"
#include "lexicon/embedded.h"

struct rows VECTOR(struct table_row);

struct reader {
    struct table table;
    struct rows rows;
    struct arena *arena;
    struct table_faults *faults; /* of a user's table; NULL: the first fault is an error */
    struct error *error;
    uint32_t line;
};

static void add_fault(struct table_faults *faults, uint32_t line, uint32_t column, const char *what,
                      struct arena *arena)
{
    if (faults->size < TABLE_FAULTS)
        vec_push(arena, faults, ((struct table_fault){line, column, what}));
}

void table_fault_at(struct table_faults *faults, struct view bytes, const struct table_row *row,
                    struct view at, const char *what, struct arena *arena)
{
    const char *start = row->cell[0].data;

    while (start > bytes.data && start[-1] != '\n')
        start--;
    add_fault(faults, row->line, (uint32_t)(at.data - start) + 1, what, arena);
}

static enum error_code fault(struct reader *reader, uint32_t column, const char *what)
{
    if (reader->faults) {
        add_fault(reader->faults, reader->line, column, what, reader->arena);
        return ERROR_OK;
    }
    return error_set(reader->error, ERROR_SYNTAX, "table %s, line %u, column %u: %s",
                     reader->table.name, reader->line, column, what);
}

/* Cuts the cells of a line; their number, TABLE_COLUMNS + 1 where there are too many. */
static uint32_t split(struct view line, struct view cell[TABLE_COLUMNS])
{
    uint32_t count = 0;

    for (;;) {
        const char *tab = line.size ? memchr(line.data, '\t', line.size) : NULL;
        size_t size = tab ? (size_t)(tab - line.data) : line.size;

        if (count == TABLE_COLUMNS)
            return TABLE_COLUMNS + 1;
        cell[count] = view_trim((struct view){line.data, size});
        if (count && view_is(cell[count], "-"))
            cell[count].size = 0;
        count++;
        if (!tab)
            return count;
        line.data += size + 1;
        line.size -= size + 1;
    }
}

/* The place of a cell of a line: its number, or the byte where it begins. */
static uint32_t place(const struct reader *reader, struct view line, uint32_t cell)
{
    const char *at = line.data, *end = line.data + line.size;
    uint32_t i;

    if (!reader->faults)
        return cell + 1;
    for (i = 0; i < cell && at < end; at++)
        i += *at == '\t';
    return (uint32_t)(at - line.data) + 1;
}

static enum error_code read_columns(struct reader *reader, struct view line)
{
    uint32_t i, count = split(line, reader->table.column);

    if (count > TABLE_COLUMNS)
        return fault(reader, place(reader, line, count - 1), "too many columns");
    for (i = 0; i < count; i++)
        if (!reader->table.column[i].size)
            return fault(reader, place(reader, line, i), "a column without a name");
    reader->table.columns = count;
    return ERROR_OK;
}

static enum error_code read_row(struct reader *reader, struct view line)
{
    struct table_row *row;
    uint32_t i;

    if (reader->rows.size == TABLE_ROWS) {
        (void)fault(reader, 1, "too many rows; nothing from here on is read");
        return ERROR_SYNTAX;
    }
    row = vec_add(reader->arena, &reader->rows);
    row->line = reader->line;
    for (i = 0; i < TABLE_COLUMNS; i++)
        row->cell[i] = VIEW("");
    if (split(line, row->cell) <= reader->table.columns)
        return ERROR_OK;
    reader->rows.size--;
    return fault(reader, place(reader, line, reader->table.columns), "more cells than columns");
}

/* How many bytes of a line are UTF-8. */
static uint32_t valid_bytes(struct view line)
{
    uint32_t at = 0, width;

    for (; at < line.size && utf8_decode(line, at, &width) != UTF8_BAD; at += width)
        ;
    return at;
}

static enum error_code read_line(struct reader *reader, struct view line)
{
    const char *nul;

    if (!view_trim(line).size || line.data[0] == '#')
        return ERROR_OK;
    if (!utf8_valid(line))
        return fault(reader, valid_bytes(line) + 1, "is not UTF-8");
    nul = memchr(line.data, 0, line.size);
    if (nul)
        return fault(reader, (uint32_t)(nul - line.data) + 1, "holds a NUL byte");
    return reader->table.columns ? read_row(reader, line) : read_columns(reader, line);
}

/* Room for a row a line, at once: a vector that grows would leave as much behind in the arena. Not for what a user wrote, which may
 * be lines and nothing in them. */
static void make_room(struct reader *reader, struct view bytes)
{
    uint32_t lines = 1;
    const char *at = bytes.data, *end = bytes.data + bytes.size;

    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) && lines < NONE) {
        lines++;
        at++;
    }
    reader->rows.at = arena_new_array(reader->arena, lines, struct table_row);
    reader->rows.room = lines;
}

static enum error_code read_lines(struct reader *reader, struct view bytes)
{
    enum error_code code = ERROR_OK;
    size_t at = 0;

    if (!reader->faults)
        make_room(reader, bytes);

    while (at < bytes.size && code == ERROR_OK) {
        const char *newline = memchr(bytes.data + at, '\n', bytes.size - at);
        size_t end = newline ? (size_t)(newline - bytes.data) : bytes.size;

        reader->line++;
        code = read_line(reader, (struct view){bytes.data + at, end - at});
        at = end + 1;
    }
    return code;
}

static struct view without_mark(struct view bytes)
{
    size_t mark = view_starts(bytes, VIEW("\xef\xbb\xbf")) ? 3 : 0;

    return (struct view){bytes.data + mark, bytes.size - mark};
}

void table_read_user(struct table *out, struct table_faults *faults, const char *name,
                     struct view bytes, struct arena *arena)
{
    struct reader reader = {.table.name = name, .arena = arena, .faults = faults};

    read_lines(&reader, without_mark(bytes));
    reader.table.rows = reader.rows.at;
    reader.table.size = reader.rows.size;
    *out = reader.table;
}

enum error_code table_read(struct table *out, const char *name, struct view bytes,
                           struct arena *arena, struct error *error)
{
    struct reader reader = {.table.name = name, .arena = arena, .error = error};
    enum error_code code = read_lines(&reader, without_mark(bytes));

    if (code != ERROR_OK)
        return code;
    if (!reader.table.columns)
        return fault(&reader, 1, "no line that names the columns");
    reader.table.rows = reader.rows.at;
    reader.table.size = reader.rows.size;
    *out = reader.table;
    return ERROR_OK;
}

uint32_t table_column_of(const struct table *table, struct view column)
{
    uint32_t i;

    for (i = 0; i < table->columns; i++)
        if (view_equal(table->column[i], column))
            return i;
    return NONE;
}

uint32_t table_column(const struct table *table, const char *column)
{
    return table_column_of(table, view_of(column));
}

struct view table_builtin(const char *name)
{
    size_t i;

    for (i = 0; i < table_files_size; i++)
        if (strcmp(table_files[i].name, name) == 0)
            return (struct view){(const char *)table_files[i].data, table_files[i].size};
    return VIEW("");
}
