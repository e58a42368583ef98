/* corpus/place.h - which folders are read, which of their files are articles, and where their stores are
 *
 * A folder is known by its real path, so that one folder has one store by whatever name it is reached. The home directory and / are
 * refused: they are no folders of articles. An article is a file directly in the folder whose name fits one of the patterns
 * ("*.txt *.md" where the user gave none; those of the shell, parted by spaces); hidden files, symbolic links that lead out of the folder, and README.* (which is about the folder) are none.
 *
 *   $XDG_CACHE_HOME/csto/0123456789abcdef.sqlite, where that is not set ~/.cache/csto/...
 *
 * Units:   bytes
 * Order:   place_list by name, bytewise
 * Owner:   strings are malloc'ed, for the caller to free
 * Errors:  ERROR_NOT_FOUND, NOT_A_FILE, UNREADABLE for the folder; ERROR_USAGE for one that is refused; ERROR_NO_MEMORY
 * Threads: any
 * Layer:   8
 */
#ifndef CORPUS_PLACE_H
#define CORPUS_PLACE_H

#include "base/error.h"
#include "base/file.h"

/* The real path of a folder that may be read. */
enum error_code place_folder(char **out, const char *path, struct error *error);

/* The path of its store in the user's cache directory, which is made where it is not there. folder: as place_folder gave it. */
enum error_code place_store(char **out, const char *folder, struct error *error);

enum { PLACE_PATTERNS = 256 }; /* bytes of all patterns, with the NUL */
extern const char place_patterns[]; /* where the user gave none */

/* Whether a file of that name can be an article. */
bool place_fits(const char *name, const char *patterns);

/* The paths of the articles of a folder, at most `most`; *left_out grows by how many there are besides. file_list_free frees them. */
enum error_code place_list(char ***out, uint32_t *size, uint32_t *left_out, uint32_t most,
                           const char *folder, const char *patterns, struct error *error);

/* The part behind the last '/'. */
const char *place_name(const char *path);

#endif
