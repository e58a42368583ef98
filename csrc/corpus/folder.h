/* corpus/folder.h - the articles of one folder, analysed
 *
 * In memory: read once, by the program for each of its runs (the server keeps the articles of its folders in
 * rpc/shelf.h). Which files are articles: corpus/place.h; nothing is ever written into the folder.
 *
 * The user's tables beside an article (speaker/authority.h) go down into its analysis; options->authority is not looked at.
 *
 * Units:   bytes
 * Order:   articles by path, bytewise; indexes hold until the next add
 * Owner:   each article of a folder owns an arena; folder_release frees all
 * Errors:  ERROR_NOT_FOUND, NOT_A_FILE, UNREADABLE for the folder itself; a file that cannot be read is kept with its
 *          error and has no statements; ERROR_CANCELLED leaves what was read so far
 * Threads: one writer; read by many while nobody writes
 * Layer:   8
 */
#ifndef CORPUS_FOLDER_H
#define CORPUS_FOLDER_H

#include "analysis/analyze.h"
#include "corpus/authorities.h"

enum {
    FOLDER_ARTICLES = 500,      /* at most; more are left out, and counted */
    FOLDER_FILE_BYTES = 2 << 20 /* larger files of a folder are kept with ERROR_TOO_LARGE, unread */
};

struct folder_article {
    char *path;          /* as given, or folder/name; malloc */
    struct arena *arena; /* holds article and analysis; NULL where it could not be read */
    struct article article;
    struct analysis analysis; /* all zero where it could not be read */
    struct error error;       /* why it could not be read, else ERROR_OK */
};

struct folder {
    struct folder_article *articles; /* [size] */
    uint32_t size, room;
    uint32_t left_out;              /* files past FOLDER_ARTICLES */
    struct authorities authorities; /* what the user says, read as articles are added */
};

void folder_init(struct folder *folder);
void folder_release(struct folder *folder);

/* Adds one file and analyses it; nothing where it is there already. An unreadable one is added with its error, which is returned
 * too; past FOLDER_ARTICLES it is left out, and that is no error. options may be NULL, as in all that follow. */
enum error_code folder_add_file(struct folder *folder, const char *path,
                                const struct analysis_options *options, struct error *error);

/* Adds all articles of a directory, in order of name. Progress is called after each (may be NULL); returning false cancels. */
enum error_code folder_add_directory(struct folder *folder, const char *path,
                                     const struct analysis_options *options,
                                     bool (*progress)(void *context, uint32_t done, uint32_t total),
                                     void *context, struct error *error);

#endif
