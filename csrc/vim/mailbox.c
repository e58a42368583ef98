/* vim/mailbox.c - events that wait until the editor asks for them */
#include "vim/mailbox.h"

#include <stdlib.h>

#include "vim/answer.h"

struct mailbox_event {
    struct mailbox_event *next;
    char name[16];
    uint64_t buffer;
    struct buffer text; /* [name, map] */
};

static void event_free(struct mailbox_event *event)
{
    if (event)
        buffer_release(&event->text);
    free(event);
}

/* The array [name, map] of [2, "nvim_exec_lua", [code, [name, map]]]; NULL where it is something else. */
static const msgpack_object *event_of(const msgpack_object *message)
{
    const msgpack_object *at = message;

    for (uint32_t size = 3; size > 1; size--) {
        if (at->type != MSGPACK_OBJECT_ARRAY || at->via.array.size != size)
            return NULL;
        at = &at->via.array.ptr[size - 1];
    }
    if (at->type != MSGPACK_OBJECT_ARRAY || at->via.array.size != 2 ||
        at->via.array.ptr[0].type != MSGPACK_OBJECT_STR ||
        at->via.array.ptr[1].type != MSGPACK_OBJECT_MAP)
        return NULL;
    return at;
}

/* Every event names its buffer first. */
static uint64_t buffer_of(const msgpack_object_map *map)
{
    const msgpack_object *value = map->size ? &map->ptr[0].val : NULL;

    return value && value->type == MSGPACK_OBJECT_POSITIVE_INTEGER ? value->via.u64 : 0;
}

static struct mailbox_event *event_new(const msgpack_object *entry)
{
    struct mailbox_event *event = calloc(1, sizeof(*event));
    const msgpack_object_str *name = &entry->via.array.ptr[0].via.str;
    struct error error = {0};

    if (!event)
        return NULL;
    memcpy(event->name, name->ptr,
           name->size < sizeof(event->name) ? name->size : sizeof(event->name) - 1);
    event->buffer = buffer_of(&entry->via.array.ptr[1].via.map);
    if (answer_object(&event->text, entry, &error)) {
        event_free(event);
        return NULL;
    }
    return event;
}

static void mailbox_append(struct mailbox *mailbox, struct mailbox_event *event)
{
    struct mailbox_event **at = &mailbox->first;

    while (*at) {
        struct mailbox_event *older = *at;

        if (older->buffer == event->buffer && strcmp(older->name, event->name) == 0) {
            *at = older->next;
            event_free(older);
        } else {
            at = &older->next;
        }
    }
    *at = event;
}

void mailbox_put(struct mailbox *mailbox, struct view message)
{
    const msgpack_object *entry;
    struct mailbox_event *event;
    msgpack_unpacked unpacked;

    msgpack_unpacked_init(&unpacked);
    if (msgpack_unpack_next(&unpacked, message.data, message.size, NULL) ==
        MSGPACK_UNPACK_SUCCESS) {
        entry = event_of(&unpacked.data);
        event = entry ? event_new(entry) : NULL;
        if (event)
            mailbox_append(mailbox, event);
        mailbox->lost |= entry && !event;
    } else {
        mailbox->lost = true;
    }
    msgpack_unpacked_destroy(&unpacked);
}

void mailbox_take(struct mailbox *mailbox, struct buffer *out)
{
    buffer_text(out, "[");
    for (const struct mailbox_event *it = mailbox->first; it; it = it->next) {
        buffer_view(out, buffer_as_view(&it->text));
        buffer_text(out, it->next ? "," : "");
    }
    buffer_text(out, "]");
    if (!out->failed)
        mailbox_clear(mailbox);
}

void mailbox_clear(struct mailbox *mailbox)
{
    while (mailbox->first) {
        struct mailbox_event *event = mailbox->first;

        mailbox->first = event->next;
        event_free(event);
    }
    mailbox->lost = false;
}
