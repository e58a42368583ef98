/* tests/unit/test_file.c - files, folders, the log, and articles from both */
#include "harness.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/log.h"
#include "text/article.h"

static char folder[] = "/tmp/csto-test-XXXXXX";
static char path[256];

static const char *in_folder(const char *name)
{
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static void make(const char *name, const char *bytes, size_t size)
{
    FILE *file = fopen(in_folder(name), "wb");

    if (CHECK(file != NULL)) {
        CHECK_INT(fwrite(bytes, 1, size, file), size);
        fclose(file);
    }
}

static void clean(void)
{
    char command[300];

    snprintf(command, sizeof(command), "rm -rf %s", folder);
    CHECK_INT(system(command), 0);
}

TEST(read_status_and_their_errors)
{
    struct arena arena;
    struct error error = {0};
    struct file_status status;
    struct view bytes;

    NEED(mkdtemp(folder) != NULL);
    arena_init(&arena, 0);
    make("a.txt", "one\0two", 7);
    CHECK_INT(file_read(&bytes, in_folder("a.txt"), 7, &arena, &error), ERROR_OK);
    CHECK_INT(bytes.size, 7);
    CHECK_INT(bytes.data[7], 0);
    CHECK_INT(file_status(&status, path, &error), ERROR_OK);
    CHECK(status.size == 7 && !status.directory && status.modified > 0);
    CHECK_INT(file_read(&bytes, path, 6, &arena, &error), ERROR_TOO_LARGE);
    CHECK(strstr(error.message, "a.txt") != NULL);
    CHECK_INT(file_read(&bytes, in_folder("none"), 6, &arena, NULL), ERROR_NOT_FOUND);
    CHECK_INT(file_read(&bytes, folder, 6, &arena, NULL), ERROR_NOT_A_FILE);
    CHECK_INT(file_status(&status, folder, NULL), ERROR_OK);
    CHECK(status.directory);
    NEED(mkfifo(in_folder("pipe"), 0600) == 0);
    CHECK_INT(file_read(&bytes, path, 6, &arena, NULL), ERROR_NOT_A_FILE);
    arena_release(&arena);
    clean();
}

TEST(descriptors_are_read_to_their_end)
{
    struct arena arena;
    struct error error = {0};
    struct view bytes;
    char big[50000];
    FILE *file = tmpfile();

    NEED(file != NULL);
    arena_init(&arena, 0);
    memset(big, 'x', sizeof(big));
    fwrite(big, 1, sizeof(big), file);
    rewind(file);
    CHECK_INT(file_read_fd(&bytes, fileno(file), "tmp", 50000, &arena, &error), ERROR_OK);
    CHECK_INT(bytes.size, 50000);
    rewind(file);
    CHECK_INT(file_read_fd(&bytes, fileno(file), "tmp", 49999, &arena, &error), ERROR_TOO_LARGE);
    fclose(file);
    arena_release(&arena);
}

TEST(lists_are_sorted_and_stay_inside)
{
    static const char *const suffixes[] = {".txt", ".md", NULL};
    struct error error = {0};
    char **paths, target[300];
    uint32_t size = 0;

    NEED(mkdtemp(folder) != NULL);
    make("b.txt", "b", 1);
    make("a.md", "a", 1);
    make("c.pdf", "c", 1);
    make(".hidden.txt", "h", 1);
    NEED(mkdir(in_folder("d.txt"), 0700) == 0);
    snprintf(target, sizeof(target), "%s/b.txt", folder);
    NEED(symlink(target, in_folder("inside.txt")) == 0);
    NEED(symlink("/etc/passwd", in_folder("outside.txt")) == 0);
    NEED(file_list(&paths, &size, folder, suffixes, &error) == ERROR_OK);
    if (CHECK_INT(size, 3)) {
        CHECK_STR(paths[0], in_folder("a.md"));
        CHECK_STR(paths[1], in_folder("b.txt"));
        CHECK_STR(paths[2], in_folder("inside.txt"));
    }
    file_list_free(paths, size);
    CHECK_INT(file_list(&paths, &size, in_folder("none"), suffixes, NULL), ERROR_NOT_FOUND);
    clean();
}

TEST(the_log_is_off_until_it_is_asked_for)
{
    struct arena arena;
    struct error error = {0};
    struct view bytes = VIEW("");

    NEED(mkdtemp(folder) != NULL);
    arena_init(&arena, 0);
    log_write(LEVEL_ERROR, "nobody hears this");
    CHECK(!log_wants(LEVEL_ERROR));
    CHECK_INT(log_open(in_folder("no/log"), LEVEL_INFO, &error), ERROR_UNREADABLE);
    NEED(log_open(in_folder("log"), LEVEL_INFO, NULL) == ERROR_OK);
    log_write(LEVEL_INFO, "one\ntwo %d", 3);
    log_write(LEVEL_DEBUG, "too much");
    NEED(file_read(&bytes, path, 1000, &arena, NULL) == ERROR_OK);
    CHECK(view_ends(bytes, VIEW(" info one^Jtwo 3\n")));
    CHECK(memchr(bytes.data, '\n', bytes.size) == bytes.data + bytes.size - 1);
    arena_release(&arena);
    clean();
}

TEST(an_article_is_refused_for_its_size_or_its_nul_bytes)
{
    struct arena arena;
    struct error large = {0}, binary = {0};
    struct article article = {.path = VIEW("unchanged")};

    NEED(mkdtemp(folder) != NULL);
    arena_init(&arena, 0);
    make("large.txt", "x", 1);
    NEED(truncate(path, 50 << 20) == 0);
    CHECK_INT(article_load(&article, path, &arena, &large), ERROR_TOO_LARGE);
    CHECK(strstr(large.message, "large.txt") != NULL);
    make("binary.txt", "a\0b", 3);
    CHECK_INT(article_load(&article, path, &arena, &binary), ERROR_BINARY);
    CHECK(strstr(binary.message, "binary.txt") != NULL);
    CHECK_VIEW(article.path, "unchanged");
    make("good.txt", "caf\xC3\xA9 \xff", 7);
    CHECK_INT(article_load(&article, path, &arena, NULL), ERROR_OK);
    CHECK_INT(article.bytes.size, 7);
    CHECK_INT(article.door, DOOR_FILE);
    CHECK_INT(article_bytes(&article, VIEW(""), VIEW("x"), DOOR_LINES, NULL), ERROR_OK);
    CHECK_INT(article.door, DOOR_LINES);
    arena_release(&arena);
    clean();
}
