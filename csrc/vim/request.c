/* vim/request.c - a request in JSON, held to limits and turned into what the methods take */
#include "vim/request.h"

#include "rpc/wire.h"

struct scan {
    uint32_t depth, elements;
    bool in_string;
};

/* Looks at one byte; the number of bytes that it speaks for. */
static size_t scan_byte(struct scan *scan, const char *at)
{
    if (scan->in_string) {
        scan->in_string = *at != '"';
        return *at == '\\' && at[1] ? 2 : 1;
    }
    if (*at == '"')
        scan->in_string = true;
    else if (*at == '[' || *at == '{')
        scan->depth++;
    else if ((*at == ']' || *at == '}') && scan->depth > 0)
        scan->depth--;
    scan->elements += *at == ',' || *at == '[' || *at == '{';
    return 1;
}

static enum error_code check_limits(const char *json, size_t size, struct error *error)
{
    struct scan scan = {0};

    if (size > WIRE_BYTES)
        return error_set(error, ERROR_TOO_LARGE, "a request of over %d MiB", WIRE_BYTES >> 20);
    for (size_t at = 0; at < size; at += scan_byte(&scan, json + at)) {
        if (scan.depth > WIRE_DEPTH)
            return error_set(error, ERROR_PROTOCOL, "a request that is nested too deeply");
        if (scan.elements > WIRE_ELEMENTS)
            return error_set(error, ERROR_TOO_LARGE, "a request of too many elements");
    }
    return ERROR_OK;
}

static bool object_of(msgpack_object *out, const json_t *value, struct arena *arena);

static msgpack_object string_object(const char *text, size_t size)
{
    msgpack_object out = {.type = MSGPACK_OBJECT_STR};

    out.via.str.ptr = text;
    out.via.str.size = (uint32_t)size;
    return out;
}

static msgpack_object integer_object(json_int_t value)
{
    msgpack_object out = {.type = MSGPACK_OBJECT_POSITIVE_INTEGER};

    if (value < 0) {
        out.type = MSGPACK_OBJECT_NEGATIVE_INTEGER;
        out.via.i64 = value;
    } else {
        out.via.u64 = (uint64_t)value;
    }
    return out;
}

static bool array_object(msgpack_object *out, const json_t *value, struct arena *arena)
{
    size_t size = json_array_size(value);

    out->type = MSGPACK_OBJECT_ARRAY;
    out->via.array.size = (uint32_t)size;
    out->via.array.ptr = arena_new_array(arena, size, msgpack_object);
    for (size_t i = 0; out->via.array.ptr && i < size; i++)
        if (!object_of(&out->via.array.ptr[i], json_array_get(value, i), arena))
            return false;
    return out->via.array.ptr != NULL;
}

static bool map_object(msgpack_object *out, json_t *value, struct arena *arena)
{
    size_t size = json_object_size(value);
    msgpack_object_kv *pair = arena_new_array(arena, size, msgpack_object_kv);
    const char *key;
    json_t *entry;

    out->type = MSGPACK_OBJECT_MAP;
    out->via.map.size = (uint32_t)size;
    out->via.map.ptr = pair;
    if (!pair)
        return false;
    json_object_foreach(value, key, entry)
    {
        pair->key = string_object(key, strlen(key));
        if (!object_of(&pair->val, entry, arena))
            return false;
        pair++;
    }
    return true;
}

/* No deeper than check_limits allows. */
static bool object_of(msgpack_object *out, const json_t *value, struct arena *arena)
{
    *out = (msgpack_object){.type = MSGPACK_OBJECT_NIL};
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return map_object(out, (json_t *)(uintptr_t)value, arena);
    case JSON_ARRAY:
        return array_object(out, value, arena);
    case JSON_STRING:
        *out = string_object(json_string_value(value), json_string_length(value));
        return true;
    case JSON_INTEGER:
        *out = integer_object(json_integer_value(value));
        return true;
    case JSON_REAL:
        out->type = MSGPACK_OBJECT_FLOAT64;
        out->via.f64 = json_real_value(value);
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        out->type = MSGPACK_OBJECT_BOOLEAN;
        out->via.boolean = json_is_true(value);
        return true;
    case JSON_NULL:
        return true;
    }
    return false;
}

static enum error_code request_parse(struct request *out, const char *json, size_t size,
                                     struct error *error)
{
    json_error_t fault;

    out->root = json_loadb(json, size, JSON_REJECT_DUPLICATES, &fault);
    if (!out->root && json_error_code(&fault) == json_error_out_of_memory)
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to read the request");
    if (!out->root)
        return error_set(error, ERROR_PROTOCOL, "the request is not JSON: %s (byte %d)", fault.text,
                         fault.position);
    return ERROR_OK;
}

static enum error_code request_take(struct request *out, struct error *error)
{
    const json_t *method = json_object_get(out->root, "method");
    json_t *params = json_object_get(out->root, "params");

    if (!json_is_string(method))
        return error_set(error, ERROR_PROTOCOL, "the request names no method");
    out->method = (struct view){json_string_value(method), json_string_length(method)};
    out->params = (msgpack_object){.type = MSGPACK_OBJECT_ARRAY};
    if (!params || json_is_null(params))
        return ERROR_OK;
    if (!json_is_object(params))
        return error_set(error, ERROR_USAGE, "params is not an object");
    out->params.via.array.size = 1;
    out->params.via.array.ptr = arena_new(&out->arena, msgpack_object);
    if (!out->params.via.array.ptr || !map_object(out->params.via.array.ptr, params, &out->arena))
        return error_set(error, ERROR_NO_MEMORY, "not enough memory to read the request");
    return ERROR_OK;
}

enum error_code request_read(struct request *out, const char *json, struct error *error)
{
    size_t size = json ? strnlen(json, WIRE_BYTES + 1) : 0;
    enum error_code code = check_limits(json, size, error);

    memset(out, 0, sizeof(*out));
    arena_init(&out->arena, 0);
    code = code ? code : request_parse(out, json ? json : "", size, error);
    code = code ? code : request_take(out, error);
    if (code)
        request_release(out);
    return code;
}

void request_release(struct request *request)
{
    json_decref(request->root);
    arena_release(&request->arena);
    memset(request, 0, sizeof(*request));
}
