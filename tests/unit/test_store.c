/* test_store.c - the store of a folder: what is kept, brought up to date, replaced, loaded */
#include "scratch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "corpus/index.h"
#include "corpus/link.h"
#include "corpus/load.h"
#include "corpus/place.h"

static char root[] = "/tmp/csto-store-XXXXXX";
static char file[64], real[64];
static struct error error;
static struct store store;
static struct index_report report;

static const char *at(const char *name)
{
    return scratch_at(real, name);
}

static void make(const char *name, const char *text)
{
    scratch_write(real, name, text, strlen(text));
}

static void start(void)
{
    CHECK(mkdtemp(root) != NULL);
    snprintf(real, sizeof(real), "%s/news", root);
    snprintf(file, sizeof(file), "%s/store.sqlite", root);
    CHECK_INT(mkdir(real, 0700), 0);
}

static void finish(void)
{
    store_close(&store);
    scratch_remove(root);
}

/* Closes the store, opens it again and brings it up to date. */
static enum error_code again(void)
{
    error = (struct error){ERROR_OK, ""};
    if (store.path)
        store_close(&store);
    return index_open(&store, &report, real, file, NULL, &error);
}

static struct stock_counts counts(void)
{
    struct stock_counts out;

    CHECK_INT(stock_count(&out, &store, NULL), ERROR_OK);
    return out;
}

