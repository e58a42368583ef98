/* tests/harness.h - TEST, CHECK and a main(): all that a unit test needs
 *
 * A file tests/unit/test_NAME.c is a program of its own: it includes this header, and each TEST(name) { ... } in it runs in a
 * child process, so a crash or a hang is one failed test with a name. It prints a line `ok NAME: test`, `not ok NAME: test` or
 * `skip NAME: test` for each; failed checks stand before it as `# file:line: ...`. Arguments select the tests whose name contains
 * one of them; --here runs them in this process, for a debugger. A program of several files defines HARNESS_PART in all but one.
 *
 * Units:   -
 * Order:   tests run as they stand in the file
 * Owner:   -
 * Errors:  main returns 1 when a test failed or none ran; a failed CHECK goes on, a failed NEED ends the test
 * Threads: one
 * Layer:   above all (tests only)
 */
#ifndef HARNESS_H
#define HARNESS_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HARNESS_SECONDS = 120, HARNESS_SKIPPED = 77, HARNESS_SHOWN = 20 /* failed checks of a test */ };

struct harness_test {
    const char *name, *file;
    void (*run)(void);
    struct harness_test *next;
};

#ifdef HARNESS_PART
extern struct harness_test *harness_first, **harness_last;
extern int harness_failures;
#else
struct harness_test *harness_first, **harness_last = &harness_first;
int harness_failures;
#endif

#define TEST(test)                                                                                 \
    static void test_##test(void);                                                                 \
    static struct harness_test entry_##test = {#test, __FILE__, test_##test, NULL};                \
    __attribute__((constructor)) static void add_##test(void)                                      \
    {                                                                                              \
        *harness_last = &entry_##test;                                                             \
        harness_last = &entry_##test.next;                                                         \
    }                                                                                              \
    static void test_##test(void)

/* Each is true where the check held. */
#define CHECK(condition) harness_check(__FILE__, __LINE__, #condition, condition)
#define CHECK_INT(got, wanted)                                                                     \
    harness_int(__FILE__, __LINE__, #got, (intmax_t)(got), (intmax_t)(wanted))
#define CHECK_STR(got, wanted) harness_bytes(__FILE__, __LINE__, #got, got, (size_t)-1, wanted)
/* A struct view against a string. */
#define CHECK_VIEW(got, wanted)                                                                    \
    harness_bytes(__FILE__, __LINE__, #got, (got).data, (got).size, wanted)
/* The rest of the test makes no sense without it. */
#define NEED(condition)                                                                            \
    do {                                                                                           \
        if (!CHECK(condition))                                                                     \
            return;                                                                                \
    } while (0)
#define SKIP(why)                                                                                  \
    do {                                                                                           \
        printf("# skipped: %s\n", why);                                                            \
        exit(HARNESS_SKIPPED);                                                                     \
    } while (0)

static inline bool harness_check(const char *file, int line, const char *what, bool holds)
{
    if (!holds && harness_failures++ < HARNESS_SHOWN)
        printf("# %s:%d: %s\n", file, line, what);
    return holds;
}

static inline bool harness_int(const char *file, int line, const char *what, intmax_t a, intmax_t b)
{
    if (a != b && harness_failures++ < HARNESS_SHOWN)
        printf("# %s:%d: %s is %" PRIdMAX ", not %" PRIdMAX "\n", file, line, what, a, b);
    return a == b;
}

static inline bool harness_bytes(const char *file, int line, const char *what, const char *got,
                                 size_t size, const char *wanted)
{
    size = size == (size_t)-1 && got ? strlen(got) : size;
    bool same = got && wanted && size == strlen(wanted) && memcmp(got, wanted, size) == 0;
    if (!same && harness_failures++ < HARNESS_SHOWN)
        printf("# %s:%d: %s is \"%.*s\", not \"%s\"\n", file, line, what, got ? (int)size : 6,
               got ? got : "(null)", wanted ? wanted : "(null)");
    return same;
}

static inline int harness_child(const struct harness_test *test)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        alarm(HARNESS_SECONDS);
        test->run();
        exit(harness_failures ? 1 : 0);
    }
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    if (WIFSIGNALED(status))
        printf("# %s: ended by signal %d\n", test->file, WTERMSIG(status));
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static inline int harness_here(const struct harness_test *test)
{
    harness_failures = 0;
    test->run();
    return harness_failures ? 1 : 0;
}

static inline bool harness_chosen(const char *name, int argc, char **argv)
{
    int filters = 0;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) != 0 && ++filters && strstr(name, argv[i]))
            return true;
    }
    return filters == 0;
}

#ifndef HARNESS_PART
int main(int argc, char **argv)
{
    const char *slash = strrchr(argv[0], '/');
    bool here = argc > 1 && strcmp(argv[1], "--here") == 0;
    int ran = 0, failed = 0;
    for (struct harness_test *test = harness_first; test; test = test->next) {
        if (!harness_chosen(test->name, argc, argv))
            continue;
        int status = here ? harness_here(test) : harness_child(test);
        const char *result = status == 0 ? "ok" : status == HARNESS_SKIPPED ? "skip" : "not ok";
        printf("%s %s: %s\n", result, slash ? slash + 1 : argv[0], test->name);
        ran++;
        failed += strcmp(result, "not ok") == 0;
    }
    return ran == 0 || failed ? 1 : 0;
}
#endif

#endif
