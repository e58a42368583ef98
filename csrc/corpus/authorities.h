/* corpus/authorities.h - the user's tables of each folder that articles lie in, read once
 *
 * Units:   -
 * Order:   folders as they were first asked for
 * Owner:   holds one of each until authorities_release; analyses that used one need it as long
 * Errors:  ERROR_NO_MEMORY; faults of the tables are kept with them (speaker/authority.h)
 * Threads: one
 * Layer:   8
 */
#ifndef CORPUS_AUTHORITIES_H
#define CORPUS_AUTHORITIES_H

#include "speaker/authority.h"

struct authority_folder {
    struct view folder;          /* "" or with its last '/'; malloc */
    struct authority *authority; /* NULL where it has no table */
};

struct authorities {
    struct authority_folder *folders; /* [size] */
    uint32_t size, room;
};

void authorities_init(struct authorities *authorities);
void authorities_release(struct authorities *authorities);

/* The tables beside an article, read where they have not been; *out is NULL where there are none. */
enum error_code authorities_for(struct authorities *authorities, const struct authority **out,
                                const char *path, struct error *error);

#endif
