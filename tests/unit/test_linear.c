/* test_linear.c - the sums of linear models are what adding weight by weight gives */
#include "syntax/linear.h"

#include "harness.h"

enum { HEAD = LINEAR_HEAD, ROWS = 8, LARGEST_FILE = HEAD + ROWS * LINEAR_DENSE_LABELS };

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

/* kind, labels 4, mask 1, scale; lists begin at 0, 2, 3; (1, -5) (3, 7) and (1, 100) */
static const uint8_t sparse[] = "\2\0\0\0\4\0\0\0\1\0\0\0\0\0\0\0"
                                "\0\0\0\0\2\0\0\0\3\0\0\0"
                                "\1\373\3\7\1\144";

static void check_sums(const struct linear *model)
{
    struct features features = {.at = {0, 1, 2}, .size = 3};
    int32_t scores[LINEAR_LABELS];

    linear_ask(model, &features);
    linear_score(model, &features, scores);
    CHECK_INT(scores[0], 0);
    CHECK_INT(scores[1], -5 + 100 - 5);
    CHECK_INT(scores[2], 0);
    CHECK_INT(scores[3], 14);
}

TEST(sparse_sums_are_those_of_each_pair)
{
    struct linear model;

    NEED(linear_open(&model, (struct view){(const char *)sparse, sizeof(sparse) - 1}));
    NEED(linear_check(&model));
    check_sums(&model);
}

TEST(an_unfolded_model_gives_the_same_sums)
{
    uint8_t bytes[LINEAR_HEAD + 2 * LINEAR_ROW];
    struct linear model, rows;

    NEED(linear_open(&model, (struct view){(const char *)sparse, sizeof(sparse) - 1}));
    NEED(linear_unfolded_size(&model) == sizeof(bytes));
    linear_unfold(bytes, &model);
    NEED(linear_open(&rows, (struct view){(const char *)bytes, sizeof(bytes)}));
    CHECK_INT(rows.kind, LINEAR_ROWS);
    CHECK(linear_check(&rows));
    check_sums(&rows);
    CHECK(!linear_open(&rows, (struct view){(const char *)bytes, sizeof(bytes) - 1}));
}

TEST(rows_have_room_for_the_most_features)
{
    uint8_t bytes[LINEAR_HEAD + 2 * LINEAR_ROW];
    struct features features = {.size = FEATURES};
    struct linear model, rows;
    int32_t scores[LINEAR_LABELS];

    NEED(linear_open(&model, (struct view){(const char *)sparse, sizeof(sparse) - 1}));
    linear_unfold(bytes, &model);
    bytes[LINEAR_HEAD] = 0;
    bytes[LINEAR_HEAD + 1] = 255;
    NEED(linear_open(&rows, (struct view){(const char *)bytes, sizeof(bytes)}));
    linear_score(&rows, &features, scores);
    CHECK_INT(scores[0], -128 * FEATURES);
    CHECK_INT(scores[1], 127 * FEATURES);
}
