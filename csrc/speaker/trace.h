/* speaker/trace.h - what finding the day and the way of statements shares
 *
 * Not for other folders: they call provenance_find.
 *
 * Units:   indexes of tokens and statements
 * Order:   -
 * Owner:   the arena
 * Errors:  none
 * Threads: one
 * Layer:   6
 */
#ifndef SPEAKER_TRACE_H
#define SPEAKER_TRACE_H

#include "speaker/media.h"
#include "speaker/provenance.h"

struct tracer {
    struct provenance *out;
    const struct text *text;
    const struct syntax *syntax;
    const struct mentions *mentions;
    const struct statements *statements;
    const struct speakers *speakers;
    const struct expressions *expressions;
    const struct lexicon *lexicon;
    struct arena *arena;
    struct view outlet; /* of the article, or empty */
    struct date day;    /* of the article, or unknown */
    struct media_places places;
    struct alias lines;   /* outlets that the whole article was taken from */
    struct date *value;   /* [expressions] the day that each means */
    uint32_t *content;    /* [tokens] innermost statement in whose content it stands, or NONE */
    bool *source;         /* [tokens] names who says something */
    bool *says;           /* [sentences] a cue stands there */
    uint32_t *expression; /* [statements] the expression by its cue, or NONE */
    bool *told;           /* [statements] said to an outlet that is named there */
    bool *apart;          /* [statements] said elsewhere than on an occasion that is named there */
    bool *taken;          /* [places] it belongs to a statement */
    bool *interview;      /* [statements] said in an interview whose outlet is not named there */
};

/* The token by which a statement is attributed: its cue, or its source; NONE where it has neither. */
uint32_t trace_anchor(const struct statement *statement);

/* The tokens of the sentence in which a token stands. */
struct range trace_sentence(const struct tracer *tracer, uint32_t token);

/* Whether what stands at a token is said about a statement, whose anchor is given, and not in what somebody says. */
bool trace_is_outside(const struct tracer *tracer, uint32_t anchor, uint32_t token);

/* Whether part of a content is a time and a word or two: "on Tuesday". */
bool trace_is_only_time(const struct tracer *tracer, const struct range *part);

/* Whether a verb tells what is done at a gathering: "debated", "voted". */
bool trace_is_act(const struct tracer *tracer, uint32_t token);

/* Whether a finite verb stands among tokens. */
bool trace_has_finite(const struct tracer *tracer, struct range tokens);

/* Where the content of a statement begins behind what tells of its time and way: "said | Tuesday | the mine was empty". */
uint32_t trace_content_start(const struct tracer *tracer, const struct statement *statement);

/* The tokens of the day in a content that is a thing and no clause, "denied | wrongdoing Monday"; empty where none is. */
struct range trace_day_of_thing(const struct tracer *tracer, const struct statement *statement);

/* Where the sentence of a token begins. */
uint32_t trace_sentence_start(const struct tracer *tracer, uint32_t token);

/* Whether a token is a word of a kind of timing.tsv. */
bool trace_is_timing(const struct tracer *tracer, uint32_t token, const char *kind);

/* Whether an expression can tell the day of what an anchor attributes. What somebody says of others has its own times. */
bool trace_may_tell(const struct tracer *tracer, uint32_t statement, uint32_t anchor,
                    const struct expression *expression);

/* "says", "say": what is said now, on no certain day. */
bool trace_is_present(const struct tracer *tracer, const struct statement *statement);

/* "Will say on Tuesday". */
bool trace_is_to_come(const struct tracer *tracer, const struct statement *statement);

/* Whether an expression means a day that the article could not have seen. */
bool trace_is_ahead(const struct tracer *tracer, const struct expression *expression);

/* What the expressions mean, once it is known which of them stand in what somebody says: "the next day" is not counted from such. */
void trace_days(struct tracer *tracer);

/* The day that stands by a statement. */
void trace_stated_day(struct tracer *tracer, uint32_t statement);

/* Whether something by a statement tells that it was made at another time than the one before it. */
bool trace_is_of_other_time(const struct tracer *tracer, uint32_t statement);

/* The paragraph in which a token stands. */
uint32_t trace_paragraph_at(const struct tracer *tracer, uint32_t token);

/* The paragraph in which a statement's content begins. */
uint32_t trace_paragraph(const struct tracer *tracer, uint32_t statement);

/* Gives a statement a day that does not stand by it; from: the date_from of what has it. */
void trace_take_day(struct tracer *tracer, uint32_t statement, struct date day, const char *from);

/* Whether a cue tells to whom it was said, and not what is known: "told supporters", not "told them". */
bool trace_has_new_hearer(const struct tracer *tracer, uint32_t statement);

/* Gives days and media to the statements that go on with others or were made at a sitting, when what stands by each is found. */
void trace_carry(struct tracer *tracer);

/* "had argued". */
bool trace_is_past_perfect(const struct tracer *tracer, uint32_t statement);

/* Gives the medium of what is said to what sums it up before. */
void trace_carry_back(struct tracer *tracer);

/* Whether a statement stands inside what somebody else says who is known. */
bool trace_is_nested(const struct tracer *tracer, uint32_t statement);

/* "In 2019 she had said": the text looks back for a moment. */
bool trace_is_glance_back(const struct tracer *tracer, uint32_t statement);

/* Whether the words that name an outlet or a setting are the cue of another statement. */
bool trace_is_cue_of_other(const struct tracer *tracer, uint32_t statement, struct range tokens);

/* Adds all settings to the places, which are in no order then. Linear. */
void trace_settings(struct tracer *tracer);

/* The occasion or the body that the phrase is whose last word is a token, as settings.tsv has it: "the House | of Commons"; else none. */
struct medium trace_setting(const struct tracer *tracer, uint32_t head);

/* Puts for "the channel" and "In it" what the text told of before; those of nothing leave the places, which are in order. */
void trace_take_up(struct tracer *tracer);

/* "An email from | Lund, | warning": the writing that its source has sent. */
struct medium trace_written(const struct tracer *tracer, const struct statement *statement);

/* Whether the narrator speaks of somebody in a sentence. */
bool trace_names(const struct tracer *tracer, struct range sentence, uint32_t speaker);

/* "Lund was speaking at a rally.": gives a place, in whose sentence nothing is said, to what Lund said before. */
void trace_spoken(struct tracer *tracer, const struct media_place *place);

/* Whether a cue ends with a word that leads to who hears: "told". */
bool trace_is_telling(const struct tracer *tracer, struct range cue);

/* Whether a setting is told of a statement whose cue stands in its sentence. */
bool trace_is_setting_of(const struct tracer *tracer, uint32_t statement,
                         const struct media_place *place);

#endif