/* The number that a query gives. */
static int64_t ask(const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t number = -1;

    if (CHECK_INT(sqlite3_prepare_v2(store.database, sql, -1, &statement, NULL), SQLITE_OK) &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

TEST(statements_are_kept_with_their_quotes)
{
    start();
    make("a.txt", "date 2024-03-04\n\nQuay news\n\nThe quay is closed for good, Jo Penrose said on "
                  "Monday.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 1);
    CHECK_INT(ask("SELECT count(*) FROM statement"), 1);
    CHECK_INT(ask("SELECT start FROM part"), 28);
    CHECK_INT(ask("SELECT exact = 'The quay is closed for good' AND suffix LIKE ', Jo Penrose%' "
                  "AND prefix LIKE '%Quay news%' FROM part"),
              1);
    CHECK_INT(ask("SELECT count(*) FROM said WHERE speaker = 'Jo Penrose' AND date = '2024-03-04' "
                  "AND file = 'a.txt'"),
              1);
    CHECK_INT(ask("SELECT count(*) FROM term WHERE term MATCH 'quay'"), 1);
    finish();
}

TEST(only_what_changed_is_analysed)
{
    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    make("b.txt", "The ferry is late, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 2);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 0);
    make("b.txt", "The ferry is gone, Jo Penrose said.\n");
    CHECK_INT(unlink(at("a.txt")), 0);
    make("c.txt", "The pier is wet, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 2);
    CHECK_INT(report.removed, 1);
    CHECK_INT(counts().articles, 2);
    CHECK_INT(ask("SELECT count(*) FROM part WHERE exact LIKE '%late%' OR exact LIKE '%quay%'"), 0);
    CHECK_INT(ask("SELECT count(*) FROM statement WHERE article NOT IN (SELECT id FROM article)"),
              0);
    finish();
}

TEST(a_file_that_cannot_be_read_is_kept_with_its_fault_and_looked_at_again)
{
    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    make("b.txt", "x");
    CHECK_INT(truncate(at("b.txt"), FOLDER_FILE_BYTES + 1), 0);
    NEED(again() == ERROR_OK);
    CHECK_INT(counts().articles, 1);
    CHECK_INT(counts().faults, 1);
    CHECK_INT(ask("SELECT fault LIKE '%b.txt%limit%' FROM article WHERE name = 'b.txt'"), 1);
    make("b.txt", "The pier is wet, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(counts().articles, 2);
    CHECK_INT(counts().faults, 0);
    finish();
}

TEST(identical_articles_are_counted_as_copies_and_one_takes_over)
{
    char name[16];
    int i;

    start();
    for (i = 0; i < 2000; i++) {
        snprintf(name, sizeof(name), "%04d.txt", i);
        make(name, "The quay is closed, Jo Penrose said. \"It will stay so,\" she added.\n");
    }
    NEED(again() == ERROR_OK);
    CHECK_INT(counts().articles, 2000);
    CHECK_INT(counts().copies, 1999);
    CHECK_INT(ask("SELECT count(*) FROM term WHERE term MATCH 'quay'"), 1);
    CHECK_INT(ask("SELECT count(DISTINCT copy_of) FROM article"), 1);
    CHECK_INT(ask("SELECT CAST(name AS INTEGER) FROM article WHERE copy_of IS NULL"), 0);
    make("0000.txt", "The pier is wet, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(counts().copies, 1998);
    CHECK_INT(ask("SELECT CAST(name AS INTEGER) FROM article WHERE copy_of IS NULL AND id > 1"), 1);
    CHECK_INT(remove(at("0001.txt")), 0);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.removed, 1);
    CHECK_INT(counts().copies, 1997);
    CHECK_INT(ask("SELECT count(*) FROM article WHERE copy_of NOT IN (SELECT id FROM article)"), 0);
    CHECK_INT(ask("SELECT count(*) FROM article a JOIN article b ON a.copy_of = b.id WHERE "
                  "b.copy_of IS NOT NULL OR b.doc IS NULL"),
              0);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 0);
    finish();
}

static uint32_t count_links(const struct folder *folder)
{
    const struct lexicon *lexicon = lexicon_get(&error);
    struct links links = {NULL, 0, 0};
    struct arena arena;
    uint32_t size;

    arena_init(&arena, 0);
    if (CHECK(lexicon != NULL))
        CHECK(links_find(&links, folder, lexicon, NULL, &arena));
    size = links.size;
    arena_release(&arena);
    return size;
}

TEST(what_is_loaded_has_the_links_of_what_is_read)
{
    struct folder read, loaded;
    uint32_t i;

    start();
    make("a.txt", "\"No boat leaves before noon today,\" said Nora Vale.\n");
    make("b.txt", "No boat leaves before noon, Nora Vale said. The pier is wet, Vale added.\n");
    make("c.txt", "\"No boat leaves before noon today,\" Vale said.\n");
    make("d.txt", "x");
    CHECK_INT(truncate(at("d.txt"), 10), 0); /* NUL bytes */
    NEED(again() == ERROR_OK);
    folder_init(&read);
    folder_init(&loaded);
    NEED(folder_add_directory(&read, real, NULL, NULL, NULL, &error) == ERROR_OK);
    NEED(load_all(&loaded, &store, real, &error) == ERROR_OK);
    NEED(loaded.size == read.size);
    for (i = 0; i < read.size; i++) {
        CHECK_STR(loaded.articles[i].path, read.articles[i].path);
        CHECK_INT(loaded.articles[i].error.code != ERROR_OK,
                  read.articles[i].error.code != ERROR_OK);
    }
    CHECK(count_links(&read) >= 1);
    CHECK_INT(count_links(&loaded), count_links(&read));
    folder_release(&read);
    folder_release(&loaded);
    finish();
}

TEST(a_store_of_a_newer_version_is_set_aside)
{
    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(sqlite3_exec(store.database, "PRAGMA user_version = 1000", NULL, NULL, NULL), 0);
    NEED(again() == ERROR_OK);
    CHECK(strstr(store.note.message, "newer csto") != NULL);
    CHECK(strstr(store.note.message, "store.sqlite.aside") != NULL);
    CHECK_INT(report.analysed, 1);
    snprintf(real, sizeof(real), "%s/store.sqlite.aside", root);
    CHECK_INT(access(real, R_OK), 0);
    finish();
}

TEST(a_store_of_an_older_version_or_another_engine_is_made_anew)
{
    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(sqlite3_exec(store.database, "PRAGMA user_version = 0", NULL, NULL, NULL), 0);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 1);
    CHECK_INT(store_set(&store, "engine", "another", NULL), ERROR_OK);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 1);
    CHECK_INT(store.note.code, ERROR_OK);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 0);
    finish();
}

/* Overwrites a piece of the file with what means nothing. */
static void damage(off_t place, size_t size)
{
    int fd = open(file, O_WRONLY);

    if (CHECK(fd >= 0)) {
        while (size--)
            CHECK_INT(pwrite(fd, "\xa5", 1, place + (off_t)size), 1);
        close(fd);
    }
}

TEST(a_damaged_store_is_made_anew)
{
    static const off_t places[] = {0, 18, 100, 4096, 8192, 12288, 20480};
    char name[16];
    size_t i;

    start();
    for (i = 0; i < 20; i++) {
        snprintf(name, sizeof(name), "%zu.txt", i);
        make(name, "The quay is closed, Jo Penrose said. \"It will stay so,\" she added.\n");
    }
    for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
        NEED(again() == ERROR_OK);
        store_close(&store);
        damage(places[i], 2000);
        make("0.txt", i % 2 ? "The pier is wet, Jo Penrose said.\n" : "No, Jo Penrose said.\n");
        CHECK_INT(unlink(at("1.txt")), 0);
        NEED(again() == ERROR_OK);
        CHECK_INT(counts().articles, 19);
        make("1.txt", "The quay is closed, Jo Penrose said. \"It will stay so,\" she added.\n");
    }
    finish();
}

TEST(a_damaged_record_is_found_out)
{
    struct folder folder;

    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(sqlite3_exec(store.database, "UPDATE body SET record = X'ff00'", NULL, NULL, NULL),
              0);
    folder_init(&folder);
    CHECK_INT(load_all(&folder, &store, real, &error), ERROR_SYNTAX);
    CHECK(strstr(error.message, "a.txt") != NULL);
    CHECK(store.damaged);
    folder_release(&folder);
    finish();
}

static void stop_after_three(void *context, uint32_t done, uint32_t total)
{
    if (done == 3 && total > 3)
        *(int *)context = 1;
}

TEST(what_was_done_before_it_was_stopped_is_kept)
{
    int cancel = 0, i;
    struct index_options options = {
        .threads = 2, .cancel = &cancel, .progress = stop_after_three, .context = &cancel};
    char name[16];

    start();
    for (i = 0; i < 50; i++) {
        snprintf(name, sizeof(name), "%d.txt", i);
        make(name, "The quay is closed, Jo Penrose said.\n");
    }
    CHECK_INT(index_open(&store, &report, real, file, &options, &error), ERROR_CANCELLED);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 47);
    CHECK_INT(counts().articles, 50);
    finish();
}

