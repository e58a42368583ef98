/* tests/scratch.h - the files of a scratch folder, for tests that need some
 *
 * Units:   bytes
 * Order:   -
 * Owner:   the folder is the test's, made by mkdtemp; scratch_remove deletes it with all that is in it
 * Errors:  what cannot be done fails the test
 * Threads: one
 * Layer:   above all (tests only)
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdio.h>
#include <stdlib.h>

#include "harness.h"

/* The path of a file of the folder, until the next call. */
static inline const char *scratch_at(const char *folder, const char *name)
{
    static char path[256];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static inline void scratch_write(const char *folder, const char *name, const char *bytes,
                                 size_t size)
{
    FILE *file = fopen(scratch_at(folder, name), "wb");

    if (CHECK(file != NULL)) {
        CHECK_INT(fwrite(bytes, 1, size, file), size);
        fclose(file);
    }
}

/* Also where a test took permissions away. */
static inline void scratch_remove(const char *folder)
{
    char command[300];

    snprintf(command, sizeof(command), "chmod -R u+rwx %s; rm -rf %s", folder, folder);
    CHECK_INT(system(command), 0);
}

#endif
