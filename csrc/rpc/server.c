/* rpc/server.c - `csto serve`: one editor, on standard input and output */
#include "rpc/server.h"

#ifdef __linux__
#include <malloc.h>
#endif
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "rpc/method.h"

struct server {
    uv_loop_t loop;
    uv_pipe_t in, out;
    uv_signal_t terminate;
    uv_timer_t grace;
    uv_work_t warm;
    uv_fs_t file; /* instead of `in` where the input is a file */
    int input;
    struct wire wire;
    struct session session;
    int status;
    bool ending;
};

/* A message that waits for the editor to read it. */
struct letter {
    uv_write_t write;
    struct server *server;
    char *data;
};

/* A worker cannot be interrupted, and exit() would wait for it. */
static void on_grace(uv_timer_t *timer)
{
    const struct server *server = timer->data;

    log_write(LEVEL_INFO, "ends while a worker is busy");
    _exit(server->status);
}

static void server_end(struct server *server, int status, const char *why)
{
    if (server->ending)
        return;
    log_write(status ? LEVEL_ERROR : LEVEL_INFO, "ends: %s", why);
    server->ending = true;
    server->status = status;
    session_release(&server->session);
    uv_close((uv_handle_t *)&server->in, NULL);
    uv_close((uv_handle_t *)&server->out, NULL);
    uv_close((uv_handle_t *)&server->terminate, NULL);
    uv_timer_start(&server->grace, on_grace, SERVER_GRACE, 0);
    /* the loop ends by itself once the pool is idle */
    uv_unref((uv_handle_t *)&server->grace);
}

static void on_written(uv_write_t *write, int status)
{
    struct letter *letter = (struct letter *)write;

    if (status < 0 && status != UV_ECANCELED)
        server_end(letter->server, 0, "the editor is gone");
    free(letter->data);
    free(letter);
}

/* Takes the bytes over. What cannot be sent ends the program: an editor waits for each answer without limit. */
static void server_send(void *context, struct buffer *message)
{
    struct server *server = context;
    struct letter *letter = server->ending ? NULL : malloc(sizeof(*letter));
    uv_buf_t bytes = uv_buf_init(message->data, (unsigned)message->size);

    if (server->ending)
        return;
    if (!letter || message->failed) {
        free(letter);
        server_end(server, 1, "not enough memory for a message");
        return;
    }
    letter->server = server;
    letter->data = buffer_detach(message);
    if (uv_write(&letter->write, (uv_stream_t *)&server->out, &bytes, 1, on_written)) {
        free(letter->data);
        free(letter);
        server_end(server, 0, "the editor is gone");
    } else if (uv_stream_get_write_queue_size((uv_stream_t *)&server->out) > SERVER_QUEUE) {
        server_end(server, 1, "the editor does not read");
    }
}

static void on_room(uv_handle_t *handle, size_t suggested, uv_buf_t *out)
{
    struct server *server = handle->data;
    size_t size;
    char *room = wire_room(&server->wire, &size);

    (void)suggested;
    *out = uv_buf_init(room, (unsigned)size);
}

static void server_receive(struct server *server)
{
    struct message message;
    struct error error = {0};
    enum wire_state state;

    do {
        state = wire_next(&server->wire, &message, &error);
        if (state == WIRE_MESSAGE)
            method_call(&server->session, &message);
    } while (state == WIRE_MESSAGE && !server->ending);
    if (state == WIRE_BAD)
        server_end(server, 1, error.message);
}

static void on_read(uv_stream_t *stream, ssize_t size, const uv_buf_t *room)
{
    struct server *server = stream->data;

    (void)room;
    if (size == UV_ENOBUFS) {
        server_end(server, 1, "not enough memory to read a message");
    } else if (size < 0) {
        server_end(server, 0, size == UV_EOF ? "end of input" : uv_strerror((int)size));
    } else {
        wire_filled(&server->wire, (size_t)size);
        server_receive(server);
    }
}

static void on_file(uv_fs_t *read);

