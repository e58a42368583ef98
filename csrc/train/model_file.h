/* train/model_file.h - writing model files
 *
 * The file that is learnt and kept, and the one that the build unfolds from it, are of the same form (syntax/model.h).
 *
 * Units:   bytes
 * Order:   sections as given
 * Owner:   borrows the sections' bytes; must_alloc's result is malloc'ed
 * Errors:  model_write returns whether it failed; memory that runs out ends the program
 * Threads: any
 * Layer:   11
 */
#ifndef TRAIN_MODEL_FILE_H
#define TRAIN_MODEL_FILE_H

#include "syntax/model.h"

struct section {
    const char *name;
    struct view bytes;
};

/* Writes a model file and says how large it is. True where that fails. */
bool model_write(const char *path, const struct section *sections, uint32_t count, size_t *size);

/* A 32-bit number, little-endian, for the writers of sections. */
void put_u32(uint8_t *at, uint32_t value);

/* calloc that ends the program where there is no memory. */
void *must_alloc(size_t count, size_t size);

#endif
