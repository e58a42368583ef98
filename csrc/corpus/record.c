/* corpus/record.c - an analysis as bytes, and back */
#include "corpus/record.h"

#include "corpus/codec.h"

static void code_parts(struct codec *c, struct parts *parts)
{
    CODEC_EACH(c, parts, codec_range);
}

static void code_alias(struct codec *c, struct alias *alias)
{
    CODEC_EACH(c, alias, codec_text);
}

static void code_indexes(struct codec *c, struct indexes *indexes)
{
    CODEC_EACH(c, indexes, codec_index);
}

static void code_owners(struct codec *c, uint32_t **owners, uint32_t size)
{
    uint32_t i;

    if (!c->out)
        *owners = arena_new_array(c->arena, size, uint32_t);
    for (i = 0; i < size; i++)
        codec_index(c, &(*owners)[i]);
}

static void code_heading(struct codec *c, struct heading *heading)
{
    codec_text(c, &heading->title);
    codec_text(c, &heading->outlet);
    codec_text(c, &heading->url);
    codec_date(c, &heading->date);
    codec_string(c, &heading->date_from);
}

static void code_sentence(struct codec *c, struct sentence *sentence)
{
    codec_range(c, &sentence->tokens);
    codec_number(c, &sentence->paragraph);
}

static void code_paragraph(struct codec *c, struct paragraph *paragraph)
{
    codec_span(c, &paragraph->span);
    codec_range(c, &paragraph->tokens);
    codec_range(c, &paragraph->sentences);
    codec_byte(c, &paragraph->kind);
}

static void code_quotation(struct codec *c, struct quotation *quotation)
{
    codec_range(c, &quotation->tokens);
    codec_span(c, &quotation->inner);
    codec_byte(c, &quotation->style);
    codec_byte(c, &quotation->depth);
    codec_flag(c, &quotation->closed);
    codec_index(c, &quotation->continues);
}

enum { TOKEN_CAPITAL = 8, TOKEN_SHOUTING = 16, TOKEN_SPACED = 32, TOKEN_OWN = 64, TOKEN_IN = 128 };

static uint8_t token_flags(const struct codec *c, const struct token *token)
{
    return (uint8_t)((token->kind & 7) | (token->capital ? TOKEN_CAPITAL : 0) |
                     (token->shouting ? TOKEN_SHOUTING : 0) | (token->spaced ? TOKEN_SPACED : 0) |
                     (view_equal(token->norm, view_slice(c->bytes, token->span)) ? 0 : TOKEN_OWN) |
                     (token->quotation == NONE ? 0 : TOKEN_IN));
}

static void flag_token(struct token *token, uint8_t flags)
{
    token->kind = flags & 7;
    token->capital = flags & TOKEN_CAPITAL;
    token->shouting = flags & TOKEN_SHOUTING;
    token->spaced = flags & TOKEN_SPACED;
    token->quotation = NONE;
}

/* Begins with how far it is from the end of the token before. Its sentence follows from the sentences. */
static void code_token(struct codec *c, struct token *token, uint32_t *end)
{
    uint32_t gap = token->span.start - *end, length = span_length(token->span);
    uint8_t flags = c->out ? token_flags(c, token) : 0;

    codec_number(c, &gap);
    codec_number(c, &length);
    codec_byte(c, &flags);
    if (!c->out) {
        token->span = (struct span){*end + gap, *end + gap + length};
        c->failed |=
            gap > c->bytes.size || length > c->bytes.size || token->span.end > c->bytes.size;
        if (c->failed)
            return;
        flag_token(token, flags);
        token->norm = view_slice(c->bytes, token->span);
    }
    if (flags & TOKEN_OWN)
        codec_text(c, &token->norm);
    if (flags & TOKEN_IN)
        codec_number(c, &token->quotation);
    *end = token->span.end;
}

static void code_tokens(struct codec *c, struct text *text)
{
    uint32_t size = codec_size(c, text->tokens.size), i, end = 0;

    if (!c->out) {
        text->tokens.at = arena_new_array(c->arena, size, struct token);
        text->tokens.size = text->tokens.room = size;
    }
    for (i = 0; i < size && !c->failed; i++)
        code_token(c, &text->tokens.at[i], &end);
}

static void assign_sentences(struct codec *c, struct text *text)
{
    uint32_t i, k;

    for (i = 0; i < text->sentences.size && !c->failed; i++) {
        struct range tokens = text->sentences.at[i].tokens;

        c->failed |= tokens.from > tokens.to || tokens.to > text->tokens.size;
        for (k = tokens.from; k < tokens.to && !c->failed; k++)
            text->tokens.at[k].sentence = i;
    }
}

