/* syntax/parser_feature.c - what the parser looks at before it acts
 *
 * Words, tags and relations of the top of the stack (s0, s1, s2), of the next tokens (b0, b1, b2) and of their outermost children, alone and
 * joined, after Zhang and Nivre (2011). Long, as it is the list itself. */
#include "syntax/parser.h"

/* One place that is looked at. */
struct spot {
    uint32_t word, tag, relation;
    const struct node *node; /* NULL for the root and for nothing */
};

static const struct node none = {-1, -1, -1, -1, -1, 0, 0, RELATION_COUNT};

static struct spot spot_at(const struct parser *p, int32_t i)
{
    struct spot spot = {1, TAG_COUNT, RELATION_COUNT, &none};

    if (i == p->size) {
        spot.word = 2;
        spot.tag = TAG_COUNT + 1;
    } else if (i >= 0) {
        uint32_t token = p->sentence.from + (uint32_t)i;
        spot.word = p->tree->sign[token].word;
        spot.tag = p->tree->tag[token];
        spot.node = &p->nodes[i];
        spot.relation = spot.node->relation;
    }
    return spot;
}

static uint32_t distance(int32_t from, int32_t to)
{
    int32_t d = from < 0 || to < 0 ? 0 : to - from;

    return (uint32_t)(d <= 5 ? d : d > 10 ? 7 : 6);
}

static int32_t stack_at(const struct parser *p, int32_t depth)
{
    return p->depth > depth ? p->stack[p->depth - 1 - depth] : -1;
}

static int32_t buffer_at(const struct parser *p, int32_t ahead)
{
    return p->next + ahead <= p->size ? p->next + ahead : -1;
}

static void alone(struct features *f, const struct spot *s, const struct spot *b)
{
    FEATURE(f, 1, s[0].word);
    FEATURE(f, 2, s[0].tag);
    FEATURE(f, 3, s[0].word, s[0].tag);
    FEATURE(f, 4, s[1].word);
    FEATURE(f, 5, s[1].tag);
    FEATURE(f, 6, s[1].word, s[1].tag);
    FEATURE(f, 7, b[0].word);
    FEATURE(f, 8, b[0].tag);
    FEATURE(f, 9, b[0].word, b[0].tag);
    FEATURE(f, 10, b[1].word);
    FEATURE(f, 11, b[1].tag);
    FEATURE(f, 12, s[2].word, s[2].tag);
    FEATURE(f, 13, s[2].tag);
    FEATURE(f, 14, b[2].tag);
    FEATURE(f, 15, b[2].word);
}

static void joined(struct features *f, const struct spot *s, const struct spot *b)
{
    FEATURE(f, 16, s[0].word, b[0].word);
    FEATURE(f, 17, s[0].tag, b[0].tag);
    FEATURE(f, 18, s[0].word, b[0].tag);
    FEATURE(f, 19, s[0].tag, b[0].word);
    FEATURE(f, 20, s[0].word, s[0].tag, b[0].tag);
    FEATURE(f, 21, s[0].tag, b[0].word, b[0].tag);
    FEATURE(f, 22, s[0].word, s[0].tag, b[0].word, b[0].tag);
    FEATURE(f, 23, s[1].word, s[0].word);
    FEATURE(f, 24, s[1].tag, s[0].tag);
    FEATURE(f, 25, s[1].word, s[0].tag);
    FEATURE(f, 26, s[1].tag, s[0].word);
    FEATURE(f, 27, s[1].tag, s[0].tag, b[0].tag);
    FEATURE(f, 28, s[2].tag, s[1].tag, s[0].tag);
    FEATURE(f, 29, s[0].tag, b[0].tag, b[1].tag);
    FEATURE(f, 30, b[0].tag, b[1].tag, b[2].tag);
    FEATURE(f, 31, s[1].word, s[0].tag, b[0].tag);
    FEATURE(f, 32, s[1].tag, s[0].word, b[0].tag);
    FEATURE(f, 33, s[1].tag, s[0].tag, b[0].word);
    FEATURE(f, 34, s[1].tag, b[0].tag);
    FEATURE(f, 35, s[1].word, b[0].word);
    FEATURE(f, 36, s[1].word, b[0].tag);
    FEATURE(f, 66, s[0].tag, b[0].tag, b[1].tag, s[1].tag);
    FEATURE(f, 69, s[0].tag, b[0].tag, b[1].word);
    FEATURE(f, 70, s[1].tag, s[0].tag, b[0].tag, b[1].tag);
}

