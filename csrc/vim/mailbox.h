/* vim/mailbox.h - events that wait until the editor asks for them
 *
 * An event takes the place of an older one of the same name for the same buffer: what an editor would drop anyway is not kept,
 * and no more waits than SESSION_DOCUMENTS times the number of events.
 *
 * Units:   -
 * Order:   as they came
 * Owner:   the mailbox owns what waits
 * Errors:  an event that memory was missing for sets `lost` until the next mailbox_take
 * Threads: one
 * Layer:   10
 */
#ifndef VIM_MAILBOX_H
#define VIM_MAILBOX_H

#include "base/buffer.h"
#include "base/error.h"

struct mailbox_event;

struct mailbox {
    struct mailbox_event *first;
    bool lost;
};

/* Puts in what a session sends: a packed notification for the editor's receive(). Anything else is dropped. */
void mailbox_put(struct mailbox *mailbox, struct view message);

/* Appends "[[name, map], ...]" and empties the mailbox. */
void mailbox_take(struct mailbox *mailbox, struct buffer *out);

void mailbox_clear(struct mailbox *mailbox);

#endif
