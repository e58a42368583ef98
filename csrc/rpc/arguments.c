/* rpc/arguments.c - the parameters of a method, read from its map */
#include "rpc/arguments.h"

#include <stddef.h>

enum want { WANT_NUMBER, WANT_VIEW, WANT_BOOL, WANT_DATE, WANT_LINES };

struct parameter {
    const char *name;
    enum want want;
    size_t offset;
    const char *wanted;
};

#define PARAMETER(name, field, want, wanted)                                                       \
    {                                                                                              \
        name, want, offsetof(struct arguments, field), wanted                                      \
    }

static const struct parameter parameters[] = {
    PARAMETER("buffer", buffer, WANT_NUMBER, "a number"),
    PARAMETER("bytes", bytes, WANT_NUMBER, "a number"),
    PARAMETER("client", client, WANT_VIEW, "a string"),
    PARAMETER("column", position.column, WANT_NUMBER, "a number"),
    PARAMETER("date", date, WANT_DATE, "a date, YYYY-MM-DD"),
    PARAMETER("end", end, WANT_NUMBER, "a number"),
    PARAMETER("files", files, WANT_VIEW, "a string"),
    PARAMETER("folder", folder, WANT_BOOL, "true or false"),
    PARAMETER("kind", kind, WANT_VIEW, "a string"),
    PARAMETER("lines", lines, WANT_LINES, "an array of strings"),
    PARAMETER("links", links, WANT_BOOL, "true or false"),
    PARAMETER("name", name, WANT_VIEW, "a string"),
    PARAMETER("path", path, WANT_VIEW, "a string"),
    PARAMETER("portion", portion, WANT_NUMBER, "a number"),
    PARAMETER("protocol", protocol, WANT_NUMBER, "a number"),
    PARAMETER("row", position.row, WANT_NUMBER, "a number"),
    PARAMETER("tick", tick, WANT_NUMBER, "a number"),
    PARAMETER("ticket", ticket, WANT_NUMBER, "a number"),
    PARAMETER("version", version, WANT_VIEW, "a string"),
};

static const struct parameter *parameter_find(struct view name)
{
    for (size_t i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++)
        if (view_is(name, parameters[i].name))
            return &parameters[i];
    return NULL;
}

/* The value of a key; NULL where it is missing or null. */
static const msgpack_object *map_value(const msgpack_object *map, struct view key)
{
    for (uint32_t i = 0; map && i < map->via.map.size; i++) {
        const msgpack_object_kv *pair = &map->via.map.ptr[i];
        if (pair->key.type == MSGPACK_OBJECT_STR &&
            view_equal((struct view){pair->key.via.str.ptr, pair->key.via.str.size}, key))
            return pair->val.type == MSGPACK_OBJECT_NIL ? NULL : &pair->val;
    }
    return NULL;
}

static bool read_number(uint32_t *out, const msgpack_object *value)
{
    if (value->type != MSGPACK_OBJECT_POSITIVE_INTEGER || value->via.u64 >= NONE)
        return false;
    *out = (uint32_t)value->via.u64;
    return true;
}

static bool read_view(struct view *out, const msgpack_object *value)
{
    if (value->type != MSGPACK_OBJECT_STR)
        return false;
    *out = (struct view){value->via.str.ptr, value->via.str.size};
    return true;
}

static bool read_lines(const msgpack_object **out, const msgpack_object *value)
{
    if (value->type != MSGPACK_OBJECT_ARRAY)
        return false;
    for (uint32_t i = 0; i < value->via.array.size; i++)
        if (value->via.array.ptr[i].type != MSGPACK_OBJECT_STR)
            return false;
    *out = value;
    return true;
}

static bool parameter_read(struct arguments *out, const struct parameter *parameter,
                           const msgpack_object *value)
{
    void *field = (char *)out + parameter->offset;
    struct view text;

    switch (parameter->want) {
    case WANT_NUMBER:
        return read_number(field, value);
    case WANT_VIEW:
        return read_view(field, value);
    case WANT_DATE:
        return read_view(&text, value) && date_parse(field, text);
    case WANT_LINES:
        return read_lines(field, value);
    case WANT_BOOL:
        *(bool *)field = value->type == MSGPACK_OBJECT_BOOLEAN && value->via.boolean;
        return value->type == MSGPACK_OBJECT_BOOLEAN;
    }
    return false;
}

/* Cuts the next word off *takes; *optional says whether a question mark stood behind it. */
static struct view takes_next(const char **takes, bool *optional)
{
    struct view word = {*takes, strcspn(*takes, " ?")};

    *optional = word.data[word.size] == '?';
    *takes += word.size + (*optional ? 1 : 0);
    *takes += strspn(*takes, " ");
    return word;
}

static enum error_code params_map(const msgpack_object **map, const msgpack_object *params,
                                  struct error *error)
{
    const msgpack_object *first = params->via.array.ptr;
    uint32_t size = params->via.array.size;

    *map = NULL;
    /* an empty table of Lua comes as an empty array */
    if (size == 0 ||
        (size == 1 && first->type == MSGPACK_OBJECT_ARRAY && first->via.array.size == 0))
        return ERROR_OK;
    if (size != 1 || first->type != MSGPACK_OBJECT_MAP)
        return error_set(error, ERROR_USAGE, "the parameters are not one map");
    *map = first;
    return ERROR_OK;
}

enum error_code arguments_read(struct arguments *out, const char *takes,
                               const msgpack_object *params, struct error *error)
{
    const msgpack_object *map;
    enum error_code code = params_map(&map, params, error);

    memset(out, 0, sizeof(*out));
    out->position = (struct position){NONE, NONE};
    out->end = NONE;
    while (code == ERROR_OK && *takes) {
        bool optional;
        struct view name = takes_next(&takes, &optional);
        const struct parameter *parameter = parameter_find(name);
        const msgpack_object *value = map_value(map, name);
        if ((!value && !optional) || (value && !parameter_read(out, parameter, value))) {
            code = error_set(error, ERROR_USAGE, "the parameter %s is not %s", parameter->name,
                             parameter->wanted);
        }
    }
    return code;
}