TEST(folders_that_vanish_or_are_refused)
{
    char *folder = NULL;

    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(unlink(at("a.txt")), 0);
    CHECK_INT(rmdir(real), 0);
    CHECK_INT(again(), ERROR_NOT_FOUND);
    CHECK(strstr(error.message, "news") != NULL);
    CHECK(store.database == NULL);
    CHECK_INT(place_folder(&folder, real, NULL), ERROR_NOT_FOUND);
    CHECK_INT(place_folder(&folder, "/", NULL), ERROR_USAGE);
    setenv("HOME", root, 1);
    CHECK_INT(place_folder(&folder, root, NULL), ERROR_USAGE);
    finish();
}

TEST(articles_of_one_name_in_two_folders_have_two_stores)
{
    char *one = NULL, *two = NULL;

    start();
    setenv("XDG_CACHE_HOME", root, 1);
    CHECK_INT(place_store(&one, "/news/monday", &error), ERROR_OK);
    CHECK_INT(place_store(&two, "/news/tuesday", &error), ERROR_OK);
    NEED(one && two);
    CHECK(strcmp(one, two) != 0);
    CHECK(strncmp(one, root, strlen(root)) == 0);
    free(one);
    free(two);
    unsetenv("XDG_CACHE_HOME");
    unsetenv("HOME");
    CHECK_INT(place_store(&one, "/news/monday", &error), ERROR_UNREADABLE);
    finish();
}

