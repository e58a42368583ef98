/* tests/unit/test_arena.c - arenas, and the vectors and maps that live in them */
#include "harness.h"

#include "base/map.h"
#include "base/vector.h"

TEST(memory_is_zeroed_and_aligned)
{
    struct arena arena;
    int i, j;

    arena_init(&arena, 0);
    for (i = 0; i < 2000; i++) {
        unsigned char *bytes = arena_alloc(&arena, (size_t)i % 70);

        CHECK_INT((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (j = 0; j < i % 70; j++)
            CHECK_INT(bytes[j], 0);
        memset(bytes, 0xAA, (size_t)i % 70);
    }
    arena_release(&arena);
}

TEST(a_cleared_arena_starts_anew)
{
    struct arena arena;

    arena_init(&arena, 1000);
    CHECK(arena_alloc(&arena, 900) != NULL);
    CHECK(arena_alloc(&arena, 900) == NULL);
    arena_clear(&arena);
    CHECK_INT(arena.used, 0);
    CHECK(arena_alloc(&arena, 900) != NULL);
    arena_release(&arena);
}

TEST(past_the_limit_it_jumps_to_the_guard)
{
    struct arena arena;
    jmp_buf guard;
    volatile int blocks = 0;

    arena_init(&arena, 100000);
    if (!setjmp(guard)) {
        arena.guard = &guard;
        for (;; blocks++)
            arena_alloc(&arena, 1000);
    }
    CHECK(blocks >= 90 && blocks <= 100);
    arena_release(&arena);
}

TEST(a_size_that_overflows_is_memory_run_out)
{
    struct arena arena;

    arena_init(&arena, 0);
    CHECK(arena_array(&arena, SIZE_MAX / 2, 4) == NULL);
    CHECK(arena_alloc(&arena, SIZE_MAX) == NULL);
    arena_release(&arena);
}

TEST(copies_and_formats)
{
    struct arena arena;
    struct view copy;

    arena_init(&arena, 0);
    copy = arena_copy(&arena, VIEW("a\0b"));
    CHECK_INT(copy.size, 3);
    CHECK_INT(copy.data[3], 0);
    CHECK_STR(arena_format(&arena, "%s-%d", "x", 7), "x-7");
    arena_release(&arena);
}

struct numbers VECTOR(uint64_t);

TEST(a_vector_keeps_its_elements_as_it_grows)
{
    struct arena arena;
    struct numbers numbers = {0};
    uint64_t i, *it, sum = 0;

    arena_init(&arena, 0);
    for (i = 0; i < 1000; i++)
        vec_push(&arena, &numbers, i);
    CHECK_INT(*vec_add(&arena, &numbers), 0);
    CHECK_INT(numbers.size, 1001);
    vec_last(&numbers) = 5;
    vec_each (it, &numbers)
        sum += *it;
    CHECK_INT(sum, 999 * 1000 / 2 + 5);
    arena_release(&arena);
}

TEST(a_map_finds_what_was_put_in)
{
    struct arena arena;
    struct map map = {0};
    uint32_t i;

    arena_init(&arena, 0);
    CHECK_INT(map_get(&map, VIEW("0")), NONE);
    for (i = 0; i < 500; i++) {
        uint32_t *value = map_at(&arena, &map, view_of(arena_format(&arena, "%u", i)));

        CHECK_INT(*value, NONE);
        *value = i;
    }
    *map_at(&arena, &map, VIEW("")) = 9;
    for (i = 0; i < 500; i++)
        CHECK_INT(map_get(&map, view_of(arena_format(&arena, "%u", i))), i);
    CHECK_INT(map_get(&map, VIEW("")), 9);
    CHECK_INT(map_get(&map, VIEW("500")), NONE);
    CHECK_INT(map.size, 501);
    arena_release(&arena);
}

TEST(the_hash_is_the_same_everywhere)
{
    CHECK_INT(hash_bytes(HASH_SEED, "", 0), 0x811c9dc5);
    CHECK_INT(hash_bytes(HASH_SEED, "a", 1), 0xe40c292c);
    CHECK_INT(hash_bytes(HASH_SEED, "foobar", 6), 0xbf9cf968);
}

TEST(the_first_element_from_a_value_on_is_found_by_its_member)
{
    struct place {
        char name;
        uint32_t from;
    };
    struct places VECTOR(struct place) places = {0};
    struct arena arena;

    arena_init(&arena, 0);
    CHECK_INT(vec_from(&places, from, 3), 0);
    vec_push(&arena, &places, ((struct place){'a', 2}));
    vec_push(&arena, &places, ((struct place){'b', 5}));
    vec_push(&arena, &places, ((struct place){'c', 5}));
    CHECK_INT(vec_from(&places, from, 0), 0);
    CHECK_INT(vec_from(&places, from, 3), 1);
    CHECK_INT(vec_from(&places, from, 5), 1);
    CHECK_INT(vec_from(&places, from, 6), 3);
    arena_release(&arena);
}
