/* corpus/folder.h - the articles of one folder, analysed
 *
 * For now in memory: a folder is read whole, and read again where a file's size or time changed. Files are taken by
 * pattern (*.txt, *.md), not from below it; hidden ones and links that lead out of it are skipped; nothing is ever
 * written into it. An article that an editor holds is added by its lines and stands for its file until it is added as
 * a file again.
 *
 * Names are shared in two passes: each article is analysed alone; folder_settle then looks for articles that know
 * somebody by the last name only, and analyses these once more with the full names that other articles gave.
 *
 * Units:   bytes, and nanoseconds for times of files
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
    int64_t size,
        modified; /* of the file when it was read; -1 for an article that came by its lines */
    bool settled; /* was looked at by folder_settle since it was read */
};

struct folder {
    struct folder_article *articles; /* [size] */
    uint32_t size, room;
    uint32_t left_out; /* files past FOLDER_ARTICLES at the last folder_add_directory */
};

void folder_init(struct folder *folder);
void folder_release(struct folder *folder);

/* The index of the article with that path, NONE if there is none. */
uint32_t folder_find(const struct folder *folder, const char *path);

/* Adds one file and analyses it, unless it is there and its size and time have not changed; an
 * unreadable one is added with its error, which is returned too. options may be NULL, as in all
 * that follow. */
enum error_code folder_add_file(struct folder *folder, const char *path,
                                const struct analysis_options *options, struct error *error);

/* Adds or replaces an article that an editor holds; lines is copied. path must not be empty. */
enum error_code folder_add_lines(struct folder *folder, const char *path, struct view lines,
                                 const struct analysis_options *options, struct error *error);

/* Adds all articles of a directory, in order of name, drops those of it whose files are gone, and
 * settles. Articles that came by their lines are left alone. Progress is called after each (may be
 * NULL); returning false cancels. */
enum error_code folder_add_directory(struct folder *folder, const char *path,
                                     const struct analysis_options *options,
                                     bool (*progress)(void *context, uint32_t done, uint32_t total),
                                     void *context, struct error *error);

/* The second pass, over articles that were not settled yet. To be called after the last
 * folder_add_file or folder_add_lines. */
enum error_code folder_settle(struct folder *folder, const struct analysis_options *options,
                              struct error *error);

/* Removes one article; later ones move down. */
void folder_remove(struct folder *folder, uint32_t index);

#endif
