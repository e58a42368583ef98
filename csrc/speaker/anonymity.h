/* speaker/anonymity.h - the terms on which somebody speaks who is not named
 *
 *   an official, who spoke on condition of anonymity because the talks are secret, said ...
 *   said a diplomat who asked not to be named
 *
 * Not for other folders: they read struct speaker.
 *
 * Units:   tokens
 * Order:   of several sentences that tell of terms, the first
 * Owner:   -
 * Errors:  none
 * Threads: any
 * Layer:   6
 */
#ifndef SPEAKER_ANONYMITY_H
#define SPEAKER_ANONYMITY_H

#include "speaker/speaker.h"

/* Fills the terms of each speaker who is a group or not named, by anonymity.tsv. */
void anonymity_find(struct speakers *speakers, const struct text *text,
                    const struct mentions *mentions, const struct statements *statements,
                    const struct lexicon *lexicon);

/* Whether a sentence tells of such terms: who speaks there is not named anywhere. */
bool anonymity_told(const struct text *text, const struct lexicon *lexicon, uint32_t sentence);

#endif
