/* syntax/model.c - opening the model file */
#include "syntax/model.h"

#include <pthread.h>

#include "base/map.h"

#define MAGIC "csto-model\n"

enum { HEAD = MODEL_MAGIC + 1 + 12, ENTRY = MODEL_NAME + 8 };

static const uint8_t *entry_at(struct view bytes, uint32_t index)
{
    return (const uint8_t *)bytes.data + HEAD + index * ENTRY;
}

/* Whether head and list of sections are sound. */
static bool sound(struct view bytes)
{
    const uint8_t *at = (const uint8_t *)bytes.data;
    uint32_t sections, i;

    if (bytes.size < HEAD || memcmp(at, MAGIC, MODEL_MAGIC) != 0)
        return false;
    at += MODEL_MAGIC + 1;
    sections = linear_u32(at + 8);
    if (linear_u32(at) != MODEL_VERSION || sections > MODEL_SECTIONS ||
        bytes.size < HEAD + (size_t)sections * ENTRY)
        return false;
    for (i = 0; i < sections; i++) {
        const uint8_t *entry = entry_at(bytes, i) + MODEL_NAME;
        if (linear_u32(entry) > bytes.size ||
            linear_u32(entry + 4) > bytes.size - linear_u32(entry))
            return false;
    }
    return true;
}

struct view model_section(struct view bytes, const char *name)
{
    uint32_t i, sections = linear_u32((const uint8_t *)bytes.data + MODEL_MAGIC + 1 + 8);

    for (i = 0; i < sections; i++) {
        const uint8_t *entry = entry_at(bytes, i);
        if (strncmp((const char *)entry, name, MODEL_NAME) == 0)
            return (struct view){bytes.data + linear_u32(entry + MODEL_NAME),
                                 linear_u32(entry + MODEL_NAME + 4)};
    }
    return VIEW("");
}

static bool read_floats(float *out, uint32_t size, struct view bytes)
{
    uint32_t i;

    if (bytes.size != size * sizeof(float))
        return false;
    for (i = 0; i < size; i++) {
        uint32_t word = linear_u32((const uint8_t *)bytes.data + 4 * i);
        memcpy(&out[i], &word, sizeof(word));
    }
    return true;
}

bool model_open(struct model *out, struct view bytes)
{
    struct model m;

    if (!sound(bytes))
        return false;
#define OPEN(field, section)                                                                       \
    if (!linear_open(&m.field, model_section(bytes, section)))                                     \
        return false;
    MODEL_LINEARS(OPEN)
#undef OPEN
    if (!read_floats(&m.cue_next[0][0], 9, model_section(bytes, "cue-next")) ||
        !read_floats(&m.argument_next[0][0], 25, model_section(bytes, "arg-next")))
        return false;
    *out = m;
    return true;
}

bool model_check(struct view bytes)
{
    struct model m;
    const uint8_t *at = (const uint8_t *)bytes.data + MODEL_MAGIC + 1;

    if (!model_open(&m, bytes) ||
        hash_bytes(HASH_SEED, at + 8, bytes.size - MODEL_MAGIC - 1 - 8) != linear_u32(at + 4))
        return false;
#define CHECK_ROWS(field, section)                                                                 \
    if (!linear_check(&m.field))                                                                   \
        return false;
    MODEL_LINEARS(CHECK_ROWS)
#undef CHECK_ROWS
    return true;
}

/* The file's bytes, put between two symbols by the assembler. */
#ifdef CSTO_MODEL
#ifdef __APPLE__
#define SECTION ".const_data"
#define SYMBOL "_"
#else
#define SECTION ".section .rodata"
#define SYMBOL ""
#endif
__asm__(SECTION "\n.balign 64\n.globl " SYMBOL "csto_model_data\n" SYMBOL "csto_model_data:\n"
                ".incbin \"" CSTO_MODEL "\"\n.globl " SYMBOL "csto_model_end\n" SYMBOL
                "csto_model_end:\n.byte 0\n.text\n");
extern const char csto_model_data[] __attribute__((visibility("hidden")));
extern const char csto_model_end[] __attribute__((visibility("hidden")));
#endif

static struct model builtin;
static bool builtin_opened;
static pthread_once_t builtin_once = PTHREAD_ONCE_INIT;

struct view model_bytes(void)
{
#ifdef CSTO_MODEL
    return (struct view){csto_model_data, (size_t)(csto_model_end - csto_model_data)};
#else
    return VIEW("");
#endif
}

static void open_builtin(void)
{
    builtin_opened = model_open(&builtin, model_bytes());
}

const struct model *model_get(void)
{
    pthread_once(&builtin_once, open_builtin);
    return builtin_opened ? &builtin : NULL;
}
