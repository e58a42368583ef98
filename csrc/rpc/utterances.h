/* rpc/utterances.h - a timeline as a list: each utterance once, by its first report, and below it what was made of it
 *
 *   Karine Abovian, 9 statements in 4 articles: the position changed once, 1 in conflict, 1 altered
 *
 *   9 May 2024     ~ assert   courier.txt   "We will not pay ..."
 *                    = also in reader.txt
 *                    ~ altered in weekly.txt: will -> may
 *                    < Timur Aldanov replied, 10 May 2024: ...
 *   12 Jun 2024    * assert   reader.txt    that her country would leave
 *                    * position: frozen -> will leave
 *   13 Jun 2024    ! assert   weekly.txt    "We shall pay ..."
 *                    ! in conflict with 9 May 2024: ...
 *
 * Units:   indexes into the timeline's targets
 * Order:   utterances by the day of their first report
 * Owner:   the list's arena; the timeline is borrowed
 * Errors:  those of the arena
 * Threads: the loop's
 * Layer:   9
 */
#ifndef RPC_UTTERANCES_H
#define RPC_UTTERANCES_H

#include "rpc/list.h"
#include "rpc/timeline.h"

void utterances_list(struct list *list, const struct timeline *timeline);

#endif
