/* rpc/session_ask.c - what a session tells when it is asked: further portions, what it holds */
#include "rpc/marks.h"
#include "rpc/session.h"

void session_more(struct session *session, struct document *document,
                  const struct arguments *arguments)
{
    struct portion portion = {arguments->position.row, arguments->portion};
    struct buffer event = BUFFER_INIT;

    if (!document->reading || document->tick != arguments->tick)
        return;
    if (!arguments->links)
        marks_event(&event, document->number, document->tick, document->reading, portion);
    else if (document->snapshot)
        links_event(&event, document->number, document->tick, document->snapshot, portion);
    if (event.size)
        session_event(session, &event);
}

void session_measure(const struct session *session, struct session_size *out)
{
    *out = (struct session_size){0};
    for (const struct document *it = session->documents; it; it = it->next) {
        out->buffers++;
        out->memory += it->reading ? it->reading->arena.used : 0;
        out->memory += it->snapshot ? it->snapshot->arena.used : 0;
    }
    for (const struct shelf *it = session->shelves; it; it = it->next) {
        out->folders++;
        out->articles += it->articles;
        for (uint32_t i = 0; i < it->held.size; i++)
            out->memory += it->held.at[i]->arena.used;
    }
}
