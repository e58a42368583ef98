/* rpc/watch.c - tells when an article of a folder was written, made, renamed or removed */
#include "rpc/watch.h"

#include <stdlib.h>

struct watch {
    uv_fs_event_t event;
    uv_timer_t rest;
    uint32_t open; /* handles that are not closed yet */
    bool (*touched)(void *context, const char *name);
    void (*changed)(void *context);
    void *context;
};

static void on_rest(uv_timer_t *rest)
{
    struct watch *watch = rest->data;

    watch->changed(watch->context);
}

static void on_event(uv_fs_event_t *event, const char *name, int events, int status)
{
    struct watch *watch = event->data;

    (void)events;
    if (status == 0 && watch->touched(watch->context, name))
        uv_timer_start(&watch->rest, on_rest, WATCH_REST, 0);
}

static void on_close(uv_handle_t *handle)
{
    struct watch *watch = handle->data;

    if (--watch->open == 0)
        free(watch);
}

struct watch *watch_new(uv_loop_t *loop, const char *folder,
                        bool (*touched)(void *context, const char *name),
                        void (*changed)(void *context), void *context)
{
    struct watch *watch = calloc(1, sizeof(*watch));

    if (!watch)
        return NULL;
    watch->touched = touched;
    watch->changed = changed;
    watch->context = context;
    watch->open = 2;
    uv_fs_event_init(loop, &watch->event);
    uv_timer_init(loop, &watch->rest);
    watch->event.data = watch->rest.data = watch;
    uv_unref((uv_handle_t *)&watch->event);
    uv_unref((uv_handle_t *)&watch->rest);
    if (uv_fs_event_start(&watch->event, on_event, folder, 0) == 0)
        return watch;
    watch_close(watch);
    return NULL;
}

void watch_close(struct watch *watch)
{
    if (!watch)
        return;
    uv_close((uv_handle_t *)&watch->event, on_close);
    uv_close((uv_handle_t *)&watch->rest, on_close);
}
