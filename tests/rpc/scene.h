/* tests/rpc/scene.h - texts and folders that the tests set up
 *
 * Units:   -
 * Order:   -
 * Owner:   a folder is a scratch one; folder_remove deletes it
 * Errors:  abort
 * Threads: one
 * Layer:   above all (tests only)
 */
#ifndef SCENE_H
#define SCENE_H

#include "peer.h"

enum { SCENE_PATH = 300 };

/* One article of one line, as an entry of an analyze. */
#define TEXT                                                                                       \
    "'lines':['\\u201cThe dam holds,\\u201d said Ada Brook, a spokeswoman for the water board.']"

/* Has it analyse a buffer so large that it takes long. */
void analyze_much(struct peer *peer, int buffer);

/* A new folder whose name is no UTF-8, into folder[SCENE_PATH]. */
void folder_make(char *folder);
void folder_remove(const char *folder);
void folder_write(const char *folder, const char *name, const char *text);

/* Makes a file one that holds NUL bytes. */
void folder_stretch(const char *folder, const char *name);

/* Greets a peer, with a line as buffer 1, another article, b.txt, and a speakers.tsv (NULL: none) beside it in a new folder, and waits for the
 * links. */
bool scene_begin(struct peer *peer, char *folder, const char *line, const char *other,
                 const char *table);

/* Ends the peer, which must end well, and removes the folder. */
void scene_end(struct peer *peer, const char *folder);

/* Has it analyse buffer 1 as the folder's a.txt, one line of it (NULL: null), with the folder. */
void analyze_file(struct peer *peer, uint64_t tick, const char *folder, const char *line);

#endif
