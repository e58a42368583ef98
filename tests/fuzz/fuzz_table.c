/* tests/fuzz/fuzz_table.c - any bytes are a table or a syntax error that names its place */
#include "lexicon/table.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct error error = {0};
    struct table table;
    size_t cells = 0;
    arena_init(&arena, 0);
    if (table_read(&table, "fuzz", (struct view){(const char *)data, size}, &arena, &error)) {
        if (!error.message[0])
            abort();
    } else {
        for (uint32_t row = 0; row < table.size; row++)
            for (uint32_t column = 0; column < table.columns; column++)
                cells += table.rows[row].cell[column].size;
        if (cells > size)
            abort();
    }
    arena_release(&arena);
    return 0;
}
