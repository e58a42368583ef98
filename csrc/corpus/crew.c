/* corpus/crew.c - threads that read and analyse files, for one that writes */
#include "corpus/crew.h"

#include <stdlib.h>
#include <sys/resource.h>

#include "corpus/place.h"
#include "corpus/record.h"
#include "corpus/terms.h"

void harvest_release(struct harvest *harvest)
{
    if (!harvest)
        return;
    if (harvest->article.arena)
        arena_release(harvest->article.arena);
    free(harvest->article.arena);
    buffer_release(&harvest->item.record);
    buffer_release(&harvest->item.terms);
    free(harvest);
}

static uint64_t hash_of(struct view bytes)
{
    uint64_t hash = (uint64_t)hash_bytes(HASH_SEED, bytes.data, bytes.size) << 32;

    return hash | hash_bytes(0x9e3779b9, bytes.data, bytes.size);
}

static bool is_same_status(const struct file_status *a, const struct file_status *b)
{
    return a->size == b->size && a->modified == b->modified;
}

static enum error_code check_size(const char *path, int64_t size, struct error *error)
{
    if (size <= FOLDER_FILE_BYTES)
        return ERROR_OK;
    return error_set(error, ERROR_TOO_LARGE,
                     "%s: is larger than the limit of %d bytes for an article of a folder", path,
                     (int)FOLDER_FILE_BYTES);
}

/* A file that is being written is read until it holds still; the time kept is that before the reading. */
static enum error_code load(struct harvest *harvest, struct article *article, const char *path,
                            struct error *error)
{
    struct file_status before = {0}, after = {0};
    enum error_code code = ERROR_OK;
    int reads = 0;

    do {
        arena_clear(harvest->article.arena);
        code = file_status(&before, path, error);
        harvest->item.file.size = before.size;
        harvest->item.file.modified = before.modified;
        code = code ? code : check_size(path, before.size, error);
        code = code ? code : article_load(article, path, harvest->article.arena, error);
        code = code ? code : file_status(&after, path, error);
    } while (!code && !is_same_status(&before, &after) && ++reads < CREW_READS);
    if (!code && !is_same_status(&before, &after))
        harvest->item.file.modified = -1;
    return code;
}

static void prepare(struct harvest *harvest, const struct terms_maker *maker, struct arena *arena)
{
    const struct analysis *analysis = &harvest->article.analysis;
    struct buffer *terms = &harvest->item.terms;
    uint32_t i;

    record_write(&harvest->item.record, analysis);
    for (i = 0; i < analysis->statements.size; i++) {
        terms_of_statement(terms, maker, analysis, i, false, arena);
        buffer_text(terms, "\n");
    }
    terms_of_article(terms, analysis, arena);
    buffer_text(terms, "\n");
    harvest->item.likeness = likeness_of(&analysis->text);
}

static enum error_code prepare_guarded(struct harvest *harvest, const struct terms_maker *maker,
                                       struct error *error)
{
    struct arena *arena = harvest->article.arena;
    jmp_buf guard;

    if (setjmp(guard) == 0) {
        arena->guard = &guard;
        prepare(harvest, maker, arena);
        arena->guard = NULL;
        if (!harvest->item.record.failed && !harvest->item.terms.failed)
            return ERROR_OK;
    }
    arena->guard = NULL;
    return error_set(error, ERROR_NO_MEMORY, "%s: %s", harvest->article.path,
                     error_default(ERROR_NO_MEMORY));
}

static enum error_code analyse(struct harvest *harvest, const struct article *article,
                               const struct task *task, const struct crew *crew,
                               struct error *error)
{
    struct analysis_options options = {.authority = crew->authority, .cancel = crew->cancel};
    struct article *kept = arena_new(harvest->article.arena, struct article);

    if (!kept)
        return error_set(error, ERROR_NO_MEMORY, "%s: %s", task->path,
                         error_default(ERROR_NO_MEMORY));
    *kept = harvest->article.article = *article;
    return analyze(&harvest->article.analysis, kept, &options, harvest->article.arena, error);
}

static enum error_code work(struct harvest *harvest, const struct task *task,
                            const struct terms_maker *maker, const struct crew *crew,
                            struct error *error)
{
    struct article article;
    enum error_code code = load(harvest, &article, task->path, error);

    if (code)
        return code;
    harvest->item.file.hash = hash_of(article.bytes);
    harvest->same = task->file.id && harvest->item.file.hash == task->file.hash;
    if (harvest->same)
        return ERROR_OK;
    code = analyse(harvest, &article, task, crew, error);
    return code ? code : prepare_guarded(harvest, maker, error);
}

