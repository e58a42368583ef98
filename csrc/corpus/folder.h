/* corpus/folder.h - the articles of one folder, analysed
 *
 * For now in memory: a folder is read whole, and read again where a file's size or time changed. Files are taken by pattern
 * (*.txt, *.md), not from below it; hidden ones and links that lead out of it are skipped; nothing is ever written into it.
 *
 * Units:   bytes, and nanoseconds for times of files
 * Order:   articles by name
 * Owner:   each article of a folder owns an arena; folder_release frees all
 * Errors:  ERROR_NOT_FOUND, UNREADABLE for the folder itself; a file that cannot be read is kept with its error and has no statements
 * Threads: one writer; read by many while nobody writes
 * Layer:   8
 */
#ifndef CORPUS_FOLDER_H
#define CORPUS_FOLDER_H

#include "analysis/analyze.h"

enum {
    FOLDER_ARTICLES = 500,        /* at most; more are left out, with a message */
    FOLDER_FILE_BYTES = 2 << 20   /* larger files of a folder are skipped, with a message */
};

struct folder_article {
    char *path;              /* as given, or folder/name; malloc */
    struct arena *arena;     /* holds article and analysis */
    struct article article;
    struct analysis analysis;
    struct error error;      /* why it could not be read, else ERROR_OK */
    int64_t size, modified;  /* of the file when it was read */
};

struct folder {
    struct folder_article *articles; /* [size] */
    uint32_t size, room;
    uint32_t left_out; /* files past FOLDER_ARTICLES */
};

void folder_init(struct folder *folder);
void folder_release(struct folder *folder);

/* Adds one file and analyses it; an unreadable one is added with its error, which is returned too. */
enum error_code folder_add_file(struct folder *folder, const char *path,
                                const struct analysis_options *options, struct error *error);

/* Adds all articles of a directory, in order of name. Progress is called after each (may be NULL); returning false cancels. */
enum error_code folder_add_directory(struct folder *folder, const char *path,
                                     const struct analysis_options *options,
                                     bool (*progress)(void *context, uint32_t done, uint32_t total),
                                     void *context, struct error *error);

#endif
