/* rpc/answer.h - the answers that are lists: targets and speakers
 *
 * All from the buffer's newest snapshot (rpc/snapshot.h), the speakers of a large folder from what was found in its store (rpc/wide.h); none waits for anything. A buffer that was never analysed has no targets.
 *
 * Units:   rows and columns of the article as an editor shows it
 * Order:   as corpus/query.h and corpus/people.h give them
 * Owner:   the call's arena
 * Errors:  none but memory, see rpc/method.c
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_ANSWER_H
#define RPC_ANSWER_H

#include "rpc/cursor.h"
#include "rpc/method.h"

/* A question of corpus/query.h about a statement. */
typedef void query(struct targets *out, const struct folder *folder, const struct links *links,
                   uint32_t article, uint32_t statement, struct arena *arena);

/* What stands under the cursor that a call names; false where it names none, or nothing is known of the buffer. */
bool call_cursor(struct cursor *out, const struct call *call);

/* Who is asked for: by the name given, else whom the place under the cursor is about. Index into the people of the snapshot, or NONE. */
uint32_t call_person(const struct call *call);

/* The name that a call gives or, without one, the id of the speaker under its cursor; "" where there is none. */
struct view call_name(const struct call *call);

struct persons VECTOR(struct person);

/* Who speaks in the folder; with a name, those whose name or alias holds it. */
void call_persons(struct persons *out, const struct call *call);

/* {targets}: the nearest report of the statement under the cursor, or the article that an address names. */
enum error_code answer_source(struct call *call, struct error *error);

/* {targets}: all other reports of it. */
enum error_code answer_reports(struct call *call, struct error *error);

/* {targets}: what stands against it; without row and column, against anything in the buffer. */
enum error_code answer_conflicts(struct call *call, struct error *error);

/* {speakers}: those of call_persons. */
enum error_code answer_speakers(struct call *call, struct error *error);

#endif
