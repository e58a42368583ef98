/* train/report.h - how well the built-in model does on articles that it was not trained on
 *
 * Prints accuracy of tags, attachment of dependencies (punctuation left out), and the reliability table: of the statements given a
 * confidence, how many are right. Attribution itself is measured by `csto score`.
 *
 * Units:   percent, over the tokens that the other parser's file has; a token that the engine cuts differently counts as wrong
 * Order:   -
 * Owner:   borrows the lessons
 * Errors:  false where there is no built-in model
 * Threads: one
 * Layer:   11
 */
#ifndef TRAIN_REPORT_H
#define TRAIN_REPORT_H

#include "train/lesson.h"

bool report_print(const struct lessons *lessons);

#endif
