/* tests/cases/case.c - the main() of every tests/cases/STAGE.c: runs the cases of the stage's
 * folder */
#include "cases/case.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum { CASE_SECONDS = 120, FILE_LIMIT = 16 << 20 };

struct one_case {
    struct view title, input, expected; /* of the file's bytes */
};

struct run {
    struct arena arena;
    char **filters; /* [filters_size] */
    int filters_size;
    bool accept;
    struct view known; /* known-failures.txt */
    int ran, failed;
};

/* Takes the first line off the text; false at its end. */
static bool take_line(struct view *text, struct view *line)
{
    if (text->size == 0)
        return false;
    const char *end = memchr(text->data, '\n', text->size);
    size_t size = end ? (size_t)(end - text->data) : text->size;
    *line = (struct view){text->data, size};
    size += end != NULL;
    *text = (struct view){text->data + size, text->size - size};
    return true;
}

static bool is_title(struct view line)
{
    return view_starts(line, VIEW("=== "));
}

/* Takes the next case off the text, which is left at the title that follows. */
static bool take_case(struct view *text, struct one_case *out)
{
    struct view line = {0};
    while (text->size && !is_title(*text))
        take_line(text, &line);
    if (!take_line(text, &line))
        return false;
    out->title = view_trim((struct view){line.data + 4, line.size - 4});
    const char *start = text->data;
    out->input = (struct view){start, 0};
    while (text->size && !is_title(*text)) {
        const char *before = text->data;
        take_line(text, &line);
        if (view_is(line, "---")) {
            out->input.size = before > start ? (size_t)(before - start) - 1 : 0;
            break;
        }
    }
    out->expected = (struct view){text->data, 0};
    while (text->size && !is_title(*text))
        take_line(text, &line);
    out->expected.size = (size_t)(text->data - out->expected.data);
    return true;
}

static struct view without_last_lines(struct view text)
{
    while (text.size && (text.data[text.size - 1] == '\n' || text.data[text.size - 1] == '\r'))
        text.size--;
    return text;
}

static void print_lines(const char *sign, struct view text)
{
    for (struct view line; take_line(&text, &line);)
        printf("# %s %.*s\n", sign, VIEW_ARGS(line));
}

/* In the child: runs the printer, shows both sides where they differ. */
static void check_in_child(const struct one_case *it)
{
    struct buffer out = BUFFER_INIT;
    alarm(CASE_SECONDS);
    case_print(&out, it->input);
    struct view got = without_last_lines(buffer_as_view(&out)),
                wanted = without_last_lines(it->expected);
    bool same = !out.failed && view_equal(got, wanted);
    if (!same) {
        print_lines("wanted:", wanted);
        print_lines("   got:", got);
    }
    buffer_release(&out);
    exit(same ? 0 : 1);
}

static bool passes(const struct one_case *it)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        check_in_child(it);
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return false;
    if (WIFSIGNALED(status))
        printf("# ended by signal %d\n", WTERMSIG(status));
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool has_line(struct view text, const char *wanted)
{
    for (struct view line; take_line(&text, &line);) {
        if (view_is(view_trim(line), wanted))
            return true;
    }
    return false;
}

static bool is_chosen(const struct run *run, const char *name)
{
    bool chosen = run->filters_size == 0;
    for (int i = 0; i < run->filters_size; i++)
        chosen = chosen || strstr(name, run->filters[i]);
    return chosen;
}

static void check_case(struct run *run, const char *name, const struct one_case *it)
{
    run->ran++;
    bool known = has_line(run->known, name), passed = passes(it);
    if (passed && known)
        printf("# passes now, take it off tests/cases/known-failures.txt: %s\n", name);
    run->failed += !passed && !known;
    printf("%s %s%s\n",
           passed  ? "ok"
           : known ? "skip"
                   : "not ok",
           name, !passed && known ? " (known failure)" : "");
}

/* Adds the case to the new text of its file, with what the stage prints now. */
static void accept_case(struct buffer *file, const struct one_case *it, bool last)
{
    struct buffer out = BUFFER_INIT;
    case_print(&out, it->input);
    buffer_format(file, "=== %.*s\n%.*s\n---\n", VIEW_ARGS(it->title), VIEW_ARGS(it->input));
    struct view got = without_last_lines(buffer_as_view(&out));
    buffer_view(file, got);
    buffer_text(file, got.size == 0 ? "" : "\n");
    buffer_text(file, last ? "" : "\n");
    buffer_release(&out);
}

static void write_accepted(const char *path, const struct buffer *text)
{
    FILE *file = text->failed ? NULL : fopen(path, "wb");
    if (!file || fwrite(text->data, 1, text->size, file) != text->size || fclose(file))
        perror(path);
}

static void run_file(struct run *run, const char *path)
{
    struct error error = {0};
    struct view text, whole;
    if (file_read(&whole, path, FILE_LIMIT, &run->arena, &error)) {
        printf("# %s\nnot ok %s\n", error.message, path);
        run->failed++;
        return;
    }
    const char *file = strrchr(path, '/') + 1;
    struct buffer accepted = BUFFER_INIT, name = BUFFER_INIT;
    text = whole;
    while (text.size && !is_title(text))
        take_line(&text, &(struct view){0});
    buffer_view(&accepted, (struct view){whole.data, whole.size - text.size});
    for (struct one_case it; take_case(&text, &it);) {
        buffer_clear(&name);
        buffer_format(&name, "%s/%.*s: %.*s", case_stage, (int)strcspn(file, "."), file,
                      VIEW_ARGS(it.title));
        bool chosen = is_chosen(run, name.data);
        if (chosen && !run->accept)
            check_case(run, name.data, &it);
        if (run->accept)
            accept_case(&accepted, &it, text.size == 0);
    }
    if (run->accept)
        write_accepted(path, &accepted);
    buffer_release(&accepted);
    buffer_release(&name);
}

int main(int argc, char **argv)
{
    struct run run = {0};
    struct error error = {0};
    arena_init(&run.arena, 0);
    run.accept = argc > 1 && strcmp(argv[1], "--accept") == 0;
    run.filters = argv + 1 + run.accept;
    run.filters_size = argc - 1 - run.accept;
    if (file_read(&run.known, "tests/cases/known-failures.txt", FILE_LIMIT, &run.arena, &error))
        run.known = VIEW("");
    char pattern[256];
    snprintf(pattern, sizeof(pattern), "tests/cases/%s/*.txt", case_stage);
    glob_t files = {0};
    if (glob(pattern, 0, NULL, &files) == 0) {
        for (size_t i = 0; i < files.gl_pathc; i++)
            run_file(&run, files.gl_pathv[i]);
    }
    globfree(&files);
    arena_release(&run.arena);
    return run.failed || (run.ran == 0 && !run.accept) ? 1 : 0;
}
