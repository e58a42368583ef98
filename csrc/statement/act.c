/* statement/act.c - names of types and acts */
#include "statement/statement.h"

static const char *const acts[] = {
#define ACT_NAME(code, name) name,
    STATEMENT_ACTS(ACT_NAME)
#undef ACT_NAME
};

const char *type_name(enum statement_type type)
{
    switch (type) {
    case TYPE_DIRECT:
        return "direct";
    case TYPE_MIXED:
        return "mixed";
    default:
        return "indirect";
    }
}

const char *act_name(enum statement_act act)
{
    return act < ACT_COUNT ? acts[act] : acts[ACT_ASSERT];
}

bool act_parse(enum statement_act *out, struct view name)
{
    uint32_t i;

    for (i = 0; i < ACT_COUNT; i++)
        if (view_is(name, acts[i])) {
            *out = (enum statement_act)i;
            return true;
        }
    return false;
}