static void code_article_text(struct codec *c, struct text *text)
{
    code_tokens(c, text);
    CODEC_EACH(c, &text->sentences, code_sentence);
    CODEC_EACH(c, &text->paragraphs, code_paragraph);
    CODEC_EACH(c, &text->quotations, code_quotation);
    codec_flag(c, &text->truncated);
    if (!c->out)
        assign_sentences(c, text);
}

static void code_group(struct codec *c, struct verb_group *group)
{
    codec_range(c, &group->tokens);
    codec_number(c, &group->head);
    codec_byte(c, &group->form);
    codec_flag(c, &group->finite);
    codec_flag(c, &group->infinitive);
    codec_flag(c, &group->passive);
    codec_flag(c, &group->negated);
    codec_flag(c, &group->modal);
}

static void code_phrase(struct codec *c, struct noun_phrase *phrase)
{
    codec_range(c, &phrase->tokens);
    codec_number(c, &phrase->head);
}

enum { WORD_LEMMA = 32, WORD_GROUP = 64, WORD_PHRASE = 128 }; /* CLASS_COUNT <= 32 */

static void make_syntax(struct codec *c, struct syntax *syntax, uint32_t size)
{
    syntax->class = arena_new_array(c->arena, size, uint8_t);
    syntax->form = arena_new_array(c->arena, size, uint8_t);
    syntax->tasks = arena_new_array(c->arena, size, uint32_t);
    syntax->lemma = arena_new_array(c->arena, size, struct view);
    syntax->group = arena_new_array(c->arena, size, uint32_t);
    syntax->phrase = arena_new_array(c->arena, size, uint32_t);
    syntax->tree = NULL;
}

static uint8_t word_flags(const struct syntax *syntax, uint32_t i, struct view norm)
{
    return (uint8_t)(syntax->class[i] | (view_equal(syntax->lemma[i], norm) ? 0 : WORD_LEMMA) |
                     (syntax->group[i] == NONE ? 0 : WORD_GROUP) |
                     (syntax->phrase[i] == NONE ? 0 : WORD_PHRASE));
}

static void code_word(struct codec *c, struct syntax *syntax, uint32_t i, struct view norm)
{
    uint8_t flags = c->out ? word_flags(syntax, i, norm) : 0;

    codec_byte(c, &flags);
    codec_byte(c, &syntax->form[i]);
    codec_number(c, &syntax->tasks[i]);
    if (!c->out) {
        syntax->class[i] = flags % WORD_LEMMA;
        syntax->lemma[i] = norm;
        syntax->group[i] = syntax->phrase[i] = NONE;
    }
    if (flags & WORD_LEMMA)
        codec_text(c, &syntax->lemma[i]);
    if (flags & WORD_GROUP)
        codec_number(c, &syntax->group[i]);
    if (flags & WORD_PHRASE)
        codec_number(c, &syntax->phrase[i]);
    c->failed |= syntax->class[i] >= CLASS_COUNT || syntax->form[i] > VERB_GERUND ||
                 ((flags & WORD_GROUP) && syntax->group[i] >= syntax->groups.size) ||
                 ((flags & WORD_PHRASE) && syntax->phrase[i] >= syntax->phrases.size);
}

static bool holds_head(struct range tokens, uint32_t head, uint32_t size)
{
    return tokens.to <= size && range_has(tokens, head);
}

static void code_syntax(struct codec *c, struct syntax *syntax, const struct text *text)
{
    uint32_t i;

    CODEC_EACH(c, &syntax->groups, code_group);
    CODEC_EACH(c, &syntax->phrases, code_phrase);
    if (!c->out)
        make_syntax(c, syntax, text->tokens.size);
    for (i = 0; i < text->tokens.size && !c->failed; i++)
        code_word(c, syntax, i, text->tokens.at[i].norm);
    for (i = 0; i < syntax->groups.size && !c->failed; i++)
        c->failed |=
            !holds_head(syntax->groups.at[i].tokens, syntax->groups.at[i].head, text->tokens.size);
    for (i = 0; i < syntax->phrases.size && !c->failed; i++)
        c->failed |= !holds_head(syntax->phrases.at[i].tokens, syntax->phrases.at[i].head,
                                 text->tokens.size);
}

static void code_expression(struct codec *c, struct expression *expression)
{
    uint8_t shift = (uint8_t)expression->shift;

    codec_range(c, &expression->tokens);
    codec_date(c, &expression->value);
    codec_byte(c, &expression->base);
    codec_flag(c, &expression->conflict);
    codec_flag(c, &expression->upcoming);
    codec_flag(c, &expression->weekly);
    codec_flag(c, &expression->told);
    codec_byte(c, &shift);
    expression->shift = (int8_t)shift;
    codec_flag(c, &expression->duration);
}