/* A file cannot be waited for: it is read in the pool. */
static int server_read_file(struct server *server)
{
    uv_buf_t room;

    on_room((uv_handle_t *)&server->in, 0, &room);
    if (!room.base)
        return UV_ENOBUFS;
    return uv_fs_read(&server->loop, &server->file, server->input, &room, 1, -1, on_file);
}

static void on_file(uv_fs_t *read)
{
    struct server *server = read->data;
    ssize_t size = read->result;

    uv_fs_req_cleanup(read);
    if (server->ending)
        return;
    on_read((uv_stream_t *)&server->in, size > 0 ? size : UV_EOF, NULL);
    if (!server->ending && server_read_file(server))
        server_end(server, 1, "not enough memory to read a message");
}

static void on_terminate(uv_signal_t *signal, int number)
{
    (void)number;
    server_end(signal->data, 0, "SIGTERM");
}

static bool is_program_end(int descriptor)
{
    uv_handle_type type = uv_guess_handle(descriptor);

    return type == UV_NAMED_PIPE || type == UV_FILE;
}

/* Descriptors of our own for both ends; 1 becomes what 2 is. -1: somebody sits there, or nobody. */
static int take_descriptors(int *in, int *out)
{
    if (!is_program_end(0) || !is_program_end(1))
        return -1;
    *in = fcntl(0, F_DUPFD_CLOEXEC, 3);
    *out = fcntl(1, F_DUPFD_CLOEXEC, 3);
    if (dup2(2, 1) < 0) {
        int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

        dup2(null, 1);
        close(null);
    }
    return *in < 0 || *out < 0 ? -1 : 0;
}

static int server_open(struct server *server, int in, int out)
{
    int failed = uv_loop_init(&server->loop);

    if (failed)
        return failed;
    uv_pipe_init(&server->loop, &server->in, 0);
    uv_pipe_init(&server->loop, &server->out, 0);
    uv_signal_init(&server->loop, &server->terminate);
    uv_timer_init(&server->loop, &server->grace);
    server->in.data = server->out.data = server->terminate.data = server->grace.data = server;
    wire_init(&server->wire);
    session_init(&server->session, &server->loop, server_send, server);
    server->file.data = server;
    server->input = in;
    failed = uv_pipe_open(&server->out, out);
    failed = failed ? failed : uv_signal_start(&server->terminate, on_terminate, SIGTERM);
    failed = failed ? failed : reading_warm(&server->loop, &server->warm);
    if (failed || uv_guess_handle(in) == UV_FILE)
        return failed ? failed : server_read_file(server);
    failed = uv_pipe_open(&server->in, in);
    return failed ? failed : uv_read_start((uv_stream_t *)&server->in, on_room, on_read);
}

static int server_close(struct server *server)
{
    uv_close((uv_handle_t *)&server->grace, NULL);
    uv_run(&server->loop, UV_RUN_DEFAULT);
    wire_release(&server->wire);
    uv_loop_close(&server->loop);
    return server->status;
}

static void open_log(void)
{
    const char *path = getenv("CSTO_LOG");
    struct error error = {0};

    if (path && *path && log_open(path, LEVEL_DEBUG, &error))
        fprintf(stderr, "csto serve: %s\n", error.message);
}

/* Articles come and go, in blocks made by several threads: glibc would keep what was freed, several times what is in use. */
static void return_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, SERVER_BLOCK);
    mallopt(M_TRIM_THRESHOLD, SERVER_BLOCK);
    mallopt(M_ARENA_MAX, 2);
#endif
}

int server_run(void)
{
    struct server server = {0};
    int in, out, failed;

    return_memory();
    open_log();
    if (take_descriptors(&in, &out)) {
        fprintf(stderr,
                "csto serve: speaks msgpack-RPC with an editor; the plugin starts it, it is "
                "of no use in a terminal\n");
        return 1;
    }
    signal(SIGPIPE, SIG_IGN);
    failed = server_open(&server, in, out);
    if (failed) {
        fprintf(stderr, "csto serve: %s\n", uv_strerror(failed));
        return 1;
    }
    log_write(LEVEL_INFO, "serves, process %d", (int)getpid());
    method_introduce(&server.session);
    uv_run(&server.loop, UV_RUN_DEFAULT);
    return server_close(&server);
}