TEST(an_article_of_the_future_is_an_article)
{
    start();
    make("a.txt", "date 2087-01-02\n\nThe quay is closed, Jo Penrose said on Monday.\n");
    make("b.txt", "date 9999-12-31\n\nThe quay is closed, Jo Penrose said yesterday.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(ask("SELECT count(*) FROM article WHERE date IN ('2087-01-02', '9999-12-31')"), 2);
    CHECK_INT(ask("SELECT count(*) FROM statement"), 2);
    finish();
}

/* Writes one file again and again, in pieces, until it is killed. */
static void write_for_ever(void)
{
    for (;;) {
        FILE *out = fopen(at("a.txt"), "wb");

        for (int i = 0; out && i < 20; i++) {
            fputs("The quay is closed, Jo Penrose said. \"It stays so,\" she added.\n\n", out);
            fflush(out);
            usleep(200);
        }
        if (out)
            fclose(out);
    }
}

TEST(a_file_that_changes_while_it_is_read_is_looked_at_again)
{
    pid_t writer;
    int i;

    start();
    make("a.txt", "");
    writer = fork();
    if (writer == 0)
        write_for_ever();
    NEED(writer > 0);
    for (i = 0; i < 20; i++)
        CHECK_INT(again(), ERROR_OK);
    kill(writer, SIGKILL);
    waitpid(writer, NULL, 0);
    make("a.txt", "The pier is wet, Kay Moor said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(ask("SELECT count(*) FROM said WHERE speaker = 'Kay Moor'"), 1);
    CHECK_INT(counts().statements, 1);
    finish();
}

TEST(the_users_tables_change_all_articles)
{
    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    make("articles.tsv", "file\tdate\toutlet\turl\ttitle\na.txt\t2024-03-04\t\t\tQuay news\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 1);
    CHECK_INT(ask("SELECT date = '2024-03-04' AND title = 'Quay news' FROM article"), 1);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 0);
    finish();
}

static enum error_code again_with(const char *patterns)
{
    struct index_options options = {.patterns = patterns};

    store_close(&store);
    return index_open(&store, &report, real, file, &options, &error);
}

TEST(which_files_are_articles_is_the_users_choice_and_is_kept)
{
    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    make("b.rst", "The pier is wet, Jo Penrose said.\n");
    make(".c.rst", "The ferry is late, Jo Penrose said.\n");
    make("readme.rst", "The boat is full, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(ask("SELECT count(*) FROM article WHERE name = 'a.txt'"), 1);
    CHECK_INT(counts().articles, 1);
    NEED(again_with("news-* *.rst") == ERROR_OK);
    CHECK_INT(ask("SELECT count(*) FROM article WHERE name = 'b.rst'"), 1);
    CHECK_INT(counts().articles, 1);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed + report.removed, 0);
    CHECK_INT(store_set(&store, "engine", "another", NULL), ERROR_OK);
    NEED(again() == ERROR_OK);
    CHECK_INT(report.analysed, 1);
    CHECK_INT(ask("SELECT count(*) FROM article WHERE name = 'b.rst'"), 1);
    CHECK_INT(again_with("*.0123456789012345678901234567890123456789012345678901234567890123456789"
                         "0123456789012345678901234567890123456789012345678901234567890123456789"
                         "0123456789012345678901234567890123456789012345678901234567890123456789"
                         "0123456789012345678901234567890123456789012345678901234567890123456789"),
              ERROR_USAGE);
    finish();
}

TEST(a_store_in_memory_has_a_limit_of_its_own)
{
    char name[16];
    int i;

    start();
    for (i = 0; i < INDEX_IN_MEMORY + 2; i++) {
        snprintf(name, sizeof(name), "%04d.txt", i);
        make(name, "It rains.\n");
    }
    NEED(index_open(&store, &report, real, ":memory:", NULL, &error) == ERROR_OK);
    CHECK_INT(counts().articles, INDEX_IN_MEMORY);
    CHECK_INT(report.left_out, 2);
    finish();
}

TEST(another_build_that_takes_the_store_is_left_alone)
{
    start();
    make("a.txt", "The quay is closed, Jo Penrose said.\n");
    NEED(again() == ERROR_OK);
    CHECK_INT(store_set(&store, "engine", "another", NULL), ERROR_OK);
    CHECK_INT(index_update(&report, &store, real, NULL, &error), ERROR_VERSION);
    NEED(index_refresh(&report, &store, real, NULL, &error) == ERROR_OK);
    CHECK(strstr(store.note.message, "another build") != NULL);
    CHECK(store_is_memory(&store));
    CHECK_INT(counts().articles, 1);
    finish();
}
