local card = require('csto.card')
local expect = require('expect')

-- A card of a statement and of a report that has one word changed.
local answer = {
    title = 'Ada [Brook]',
    lines = { '', '- other.txt, *altered*: \\_will\\_ -> may', '> We may not go' },
    links = {
        { line = 1, target = { path = '/other.txt', text = 'We may not go', wording = 'altered' } },
        {
            line = 2,
            target = { path = '/other.txt', text = 'We may not go', wording = 'altered' },
            words = { { 'We', 'kept' }, { 'may', 'deleted' }, { 'will', 'added' }, { 'not go', 'kept' } },
        },
    },
}

return {
    {
        'a card is read: what is strong or weak, what leads where, and no backslash',
        function()
            local plain = vim.deepcopy(answer)
            plain.links[2].words = vim.NIL
            local composed = card.compose(plain)
            expect.equal(composed.lines, {
                'Ada [Brook]',
                '',
                '',
                '- other.txt, altered: _will_ -> may',
                '> We may not go',
            })
            expect.equal(composed.targets[4].path, '/other.txt')
            expect.equal(composed.targets[1], nil)
            expect.equal(composed.colours[1], { 0, 0, 11, 'Title' })
        end,
    },
    {
        'the words that differ stand in it, from the report that was changed to the one that changed it',
        function()
            local composed = card.compose(answer)
            expect.equal(composed.lines[5], '> We [-may-] {+will+} not go')
            expect.equal(card.markdown(answer)[5], '> We ~~-may-~~ **+will+** not go')
        end,
    },
    {
        'text of an article is no Markdown',
        function()
            local odd = vim.deepcopy(answer)
            odd.links[2].words[2][1], odd.links[2].words[4][1] = '*may*', 'not [go] <b>'
            local shown = card.markdown(odd)[5]
            expect.equal(shown, '> We ~~-\\*may\\*-~~ **+will+** not \\[go] \\<b>')
        end,
    },
}
