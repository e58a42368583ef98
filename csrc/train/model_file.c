/* train/model_file.c - head, list of sections, sections */
#include "train/model_file.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"

enum { LINE = 64, HEAD = MODEL_MAGIC + 1 + 12, ENTRY = MODEL_NAME + 8 };

void *must_alloc(size_t count, size_t size)
{
    void *data = calloc(count ? count : 1, size);

    if (!data) {
        fputs("csto-train: not enough memory\n", stderr);
        exit(1);
    }
    return data;
}

void put_u32(uint8_t *at, uint32_t value)
{
    at[0] = (uint8_t)value;
    at[1] = (uint8_t)(value >> 8);
    at[2] = (uint8_t)(value >> 16);
    at[3] = (uint8_t)(value >> 24);
}

/* Where a section may begin: what stands behind its head begins a line of the processor's cache. */
static size_t section_start(size_t at)
{
    return (at + LINEAR_HEAD + LINE - 1) / LINE * LINE - LINEAR_HEAD;
}

static uint8_t *lay_out(const struct section *sections, uint32_t count, size_t *size)
{
    size_t at = HEAD + (size_t)count * ENTRY, i;
    uint8_t *out;

    for (*size = at, i = 0; i < count; i++)
        *size = section_start(*size) + sections[i].bytes.size;
    out = must_alloc(*size, 1);
    memcpy(out, "csto-model\n", MODEL_MAGIC);
    put_u32(out + MODEL_MAGIC + 1, MODEL_VERSION);
    put_u32(out + MODEL_MAGIC + 9, count);
    for (i = 0; i < count; i++) {
        uint8_t *entry = out + HEAD + i * ENTRY;
        at = section_start(at);
        memcpy(entry, sections[i].name, strlen(sections[i].name));
        put_u32(entry + MODEL_NAME, (uint32_t)at);
        put_u32(entry + MODEL_NAME + 4, (uint32_t)sections[i].bytes.size);
        memcpy(out + at, sections[i].bytes.data, sections[i].bytes.size);
        at += sections[i].bytes.size;
    }
    put_u32(out + MODEL_MAGIC + 5,
            hash_bytes(HASH_SEED, out + MODEL_MAGIC + 9, *size - MODEL_MAGIC - 9));
    return out;
}

bool model_write(const char *path, const struct section *sections, uint32_t count, size_t *size)
{
    uint8_t *bytes = lay_out(sections, count, size);
    FILE *file = fopen(path, "wb");
    bool failed = !file || fwrite(bytes, 1, *size, file) != *size;

    failed |= file && fclose(file) != 0;
    free(bytes);
    return failed;
}
