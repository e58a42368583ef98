local expect = require('expect')
local marks = require('csto.marks')

local function statement(kind, content)
    return { id = 0, type = kind, content = content, cue = {}, source = {} }
end

local function drawn(wishes)
    return vim.tbl_map(function(wish)
        return wish.part .. ' ' .. table.concat(wish.range, ',')
    end, wishes)
end

local function buffer(...)
    local bufnr = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_lines(bufnr, 0, -1, true, { ... })
    return bufnr
end

return {
    {
        'speakers are marked where they are named outside of statements',
        function()
            local statements = {
                statement('direct', { { 0, 10, 2, 5 } }),
                statement('indirect', { { 0, 12, 0, 20 }, { 3, 0, 3, 9 } }),
            }
            local speakers = {
                { statements = 1, mentions = { { 3, 2, 3, 4 }, { 0, 0, 0, 5 }, { 0, 21, 0, 25 } } },
                { statements = 1, mentions = { { 2, 3, 2, 8 }, { 3, 9, 3, 12 } } },
                { statements = 0, mentions = { { 4, 0, 4, 3 } } },
            }
            expect.equal(drawn(marks.wishes(statements, speakers)), {
                'content 0,10,2,5',
                'content 0,12,0,20',
                'content 3,0,3,9',
                'mention 0,0,0,5',
                'mention 2,3,2,8',
                'mention 3,9,3,12',
            })
        end,
    },
    {
        'a thought has a place and no colour, nor has who says nothing else',
        function()
            local function said(act, speaker, row)
                local content = { { row, 10, row, 20 } }
                return {
                    id = row, type = 'indirect', act = act, speaker = speaker,
                    content = content, cue = { { row, 5, row, 9 } }, source = { { row, 0, row, 4 } },
                }
            end
            local statements = { said('assert', 'a', 0), said('think', 'a', 1), said('intend', 'b', 2) }
            local speakers = {
                { id = 'a', statements = 2, mentions = { { 1, 0, 1, 4 }, { 1, 12, 1, 15 } } },
                { id = 'b', statements = 1, mentions = { { 2, 0, 2, 4 } } },
            }
            local wishes = marks.wishes(statements, speakers)
            expect.equal(drawn(wishes), {
                'content 0,10,0,20',
                'cue 0,5,0,9',
                'source 0,0,0,4',
                'content 1,10,1,20',
                'content 2,10,2,20',
                'mention 1,0,1,4',
                'mention 1,12,1,15',
            })
            expect.equal({ wishes[1].group, wishes[4].group, wishes[5].group }, { 'CstoIndirect', nil, nil })
        end,
    },
    {
        'what stands is kept, what is new is drawn, what is gone goes',
        function()
            local bufnr = buffer('It rains, he said.', 'It does.')
            local wishes = {
                { range = { 0, 0, 0, 9 }, group = 'CstoDirect', statement = 1, part = 'content', place = 1 },
                { range = { 0, 13, 0, 17 }, group = 'CstoCue', statement = 1, part = 'cue', place = 1 },
            }
            local first = marks.update(bufnr, {}, wishes)
            expect.equal(vim.tbl_count(first), 2)
            wishes[2] = { range = { 1, 0, 1, 8 }, group = 'CstoMixed', statement = 2, part = 'content', place = 1 }
            local second = marks.update(bufnr, first, wishes)
            local kept = vim.tbl_filter(function(id)
                return first[id] ~= nil
            end, vim.tbl_keys(second))
            expect.equal(#kept, 1)
            expect.equal(first[kept[1]].part, 'content')
            expect.equal(#vim.api.nvim_buf_get_extmarks(bufnr, marks.namespace, 0, -1, {}), 2)
        end,
    },
    {
        'one place is drawn once, but each statement knows its own',
        function()
            local bufnr = buffer('It rains, he said.')
            local range = { 0, 0, 0, 8 }
            local known = marks.update(bufnr, {}, {
                { range = range, group = 'CstoDirect', statement = 1, part = 'content', place = 1 },
                { range = range, group = 'CstoDirect', statement = 2, part = 'content', place = 1 },
                { range = { 0, 10, 0, 12 }, group = 'CstoSource', part = 'source', place = 1 },
                { range = { 0, 10, 0, 12 }, group = 'CstoSource', part = 'mention', place = 1 },
            })
            expect.equal(vim.tbl_count(known), 3)
        end,
    },
    {
        'a mark whose text was deleted has no place',
        function()
            local bufnr = buffer('It rains, he said.')
            local known = marks.update(bufnr, {}, {
                { range = { 0, 0, 0, 8 }, group = 'CstoDirect', statement = 1, part = 'content', place = 1 },
            })
            local id = next(known)
            expect.equal(marks.place(bufnr, id), { 0, 0, 0, 8 })
            vim.api.nvim_buf_set_text(bufnr, 0, 0, 0, 9, {})
            expect.equal(marks.place(bufnr, id), nil)
            expect.equal(marks.place(bufnr, 999), nil)
        end,
    },
    {
        'a place outside of the text is not drawn and harms nothing',
        function()
            local bufnr = buffer('It rains.')
            local known = marks.update(bufnr, {}, {
                { range = { 7, 0, 7, 8 }, group = 'CstoDirect', statement = 1, part = 'content', place = 1 },
                { range = { 0, 0, 0, 80 }, group = 'CstoDirect', statement = 2, part = 'content', place = 1 },
            })
            expect.equal(known, {})
        end,
    },
}
