/* tests/unit/test_call.c - csto_call: what libcall() hands over, whatever it is, is answered */
#include "../harness.h"

#include <jansson.h>
#include <signal.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "csto.h"

#define HELLO                                                                                      \
    "{\"method\":\"hello\",\"params\":{\"client\":\"vim\",\"version\":\"" CSTO_VERSION             \
    "\",\"protocol\":1}}"

static const char *const article = "\"The bridge is safe,\" said Mayor Ada Lund on Monday.";

/* The whole answer; a test without one has failed. */
static json_t *call(const char *request)
{
    const char *text = csto_call(request);
    json_t *answer = json_loads(text, 0, NULL);

    if (!CHECK(answer && json_object_size(answer) == 1))
        printf("# the answer: %.200s\n", text);
    return answer;
}

static void refused(const char *request, const char *code)
{
    json_t *answer = call(request);
    json_t *error = json_object_get(answer, "error");

    if (!CHECK_STR(json_string_value(json_object_get(error, "code")), code))
        printf("# the request: %.80s\n", request ? request : "(null)");
    CHECK(json_is_string(json_object_get(error, "message")));
    json_decref(answer);
}

static void accepted(const char *request)
{
    json_t *answer = call(request);

    if (!CHECK(json_object_get(answer, "result") != NULL))
        printf("# the request: %.80s\n", request);
    json_decref(answer);
}

static void analyze(int buffer, int tick, const char *line)
{
    json_t *request = json_pack("{s:s, s:{s:i, s:i, s:[s]}}", "method", "analyze", "params",
                                "buffer", buffer, "tick", tick, "lines", line);
    char *text = json_dumps(request, 0);

    accepted(text);
    free(text);
    json_decref(request);
}

/* Polls until nothing is under way; the maps of all events in `events`, by "name buffer". */
static void drain(json_t *events)
{
    for (bool busy = true; busy;) {
        json_t *answer = call("{\"method\":\"poll\"}");
        json_t *result = json_object_get(answer, "result"), *event;
        size_t i;

        busy = json_is_true(json_object_get(result, "busy"));
        json_array_foreach(json_object_get(result, "events"), i, event)
        {
            char key[40];

            snprintf(key, sizeof(key), "%s %d", json_string_value(json_array_get(event, 0)),
                     (int)json_integer_value(json_object_get(json_array_get(event, 1), "buffer")));
            json_object_set(events, key, json_array_get(event, 1));
        }
        json_decref(answer);
        usleep(busy ? 1000 : 0);
    }
}

TEST(what_is_no_request_is_refused)
{
    refused(NULL, "protocol");
    refused("", "protocol");
    refused("{", "protocol");
    refused("[]", "protocol");
    refused("1", "protocol");
    refused("{\"method\":1}", "protocol");
    refused("{\"method\":\"poll\"} {}", "protocol");
    refused("{\"method\":\"poll\",\"method\":\"stop\"}", "protocol");
    refused("{\"method\":\"po\xff\"}", "protocol");
    refused("{\"method\":\"hello\",\"params\":[]}", "usage");
}

TEST(limits_hold)
{
    char *deep = malloc(200001);
    size_t size = (64 << 20) + 1;
    char *large = malloc(size + 1);

    memset(deep, '[', 200000);
    deep[200000] = '\0';
    refused(deep, "protocol");
    memset(large, ' ', size);
    large[size] = '\0';
    refused(large, "too-large");
    memset(large, ',', 5 << 20);
    large[5 << 20] = '\0';
    refused(large, "too-large");
    free(large);
    free(deep);
}

TEST(brackets_in_strings_are_not_depth)
{
    char request[400] = "{\"method\":\"poll\",\"x\":\"\\\"";

    memset(request + strlen(request), '[', 100);
    memcpy(request + strlen(request), "\\\\\"}", 5);
    accepted(request);
}

