/* tests/rpc/conformance.c - the rules of doc/protocol.md, each against the real program */
#include "../harness.h"

#include "scene.h"
#include <signal.h>

/* Whether the program, started anew, ends with a status after these bytes, saying nothing but who it is. */
static void check_ends(const void *bytes, size_t size, int status)
{
    struct peer peer;
    size_t messages;

    NEED(peer_start(&peer));
    peer_bytes(&peer, bytes, size);
    CHECK_INT(peer_end(&peer, 0, &messages), status);
    CHECK_INT(messages, 1);
}

/* What a request is refused with, "" where it is not. The caller frees. */
static char *refusal(struct peer *peer, const char *method, const char *map)
{
    json_t *answer = peer_answer(peer, peer_ask(peer, method, "%s", map));
    const char *why = json_string_value(json_array_get(answer, 2));
    char *copy = strdup(why ? why : "");

    json_decref(answer);
    return copy;
}

static void check_refused(struct peer *peer, const char *method, const char *map, const char *why)
{
    char *got = refusal(peer, method, map);

    CHECK_STR(got, why);
    free(got);
}

TEST(introduces_itself_first)
{
    struct peer peer;
    json_t *first, *params;

    NEED(peer_start(&peer));
    first = peer_next(&peer);
    params = json_array_get(first, 2);
    CHECK_STR(json_string_value(json_array_get(first, 1)), "nvim_set_client_info");
    CHECK_STR(json_string_value(json_array_get(params, 0)), "csto");
    CHECK_INT(number_of(json_array_get(params, 1), "minor"), 1);
    CHECK_STR(json_string_value(json_array_get(params, 2)), "msgpack-rpc");
    CHECK(json_object_get(json_array_get(params, 3), "analyze"));
    CHECK(json_object_get(json_array_get(params, 3), "hover"));
    CHECK_INT(json_object_size(json_array_get(params, 4)), 0);
    json_decref(first);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(hello_is_answered)
{
    struct peer peer;
    json_t *result;

    NEED(peer_start(&peer));
    result = peer_result(&peer, "hello", "{'client':'x','version':'0.1.0','protocol':1}");
    CHECK_STR(json_string_value(json_object_get(result, "version")), "0.1.0");
    CHECK_INT(number_of(result, "protocol"), 1);
    CHECK_INT(number_of(result, "pid"), peer.process);
    json_decref(result);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(another_version_is_refused_with_the_remedy)
{
    struct peer peer;

    NEED(peer_start(&peer));
    check_refused(
        &peer, "hello", "{'client':'x','version':'0.2.0','protocol':2}",
        "csto is version 0.1.0 (protocol 1) and the plugin 0.2.0 (protocol 2): run `make` "
        "in the plugin's folder, then try again");
    check_refused(&peer, "status", "{}", "hello must come before status");
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(before_hello_requests_are_refused_and_notifications_ignored)
{
    struct peer peer;
    json_t *status;

    NEED(peer_start(&peer));
    check_refused(&peer, "hover", "{'buffer':1,'row':0,'column':0}",
                  "hello must come before hover");
    peer_tell(&peer, "analyze", "{'buffer':1,'tick':1,%s}", TEXT);
    json_decref(peer_result(&peer, "hello", "{'version':'0.1.0','protocol':1}"));
    status = peer_result(&peer, "status", "{}");
    CHECK_INT(number_of(status, "buffers"), 0);
    json_decref(status);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(each_request_is_answered_once)
{
    struct peer peer;
    size_t messages;

    NEED(peer_greet(&peer));
    for (int i = 0; i < 300; i++)
        peer_ask(&peer, i % 3 ? "status" : "nothing", "{}");
    for (uint32_t id = peer.id; id > peer.id - 300; id--) {
        json_t *answer = peer_answer(&peer, id);

        CHECK(answer);
        json_decref(answer);
    }
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1); /* the introduction, kept till now */
}

TEST(an_id_used_twice_is_answered_twice)
{
    struct peer peer;
    uint32_t id;

    NEED(peer_greet(&peer));
    id = peer_ask(&peer, "status", "{}");
    peer.id = id - 1;
    CHECK_INT(peer_ask(&peer, "status", "{}"), id);
    for (int i = 0; i < 2; i++) {
        json_t *answer = peer_answer(&peer, id);

        CHECK(json_is_object(json_array_get(answer, 3)));
        json_decref(answer);
    }
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(a_notification_is_never_answered)
{
    struct peer peer;
    size_t messages;

    NEED(peer_greet(&peer));
    peer_tell(&peer, "status", "{}");
    peer_tell(&peer, "nothing", "{}");
    peer_tell(&peer, "forget", "{}");
    peer_tell(&peer, "forget", "{'buffer':7}");
    json_decref(peer_result(&peer, "status", "{}"));
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1);
}

TEST(what_is_wrong_with_a_request_is_said)
{
    struct peer peer;

    NEED(peer_greet(&peer));
    check_refused(&peer, "nothing", "{}", "there is no method nothing");
    check_refused(&peer, "analyze", "{'buffer':1,'tick':1}", "analyze is a notification");
    check_refused(&peer, "list", "{'buffer':1,'kind':'all'}", "there is no list all");
    check_refused(&peer, "hover", "{'buffer':1,'row':0}", "the parameter column is not a number");
    check_refused(&peer, "hover", "{'buffer':'x','row':0,'column':0}",
                  "the parameter buffer is not a number");
    check_refused(&peer, "hover", "{'buffer':1,'row':4294967295,'column':0}",
                  "the parameter row is not a number");
    check_refused(&peer, "speakers", "{'buffer':1,'name':5}", "the parameter name is not a string");
    check_refused(&peer, "hover", "5", "the parameters are not one map");
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(an_unknown_buffer_has_nothing)
{
    struct peer peer;
    json_t *result;

    NEED(peer_greet(&peer));
    result = peer_result(&peer, "hover", "{'buffer':9,'row':0,'column':0}");
    CHECK(json_is_null(result));
    result = peer_result(&peer, "source", "{'buffer':9,'row':0,'column':0}");
    CHECK_INT(json_array_size(json_object_get(result, "targets")), 0);
    json_decref(result);
    result = peer_result(&peer, "conflicts", "{'buffer':9,'row':null,'column':null}");
    CHECK_INT(json_array_size(json_object_get(result, "targets")), 0);
    json_decref(result);
    result = peer_result(&peer, "timeline", "{'buffer':9,'name':'Brook'}");
    CHECK(json_is_null(json_object_get(result, "name")));
    json_decref(result);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(what_is_no_message_ends_it_with_status_1)
{
    check_ends("\xc1", 1, 1);
    check_ends("hello\n", 6, 1);
    check_ends("\x80", 1, 1);                   /* a map */
    check_ends("\x93\x03\xa1x\x90", 5, 1);      /* a kind that is none */
    check_ends("\x94\x00\xa1x\xa1x\x90", 7, 1); /* an id that is a string */
    check_ends("\x93\x02\xa1x\x80", 5, 1);      /* parameters that are a map */
}

TEST(claims_past_the_limits_end_it_at_once)
{
    char deep[40];

    check_ends("\x93\x02\xdb\xff\xff\xff\xff", 7, 1); /* a string of 4 GiB */
    check_ends("\x93\x02\xdb\x04\x00\x00\x01", 7, 1); /* of 64 MiB and a byte */
    check_ends("\xdd\xff\x00\x00\x00", 5, 1);         /* an array of 96 GiB when decoded */
    check_ends("\xdf\xff\xff\xff\xff", 5, 1);
    memset(deep, '\x91', sizeof(deep));
    check_ends(deep, 33, 1);
}

TEST(a_nesting_of_32_is_read)
{
    unsigned char bytes[64] = {0x94, 0, 1, 0xa6, 's', 't', 'a', 't', 'u', 's'};
    struct peer peer;
    json_t *answer;

    NEED(peer_greet(&peer));
    memset(bytes + 10, 0x91, 31);
    bytes[41] = 0xc0;
    bytes[2] = 99;
    peer_bytes(&peer, bytes, 42);
    answer = peer_answer(&peer, 99);
    CHECK_STR(json_string_value(json_array_get(answer, 2)), "the parameters are not one map");
    json_decref(answer);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(half_a_message_and_the_end_of_input_is_an_end)
{
    check_ends("\x94\x00\x01\xa6stat", 8, 0);
    check_ends("", 0, 0);
}

TEST(a_response_to_what_was_never_asked_is_dropped)
{
    check_ends("\x94\x01\x05\xc0\xc0", 5, 0);
}

TEST(messages_may_come_byte_by_byte)
{
    struct buffer bytes = BUFFER_INIT;
    struct peer peer;
    json_t *answer;

    NEED(peer_start(&peer));
    message_pack(&bytes, 1, "hello", "{'version':'0.1.0','protocol':1}");
    message_pack(&bytes, 0, "forget", "{'buffer':1}");
    message_pack(&bytes, 2, "status", "{}");
    for (size_t i = 0; i < bytes.size; i++)
        peer_bytes(&peer, bytes.data + i, 1);
    buffer_release(&bytes);
    answer = peer_answer(&peer, 2);
    CHECK_INT(number_of(json_array_get(answer, 3), "buffers"), 0);
    json_decref(answer);
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
}

TEST(the_end_of_input_ends_it_while_it_works)
{
    struct peer peer;
    size_t messages;

    NEED(peer_greet(&peer));
    analyze_much(&peer, 1);
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1); /* no marks: it did not wait for them */
}

TEST(sigterm_ends_it_while_it_works)
{
    struct peer peer;
    size_t messages;

    NEED(peer_greet(&peer));
    analyze_much(&peer, 1);
    json_decref(peer_result(&peer, "status", "{}"));
    CHECK_INT(peer_end(&peer, SIGTERM, &messages), 0);
    CHECK_INT(messages, 1);
}

TEST(requests_are_answered_while_it_works)
{
    struct peer peer;
    json_t *result;
    size_t messages;

    NEED(peer_greet(&peer));
    analyze_much(&peer, 1);
    result = peer_result(&peer, "hover", "{'buffer':1,'row':0,'column':0}");
    CHECK(json_is_null(result));
    CHECK_INT(peer_end(&peer, 0, &messages), 0);
    CHECK_INT(messages, 1);
}

/* Runs `csto serve` by the shell, with what stands behind it there. */
__attribute__((format(printf, 1, 0))) static int shell(const char *format, const char *path)
{
    const char *build = getenv("BUILD");
    char command[1000], rest[300];
    int status;

    snprintf(rest, sizeof(rest), format, path);
    snprintf(command, sizeof(command), "%s/csto serve %s", build ? build : "build", rest);
    status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(a_file_may_stand_for_the_editor)
{
    char path[] = "/tmp/csto-rpc-XXXXXX";
    struct buffer bytes = BUFFER_INIT;
    int file = mkstemp(path);

    NEED(file >= 0);
    message_pack(&bytes, 1, "hello", "{'version':'0.1.0','protocol':1}");
    CHECK_INT(write(file, bytes.data, bytes.size), bytes.size);
    CHECK_INT(shell("<%s | grep -q nvim_set_client_info", path), 0);
    CHECK_INT(shell("<%s | grep -q pid", path), 0);
    CHECK_INT(shell("<%s >/dev/null", path), 0);
    CHECK_INT(pwrite(file, "hello", 5, 0), 5);
    CHECK_INT(shell("<%s >/dev/null", path), 1);
    CHECK_INT(shell("</dev/null >/dev/null # %s", path), 0);
    CHECK_INT(shell("<&- 2>/dev/null # %s", path), 1);
    buffer_release(&bytes);
    close(file);
    unlink(path);
}

TEST(the_log_is_written_where_it_is_asked_for)
{
    char path[] = "/tmp/csto-rpc-XXXXXX", text[1000] = "";
    int file = mkstemp(path);
    struct peer peer;

    NEED(file >= 0);
    setenv("CSTO_LOG", path, 1);
    NEED(peer_greet(&peer));
    check_refused(&peer, "nothing", "{}", "there is no method nothing");
    CHECK_INT(peer_end(&peer, 0, NULL), 0);
    CHECK(read(file, text, sizeof(text) - 1) > 0);
    CHECK(strstr(text, "refused: there is no method nothing"));
    CHECK(strstr(text, "ends: end of input"));
    close(file);
    unlink(path);
}
