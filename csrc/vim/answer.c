/* vim/answer.c - what the methods and events say, as JSON */
#include "vim/answer.h"

#include "analysis/json.h"
#include "rpc/wire.h"

enum { KEY_BYTES = 64 };

static json_t *json_of(const msgpack_object *value, uint32_t depth);

/* Takes over both; NULL where memory ran out. */
static json_t *with(json_t *array, json_t *entry)
{
    if (!entry || json_array_append_new(array, entry)) {
        json_decref(array);
        return NULL;
    }
    return array;
}

static json_t *json_array_of(const msgpack_object_array *value, uint32_t depth)
{
    json_t *out = json_array();

    for (uint32_t i = 0; out && i < value->size; i++)
        out = with(out, json_of(&value->ptr[i], depth));
    return out;
}

static json_t *json_map_of(const msgpack_object_map *value, uint32_t depth)
{
    json_t *out = json_object();

    for (uint32_t i = 0; out && i < value->size; i++) {
        const msgpack_object *key = &value->ptr[i].key;
        char name[KEY_BYTES] = "";

        if (key->type == MSGPACK_OBJECT_STR && key->via.str.size < KEY_BYTES)
            memcpy(name, key->via.str.ptr, key->via.str.size);
        if (json_object_set_new(out, name, json_of(&value->ptr[i].val, depth))) {
            json_decref(out);
            return NULL;
        }
    }
    return out;
}

static json_t *json_of(const msgpack_object *value, uint32_t depth)
{
    if (depth == 0)
        return json_null();
    switch (value->type) {
    case MSGPACK_OBJECT_BOOLEAN:
        return json_boolean(value->via.boolean);
    case MSGPACK_OBJECT_POSITIVE_INTEGER:
        return json_integer((json_int_t)value->via.u64);
    case MSGPACK_OBJECT_NEGATIVE_INTEGER:
        return json_integer(value->via.i64);
    case MSGPACK_OBJECT_FLOAT32:
    case MSGPACK_OBJECT_FLOAT64:
        return json_real(value->via.f64);
    case MSGPACK_OBJECT_STR:
        return text_json((struct view){value->via.str.ptr, value->via.str.size});
    case MSGPACK_OBJECT_ARRAY:
        return json_array_of(&value->via.array, depth - 1);
    case MSGPACK_OBJECT_MAP:
        return json_map_of(&value->via.map, depth - 1);
    default:
        return json_null();
    }
}

enum error_code answer_object(struct buffer *out, const msgpack_object *value, struct error *error)
{
    json_write(out, json_of(value, WIRE_DEPTH));
    return out->failed ? error_set(error, ERROR_NO_MEMORY, "not enough memory for the answer")
                       : ERROR_OK;
}

enum error_code answer_packed(struct buffer *out, struct view packed, struct error *error)
{
    msgpack_unpacked unpacked;
    msgpack_unpack_return result;
    enum error_code code;

    msgpack_unpacked_init(&unpacked);
    result = msgpack_unpack_next(&unpacked, packed.data, packed.size, NULL);
    if (result == MSGPACK_UNPACK_SUCCESS)
        code = answer_object(out, &unpacked.data, error);
    else if (result == MSGPACK_UNPACK_NOMEM_ERROR)
        code = error_set(error, ERROR_NO_MEMORY, "not enough memory for the answer");
    else
        code = error_set(error, ERROR_INTERNAL, "an answer that is not msgpack");
    msgpack_unpacked_destroy(&unpacked);
    return code;
}

void answer_error(struct buffer *out, const struct error *error)
{
    json_write(out, json_pack("{s:{s:s, s:o}}", "error", "code", error_name(error->code), "message",
                              text_json(view_of(error->message))));
}
