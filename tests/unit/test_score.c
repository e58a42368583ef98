/* test_score.c - words, gold and the metrics, on claims made by hand */
#include "harness.h"

#include "analysis/gold.h"
#include "analysis/judge.h"
#include "analysis/score.h"

static struct arena arena;

static void add_span(struct claim *claim, enum claim_part part, struct view text, const char *words)
{
    const char *at = strstr(text.data, words);
    uint32_t start = at ? (uint32_t)(at - text.data) : UINT32_MAX / 2;

    CHECK(at != NULL);
    vec_push(&arena, &claim->part[part], ((struct span){start, start + (uint32_t)strlen(words)}));
}

static struct claim *add_claim(struct claims *claims, struct view text, const char *source,
                               const char *cue, const char *content)
{
    struct claim *claim = vec_add(&arena, claims);

    if (source)
        add_span(claim, PART_SOURCE, text, source);
    if (cue)
        add_span(claim, PART_CUE, text, cue);
    if (content)
        add_span(claim, PART_CONTENT, text, content);
    return claim;
}

static struct figure figure_named(const struct score *score, const char *name)
{
    struct figure figures[SCORE_FIGURES];

    score_figures(score, figures);
    for (int i = 0; i < SCORE_FIGURES; i++) {
        if (strcmp(figures[i].name, name) == 0)
            return figures[i];
    }
    CHECK_STR("no such figure", name);
    return (struct figure){name, 0, 0, 0};
}

static int percent(double share)
{
    return (int)(share * 1000 + 0.5);
}

static void check_figure(const struct score *score, const char *name, int precision, int recall)
{
    struct figure figure = figure_named(score, name);

    if (!CHECK_INT(percent(figure.precision), precision) ||
        !CHECK_INT(percent(figure.recall), recall))
        printf("# in %s\n", name);
}

static void check_word(const struct words *words, uint32_t index, struct view text,
                       const char *wanted)
{
    if (CHECK(index < words->size))
        CHECK_VIEW(view_slice(text, words->at[index]), wanted);
}

TEST(words_go_over_one_mark_inside)
{
    struct view text = VIEW("U.S. don't-go  _x caf\xc3\xa9\xe2\x80\x99s 3.5% a--b");
    struct words words;

    words_find(&words, text, &arena);
    CHECK_INT(words.size, 6);
    check_word(&words, 0, text, "U.S");
    check_word(&words, 1, text, "don't-go");
    check_word(&words, 2, text, "caf\xc3\xa9\xe2\x80\x99s");
    check_word(&words, 3, text, "3.5");
    check_word(&words, 4, text, "a");
    check_word(&words, 5, text, "b");
}

TEST(words_survive_bad_bytes)
{
    struct view text = VIEW("\xff"
                            "abc\xc3 \xe2\x80"
                            "d");
    struct words words;

    words_find(&words, text, &arena);
    CHECK_INT(words.size, 2);
    check_word(&words, 0, text, "abc");
    check_word(&words, 1, text, "d");
}

TEST(a_span_covers_the_words_that_it_touches)
{
    struct words words;
    struct range range;

    words_find(&words, VIEW("one two three"), &arena);
    range = words_of_span(&words, (struct span){2, 5});
    CHECK_INT(range.from, 0);
    CHECK_INT(range.to, 2);
    CHECK_INT(range_length(words_of_span(&words, (struct span){3, 4})), 0);
    CHECK_INT(range_length(words_of_span(&words, (struct span){0, 1000})), 3);
    CHECK_INT(range_length(words_of_span(&words, (struct span){500, 1000})), 0);
}

TEST(sets_of_words_merge_what_touches)
{
    struct words words;
    struct span_list spans = {NULL, 0, 0};
    struct word_set set, other;

    words_find(&words, VIEW("a b c d e f"), &arena);
    vec_push(&arena, &spans, ((struct span){6, 9}));
    vec_push(&arena, &spans, ((struct span){0, 1}));
    vec_push(&arena, &spans, ((struct span){2, 7}));
    words_of_spans(&set, &words, &spans, &arena);
    CHECK_INT(set.size, 1);
    CHECK_INT(word_set_size(&set), 5);
    spans.size = 1;
    words_of_spans(&other, &words, &spans, &arena);
    CHECK_INT(word_set_shared(&set, &other), 2);
    CHECK(!word_set_equal(&set, &other));
    CHECK(word_set_equal(&set, &set));
}

