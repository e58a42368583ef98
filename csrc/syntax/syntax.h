/* syntax/syntax.h - word classes and noun phrases
 *
 * Units:   tokens
 * Order:   -
 * Owner:   the arena
 * Errors:  none
 * Threads: any
 * Layer:   3
 */
#ifndef SYNTAX_SYNTAX_H
#define SYNTAX_SYNTAX_H

#include "lexicon/lexicon.h"
#include "text/text.h"

struct syntax {
    uint8_t *class; /* [tokens] enum word_class */
};

#endif