TEST(hello_comes_first_and_must_fit)
{
    json_t *answer;
    const char *message;

    refused("{\"method\":\"hover\",\"params\":{\"buffer\":1,\"row\":0,\"column\":0}}", "protocol");
    answer = call("{\"method\":\"hello\",\"params\":{\"client\":\"vim\",\"version\":\"9.9.9\","
                  "\"protocol\":1}}");
    message = json_string_value(json_object_get(json_object_get(answer, "error"), "message"));
    NEED(message != NULL);
    CHECK(strstr(message, "9.9.9") && strstr(message, "`make`") && strstr(message, "restart Vim"));
    json_decref(answer);
    accepted(HELLO);
    refused("{\"method\":\"gossip\"}", "protocol");
    refused("{\"method\":\"hover\",\"params\":{\"buffer\":\"1\",\"row\":0,\"column\":0}}", "usage");
    refused("{\"method\":\"hover\",\"params\":{\"buffer\":-1,\"row\":0,\"column\":0}}", "usage");
    refused("{\"method\":\"hover\",\"params\":{\"buffer\":1.5,\"row\":0,\"column\":0}}", "usage");
    refused("{\"method\":\"hover\",\"params\":{\"buffer\":1}}", "usage");
    refused("{\"method\":\"analyze\",\"params\":{\"buffer\":1,\"tick\":1,\"lines\":[[]]}}",
            "usage");
    accepted("{\"method\":\"hover\",\"params\":{\"buffer\":1,\"row\":0,\"column\":0}}");
}

TEST(an_article_is_marked_and_asked_about)
{
    json_t *events = json_object(), *marks, *card, *answer;

    accepted(HELLO);
    analyze(7, 3, article);
    drain(events);
    marks = json_object_get(events, "marks 7");
    NEED(marks != NULL);
    CHECK_INT(json_integer_value(json_object_get(marks, "tick")), 3);
    CHECK_INT(json_array_size(json_object_get(marks, "statements")), 1);
    answer = call("{\"method\":\"hover\",\"params\":{\"buffer\":7,\"row\":0,\"column\":5}}");
    card = json_object_get(answer, "result");
    CHECK_STR(json_string_value(json_object_get(card, "title")), "Ada Lund");
    json_decref(answer);
    accepted("{\"method\":\"forget\",\"params\":{\"buffer\":7}}");
    json_decref(events);
}

TEST(of_two_events_of_a_kind_the_newer_one_waits)
{
    json_t *answer, *events = json_object();

    accepted(HELLO);
    for (int tick = 1; tick <= 3; tick++) {
        analyze(1, tick, article);
        for (int i = 0; i < 30; i++) {
            accepted("{\"method\":\"status\"}");
            usleep(5000);
        }
    }
    answer = call("{\"method\":\"poll\"}");
    CHECK_INT(json_array_size(json_object_get(json_object_get(answer, "result"), "events")), 1);
    json_decref(answer);
    drain(events);
    CHECK_INT(json_object_size(events), 0);
    json_decref(events);
}

TEST(a_binary_buffer_fails_with_an_event)
{
    json_t *events = json_object(), *failed;

    accepted(HELLO);
    analyze(2, 1, "one\ntwo");
    drain(events);
    failed = json_object_get(events, "failed 2");
    CHECK_STR(json_string_value(json_object_get(failed, "code")), "binary");
    json_decref(events);
}

TEST(stop_forgets_and_hello_begins_anew)
{
    json_t *events = json_object();

    accepted(HELLO);
    analyze(1, 1, article);
    accepted("{\"method\":\"stop\"}");
    drain(events);
    CHECK_INT(json_object_size(events), 0);
    refused("{\"method\":\"status\"}", "protocol");
    accepted(HELLO);
    analyze(1, 2, article);
    drain(events);
    CHECK(json_object_get(events, "marks 1") != NULL);
    json_decref(events);
}

TEST(the_answer_lives_until_the_next_call)
{
    const char *first = csto_call("{\"method\":\"poll\"}");
    char *copy = strdup(first);

    CHECK_STR(first, copy);
    CHECK(csto_call("{") != NULL);
    free(copy);
}

