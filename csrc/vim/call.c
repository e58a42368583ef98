/* vim/call.c - csto_call, the one entry that Vim's libcall() calls */
#include <signal.h>
#include <stdlib.h>

#include "base/log.h"
#include "csto.h"
#include "lexicon/lexicon.h"
#include "rpc/method.h"
#include "vim/answer.h"
#include "vim/mailbox.h"
#include "vim/request.h"

enum { ANSWER_KEPT = 1 << 20 /* bytes of room that an answer may leave behind */ };

/* The editor's one session, which lives as long as the editor: a library that is called has nobody to hand its state to. */
static struct engine {
    bool started;
    uv_loop_t loop;
    uv_work_t warm;
    struct session session;
    struct mailbox mailbox;
    struct buffer answer;
} engine;

static void on_message(void *context, struct buffer *message)
{
    mailbox_put(context, buffer_as_view(message));
}

/* The pool's threads come into being with its first work. Signals are the editor's: no thread of ours may run its handlers. */
static int start_pool(void)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
    sigset_t blocked, before;
    int failed;

    sigfillset(&blocked);
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
        sigdelset(&blocked, faults[i]);
    pthread_sigmask(SIG_BLOCK, &blocked, &before);
    failed = reading_warm(&engine.loop, &engine.warm);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed;
}

static void open_log(void)
{
    const char *path = getenv("CSTO_LOG");
    struct error error = {0};

    if (path && *path)
        log_open(path, LEVEL_DEBUG, &error);
}

static enum error_code engine_start(struct error *error)
{
    int failed;

    if (engine.started)
        return ERROR_OK;
    failed = uv_loop_init(&engine.loop);
    if (failed)
        return error_set(error, ERROR_NO_MEMORY, "the engine does not start: %s",
                         uv_strerror(failed));
    engine.started = true;
    open_log();
    session_init(&engine.session, &engine.loop, on_message, &engine.mailbox);
    if (start_pool())
        log_write(LEVEL_ERROR, "the lexicon is not read ahead");
    return ERROR_OK;
}

/* {events, busy, lost}; busy: something is under way, ask again. */
static enum error_code on_poll(struct buffer *out, struct error *error)
{
    (void)error;
    buffer_format(
        out, "{\"busy\":%s,\"lost\":%s,\"events\":", uv_loop_alive(&engine.loop) ? "true" : "false",
        engine.mailbox.lost ? "true" : "false");
    mailbox_take(&engine.mailbox, out);
    buffer_text(out, "}");
    return ERROR_OK;
}

/* Forgets every buffer; what works for one is told to stop. */
static enum error_code on_stop(struct buffer *out, struct error *error)
{
    (void)error;
    session_release(&engine.session);
    session_init(&engine.session, &engine.loop, on_message, &engine.mailbox);
    mailbox_clear(&engine.mailbox);
    buffer_text(out, "null");
    return ERROR_OK;
}

/* What only a caller that cannot be called back needs; all other methods are in rpc/method.c. */
static const struct {
    const char *name;
    enum error_code (*answer)(struct buffer *out, struct error *error);
} own[] = {{"poll", on_poll}, {"stop", on_stop}};

static enum error_code perform(struct buffer *out, const struct request *request,
                               struct error *error)
{
    struct buffer packed = BUFFER_INIT;
    enum error_code code;

    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
        if (view_is(request->method, own[i].name))
            return own[i].answer(out, error);
    code = method_perform(&engine.session, request->method, &request->params, &packed, error);
    if (!code && packed.failed)
        code = error_set(error, ERROR_NO_MEMORY, "not enough memory for the answer");
    code = code ? code : answer_packed(out, buffer_as_view(&packed), error);
    buffer_release(&packed);
    return code;
}

static enum error_code answer_request(struct buffer *out, const char *json, struct error *error)
{
    struct request request;
    enum error_code code = request_read(&request, json, error);

    if (code)
        return code;
    buffer_text(out, "{\"result\":");
    code = perform(out, &request, error);
    buffer_text(out, "}");
    request_release(&request);
    if (!code && out->failed)
        code = error_set(error, ERROR_NO_MEMORY, "not enough memory for the answer");
    return code;
}

static void clear_answer(struct buffer *answer)
{
    if (answer->room > ANSWER_KEPT || answer->failed)
        buffer_release(answer);
    else
        buffer_clear(answer);
}

CSTO_API const char *csto_call(const char *request_json)
{
    struct buffer *out = &engine.answer;
    struct error error = {0};
    enum error_code code = engine_start(&error);

    clear_answer(out);
    if (!code) {
        uv_run(&engine.loop, UV_RUN_NOWAIT);
        code = answer_request(out, request_json, &error);
    }
    if (code) {
        log_write(LEVEL_WARNING, "refused: %s", error.message);
        buffer_release(out);
        answer_error(out, &error);
    }
    if (out->failed || !out->data)
        return "{\"error\":{\"code\":\"no-memory\",\"message\":\"not enough memory\"}}";
    return out->data;
}
