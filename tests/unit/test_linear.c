/* test_linear.c - the sums of linear models are what adding weight by weight gives */
#include "syntax/linear.h"

#include "harness.h"

enum { HEAD = 16, ROWS = 8, LARGEST_FILE = HEAD + ROWS * LINEAR_DENSE_LABELS };

/* A dense model of ROWS rows whose weights reach from -128 to 127. */
static size_t write_dense(uint8_t *out, uint32_t labels)
{
    uint32_t i;

    memset(out, 0, HEAD);
    out[0] = LINEAR_DENSE;
    out[4] = (uint8_t)labels;
    out[8] = ROWS - 1;
    for (i = 0; i < ROWS * labels; i++)
        out[HEAD + i] = (uint8_t)(i * 89 + 128);
    return HEAD + (size_t)ROWS * labels;
}

static int32_t sum_of(const uint8_t *bytes, uint32_t labels, const struct features *f, uint32_t l)
{
    int32_t sum = 0;
    uint32_t i;

    for (i = 0; i < f->size; i++)
        sum += (int8_t)bytes[HEAD + (f->at[i] & (ROWS - 1)) * labels + l];
    return sum;
}

TEST(dense_sums_are_those_of_each_weight)
{
    uint8_t bytes[LARGEST_FILE];
    struct features features = {.size = 0};
    uint32_t labels, l;

    for (labels = 1; labels <= LINEAR_DENSE_LABELS; labels++) {
        size_t size = write_dense(bytes, labels);
        struct linear model;
        int32_t scores[LINEAR_LABELS];
        NEED(linear_open(&model, (struct view){(char *)bytes, size}));
        for (features.size = 0; features.size < FEATURES; features.size++) {
            features.at[features.size] = features.size * 2654435761u;
            linear_score(&model, &features, scores);
            for (l = 0; l < labels; l++)
                CHECK_INT(scores[l], sum_of(bytes, labels, &features, l));
        }
    }
}

TEST(the_most_features_of_the_largest_weight_have_room)
{
    uint8_t bytes[LARGEST_FILE];
    struct features features = {.size = FEATURES};
    struct linear model;
    int32_t scores[LINEAR_LABELS];
    size_t size = write_dense(bytes, 3);

    memset(features.at, 0, sizeof(features.at));
    bytes[HEAD] = 127;
    bytes[HEAD + 1] = 0x80;
    bytes[HEAD + 2] = 0;
    NEED(linear_open(&model, (struct view){(char *)bytes, size}));
    linear_score(&model, &features, scores);
    CHECK_INT(scores[0], 127 * FEATURES);
    CHECK_INT(scores[1], -128 * FEATURES);
    CHECK_INT(scores[2], 0);
}

TEST(a_dense_model_of_too_many_labels_is_refused)
{
    uint8_t bytes[HEAD + ROWS * 9];
    size_t size = write_dense(bytes, 9);
    struct linear model;

    CHECK(!linear_open(&model, (struct view){(char *)bytes, size}));
}

TEST(sparse_sums_are_those_of_each_pair)
{
    /* kind, labels 4, mask 1, scale; lists begin at 0, 2, 3; (1, -5) (3, 7) and (1, 100) */
    static const uint8_t bytes[] = {LINEAR_SPARSE,
                                    0,
                                    0,
                                    0,
                                    4,
                                    0,
                                    0,
                                    0,
                                    1,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    2,
                                    0,
                                    0,
                                    0,
                                    3,
                                    0,
                                    0,
                                    0,
                                    1,
                                    0xfb,
                                    3,
                                    7,
                                    1,
                                    100};
    struct features features = {.at = {0, 1, 2}, .size = 3};
    struct linear model;
    int32_t scores[LINEAR_LABELS];

    NEED(linear_open(&model, (struct view){(const char *)bytes, sizeof(bytes)}));
    NEED(linear_check(&model));
    linear_score(&model, &features, scores);
    CHECK_INT(scores[0], 0);
    CHECK_INT(scores[1], -5 + 100 - 5);
    CHECK_INT(scores[2], 0);
    CHECK_INT(scores[3], 14);
}
