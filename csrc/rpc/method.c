/* rpc/method.c - the method table: reading it is reading the protocol */
#include "rpc/method.h"

#include <stdio.h>
#include <unistd.h>

#include "base/log.h"
#include "csto.h"
#include "rpc/answer.h"
#include "rpc/card.h"
#include "rpc/overview.h"
#include "rpc/tables.h"
#include "rpc/timeline.h"
#include "rpc/wide.h"
#include "syntax/model.h"

/* WIDE: a request that may be about a whole folder; told as a notification with a ticket, it is answered by an event. */
enum form { REQUEST, WIDE, NOTIFICATION };

struct method {
    const char *name;
    enum form form;
    const char *takes; /* a question mark: may be null or missing */
    enum error_code (*answer)(struct call *call, struct error *error);
    const char *gives; /* or does */
};

static enum error_code on_hello(struct call *call, struct error *error);
static enum error_code on_analyze(struct call *call, struct error *error);
static enum error_code on_text(struct call *call, struct error *error);
static enum error_code on_more(struct call *call, struct error *error);
static enum error_code on_forget(struct call *call, struct error *error);
static enum error_code on_status(struct call *call, struct error *error);

static const struct method methods[] = {
    {"hello", REQUEST, "client? version protocol files?", on_hello, "{version, protocol, pid}"},
    {"text", NOTIFICATION, "buffer row end? lines", on_text,
     "replaces lines [row, end) of the text"},
    {"analyze", NOTIFICATION, "buffer tick path? lines? bytes? row? date? folder?", on_analyze,
     "the events marks and links, or failed"},
    {"more", NOTIFICATION, "buffer tick row portion links?", on_more, "a further portion of them"},
    {"forget", NOTIFICATION, "buffer", on_forget, "drops what is held of the buffer"},
    {"faults", NOTIFICATION, "buffer", on_faults, "the event faults"},
    {"hover", REQUEST, "buffer row column", answer_hover,
     "{title, lines, range, statement, links} or null"},
    {"source", REQUEST, "buffer row column", answer_source,
     "{targets}, the nearest report first, or null"},
    {"reports", REQUEST, "buffer row column", answer_reports,
     "{targets}, all other reports, or null"},
    {"conflicts", REQUEST, "buffer row? column?", answer_conflicts, "{targets} or null"},
    {"speakers", WIDE, "buffer name? ticket?", answer_speakers, "{speakers} of the folder"},
    {"timeline", WIDE, "buffer name? row? column? ticket?", answer_timeline,
     "{name, targets, links}"},
    {"list", WIDE, "buffer kind name? row? column? ticket?", answer_list,
     "{name, rows} of a window"},
    {"entry", REQUEST, "buffer name? row? column?", answer_entry,
     "{path, name, row, head, cells} of speakers.tsv, or null"},
    {"status", REQUEST, "", on_status,
     "{version, protocol, buffers, folders, articles, memory, model, stores}"},
};

enum { METHODS = sizeof(methods) / sizeof(methods[0]), CALL_MEMORY = 64 << 20 };

static const struct method *method_find(struct view name)
{
    for (size_t i = 0; i < METHODS; i++)
        if (view_is(name, methods[i].name))
            return &methods[i];
    return NULL;
}

static enum error_code on_hello(struct call *call, struct error *error)
{
    const struct arguments *client = &call->arguments;

    if (client->protocol != CSTO_PROTOCOL || !view_is(client->version, CSTO_VERSION))
        return error_set(error, ERROR_VERSION,
                         "csto is version " CSTO_VERSION " (protocol %d) and the plugin %.*s "
                         "(protocol %u): run `make` in the plugin's folder, then %s",
                         CSTO_PROTOCOL, VIEW_ARGS(client->version), client->protocol,
                         view_is(client->client, "vim")
                             ? "restart Vim (a library that is loaded cannot be replaced)"
                             : "try again");
    if (client->files.size >= PLACE_PATTERNS)
        return error_set(error, ERROR_USAGE, "the parameter files is longer than %d bytes",
                         PLACE_PATTERNS - 1);
    snprintf(call->session->files, PLACE_PATTERNS, "%.*s", VIEW_ARGS(client->files));
    call->session->greeted = true;
    pack_map(call->out, 3);
    pack_key(call->out, "version");
    pack_text(call->out, CSTO_VERSION);
    pack_key(call->out, "protocol");
    pack_number(call->out, CSTO_PROTOCOL);
    pack_key(call->out, "pid");
    pack_number(call->out, (uint64_t)getpid());
    return ERROR_OK;
}

static enum error_code on_analyze(struct call *call, struct error *error)
{
    (void)error;
    session_analyze(call->session, &call->arguments);
    return ERROR_OK;
}

