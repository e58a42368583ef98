/* statement/setting.c - what is known of each token */
#include "statement/setting.h"

static uint16_t child_bit(uint8_t relation)
{
    switch (relation) {
    case RELATION_CCOMP:
        return CHILD_CCOMP;
    case RELATION_NSUBJ:
        return CHILD_SUBJECT;
    case RELATION_DOBJ:
        return CHILD_OBJECT;
    case RELATION_XCOMP:
        return CHILD_XCOMP;
    case RELATION_MARK:
        return CHILD_MARK;
    case RELATION_PARATAXIS:
        return CHILD_PARATAXIS;
    case RELATION_NMOD:
        return CHILD_NMOD;
    case RELATION_NEG:
        return CHILD_NEGATION;
    case RELATION_ACL:
        return CHILD_ACL;
    default:
        return 0;
    }
}

static uint8_t quote_state(const struct text *text, uint32_t i)
{
    uint32_t q = text->tokens.at[i].quotation;
    struct range inside;

    if (q == NONE)
        return QUOTE_OUTSIDE;
    inside = text->quotations.at[q].tokens;
    if (text->tokens.at[i].kind == TOKEN_QUOTE && i == inside.from)
        return QUOTE_OPENS;
    if (text->tokens.at[i].kind == TOKEN_QUOTE && i + 1 == inside.to)
        return QUOTE_CLOSES;
    return QUOTE_INSIDE;
}

static void read_token(struct setting *s, uint32_t i)
{
    uint8_t tag = s->tree->tag[i];
    uint32_t head = s->tree->head[i];
    bool comma = tag == TAG_COMMA || tag == TAG_COLON;

    s->quote[i] = quote_state(s->text, i);
    s->commas[i + 1] = s->commas[i] + comma;
    s->quotes[i + 1] = s->quotes[i] + (s->text->tokens.at[i].kind == TOKEN_QUOTE);
    if (s->quote[i] != QUOTE_OUTSIDE)
        s->quoted[s->text->tokens.at[i].sentence] = true;
    if (head == NONE)
        return;
    s->children[head] |= child_bit(s->tree->relation[i]);
    if (s->tree->relation[i] == RELATION_NSUBJ && s->subject[head] == NONE)
        s->subject[head] = i;
}

static void mark_rules(struct setting *s, const struct statements *rules)
{
    uint32_t i, p, t;

    s->rules = rules;
    for (i = 0; i < rules->size; i++)
        for (p = 0; p < rules->at[i].cue.size; p++)
            for (t = rules->at[i].cue.at[p].from; t < rules->at[i].cue.at[p].to; t++)
                s->ruled[t] = i;
}

const struct statement *setting_rule(const struct setting *setting, struct range cue)
{
    uint32_t i;

    for (i = cue.from; i < cue.to; i++)
        if (setting->ruled[i] != NONE)
            return &setting->rules->at[setting->ruled[i]];
    return NULL;
}

void setting_init(struct setting *out, const struct text *text, const struct tree *tree,
                  const struct statements *rules, struct arena *arena)
{
    uint32_t n = text->tokens.size, i;

    out->text = text;
    out->tree = tree;
    out->quote = arena_new_array(arena, n, uint8_t);
    out->children = arena_new_array(arena, n, uint16_t);
    out->subject = arena_new_array(arena, n, uint32_t);
    out->commas = arena_new_array(arena, n + 1, uint32_t);
    out->quotes = arena_new_array(arena, n + 1, uint32_t);
    out->cues = arena_new_array(arena, n + 1, uint32_t);
    out->quoted = arena_new_array(arena, text->sentences.size, bool);
    out->ruled = arena_new_array(arena, n, uint32_t);
    for (i = 0; i < n; i++)
        out->subject[i] = out->ruled[i] = NONE;
    mark_rules(out, rules);
    for (i = 0; i < n; i++)
        read_token(out, i);
}

void setting_count_cues(struct setting *setting, const bool *begins)
{
    uint32_t i;

    for (i = 0; i < setting->text->tokens.size; i++)
        setting->cues[i + 1] = setting->cues[i] + begins[i];
}

uint32_t setting_head(const struct setting *setting, struct range cue)
{
    uint32_t i, head = NONE;

    for (i = cue.from; i < cue.to; i++) {
        uint32_t h = setting->tree->head[i];
        if (h != NONE && range_has(cue, h))
            continue;
        if (tag_is_verb(setting->tree->tag[i]))
            return i;
        if (head == NONE)
            head = i;
    }
    for (i = cue.to; i-- > cue.from;)
        if (tag_is_verb(setting->tree->tag[i]))
            return i;
    return head == NONE ? cue.from : head;
}

bool setting_speaks(const struct setting *setting, uint32_t sentence)
{
    uint32_t paragraph = setting->text->sentences.at[sentence].paragraph;
    uint8_t kind = setting->text->paragraphs.at[paragraph].kind;

    return kind == PARAGRAPH_BODY || kind == PARAGRAPH_TITLE;
}