TEST(the_editors_signals_are_left_alone)
{
    struct sigaction before[32], after;
    json_t *events = json_object();

    for (int number = 1; number < 32; number++)
        sigaction(number, NULL, &before[number]);
    accepted(HELLO);
    analyze(1, 1, article);
    drain(events);
    for (int number = 1; number < 32; number++) {
        sigaction(number, NULL, &after);
        CHECK(after.sa_handler == before[number].sa_handler);
    }
    json_decref(events);
}

TEST(nothing_is_written_where_the_editor_writes)
{
    FILE *out = tmpfile();
    json_t *events = json_object();
    int kept[2] = {dup(1), dup(2)};

    NEED(out != NULL);
    fflush(stdout);
    dup2(fileno(out), 1);
    dup2(fileno(out), 2);
    csto_call("{");
    csto_call(HELLO);
    analyze(1, 1, article);
    drain(events);
    fflush(stdout);
    dup2(kept[0], 1);
    dup2(kept[1], 2);
    CHECK_INT(lseek(fileno(out), 0, SEEK_END), 0);
    json_decref(events);
    fclose(out);
}

static long allocations_left;

static void *poor_malloc(size_t size)
{
    return allocations_left-- > 0 ? malloc(size) : NULL;
}

/* However early memory runs out, there is an answer, and the next call has it again. */
TEST(memory_that_runs_out_is_an_error_answer)
{
    const char *request = "{\"method\":\"speakers\",\"params\":{\"buffer\":1,\"name\":null}}";
    json_t *events = json_object();
    int refusals = 0;

    accepted(HELLO);
    analyze(1, 1, article);
    drain(events);
    json_decref(events);
    for (long left = 0; left < 400; left++) {
        const char *text;
        json_t *answer;

        allocations_left = left;
        json_set_alloc_funcs(poor_malloc, free);
        text = csto_call(request);
        json_set_alloc_funcs(malloc, free);
        answer = json_loads(text, 0, NULL);
        if (json_object_get(answer, "error"))
            refusals++;
        else
            CHECK(json_object_get(answer, "result") != NULL);
        json_decref(answer);
    }
    CHECK(refusals > 10 && refusals < 400);
    accepted(request);
}

/* One of each kind that an editor sends, and faults. */
static void one_round(void)
{
    static const char *const requests[] = {
        "{\"method\":\"hover\",\"params\":{\"buffer\":1,\"row\":0,\"column\":5}}",
        "{\"method\":\"source\",\"params\":{\"buffer\":1,\"row\":0,\"column\":5}}",
        "{\"method\":\"conflicts\",\"params\":{\"buffer\":1}}",
        "{\"method\":\"speakers\",\"params\":{\"buffer\":1}}",
        "{\"method\":\"timeline\",\"params\":{\"buffer\":1,\"name\":\"Lund\"}}",
        "{\"method\":\"poll\"}",
        "{\"method\":\"status\"}",
        "{\"method\":\"gossip\"}",
        "{\"method\":[[[1,2,",
        NULL,
    };

    for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++)
        csto_call(requests[i]);
}

/* What is allocated grows neither by calls nor by what is analysed again; LeakSanitizer sees the rest. */
TEST(a_hundred_thousand_calls_leave_nothing_behind)
{
#ifdef __GLIBC__
    json_t *events = json_object();
    size_t before = 0;

    accepted(HELLO);
    for (int round = 0; round < 12000; round++) {
        if (round % 10 == 0) {
            analyze(1, round, article);
            drain(events);
        }
        if (round == 2000) /* every thread has worked, every pattern was used */
            before = mallinfo2().uordblks;
        one_round();
    }
    accepted("{\"method\":\"poll\"}");
    if (!CHECK(mallinfo2().uordblks < before + 16384))
        printf("# %zu bytes before, %zu after\n", before, (size_t)mallinfo2().uordblks);
    json_decref(events);
#else
    SKIP("no mallinfo2");
#endif
}