static enum error_code on_text(struct call *call, struct error *error)
{
    (void)error;
    session_text(call->session, &call->arguments);
    return ERROR_OK;
}

static enum error_code on_more(struct call *call, struct error *error)
{
    (void)error;
    if (call->document)
        session_more(call->session, call->document, &call->arguments);
    return ERROR_OK;
}

static enum error_code on_forget(struct call *call, struct error *error)
{
    (void)error;
    session_forget(call->session, call->arguments.buffer);
    return ERROR_OK;
}

/* Where each folder's store is: null where it is kept in memory, or not open yet. */
static void pack_stores(const struct call *call)
{
    const struct shelf *shelf;
    uint32_t size = 0;

    for (shelf = call->session->shelves; shelf; shelf = shelf->next)
        size++;
    pack_array(call->out, size);
    for (shelf = call->session->shelves; shelf; shelf = shelf->next) {
        pack_map(call->out, 3);
        pack_key(call->out, "folder");
        pack_text(call->out, shelf->path);
        pack_key(call->out, "file");
        pack_text(call->out, shelf->file);
        pack_key(call->out, "articles");
        pack_number(call->out, shelf->articles);
    }
}

static enum error_code on_status(struct call *call, struct error *error)
{
    struct session_size size;

    (void)error;
    session_measure(call->session, &size);
    pack_map(call->out, 8);
    pack_key(call->out, "version");
    pack_text(call->out, CSTO_VERSION);
    pack_key(call->out, "protocol");
    pack_number(call->out, CSTO_PROTOCOL);
    pack_key(call->out, "model");
    pack_number(call->out, model_get() ? model_bytes().size : 0);
    pack_key(call->out, "stores");
    pack_stores(call);
    pack_key(call->out, "buffers");
    pack_number(call->out, size.buffers);
    pack_key(call->out, "folders");
    pack_number(call->out, size.folders);
    pack_key(call->out, "articles");
    pack_number(call->out, size.articles);
    pack_key(call->out, "memory");
    pack_number(call->out, size.memory);
    return ERROR_OK;
}

static enum error_code check_form(const struct method *method, enum message_kind kind,
                                  struct error *error)
{
    if (method && method->form != WIDE && (method->form == REQUEST) != (kind == MESSAGE_REQUEST))
        return error_set(error, ERROR_PROTOCOL, "%s is a %s", method->name,
                         method->form == REQUEST ? "request" : "notification");
    return ERROR_OK;
}

/* Checks that the method may be called now, and reads what it takes. */
static enum error_code call_begin(struct call *call, const struct method *method, struct view name,
                                  const msgpack_object *params, struct error *error)
{
    if (!method)
        return error_set(error, ERROR_PROTOCOL, "there is no method %.*s", VIEW_ARGS(name));
    if (!call->session->greeted && method->answer != on_hello)
        return error_set(error, ERROR_PROTOCOL, "hello must come before %s", method->name);
    return arguments_read(&call->arguments, method->takes, params, error);
}

/* Under a guard: what allocates in the arena does not return when memory runs out. */
static enum error_code call_answer(struct call *call, const struct method *method,
                                   struct error *error)
{
    jmp_buf guard;
    enum error_code code;

    if (setjmp(guard))
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to answer %s", method->name);
    call->arena->guard = &guard;
    call->document = session_document(call->session, call->arguments.buffer);
    code = method->answer(call, error);
    call->arena->guard = NULL;
    return code;
}

static void reply_begin(struct pack *pack, const struct reply *reply, const struct error *error)
{
    const char *refusal = error->code ? error->message : NULL;

    if (reply->told) {
        pack_event(pack, "answer");
        pack_map(pack, 4);
        pack_key(pack, "ticket");
        pack_number(pack, reply->id);
        pack_key(pack, "code");
        pack_text(pack, refusal ? error_name(error->code) : NULL);
        pack_key(pack, "message");
        pack_text(pack, refusal);
        pack_key(pack, "result");
        if (refusal)
            pack_nil(pack);
    } else if (refusal) {
        pack_refusal(pack, reply->id, refusal);
    } else {
        pack_answer(pack, reply->id);
    }
}

/* Answers or, where there is an error already, refuses. */
static void call_reply(struct call *call, const struct method *method, const struct reply *reply,
                       struct error *error)
{
    struct buffer out = BUFFER_INIT;
    struct pack pack;

    pack_init(&pack, &out);
    call->out = &pack;
    if (!error->code)
        reply_begin(&pack, reply, error);
    if (error->code || call_answer(call, method, error)) {
        log_write(LEVEL_WARNING, "refused: %s", error->message);
        buffer_clear(&out);
        reply_begin(&pack, reply, error);
    }
    call->session->send(call->session->context, &out);
    buffer_release(&out);
}