static void children(struct features *f, const struct parser *p, const struct spot *s,
                     const struct spot *b)
{
    struct spot s0l = spot_at(p, s[0].node->left), s0r = spot_at(p, s[0].node->right);
    struct spot s1l = spot_at(p, s[1].node->left), s1r = spot_at(p, s[1].node->right);
    struct spot b0l = spot_at(p, b[0].node->left);
    uint32_t s0l2 = spot_at(p, s[0].node->left2).relation;
    uint32_t s0r2 = spot_at(p, s[0].node->right2).relation;
    uint32_t b0l2 = spot_at(p, b[0].node->left2).relation;
    uint32_t s1r2 = spot_at(p, s[1].node->right2).relation;

    FEATURE(f, 37, s[0].tag, s0l.tag, s0l.relation);
    FEATURE(f, 38, s[0].tag, s0r.tag, s0r.relation);
    FEATURE(f, 39, s[1].tag, s1l.tag, s1l.relation);
    FEATURE(f, 40, s[1].tag, s1r.tag, s1r.relation);
    FEATURE(f, 41, b[0].tag, b0l.tag, b0l.relation);
    FEATURE(f, 42, s[0].word, s0r.relation);
    FEATURE(f, 43, s[0].word, s0l.relation);
    FEATURE(f, 44, b[0].word, b0l.relation);
    FEATURE(f, 45, s[1].word, s1r.relation);
    FEATURE(f, 46, s[0].tag, s0l.relation, s0l2);
    FEATURE(f, 47, s[0].tag, s0r.relation, s0r2);
    FEATURE(f, 48, b[0].tag, b0l.relation, b0l2);
    FEATURE(f, 49, s[1].tag, s[0].tag, s0l.tag);
    FEATURE(f, 50, s[1].tag, s[0].tag, s0r.tag);
    FEATURE(f, 51, s[1].tag, s[0].tag, s1r.tag);
    FEATURE(f, 52, s[0].tag, b[0].tag, s0r.tag);
    FEATURE(f, 53, s[0].tag, b[0].tag, b0l.tag);
    FEATURE(f, 54, s[1].tag, s[0].tag, s1r.relation, s1r2);
    FEATURE(f, 64, s0l.word, s[0].word);
    FEATURE(f, 65, s0r.word, s[0].word);
}

static void distances(struct features *f, const struct parser *p, const struct spot *s,
                      const struct spot *b)
{
    int32_t s0 = stack_at(p, 0), b0 = buffer_at(p, 0);
    uint32_t between = distance(s0, b0), below = distance(stack_at(p, 1), s0);

    FEATURE(f, 55, s[0].tag, b[0].tag, between);
    FEATURE(f, 56, s[0].word, b[0].tag, between);
    FEATURE(f, 57, s[1].tag, s[0].tag, below);
    FEATURE(f, 58, s[1].word, s[0].tag, below);
    FEATURE(f, 59, s[0].word, s[0].node->lefts, s[0].node->rights);
    FEATURE(f, 60, s[0].tag, s[0].node->lefts, s[0].node->rights);
    FEATURE(f, 61, b[0].tag, b[0].node->lefts);
    FEATURE(f, 62, s[1].word, s[1].node->rights);
    FEATURE(f, 63, s[0].tag, b[0].tag, s[0].node->rights);
    FEATURE(f, 67, spot_at(p, s0 - 1).tag, s[0].tag);
    FEATURE(f, 68, spot_at(p, b0 - 1).tag, b[0].tag, s[0].tag);
}

void parser_features(struct features *out, const struct parser *parser)
{
    struct spot s[3], b[3];
    int32_t i;

    for (i = 0; i < 3; i++) {
        s[i] = spot_at(parser, stack_at(parser, i));
        b[i] = spot_at(parser, buffer_at(parser, i));
    }
    out->size = 0;
    alone(out, s, b);
    joined(out, s, b);
    children(out, parser, s, b);
    distances(out, parser, s, b);
}

static const struct sign *sign_of(const struct parser *p, int32_t i)
{
    static const struct sign blank = {.word = 1};

    return i >= 0 && i < p->size ? &p->tree->sign[p->sentence.from + (uint32_t)i] : &blank;
}

void parser_relation_features(struct features *out, const struct parser *p, int32_t head,
                              int32_t child)
{
    struct spot h = spot_at(p, head), c = spot_at(p, child);
    struct spot cl = spot_at(p, c.node->left), cr = spot_at(p, c.node->right);
    uint32_t hl = spot_at(p, h.node->left).relation, hr = spot_at(p, h.node->right).relation;
    struct spot after = spot_at(p, child + 1 < p->size ? child + 1 : -1);
    struct spot before = spot_at(p, child - 1);
    uint32_t right = child > head, suffix = sign_of(p, child)->suffix[3];
    uint32_t far = (right ? distance(head, child) : distance(child, head)) * 2 + right;

    out->size = 0;
    FEATURE(out, 1, h.word, right);
    FEATURE(out, 2, h.tag, right);
    FEATURE(out, 3, c.word, right);
    FEATURE(out, 4, c.tag, right);
    FEATURE(out, 5, h.word, c.word, right);
    FEATURE(out, 6, h.tag, c.tag, right);
    FEATURE(out, 7, h.word, c.tag, right);
    FEATURE(out, 8, h.tag, c.word, right);
    FEATURE(out, 9, h.tag, c.tag, far);
    FEATURE(out, 10, h.word, h.tag, c.word, c.tag);
    FEATURE(out, 11, c.tag, cl.word, h.tag, right);
    FEATURE(out, 12, c.tag, cl.tag, cl.relation, right);
    FEATURE(out, 13, c.tag, cr.tag, cr.relation, right);
    FEATURE(out, 14, h.tag, c.tag, hl, right);
    FEATURE(out, 15, h.tag, c.tag, hr, right);
    FEATURE(out, 16, c.word, cl.relation, right);
    FEATURE(out, 17, h.word, c.tag, cl.word, right);
    FEATURE(out, 18, h.word, hl, c.tag, right);
    FEATURE(out, 19, h.word, hr, c.tag, right);
    FEATURE(out, 20, c.tag, h.tag, after.tag, right);
    FEATURE(out, 21, c.tag, h.tag, before.tag, right);
    FEATURE(out, 22, c.word, before.word, right);
    FEATURE(out, 23, suffix, h.tag, right);
    FEATURE(out, 24, suffix, h.word, right);
    FEATURE(out, 25, hl, hr, c.tag, right);
    FEATURE(out, 26, c.node->lefts, c.tag, h.tag, right);
    FEATURE(out, 27, c.word, after.word, right);
    FEATURE(out, 28, h.tag, c.tag, h.node->lefts, right);
}
