/* train/unfold.c - a program of the build: the model file with its sparse models as rows, for the library
 *
 *   unfold MODEL UNFOLDED
 *
 * The kept file is small, the unfolded one is fast: syntax/linear.h says how they differ. */
#include <stdio.h>
#include <stdlib.h>

#include "train/model_file.h"

#define NAME(field, section) {section, {NULL, 0}},
static struct section sections[] = {MODEL_LINEARS(NAME){"cue-next", {NULL, 0}},
                                    {"arg-next", {NULL, 0}}};
#undef NAME

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

static struct view read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = file && fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    char *bytes = size > 0 ? must_alloc((size_t)size, 1) : NULL;
    bool done = bytes && fseek(file, 0, SEEK_SET) == 0 &&
                fread(bytes, 1, (size_t)size, file) == (size_t)size;

    if (file)
        fclose(file);
    return (struct view){bytes, done ? (size_t)size : 0};
}

static void unfold(struct section *section)
{
    struct linear model;
    uint8_t *rows;

    if (!linear_open(&model, section->bytes) || model.kind != LINEAR_SPARSE ||
        model.labels > LINEAR_ROW_LABELS)
        return;
    rows = must_alloc(linear_unfolded_size(&model), 1);
    linear_unfold(rows, &model);
    section->bytes = (struct view){(const char *)rows, linear_unfolded_size(&model)};
}

int main(int argc, char **argv)
{
    struct view file = argc == 3 ? read_all(argv[1]) : VIEW("");
    size_t size, i;

    if (!file.size || !model_check(file)) {
        fputs("usage: unfold MODEL UNFOLDED; MODEL is whole\n", stderr);
        return 2;
    }
    for (i = 0; i < SECTIONS; i++) {
        sections[i].bytes = model_section(file, sections[i].name);
        unfold(&sections[i]);
    }
    if (!model_write(argv[2], sections, SECTIONS, &size))
        return 0;
    perror(argv[2]);
    return 1;
}
