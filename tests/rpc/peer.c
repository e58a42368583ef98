/* tests/rpc/peer.c - plays the editor against the real `csto serve` */
#include "peer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where the stores of folders go: not into the user's cache. */
static void set_cache(void)
{
    static char cache[] = "/tmp/csto-rpc-cache";
    const char *own = getenv("PEER_CACHE");

    mkdir(cache, 0700);
    setenv("XDG_CACHE_HOME", own ? own : cache, 1);
}

static void run_server(int in, int out)
{
    const char *build = getenv("BUILD");
    char path[4096];

    set_cache();
    snprintf(path, sizeof(path), "%s/csto", build ? build : "build");
    dup2(in, 0);
    dup2(out, 1);
    execl(path, path, "serve", (char *)NULL);
    perror(path);
    _exit(127);
}

bool peer_start(struct peer *peer)
{
    int to[2], from[2];

    memset(peer, 0, sizeof(*peer));
    signal(SIGPIPE, SIG_IGN);
    if (pipe(to) || pipe(from))
        return false;
    peer->process = fork();
    if (peer->process == 0) {
        close(to[1]);
        close(from[0]);
        run_server(to[0], from[1]);
    }
    close(to[0]);
    close(from[1]);
    peer->in = to[1];
    peer->out = from[0];
    fcntl(peer->in, F_SETFD, FD_CLOEXEC); /* not for a second server */
    fcntl(peer->out, F_SETFD, FD_CLOEXEC);
    peer->kept = json_array();
    wire_init(&peer->wire);
    return peer->process > 0;
}

bool peer_greet(struct peer *peer)
{
    json_t *result = NULL;

    if (peer_start(peer))
        result = peer_result(peer, "hello", "{'client':'test','version':'0.1.0','protocol':1}");
    json_decref(result);
    return result != NULL;
}

void peer_bytes(struct peer *peer, const void *bytes, size_t size)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t written = write(peer->in, at, size);

        if (written < 0 && errno != EINTR)
            return; /* it has ended; what it said is what counts */
        at += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
}

static void pack_json(struct pack *pack, const json_t *value)
{
    const char *key;
    json_t *entry;
    size_t index;

    switch (json_typeof(value)) {
    case JSON_OBJECT:
        pack_map(pack, (uint32_t)json_object_size(value));
        json_object_foreach((json_t *)value, key, entry)
        {
            pack_key(pack, key);
            pack_json(pack, entry);
        }
        break;
    case JSON_ARRAY:
        pack_array(pack, (uint32_t)json_array_size(value));
        json_array_foreach(value, index, entry) pack_json(pack, entry);
        break;
    case JSON_STRING:
        pack_view(pack, (struct view){json_string_value(value), json_string_length(value)});
        break;
    case JSON_INTEGER:
        pack_number(pack, (uint64_t)json_integer_value(value));
        break;
    case JSON_REAL:
        pack_real(pack, json_real_value(value));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        pack_bool(pack, json_is_true(value));
        break;
    case JSON_NULL:
        pack_nil(pack);
    }
}

static json_t *json_of(const msgpack_object *object)
{
    const msgpack_object_map *map = &object->via.map;
    json_t *out;

    switch (object->type) {
    case MSGPACK_OBJECT_MAP:
        out = json_object();
        for (uint32_t i = 0; i < map->size; i++) {
            const msgpack_object_str *key = &map->ptr[i].key.via.str;
            char *name = strndup(key->ptr, key->size);

            json_object_set_new_nocheck(out, name, json_of(&map->ptr[i].val));
            free(name);
        }
        return out;
    case MSGPACK_OBJECT_ARRAY:
        out = json_array();
        for (uint32_t i = 0; i < object->via.array.size; i++)
            json_array_append_new(out, json_of(&object->via.array.ptr[i]));
        return out;
    case MSGPACK_OBJECT_STR:
        return json_stringn_nocheck(object->via.str.ptr, object->via.str.size);
    case MSGPACK_OBJECT_POSITIVE_INTEGER:
        return json_integer((json_int_t)object->via.u64);
    case MSGPACK_OBJECT_FLOAT32:
    case MSGPACK_OBJECT_FLOAT64:
        return json_real(object->via.f64);
    case MSGPACK_OBJECT_BOOLEAN:
        return json_boolean(object->via.boolean);
    default:
        return json_null();
    }
}

