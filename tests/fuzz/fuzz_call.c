/* tests/fuzz/fuzz_call.c - any string is a request that csto_call answers with one result or one error */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "csto.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect_answer(const char *request)
{
    json_t *answer = json_loads(csto_call(request), 0, NULL);
    const json_t *result = json_object_get(answer, "result");
    const json_t *error = json_object_get(answer, "error");

    if (json_object_size(answer) != 1 || !result == !error)
        abort();
    json_decref(answer);
}

/* Each line is a request of a greeted editor; the state that one leaves is there for the next. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1), *line = text;

    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    expect_answer("{\"method\":\"hello\",\"params\":{\"version\":\"" CSTO_VERSION
                  "\",\"protocol\":1}}");
    while (line) {
        char *end = strchr(line, '\n');

        if (end)
            *end++ = '\0';
        expect_answer(line);
        line = end;
    }
    expect_answer("{\"method\":\"stop\"}");
    free(text);
    return 0;
}
