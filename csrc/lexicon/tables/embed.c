/* lexicon/tables/embed.c - prints a C file that holds other files as bytes, for the tables built into the engine
 *
 * embed HEADER FILE... > tables.c; a file's name is its base name without the extension. The reader of the result is
 * csrc/lexicon/table.c, its declarations are in csrc/lexicon/embedded.h.
 */
#include <stdio.h>
#include <string.h>

static int name_length(const char *path, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    const char *dot = strrchr(*name, '.');
    return (int)(dot ? (size_t)(dot - *name) : strlen(*name));
}

/* Prints the bytes of a file as an array; the size goes beside it because an empty file still needs one element. */
static int print_bytes(const char *path, int index)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return -1;
    }
    unsigned long size = 0;
    printf("static const unsigned char bytes_%d[] = {", index);
    for (int byte; (byte = getc(file)) != EOF; size++)
        printf(size % 32 ? "%d," : "\n%d,", byte);
    printf("\n0};\nenum { size_%d = %lu };\n\n", index, size);
    int failed = ferror(file);
    return fclose(file) || failed ? -1 : 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: embed HEADER FILE...\n");
        return 2;
    }
    printf("/* made by csrc/lexicon/tables/embed.c; not to be edited */\n#include \"%s\"\n\n",
           argv[1]);
    for (int i = 2; i < argc; i++)
        if (print_bytes(argv[i], i))
            return 1;
    printf("const struct table_file table_files[] = {\n");
    for (int i = 2; i < argc; i++) {
        const char *name;
        int length = name_length(argv[i], &name);
        printf("    {\"%.*s\", bytes_%d, size_%d},\n", length, name, i, i);
    }
    printf("    {0, 0, 0},\n};\nconst size_t table_files_size = %d;\n", argc - 2);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