static json_t *json_read(const char *text)
{
    char *copy = strdup(text);
    json_error_t error;
    json_t *value;

    for (char *at = copy; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    value = json_loads(copy, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (!value)
        fprintf(stderr, "%s: %s\n", error.text, copy);
    free(copy);
    return value;
}

void message_pack(struct buffer *out, uint32_t id, const char *method, const char *map)
{
    json_t *value = json_read(map);
    struct pack pack;

    pack_init(&pack, out);
    pack_array(&pack, id ? 4 : 3);
    pack_number(&pack, id ? MESSAGE_REQUEST : MESSAGE_NOTIFICATION);
    if (id)
        pack_number(&pack, id);
    pack_text(&pack, method);
    pack_array(&pack, 1);
    if (value)
        pack_json(&pack, value);
    json_decref(value);
}

static void peer_send(struct peer *peer, uint32_t id, const char *method, const char *map,
                      va_list arguments)
{
    struct buffer message = BUFFER_INIT;
    va_list again;
    char *text;
    int size;

    va_copy(again, arguments);
    size = vsnprintf(NULL, 0, map, arguments);
    text = malloc((size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, map, again);
    va_end(again);
    message_pack(&message, id, method, text);
    peer_bytes(peer, message.data, message.size);
    free(text);
    buffer_release(&message);
}

uint32_t peer_ask(struct peer *peer, const char *method, const char *map, ...)
{
    va_list arguments;

    va_start(arguments, map);
    peer_send(peer, ++peer->id, method, map, arguments);
    va_end(arguments);
    return peer->id;
}

void peer_tell(struct peer *peer, const char *method, const char *map, ...)
{
    va_list arguments;

    va_start(arguments, map);
    peer_send(peer, 0, method, map, arguments);
    va_end(arguments);
}

/* From the program itself, not from what was kept. */
static json_t *peer_receive(struct peer *peer)
{
    struct error error = {0};
    struct message message;
    enum wire_state state;

    while ((state = wire_next(&peer->wire, &message, &error)) == WIRE_MORE) {
        struct pollfd poll_out = {peer->out, POLLIN, 0};
        size_t room;
        char *into = wire_room(&peer->wire, &room);
        ssize_t got =
            poll(&poll_out, 1, PEER_SECONDS * 1000) > 0 ? read(peer->out, into, room) : -1;

        if (got <= 0)
            return NULL;
        wire_filled(&peer->wire, (size_t)got);
    }
    if (state == WIRE_BAD)
        fprintf(stderr, "the program sent what is no message: %s\n", error.message);
    return state == WIRE_MESSAGE ? json_of(&peer->wire.unpacked.data) : NULL;
}

json_t *peer_next(struct peer *peer)
{
    json_t *message = json_array_get(peer->kept, 0);

    if (!message)
        return peer_receive(peer);
    json_incref(message);
    json_array_remove(peer->kept, 0);
    return message;
}

/* The first message for which `is` holds; those before it are kept. */
static json_t *peer_find(struct peer *peer, bool (*is)(const json_t *, const void *),
                         const void *wanted)
{
    json_t *message;
    size_t index;

    json_array_foreach(peer->kept, index, message)
    {
        if (is(message, wanted)) {
            json_incref(message);
            json_array_remove(peer->kept, index);
            return message;
        }
    }
    while ((message = peer_receive(peer)) && !is(message, wanted))
        json_array_append_new(peer->kept, message);
    return message;
}

static bool is_answer(const json_t *message, const void *id)
{
    return json_integer_value(json_array_get(message, 0)) == MESSAGE_RESPONSE &&
           json_integer_value(json_array_get(message, 1)) == *(const uint32_t *)id;
}

json_t *peer_answer(struct peer *peer, uint32_t id)
{
    return peer_find(peer, is_answer, &id);
}

static json_t *event_of(const json_t *message)
{
    return json_array_get(json_array_get(json_array_get(message, 2), 1), 0);
}

static bool is_event(const json_t *message, const void *event)
{
    const char *name = json_string_value(event_of(message));

    return name && strcmp(name, event) == 0;
}

json_t *peer_event(struct peer *peer, const char *event)
{
    json_t *message = peer_find(peer, is_event, event);
    json_t *map = json_incref(json_array_get(json_array_get(json_array_get(message, 2), 1), 1));

    json_decref(message);
    return map;
}

json_t *peer_result(struct peer *peer, const char *method, const char *map)
{
    uint32_t id = peer_ask(peer, method, "%s", map);
    json_t *answer = peer_answer(peer, id);
    json_t *result = json_is_null(json_array_get(answer, 2)) ? json_array_get(answer, 3) : NULL;

    json_incref(result);
    json_decref(answer);
    return result;
}

int peer_end(struct peer *peer, int number, size_t *messages)
{
    json_t *message;
    int status = -1;

    if (number)
        kill(peer->process, number);
    else
        close(peer->in);
    if (messages)
        *messages = 0;
    while ((message = peer_next(peer))) {
        if (messages)
            ++*messages;
        json_decref(message);
    }
    waitpid(peer->process, &status, 0);
    if (number)
        close(peer->in);
    close(peer->out);
    wire_release(&peer->wire);
    json_decref(peer->kept);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

long long number_of(const json_t *map, const char *key)
{
    const json_t *value = json_object_get(map, key);

    return json_is_integer(value) ? json_integer_value(value) : -1;
}
