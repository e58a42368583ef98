/* server.c - what `csto serve` costs without an editor: start, a question, first marks, marks after an edit, links */
#include "server.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "csto.h"
#include "rpc/pack.h"
#include "rpc/wire.h"

enum { ROUNDS = 40, WORDS = 600 };

static const char article[] = "tests/articles/csto-review-weekly.txt";

struct server {
    pid_t process;
    int in, out;
    struct wire wire;
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void start(struct server *server)
{
    const char *build = getenv("BUILD");
    char path[4096];
    int to[2], from[2];

    snprintf(path, sizeof(path), "%s/csto", build ? build : "build");
    if (pipe(to) || pipe(from) || (server->process = fork()) < 0)
        exit(1);
    if (server->process == 0) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        close(to[1]);
        close(from[0]);
        execl(path, path, "serve", (char *)NULL);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    server->in = to[1];
    server->out = from[0];
    wire_init(&server->wire);
}

static void stop(struct server *server)
{
    close(server->in);
    close(server->out);
    waitpid(server->process, NULL, 0);
    wire_release(&server->wire);
}

/* Begins [0, id, method, [map]], or [2, method, [map]] for id 0, with `keys` entries to come. */
static void begin(struct pack *pack, struct buffer *out, uint32_t id, const char *method,
                  uint32_t keys)
{
    pack_init(pack, out);
    pack_array(pack, id ? 4 : 3);
    pack_number(pack, id ? MESSAGE_REQUEST : MESSAGE_NOTIFICATION);
    if (id)
        pack_number(pack, id);
    pack_text(pack, method);
    pack_array(pack, 1);
    pack_map(pack, keys);
}

static void add_number(struct pack *pack, const char *key, uint64_t value)
{
    pack_key(pack, key);
    pack_number(pack, value);
}

static bool send_all(struct server *server, struct buffer *message)
{
    bool sent = write(server->in, message->data, message->size) == (ssize_t)message->size;

    buffer_release(message);
    return sent;
}

/* Reads until an answer comes (event NULL), or that event. */
static bool await(struct server *server, const char *event)
{
    struct message message;
    struct error error = {0};
    enum wire_state state;

    while ((state = wire_next(&server->wire, &message, &error)) != WIRE_BAD) {
        size_t room;
        char *into;
        ssize_t got;

        if (state == WIRE_MESSAGE && message.kind == MESSAGE_RESPONSE && !event)
            return true;
        if (state == WIRE_MESSAGE && message.kind == MESSAGE_NOTIFICATION && event) {
            const msgpack_object *name = message.params->via.array.ptr[1].via.array.ptr;

            if (view_is(message.method, "nvim_exec_lua") &&
                view_is((struct view){name->via.str.ptr, name->via.str.size}, event))
                return true;
        }
        if (state == WIRE_MESSAGE)
            continue;
        into = wire_room(&server->wire, &room);
        got = read(server->out, into, room);
        if (got <= 0)
            return false;
        wire_filled(&server->wire, (size_t)got);
    }
    return false;
}

static bool hello(struct server *server)
{
    struct buffer out = BUFFER_INIT;
    struct pack pack;

    start(server);
    begin(&pack, &out, 1, "hello", 2);
    pack_key(&pack, "version");
    pack_text(&pack, CSTO_VERSION);
    add_number(&pack, "protocol", CSTO_PROTOCOL);
    return send_all(server, &out) && await(server, NULL);
}

/* The article again and again, to the end of the line in which it has WORDS words. */
static struct view long_article(struct arena *arena)
{
    struct buffer out = BUFFER_INIT;
    struct article one;
    uint32_t words = 0;
    struct view text = {"", 0};

    if (article_load(&one, article, arena, NULL))
        return text;
    for (size_t at = 0; !out.failed; at = (at + 1) % one.bytes.size) {
        char byte = one.bytes.data[at];

        buffer_add(&out, &byte, 1);
        words += byte == ' ' || byte == '\n';
        if (words >= WORDS && byte == '\n')
            break;
    }
    text = arena_copy(arena, buffer_as_view(&out));
    buffer_release(&out);
    return text;
}

static bool analyze_text(struct server *server, uint64_t tick, struct view text, bool folder)
{
    struct buffer out = BUFFER_INIT;
    struct pack pack;
    uint32_t lines = 0;
    char path[4096];

    for (size_t i = 0; i < text.size; i++)
        lines += text.data[i] == '\n';
    begin(&pack, &out, 0, "analyze", 5);
    add_number(&pack, "buffer", 1);
    add_number(&pack, "tick", tick);
    pack_key(&pack, "folder");
    pack_bool(&pack, folder);
    pack_key(&pack, "path");
    pack_text(&pack, realpath(article, path));
    pack_key(&pack, "lines");
    pack_array(&pack, lines);
    for (; lines > 0; lines--) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = (size_t)(end - text.data);

        pack_view(&pack, (struct view){text.data, size});
        text = (struct view){end + 1, text.size - size - 1};
    }
    return send_all(server, &out);
}

static int by_size(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

static void report(const char *what, double times[ROUNDS])
{
    qsort(times, ROUNDS, sizeof(*times), by_size);
    printf("%-52s %8.2f ms   p95 %8.2f ms\n", what, times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
}

static bool bench_start(struct view text)
{
    double hellos[ROUNDS], marks[ROUNDS];
    bool good = true;

    for (int i = 0; good && i < ROUNDS; i++) {
        struct server server;
        double since = now();

        good = hello(&server);
        hellos[i] = now() - since;
        good = good && analyze_text(&server, 1, text, false) && await(&server, "marks");
        marks[i] = now() - since;
        stop(&server);
    }
    if (good) {
        report("process start to the answer to hello", hellos);
        report("process start to the marks of 600 words", marks);
    }
    return good;
}

static bool ask_hover(struct server *server)
{
    struct buffer out = BUFFER_INIT;
    struct pack pack;

    begin(&pack, &out, 2, "hover", 3);
    add_number(&pack, "buffer", 1);
    add_number(&pack, "row", 6);
    add_number(&pack, "column", 100);
    return send_all(server, &out) && await(server, NULL);
}

static bool bench_warm(struct view text)
{
    double marks[ROUNDS], links[ROUNDS], cards[ROUNDS];
    struct server server;
    bool good = hello(&server) && analyze_text(&server, 1, text, true) && await(&server, "links");

    for (int i = 0; good && i < ROUNDS; i++) {
        double since = now();

        good = analyze_text(&server, (uint64_t)i + 2, text, true) && await(&server, "marks");
        marks[i] = now() - since;
        good = good && await(&server, "links");
        links[i] = now() - since;
        since = now();
        good = good && ask_hover(&server);
        cards[i] = now() - since;
    }
    stop(&server);
    if (good) {
        report("lines of 600 words to marks, warm", marks);
        report("  and to links with the folder", links);
        report("a card, there and back", cards);
    }
    return good;
}

bool bench_server(void)
{
    struct arena arena;
    struct view text;
    bool good;

    signal(SIGPIPE, SIG_IGN);
    arena_init(&arena, 0);
    text = long_article(&arena);
    good = text.size && bench_start(text) && bench_warm(text);
    arena_release(&arena);
    return good;
}