/* What is asked of a large folder was looked for, or is not wanted any more. */
static void on_found(struct wide *wide)
{
    struct error error = {0};
    struct arena arena;
    struct call call = {
        .session = wide->session, .arena = &arena, .arguments = wide->arguments, .wide = wide};

    if (wide->cancel)
        error_set(&error, ERROR_CANCELLED, "%s", error_default(ERROR_CANCELLED));
    arena_init(&arena, CALL_MEMORY);
    call_reply(&call, wide->method, &wide->reply, &error);
    arena_release(&arena);
}

/* What must be looked for in the store of a large folder, or NULL. */
static struct wide *call_wide(struct call *call, const struct method *method)
{
    if (method->form != WIDE)
        return NULL;
    call->document = session_document(call->session, call->arguments.buffer);
    return wide_new(call,
                    method->answer == answer_speakers || view_is(call->arguments.kind, "speakers"));
}

static void answer_request(struct call *call, const struct method *method,
                           const struct message *message)
{
    struct reply reply = {message->id, message->kind == MESSAGE_NOTIFICATION};
    struct error error = {0};
    struct wide *wide = NULL;

    if (!check_form(method, message->kind, &error) &&
        !call_begin(call, method, message->method, message->params, &error))
        wide = call_wide(call, method);
    if (reply.told)
        reply.id = call->arguments.ticket;
    if (!wide) {
        call_reply(call, method, &reply, &error);
        return;
    }
    wide->method = method;
    wide->reply = reply;
    wide->answer = on_found;
    wide_ask(wide);
}

static void obey_notification(struct call *call, const struct method *method,
                              const struct message *message)
{
    struct error error = {0};

    if (!check_form(method, message->kind, &error) &&
        !call_begin(call, method, message->method, message->params, &error))
        call_answer(call, method, &error);
    else if (method && method->answer == on_analyze && call->arguments.buffer)
        session_failed(call->session, call->arguments.buffer, call->arguments.tick, &error);
    if (error.code)
        log_write(LEVEL_WARNING, "ignored: %s", error.message);
}

void method_call(struct session *session, const struct message *message)
{
    const struct method *method = method_find(message->method);
    struct arena arena;
    struct call call = {.session = session, .arena = &arena};

    if (message->kind == MESSAGE_RESPONSE)
        return;
    log_write(LEVEL_DEBUG, "%.*s", VIEW_ARGS(message->method));
    arena_init(&arena, CALL_MEMORY);
    if (message->kind == MESSAGE_REQUEST || (method && method->form == WIDE))
        answer_request(&call, method, message);
    else
        obey_notification(&call, method, message);
    arena_release(&arena);
}

enum error_code method_perform(struct session *session, struct view name,
                               const msgpack_object *params, struct buffer *out,
                               struct error *error)
{
    const struct method *method = method_find(name);
    struct arena arena;
    struct pack pack;
    struct call call = {.session = session, .arena = &arena, .out = &pack};
    struct wide *wide = NULL;
    enum error_code code;

    arena_init(&arena, CALL_MEMORY);
    pack_init(&pack, out);
    code = call_begin(&call, method, name, params, error);
    if (!code && (wide = call_wide(&call, method)))
        wide_find(wide);
    call.wide = wide;
    code = code ? code : call_answer(&call, method, error);
    wide_free(wide);
    if (!code && method->form == NOTIFICATION)
        pack_nil(&pack);
    arena_release(&arena);
    return code;
}

static void pack_methods(struct pack *pack)
{
    pack_map(pack, METHODS);
    for (size_t i = 0; i < METHODS; i++) {
        pack_key(pack, methods[i].name);
        pack_map(pack, 2);
        pack_key(pack, "async");
        pack_bool(pack, methods[i].form == NOTIFICATION);
        pack_key(pack, "nargs");
        pack_number(pack, 1);
    }
}

void method_introduce(struct session *session)
{
    struct buffer out = BUFFER_INIT;
    struct pack pack;

    pack_init(&pack, &out);
    pack_array(&pack, 3);
    pack_number(&pack, MESSAGE_NOTIFICATION);
    pack_text(&pack, "nvim_set_client_info");
    pack_array(&pack, 5);
    pack_text(&pack, "csto");
    pack_version(&pack, CSTO_VERSION);
    pack_text(&pack, "msgpack-rpc");
    pack_methods(&pack);
    pack_map(&pack, 0);
    session->send(session->context, &out);
    buffer_release(&out);
}