static const struct view story =
    VIEW("The mill will close, Ada Brook said. \"We tried,\" Tom Reed added. It will reopen.");

TEST(what_is_the_same_is_all_right)
{
    struct claims claims = {NULL, 0, 0};
    struct score score = {0};

    add_claim(&claims, story, "Ada Brook", "said", "The mill will close");
    add_claim(&claims, story, "Tom Reed", "added", "We tried");
    score_add(&score, story, &claims, &claims, &arena);
    CHECK_INT(score.texts, 1);
    CHECK_INT(score.gold, 2);
    CHECK_INT(score.found, 2);
    check_figure(&score, "all exact", 1000, 1000);
    check_figure(&score, "all overlap", 1000, 1000);
    check_figure(&score, "content span", 1000, 1000);
}

TEST(marks_at_the_edge_decide_nothing)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct score score = {0};

    add_claim(&predicted, story, "Tom Reed", "added.", "\"We tried,\"");
    add_claim(&gold, story, "Tom Reed ", "added", "We tried");
    score_add(&score, story, &predicted, &gold, &arena);
    check_figure(&score, "all exact", 1000, 1000);
}

TEST(parts_are_judged_where_cues_meet)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct score score = {0};

    add_claim(&predicted, story, "Tom Reed", "said", "The mill will close");
    add_claim(&gold, story, "Ada Brook", "said", "The mill will close");
    add_claim(&gold, story, "Tom Reed", "added", "We tried");
    score_add(&score, story, &predicted, &gold, &arena);
    check_figure(&score, "cue exact", 1000, 500);
    check_figure(&score, "source exact", 0, 0); /* a right span, but of another's cue */
    check_figure(&score, "source span", 1000, 500);
    check_figure(&score, "content exact", 1000, 500);
    check_figure(&score, "content overlap", 1000, 667);
    CHECK_INT(score.found, 1);
}

TEST(without_a_cue_the_content_joins)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct score score = {0};

    add_claim(&predicted, story, "Tom Reed", NULL, "It will reopen");
    add_claim(&gold, story, "Tom Reed", "added", "It will reopen");
    score_add(&score, story, &predicted, &gold, &arena);
    check_figure(&score, "source exact", 1000, 1000);
    check_figure(&score, "all exact", 0, 0);
}

TEST(a_claim_is_in_one_pair_only)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct score score = {0};

    add_claim(&predicted, story, NULL, NULL, "The mill");
    add_claim(&predicted, story, NULL, NULL, "will close");
    add_claim(&gold, story, NULL, NULL, "The mill will close");
    score_add(&score, story, &predicted, &gold, &arena);
    check_figure(&score, "content overlap", 500, 500);
}

TEST(claims_without_words_count_nowhere)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct score score = {0};

    add_claim(&predicted, story, "Tom Reed", NULL, ",");
    add_claim(&gold, story, "Tom Reed", "added", "We tried");
    score_add(&score, story, &predicted, &gold, &arena);
    CHECK_INT(score.predicted, 0);
    CHECK_INT(score.gold, 1);
    check_figure(&score, "source span", 1000, 1000); /* spans count whoever they belong to */
    check_figure(&score, "all exact", 0, 0);
}

TEST(no_claims_at_all_is_no_division_by_zero)
{
    struct claims none = {NULL, 0, 0};
    struct score score = {0};

    score_add(&score, story, &none, &none, &arena);
    check_figure(&score, "all exact", 0, 0);
    CHECK(figure_named(&score, "all exact").f1 == 0);
}

TEST(half_of_the_content_is_found)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct score score = {0};

    add_claim(&predicted, story, NULL, NULL, "The mill")->type = VIEW("mixed");
    add_claim(&gold, story, NULL, NULL, "The mill will close")->type = VIEW("indirect");
    add_claim(&gold, story, NULL, NULL, "\"We tried,\"")->type = VIEW("direct");
    score_add(&score, story, &predicted, &gold, &arena);
    CHECK_INT(score.found, 1);
    CHECK_INT(score.found_by_type[TYPE_INDIRECT].right, 1);
    CHECK_INT(score.found_by_type[TYPE_DIRECT].right, 0);
    CHECK_INT(score.found_by_type[TYPE_DIRECT].all, 1);
    CHECK_INT(score.type.right, 0);
    CHECK_INT(score.type.all, 1);
}

