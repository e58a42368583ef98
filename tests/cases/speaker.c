/* tests/cases/speaker.c - prints each speaker with offices and mentions, and who speaks each statement */
#include "analysis/analyze.h"
#include "cases/case.h"

static void print_speaker(struct buffer *out, const struct analysis *a, const struct speaker *s)
{
    const struct range *role;
    const uint32_t *i;

    buffer_format(out, "%.*s (%s", VIEW_ARGS(s->name), kind_name(s->kind));
    if (s->affiliation.size)
        buffer_format(out, ", %.*s", VIEW_ARGS(s->affiliation));
    buffer_text(out, ")\n");
    vec_each (role, &s->roles) {
        enum tenure tenure = role_tenure(&a->text, lexicon_get(NULL), *role);

        buffer_format(out, "  %s%soffice ", tenure ? tenure_name(tenure) : "", tenure ? " " : "");
        buffer_visible(out, text_bytes(&a->text, text_span(&a->text, *role)));
        buffer_text(out, "\n");
    }
    if (range_length(s->terms)) {
        buffer_text(out, "  terms ");
        buffer_visible(out, text_bytes(&a->text, text_span(&a->text, s->terms)));
        buffer_text(out, "\n");
    }
    vec_each (i, &s->mentions) {
        const struct mention *m = &a->mentions.at[*i];

        buffer_format(out, "  %s ", form_name(m->form));
        buffer_visible(out, text_bytes(&a->text, text_span(&a->text, m->tokens)));
        buffer_text(out, "\n");
    }
}

/* The first words of what is said. */
static struct view excerpt(const struct analysis *a, const struct statement *s)
{
    struct range part = s->content.at[0];

    if (range_length(part) > 4)
        part.to = part.from + 4;
    return text_bytes(&a->text, text_span(&a->text, part));
}

static void print_statement(struct buffer *out, const struct analysis *a, uint32_t statement)
{
    uint32_t speaker = a->speakers.of_statement[statement];

    buffer_visible(out, excerpt(a, &a->statements.at[statement]));
    if (speaker == NONE)
        buffer_text(out, " ...: ?\n");
    else
        buffer_format(out, " ...: %.*s\n", VIEW_ARGS(a->speakers.all.at[speaker].name));
}

static void print(struct buffer *out, struct view input)
{
    struct article article = {0};
    struct error error = {0};
    const struct speaker *s;
    struct analysis a;
    struct arena arena;
    uint32_t i;

    arena_init(&arena, 0);
    if (article_bytes(&article, VIEW("case"), input, DOOR_FILE, &error) ||
        analyze(&a, &article, NULL, &arena, &error)) {
        buffer_text(out, error.message);
        arena_release(&arena);
        return;
    }
    vec_each (s, &a.speakers.all)
        print_speaker(out, &a, s);
    for (i = 0; i < a.statements.size; i++)
        print_statement(out, &a, i);
    arena_release(&arena);
}

CASE_STAGE(speaker, print)