static void code_mention(struct codec *c, struct mention *mention)
{
    codec_range(c, &mention->tokens);
    codec_range(c, &mention->name);
    codec_range(c, &mention->role);
    codec_number(c, &mention->head);
    codec_byte(c, &mention->form);
    codec_byte(c, &mention->kind);
    codec_byte(c, &mention->gender);
    codec_byte(c, &mention->number);
    codec_byte(c, &mention->person);
    codec_flag(c, &mention->possessive);
}

static void code_statement(struct codec *c, struct statement *statement)
{
    code_parts(c, &statement->cue);
    code_parts(c, &statement->source);
    code_parts(c, &statement->content);
    codec_index(c, &statement->mention);
    codec_index(c, &statement->parent);
    codec_index(c, &statement->continues);
    codec_byte(c, &statement->type);
    codec_byte(c, &statement->act);
    codec_flag(c, &statement->negated);
    codec_float(c, &statement->confidence);
    codec_string(c, &statement->rule);
}

/* By its name: the user's tables may be others by now. */
static void code_entry(struct codec *c, const struct authority_entry **entry)
{
    struct view name = c->out && *entry ? (*entry)->name : VIEW("");

    codec_text(c, &name);
    if (!c->out)
        *entry =
            name.size && c->authority
                ? authority_find(c->authority, authority_key(c->arena, lexicon_get(NULL), name))
                : NULL;
}

static void code_speaker(struct codec *c, struct speaker *speaker)
{
    codec_text(c, &speaker->id);
    codec_text(c, &speaker->name);
    codec_text(c, &speaker->affiliation);
    code_parts(c, &speaker->roles);
    code_alias(c, &speaker->aliases);
    code_indexes(c, &speaker->mentions);
    code_indexes(c, &speaker->statements);
    codec_range(c, &speaker->terms);
    codec_byte(c, &speaker->kind);
    codec_byte(c, &speaker->gender);
    code_entry(c, &speaker->entry);
}

static void code_medium(struct codec *c, struct medium *medium)
{
    codec_text(c, &medium->name);
    codec_text(c, &medium->by);
    codec_byte(c, &medium->kind);
}

static void code_provenance(struct codec *c, struct provenance *provenance)
{
    codec_date(c, &provenance->date);
    codec_string(c, &provenance->date_from);
    code_medium(c, &provenance->medium);
    code_alias(c, &provenance->reported_by);
}

static void code_analysis(struct codec *c, struct analysis *a)
{
    uint32_t i;

    code_heading(c, &a->heading);
    code_article_text(c, &a->text);
    if (c->failed)
        return;
    code_syntax(c, &a->syntax, &a->text);
    CODEC_EACH(c, &a->expressions, code_expression);
    CODEC_EACH(c, &a->mentions, code_mention);
    CODEC_EACH(c, &a->statements, code_statement);
    CODEC_EACH(c, &a->speakers.all, code_speaker);
    if (c->failed)
        return;
    code_owners(c, &a->speakers.of_mention, a->mentions.size);
    code_owners(c, &a->speakers.of_statement, a->statements.size);
    if (!c->out)
        a->provenance = arena_new_array(c->arena, a->statements.size, struct provenance);
    for (i = 0; i < a->statements.size && !c->failed; i++)
        code_provenance(c, &a->provenance[i]);
}

void record_write(struct buffer *out, const struct analysis *analysis)
{
    struct codec c = {.out = out, .bytes = analysis->text.bytes};
    struct analysis copy = *analysis;

    code_analysis(&c, &copy);
}

/* Alone in a function, so that setjmp's frame holds nothing that changes before a jump to it. */
static bool read_guarded(struct codec *c, struct analysis *out)
{
    jmp_buf guard, *outer = c->arena->guard;
    bool done = false;

    if (setjmp(guard) == 0) {
        c->arena->guard = &guard;
        code_analysis(c, out);
        done = true;
    }
    c->arena->guard = outer;
    return done;
}

enum error_code record_read(struct analysis *out, const struct article *article, struct view record,
                            const struct authority *authority, struct arena *arena,
                            struct error *error)
{
    struct codec c = {
        .in = record, .bytes = article->bytes, .authority = authority, .arena = arena};

    memset(out, 0, sizeof(*out));
    out->article = article;
    out->text.bytes = article->bytes;
    if (!read_guarded(&c, out))
        return error_set(error, ERROR_NO_MEMORY, "%.*s: %s", VIEW_ARGS(article->path),
                         error_default(ERROR_NO_MEMORY));
    if (c.failed || c.at != record.size || !analysis_check(out, NULL))
        return error_set(error, ERROR_SYNTAX, "%.*s: what the store has of it is damaged",
                         VIEW_ARGS(article->path));
    return ERROR_OK;
}