TEST(speaker_date_and_medium_are_judged_on_what_was_found)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct claim *got = add_claim(&predicted, story, NULL, NULL, "We tried"), *want;
    struct score score = {0};

    vec_push(&arena, &got->speaker, VIEW("Reed"));
    vec_push(&arena, &got->speaker, VIEW("Mr Tom Reed"));
    got->date = VIEW("2024-05");
    got->medium = VIEW("the Hill Radio");
    want = add_claim(&gold, story, NULL, NULL, "We tried");
    vec_push(&arena, &want->speaker, VIEW("Tom Reed"));
    want->medium = VIEW("Radio Vale");
    want->judges_date = true;
    score_add(&score, story, &predicted, &gold, &arena);
    CHECK_INT(score.speaker.right, 1);
    CHECK_INT(score.medium.right, 1);
    CHECK_INT(score.date.all, 0);
    CHECK_INT(score.date.invented, 1);
}

/* An article analysed, in the arena. */
static void analyse(struct analysis *out, struct view bytes)
{
    struct article *article = arena_new(&arena, struct article);
    struct error error = {ERROR_OK, ""};

    NEED(article_bytes(article, VIEW("a.txt"), bytes, DOOR_FILE, &error) == ERROR_OK);
    NEED(analyze(out, article, NULL, &arena, &error) == ERROR_OK);
}

TEST(a_claim_tells_how_it_names_the_speaker)
{
    static const uint8_t wanted[] = {NAMING_NAME, NAMING_PRONOUN, NAMING_TITLE, NAMING_NOMINAL,
                                     NAMING_ORGANISATION};
    struct analysis analysis;
    struct claims claims;

    analyse(&analysis, VIEW("Ada Brook, the mayor of Oldbury, said that the mill will close.\n\n"
                            "She said that it made a loss.\n\n"
                            "The mayor said that a buyer was sought.\n\n"
                            "A clerk at the mill said that nobody had told them.\n\n"
                            "The Ministry of Labour said that it would help.\n"));
    claims_of_analysis(&claims, &analysis, &arena);
    NEED(claims.size == 5);
    for (uint32_t i = 0; i < claims.size; i++)
        CHECK_STR(naming_name(claims.at[i].naming), naming_name(wanted[i]));
}

static void add_spoken(struct claims *claims, const char *content, struct view speaker,
                       enum claim_naming naming)
{
    struct claim *claim = add_claim(claims, story, NULL, NULL, content);

    claim->naming = (uint8_t)naming;
    vec_push(&arena, &claim->speaker, speaker);
}

TEST(speakers_are_counted_by_naming)
{
    struct claims predicted = {NULL, 0, 0}, gold = {NULL, 0, 0};
    struct score score = {0};

    add_spoken(&predicted, "We tried", VIEW("Tom Reed"), NAMING_PRONOUN);
    add_spoken(&predicted, "It will reopen", VIEW("Ada Brook"), NAMING_TITLE);
    add_spoken(&gold, "We tried", VIEW("Tom Reed"), NAMING_NONE);
    add_spoken(&gold, "It will reopen", VIEW("Tom Reed"), NAMING_NONE);
    score_add(&score, story, &predicted, &gold, &arena);
    CHECK_INT(score.speaker_by_naming[NAMING_PRONOUN].right, 1);
    CHECK_INT(score.speaker_by_naming[NAMING_PRONOUN].all, 1);
    CHECK_INT(score.speaker_by_naming[NAMING_TITLE].right, 0);
    CHECK_INT(score.speaker_by_naming[NAMING_TITLE].all, 1);
    CHECK_INT(score.speaker_by_naming[NAMING_NAME].all, 0);
    CHECK_INT(score.speaker.all, 2);
}

