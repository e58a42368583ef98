/* base/view.h - a piece of text that somebody else owns
 *
 * Units:   bytes; usually UTF-8, never assumed to be valid; may hold NUL, is not NUL-terminated
 * Order:   view_compare orders bytewise, the shorter first where one begins the other
 * Owner:   borrowed; whoever makes a view says how long its bytes live
 * Errors:  none
 * Threads: any
 * Layer:   0
 */
#ifndef BASE_VIEW_H
#define BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/span.h"

struct view {
    const char *data;
    size_t size;
};

#define VIEW(literal) ((struct view){"" literal, sizeof(literal) - 1})
#define VIEW_ARGS(view) (int)(view).size, (view).data /* for "%.*s" */

static inline struct view view_of(const char *string)
{
    return (struct view){string ? string : "", string ? strlen(string) : 0};
}

static inline struct view view_slice(struct view text, struct span span)
{
    return (struct view){text.data + span.start, span.end - span.start};
}

static inline bool view_equal(struct view a, struct view b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool view_is(struct view a, const char *string)
{
    return view_equal(a, view_of(string));
}

int view_compare(struct view a, struct view b);
bool view_starts(struct view text, struct view with);
bool view_ends(struct view text, struct view with);

bool view_holds(struct view text, struct view part);

/* Without the ASCII white space at both ends. */
struct view view_trim(struct view text);

#endif
