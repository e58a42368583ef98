/* tests/fuzz/driver.c - runs a fuzz target without libFuzzer: its seeds as they are, then changed ones until time is up
 *
 * driver SECONDS INPUT_FILE SEED... The input under test is written to INPUT_FILE before each run, so that what broke the
 * target is there afterwards. The changes are the same in every run.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { INPUT_LIMIT = 64 << 10 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
    uint8_t bytes[INPUT_LIMIT];
    size_t size;
};

static uint32_t state = 2463534242u;

static uint32_t next_random(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % below;
}

static int read_input(struct input *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return -1;
    out->size = fread(out->bytes, 1, sizeof(out->bytes), file);
    return fclose(file);
}

static void change_byte(struct input *it)
{
    static const char edges[] = "\0\xff\x80\xc1\xe2\"'\n\r\t ";
    if (it->size)
        it->bytes[next_random((uint32_t)it->size)] =
            next_random(2) ? (uint8_t)next_random(256)
                           : (uint8_t)edges[next_random(sizeof(edges) - 1)];
}

static void cut_piece(struct input *it)
{
    size_t from = next_random((uint32_t)it->size + 1);
    size_t length = next_random((uint32_t)(it->size - from) + 1) / 4;
    memmove(it->bytes + from, it->bytes + from + length, it->size - from - length);
    it->size -= length;
}

static void repeat_piece(struct input *it)
{
    size_t from = next_random((uint32_t)it->size + 1), length = it->size - from;
    size_t room = sizeof(it->bytes) - it->size;
    length = length < room ? length : room;
    memmove(it->bytes + from + length, it->bytes + from, it->size - from);
    it->size += length;
}

static void change(struct input *it)
{
    for (uint32_t times = 1 + next_random(8); times > 0; times--) {
        uint32_t kind = next_random(8);
        if (kind == 0)
            cut_piece(it);
        else if (kind == 1)
            repeat_piece(it);
        else
            change_byte(it);
    }
}

static void run(const struct input *it, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (file) {
        fwrite(it->bytes, 1, it->size, file);
        fclose(file);
    }
    /* a copy of the exact size, so that a sanitizer sees a read past the end */
    uint8_t *copy = malloc(it->size ? it->size : 1);
    if (!copy)
        return;
    memcpy(copy, it->bytes, it->size);
    LLVMFuzzerTestOneInput(copy, it->size);
    free(copy);
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return fprintf(stderr, "usage: driver SECONDS INPUT_FILE SEED...\n"), 2;
    static struct input input;
    time_t end = time(NULL) + atoi(argv[1]);
    unsigned long runs = 0;
    for (int i = 3; i < argc; i++, runs++)
        if (!read_input(&input, argv[i]))
            run(&input, argv[2]);
    for (; time(NULL) < end; runs++) {
        if (read_input(&input, argv[3 + next_random((uint32_t)(argc - 3))]))
            continue;
        change(&input);
        run(&input, argv[2]);
    }
    printf("runs: %lu\n", runs);
    return remove(argv[2]);
}