TEST(names_are_sets_of_words)
{
    CHECK(names_equal(VIEW("The Office of the Mayor"), VIEW("mayor office"), &arena));
    CHECK(names_equal(VIEW("Ada Brook\xe2\x80\x99s"), VIEW("Dr ADA BROOK"), &arena));
    CHECK(!names_equal(VIEW("Ada Brook"), VIEW("Brook"), &arena));
    CHECK(names_equal(VIEW(""), VIEW("the"), &arena));
    CHECK(names_equal(VIEW("S. Reed"), VIEW("reed s"), &arena));
    CHECK(names_touch(VIEW("Hill Radio"), VIEW("radio"), &arena));
    CHECK(!names_touch(VIEW("the Hill"), VIEW("the Vale"), &arena));
    CHECK(!names_touch(VIEW(""), VIEW(""), &arena));
}

/* A file of gold with these lines; the caller removes it. */
static const char *write_gold(const char *lines)
{
    static char path[32];

    int fd;

    strcpy(path, "/tmp/csto-gold-XXXXXX");
    fd = mkstemp(path);

    if (CHECK(fd >= 0)) {
        CHECK_INT(write(fd, lines, strlen(lines)), strlen(lines));
        close(fd);
    }
    return path;
}

TEST(gold_knows_both_forms_of_spans_and_the_first_annotator)
{
    const char *path = write_gold(
        "{\"article\": \"a/one.txt\", \"statements\": [{\"cue\": [[1, 3]], \"content\": "
        "[{\"start\": 4, \"end\": 9, \"text\": \"x\"}], \"speaker\": \"Ada\", \"date\": null}]}\n"
        "\n{\"article\": \"one.txt\", \"statements\": []}\r\n"
        "{\"article\": \"two.txt\", \"statements\": []}");
    struct error error = {ERROR_OK, ""};
    struct claims claims;
    struct gold gold;

    NEED(gold_read(&gold, path, &error) == ERROR_OK);
    unlink(path);
    CHECK_INT(gold_size(&gold), 2);
    CHECK(gold_has(&gold, "one.txt") && !gold_has(&gold, "three.txt"));
    gold_claims(&claims, &gold, "one.txt", &arena);
    NEED(claims.size == 1);
    CHECK_INT(claims.at[0].part[PART_CUE].at[0].end, 3);
    CHECK_INT(claims.at[0].part[PART_CONTENT].at[0].start, 4);
    CHECK_INT(claims.at[0].part[PART_SOURCE].size, 0);
    CHECK_VIEW(claims.at[0].speaker.at[0], "Ada");
    CHECK(claims.at[0].judges_date && !claims.at[0].judges_medium);
    gold_release(&gold);
}

static void check_refused(const char *lines, const char *reason)
{
    const char *path = write_gold(lines);
    struct error error = {ERROR_OK, ""};
    struct gold gold;

    CHECK_INT(gold_read(&gold, path, &error), ERROR_SYNTAX);
    if (!CHECK(strstr(error.message, reason) != NULL && strstr(error.message, path) != NULL))
        printf("# it says: %s\n", error.message);
    unlink(path);
}

TEST(gold_that_is_wrong_says_where)
{
    check_refused("{\"article\": \"a\", \"statements\": []}\n{", ":2: ");
}

TEST(gold_wants_an_article)
{
    check_refused("{\"statements\": []}", "names the article");
}

TEST(gold_wants_statements)
{
    check_refused("[]", "names the article");
    check_refused("{\"article\": \"a\", \"statements\": {}}", "no \"statements\"");
}

TEST(gold_wants_offsets)
{
    check_refused("{\"article\": \"a\", \"statements\": [{\"cue\": [[-1, 2]]}]}", "list of spans");
}

TEST(gold_wants_texts)
{
    check_refused("{\"article\": \"a\", \"statements\": [{\"speaker\": 3}]}", "texts or null");
}

TEST(gold_that_is_missing_is_named)
{
    struct error error = {ERROR_OK, ""};
    struct gold gold;

    CHECK_INT(gold_read(&gold, "/nonexistent/gold.jsonl", &error), ERROR_NOT_FOUND);
    CHECK(strstr(error.message, "/nonexistent/gold.jsonl") != NULL);
}
