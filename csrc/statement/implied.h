/* statement/implied.h - the source of a statement that names none: the subject of its verb, or of the verb that it hangs on
 *
 * Units:   tokens
 * Order:   that of the statements
 * Owner:   the reader's arena
 * Errors:  none: what has no subject keeps no source
 * Threads: one
 * Layer:   5
 */
#ifndef STATEMENT_IMPLIED_H
#define STATEMENT_IMPLIED_H

#include "statement/reader.h"
#include "statement/setting.h"

/* Gives a source to statements of the models that have none and whose cue somebody does: "..., telling them that", "X, whose party won,
 * assured". Where that stands at the edge of a content, it is taken out of it. */
void sources_imply(struct statements *statements, const struct reader *reader,
                   const struct setting *setting);

#endif
