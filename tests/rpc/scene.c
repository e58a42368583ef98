/* tests/rpc/scene.c - texts and folders that the tests set up */
#define HARNESS_PART
#include "scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../harness.h"

/* Lines that keep a worker busy for long: as much as an article may have. */
static char *much(void)
{
    static const char line[] = "'Ada Brook said on Monday that the dam holds, he told the paper.',";
    size_t lines = 200000;
    char *out = malloc(lines * sizeof(line) + 64), *at = out;

    at += sprintf(at, "'lines':[");
    for (size_t i = 0; i < lines; i++)
        at += sprintf(at, "%s", line);
    sprintf(at, "'']");
    return out;
}

void analyze_much(struct peer *peer, int buffer)
{
    char *lines = much();

    peer_tell(peer, "analyze", "{'buffer':%d,'tick':1,%s}", buffer, lines);
    free(lines);
}

void folder_make(char *folder)
{
    strcpy(folder, "/tmp/csto-rpc-\xff-XXXXXX");
    if (!mkdtemp(folder))
        abort();
}

void folder_write(const char *folder, const char *name, const char *text)
{
    char path[SCENE_PATH];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file))
        abort();
}

void folder_stretch(const char *folder, const char *name)
{
    char path[SCENE_PATH];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    if (truncate(path, 100))
        abort();
}

void folder_remove(const char *folder)
{
    static const char *const names[] = {"a.txt", "b.txt", "c.txt", "speakers.tsv"};
    char path[SCENE_PATH];

    for (int i = 0; i < 4; i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

/* The path is one that JSON cannot hold. */
void analyze_file(struct peer *peer, uint64_t tick, const char *folder, const char *line)
{
    struct buffer message = BUFFER_INIT;
    struct pack pack;
    char path[SCENE_PATH];

    pack_init(&pack, &message);
    pack_array(&pack, 3);
    pack_number(&pack, MESSAGE_NOTIFICATION);
    pack_text(&pack, "analyze");
    pack_array(&pack, 1);
    pack_map(&pack, 5);
    pack_key(&pack, "buffer");
    pack_number(&pack, 1);
    pack_key(&pack, "tick");
    pack_number(&pack, tick);
    pack_key(&pack, "path");
    snprintf(path, sizeof(path), "%s/a.txt", folder);
    pack_text(&pack, path);
    pack_key(&pack, "lines");
    if (line)
        pack_array(&pack, 1);
    pack_text(&pack, line);
    pack_key(&pack, "folder");
    pack_bool(&pack, true);
    peer_bytes(peer, message.data, message.size);
    buffer_release(&message);
}

bool scene_begin(struct peer *peer, char *folder, const char *line, const char *other,
                 const char *table)
{
    json_t *links;

    folder_make(folder);
    folder_write(folder, "b.txt", other);
    if (table)
        folder_write(folder, "speakers.tsv", table);
    if (!peer_greet(peer))
        return false;
    analyze_file(peer, 1, folder, line);
    links = peer_event(peer, "links");
    json_decref(links);
    return links != NULL;
}

void scene_end(struct peer *peer, const char *folder)
{
    CHECK_INT(peer_end(peer, 0, NULL), 0);
    folder_remove(folder);
}