static struct harvest *harvest_of(const struct task *task, const struct terms_maker *maker,
                                  const struct crew *crew)
{
    struct harvest *harvest = calloc(1, sizeof(*harvest));
    struct error *error;

    if (!harvest)
        return NULL;
    harvest->article.path = task->path;
    harvest->article.arena = malloc(sizeof(struct arena));
    if (!harvest->article.arena) {
        free(harvest);
        return NULL;
    }
    arena_init(harvest->article.arena, ANALYSIS_MEMORY);
    error = &harvest->article.error;
    harvest->id = task->file.id;
    harvest->item.name = place_name(task->path);
    harvest->item.article = &harvest->article;
    if (work(harvest, task, maker, crew, error)) {
        memset(&harvest->article.analysis, 0, sizeof(harvest->article.analysis));
        harvest->cancelled |= error->code == ERROR_CANCELLED;
    }
    return harvest;
}

/* The next task that nobody has begun; the list's size after the last one. */
static uint32_t next_task(struct crew *crew)
{
    uint32_t at = __atomic_fetch_add(&crew->next, 1, __ATOMIC_RELAXED);

    return at < crew->size ? at : crew->size;
}

/* False: nobody wants it any more. */
static bool hand_in(struct crew *crew, uint32_t at, struct harvest *harvest)
{
    bool wanted;

    uv_mutex_lock(&crew->lock);
    while (at - crew->taken >= CREW_WAITING && !crew->stop)
        uv_cond_wait(&crew->room, &crew->lock);
    wanted = !crew->stop;
    if (wanted) {
        crew->ready[at % CREW_WAITING] = (struct crew_slot){harvest, true};
        uv_cond_signal(&crew->more);
    }
    uv_mutex_unlock(&crew->lock);
    if (!wanted)
        harvest_release(harvest);
    return wanted;
}

/* On Linux a thread has a priority of its own; elsewhere it is the whole process's, and stays. */
static void step_back(void)
{
#ifdef __linux__
    setpriority(PRIO_PROCESS, 0, CREW_NICE);
#endif
}

static void run(void *context)
{
    struct crew *crew = context;
    struct terms_maker maker;
    uint32_t at;

    if (crew->gentle)
        step_back();
    if (!terms_init(&maker, NULL)) {
        while ((at = next_task(crew)) < crew->size && hand_in(crew, at, NULL))
            ;
        return;
    }
    while ((at = next_task(crew)) < crew->size &&
           hand_in(crew, at, harvest_of(&crew->tasks[at], &maker, crew)))
        ;
    terms_release(&maker);
}

enum error_code crew_start(struct crew *crew, const struct task *tasks, uint32_t size,
                           uint32_t threads, bool gentle, const struct authority *authority,
                           const int *cancel, struct error *error)
{
    uint32_t most = sizeof(crew->thread) / sizeof(*crew->thread);

    memset(crew, 0, sizeof(*crew));
    crew->tasks = tasks;
    crew->size = size;
    crew->authority = authority;
    crew->gentle = gentle;
    crew->cancel = cancel;
    if (uv_mutex_init(&crew->lock) || uv_cond_init(&crew->more) || uv_cond_init(&crew->room))
        return error_set(error, ERROR_NO_MEMORY, "%s", error_default(ERROR_NO_MEMORY));
    threads = threads < most ? threads : most;
    for (; crew->threads < threads && crew->threads < size; crew->threads++)
        if (uv_thread_create(&crew->thread[crew->threads], run, crew))
            break;
    if (crew->threads || !size)
        return ERROR_OK;
    crew_end(crew);
    return error_set(error, ERROR_NO_MEMORY, "no thread could be started");
}

struct harvest *crew_take(struct crew *crew)
{
    struct crew_slot *slot = &crew->ready[crew->taken % CREW_WAITING];
    struct harvest *harvest;

    if (crew->taken == crew->size)
        return NULL;
    uv_mutex_lock(&crew->lock);
    while (!slot->full)
        uv_cond_wait(&crew->more, &crew->lock);
    harvest = slot->harvest;
    *slot = (struct crew_slot){0};
    crew->taken++;
    uv_cond_broadcast(&crew->room);
    uv_mutex_unlock(&crew->lock);
    return harvest;
}

void crew_end(struct crew *crew)
{
    uint32_t i;

    uv_mutex_lock(&crew->lock);
    crew->stop = true;
    uv_cond_broadcast(&crew->room);
    uv_mutex_unlock(&crew->lock);
    while (crew->threads)
        uv_thread_join(&crew->thread[--crew->threads]);
    for (i = 0; i < CREW_WAITING; i++)
        harvest_release(crew->ready[i].harvest);
    uv_cond_destroy(&crew->room);
    uv_cond_destroy(&crew->more);
    uv_mutex_destroy(&crew->lock);
}
