/* corpus/authorities.c - tables by folder */
#include "corpus/authorities.h"

#include <stdlib.h>

void authorities_init(struct authorities *authorities)
{
    memset(authorities, 0, sizeof(*authorities));
}

void authorities_release(struct authorities *authorities)
{
    uint32_t i;

    for (i = 0; i < authorities->size; i++) {
        authority_drop(authorities->folders[i].authority);
        free((char *)authorities->folders[i].folder.data);
    }
    free(authorities->folders);
    authorities_init(authorities);
}

/* With its last '/'; "" where the path names none. */
static struct view folder_of(struct view path)
{
    while (path.size && path.data[path.size - 1] != '/')
        path.size--;
    return path;
}

/* Room for one more; false where memory ran out. */
static bool grow(struct authorities *a)
{
    uint32_t room = a->room ? a->room * 2 : 4;
    struct authority_folder *folders;

    if (a->size < a->room)
        return true;
    folders = realloc(a->folders, room * sizeof(*folders));
    if (!folders)
        return false;
    a->folders = folders;
    a->room = room;
    return true;
}

static enum error_code add(struct authorities *a, struct view folder, struct error *error)
{
    struct authority_folder entry = {{NULL, folder.size}, NULL};
    char *name = malloc(folder.size + 1);
    enum error_code code;

    if (!name || !grow(a)) {
        free(name);
        return error_set(error, ERROR_NO_MEMORY, "%s", error_default(ERROR_NO_MEMORY));
    }
    memcpy(name, folder.data, folder.size);
    name[folder.size] = '\0';
    entry.folder.data = name;
    code = authority_load(&entry.authority, entry.folder, error);
    if (code)
        free(name);
    else
        a->folders[a->size++] = entry;
    return code;
}

enum error_code authorities_for(struct authorities *authorities, const struct authority **out,
                                const char *path, struct error *error)
{
    struct view folder = folder_of(view_of(path));
    enum error_code code;
    uint32_t i;

    *out = NULL;
    for (i = authorities->size; i-- > 0;) {
        if (view_equal(authorities->folders[i].folder, folder)) {
            *out = authorities->folders[i].authority;
            return ERROR_OK;
        }
    }
    code = add(authorities, folder, error);
    if (code == ERROR_OK)
        *out = authorities->folders[authorities->size - 1].authority;
    return code;
}
